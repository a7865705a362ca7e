"""What anyone reads who is not at work: published editions and the page that checks a file, and nothing of what lies behind."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pikepdf
import pytest
from tests.report.publications import CANARY, CODE, EDITOR, House, approved, opened
from tests.web.casework.conftest import Browser

from constat.report.publishing import asking, publish, withdraw
from constat.web import application
from constat.web.gate import POLICY
from constat.web.routes import routes

NAME = "moura-findings"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", "")
        made = approved(opened(tmp_path_factory.mktemp("public") / "CANARY-workspace"))
        publish(made.case, made.edition, made.workspace.path)
        yield made
        made.case.close()


@pytest.fixture(scope="module")
def stranger(house: House) -> Iterator[Browser]:
    app = application(house.workspace.path)
    yield Browser(app)
    app.close()


@pytest.fixture(scope="module")
def site(house: House) -> Path:
    return house.workspace.path / "public" / CODE


def handed(stranger: Browser, name: str, data: bytes, language: str = "en") -> httpx.Response:
    stranger.get(f"/{language}/verify")
    return stranger.post(f"/{language}/verify", files={"file": (name, data)})


def said(answer: httpx.Response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def test_home_shows_what_is_published_and_nothing_of_datasets_or_drafts(stranger: Browser) -> None:
    for language, words in (
        ("en", ("Moura: findings", "27 to 31 March 2022", "Unlock")),
        ("fr", ("Moura : les constats", "du 27 au 31 mars 2022", "Déverrouiller")),
    ):
        text = said(stranger.get(f"/{language}/"))
        assert all(word in text for word in words)
        page = stranger.get(f"/{language}/").text
        assert "dataset" not in page and "/explore" not in page and "/report" not in page and "drafts" not in page and CANARY not in page
        assert f'href="/{language}/public/{CODE}/"' in page and f'href="/{language}/unlock"' in page and f'href="/{language}/verify"' in page


def test_a_member_at_work_sees_the_holdings_as_before(house: House) -> None:
    app = application(house.workspace.path)
    member = Browser(app)
    assert member.unlock(*EDITOR).status_code == 302
    page = member.get("/en/").text
    assert "/en/dataset/moura-findings" in page and f"/en/public/{CODE}/" in page
    app.close()


def test_without_a_case_file_home_shows_the_holdings(reader: httpx.Client) -> None:
    assert "/en/dataset/arda" in reader.get("/en/").text
    assert reader.get("/en/verify").status_code == 200 and reader.get("/fr/public").status_code == 200


def test_every_file_of_an_edition_is_answered_as_it_lies_there(stranger: Browser, site: Path) -> None:
    answered = 0
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        language = "fr" if ".fr." in name else "en"
        if not path.is_file():
            continue
        answer = stranger.get(f"/{language}/public/{CODE}/{name}")
        assert answer.status_code == 200 and answer.content == path.read_bytes(), name
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'") and "script-src" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers.get("content-disposition", "").startswith("attachment") == bool(
            re.match(rf"{NAME}.*(html|pdf|docx|xlsx|csv)$|.*(sig|pub)$", name)
        )
        answered += 1
    assert answered > 30


def test_an_edition_opens_in_the_readers_language_and_leads_to_the_other(stranger: Browser) -> None:
    assert stranger.get(f"/fr/public/{CODE}").headers["location"] == f"/fr/public/{CODE}/"
    assert '<html lang="fr">' in stranger.get(f"/fr/public/{CODE}/").text
    assert stranger.get(f"/fr/public/{CODE}/index.en.html").headers["location"] == f"/en/public/{CODE}/index.en.html"


@pytest.mark.parametrize(
    "name",
    [
        "../../record/keys/keyring.json",
        "..%2f..%2fworkspace.json",
        "%2e%2e/%2e%2e/workspace.json",
        "figure/..%2f..%2f..%2fworkspace.json",
        "/etc/passwd",
        "figure",
        "figure/",
        "none.html",
        ".new-x",
        "x%00y",
    ],
)
def test_no_address_leads_out_of_what_is_published(stranger: Browser, name: str) -> None:
    # A letter that is none is refused before anything is looked for.
    answer = 400 if "%00" in name else 404
    assert stranger.get(f"/en/public/{CODE}/{name}").status_code == answer
    assert stranger.get(f"/en/public/{name}").status_code == answer


def test_what_is_not_published_stays_with_members(stranger: Browser) -> None:
    for path in (
        "/en/explore",
        "/en/report",
        "/en/dataset/moura-findings",
        "/en/figure/0123456789abcdef",
        "/en/event/moura-findings:MOURA-1",
        "/en/work/incidents",
    ):
        assert stranger.get(path).status_code == 302, path


def test_no_canary_is_in_any_answer_to_a_stranger(stranger: Browser, house: House, site: Path) -> None:
    asked = 0
    for route in routes():
        if route.permission is None or route.permission.roles is not None or not route.pattern.startswith("<language"):
            continue
        for code in (CODE, "nothing"):
            for file in ("index.fr.html", *(path.relative_to(site).as_posix() for path in site.rglob("*.html"))):
                address = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: {"language": "fr", "code": code, "file": file}.get(m[1], "0" * 32), "/" + route.pattern)  # noqa: B023
                answer = stranger.client.get(address)
                asked += 1
                assert answer.status_code < 500, address
                assert CANARY not in answer.text and CANARY not in str(answer.headers), address
                assert str(house.workspace.path) not in answer.text
                if "file" not in route.pattern:
                    break
    assert asked > 60


@pytest.mark.parametrize("name", [f"{NAME}.en.pdf", f"{NAME}.fr.html", f"{NAME}.en.docx", f"{NAME}.fr.xlsx", f"{NAME}.en.figures.csv"])
def test_a_published_file_is_verified_with_seal_signature_and_office(stranger: Browser, house: House, site: Path, name: str) -> None:
    text = said(handed(stranger, f"copy (1) {name}" if name.endswith("csv") else name, (site / name).read_bytes()))
    assert "Verified" in text and "Not verified" not in text
    assert house.case.keys.fingerprint in text and "Constat, exemple" in text
    assert house.built.seal in text
    assert "Vérifié" in said(handed(stranger, name, (site / name).read_bytes(), "fr"))


def digit(data: bytes, name: str) -> bytes:
    """The file with one digit changed: 500 dead become 600."""
    if name.endswith("html"):
        return data.replace(b">500</a>", b">600</a>", 1)
    if name.endswith("csv"):
        return data.replace(b"500", b"600", 1)
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        parts = {one: held.read(one) for one in held.namelist()}
    part, old, new = ("word/document.xml", b">500<", b">600<") if name.endswith("docx") else ("xl/worksheets/sheet1.xml", b"<v>500</v>", b"<v>600</v>")
    if name.endswith("xlsx"):
        part = next(one for one, held_ in sorted(parts.items()) if one.startswith("xl/worksheets/sheet") and old in held_)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for one, held_ in parts.items():
            made.writestr(one, held_)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        (f"{NAME}.en.html", "#p-1, paragraph 1"),
        (f"{NAME}.en.docx", "paragraph 1"),
        (f"{NAME}.en.xlsx", "findings!E3: figure e-"),
        (f"{NAME}.en.figures.csv", "Line"),
    ],
)
def test_one_changed_digit_names_its_figure_and_its_place(stranger: Browser, house: House, site: Path, name: str, place: str) -> None:
    killed = next(figure for figure in house.built.figures if figure.measure == "killed" and figure.selection.standard)
    answer = handed(stranger, name, digit((site / name).read_bytes(), name))
    text = said(answer)
    assert answer.status_code == 200 and "Not verified" in text and "600" in text and place in text
    if name.endswith(("html", "docx")):
        assert f"figure {killed.id}" in text and f'href="/en/public/{CODE}/figure/{killed.id}.en.html"' in answer.text


def test_one_changed_digit_in_the_pdf_names_its_figure_and_its_page(stranger: Browser, house: House, site: Path) -> None:
    forged = io.BytesIO()
    with pikepdf.open(site / f"{NAME}.en.pdf") as pdf:
        page = pdf.pages[2]
        content = page.Contents.read_bytes()
        # Written in no order of reading: the second text is the first figure.
        one = list(re.finditer(rb"\[\(((?:\\.|[^\\()])+)\)\]TJ", content))[1]
        changed = one[1][:-2] + (b"\x00\x01" if one[1][-2:] != b"\x00\x01" else b"\x00\x02")
        page.Contents.write(content[: one.start(1)] + changed + content[one.end(1) :])
        pdf.save(forged)
    killed = next(figure for figure in house.built.figures if figure.measure == "killed" and figure.selection.standard)
    text = said(handed(stranger, "copy.pdf", forged.getvalue()))
    assert "Not verified" in text and f"page 3, paragraph 1: figure {killed.id} is printed as" in text


def test_a_forger_who_rewrites_page_and_manifest_is_found_by_the_bytes(stranger: Browser, house: House, site: Path) -> None:
    # Another file that holds within itself, under the seal of this edition.
    data = (site / f"{NAME}.en.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        parts = {one: held.read(one) for one in held.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for one, part in parts.items():
            made.writestr(one, part)
    assert "is none of the files that Constat, exemple signed" in said(handed(stranger, "x.docx", out.getvalue()))


def test_a_report_of_somebody_else_holds_and_is_not_called_ours(stranger: Browser, tmp_path: Path) -> None:
    from constat.events.importing import plan
    from constat.events.workspace import Workspace
    from constat.examples import folder
    from constat.report import build

    other = Workspace.create(tmp_path / "other")
    plan(other, folder("moura") / "moura.yaml", name="moura").commit()
    built = build(other, folder("moura") / "report" / "incident.yaml", tmp_path / "out", ("en",), ("html",))
    text = said(handed(stranger, "x.html", built.files[0].read_bytes() if built.files[0].suffix == ".html" else built.files[1].read_bytes()))
    assert "not published here" in text and "Not signed" in text


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b"hello"), ("a.pdf", b"%PDF-1.7\n"), ("a.docx", b"PK\x03\x04"), ("t.csv", b"a,b\n1,2\n"), ("\x00<script>.html", b"<html>")]
)
def test_what_is_no_report_is_told_so_in_words(stranger: Browser, name: str, data: bytes) -> None:
    answer = handed(stranger, name, data)
    assert answer.status_code == 400 and "could not be verified" in said(answer) and "<script>.html" not in answer.text


def test_a_form_without_a_file_and_a_bomb_are_refused(stranger: Browser) -> None:
    stranger.get("/en/verify")
    assert stranger.post("/en/verify").status_code == 400
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", bytes(300_000_000))
    assert handed(stranger, "bomb.docx", out.getvalue()).status_code == 400


def test_a_file_that_takes_too_long_is_given_up(stranger: Browser, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.01)
    assert handed(stranger, "x.pdf", (site / f"{NAME}.en.pdf").read_bytes()).status_code == 400


def test_nothing_that_is_handed_in_touches_the_disk(stranger: Browser, house: House, site: Path) -> None:
    before = set(house.workspace.path.rglob("*"))
    handed(stranger, "x.pdf", (site / f"{NAME}.en.pdf").read_bytes())
    assert set(house.workspace.path.rglob("*")) == before


def test_pages_of_the_program_keep_its_policy(stranger: Browser) -> None:
    for path in ("/en/", "/en/public", "/en/verify"):
        assert stranger.get(path).headers["content-security-policy"] == POLICY


def test_a_withdrawn_edition_says_why_at_home_and_on_its_page_and_its_copies_are_told(house: House, site: Path, tmp_path: Path) -> None:
    copy = (site / f"{NAME}.en.pdf").read_bytes()
    other = Path(shutil.copytree(house.workspace.path, tmp_path / "withdrawn"))
    from constat.record.casefile import CaseFile

    case = CaseFile.open(other)
    case.unlock(*EDITOR)
    withdraw(case, house.edition, other, "A witness was at risk.")
    case.close()
    app = application(other)
    visitor = Browser(app)
    assert "A witness was at risk." in said(visitor.get("/en/")) and "A witness was at risk." in said(visitor.get(f"/fr/public/{CODE}/"))
    assert visitor.get(f"/en/public/{CODE}/{NAME}.en.pdf").status_code == 404
    text = said(handed(visitor, "x.pdf", copy))
    assert "Withdrawn" in text and "A witness was at risk." in text
    app.close()
