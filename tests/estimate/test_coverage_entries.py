"""Who watched where: tables read row by row, states kept, strips added up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.events.conftest import event, planned, told, workspace

from constat.errors import BadFile, BadInput
from constat.estimate.presence import Entry, add, entries_of, here, read_entries, watched
from constat.estimate.presence.keeping import state_of
from constat.estimate.presence.watching import months, strip
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Selection
from constat.model.selection import parse_period

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
Q1, Q2 = parse_period("2022-Q1"), parse_period("2022-Q2")


def entry(office: str, place: str, first: str, last: str | None, kind: str = "office-open", pcode: str = "", origin: str = "") -> Entry:
    return Entry(office, office, place, pcode, date.fromisoformat(first), date.fromisoformat(last) if last else None, kind, origin=origin)


def written(folder: Path, text: str, name: str = "offices.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_under_english_and_french_headers(tmp_path: Path) -> None:
    english = read_entries(written(tmp_path, "office,organisation,place,place_pcode,from,to,status,reason\nA,M,Kita,ML01,2022-01-01,2022-03-31,open,\n"))
    french = read_entries(written(tmp_path, "Bureau;Organisation;Lieu;Code;Du;Au;État;Motif\nA;M;Kita;ML01;01/01/2022;2022-03;ouvert;\n"))
    assert english.entries[0].id == french.entries[0].id
    assert not english.refused
    assert not french.refused


def test_a_sheet_with_dates_as_dates_and_empty_rows_is_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (["office", "place", "from", "to", "kind"], ["A", "Kita", date(2022, 1, 1), None, "Office open"], [None] * 5):
        book.active.append(row)
    book.save(tmp_path / "offices.xlsx")
    found = read_entries(tmp_path / "offices.xlsx")
    assert [(e.office, e.start, e.end, e.kind) for e in found.entries] == [("A", date(2022, 1, 1), None, "office-open")]


def test_every_bad_row_is_told_with_its_number_and_reason(tmp_path: Path) -> None:
    rows = "A,Kita,2022-01-01,2022-03-31,open\nA,Kita,2022-03-01,,closed\nB,Kita,32/13/2022,,open\nC,,2022-01,,open\nD,Kita,2022-05,2022-01,open\nE,Kita,2022,,lost\n"
    found = read_entries(written(tmp_path, "office,place,from,to,kind\n" + rows))
    assert len(found.entries) == 1
    assert [(bad.row, bad.fault.message_id) for bad in found.refused] == [
        (3, "coverage-overlap"), (4, "coverage-date"), (5, "coverage-missing"), (6, "coverage-reversed"), (7, "coverage-kind"),
    ]
    assert all(bad.say("en") != bad.say("fr") for bad in found.refused)


def test_a_visit_refused_while_the_office_is_open_is_no_contradiction(tmp_path: Path) -> None:
    rows = "A,Kita,2022-01-01,2022-03-31,open\nA,Kita,2022-02-01,2022-02-03,denied\n"
    assert not read_entries(written(tmp_path, "office,place,from,to,kind\n" + rows)).refused


@pytest.mark.parametrize(("text", "message"), [("office,place,from\nA,Kita,2022\n", "coverage-columns"), ("office,place,from,kind\n", "coverage-empty")])
def test_a_table_that_is_none_is_refused_whole(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadFile) as told:
        read_entries(written(tmp_path, text))
    assert told.value.message_id == message


def test_what_is_no_table_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"\x00\x01")
    with pytest.raises(BadFile):
        read_entries(tmp_path / "x.xlsx")


def test_entries_are_kept_once_and_a_table_sent_again_replaces_itself(workspace: Workspace) -> None:
    first = [entry("A", "Kita", "2022-01-01", None, origin="t.csv:2"), entry("B", "Kita", "2022-01-01", None, origin="t.csv:3")]
    assert add(workspace, first)[0] == 2
    before = state_of(workspace)
    assert add(workspace, first)[0] == 0
    assert state_of(workspace) == before
    add(workspace, [entry("A", "Kita", "2022-01-01", "2022-06-30", origin="t.csv:2")], replacing="t.csv:")
    assert [(e.office, e.end) for e in entries_of(workspace)] == [("A", date(2022, 6, 30))]
    assert {e.office for e in entries_of(workspace, before)} == {"A", "B"}


def test_damaged_entries_are_not_read(workspace: Workspace) -> None:
    add(workspace, [entry("A", "Kita", "2022-01-01", None)])
    path = workspace.path / "coverage" / f"{state_of(workspace)}.json"
    path.write_bytes(path.read_bytes().replace(b"Kita", b"Kito"))
    with pytest.raises(BadInput) as fault:
        entries_of(workspace)
    assert fault.value.message_id == "coverage-damaged"


def test_a_strip_counts_offices_and_the_mean_a_day() -> None:
    entries = [entry("A", "Kita", "2022-01-01", "2022-01-15"), entry("A", "Kita", "2022-01-16", None, "office-closed"), entry("B", "Kita", "2022-01-01", None)]
    january, february = strip(entries, months(date(2022, 1, 5), date(2022, 2, 1)))
    assert january.offices == {"office-open": 2, "office-closed": 1, "watching": 2}
    assert january.watching == pytest.approx(1 + 15 / 31, abs=0.01)
    assert february.watching == 1


def test_entries_of_a_place_are_found_by_code_by_name_and_by_what_its_events_name(told: Told) -> None:
    rows = [event("a", admin1="Mopti region", admin2="Bandiagara district", place_name="Ogossagou", country="Mali"), event("b", admin1="Gao", country="Mali")]
    table = told(rows)
    entries = [
        entry("A", "Bandiagara", "2022-01-01", None), entry("B", "Gao", "2022-01-01", None, pcode="ML07"), entry("C", "Mali", "2022-01-01", None),
        entry("D", "Niamey", "2022-01-01", None),
    ]

    def offices(**keys: object) -> set[str]:
        return {e.office for e in here(table, Selection.from_dict(keys), entries)}

    assert offices() == {"A", "B", "C", "D"}
    assert offices(place="Mopti") == {"A", "C"}
    assert offices(place="Ogossagou") == {"A", "C"}
    assert offices(pcode="ML0702") == {"B"}
    assert offices(country="Mali") == {"A", "B", "C"}


def test_coverage_fell_and_rose_and_held() -> None:
    entries = [entry("A", "Kita", "2022-01-01", "2022-03-31"), entry("B", "Kita", "2022-01-01", None)]
    seen = watched(entries, Q2, Q1)
    assert seen is not None
    assert (seen.fell, seen.rose, seen.lost) == (True, False, ("A (Kita)",))
    turned = watched(entries, Q1, Q2)
    assert turned is not None and turned.rose
    held = watched(entries[1:], Q2, Q1)
    assert held is not None and not held.fell and not held.rose
    assert watched([], Q2, Q1) is None
    alone = watched(entries[:1], Q2, Q1)
    assert alone is not None and not alone.known and not alone.fell


def test_offices_of_a_place_that_other_datasets_alone_tell_of_are_not_shown(tmp_path: Path) -> None:
    from tests.web.conftest import event, write

    from constat.estimate.presence import here
    from constat.events.importing import plan
    from constat.events.query import Table
    from constat.events.workspace import Workspace

    workspace = Workspace.create(tmp_path / "two")
    for name, province in (("one", "North"), ("other", "South")):
        file = write(tmp_path / f"{name}.csv", [event(n, adm_1=province) for n in range(5)])
        plan(workspace, file, name=name).commit()
    entries = [Entry(f"office {place}", "O", place, "", date(2020, 1, 1), None, "office-open") for place in ("North", "South", "Nowhere told of")]
    table = Table.open(workspace)
    assert [e.place for e in here(table, Selection(dataset=("one",)), entries)] == ["North", "Nowhere told of"]
    assert len(here(table, Selection(), entries)) == 3
    table.close()


def test_offices_month_by_month_tell_what_kept_them_from_seeing() -> None:
    from constat.estimate.presence.watching import months, offices

    rows = [
        Entry("Gao", "O", "Gao", "", date(2020, 1, 1), date(2020, 2, 29), "office-open"), Entry("Gao", "O", "Gao", "", date(2020, 2, 1), date(2020, 2, 29), "network-cut"),
        Entry("Gao", "O", "Gao", "", date(2020, 3, 20), None, "office-closed"),
    ]  # fmt: skip
    (gao,) = offices(rows, months(date(2020, 1, 1), date(2020, 4, 30)))
    assert gao.kinds == ("office-open", "network-cut", "office-closed", "office-closed") and gao.watched == 1
