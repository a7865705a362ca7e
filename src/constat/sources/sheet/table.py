"""A user's file as a table of text: column names, cells as they stand, row numbers as a spreadsheet shows them, HXL tags.

CSV, TSV, XLSX, Parquet and GeoJSON all end here; what follows (mapping, guess, reader) does not know which it was.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from constat.sources.reading import Note

LONGEST_CELL: Final = 1_000_000
"""Characters. A longer cell is a lost quotation mark or an attack; its row is refused."""
LONGEST_NAME: Final = 1_000
MOST_COLUMNS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Ragged:
    """A record whose number of cells is not that of the header."""

    row: int
    cells: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file below its header."""

    file: str
    frame: pl.DataFrame
    """One column of text per named column of the file; an empty cell is null."""
    rows: pl.Series
    """Row numbers, Int64."""
    tags: AnyMapping[str, str] = field(default_factory=dict)
    """HXL tag of each tagged column."""
    ragged: tuple[Ragged, ...] = ()
    swallowed: tuple[tuple[int, str], ...] = ()
    """Row and column of each cell that seems to hold other rows: a quotation mark opened and closed in the wrong places."""
    notes: tuple[Note, ...] = ()
    base_1904: bool = False
    """The workbook counts its days from 1904."""
    shapes: pl.Series | None = None
    """True for each row whose place is a line or an area; its point only stands within it."""


def blank_rows_left_out(frame: pl.DataFrame, rows: pl.Series) -> tuple[pl.DataFrame, pl.Series]:
    """The frame with empty cells as null and without the rows that hold nothing but blanks."""
    frame = frame.with_columns(pl.all().replace("", None))
    if not frame.width or not frame.height:
        return frame, rows
    empty = frame.select(pl.all_horizontal(pl.all().str.strip_chars().fill_null("") == "").alias("empty"))["empty"]
    if not empty.any():
        return frame, rows
    return frame.filter(~empty), rows.filter(~empty)
