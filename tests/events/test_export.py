import csv
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from constat.errors import BadSelection
from constat.events import export as exporting
from constat.events.export import FORMATS, export, harmless
from constat.events.query import Table
from constat.model import COLUMNS, EVENT_SCHEMA, Selection

from .conftest import event

Told = Callable[..., Table]
KILLED = Selection(measure="killed")
NOBODY_YET = Selection(measure="killed", start=date(2030, 1, 1))
INJECTED = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")']


def written(table: Table, folder: Path, kind: str, selection: Selection = KILLED) -> Path:
    target = folder / f"events.{kind}"
    export(table, selection, target, kind)
    return target


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", INJECTED)
def test_no_cell_of_a_csv_begins_a_formula(told: Told, tmp_path: Path, text: str) -> None:
    table = told([event("a", place_name=text, source_text=text, side_a=[text], longitude=-4.5, latitude=-1.0)])
    header, _, row = cells(written(table, tmp_path, "csv"))
    told_cells = dict(zip(header, row, strict=True))
    assert told_cells["place_name"] == told_cells["source_text"] == told_cells["side_a"] == harmless(text)
    assert told_cells["place_name"].startswith("'") and told_cells["place_name"].replace("'", "") == text.replace("'", "")
    assert told_cells["longitude"] == "-4.5"
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("text", INJECTED)
def test_text_that_looks_like_a_formula_is_text_in_a_workbook(told: Told, tmp_path: Path, text: str) -> None:
    table = told([event("a", place_name=text, killed_best=3)])
    book = load_workbook(written(table, tmp_path, "xlsx"))
    row = next(book["events"].iter_rows(min_row=3))
    at = [c.value for c in next(book["events"].iter_rows(max_row=1))].index("place_name")
    assert row[at].data_type == "s" and re.sub(r"\s|_x000D_", "", str(row[at].value)) == text.strip()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_column_has_its_hxl_tag_in_the_second_row(told: Told, tmp_path: Path, kind: str) -> None:
    path = written(told([event("a")]), tmp_path, kind)
    rows = cells(path) if kind == "csv" else [list(map(str, r)) for r in load_workbook(path)["events"].iter_rows(values_only=True, max_row=2)]
    assert rows[0] == [*EVENT_SCHEMA.names, "value"]
    assert rows[1] == [*(column.hxl for column in COLUMNS), "#value"]
    assert all(tag.startswith("#") for tag in rows[1])


def test_geojson_is_a_collection_of_points_and_of_events_without_one(told: Told, tmp_path: Path) -> None:
    table = told([event("a", latitude=14.3, longitude=-4.4, killed_best=2, side_a=["A", "B"], place_name='quote " and \n'), event("b")])
    told_ = json.loads(written(table, tmp_path, "geojson").read_text(encoding="utf-8"))
    assert told_["type"] == "FeatureCollection"
    first, second = told_["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [-4.4, 14.3]} and second["geometry"] is None
    assert first["properties"]["value"] == 2 and first["properties"]["side_a"] == ["A", "B"] and first["properties"]["date_start"] == "2022-03-27"
    assert "latitude" not in first["properties"]


def test_parquet_has_the_schema_of_the_analytical_table_and_its_documentation(told: Told, tmp_path: Path) -> None:
    path = written(told([event("a", killed_best=2, side_a=["A"])]), tmp_path, "parquet")
    schema = pq.read_schema(path)
    assert schema.remove(schema.get_field_index("value")).equals(EVENT_SCHEMA)
    assert schema.field("value").type == pa.int32()
    assert schema.field("killed_best").metadata[b"hxl"] == b"#affected+killed+best"


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_selection_still_has_its_columns(told: Told, tmp_path: Path, kind: str) -> None:
    path = written(told([event("a")]), tmp_path, kind, NOBODY_YET)
    if kind == "csv":
        assert len(cells(path)) == 2
    elif kind == "geojson":
        assert json.loads(path.read_text())["features"] == []
    elif kind == "parquet":
        assert pl.read_parquet(path).shape == (0, len(EVENT_SCHEMA) + 1)
    else:
        assert load_workbook(path)["events"].max_row == 2


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("rows", [5, 6, 7])
def test_rows_beyond_a_portion_are_all_there_once(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, rows: int) -> None:
    monkeypatch.setattr(exporting, "PORTION", 3)
    table = told([event(str(n), killed_best=n) for n in range(rows)])
    path = tmp_path / "events"
    assert export(table, KILLED, path, kind) == rows
    wanted = [f"told:{n}" for n in range(rows)]
    if kind == "csv":
        assert [row[0] for row in cells(path)[2:]] == wanted
    elif kind == "geojson":
        assert [f["properties"]["event_id"] for f in json.loads(path.read_text())["features"]] == wanted
    elif kind == "parquet":
        assert pl.read_parquet(path)["event_id"].to_list() == wanted
    else:
        assert [row[0] for row in load_workbook(path.rename(tmp_path / "events.xlsx"))["events"].iter_rows(min_row=3, values_only=True)] == wanted


def test_what_a_workbook_cannot_hold_is_refused_or_cut_and_said(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = told([event("a", source_text="x" * 40_000), event("b")])
    row = next(load_workbook(written(table, tmp_path, "xlsx"))["events"].iter_rows(min_row=3, values_only=True))
    assert any(isinstance(value, str) and value.endswith("[…]") for value in row)
    monkeypatch.setattr(exporting, "XLSX_ROWS", 1)
    with pytest.raises(BadSelection, match="CSV or Parquet"):
        written(table, tmp_path, "xlsx")


def test_an_unknown_format_is_refused(told: Told, tmp_path: Path) -> None:
    with pytest.raises(BadSelection, match="csv, xlsx"):
        written(told([event("a")]), tmp_path, "docx")


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [harmless(v) for v in (-3, 2.5, "Mopti", None, ["A", "B"], date(2022, 3, 1))] == [-3, 2.5, "Mopti", None, "A | B", "2022-03-01"]
