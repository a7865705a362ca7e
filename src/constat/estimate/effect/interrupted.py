"""Interrupted time series: whether a monthly count left its earlier course at the date of an event.

Without a unit that the event did not reach, whatever else happened then cannot be told apart from it. So the strongest word is
*association*, and the placebo is time: the same question is asked at every earlier month that has a year on both sides.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
from scipy import stats

from constat.errors import BadInput
from constat.estimate.change.chart import as_json
from constat.estimate.change.regression import Array, Fit, fit, season
from constat.estimate.change.series import Series, written
from constat.estimate.effect.chart import course_chart
from constat.language import current_language, month_name, number, percent, phrases

LEAST_BEFORE: Final = 30
"""Months before the event: a year on both sides of at least some earlier date."""
LEAST_AFTER: Final = 6
SLOPE_AFTER: Final = 18
"""Months after the event from which a change of slope is asked for too: with fewer it is the season."""
AROUND: Final = 12
LEVEL: Final = 0.05


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The course before, the break at `since`, and what the earlier course would have led to."""

    series: Series
    since: date
    level: Ratio
    """The level just after the event against the course before it."""
    slope: Ratio | None
    """Ratio of the yearly growth after to that before; None where too few months follow."""
    whole: Ratio
    """All that was counted after against all that the course before would have led to."""
    seen: int
    expected: float
    p: float
    """Of no break in level and slope together."""
    placebos: int
    as_large: int
    """How many of the earlier dates showed a break as large for its error."""
    hanging: float
    """P value of Ljung and Box (1978) for what hangs together between months beyond the model."""
    alpha: float
    lags: int
    fitted: Array = field(repr=False)
    course: Array = field(repr=False)
    """The earlier course, continued over every month."""

    @property
    def share(self) -> float:
        """Share of all dates asked for, the event's own among them, at which the break was as large."""
        return (1 + self.as_large) / (1 + self.placebos)

    @property
    def wording(self) -> str:
        """`association` or `no-clear-change`; never an effect, since nothing here tells what else happened."""
        return "association" if self.p < LEVEL and self.share <= 0.1 else "no-clear-change"

    def to_json(self) -> dict[str, Any]:
        """All of it, for JSON."""
        rows = [
            {"month": written(m), "count": n, "fitted": float(f), "course": float(c)}
            for m, n, f, c in zip(self.series.months, self.series.counts, self.fitted, self.course, strict=True)
        ]
        def ratio(one: Ratio | None) -> Any:
            return None if one is None else {"value": one.value, "low": one.low, "high": one.high}

        told = {
            "since": self.since, "level": ratio(self.level), "slope": ratio(self.slope), "whole": ratio(self.whole), "seen": self.seen,
            "expected": self.expected, "p": self.p, "placebos": {"dates": self.placebos, "as_large": self.as_large, "share": self.share},
            "ljung_box_p": self.hanging, "alpha": self.alpha, "lags": self.lags, "wording": self.wording, "months": rows, "say": self.say(),
            "doubts": self.doubts(), "explain": self.explain(),
        }
        found: dict[str, Any] = as_json(told)
        return found

    def say(self, language: str | None = None) -> str:
        """What was found, with its placebos in the same breath; claims no cause."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        values = {"month": month_name(self.since, tongue), **_three(self.level, tongue), "seen": self.seen, "expected": round(self.expected)}
        lines = [say(f"its-{self.wording}", **values), say("its-whole", **values | _three(self.whole, tongue))]
        if self.slope is not None:
            lines.append(say("its-slope", **_three(self.slope, tongue)))
        return " ".join([*lines, say("its-placebos", n=self.as_large, dates=self.placebos, share=percent(self.share, tongue))])

    def doubts(self, language: str | None = None) -> tuple[str, ...]:
        """What speaks against reading more into it; never empty."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        found = []
        if self.hanging < LEVEL:
            found.append(say("its-doubt-hanging"))
        if self.slope is None:
            found.append(say("its-doubt-short", months=len(self.series) - self.series.index(self.since)))
        return (*found, say("its-doubt-else", month=month_name(self.since, tongue)), say("its-doubt-course"), say("effect-doubt-told"))

    def explain(self, language: str | None = None) -> str:
        """A methods paragraph citing its papers, then the doubts."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        before = self.series.index(self.since)
        method = say(
            "method-its", months=len(self.series), before=before, after=len(self.series) - before, alpha=number(round(self.alpha, 2), tongue), lags=self.lags,
            around=AROUND,
        )
        return "\n\n".join([method, say("effect-doubts"), "\n".join(f"- {line}" for line in self.doubts(tongue))])

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: counts, fitted course, and the earlier course continued, dashed."""
        return course_chart(self.series, self.fitted, self.course, self.series.index(self.since), language or current_language())


