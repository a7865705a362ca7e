"""Events of a selection as files for others: CSV and XLSX with an HXL row, GeoJSON, Parquet.

Rows are written in portions, so that memory stays bounded. No cell ever begins a formula: text that a spreadsheet would run
is preceded by an apostrophe in CSV, and written as text in XLSX. Lists are joined by ` | `.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any, Final

import polars as pl

from constat.errors import BadSelection
from constat.events.query import Table
from constat.events.workspace import storing
from constat.model import COLUMNS, Selection

FORMATS: Final = ("csv", "xlsx", "geojson", "parquet")
PORTION: Final = 50_000
XLSX_ROWS: Final = 1_048_576 - 2
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PARTED: Final = re.compile(r"([;\t\r\n]\s*)(?=[=+@＝＋－＠-])")
"""Where a spreadsheet of another language begins a new cell, and what it would run there."""
_TAGS: Final = {column.name: column.hxl for column in COLUMNS} | {"value": "#value"}


def export(table: Table, selection: Selection, target: Path, kind: str) -> int:
    """Writes the events of the selection, in the order of their ids, with `value` of its measure; returns their number."""
    writers = {"csv": _csv, "xlsx": _xlsx, "geojson": _geojson, "parquet": _parquet}
    if kind not in writers:
        raise BadSelection("unknown-format", room="events", name=kind, known=", ".join(FORMATS))
    with storing(target):
        return writers[kind](table, selection, target)


def portions(table: Table, selection: Selection) -> Iterator[pl.DataFrame]:
    """The events, a portion at a time; at least one portion, so that even an empty answer has its columns."""
    offset = 0
    while True:
        rows = table.rows(selection, limit=PORTION, offset=offset, order="id")
        if offset == 0 or rows.height:
            yield rows
        if rows.height < PORTION:
            return
        offset += PORTION


def harmless(value: Any) -> Any:
    """A cell as plain text or number: lists joined, dates in ISO, and nothing that a spreadsheet would run."""
    if isinstance(value, list):
        value = " | ".join(str(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    value = _PARTED.sub(r"\1'", value)
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def write_csv(table: Table, selection: Selection, file: IO[str]) -> int:
    """Writes CSV with a header and an HXL row to an open text file."""
    writer, number = csv.writer(file, lineterminator="\r\n"), 0
    for rows in portions(table, selection):
        if number == 0:
            writer.writerow(rows.columns)
            writer.writerow([_TAGS[name] for name in rows.columns])
        writer.writerows([harmless(value) for value in row] for row in rows.iter_rows())
        number += rows.height
    return number


def _csv(table: Table, selection: Selection, target: Path) -> int:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        return write_csv(table, selection, file)


def _xlsx(table: Table, selection: Selection, target: Path) -> int:
    import xlsxwriter

    expected = int(table.tally(selection.replace(measure="incidents")).sums["events"])
    if expected > XLSX_ROWS:
        raise BadSelection("too-many-for-xlsx", room="events", rows=expected, most=XLSX_ROWS)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    number = 0
    with xlsxwriter.Workbook(str(target), options) as book:
        sheet = book.add_worksheet("events")
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(2, 0)
        for rows in portions(table, selection):
            if number == 0:
                sheet.write_row(0, 0, rows.columns, bold)
                sheet.write_row(1, 0, [_TAGS[name] for name in rows.columns])
            for row in rows.iter_rows():
                for column, value in enumerate(row):
                    if value is None or value == []:
                        continue
                    if isinstance(value, (bool, int, float)):
                        sheet.write(number + 2, column, value)
                    else:
                        # Excel holds 32,767 characters a cell; the rest is cut and says so.
                        text = " | ".join(value) if isinstance(value, list) else str(value)
                        sheet.write_string(number + 2, column, text if len(text) <= 32_767 else text[:32_760] + " […]")
                number += 1
    return number


def _geojson(table: Table, selection: Selection, target: Path) -> int:
    number = 0
    with target.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for rows in portions(table, selection):
            for row in rows.iter_rows(named=True):
                longitude, latitude = row.pop("longitude"), row.pop("latitude")
                point = None if longitude is None or latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
                told = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items() if value not in (None, [])}
                file.write(("," if number else "") + "\n" + json.dumps({"type": "Feature", "geometry": point, "properties": told}, ensure_ascii=False))
                number += 1
        file.write("\n]}\n")
    return number


def _parquet(table: Table, selection: Selection, target: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from constat.model import EVENT_SCHEMA

    schema, number = EVENT_SCHEMA.append(pa.field("value", pa.int32(), metadata={"hxl": "#value"})), 0
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for rows in portions(table, selection):
            writer.write_table(rows.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema))
            number += rows.height
    return number
