"""What the latest months will likely become, from how late events were recorded.

Months are counted by how many months later their events were recorded (a reporting triangle). Seen backwards, the share of what was
known after d months that came in the d-th is a hazard that whole and half-told months estimate alike, so that what is still to
come does not bias it (Lagakos, Barraj and De Gruttola 1988; Lawless 1994). What is missing of a month is drawn forwards through
those hazards, negative binomial because reports come in clusters (Höhle and an der Heiden 2014; van de Kassteele, Eilers and
Wallinga 2019), with the hazards themselves drawn from their posterior. How far months stray is learnt at each age from what the
whole months still gained after it.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from constat.errors import BadInput
from constat.estimate.coverage import period_coverage
from constat.language import current_language, long_date, month_name, number, percent, phrases

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection

Array = NDArray[np.float64]
LATEST: Final = 6
"""Months told by default, the newest last."""
LONGEST: Final = 24
"""Months of delay that are told apart; what came later still counts as this late."""
WINDOW: Final = 36
"""Months that the delays are learnt from, so that an old habit of reporting does not rule the new one."""
LEAST_MONTHS: Final = 6
LEAST_EVENTS: Final = 30
_DRAWS: Final = 4000
_MOST_IN: Final = 0.9
_LEAST_SQUARES: Final = 5
_POISSON: Final = 1.001


@dataclass(frozen=True, slots=True)
class Expected:
    """One month: what is known of it, what it will likely become with its interval, and the share that is likely in."""

    month: date
    known: int
    likely: float
    low: float
    high: float
    share: float


@dataclass(frozen=True, slots=True)
class Nowcast:
    """The latest months of a selection, oldest first, as of the last day of a month."""

    asof: date
    months: tuple[Expected, ...]
    delays: tuple[float, ...]
    """Share of all reports that come in after 0, 1, 2... months."""
    dispersion: float
    """How much more the rest of a month strays, seen from its end, than single reports would; 1 is not at all."""
    level: float
    events: int
    """Events that the delays were learnt from."""
    untold: float
    """Share of the selection's events that tell no day of recording, and are left out."""
    seed: int

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON."""
        plain = asdict(self)
        months = [{**asdict(m), "month": m.month.isoformat()} for m in self.months]
        return {**plain, "asof": self.asof.isoformat(), "months": months, "delays": list(self.delays)}

    @property
    def median_delay(self) -> int:
        """Months after which half of the reports are in."""
        return int(np.searchsorted(np.cumsum(self.delays), 0.5))

    def say(self, language: str | None = None) -> str:
        """What is still to come of the newest month, in words that promise nothing."""
        language = language or current_language()
        newest = self.months[-1]
        values = {
            "month": month_name(newest.month, language), "known": number(newest.known, language), "likely": number(round(newest.likely), language),
            "low": number(round(newest.low), language), "high": number(round(newest.high), language), "share": percent(newest.share, language),
            "level": percent(self.level, language), "asof": long_date(self.asof, language),
        }
        told = phrases("estimate", language)
        text = told.say("nowcast-newest" if newest.share < 0.99 else "nowcast-complete", **values)
        return text + (" " + told.say("nowcast-untold", share=percent(self.untold, language)) if self.untold >= 0.05 else "")

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing its papers."""
        language = language or current_language()
        return phrases("estimate", language).say(
            "method-nowcast", events=number(self.events, language), asof=long_date(self.asof, language), level=percent(self.level, language),
            dispersion=number(round(self.dispersion, 2), language), longest=str(len(self.delays) - 1), seed=str(self.seed),
        )

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: what is known as bars, what it will become as points with whiskers."""
        from constat.estimate.change.chart import CONFIG, DEEP, PALE, SCHEMA, WIDTH, along, upward

        told = phrases("estimate", language or current_language())
        rows = [{**asdict(m), "month": m.month.isoformat()} for m in self.months]
        title = upward(told.say("chart-count"))
        x = along("month")
        return {
            "$schema": SCHEMA, "background": "white", "config": CONFIG, "width": WIDTH, "height": 220, "data": {"values": rows},
            "layer": [
                {"mark": {"type": "bar", "color": PALE, "width": 22}, "encoding": {"x": x, "y": title | {"field": "known"}}},
                {"mark": {"type": "rule", "color": DEEP, "strokeWidth": 2}, "encoding": {"x": x, "y": title | {"field": "low"}, "y2": {"field": "high"}}},
                {"mark": {"type": "point", "filled": True, "color": DEEP, "size": 40}, "encoding": {"x": x, "y": title | {"field": "likely"}}},
            ],
        }


def nowcast(table: Table, selection: Selection, *, now: date | None = None, months: int = LATEST, level: float = 0.9, seed: int = 1) -> Nowcast:
    """The nowcast of a selection as known on `now` (by default the day of its last record). Refused (`BadInput`) where fewer than
    thirty events tell when they were recorded, where all were recorded on one day, or where the months are too few."""
    import polars as pl

    rows = table.rows(selection.within(None, None), ["event_id", "incident", "date_start", "recorded_at"], order="id")
    # Rival accounts are one incident, known since the first of them.
    rows = rows.group_by(pl.coalesce("incident", "event_id").alias("id")).agg(pl.col("date_start", "recorded_at", "value").min())
    told = rows.drop_nulls("recorded_at")
    untold = 1 - told.height / rows.height if rows.height else 1.0
    triples = [(start, recorded, int(value or 0)) for start, recorded, value in told.select("date_start", "recorded_at", "value").iter_rows()]
    # Months after all that the datasets tell are none of theirs: a table that ends in December says nothing of January.
    ends = [end for _, end in period_coverage(table, selection, None, None).spans]
    return nowcast_from(triples, now=now, until=max(ends, default=None), months=months, level=level, seed=seed, untold=untold)


def nowcast_from(
    told: Iterable[tuple[date, date, int]], *, now: date | None = None, until: date | None = None, months: int = LATEST, level: float = 0.9, seed: int = 1,
    untold: float = 0.0,
) -> Nowcast:
    """The nowcast of plain triples: the day of an event, the day on which it was recorded, and what it counts. No month after
    `until` is told."""
    if not 0 < level < 1:
        raise BadInput("nowcast-level", room="estimate", level=str(level))
    rows = [(start, recorded, value) for start, recorded, value in told if now is None or (recorded <= now and start <= now)]
    if sum(1 for row in rows if row[2]) < LEAST_EVENTS:
        raise BadInput("nowcast-few", room="estimate", events=sum(1 for row in rows if row[2]), needed=LEAST_EVENTS)
    if len({recorded for _, recorded, _ in rows}) < LEAST_MONTHS:
        raise BadInput("nowcast-one-day", room="estimate", days=len({recorded for _, recorded, _ in rows}))
    cut = _last_whole(now or max(recorded for _, recorded, _ in rows))
    last = _index(cut)
    first = max(min(_index(start) for start, _, _ in rows), last - WINDOW + 1)
    if last - first + 1 < LEAST_MONTHS:
        raise BadInput("nowcast-short", room="estimate", months=max(0, last - first + 1), needed=LEAST_MONTHS)
    triangle, known = _triangle(rows, first, last, cut)
    hazards = _Hazards(triangle)
    draws = hazards.draw(triangle.sum(axis=1), seed)
    found = []
    over = len(triangle) if until is None else max(1, min(len(triangle), _index(until) - first + 1))
    for t in range(max(0, over - months), over):
        low, likely, high = (float(q) for q in np.quantile(draws[t], [(1 - level) / 2, 0.5, (1 + level) / 2]))
        # What came in since the cut is known, whatever was expected at it.
        held = [max(value, known[t]) for value in (low, likely, high)]
        found.append(Expected(_month(first + t), int(known[t]), held[1], held[0], held[2], float(hazards.reported(len(triangle) - 1 - t))))
    delays = tuple(float(s) for s in hazards.shares())
    return Nowcast(cut, tuple(found), delays, float(hazards.dispersions[0]), level, sum(1 for r in rows if r[2]), untold, seed)


class _Hazards:
    """The shares of what is known after d months that came in the d-th, with how far months stray from them."""

    def __init__(self, triangle: Array) -> None:
        count, longest = triangle.shape
        # Month t has been watched for `age` months; only delays up to its age could be seen.
        age = count - 1 - np.arange(count)
        seen = np.arange(longest)[None, :] <= age[:, None]
        within = np.cumsum(triangle, axis=1)
        self.new = np.array([triangle[seen[:, d], d].sum() for d in range(longest)])
        self.at_risk = np.array([within[seen[:, d], d].sum() for d in range(longest)])
        hazard = np.divide(self.new, self.at_risk, out=np.zeros(longest), where=self.at_risk > 0)
        self.hazard: Array = np.where(np.arange(longest) == 0, 1.0, hazard)
        self.dispersions: Array = np.array([self._dispersion(triangle, within, d) for d in range(longest)])

    def _dispersion(self, triangle: Array, within: Array, age: int) -> float:
        """How much more what came in after that age strays from what was expected than single reports would. A slow month is slow
        at every delay, so the whole rest is compared, not delay by delay. Months of which nine tenths are in stand for the whole."""
        count, longest = triangle.shape
        squares = []
        for t in range(count):
            seen = min(longest - 1, count - 1 - t)
            inside, by_now = self.reported(age), self.reported(seen)
            if seen <= age or by_now < _MOST_IN or inside in (0.0, 1.0):
                continue
            came = within[t, seen] - within[t, age]
            expected = (within[t, age] + 0.5) * (by_now - inside) / inside
            if expected > 0.1:
                squares.append((came - expected) ** 2 / (expected * by_now / inside))
        return float(max(1.0, sum(squares) / (len(squares) - 1))) if len(squares) > _LEAST_SQUARES else self._everywhere(triangle, within)

    def _everywhere(self, triangle: Array, within: Array) -> float:
        """Pearson's dispersion over the whole triangle: where too few months are whole to say more."""
        count, longest = triangle.shape
        seen = np.arange(longest)[None, :] <= (count - 1 - np.arange(count))[:, None]
        expected = within * self.hazard
        spread = expected * (1 - self.hazard)
        # Cells that expect next to nothing say nothing of how months stray.
        cells = seen & (spread > 0.05)
        cells[:, 0] = False
        if not cells.any():
            return 1.0
        freedom = max(1, int(cells.sum()) - int(cells.any(axis=0).sum()))
        return float(max(1.0, ((triangle - expected)[cells] ** 2 / spread[cells]).sum() / freedom))

    def reported(self, age: int) -> float:
        """Share of a month's reports that are in after that many months."""
        return float(np.prod(1 - self.hazard[age + 1 :]))

    def shares(self) -> Array:
        """Share that comes in after 0, 1, 2... months."""
        inside = np.array([self.reported(age) for age in range(len(self.hazard))])
        return np.diff(inside, prepend=0.0)

    def draw(self, observed: Array, seed: int) -> Array:
        """Final counts of each month, as draws."""
        random = np.random.default_rng(seed)
        longest, count = len(self.hazard), len(observed)
        final = np.repeat(np.asarray(observed, float)[:, None], _DRAWS, axis=1)
        for t in range(max(0, count - longest + 1), count):
            age = count - 1 - t
            phi = self.dispersions[age]
            came, stayed = self.new[age + 1 :] / phi, (self.at_risk - self.new)[age + 1 :] / phi
            hazard = random.beta(came + 0.5 * (came > 0) + 0.05, stayed + 0.5, size=(_DRAWS, longest - age - 1))
            inside = np.prod(1 - hazard, axis=1)
            mean = random.gamma((observed[t] + 0.5) / phi, phi * (1 - inside) / inside)
            if phi > _POISSON:
                final[t] += random.negative_binomial(np.maximum(mean, 1e-12) / (phi - 1), 1 / phi)
            else:
                final[t] += random.poisson(mean)
        return final


def _triangle(rows: Sequence[tuple[date, date, int]], first: int, last: int, cut: date) -> tuple[Array, Array]:
    """Counts by month and months of delay as known at the cut, and what is known of each month by now."""
    late = [max(0, _index(recorded) - _index(start)) for start, recorded, _ in rows if recorded <= cut]
    longest = min(LONGEST, max(late, default=0), last - first)
    triangle, known = np.zeros((last - first + 1, longest + 1)), np.zeros(last - first + 1)
    for start, recorded, value in rows:
        t = _index(start) - first
        if 0 <= t < len(known):
            known[t] += value
            if recorded <= cut:
                triangle[t, min(longest, max(0, _index(recorded) - _index(start)))] += value
    return triangle, known


def _last_whole(day: date) -> date:
    """The last day of the last month that is over on that day; data that end on the 28th or later end with their month."""
    length = calendar.monthrange(day.year, day.month)[1]
    if day.day >= 28:
        return day.replace(day=length)
    return date.fromordinal(day.replace(day=1).toordinal() - 1)


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
