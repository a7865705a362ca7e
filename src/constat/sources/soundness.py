"""Signs that a file is not what its header says: columns swapped as a whole. Such a file is refused, not mended."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.assembly import priogrid_cells

_FEW: Final = 3
"""Fewer rows than this prove nothing about a whole column."""
_MARGIN: Final = 1.0
"""Degrees by which a point may lie outside its country's box: border places, islands left out of the outlines."""


def refuse_swapped_coordinates(
    file: str, latitude: pl.Series, longitude: pl.Series, cells: pl.Series | None = None, iso3: pl.Series | None = None
) -> None:
    """BadFile when most points fit only with latitude and longitude exchanged.

    Told by range; else by the provider's own cells; else, where there are none, by the boxes of the countries named.
    """
    told = int((latitude.is_not_null() & longitude.is_not_null()).sum())
    if told < _FEW:
        return
    astray = (latitude.abs() > 90) & (latitude.abs() <= 180) & (longitude.abs() <= 90)
    swapped = int(astray.sum())
    if 2 * swapped <= told and cells is not None and cells.count():
        here = priogrid_cells(latitude, longitude)
        if int((here == cells).sum()) * 2 < int(cells.count()):
            swapped = int((priogrid_cells(longitude, latitude) == cells).sum())
    elif 2 * swapped <= told and iso3 is not None:
        swapped = max(swapped, _only_at_home_swapped(latitude, longitude, iso3))
    if 2 * swapped > told:
        raise BadFile(
            "swapped-columns", room="sources", file=file, first="latitude", second="longitude", count=swapped, total=told
        )


def _only_at_home_swapped(latitude: pl.Series, longitude: pl.Series, iso3: pl.Series) -> int:
    """How many points lie outside their country's box as given, and inside it exchanged."""
    frame = pl.DataFrame({"y": latitude, "x": longitude, "iso3": iso3}).join(country_boxes(), on="iso3", how="inner")

    def inside(x: str, y: str) -> pl.Expr:
        return pl.col(x).is_between(pl.col("west") - _MARGIN, pl.col("east") + _MARGIN) & pl.col(y).is_between(
            pl.col("south") - _MARGIN, pl.col("north") + _MARGIN
        )

    return int(frame.select((~inside("x", "y") & inside("y", "x")).sum()).item())


@cache
def country_boxes() -> pl.DataFrame:
    """`iso3 west south east north` in whole degrees, rounded outwards; computed from Natural Earth 1:10m (public domain)."""
    return pl.read_csv((resources.files("constat.sources") / "country_boxes.csv").read_bytes())


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
