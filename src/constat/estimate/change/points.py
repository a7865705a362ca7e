"""Change points of a monthly count: whether its level changed, when (with the uncertainty of the date), and by how much."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from constat.estimate.change.chart import as_json, levels_chart
from constat.estimate.change.locations import SIZES, Array, Posterior, beta_prior, locate
from constat.estimate.change.series import Series
from constat.language import current_language, month_name, number, percent, phrases

CERTAIN: Final = 0.85
"""A change is told from this posterior chance on: false alarms then stay under 5 % (docs/understand/benchmarks.md)."""
SHORTEST: Final = 3
"""Months that a level lasts at least: one massacre is no new level."""
MOST: Final = 4
LEAST_MONTHS: Final = 12
_DRAWS: Final = 4000


@dataclass(frozen=True, slots=True)
class Level:
    """A stretch with one mean a month, and the 95 % interval of that mean, given the dates."""

    first: date
    last: date
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A change: the likeliest first month of the new level, the months that hold it with 95 % probability, and the ratio of
    the new mean to the old with its 95 % interval."""

    month: date
    earliest: date
    latest: date
    chance: float
    """Chance that it fell into exactly this month, given the number of changes."""
    ratio: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What a series says of its changes. `points` is empty where the chance of any change is less than `CERTAIN`."""

    series: Series
    chance: float
    """Chance that its level changed at all."""
    numbers: tuple[float, ...]
    """Chances of 0, 1, 2… changes."""
    points: tuple[ChangePoint, ...]
    levels: tuple[Level, ...]
    size: float
    """Posterior mean (geometric) of the negative binomial's size; small is overdispersed."""
    lone: date | None
    """The month that stands out alone, where a change would be told but for that one month; None elsewhere."""
    months: tuple[float, ...]
    """Chance of each month to begin a new level, given the number of changes that is told."""
    seed: int

    @property
    def wording(self) -> str:
        """`level-changed` or `no-clear-change`."""
        return "level-changed" if self.points else "no-clear-change"

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON."""
        found: dict[str, Any] = as_json(asdict(self))
        return {**found, "wording": self.wording}

    def say(self, language: str | None = None) -> str:
        """What changed and when, in words that claim no cause."""
        language = language or current_language()
        told = phrases("estimate", language)
        if self.lone:
            return told.say("change-lone", month=month_name(self.lone, language), count=self.series.counts[self.series.index(self.lone)])
        if not self.points:
            return told.say("change-none", chance=percent(self.chance, language), months=len(self.series))
        lines = [
            told.say(
                "change-point", month=month_name(p.month, language), earliest=month_name(p.earliest, language), latest=month_name(p.latest, language),
                before=_one(self.levels[i].mean, language), after=_one(self.levels[i + 1].mean, language),
                ratio=_two(p.ratio, language), low=_two(p.low, language), high=_two(p.high, language),
            )
            for i, p in enumerate(self.points)
        ]
        return " ".join([*lines, told.say("change-chance", chance=percent(self.chance, language)), told.say("change-only")])

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing its papers."""
        language = language or current_language()
        told = phrases("estimate", language)
        return told.say("method-changes", months=len(self.series), certain=percent(CERTAIN, language), shortest=SHORTEST, most=len(self.numbers) - 1)

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: counts, levels with their intervals, and below it the chance of each month to begin a new level."""
        return levels_chart(self.series, self.levels, self.points, self.months, language or current_language())


def find_changes(series: Series, *, most: int = MOST, shortest: int = SHORTEST, flat: float = 0.5, seed: int = 1) -> Changes:
    """The changes of a monthly series of at least twelve months; `flat` is the prior chance that it never changed."""
    series.require(LEAST_MONTHS)
    found = locate(series.counts, most=most, shortest=shortest, flat=flat)
    chance = float(1 - found.numbers[0])
    lone = None
    if chance >= CERTAIN:
        trimmed = _trimmed(series.counts)
        if 1 - locate(trimmed, most=most, shortest=shortest, flat=flat).numbers[0] < CERTAIN:
            lone = series.month(int(np.argmax(np.subtract(series.counts, trimmed))))
    number_of = int(np.argmax(found.numbers[1:])) + 1 if chance >= CERTAIN and lone is None else 0
    places = found.where[number_of - 1] if number_of else np.zeros((0, len(series)))
    modes = _ordered(places, shortest)
    draws = _means(series, found, modes, seed)
    levels = _levels(series, modes, draws)
    points = tuple(_point(series, places[j], mode, draws[j + 1] / draws[j]) for j, mode in enumerate(modes))
    size = float(np.exp(found.sizes @ np.log(SIZES)))
    months = tuple(float(p) for p in (places.sum(axis=0) if number_of else np.zeros(len(series))))
    return Changes(series, chance, tuple(float(n) for n in found.numbers), points, levels, size, lone, months, seed)


def _trimmed(counts: tuple[int, ...]) -> tuple[int, ...]:
    """The counts with no month higher than the highest of the two before and the two after it: a single massacre is taken
    down to its surroundings, a new level stays."""
    return tuple(min(n, max((*counts[max(0, i - 2) : i], *counts[i + 1 : i + 3]))) for i, n in enumerate(counts))


def _ordered(places: Array, shortest: int) -> list[int]:
    """The likeliest month of each change, each at least a shortest stretch after the one before."""
    found: list[int] = []
    for j, chances in enumerate(places):
        first = found[-1] + shortest if found else shortest
        last = places.shape[1] - shortest * (len(places) - j)
        found.append(first + int(np.argmax(chances[first : last + 1])))
    return found


def _means(series: Series, found: Posterior, modes: list[int], seed: int) -> list[Array]:
    """Draws of each stretch's mean from its exact posterior, given the dates."""
    random = np.random.default_rng(seed)
    y = np.asarray(series.counts, float)
    chosen = random.choice(len(SIZES), size=_DRAWS, p=found.sizes / found.sizes.sum())
    priors = np.array([beta_prior(size, max(float(y.mean()), 0.05)) for size in SIZES])
    size, (a, b) = np.asarray(SIZES)[chosen], priors[chosen].T
    out = []
    for start, end in zip([0, *modes], [*modes, len(y)], strict=True):
        p = np.clip(random.beta(a + size * (end - start), b + y[start:end].sum()), 1e-12, 1 - 1e-12)
        out.append(np.asarray(size * (1 - p) / p, float))
    return out


def _levels(series: Series, modes: list[int], draws: list[Array]) -> tuple[Level, ...]:
    edges = [0, *modes, len(series)]
    return tuple(
        Level(series.month(a), series.month(b - 1), float(np.mean(series.counts[a:b])), *(float(q) for q in np.quantile(d, [0.025, 0.975])))
        for a, b, d in zip(edges[:-1], edges[1:], draws, strict=True)
    )


def _point(series: Series, chances: Array, mode: int, ratios: Array) -> ChangePoint:
    order = np.argsort(-chances)
    enough = int(np.searchsorted(np.cumsum(chances[order]), 0.95)) + 1
    held = [mode, *(int(i) for i in order[:enough])]
    low, middle, high = (float(q) for q in np.quantile(ratios, [0.025, 0.5, 0.975]))
    return ChangePoint(series.month(mode), series.month(min(held)), series.month(max(held)), float(chances[mode]), middle, low, high)


def _one(value: float, language: str) -> str:
    return number(round(value, 1), language)


def _two(value: float, language: str) -> str:
    """Two decimals; below a tenth three, lest a fall to a hundredth reads as a fall to nothing."""
    return number(round(value, 2 if value >= 0.1 else 3), language)
