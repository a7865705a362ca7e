"""Mapping files, guesses at them, and the list of refused rows that goes back to the user."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest

from constat.errors import BadMapping, StorageFailed
from constat.language import use_language
from constat.sources import sheet
from constat.sources.sheet.counts import Unreadable, read_count
from constat.sources.sheet.mapping import Mapping
from constat.sources.sheet.refusals import as_text

WHOLE = """
constat: sheet-mapping 1
sheet: Incidents
header_row: 3
encoding: cp1252
delimiter: tab
decimal: ","
dates: jj/mm/aaaa
fields:
  id: Numéro
  date_start: {column: Début, format: mm/dd/yyyy}
  killed: {column: Morts, plain: best}
  kind: {column: Type, values: {1: one-sided, no: unknown}, others: unknown}
  side_b: {column: Auteurs, separator: /}
  country: {constant: Mali}
"""


def test_a_mapping_file_is_written_and_read_back_the_same() -> None:
    mapping = Mapping.from_yaml(WHOLE)
    assert mapping.delimiter == "\t"
    assert mapping.header_row == 3
    assert str(mapping.dates) == "dd/mm/yyyy"
    assert dict(mapping.fields["kind"].values) == {"1": "one-sided", "no": "unknown"}
    assert Mapping.from_yaml(mapping.to_yaml()) == mapping
    assert Mapping.load(mapping.to_dict()) == mapping


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begins with fields"), ("- a", "begins with fields"), ("fields: {}", "which column fills"), ("fields: {date: [", "line 1"),
        ("fields: {date: d, kiled: x}", "Nearest: killed"), ("field: {date: d}", "Nearest: fields"), ("fields: {id: x}", "no column gives"),
        ("fields: {date: d, latitude: y}", "needed together"), ("fields: {date: d, date_start: e}", "fill the same thing"),
        ("fields: {date: d, killed: m, killed_low: n}", "fill the same thing"), ("fields: {date: {colum: d}}", "Nearest: column"),
        ("fields: {date: {column: d, constant: e}}", "one of column"), ("fields: {date: {column: d, format: whenever}}", "not known"),
        ("dates: 3\nfields: {date: d}", "not known"), ("decimal: x\nfields: {date: d}", "neither"), ("encoding: klingon\nfields: {date: d}", "not known"),
        ("encoding: rot13\nfields: {date: d}", "not known"), ("delimiter: abc\nfields: {date: d}", "not one sign"),
        ("header_row: 0\nfields: {date: d}", "not the number of a row"), ("fields: {date: d}\nfields: {date: e}", "given twice"),
        ("fields: &a {date: d}\nsheet: *a", "line 2"), ("fields: {date: d, killed: {column: m, plain: low}}", "Possible: best, reported"),
        ("fields: {date: d, kind: {column: m, others: ignore}}", "neither refuse nor unknown"), ("constat: other 2\nfields: {date: d}", "must be"),
        ("fields: " + "[" * 5000, "YAML"), ("fields: {date: d}\n# " + "x" * 2_000_000, "too large"), ("fields: {date: !!python/object:os.system d}", "(?s)."),
    ],
)  # fmt: skip
def test_a_faulty_mapping_file_says_what_to_mend(text: str, says: str) -> None:
    if "python/object" in text:
        assert Mapping.from_yaml(text).fields["date"].column == "d"  # a tag makes nothing: scalars are text
        return
    with pytest.raises(BadMapping, match=says):
        Mapping.from_yaml(text)
    with use_language("fr"), pytest.raises(BadMapping) as told:
        Mapping.from_yaml(text)
    assert str(told.value)


def test_a_value_outside_the_vocabulary_refuses_the_mapping(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("d,t\n2022-01-01,a\n")
    with pytest.raises(BadMapping, match="one-side is not in the vocabulary"):
        sheet.read(tmp_path / "x.csv", {"fields": {"date": "d", "kind": {"column": "t", "values": {"a": "one-side"}}}})


def guessed(tmp_path: Path, header: str, *rows: str) -> sheet.Mapping:
    (tmp_path / "g.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    return sheet.guess(tmp_path / "g.csv")


def test_a_guess_gives_a_reason_for_every_column_and_yaml_that_can_be_kept(tmp_path: Path) -> None:
    guess = guessed(tmp_path, "N°,Date de l'évènement,Cercle,Nb. de morts,Couleur", "1,27/03/2022,Djenné,3,bleu", "2,28/03/2022,Mopti,4,vert")
    found = {reason.column: reason.field for reason in guess.reasons}
    assert found == {"N°": "id", "Date de l'évènement": "date", "Cercle": "admin2", "Nb. de morts": "killed", "Couleur": None}
    assert all(0 <= reason.confidence <= 1 and reason.why for reason in guess.reasons)
    assert not guess.certain
    assert dict(Mapping.from_yaml(guess.to_yaml()).fields) == dict(guess.fields)


def test_contents_betray_dates_points_and_pcodes_whatever_their_names(tmp_path: Path) -> None:
    rows = [f"{day:02d}/03/2022;14.5, -4.{day};ML05{day:02d}" for day in range(10, 28)]
    guess = guessed(tmp_path, "aaa;bbb;ccc", *rows)
    assert {name: rule.column for name, rule in guess.fields.items()} == {"date": "aaa", "coordinates": "bbb", "admin2_pcode": "ccc"}


def test_a_name_that_its_contents_belie_is_not_followed(tmp_path: Path) -> None:
    guess = guessed(tmp_path, "Jour,Lat,Long,d", "lundi,Moura,x,2022-01-01", "mardi,Gao,y,2022-01-02", "jeudi,Gao,y,2022-01-02")
    assert set(guess.fields) == {"date"}
    assert guess.fields["date"].column == "d"


@pytest.mark.parametrize("name", ["Femmes tuées", "Women killed", "Victimes", "Victims", "Hommes"])
def test_the_dead_are_never_guessed_to_be_civilians(tmp_path: Path, name: str) -> None:
    guess = guessed(tmp_path, f"id,date,{name}", "a,2022-01-01,3")
    assert not [field for field in guess.fields if "civilians" in field]
    assert "killed" not in guess.fields


def test_civilians_are_guessed_where_the_name_says_so(tmp_path: Path) -> None:
    guess = guessed(tmp_path, "id,date,Civils tués,Morts", "a,2022-01-01,3,5")
    assert guess.fields["killed_civilians"].column == "Civils tués"
    assert guess.fields["killed"].column == "Morts"


def test_a_date_beside_an_end_is_the_start(tmp_path: Path) -> None:
    guess = guessed(tmp_path, "id,Date,Date de fin", "a,27/03/2022,31/03/2022")
    assert {name: rule.column for name, rule in guess.fields.items()} == {"id": "id", "date_start": "Date", "date_end": "Date de fin"}


def test_day_numbers_are_guessed_as_such(tmp_path: Path) -> None:
    assert str(guessed(tmp_path, "id,Date", "a,44647", "b,44648").fields["date"].format) == "excel-serial"


def test_refused_rows_go_back_as_text_that_no_spreadsheet_evaluates(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('id,date\na,=1+1\nb,@cmd\nc,"-2+3"\n', encoding="utf-8")
    rejected = sheet.read(tmp_path / "x.csv").rejected
    made = sheet.write_refusals(rejected, tmp_path / "refused.csv")
    with made.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    assert rows[0] == ["File", "Row", "Column", "Value", "Reason", "Remedy"]
    assert [row[3] for row in rows[1:]] == ["'=1+1", "'@cmd", "'-2+3"]
    book = openpyxl.load_workbook(sheet.write_refusals(rejected, tmp_path / "refused.xlsx"))
    cells = [cell for row in book["Refused rows"].iter_rows() for cell in row]
    assert all(cell.data_type == "s" for cell in cells if cell.value is not None)
    assert [row[3].value for row in book["Refused rows"].iter_rows(min_row=2)] == ["'=1+1", "'@cmd", "'-2+3"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_escaped(text: str) -> None:
    assert as_text(text) == "'" + text


def test_a_list_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,date\na,hier\n")
    rejected = sheet.read(tmp_path / "x.csv").rejected
    for name in ("refused.csv", "refused.xlsx"):
        with pytest.raises(StorageFailed):
            sheet.write_refusals(rejected, tmp_path / "absent" / name)


def test_the_mapping_and_the_cells_of_the_manual_are_read_as_it_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "do" / "import-a-sheet.md").read_text(encoding="utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    assert Mapping.from_yaml(shown).fields["killed_civilians"].plain == "best"
    for line, low, best, high in (("at least 500", 500, None, None), ("about 30", None, 30, None), ("10-15", 10, None, 15), ("at most 20", None, None, 20)):
        cells = re.findall(r"`([^`]+)`", next(row for row in page.splitlines() if row.startswith(f"| `{line}")).split("|")[1])
        assert cells
        for cell in cells:
            told = read_count(cell)
            assert (told.low, told.best, told.high) == (low, best, high), cell
    refused = next(row for row in page.splitlines() if "`des dizaines`" in row).split("|")[1]
    for cell in re.findall(r"`([^`]+)`", refused):
        with pytest.raises(Unreadable):
            read_count(cell)
