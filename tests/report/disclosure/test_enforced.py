"""A report on a case file, built for real: no withheld number is in any of its files, and the files still verify."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.events.conftest import event, reading
from tests.report.reports import body, composed, written

from constat.errors import Refused
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.report import BuiltReport, build, verify
from constat.report.building import compose
from constat.report.disclosure.auditing import audit_suppressed
from constat.report.disclosure.consent import Quoted
from constat.report.disclosure.differencing import Edition
from constat.report.disclosure.gate import ReportItems
from constat.report.disclosure.naming import Forbidden
from constat.report.disclosure.rules import Rules
from constat.report.document import Document, Picture
from constat.report.document import Table as Printed
from constat.report.document import plain as plain_runs
from constat.report.specification import read_specification

Told = Callable[..., Table]
RULES = Rules(mode="enforce")
PLACES = {"Gao": 3, "Mopti": 41, "Tombouctou": 67}
"""Killed in the quarter, by province; three in Gao."""


def case(id: str, day: str, number: int, place: str, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {f"{stem}_{bound}": number for stem in ("killed", "killed_civilians") for bound in ("low", "best", "high")}
    told |= {"admin1": place, "admin2": f"{place} cercle", "place_name": f"Hamlet of {place}", "country": "Mali", "origin": "case-file"}
    told |= {"cell": 150_824, "place_precision": "exact", "date_precision": "day", "latitude": 14.51, "longitude": -4.21}
    return event(id, day, **told | {"perpetrators": ["Group A"], "side_a": ["Group A"], "source_names": "Interview"} | more)


def rows() -> list[dict[str, Any]]:
    return [
        case("G1", "2022-02-11", 3, "Gao", source_text="CANARY: three brothers"),
        case("M1", "2022-01-05", 17, "Mopti", source_text="a market"),
        case("M2", "2022-03-05", 24, "Mopti", source_text="a road"),
        case("T1", "2022-01-19", 30, "Tombouctou", source_text="a well"),
        case("T2", "2022-02-19", 37, "Tombouctou", source_text="CANARY: two of the girls", place_name="CANARY hamlet", killed_civilians_girls=2),
        case("X1", "2021-11-19", 22, "Mopti"),
        case("X2", "2021-12-19", 18, "Gao"),
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, BuiltReport]:
    from constat.events import importing

    folder = tmp_path_factory.mktemp("enforced")
    own = Workspace.create(folder / "workspace")
    (folder / "rows.csv").write_text("rows", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "read", lambda path, **_: reading(rows()))
        importing.plan(own, folder / "rows.csv", name="told").commit()
    spec = folder / "note.yaml"
    spec.write_text(
        "template: quarterly\nname: note\ntitle: {en: A quarterly note, fr: Une note trimestrielle}\noffice: {en: The office, fr: Le bureau}\n"
        "period: 2022-Q1\nselect: {country: Mali}\n",
        encoding="utf-8",
    )
    return own, build(own, spec, folder / "out")


def file(built: tuple[Workspace, BuiltReport], ending: str) -> Path:
    return next(path for path in built[1].files if path.name == f"note.{ending}")


def texts(path: Path) -> str:
    """All that a file holds, unpacked."""
    data = path.read_bytes()
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return "\n".join(bytes(pdf.attachments[name].get_file().read_bytes()).decode("utf-8", "replace") for name in pdf.attachments)
    return data.decode("utf-8", "replace")


def cells(built: tuple[Workspace, BuiltReport], ending: str) -> dict[str, list[str]]:
    """Rows of a CSV by their first cell."""
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(file(built, ending).read_text(encoding="utf-8-sig")))}


def test_the_small_cell_is_marked_and_its_total_does_not_give_it_away(built: tuple[Workspace, BuiltReport]) -> None:
    table = cells(built, "en.by-place.csv")
    assert table["Gao"][0] == "<\u00a05"
    printed = [table[place][0] for place in PLACES]
    assert sum(not text.isdecimal() for text in (*printed, table["Total"][0])) >= 2


def test_no_reader_can_work_out_what_is_withheld(built: tuple[Workspace, BuiltReport]) -> None:
    made = built[1].decision.suppressed[0]
    assert made.exposed == () and made.withheld
    bounds = audit_suppressed(made, RULES)
    assert [each.key for each in made.withheld if bounds[each.key].width < RULES.width_of(each.measure)] == []


@pytest.mark.parametrize("ending", ["en.html", "fr.html", "en.pdf", "en.docx", "en.xlsx", "en.incidents.csv", "fr.by-place.csv", "en.figures.csv", "json"])
def test_no_file_holds_a_withheld_figure_or_an_account(built: tuple[Workspace, BuiltReport], ending: str) -> None:
    path = file(built, ending) if ending != "json" else next(p for p in built[1].files if p.name == "note.json")
    text = texts(path)
    assert "CANARY" not in text
    # A basis could be tried out: it is a digest over events that the annex names and few possible values.
    assert not re.search(r'basis"?:\s*"[0-9a-f]{64}', text)


def test_the_manifest_lists_what_is_withheld_and_none_of_its_values(built: tuple[Workspace, BuiltReport]) -> None:
    text = file(built, "en.html").read_text(encoding="utf-8")
    manifest = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    withheld = manifest["disclosure"]["withheld"]
    assert any(each.get("selection", {}).get("place") == ["Gao"] for each in withheld)
    assert not any({"value", "low", "high"} & set(each) for each in withheld)
    gao = [given for given in manifest["figures"] if given["selection"].get("place") == ["Gao"] and given["unit"] == "persons"]
    assert not any(given["value"] == 3 for given in gao)
    assert all(given["basis"] == "" and given["events"] == 0 and given["low"] is None for given in manifest["figures"] if given["unit"] == "persons")
    # Nothing that is published points to a withheld figure by its id, which is a digest over the value.
    known = {given["id"] for given in manifest["figures"]}
    assert all(part in known for given in manifest["figures"] for part in given["parts"])
    events = {each["event"]: each for each in manifest["events"].values()}
    assert "told:G1" not in events or events["told:G1"]["killed"] is None


def test_the_annex_holds_no_more_than_the_table(built: tuple[Workspace, BuiltReport]) -> None:
    with (file(built, "en.incidents.csv")).open(encoding="utf-8-sig") as opened:
        listed = list(csv.reader(opened))[2:]
    by_id = {re.search(r"\[(\w+)\]", row[-1])[1]: row for row in listed}  # type: ignore[index]
    assert by_id["G1"][4] == "<\u00a05" and by_id["G1"][5] == "<\u00a05"
    table = cells(built, "en.by-place.csv")
    for place in ("Mopti", "Tombouctou"):
        numbers = [row[4] for row in by_id.values() if place in row[1]]
        assert table[place][0].isdecimal() or not all(number.isdecimal() for number in numbers)


def test_a_row_of_a_child_is_widened(built: tuple[Workspace, BuiltReport]) -> None:
    with (file(built, "en.incidents.csv")).open(encoding="utf-8-sig") as opened:
        (row,) = [row for row in csv.reader(opened) if row[-1].endswith("[T2]")]
    assert row[0] == "1 to 28 February 2022"
    assert row[1] == "Tombouctou cercle, Tombouctou"


@pytest.mark.parametrize("ending", ["en.html", "fr.html", "en.pdf", "en.docx", "en.xlsx"])
def test_what_was_published_verifies_without_and_with_the_workspace(built: tuple[Workspace, BuiltReport], ending: str) -> None:
    assert verify(file(built, ending)).faults == ()
    together = verify(file(built, ending), built[0])
    assert together.faults == ()
    assert together.recomputed > 10


def test_a_letter_and_a_note_say_why(built: tuple[Workspace, BuiltReport]) -> None:
    html = file(built, "en.html").read_text(encoding="utf-8").split('<script type="application/json"')[0]
    assert "withheld: a number under 5" in html
    assert re.search(r"&lt;\s5<sup[^>]*>[a-h]</sup>", html)
    assert "non publié\u202f: nombre inférieur à 5" in file(built, "fr.html").read_text(encoding="utf-8").replace("\u00a0:", "\u202f:")


def test_the_same_inputs_give_the_same_bytes(built: tuple[Workspace, BuiltReport], tmp_path: Path) -> None:
    again = build(built[0], file(built, "en.html").parent.parent / "note.yaml", tmp_path, formats=("html", "csv"))
    first = {path.name: path.read_bytes() for path in built[1].files}
    assert all(path.read_bytes() == first[path.name] for path in again.files if path.suffix in (".html", ".csv"))


def plain(table: Table, spec: Path, language: str = "en") -> str:
    return "\n".join(body(table, spec, language))


def test_a_sentence_says_fewer_than_five_and_its_grammar_tells_no_more(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 1, "Gao")])
    spec = written(tmp_path, "{{ fig:k | counted }}.", figures={"k": {"count": "civilians-killed"}})
    assert plain(table, spec).startswith("fewer than 5 civilians killed.")
    assert plain(table, spec, "fr").startswith("moins de 5 civils tués.")


def test_no_percentage_is_printed_of_what_is_withheld(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 4, "Gao"), case("b", "2021-11-10", 40, "Gao")])
    spec = written(tmp_path, "{{ compare:c | sentence }}", figures={"c": {"compare": "killed"}})
    assert "per cent" not in plain(table, spec)
    assert "fewer than 5" in plain(table, spec)


def test_a_chart_draws_no_withheld_month(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-01-10", 3, "Gao"), case("b", "2022-02-10", 40, "Gao"), case("c", "2022-03-10", 30, "Gao")])
    chart = {"title": {"en": "By month", "fr": "Par mois"}, "measure": "killed", "months": 3}
    spec = written(tmp_path, "{{ chart:m }}\n\n{{ fig:k | unit }}", figures={"k": {"count": "killed"}}, charts={"m": chart})
    document: Document = composed(table, spec)
    (picture,) = [block for block in document.blocks if isinstance(block, Picture)]
    assert ">3<" not in picture.svg and "&lt;" in picture.svg
    (data,) = [block for block in document.blocks if isinstance(block, Printed)]
    assert sum(cell.withheld != "" for row in data.rows for cell in row[1] if hasattr(cell, "withheld")) >= 2


def test_public_data_are_printed_as_they_are_and_enforced_where_asked(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 3, "Gao", origin="dataset")])
    figures = {"k": {"count": "killed"}}
    assert plain(table, written(tmp_path, "{{ fig:k }}", figures=figures)).startswith("3")
    assert plain(table, written(tmp_path, "{{ fig:k }}", figures=figures, disclosure={"mode": "enforce"})).startswith("fewer than 5")
    higher = {"mode": "enforce", "thresholds": {"killed": 0}}
    assert plain(table, written(tmp_path, "{{ fig:k }}", figures=figures, disclosure=higher)).startswith("3")


@pytest.mark.parametrize("mode", ["check", "off"])
def test_a_case_file_is_not_published_without(told: Told, tmp_path: Path, mode: str) -> None:
    table = told([case("a", "2022-02-10", 3, "Gao")])
    with pytest.raises(Refused, match="counts a case file"):
        plain(table, written(tmp_path, "{{ fig:k }}", figures={"k": {"count": "killed"}}, disclosure=mode))


def test_a_report_full_of_small_numbers_gives_none_away(told: Told, tmp_path: Path) -> None:
    drawn = random.Random(3)
    parties, places = ["Government of Kelara", "A", "B", "C"], ["Gao", "Mopti", "Ségou", "Kidal", "Kayes"]
    table = told(
        [
            case(f"K{i}", f"{2022 - i % 2}-{1 + i % 3 + 9 * (i % 2):02d}-{1 + i % 27:02d}", int(drawn.paretovariate(0.8)), drawn.choice(places),
                 perpetrators=[drawn.choice(parties)], killed_civilians_women=drawn.randrange(2))
            for i in range(60)
        ]
    )  # fmt: skip
    spec = tmp_path / "note.yaml"
    head = "template: quarterly\nname: note\ntitle: {en: A, fr: B}\noffice: {en: C, fr: D}\nperiod: 2022-Q1\n"
    spec.write_text(head, encoding="utf-8")
    documents, manifest, reckoning = compose(table, read_specification(spec), ("en", "fr"))
    made = reckoning.decision.suppressed[0]
    assert len(made.withheld) > 30 and made.exposed == ()
    bounds = audit_suppressed(made, RULES)
    assert [each.key for each in made.withheld if bounds[each.key].width < RULES.width_of(each.measure)] == []
    # Without any of the machinery: no column of a table with a total has one mark alone, for it could be taken from the others.
    (document,) = [each for each in documents if each.language == "en"]
    tables = [block for block in document.blocks if isinstance(block, Printed) and block.total and not any("jointly" in plain_runs(n) for _, n in block.notes)]
    assert len(tables) > 2
    for block in tables:
        for column, tag in enumerate(block.hxl):
            marks = [row for row in block.rows if any(getattr(run, "withheld", "") for run in row[column])]
            assert not tag.startswith("#affected") or len(marks) != 1
    assert not [f for f in manifest["figures"] if f["unit"] == "persons" and f["kind"] in ("count", "difference") and 0 < (f["value"] or 0) < 5]


def test_a_district_of_sexual_violence_is_not_told_where_the_rule_says_province(told: Told, tmp_path: Path) -> None:
    table = told([case(f"v{i}", "2022-02-10", 0, place, sexual_violence_best=30 + i, sexual_violence_low=30) for i, place in enumerate(("Gao", "Kidal"))])
    tables = {"by": {"title": {"en": "By place", "fr": "Par lieu"}, "by": "admin2", "measures": ["sexual-violence"]}}
    text = plain(table, written(tmp_path, "{{ table:by }}", tables=tables))
    assert "Gao cercle" in text and "30" not in text and "31" not in text
    tables["by"]["by"] = "admin1"
    assert "30" in plain(table, written(tmp_path, "{{ table:by }}", tables=tables))


def test_what_the_documents_do_not_tell_is_judged_beside_them(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 30, "Gao")])
    spec = read_specification(written(tmp_path, "Amadou Canary was there."))
    besides = ReportItems(forbidden=Forbidden.of(["Amadou Canary"]), quoted=(Quoted("s-1"),))
    _, _, reckoning = compose(table, spec, ("en", "fr"), besides=besides)
    assert [entry.rule for entry in reckoning.decision.entries] == ["consent-not-asked", "text-name", "text-name"]
    assert not reckoning.decision.passes


def test_a_former_edition_is_reckoned_with(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 30, "Gao"), case("b", "2022-04-10", 2, "Gao")])
    figures = {"k": {"count": "killed"}}
    first = compose(table, read_specification(written(tmp_path, "{{ fig:k }}", figures=figures)), ("en",))[1]
    half = read_specification(written(tmp_path, "{{ fig:k }}", figures=figures, period="2022-01..2022-06"))
    assert "32" in str([f["value"] for f in compose(table, half, ("en",))[1]["figures"]])
    _, manifest, reckoning = compose(table, half, ("en",), [Edition.from_manifest(first)])
    assert {entry.rule for entry in reckoning.decision.entries} == {"differencing"}
    assert manifest["figures"] == [] and len(manifest["disclosure"]["withheld"]) == 1


@pytest.mark.parametrize("by", ["admin1", "perpetrator", "kind", "dataset", "sex_age", "group"])
def test_a_table_alone_does_not_give_its_cell_away_by_its_total(told: Told, tmp_path: Path, by: str) -> None:
    one, other = {"perpetrators": ["A"], "kind": "one-sided"}, {"perpetrators": ["B"], "kind": "other"}
    rows_told = [
        case("a", "2022-02-10", 3, "Gao", killed_civilians_men=3, **one),
        case("b", "2022-02-11", 40, "Mopti", killed_civilians_women=40, **other),
    ]
    table = told(rows_told)
    title = {"en": "Table", "fr": "Tableau"}
    parties = [{"id": p.lower(), "label": {"en": p, "fr": p}, "members": [p]} for p in "AB"]
    tables = {"t": {"title": title, "by": by, "measures": ["civilians-killed"]}}
    document = composed(table, written(tmp_path, "{{ table:t }}", tables=tables, parties=parties))
    (printed,) = [block for block in document.blocks if isinstance(block, Printed)]
    shown = {"".join(run.text for run in row[0]): row[1][0] for row in printed.rows}
    marked = [name for name, run in shown.items() if getattr(run, "withheld", "")]
    small = [name for name, run in shown.items() if run.text in ("3", "<\u00a05")]
    assert not small or (len(marked) >= 2 and set(small) <= set(marked))
    assert small or by == "dataset"


def test_places_named_in_a_sentence_are_rows_too(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 3, "Gao"), case("b", "2022-02-11", 40, "Mopti")])
    figures = {"k": {"count": "killed"}, "m": {"count": "killed", "select": {"place": "Mopti"}}, "g": {"count": "killed", "select": {"place": "Gao"}}}
    text = plain(table, written(tmp_path, "{{ fig:k }} / {{ fig:m }} / {{ fig:g }}", figures=figures))
    assert text.split("\n")[0].count("[\u2026]") >= 1 and "fewer than 5" in text


def test_where_nothing_is_withheld_figures_keep_their_bounds_and_basis(told: Told, tmp_path: Path) -> None:
    table = told([case("a", "2022-02-10", 300, "Gao", killed_low=200, killed_high=500)])
    spec = written(tmp_path, "{{ fig:k | range }}", figures={"k": {"count": "killed"}})
    _, manifest, reckoning = compose(table, read_specification(spec), ("en",))
    assert manifest["disclosure"]["withheld"] == [] and reckoning.decision.entries == ()
    assert [(f["low"], f["value"], f["high"], f["events"]) for f in manifest["figures"]] == [(200, 300, 500, 1)]
    assert len(manifest["figures"][0]["basis"]) == 64
