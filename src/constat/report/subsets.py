"""Figures over some of the events behind a count: by sex and age, loosely known, listed in an annex, not drawn on a map.

Each is made from a table and its whole alone, so that `verify` makes it again in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import polars as pl

from constat.errors import BadSpecification
from constat.events.query import Table
from constat.model.event import SEX_AGE
from constat.model.figure import Figure, basis_digest
from constat.model.measure import MEASURES

PRECISE: Final = ("exact", "within-25-km")
"""Place precisions that are drawn on a map."""
_NEAR: Final = (*PRECISE, "district")
CONTRIBUTION: Final = (
    pl.when(pl.col("incident").is_not_null()).then(pl.concat_str([pl.lit("incident:"), pl.col("incident")])).otherwise(pl.col("event_id"))
)
"""What a row counts under: rival accounts of one incident are one contribution."""


def by_sex_and_age(table: Table, whole: Figure) -> list[tuple[str, Figure]]:
    """A count of civilians as told of each group of sex and age. Of rival accounts the least number told stands, as in the
    count itself."""
    stem = MEASURES[whole.selection.counted].stem
    if stem not in ("killed_civilians", "injured_civilians"):
        raise BadSpecification("sex-age-measure", room="report", name=whole.selection.counted)
    columns = [f"{stem}_{group}" for group in SEX_AGE]
    rows = table.rows(whole.selection, ["event_id", "incident", *columns], order="id")
    rows = rows.filter(pl.any_horizontal(pl.col(column) > 0 for column in columns))
    told = rows.with_columns(id=CONTRIBUTION).group_by("id").agg(pl.col(columns).min()).sort("id")
    found = []
    for group, column in zip(SEX_AGE, columns, strict=True):
        own = told.filter(pl.col(column) > 0).select("id", column).rows()
        found.append((group, _figure(whole, "sex-and-age", sum(value for _, value in own), own, sex_age=group)))
    return found


def loosely_known(table: Table, whole: Figure) -> list[tuple[str, Figure]]:
    """How many incidents are dated less precisely than to the day (`dates`), or placed less than to the district (`places`)."""
    rows = table.rows(whole.selection, ["event_id", "date_precision", "place_precision"], order="id")
    loose = {
        "dates": rows.filter(pl.col("date_precision").is_null() | (pl.col("date_precision") != "day")),
        "places": rows.filter(pl.col("place_precision").is_null() | ~pl.col("place_precision").is_in(_NEAR)),
    }
    return [(what, _figure(whole, "loose", found.height, [(id, 1) for id in found["event_id"].to_list()], what=what)) for what, found in loose.items()]


def listed(table: Table, whole: Figure, by: Figure, limit: int) -> Figure:
    """What the `limit` greatest contributions to `by` make of a whole: of itself, or of the number of incidents."""
    rows = table.contributions(by.selection, limit)
    own = [(str(id), int(value) if whole.id == by.id else 1) for id, value in rows.select("id", "value").iter_rows()]
    return _figure(whole, "listed", sum(value for _, value in own), own, by=by.selection.canonical(), limit=limit)


def cells(table: Table, whole: Figure) -> list[tuple[int, float]]:
    """The value of each grid cell, from what is located within 25 km."""
    frame = table.group(whole.selection, by=["cell", "place_precision"])
    near = frame.filter(pl.col("place_precision").is_in(PRECISE) & pl.col("cell").is_not_null() & (pl.col("value") > 0))
    summed = near.group_by("cell").agg(pl.col("value").sum()).sort("cell")
    return [(int(cell), float(value)) for cell, value in summed.iter_rows()]


def not_drawn(table: Table, whole: Figure) -> Figure:
    """What a map of the whole does not show, its place being known less precisely."""
    drawn = int(sum(value for _, value in cells(table, whole)))
    return _figure(whole, "not-drawn", int(whole.value or 0) - drawn, [], kind="difference", drawn=drawn)


def again(table: Table, figure: Figure) -> Figure | None:
    """The same figure made anew from its whole; None where the figure is of no kind of this module."""
    given = dict(figure.parameters)
    make: dict[str, Callable[[Figure], Figure | None]] = {
        "sex-and-age": lambda whole: dict(by_sex_and_age(table, whole)).get(str(given.get("sex_age"))),
        "loose": lambda whole: dict(loosely_known(table, whole)).get(str(given.get("what"))),
        "not-drawn": lambda whole: not_drawn(table, whole),
        "listed": lambda whole: _listed_again(table, whole, str(given.get("by")), int(given.get("limit", 0))),
    }
    return make[figure.method](table.count(figure.selection)) if figure.method in make else None


def _listed_again(table: Table, whole: Figure, by: str, limit: int) -> Figure:
    selection = type(whole.selection).from_yaml(by)
    return listed(table, whole, table.count(selection), limit)


def _figure(whole: Figure, method: str, value: int, own: Sequence[tuple[str, int]], *, kind: str = "count", **parameters: object) -> Figure:
    return Figure(
        kind=kind,
        measure=whole.measure,
        unit=whole.unit,
        population=whole.population,
        value=value,
        low=None,
        high=None,
        selection=whole.selection,
        snapshot=whole.snapshot,
        method=method,
        events=len(own) or whole.events,
        basis=basis_digest(own) if own else "",
        parameters=tuple(sorted(parameters.items())),
        parts=(whole.id,),
    )
