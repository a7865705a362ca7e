"""Figures over some of the events behind a count: by sex and age, loosely known, the greatest, not drawn on a map.

Each is made from a table and its whole alone, so that `verify` makes it again in the same way, and each can list its own
contributions, which sum exactly to it.
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
from constat.model.selection import Selection

Contributions = list[tuple[str, int]]
"""What adds up to a figure: the id of an event (or `incident:<key>` for rival accounts of one) and its value."""

METHODS: Final = ("sex-and-age", "loose", "not-drawn", "listed")
"""Methods of the figures made here."""
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
    told = _told_by_sex_and_age(table, whole.selection)
    return [(group, _figure(whole, "sex-and-age", own, sex_age=group)) for group, own in told.items()]


def loosely_known(table: Table, whole: Figure) -> list[tuple[str, Figure]]:
    """How many incidents are dated less precisely than to the day (`dates`), or placed less than to the district (`places`)."""
    return [(what, _figure(whole, "loose", _loose(table, whole.selection, what), what=what)) for what in ("dates", "places")]


def recorded_late(table: Table, whole: Figure) -> list[tuple[str, Figure]]:
    """How many incidents became known only after the last day of the period (`late`), or on a day that nobody tells (`untold`)."""
    return [(what, _figure(whole, "loose", _loose(table, whole.selection, what), what=what)) for what in ("late", "untold")]


def listed(table: Table, whole: Figure, by: Figure, limit: int) -> Figure:
    """What the `limit` greatest contributions to `by` make of a whole: of itself, or of the number of incidents."""
    own = _greatest(table, by.selection, limit, counted=whole.id == by.id)
    return _figure(whole, "listed", own, by=by.selection.canonical(), limit=limit, counts=whole.id == by.id)


def cells(table: Table, whole: Figure) -> list[tuple[int, float]]:
    """The value of each grid cell, from what is located within 25 km."""
    drawn = _located(table, whole.selection).drop_nulls("cell").group_by("cell").agg(pl.col("value").sum()).filter(pl.col("value") > 0)
    return [(int(cell), float(value)) for cell, value in drawn.sort("cell").iter_rows()]


def not_drawn(table: Table, whole: Figure) -> Figure:
    """What a map of the whole does not show, its place being known less precisely."""
    return _figure(whole, "not-drawn", _not_drawn(table, whole.selection), kind="difference")


def contributions(table: Table, figure: Figure) -> Contributions | None:
    """What adds up to such a figure, greatest first; None where the figure is of no kind of this module."""
    given = dict(figure.parameters)
    make: dict[str, Callable[[Selection], Contributions]] = {
        "sex-and-age": lambda selection: _told_by_sex_and_age(table, selection).get(str(given.get("sex_age")), []),
        "loose": lambda selection: _loose(table, selection, str(given.get("what"))),
        "not-drawn": lambda selection: _not_drawn(table, selection),
        "listed": lambda _: _greatest(table, Selection.from_yaml(str(given.get("by"))), int(given.get("limit", 0)), counted=bool(given.get("counts"))),
    }
    if figure.method not in make:
        return None
    return sorted(make[figure.method](figure.selection), key=lambda pair: (-pair[1], pair[0]))


def again(table: Table, figure: Figure) -> Figure | None:
    """The same figure made anew from its whole; None where the figure is of no kind of this module."""
    own = contributions(table, figure)
    if own is None:
        return None
    return _figure(table.count(figure.selection), figure.method, own, kind=figure.kind, **dict(figure.parameters))


def _told_by_sex_and_age(table: Table, selection: Selection) -> dict[str, Contributions]:
    stem = MEASURES[selection.counted].stem
    if stem not in ("killed_civilians", "injured_civilians"):
        raise BadSpecification("sex-age-measure", room="events", name=selection.counted)
    columns = [f"{stem}_{group}" for group in SEX_AGE]
    rows = table.rows(selection, ["event_id", "incident", *columns], order="id")
    rows = rows.filter(pl.any_horizontal(pl.col(column) > 0 for column in columns))
    told = rows.with_columns(id=CONTRIBUTION).group_by("id").agg(pl.col(columns).min()).sort("id")
    return {group: told.filter(pl.col(column) > 0).select("id", column).rows() for group, column in zip(SEX_AGE, columns, strict=True)}


def _loose(table: Table, selection: Selection, what: str) -> Contributions:
    columns = ["event_id", "incident", "date_precision", "place_precision", "recorded_at"]
    rows = table.rows(selection, columns, order="id").with_columns(id=CONTRIBUTION)
    firm = {
        "dates": pl.col("date_precision") == "day",
        "places": pl.col("place_precision").is_in(_NEAR),
        "late": ~(pl.col("recorded_at") > pl.lit(selection.end)).fill_null(False),
        "untold": pl.col("recorded_at").is_not_null(),
    }[what].fill_null(False)
    return [(id, 1) for id in rows.filter(~firm)["id"].unique().sort()]


def _greatest(table: Table, selection: Selection, limit: int, *, counted: bool) -> Contributions:
    rows = table.contributions(selection, limit)
    return [(str(id), int(value) if counted else 1) for id, value in rows.select("id", "value").iter_rows()]


def _located(table: Table, selection: Selection) -> pl.DataFrame:
    """Each contribution with the cell of its first account located within 25 km; null where none is."""
    rows = table.rows(selection, ["event_id", "incident", "cell", "place_precision"], order="id").with_columns(id=CONTRIBUTION)
    near = rows.filter(pl.col("place_precision").is_in(PRECISE) & pl.col("cell").is_not_null())
    first = near.unique("id", keep="first", maintain_order=True).select("id", "cell")
    return table.contributions(selection).select("id", "value").join(first, on="id", how="left")


def _not_drawn(table: Table, selection: Selection) -> Contributions:
    return _located(table, selection).filter(pl.col("cell").is_null() & (pl.col("value") > 0)).select("id", "value").rows()


def _figure(whole: Figure, method: str, own: Sequence[tuple[str, int]], *, kind: str = "count", **parameters: object) -> Figure:
    return Figure(
        kind=kind,
        measure=whole.measure,
        unit=whole.unit,
        population=whole.population,
        value=sum(value for _, value in own),
        low=None,
        high=None,
        selection=whole.selection,
        snapshot=whole.snapshot,
        method=method,
        events=len(own),
        basis=basis_digest(own),
        parameters=tuple(sorted(parameters.items())),
        parts=(whole.id,),
    )
