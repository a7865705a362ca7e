"""A user's files: encodings, delimiters, headers, workbooks, Parquet, GeoJSON; and the ones that are refused."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from constat.errors import BadFile, BadMapping, ConstatError
from constat.sources import sheet, workbook
from constat.sources.reading import Reading

TEXT = "id;date;lieu\né1;2022-01-01;Ségou\né2;2022-01-02;Gossi, près de l’eau\n"
FIELDS = {"fields": {"id": "id", "date": "date", "place_name": "lieu"}}


@pytest.fixture
def load(tmp_path: Path) -> Any:
    def _load(content: str | bytes, mapping: Any = FIELDS, name: str = "list.csv") -> Reading:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return sheet.read(path, mapping, accept_guess=True)

    return _load


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_usual_encodings_are_found(load: Any, encoding: str) -> None:
    assert load(TEXT.encode(encoding)).events["place_name"].to_list() == ["Ségou", "Gossi, près de l’eau"]


@pytest.mark.parametrize("encoding", ["cp850", "mac-roman"])
def test_an_encoding_that_cannot_be_told_is_refused_and_may_be_stated(load: Any, encoding: str) -> None:
    data = TEXT.replace("’", "'").encode(encoding)
    with pytest.raises(BadFile, match="row 2.*encoding:"):
        load(data)
    assert load(data, {**FIELDS, "encoding": encoding}).events["place_name"][0] == "Ségou"


def test_a_wrongly_stated_encoding_is_refused(load: Any) -> None:
    with pytest.raises(BadFile, match="row 2: byte 0xE9 is not utf-8"):
        load(TEXT.encode("cp1252"), {**FIELDS, "encoding": "utf-8"})
    with pytest.raises(BadFile, match="is UTF-8, not cp1252"):
        load(TEXT, {**FIELDS, "encoding": "cp1252"})


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters_are_found(load: Any, sign: str) -> None:
    quoted = TEXT.replace("Gossi, près de l’eau", "Gossi")
    assert load(quoted.replace(";", sign)).events.height == 2


def test_a_title_above_the_header_is_passed_over(load: Any) -> None:
    reading = load("Liste des incidents\nBureau de Mopti;;\n;;\n" + TEXT)
    assert reading.events["row_number"].to_list() == [5, 6]
    assert any("found in row 4" in note.say() for note in reading.notes)


def test_a_file_without_header_is_refused_unless_its_row_is_named(load: Any) -> None:
    with pytest.raises(BadFile, match="no row of column names"):
        load("1;2022-01-01;12\n2;2022-01-02;13\n")
    assert load("2021;total\n" + TEXT, {**FIELDS, "header_row": "2"}).events.height == 2


@pytest.mark.parametrize("content", ['id;date;lieu\n1;"2022-01-01;x\n2;2022-01-02;y\n', b"id;date\0\0\1;x\n", b"PK\x03\x04 cut off"])
def test_damaged_text_files_are_refused(load: Any, content: str | bytes) -> None:
    with pytest.raises(BadFile):
        load(content)


@pytest.mark.parametrize(
    "rows",
    [
        "id,when,deaths\n#event+id,#date+occurred,#affected+killed\na,2022-01-01,4\n",
        "#event+id,#date+occurred,#affected+killed\nid,when,deaths\na,2022-01-01,4\n",
    ],
)
def test_an_hxl_row_beneath_or_above_the_header_maps_by_tag(load: Any, tmp_path: Path, rows: str) -> None:
    (tmp_path / "hxl.csv").write_text(rows)
    reading = sheet.read(tmp_path / "hxl.csv")  # no approval is asked
    assert reading.events["killed_reported"].to_list() == [4]
    assert reading.mapping is not None
    assert reading.mapping["fields"] == {"id": "id", "date": "when", "killed": "deaths"}


def test_rows_swallowed_by_misplaced_quotation_marks_are_not_lost_silently(load: Any) -> None:
    reading = load('id;date;lieu\n1;2022-01-01;"Ségou\n2;2022-01-02;"Gao\n3;2022-01-03;Mopti\n')
    assert reading.events["provider_id"].to_list() == ["3"]
    assert reading.rejected["reason"].to_list() == ["The cell seems to hold other rows of the table."]
    assert load('id;date;lieu\n1;2022-01-01;"Ségou\nville; puis Gao; puis Mopti; puis rien"\n').events.height == 1


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r"), TEXT.replace("\n", "\r\n"), "sep=;\n" + TEXT])
def test_line_ends_of_every_system_and_the_hint_of_excel_are_understood(load: Any, text: str) -> None:
    assert load(text).events["place_name"].to_list() == ["Ségou", "Gossi, près de l’eau"]


def test_an_endless_column_name_is_refused(load: Any) -> None:
    with pytest.raises(BadFile, match="1,000"):
        load("id;date;" + "x" * 5000 + "\na;2022-01-01;b\n")


def book(tmp_path: Path, rows: list[list[Any]], **more: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "Incidents"
    for row in rows:
        first.append(row)
    for name, others in more.items():
        other = made.create_sheet(name)
        for row in others:
            other.append(row)
    made.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def test_a_workbook_is_read_with_title_two_line_header_and_typed_dates(tmp_path: Path) -> None:
    rows = [["Bilan 2022"], [], ["ID", "Date", "Civils", None], [None, None, "tués", "blessés"]]
    path = book(tmp_path, [*rows, ["a", date(2022, 3, 27), 3, None], ["b", datetime.fromisoformat("2022-03-28T05:00"), "une trentaine", 2]])
    reading = sheet.read(path, accept_guess=True)
    assert reading.events["date_start"].to_list() == [date(2022, 3, 27), date(2022, 3, 28)]
    assert reading.events["killed_civilians_best"].to_list() == [3, 30]
    assert reading.events["injured_civilians_best"].to_list() == [None, 2]
    assert reading.events["row_number"].to_list() == [5, 6]


def test_a_formula_is_refused_by_its_address_and_only_in_the_sheet_that_is_read(tmp_path: Path) -> None:
    path = book(tmp_path, [["id", "date"], ["a", "2022-01-01"]], Total=[["n"], ["=COUNTA(Incidents!A2:A9)"]])
    fields = {"id": "id", "date": "date"}
    assert sheet.read(path, {"sheet": "Incidents", "fields": fields}).events.height == 1
    with pytest.raises(BadFile, match="sheet Total, cell A2"):
        sheet.read(path, {"sheet": "Total", "fields": {"date": "n"}})


def test_which_worksheet_is_asked_and_a_wrong_name_answered_with_the_nearest(tmp_path: Path) -> None:
    path = book(tmp_path, [["id", "date"], ["a", "2022-01-01"]], Autre=[["x"]])
    with pytest.raises(BadMapping, match="several worksheets: Incidents, Autre"):
        sheet.read(path)
    with pytest.raises(BadMapping, match="Nearest: Incidents"):
        sheet.read(path, {"sheet": "Incident", "fields": {"date": "date"}})


def test_day_numbers_of_a_workbook_are_read_where_the_mapping_says_so(tmp_path: Path) -> None:
    path = book(tmp_path, [["id", "date"], ["a", 44647]])
    assert sheet.read(path, {"dates": "excel-serial", "fields": {"date": "date"}}).events["date_start"][0] == date(2022, 3, 27)
    assert sheet.read(path, {"fields": {"date": "date"}}).rejected["reason"][0].startswith("This looks like a spreadsheet's day number")


def with_part(path: Path, part: str, change: Any) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    path.write_bytes(out.getvalue())


SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_that_would_fill_the_memory_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path, [["id", "date"], ["a", "2022-01-01"]])
    whole = path.read_bytes()
    with_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'))
    with pytest.raises(BadFile, match="1048576 rows by 16384 columns"):
        sheet.read(path)
    path.write_bytes(whole)
    with_part(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row r = '1048576'>" + b"<c><v>1</v></c>" * 5000 + b"</row></sheetData>"))
    with pytest.raises(BadFile, match="by 50"):
        sheet.read(path)
    path.write_bytes(whole)
    with_part(path, SHEET, lambda xml: xml + b" " * 100_000_000)
    with pytest.raises(BadFile, match="expands to far more"):
        sheet.read(path)


def test_an_archive_whose_directory_lies_about_a_size_is_not_opened(tmp_path: Path) -> None:
    path = book(tmp_path, [["id", "date"], ["a", "2022-01-01"]])
    data = bytearray(path.read_bytes())
    at = data.rindex(SHEET.encode()) - 46  # its entry in the central directory
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    with pytest.raises(BadFile):
        workbook.open_workbook(path)


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"", b"id,date\n"])
def test_what_is_no_sound_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(BadFile):
        sheet.read(tmp_path / "x.xlsx")


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, [["id", "date"], ["a", "2022-01-01"]])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(BadFile, match="damaged"):
        sheet.read(path)


def test_parquet_is_read_and_its_nested_columns_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    frame = pl.DataFrame({"id": [1, 2], "date": [date(2022, 1, 1)] * 2, "killed": [3, None], "latitude": [14.5, None], "longitude": [-4.0, None]})
    frame.write_parquet(path)
    assert sheet.read(path).events["killed_reported"].to_list() == [3, None]
    frame.with_columns(x=pl.lit([1])).write_parquet(path)
    with pytest.raises(BadFile, match="x"):
        sheet.read(path)
    path.write_bytes(b"PAR1 cut off")
    with pytest.raises(BadFile, match="Parquet"):
        sheet.read(path)


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"date": "2022-01-01", **properties}, "geometry": geometry}


def geojson(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def test_geojson_points_are_exactly_where_they_are_and_areas_say_that_they_are_areas(load: Any) -> None:
    area = {"type": "Polygon", "coordinates": [[[0, 10], [1, 10], [1, 11], [0, 10]]]}
    content = geojson(feature({"type": "Point", "coordinates": [-4.2, 14.5]}, id=1), feature(area, id=2), feature(None, id=3))
    events = load(content, None, "places.geojson").events
    assert (events["latitude"][0], events["longitude"][0]) == (14.5, -4.2)
    assert 10 < events["latitude"][1] < 11
    assert events["place_precision"].to_list() == ["unknown", "linear-or-fuzzy", "unknown"]
    assert events["flags"][2].to_list()[0] == "no-point"


@pytest.mark.parametrize(
    "content",
    [
        "{", "[]", '{"type": "Topology"}', geojson(feature({"type": "Curve", "coordinates": []})), geojson({"type": "Point"}),
        geojson(feature({"type": "Polygon", "coordinates": [[[0, "x"]]]})), geojson(feature({"type": "Point", "coordinates": ["a", 1]})),
        geojson(feature(None), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32630"}}), "[" * 100_000,
    ],
)  # fmt: skip
def test_geojson_that_is_malformed_or_in_another_system_is_refused(load: Any, content: str) -> None:
    with pytest.raises(ConstatError):
        load(content, None, "places.geojson")


def test_a_stated_wgs84_is_accepted(load: Any) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert load(geojson(feature({"type": "Point", "coordinates": [1, 2]}, id=1), crs=crs), None, "places.geojson").events.height == 1
