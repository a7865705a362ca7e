"""What happened by place and month, as one matrix; and what of a table is refused.

A place may begin late: nothing is said of its months before. A gap inside a place's months, a negative or missing value and a month
told twice are refused, for no guess of ours may stand in for what was observed. A place is forecast when its months reach the origin
and are at least twelve; others are left out, and named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from constat.errors import BadInput

LEAST: Final = 12
"""Months that a place must have before it is forecast."""
LEAD: Final = 3
"""The first month of a window is so many months after the last that is known: October to January."""


def january(year: int) -> int:
    """The month_id of January: month 1 is January 1980."""
    return (year - 1980) * 12 + 1


@dataclass(frozen=True, slots=True)
class History:
    """Deaths by place (rows) and month (columns, from `first` on); NaN before a place begins and after it ends."""

    places: NDArray[np.int64]
    first: int
    deaths: NDArray[np.float64]

    @property
    def last(self) -> int:
        return self.first + int(self.deaths.shape[1]) - 1

    @staticmethod
    def of(table: pl.DataFrame, place: str = "country_id", deaths: str = "ged_sb") -> History:
        """From a table of place, month_id and deaths. Raises BadInput for what no forecast can stand on."""
        for column in (place, "month_id", deaths):
            if column not in table.columns:
                raise BadInput("forecast-column", room="warn", column=column, known=", ".join(table.columns))
            if not table[column].dtype.is_numeric():
                raise BadInput("forecast-number", room="warn", column=column)
        table = table.select(place, "month_id", deaths)
        if not table.height:
            raise BadInput("forecast-empty", room="warn")
        whole = table.cast(pl.Float64)
        for column in whole.columns:
            bad = whole.filter(~pl.col(column).is_finite().fill_null(False) | (pl.col(column) < 0) | (pl.col(column) != pl.col(column).floor()))
            if bad.height:
                told = "?" if bad[column][0] is None else str(bad[column][0])
                raise BadInput("forecast-value", room="warn", column=column, value=told, place=str(bad[place][0]), month=str(bad["month_id"][0]))
        twice = whole.filter(whole.select(place, "month_id").is_duplicated())
        if twice.height:
            raise BadInput("forecast-twice", room="warn", place=str(int(twice[place][0])), month=str(int(twice["month_id"][0])))
        span = whole.group_by(place).agg(a=pl.col("month_id").min(), b=pl.col("month_id").max(), n=pl.len()).sort(place)
        gap = span.filter(pl.col("b") - pl.col("a") + 1 != pl.col("n"))
        if gap.height:
            raise BadInput("forecast-gap", room="warn", place=str(int(gap[place][0])), first=str(int(gap["a"][0])), last=str(int(gap["b"][0])))
        places = span[place].to_numpy().astype(np.int64)
        months = whole["month_id"].to_numpy().astype(np.int64)
        first = int(months.min())
        matrix = np.full((places.size, int(months.max()) - first + 1), np.nan)
        matrix[np.searchsorted(places, whole[place].to_numpy().astype(np.int64)), months - first] = whole[deaths].to_numpy()
        return History(places, first, matrix)

    def known(self, origin: int) -> tuple[History, NDArray[np.int64]]:
        """What was known at the end of month `origin`, of the places that can be forecast then; and the places left out."""
        if origin < self.first + LEAST - 1:
            raise BadInput("forecast-early", room="warn", origin=str(origin), first=str(self.first), least=str(LEAST))
        if origin > self.last:
            raise BadInput("forecast-late", room="warn", origin=str(origin), last=str(self.last))
        seen = self.deaths[:, : origin - self.first + 1]
        able = ~np.isnan(seen[:, -LEAST:]).any(axis=1)
        begun = ~np.isnan(seen).all(axis=1)
        if not able.any():
            raise BadInput("forecast-nobody", room="warn", origin=str(origin), least=str(LEAST))
        return History(self.places[able], self.first, seen[able].copy()), self.places[begun & ~able]

    def outcomes(self, places: NDArray[np.int64], months: list[int]) -> NDArray[np.float64]:
        """What happened to these places in these months; NaN where it is not told."""
        told = np.full((places.size, len(months)), np.nan)
        rows = {int(place): row for row, place in enumerate(self.places)}
        for i, place in enumerate(places.tolist()):
            for j, month in enumerate(months):
                if place in rows and self.first <= month <= self.last:
                    told[i, j] = self.deaths[rows[place], month - self.first]
        return told
