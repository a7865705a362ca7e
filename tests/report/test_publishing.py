"""What is published is what was approved, signed, whole, and nothing else; whoever has a copy can check it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.report import publications
from tests.report.publications import CANARY, CODE, EDITOR, House, approved, opened, submitted

from constat.errors import BadFile, Conflict, NotFound, Refused
from constat.record.casework import editions
from constat.record.models import Finding
from constat.report.publishing import pack, publish, publish_unsigned, putting, withdraw
from constat.report.publishing.checking import check_file, check_folder
from constat.report.publishing.frame import policy, style
from constat.report.publishing.shelf import editions as shelved
from constat.report.publishing.shelf import the_edition
from constat.report.publishing.signing import read_signature


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "")
        made = approved(opened(tmp_path_factory.mktemp("house") / "bureau"))
        publish(made.case, made.edition, made.workspace.path)
        yield made
        made.case.close()


@pytest.fixture
def site(house: House, tmp_path: Path) -> Path:
    """A copy of the published folder, to be altered."""
    return Path(shutil.copytree(house.workspace.path / "public" / CODE, tmp_path / "copy"))


def _plain(data: bytes) -> bytes:
    """The bytes of a file with what it packs: parts of office files, streams and attachments of a PDF."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return b"\n".join(held.read(name) for name in held.namelist())
    if data[:5] == b"%PDF-":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return data + b"\n".join(one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
    return data


def test_only_an_approved_package_is_published_and_publishing_again_changes_nothing(house: House) -> None:
    before = {path: path.read_bytes() for path in (house.workspace.path / "public").rglob("*") if path.is_file()}
    assert len(before) > 30
    publish(house.case, house.edition, house.workspace.path)
    assert before == {path: path.read_bytes() for path in (house.workspace.path / "public").rglob("*") if path.is_file()}
    assert [finding.status for finding in house.case.rows(Finding).exclude(status=None)] == ["published"] * 3
    submitted(house, "not-approved")
    with pytest.raises(Conflict):
        publish(house.case, house.edition, house.workspace.path)
    house.edition = next(row.pk for row in house.case.rows(type(house.row())) if row.code == CODE)


def test_no_canary_is_in_any_published_file(house: House) -> None:
    held = {path: _plain(path.read_bytes()) for path in (house.workspace.path / "public").rglob("*") if path.is_file()}
    found = {path.name for path, data in held.items() if CANARY.encode() in data}
    assert not found
    everything = b"\n".join(held.values())
    assert str(house.workspace.path).encode() not in everything
    for row in house.case.keys.members():
        assert row.actor.encode() not in everything
        assert f">{row.code}<".encode() not in everything
    assert house.edition.encode() not in everything and house.row().digest.encode() not in everything
    for model in publications.RECORDS:
        for pk in house.case.rows(model).values_list("pk", flat=True):
            assert pk.encode() not in everything, model
    assert house.planted > 250
    # The words planted are found where they may be: this test can fail.
    assert any(CANARY.encode() in _plain(data) for data in house.files.values())


def test_each_figure_has_its_page_and_the_report_for_reading_leads_to_it(house: House) -> None:
    folder = house.workspace.path / "public" / CODE
    for language, words in (("en", "At least 500"), ("fr", "au moins 500")):
        text = (folder / f"read.{language}.html").read_text(encoding="utf-8")
        leads = re.findall(r'<a class="n" id="n-\d+" href="(figure/[0-9a-f]{16}\.\w\w\.html)"', text)
        assert leads and all((folder / lead).is_file() for lead in leads)
        assert "constat-manifest" not in text
        killed = next(figure for figure in house.built.figures if figure.measure == "killed" and figure.selection.standard)
        page = (folder / f"figure/{killed.id}.{language}.html").read_text(encoding="utf-8")
        assert words.casefold() in page.casefold()
        for part in (killed.snapshot, "moura-findings", killed.id, f"index.{language}.html", f"verify.{language}.html"):
            assert part in page
        assert {"en": "Reasonable grounds", "fr": "Motifs raisonnables"}[language].casefold() in page.casefold()


def test_pages_ask_for_nothing_run_nothing_and_say_their_policy(house: House) -> None:
    for path in (house.workspace.path / "public" / CODE).rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "constat-manifest" in text or path.name.startswith("read."):
            continue
        assert policy() in text and style() in text, path
        assert not re.search(r"<script|<img|<iframe|style=|\son\w+=|@import|url\(|https?://", text), path
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path
        for lead in re.findall(r'href="([^"#]+)"', text):
            assert lead == "data:," or (path.parent / lead).is_file(), (path, lead)


def test_the_site_keeps_to_the_tokens_of_the_front_end() -> None:
    tokens = Path(__file__).parents[2] / "frontend" / "css" / "tokens.css"
    plain = re.sub(r"/\*.*?\*/\s*", "", tokens.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert style().startswith(plain.strip()[:200]) and plain.strip() in style()


def test_the_signature_is_checked_with_openssl_alone(house: House) -> None:
    folder = house.workspace.path / "public" / CODE
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "office.pub", "-rawin", "-in", "signed.txt", "-sigfile", "signed.sig"]
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0  # noqa: S603
    signed = read_signature((folder / "signature.json").read_bytes())
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(signed.files) == names - {"signature.json", "signed.txt", "signed.sig", "office.pub"}
    assert signed.fingerprint == house.case.keys.fingerprint


@pytest.mark.parametrize("field", ["seal", "office", "fingerprint", "day", "code", "public_key", "signature", "card"])
def test_a_signature_altered_in_any_field_is_broken(site: Path, field: str) -> None:
    told = json.loads((site / "signature.json").read_bytes())
    told[field] = str(told[field])[:-1] + ("0" if str(told[field])[-1] != "0" else "1")
    with pytest.raises(BadFile):
        read_signature(json.dumps(told).encode())


def test_another_key_under_the_same_name_is_found_by_its_fingerprint(house: House, site: Path, tmp_path: Path) -> None:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Cost
    from constat.report.publishing.signing import sign

    other, _ = CaseFile.create(
        tmp_path / "other", office=house.case.keys.office, code="x", passphrase="une autre phrase", roles=["editor"], cost=Cost.smallest()
    )
    files = {name: (site / name).read_bytes() for name in read_signature((site / "signature.json").read_bytes()).files}
    for name, data in sign(other, CODE, house.built.seal, "2026-01-01", files).items():
        (site / name).write_bytes(data)
    other.close()
    report = site / "moura-findings.en.pdf"
    assert check_file(report).holds
    assert not check_file(report, fingerprint=house.case.keys.fingerprint).holds


def test_a_published_file_says_who_signed_it_and_one_changed_digit_is_named(house: House, site: Path) -> None:
    report = site / "moura-findings.en.html"
    found = check_file(report, fingerprint=house.case.keys.fingerprint)
    assert found.holds and found.signature is not None and found.signature.office == "Constat, exemple"
    assert "verify-unchecked-signature" not in found.unchecked
    report.write_bytes(report.read_bytes().replace(b">500</a>", b">600</a>", 1))
    messages = {fault.message for fault in check_file(report).faults}
    assert {"verify-figure-printed", "verify-signature-file"} <= messages


def test_a_folder_with_a_file_more_or_less_or_other_does_not_hold(site: Path) -> None:
    assert all(one.holds for one in check_folder(site))
    (site / "index.en.html").write_bytes(b"<html>other")
    (site / "added.txt").write_bytes(b"x")
    (site / "read.fr.html").unlink()
    whole = next(check_folder(site))
    assert {fault.message for fault in whole.faults} == {"verify-signature-file", "verify-signature-extra", "verify-signature-gone"}


def test_a_report_without_a_signature_says_so_and_a_fingerprint_then_fails(site: Path) -> None:
    (site / "signature.json").unlink()
    report = site / "moura-findings.fr.docx"
    found = check_file(report)
    assert found.holds and found.signature is None and "verify-unchecked-signature" in found.unchecked
    assert not check_file(report, fingerprint="12345").holds


def test_what_disclosure_control_holds_back_is_not_published(house: House) -> None:
    files = house.files
    try:
        for code, decision in (("held-back", b'{"passes": false}'), ("says-nothing", None)):
            house.files = {**files, "decision.json": decision} if decision else {name: data for name, data in files.items() if name != "decision.json"}
            approved(house, code)
            with pytest.raises(Refused):
                publish(house.case, house.edition, house.workspace.path)
            assert house.row().status == "approved" and not (house.workspace.path / "public" / code).exists()
    finally:
        house.files = files
        house.edition = next(row.pk for row in house.case.rows(type(house.row())) if row.code == CODE)


def test_an_altered_or_foreign_file_in_the_package_is_not_published(house: House) -> None:
    files, name = house.files, "report/moura-findings.en.html"
    try:
        for code, change in (("altered", {name: files[name].replace(b">500</a>", b">600</a>", 1)}), ("foreign", {"report/notes.txt": b"CANARY"})):
            house.files = {**files, **change}
            approved(house, code)
            with pytest.raises((Refused, BadFile)):
                publish(house.case, house.edition, house.workspace.path)
            assert not (house.workspace.path / "public" / code).exists()
    finally:
        house.files = files
        house.edition = next(row.pk for row in house.case.rows(type(house.row())) if row.code == CODE)


def test_a_later_edition_says_what_changed_and_a_withdrawn_one_why(house: House) -> None:
    first = house.edition
    approved(house, "moura-second", former=first)
    publish(house.case, house.edition, house.workspace.path)
    text = (house.workspace.path / "public" / "moura-second" / "index.en.html").read_text(encoding="utf-8")
    assert CODE in text and "former edition" in text
    made = withdraw(house.case, house.edition, house.workspace.path, "A count was <wrong>.")
    assert made is not None
    folder = house.workspace.path / "public" / "moura-second"
    left = {path.name for path in folder.rglob("*") if path.is_file()}
    assert left == {"index.html", "index.en.html", "index.fr.html", "edition.json", "signature.json", "signed.txt", "signed.sig", "office.pub"}
    assert "A count was &lt;wrong&gt;." in (folder / "index.en.html").read_text(encoding="utf-8")
    assert "retirée" in (folder / "index.fr.html").read_text(encoding="utf-8")
    assert all(one.holds for one in check_folder(folder))
    assert the_edition(house.workspace.path, "moura-second").withdrawn
    assert {one.code for one in shelved(house.workspace.path)} == {CODE, "moura-second"}
    house.edition = first


def test_an_edition_never_published_leaves_no_page_when_it_is_given_up(house: House) -> None:
    first = house.edition
    submitted(house, "given-up")
    assert withdraw(house.case, house.edition, house.workspace.path, "Superseded.") is None
    assert not (house.workspace.path / "public" / "given-up").exists()
    house.edition = first


def test_an_edition_approved_by_its_author_says_so(house: House) -> None:
    from constat.report.publishing.edition import Public
    from constat.report.publishing.packing import built_files
    from constat.report.publishing.site import site as laid_out

    both = {"en": "Office", "fr": "Bureau"}
    for lone in (True, False):
        made = laid_out(Public("note", both, both, "2022", house.built.seal, "2026-11-23", built_files(house.files), lone=lone))
        assert (b"Approved by its author" in made["index.en.html"]) == lone == (b"par son auteur" in made["index.fr.html"])


def test_without_a_case_file_a_report_is_published_unsigned(house: House, tmp_path: Path) -> None:
    from constat.events.workspace import Workspace

    plain = Workspace.create(tmp_path / "plain")
    made = publish_unsigned(house.workspace.path / "drafts", plain.path)
    assert not made.fingerprint and "signature.json" not in made.files
    assert "Not signed" in (made.folder / "index.en.html").read_text(encoding="utf-8")
    with pytest.raises(NotFound):
        publish_unsigned(tmp_path / "nowhere", plain.path)


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "figure/../../../record/keys/keyring.json", "figure", ".new-x", "figure/x/y", "..", "a\x00b", "signed.txt/.."]
)
def test_no_name_leads_out_of_an_editions_folder(house: House, name: str) -> None:
    with pytest.raises(NotFound):
        the_edition(house.workspace.path, CODE).path(name)


