"""Signs that a file is not what its header says: columns swapped as a whole. Such a file is refused, not mended."""

from __future__ import annotations

from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.assembly import priogrid_cells

_FEW: Final = 3
"""Fewer rows than this prove nothing about a whole column."""


def refuse_swapped_coordinates(file: str, latitude: pl.Series, longitude: pl.Series, cells: pl.Series | None) -> None:
    """BadFile when most points fit only with latitude and longitude exchanged: by range, or by the provider's own cells."""
    told = int((latitude.is_not_null() & longitude.is_not_null()).sum())
    if told < _FEW:
        return
    astray = (latitude.abs() > 90) & (latitude.abs() <= 180) & (longitude.abs() <= 90)
    swapped = int(astray.sum())
    if 2 * swapped <= told and cells is not None:
        here = priogrid_cells(latitude, longitude)
        if int((here == cells).sum()) * 2 < int(cells.count()):
            swapped = int((priogrid_cells(longitude, latitude) == cells).sum())
    if 2 * swapped > told:
        raise BadFile(
            "swapped-columns", room="sources", file=file, first="latitude", second="longitude", count=swapped, total=told
        )


def refuse_swapped(file: str, first: pl.Series, second: pl.Series) -> None:
    """BadFile when `first`, which should not exceed `second`, does so in most of the rows in which they differ."""
    differing = int((first != second).sum())
    wrong = int((first > second).sum())
    if wrong >= _FEW and 2 * wrong > differing:
        raise BadFile(
            "swapped-columns", room="sources", file=file, first=first.name, second=second.name, count=wrong, total=differing
        )


def refuse_swapped_sides(file: str, kinds: pl.Series, side_a: pl.Series, civilians: str) -> None:
    """BadFile when civilians stand as side A of most one-sided events, where side A is the perpetrator."""
    one_sided = kinds == "one-sided"
    total = int(one_sided.sum())
    wrong = int((one_sided & (side_a == civilians)).sum())
    if wrong >= _FEW and 2 * wrong > total:
        raise BadFile("swapped-columns", room="sources", file=file, first="side_a", second="side_b", count=wrong, total=total)
