"""An XLSX workbook's sheet as a Table. Which sheet is asked when there are several with content."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from constat.errors import BadFile, BadMapping
from constat.sources.reading import Note
from constat.sources.sheet.header import LOOKED_AT, find_header, letters
from constat.sources.sheet.mapping import nearest
from constat.sources.sheet.table import MOST_COLUMNS, Table, blank_rows_left_out
from constat.sources.workbook import Workbook, open_workbook, sheet_cells


def open_sheet(path: Path, sheet: str | None = None, header_row: int | None = None) -> Table:
    """The table in a workbook's sheet, chosen by name, or the only one that holds anything."""
    book = open_workbook(path)
    name, frame = _chosen(book, sheet)
    if not frame.height or not frame.width:
        raise BadFile("empty-sheet", room="sources", file=path.name)
    if frame.width > MOST_COLUMNS:
        raise BadFile("too-many-columns", room="sources", file=path.name, count=frame.width, limit=MOST_COLUMNS)
    top = frame.head(max(LOOKED_AT, (header_row or 0) + 2)).fill_null("").rows()
    header = find_header(path.name, top, header_row)
    labels = frame.columns
    rows = pl.int_range(1, frame.height + 1, dtype=pl.Int64, eager=True).slice(header.first)
    frame = frame.slice(header.first)
    kept: dict[str, str] = {}
    for i, label in enumerate(labels):
        column_name = header.names[i] if i < len(header.names) else None
        if column_name is not None:
            kept[label] = column_name
        elif bool((frame[label].str.strip_chars() != "").any()):
            kept[label] = f"[{letters(i)}]"
    frame, rows = blank_rows_left_out(frame.select(list(kept)).rename(kept), rows)
    notes = (Note("note-sheet", {"sheet": name}),) if len(book.sheets) > 1 else ()
    return Table(path.name, frame, rows, header.tags, notes=(*notes, *header.notes), base_1904=book.base_1904)


def _chosen(book: Workbook, sheet: str | None) -> tuple[str, pl.DataFrame]:
    file = book.path.name
    if sheet is not None:
        if sheet not in book.sheets:
            raise BadMapping("mapping-no-such-sheet", room="sources", file=file, sheet=sheet[:80], nearest=nearest(sheet, book.sheets))
        return sheet, sheet_cells(book, sheet)
    if len(book.sheets) == 1:
        return book.sheets[0], sheet_cells(book, book.sheets[0])
    if not book.sheets:
        raise BadFile("empty-sheet", room="sources", file=file)
    raise BadMapping("sheet-which", room="sources", file=file, sheets=", ".join(book.sheets[:20]), first=book.sheets[0])
