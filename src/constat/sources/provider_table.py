"""A provider's file while it is being read: its columns under their codebook names, checked and turned into values.

Every check refuses rows one by one through `Refusals`; signs that whole columns are exchanged refuse the file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from constat.sources.assembly import priogrid_cells
from constat.sources.cells import INT32_MAX, coded, days, real_numbers, text, whole_numbers
from constat.sources.crosswalk import meanings
from constat.sources.opening import TableFile
from constat.sources.reading import Note
from constat.sources.refusals import Refusals
from constat.sources.soundness import refuse_swapped_coordinates


class ProviderTable:
    """One file on its way to events."""

    def __init__(self, path: Path, table: TableFile, canonical: Callable[[str], str], scheme: str) -> None:
        self.path = path
        self.inside = table.inside
        self.scheme = scheme
        """The provider's codes in the vocabularies: `ucdp`, `acled`."""
        self.raw = table.frame
        self.rows = table.frame["row_number"]
        self.height = table.frame.height
        self.names = {canonical(name): name for name in reversed(table.frame.columns)}
        self.refusals = Refusals(path.name, self.rows)
        self.notes: list[Note] = []
        if table.overlong.len():
            self.refusals.add(self.rows.is_in(table.overlong.implode()), "", None, "row-too-long")

    def nothing(self, kind: type[pl.DataType] | pl.DataType = pl.String) -> pl.Series:
        """A column that tells nothing."""
        return pl.repeat(None, self.height, dtype=kind, eager=True)

    def none_of(self) -> pl.Series:
        """A mask without a row."""
        return pl.repeat(False, self.height, eager=True)

    def cells(self, name: str) -> pl.Series | None:
        """The verbatim cells of a column under the codebook's name, or None."""
        return self.raw[self.names[name]] if name in self.names else None

    def words(self, name: str) -> pl.Series:
        """Text as told, empty cells null; all null where the file lacks the column."""
        cells = self.cells(name)
        return text(cells) if cells is not None else self.nothing()

    def number(self, name: str, *, least: int | None = 0, needed: bool = False) -> pl.Series | None:
        """A column of whole numbers, its faulty rows refused."""
        cells = self.cells(name)
        if cells is None:
            return None
        numbers, bad = whole_numbers(cells)
        if bad is not None:
            self.refusals.add(bad, name, cells, "not-a-whole-number")
        if least is not None:
            self.refusals.add(numbers < least, name, cells, "negative" if least == 0 else "too-small", least=least)
        if name != "id":
            self.refusals.add(numbers > INT32_MAX, name, cells, "number-too-large")
            numbers = numbers.cast(pl.Int32, strict=False)
        if needed and numbers.null_count():
            self.refusals.add(numbers.is_null() if bad is None else numbers.is_null() & ~bad, name, cells, "missing")
        return numbers.alias(name)

    def day(self, name: str) -> pl.Series | None:
        cells = self.cells(name)
        if cells is None:
            return None
        dates, bad = days(cells)
        if bad is not None:
            self.refusals.add(bad, name, cells, "not-a-date")
        if dates.null_count():
            self.refusals.add(dates.is_null() if bad is None else dates.is_null() & ~bad, name, cells, "missing")
        return dates.alias(name)

    def point(self, iso3: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
        """Latitude, longitude and cell, null where a point is missing; `iso3` tells which country each should lie in."""
        told: dict[str, pl.Series] = {}
        for name in ("latitude", "longitude"):
            cells = self.cells(name)
            if cells is None:
                return self.nothing(pl.Float64), self.nothing(pl.Float64), self.nothing(pl.Int32)
            told[name], bad = real_numbers(cells)
            if bad is not None:
                self.refusals.add(bad, name, cells, "not-a-number")
        latitude, longitude = told["latitude"], told["longitude"]
        provided = self.cells("priogrid_gid")
        gid = whole_numbers(provided)[0] if provided is not None else None
        refuse_swapped_coordinates(self.path.name, latitude, longitude, gid, iso3)
        for name, numbers, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            self.refusals.add(numbers.abs() > limit, name, self.cells(name), f"{name}-out-of-range")
        half = latitude.is_null() != longitude.is_null()
        if half.any():
            self.refusals.add(half, "latitude, longitude", None, "half-a-point")
        cell = priogrid_cells(latitude, longitude)
        if gid is not None and (astray := int((gid != cell).sum())):
            self.notes.append(Note("note-cells-differ", {"count": astray}))
        return latitude, longitude, cell

    def precision(self, name: str, vocabulary: str) -> pl.Series:
        """A precision code in the vocabulary's word; `unknown`, with a note, where the code is none of the codebook's."""
        cells = self.cells(name)
        if cells is None:
            return self.nothing()
        meant, bad = coded(cells, meanings(vocabulary, self.scheme))
        if bad is not None:
            self.notes.append(Note("note-unknown-codes", {"column": name, "count": int(bad.sum())}))
            meant = meant.set(bad, "unknown")
        return meant
