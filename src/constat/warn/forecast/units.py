"""The analytical table as a history: what a selection counts, by place and month.

A place is told from the first month of the datasets that name it to the last month of all: none recorded is zero recorded, which is what
a dataset says of a place that it covers. A last month that the data only begin is left out: a third of a month is no low month.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from constat.errors import BadInput
from constat.warn.forecast.history import History, january
from constat.warn.watch.happenings import ABOVE, named

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection

UNITS: Final = ("country", "admin1", "admin2", "cell")
MOST: Final = 40
"""Places forecast at once, those with the most recorded first."""
SLACK: Final = 7
"""Days before a month's end after which data that stop still cover that month."""


def month_id(day: date) -> int:
    """The number of a day's month: month 1 is January 1980."""
    return january(day.year) + day.month - 1


def first_day(month: int) -> date:
    """The first day of a month of that number."""
    return date(1980 + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Units:
    """A history whose place n is `names[n]`. `left_out` places told less and are forecast in none; `placeless` events name no such unit."""

    by: str
    names: tuple[str, ...]
    history: History
    left_out: int
    placeless: int


def units(table: Table, selection: Selection, by: str = "country", most: int = MOST) -> Units:
    """What the selection counts, by unit and month of its period. Raises BadInput where nothing is told of any such unit."""
    if by not in UNITS:
        raise BadInput("forecast-unit", room="warn", name=by, known=", ".join(UNITS))
    keys = [*ABOVE.get(by, ()), by]
    found = table.group(selection, [*keys, "month"])
    placeless = int(found.filter(pl.col(by).is_null())["events"].sum())
    placed = found.drop_nulls(by)
    if placed.is_empty():
        raise BadInput("forecast-nothing", room="warn", unit=by)
    first, last = _span(table, selection)
    name = named(placed, by).alias("name")
    counted = placed.group_by(name, "month").agg(pl.col("value").sum())
    ranked = counted.group_by("name").agg(pl.col("value").sum()).sort(["value", "name"], descending=[True, False])
    names = tuple(sorted(ranked["name"].head(most).to_list()))
    row = {name: at for at, name in enumerate(names)}
    deaths = np.zeros((len(names), last - first + 1))
    begun = {name: max(month_id(begin) - first, 0) for name, (begin, _end) in table.spans().items()}
    datasets = table.group(selection, [*keys, "dataset"]).drop_nulls(by).group_by(name).agg("dataset")
    for place, told_by in datasets.iter_rows():
        if place in row:
            deaths[row[place], : min(begun[dataset] for dataset in told_by)] = np.nan
    for place, month, value in counted.iter_rows():
        at = month_id(month) - first
        if place in row and 0 <= at < deaths.shape[1]:
            deaths[row[place], at] += value or 0
    return Units(by, names, History(np.arange(len(names), dtype=np.int64), first, deaths), ranked.height - len(names), placeless)


def _span(table: Table, selection: Selection) -> tuple[int, int]:
    """The first and last month that the selection's datasets cover, within its own period."""
    spans = [span for name, span in table.spans().items() if not selection.dataset or name in selection.dataset]
    begin, end = max(filter(None, [min(a for a, _ in spans), selection.start])), max(b for _, b in spans)
    first, last = month_id(begin), month_id(end)
    if calendar.monthrange(end.year, end.month)[1] - end.day >= SLACK:
        last -= 1
    if selection.end is not None:
        whole = selection.end.day == calendar.monthrange(selection.end.year, selection.end.month)[1]
        last = min(last, month_id(selection.end) - (0 if whole else 1))
    if last < first:
        raise BadInput("forecast-short", room="warn", first=begin.isoformat(), last=end.isoformat())
    return first, last
