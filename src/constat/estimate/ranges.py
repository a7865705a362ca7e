"""A sum of low / best / high counts as a distribution, rather than three sums that nobody believes all at once.

What a count may stand for is a mixture, of the form that Vesco et al. (2024, arXiv 2409.08779) elicited for UCDP's reported
deaths: a spike at the reported value and a right-skewed Gumbel distribution beside it. Only the form is theirs: the weights
and scales that they fitted by number and type of violence are not used. Here the weight of the spike is a stated setting
(the default of one half rests on no data) and the spread comes from the count's own range:

* best and high known: best with probability `spike`, else a Gumbel with its mode at best and its 97.5 % quantile at high,
  cut at low. High is no wall: the 97.5 % is a convention of ours, since providers do not say what their high means.
* high no more than best, low below: the same with its 2.5 % quantile at low, kept between low and best.
* no best, but low and high (or high): every number between is as likely.
* no high ("at least 500", or best alone): the lowest number that is sure, or best; the sum is then open above and says so.

Counts err independently here. Where they err together (one source, one habit) the truth lies further out: the plain sums
of lows and of highs are given beside the interval as its outer limits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from constat.errors import BadInput
from constat.language import current_language, phrases
from constat.model import Count, measure

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection

Array = NDArray[np.float64]
_TO_HIGH = float(-np.log(-np.log(0.975)))
_TO_LOW = float(np.log(-np.log(0.025)))


@dataclass(frozen=True, slots=True)
class Range:
    """The sum. `high` and `ceiling` are None where a count is open above; `best` is the sum of what is printed for each."""

    best: int
    mean: float
    median: float
    low: float
    high: float | None
    floor: int
    ceiling: int | None
    counts: int
    open_above: int
    unknown: int
    confidence: float
    spike: float
    draws: int
    seed: int
    density: tuple[tuple[float, float], ...]

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON."""
        return asdict(self)

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing the paper."""
        values: dict[str, Any] = {
            "counts": self.counts, "best": self.best, "low": round(self.low), "median": round(self.median), "floor": self.floor,
            "confidence": round(100 * self.confidence), "spike": round(100 * self.spike), "draws": self.draws, "seed": str(self.seed),
        }
        told = phrases("estimate", language or current_language())
        if self.high is None or self.ceiling is None:
            first = told.say("range-open", open=self.open_above + self.unknown, **values)
        else:
            first = told.say("range-closed", high=round(self.high), ceiling=self.ceiling, **values)
        return f"{first} {told.say('method-range', **values)}"

    def plot(self) -> dict[str, Any]:
        """A Vega-Lite chart of the sum's distribution, with the sum of best counts as a dashed line."""
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "layer": [
                {
                    "data": {"values": [{"number": n, "share": share} for n, share in self.density]},
                    "mark": {"type": "area", "opacity": 0.5, "interpolate": "step"},
                    "encoding": {"x": {"field": "number", "type": "quantitative", "scale": {"zero": False}}, "y": {"field": "share", "type": "quantitative"}},
                },
                {
                    "data": {"values": [{"best": self.best}]},
                    "mark": {"type": "rule", "strokeDash": [4, 4]},
                    "encoding": {"x": {"field": "best", "type": "quantitative"}},
                },
            ],
        }