def interrupt(series: Series, since: date) -> Interrupted:
    """The break of a monthly series at `since`. Refused (`BadInput`) with fewer than 30 months before it or 6 from it on, with nothing
    counted on one of the sides, or where the date lies outside."""
    at = series.index(since)
    if at < LEAST_BEFORE or len(series) - at < LEAST_AFTER:
        raise BadInput(
            "its-short", room="estimate", before=at, after=len(series) - at, least_before=LEAST_BEFORE, least_after=LEAST_AFTER, date=written(since)
        )
    if not any(series.counts[:at]):
        raise BadInput("its-empty", room="estimate", date=written(since))
    sloping = len(series) - at >= SLOPE_AFTER
    found, design = _fitted(series, at, sloping)
    terms = 2 if sloping else 1
    level = _ratio(found, 2, design)
    slope = _ratio(found, 3, design) if sloping else None
    bare = design.copy()
    bare[:, 2 : 2 + terms] = 0
    offset = _offset(series)
    course = np.exp(np.clip(bare @ found.coefficients + offset, -30, 30))
    whole, expected = _whole(found, bare, course, series, at)
    past = Series(series.first, series.counts[:at])
    dates = range(AROUND, at - AROUND + 1)
    # P values, not ratios: an earlier date has fewer months around it, and its ratios are wilder for that alone.
    own = _p(found, 1)
    others = [_p(each, 1) for each in (_tried(past, k) for k in dates) if each is not None]
    residuals = (np.asarray(series.counts, float) - found.means) / np.sqrt(found.means + found.alpha * found.means**2)
    return Interrupted(
        series, series.month(at), level, slope, whole, sum(series.counts[at:]), expected, _p(found, terms), len(others), sum(p <= own for p in others),
        _ljung_box(residuals), found.alpha, found.lags, found.means, course,
    )


def _fitted(series: Series, at: int, sloping: bool) -> tuple[Fit, Array]:
    months = len(series)
    years = (np.arange(months) - at) / 12
    after = (np.arange(months) >= at).astype(float)
    waves = season(series, 1 if min(at, months) < 36 else 2)
    design: Array = np.column_stack([np.ones(months), years, after, *([after * years] if sloping else []), waves])
    return fit(np.asarray(series.counts, float), design, _offset(series)), design


def _tried(past: Series, at: int) -> Fit | None:
    """The same question at an earlier date; None where the months before it cannot answer."""
    try:
        return _fitted(past, at, len(past) - at >= SLOPE_AFTER)[0]
    except BadInput:
        return None


def _offset(series: Series) -> Array:
    return np.log(np.asarray(series.days) / 30.0)


def _p(found: Fit, terms: int) -> float:
    """Wald's test of the break's terms together, by whichever errors leave more doubt."""
    values = found.coefficients[2 : 2 + terms]
    ps = []
    for errors in (found.own, found.robust):
        block = errors[2 : 2 + terms, 2 : 2 + terms]
        ps.append(float(stats.f.sf(values @ np.linalg.pinv(block) @ values / terms, terms, found.freedom)))
    return max(ps)


def _ratio(found: Fit, index: int, design: Array) -> Ratio:
    weights = np.zeros(design.shape[1])
    weights[index] = 1
    one = found.combined(weights)
    return Ratio(*(float(np.exp(np.clip(v, -30, 30))) for v in (one.value, one.low, one.high)))


def _whole(found: Fit, bare: Array, course: Array, series: Series, at: int) -> tuple[Ratio, float]:
    """All seen after against all that the course before would have led to; its error holds the course's and that of the counts themselves."""
    expected = float(course[at:].sum())
    gradient = (course[at:] / expected) @ bare[at:]
    one = found.combined(gradient)
    reach = float(stats.t.ppf(0.975, found.freedom))
    error = (one.high - one.value) / reach
    means = found.means[at:]
    noise = float(np.sqrt((means + found.alpha * means**2).sum()) / max(means.sum(), 0.5))
    seen = sum(series.counts[at:])
    value = float(np.log(max(seen, 0.5) / expected))
    wide = reach * float(np.hypot(error, noise))
    return Ratio(seen / expected, float(np.exp(value - wide)), float(np.exp(value + wide))), expected


def _ljung_box(residuals: Array) -> float:
    from statsmodels.stats.diagnostic import acorr_ljungbox

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told = acorr_ljungbox(residuals, lags=[min(12, len(residuals) // 5)])
    return float(told["lb_pvalue"].iloc[0])


def _three(ratio: Ratio, language: str) -> dict[str, str]:
    return {key: number(round(value, 2), language) for key, value in (("ratio", ratio.value), ("low", ratio.low), ("high", ratio.high))}
