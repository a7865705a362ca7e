"""What a forecaster would have said of past years, and how much better that was than its rivals.

A window is a year: forecasts of its twelve months are made from nothing later than October of the year before. Skill is one less the
ratio of mean scores; its interval comes from drawing whole places with replacement, for the months of one place are not independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from constat.warn.forecast import scoring
from constat.warn.forecast.history import LEAD, History, january
from constat.warn.forecast.models import DRAWS, Draws, Forecaster

STEPS: Final = tuple(range(LEAD, LEAD + 12))
FURTHEST: Final = 36


@dataclass(frozen=True, slots=True)
class Told:
    """Draws of places and months, from what was known at `origin`."""

    origin: int
    places: NDArray[np.int64]
    months: tuple[int, ...]
    draws: Draws
    left_out: tuple[int, ...]
    """Places that had begun but lacked twelve months up to the origin."""

    def table(self) -> pl.DataFrame:
        """month_id, country_id, draw, outcome: one row a draw."""
        places, months = np.meshgrid(self.places, self.months, indexing="ij")
        draw = np.tile(np.arange(DRAWS, dtype=np.int32), places.size)
        columns = {"month_id": months.ravel().repeat(DRAWS), "country_id": places.ravel().repeat(DRAWS), "draw": draw, "outcome": self.draws.ravel()}
        return pl.DataFrame(columns).cast({"month_id": pl.Int32, "country_id": pl.Int32, "outcome": pl.Int64})


def tell(history: History, forecaster: Forecaster, origin: int, steps: Sequence[int], seed: int) -> Told:
    """A forecast from the end of month `origin`; whatever of the history is later is cut off before the forecaster sees it."""
    known, left_out = history.known(origin)
    draws = forecaster(known, steps, np.random.default_rng(seed))
    return Told(origin, known.places, tuple(origin + step for step in steps), draws, tuple(left_out.tolist()))


def backtest(history: History, forecaster: Forecaster, year: int, seed: int = 1) -> Told:
    """The forecast of the twelve months of a year as it would have been made in the November before."""
    return tell(history, forecaster, january(year) - LEAD, STEPS, seed)


def cells(told: Told, history: History) -> dict[str, NDArray[np.float64]]:
    """CRPS, ignorance and interval score of each place (rows) and month (columns); NaN where the outcome is not told."""
    came = history.outcomes(told.places, list(told.months))
    made = {}
    for name, score in (("crps", scoring.crps), ("ign", scoring.ignorance), ("mis", scoring.interval_score)):
        made[name] = np.where(np.isnan(came), np.nan, score(told.draws, np.nan_to_num(came)))
    return made


@dataclass(frozen=True, slots=True)
class Skill:
    """One less the ratio of mean scores, above zero where better than the rival; `low` and `high` hold 90 %."""

    value: float
    low: float
    high: float


def skill(ours: NDArray[np.float64], theirs: NDArray[np.float64], seed: int = 1, times: int = 2000) -> Skill:
    """Skill over cells (places in rows, the same in both), with an interval from drawing places with replacement."""
    ours, theirs = np.nansum(ours, axis=1), np.nansum(theirs, axis=1)
    picked = np.random.default_rng(seed).integers(0, ours.size, (times, ours.size))
    below = theirs[picked].sum(axis=1)
    ratio = 1 - ours[picked].sum(axis=1)[below > 0] / below[below > 0]
    if not theirs.sum() or not ratio.size:
        return Skill(float("nan"), float("nan"), float("nan"))
    low, high = np.quantile(ratio, [0.05, 0.95])
    return Skill(float(1 - ours.sum() / theirs.sum()), float(low), float(high))