def sum_range(counts: Iterable[Count], *, seed: int, spike: float = 0.5, draws: int = 10_000, confidence: float = 0.95) -> Range:
    """The sum of the counts with the interval that holds it with that probability, by Monte Carlo with that seed."""
    if not 0 <= spike <= 1 or draws < 100 or not 0 < confidence < 1:
        raise BadInput("range-settings", room="estimate")
    # Counts of one shape are sorted, so that the order in which rows arrive changes no draw.
    shapes = sorted(Counter((c.low, c.best, c.high) for c in counts).items(), key=str)
    random = np.random.default_rng(seed)
    whole = np.zeros(draws)
    best = floor = ceiling = many = open_above = unknown = 0
    for (low, middle, high), times in shapes:
        many += times
        told = [n for n in (low, middle) if n is not None]
        best += times * (middle if middle is not None else low or 0)
        floor += times * (min(told) if low is not None else 0)
        if high is None:
            open_above += times * bool(told)
            unknown += times * (not told)
            whole += times * max(told, default=0)
            continue
        ceiling += times * max([high, *told])
        if low == middle == high:
            # Most counts of a dataset are told as one number: nothing of them is drawn.
            whole += times * high
            continue
        for _ in range(times):
            whole += _drawn(low or 0, middle, high, spike, random, draws)
    is_open = open_above + unknown > 0
    tail = (1 - confidence) / 2
    bottom, median, top = (float(q) for q in np.quantile(whole, [tail, 0.5, 1 - tail]))
    shares, edges = np.histogram(whole, bins=min(80, max(1, int(np.ptp(whole)))))
    density = tuple((float(x), float(n) / draws) for x, n in zip((edges[:-1] + edges[1:]) / 2, shares, strict=True))
    return Range(
        best, float(whole.mean()), median, bottom, None if is_open else top, floor, None if is_open else ceiling, many,
        open_above, unknown, confidence, spike, draws, seed, density,
    )


MOST: Final = 50_000
"""Counts with a range that are drawn while somebody waits."""
_ROOM: Final = 20_000_000


def range_of(table: Table, selection: Selection, *, seed: int = 1, spike: float = 0.5, draws: int | None = None) -> Range | None:
    """The interval of a selection's figure: rival accounts of one incident are one count. None where the measure tells no range (a number of
    incidents), nothing counts, or more than `MOST` counts have one. Without `draws`, as many as let nobody wait: 500 to 10,000."""
    if measure(selection.counted).stem is None:
        return None
    told = table.contributions(selection)
    spread = told.filter(~((told["low"] == told["value"]) & (told["value"] == told["high"])).fill_null(False)).height
    if told.is_empty() or spread > MOST:
        return None
    counts = (
        Count(low if low is None or low <= value else value, None if least else value, high if high is None or high >= value else value)
        for low, value, high, least in told.select("low", "value", "high", "at_least").iter_rows()
    )
    return sum_range(counts, seed=seed, spike=spike, draws=draws or max(500, min(10_000, _ROOM // max(1, spread))))


def counts_of(rows: Iterable[Mapping[str, object]], name: str) -> Iterator[Count]:
    """The counts of a table's rows: columns low, best and high, each a whole number or empty. `name` is told in refusals."""
    for line, row in enumerate(rows, start=2):
        if not {"low", "best", "high"} <= set(row):
            raise BadInput("range-file", room="estimate", file=name, row=1, value=", ".join(row))
        told: list[int | None] = []
        for value in (row["low"], row["best"], row["high"]):
            text = "" if value is None else str(value).strip()
            if text and not text.isdecimal():
                raise BadInput("range-file", room="estimate", file=name, row=line, value=text)
            told.append(int(text) if text else None)
        known = [n for n in told if n is not None]
        if known != sorted(known):
            raise BadInput("range-file", room="estimate", file=name, row=line, value="/".join("" if n is None else str(n) for n in told))
        yield Count(*told)


def _drawn(low: int, best: int | None, high: int, spike: float, random: np.random.Generator, draws: int) -> Array:
    """Draws of what one count may stand for, as whole numbers. A provider's limits in the wrong order are taken as they enclose."""
    if best is None:
        return random.integers(min(low, high), max(low, high) + 1, draws).astype(float)
    low, high = min(low, best), max(high, best)
    if low == high:
        return np.full(draws, float(best))
    scale = (high - best) / _TO_HIGH if high > best else (best - low) / _TO_LOW
    ends = (low - 0.5 - best) / scale, (0.5 / scale if high == best else np.inf)
    below, above = (np.exp(-np.exp(-end)) for end in ends)
    chance = np.clip(random.uniform(below, above, draws), 1e-300, 1 - 1e-12)
    spread = np.clip(np.rint(best - scale * np.log(-np.log(chance))), low, best if high == best else None)
    return np.where(random.random(draws) < spike, float(best), spread)