def test_a_link_in_the_folder_is_not_followed(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "public" / CODE
    shutil.copytree(house.workspace.path / "public" / CODE, folder)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (folder / "leak.html").symlink_to(tmp_path / "secret")
    shutil.rmtree(folder / "figure")
    (folder / "figure").symlink_to(tmp_path)
    for name in ("leak.html", "figure/secret"):
        with pytest.raises(NotFound):
            the_edition(tmp_path, CODE).path(name)


LOOP = """
import sys
from pathlib import Path
from constat.report.publishing import putting
if sys.argv[2] == "moved":
    putting._swapped = lambda one, other: False
turn = 0
while True:
    turn += 1
    files = {"edition.json": b"%d" % turn, **{f"figure/{n}.html": b"%d" % turn for n in range(8)}}
    putting.put(Path(sys.argv[1]), "note", files)
    print(turn, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
@pytest.mark.parametrize("way", ["swapped", "moved"])
def test_killed_half_way_the_former_edition_is_whole(tmp_path: Path, way: str) -> None:
    aside = 0
    for round_ in range(8):
        # Killed at another moment each time, the parent looks at what is there.
        running = subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path), way], stdout=subprocess.PIPE)  # noqa: S603
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(0.013 * round_)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        found = tmp_path / "public" / "note"
        if not found.is_dir():
            assert way == "moved"
            aside += 1
            found = next((tmp_path / "public").glob(".old-note.*"))
        held = {path.relative_to(found).as_posix(): path.read_bytes() for path in found.rglob("*") if path.is_file()}
        assert len(held) == 9 and len(set(held.values())) == 1
    putting.mend(tmp_path / "public")
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["note"]
    assert aside < 8


def test_two_publications_at_once_both_stand_and_a_third_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    running = [subprocess.Popen([sys.executable, "-c", LOOP, str(tmp_path), "moved"], stdout=subprocess.PIPE) for _ in range(2)]  # noqa: S603
    for one in running:
        assert one.stdout is not None
        assert len([one.stdout.readline() for _ in range(5)]) == 5 and one.poll() is None
    for one in running:
        one.kill()
        one.communicate()
    monkeypatch.setattr(putting, "WAIT", 0)
    with FileLock(tmp_path / ".public.lock"), pytest.raises(Conflict):
        putting.put(tmp_path, "note", {"edition.json": b"{}"})


def test_a_publication_cut_off_between_two_renames_is_still_read_and_put_back(house: House, tmp_path: Path) -> None:
    shutil.copytree(house.workspace.path / "public" / CODE, tmp_path / "public" / f".old-{CODE}.0123abcd")
    assert [one.code for one in shelved(tmp_path)] == [CODE]
    assert the_edition(tmp_path, CODE).path("index.en.html").is_file()
    putting.mend(tmp_path / "public")
    assert (tmp_path / "public" / CODE / "index.en.html").is_file()


def test_the_command_publishes_an_approved_edition_and_verifies_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from constat.cli.report import group

    monkeypatch.setenv("CONSTAT_USER", EDITOR[0])
    monkeypatch.setenv("CONSTAT_PASSPHRASE", EDITOR[1])
    at = ["--workspace", str(house.workspace.path)]
    made = CliRunner().invoke(group, ["publish", CODE, *at, "--json"])
    assert made.exit_code == 0, made.output
    assert json.loads(made.output)["fingerprint"] == house.case.keys.fingerprint
    told: Any = CliRunner().invoke(group, ["verify", str(house.workspace.path / "public" / CODE), *at, "--fingerprint", house.case.keys.fingerprint])
    assert told.exit_code == 0, told.output
    assert house.case.keys.fingerprint in told.output
    refused = CliRunner().invoke(group, ["publish", str(house.workspace.path / "drafts"), *at])
    assert isinstance(refused.exception, Refused)
    assert isinstance(CliRunner().invoke(group, ["publish", "nothing", *at]).exception, NotFound)


def test_a_package_is_what_editions_hold(house: House) -> None:
    assert editions.package(house.case, house.edition) == pack(house.files)


def test_what_is_withheld_is_said_with_its_reason_and_has_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.events.conftest import reading
    from tests.report.test_building import _rows

    from constat.events import importing
    from constat.events.workspace import Workspace
    from constat.report import build
    from constat.report.reading import open_report

    own = Workspace.create(tmp_path / "w")
    (tmp_path / "rows.csv").write_text("rows", encoding="utf-8")
    monkeypatch.setattr(importing, "read", lambda path, **_: reading(_rows()))
    importing.plan(own, tmp_path / "rows.csv", name="told").commit()
    spec = tmp_path / "note.yaml"
    head = "template: quarterly\nname: note\ntitle: {en: A note, fr: Une note}\noffice: {en: The office, fr: Le bureau}\nperiod: 2022-Q1\n"
    spec.write_text(f"{head}select: {{country: Mali}}\ndisclosure: {{mode: enforce}}\n", encoding="utf-8")
    build(own, spec, tmp_path / "out", formats=("html",))
    made = publish_unsigned(tmp_path / "out", own.path)
    manifest = open_report(made.folder / "note.en.html").manifest
    assert manifest["disclosure"]["withheld"]
    for language, why in (("en", "withheld so that a small number cannot be worked out"), ("fr", manifest["disclosure"]["withheld"][0]["why"]["fr"])):
        assert why in (made.folder / f"index.{language}.html").read_text(encoding="utf-8").replace("&#x27;", "'")
    pages = {path.name.partition(".")[0] for path in (made.folder / "figure").iterdir()}
    assert pages == {figure["id"] for figure in manifest["figures"]}
    civilians = next(f["id"] for f in manifest["figures"] if f["population"] == "civilians-killed" and f["kind"] == "count")
    page = (made.folder / f"figure/{civilians}.en.html").read_text(encoding="utf-8")
    assert "withheld so that" in page and "its bounds and the number of events behind it are left out" in page
