"""A quarterly note built for real: same bytes each time, tagged PDF, self-contained HTML, and nothing altered unseen."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.events.conftest import event, reading
from tests.report.reports import written

from constat.errors import BadFile, Refused
from constat.events.query import Table
from constat.events.tracing import trace
from constat.events.workspace import Workspace
from constat.report import BuiltReport, build, verify

Told = Callable[..., Table]


def _rows() -> list[dict[str, Any]]:
    rows = []
    for index in range(60):
        year, month = (2021, 1 + index % 12) if index < 30 else (2022, 1 + index % 3)
        by = ["Government of Kelara"] if index % 3 else ["Northern Front", "Allied fighters"]
        rows.append(
            event(
                f"K{index}",
                f"{year}-{month:02d}-{1 + index % 27:02d}",
                killed_low=index,
                killed_best=index + 2,
                killed_high=index + 5,
                killed_civilians_best=index,
                killed_civilians_low=index,
                killed_civilians_high=index,
                killed_civilians_men=index // 2,
                killed_civilians_women=index // 4,
                perpetrators=by,
                side_a=by,
                country="Mali",
                country_iso3="MLI",
                admin1=["Mopti", "Gao", "Ségou"][index % 3],
                place_name=f"Village {'abc'[index % 3]}",
                latitude=14.5 + index % 3,
                longitude=-4.2 + index % 4,
                cell=150_824 + index % 4,
                place_precision="exact",
                date_precision="day",
                source_names="Radio; Witness",
                source_text="=cmd() was told",
            )
        )
    return rows


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path, BuiltReport]:
    from constat.events import importing

    folder = tmp_path_factory.mktemp("note")
    own = Workspace.create(folder / "workspace")
    (folder / "rows.csv").write_text("rows", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "read", lambda path, **_: reading(_rows()))
        importing.plan(own, folder / "rows.csv", name="told").commit()
    spec = folder / "note.yaml"
    spec.write_text(
        "template: quarterly\nname: note\ntitle: {en: A quarterly note, fr: Une note trimestrielle}\noffice: {en: The office, fr: Le bureau}\n"
        "period: 2022-Q1\nselect: {country: Mali}\n",
        encoding="utf-8",
    )
    return own, spec, build(own, spec, folder / "out")


def _file(built: tuple[Workspace, Path, BuiltReport], ending: str) -> Path:
    return next(file for file in built[2].files if file.name == f"note.{ending}")


@pytest.mark.parametrize("ending", ["en.html", "fr.html", "en.pdf", "fr.pdf", "en.docx", "en.xlsx"])
def test_a_report_as_built_holds_without_and_with_its_workspace(built: tuple[Workspace, Path, BuiltReport], ending: str) -> None:
    alone = verify(_file(built, ending))
    assert alone.faults == ()
    assert alone.unchecked
    assert alone.figures > 40
    together = verify(_file(built, ending), built[0])
    assert together.faults == ()
    assert together.recomputed > 30


def test_the_same_inputs_give_the_same_bytes(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    again = build(built[0], built[1], tmp_path)
    assert {file.name: file.read_bytes() for file in again.files} == {file.name: file.read_bytes() for file in built[2].files}


def test_the_pdf_is_tagged_and_says_so(built: tuple[Workspace, Path, BuiltReport]) -> None:
    for language in ("en", "fr"):
        with pikepdf.open(_file(built, f"{language}.pdf")) as pdf:
            assert bool(pdf.Root.MarkInfo.Marked)
            assert str(pdf.Root.Lang).startswith(language)
            assert "/StructTreeRoot" in pdf.Root
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
            assert {"constat-manifest.json", "constat-seals.json"} <= set(pdf.attachments)


def test_the_html_asks_for_nothing_from_elsewhere(built: tuple[Workspace, Path, BuiltReport]) -> None:
    text = _file(built, "en.html").read_text(encoding="utf-8").split('<script type="application/json"')[0]
    assert not re.findall(r"<(?:script|link|img|iframe)\b|url\((?!#)|@import", text)
    assert "default-src &#x27;none&#x27;" in text or "default-src 'none'" in text


def test_every_number_leads_to_its_basis_in_one_click(built: tuple[Workspace, Path, BuiltReport]) -> None:
    text = _file(built, "en.html").read_text(encoding="utf-8")
    targets, ids = set(re.findall(r'class="n" id="n-\d+" href="#([^"]+)"', text)), set(re.findall(r'\bid="([^"]+)"', text))
    assert targets
    assert targets <= ids
    assert len(re.findall(r'\bid="([^"]+)"', text)) == len(ids)


def test_one_digit_changed_in_the_html_names_the_figure_and_the_bytes(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    data = _file(built, "en.html").read_bytes()
    match = re.search(rb'<a class="n" id="n-2" href="#f-([0-9a-f]+)">([\d,]+)</a>', data)
    assert match is not None
    at = match.start(2)
    digit = b"1" if data[at : at + 1] != b"1" else b"2"
    forged = tmp_path / "forged.html"
    forged.write_bytes(data[:at] + digit + data[at + 1 :])
    found = verify(forged)
    assert match[1].decode() in {fault.figure for fault in found.faults}
    ranges = [dict(fault.values) for fault in found.faults if fault.message == "verify-bytes"]
    assert any(int(r["first"]) <= at <= int(r["last"]) for r in ranges)


def test_one_digit_changed_in_the_pdf_names_the_figure_and_the_page(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    with pikepdf.open(_file(built, "en.pdf")) as pdf:
        page = pdf.pages[2]
        content = page.Contents.read_bytes()
        strings = list(re.finditer(rb"\[\(((?:\\.|[^\\()])+)\)\]TJ", content))
        # The first key figure is the first marked text after the heading.
        target = strings[1]
        changed = target[1][:-2] + (b"\x00\x01" if target[1][-2:] != b"\x00\x01" else b"\x00\x02")
        page.Contents.write(content[: target.start(1)] + changed + content[target.end(1) :])
        forged = tmp_path / "forged.pdf"
        pdf.save(forged)
    found = verify(forged)
    printed = [fault for fault in found.faults if fault.message == "verify-figure-printed"]
    assert printed
    assert printed[0].figure
    assert "page 3" in printed[0].where


def test_a_byte_changed_in_the_pdf_is_located(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    data = bytearray(_file(built, "en.pdf").read_bytes())
    at = data.index(b"/Annots") + 2
    data[at] ^= 1
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(bytes(data))
    ranges = [dict(fault.values) for fault in verify(forged).faults if fault.message == "verify-bytes"]
    assert any(int(r["first"]) <= at <= int(r["last"]) for r in ranges)


@pytest.mark.parametrize(("ending", "part", "old"), [("en.docx", "word/document.xml", None), ("en.xlsx", "xl/worksheets/sheet2.xml", None)])
def test_a_number_changed_in_an_office_file_names_the_figure(
    built: tuple[Workspace, Path, BuiltReport], tmp_path: Path, ending: str, part: str, old: None
) -> None:
    with zipfile.ZipFile(io.BytesIO(_file(built, ending).read_bytes())) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    pattern = rb"(<w:hyperlink w:anchor=\"f-.*?<w:t>)(\d)" if ending.endswith("docx") else rb"(<c r=\"B3\"[^>]*><v>)(\d)"
    parts[part] = re.sub(pattern, lambda m: m[1] + (b"1" if m[2] != b"1" else b"2"), parts[part], count=1)
    forged = tmp_path / f"forged.{ending}"
    with zipfile.ZipFile(forged, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    found = verify(forged)
    assert any(fault.figure for fault in found.faults)
    assert any(dict(f.values).get("part") == part for f in found.faults)


def test_a_figure_altered_in_the_manifest_too_is_named(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    text = _file(built, "en.html").read_text(encoding="utf-8")
    forged = tmp_path / "forged.html"
    forged.write_text(re.sub(r'("kind":"count".{0,900}?"value":)(\d+)', lambda m: m[1] + m[2] + "1", text, count=1, flags=re.DOTALL), encoding="utf-8")
    assert {"verify-figure-altered", "verify-seal"} <= {fault.message for fault in verify(forged).faults}


def test_data_that_changed_since_are_found_out(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other")
    assert "verify-snapshot" in {fault.message for fault in verify(_file(built, "en.html"), other).faults}


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    for name, data in (("a.html", b"<html></html>"), ("a.pdf", b"%PDF-1.7\n"), ("a.docx", b"PK\x03\x04"), ("a.txt", b"hello")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadFile):
            verify(tmp_path / name)


def test_every_printed_figure_can_be_traced(built: tuple[Workspace, Path, BuiltReport]) -> None:
    counts = [figure for figure in built[2].figures if figure.method == "sum-of-events"]
    assert len(counts) > 30
    with_table = Table.open(built[0])
    for figure in counts:
        assert sum(incident["value"] for incident in trace(built[0], figure.id, table=with_table).incidents) == (figure.value or 0)


def test_no_cell_is_a_formula(built: tuple[Workspace, Path, BuiltReport]) -> None:
    with zipfile.ZipFile(_file(built, "en.xlsx")) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "worksheets" in name)
    assert "\n'=cmd()" in _file(built, "en.incidents.csv").read_text(encoding="utf-8-sig").replace(",", "\n")


def test_nothing_is_written_when_the_build_is_refused(built: tuple[Workspace, Path, BuiltReport], tmp_path: Path) -> None:
    spec = written(tmp_path, "At least 500 people.")
    with pytest.raises(Refused):
        build(built[0], spec, tmp_path / "out")
    assert not (tmp_path / "out").exists()
