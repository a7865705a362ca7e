"""Any file of places, read: what it is, is told by its first lines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile, BadInput
from constat.sources.gazetteer import geonames, pcodes, sheet
from constat.sources.gazetteer.table import GazetteerReading, country_given
from constat.sources.opening import TableFile, open_table

_TAG: Final = r"^#[a-z]+"


def read_gazetteer(path: Path | str, country: str | None = None, *, since: date | None = None, until: date | None = None) -> GazetteerReading:
    """The places of a file. `country` (a name or ISO code) stands where the file names none.

    `since` and `until` say when the divisions of the whole file are in force: a table of before a reform, and one of after.
    `BadFile` where the file as a whole cannot be used, `BadInput` where there is no such country or the days are exchanged.
    """
    if since and until and until < since:
        raise BadInput("gazetteer-days-exchanged", room="sources", first=since.isoformat(), last=until.isoformat())
    read = _read(Path(path), country)
    return replace(read, places=_within(read.places, since, until)) if since or until else read


def _within(places: pl.DataFrame, since: date | None, until: date | None) -> pl.DataFrame:
    """The places in force within those days only; one that ended before, or began after, stays as it was told."""
    first = pl.max_horizontal("valid_from", pl.lit(since, dtype=pl.Date))
    last = pl.min_horizontal("valid_to", pl.lit(until, dtype=pl.Date))
    holds = (first <= last).fill_null(True)
    return places.with_columns(
        pl.when(holds).then(first).otherwise("valid_from").alias("valid_from"), pl.when(holds).then(last).otherwise("valid_to").alias("valid_to")
    )


def _read(path: Path, country: str | None) -> GazetteerReading:
    if path.is_dir():
        raise BadFile("is-folder", room="sources", file=str(path))
    iso3 = country_given(country)
    if geonames.is_dump(path):
        return geonames.read_dump(path, iso3)
    table = _without_tags(open_table(path))
    names = [name for name in table.frame.columns if name != "row_number"]
    # A list of villages may tell the P-codes of their communes; it has a column of names, which a table of divisions has not.
    if pcodes.is_table(names) and "name" not in sheet.recognised(names):
        return pcodes.read_table(path, table, iso3)
    pcodes.refuse_without_names(path, names)
    return sheet.read_sheet(path, table, iso3)


def _without_tags(table: TableFile) -> TableFile:
    """The table without the row of HXL tags that humanitarian sheets carry below the header."""
    first = [str(cell) for cell in table.frame.drop("row_number").row(0) if cell]
    if not first or not all(re.match(_TAG, cell) for cell in first):
        return table
    frame = table.frame.slice(1)
    if not frame.height:
        raise BadFile("empty-file", room="sources", file=table.file)
    return TableFile(table.file, frame.with_columns(pl.col("row_number")), table.overlong, table.inside)
