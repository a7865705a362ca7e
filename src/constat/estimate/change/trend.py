"""The trend of a monthly count: negative binomial regression on time and season, with intervals that allow for months that
hang together."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from constat.estimate.change.chart import as_json, trend_chart
from constat.estimate.change.regression import Array, fit, season
from constat.estimate.change.series import Series
from constat.language import current_language, number, percent, phrases

LEAST_MONTHS: Final = 24


@dataclass(frozen=True, slots=True)
class Trend:
    """The ratio from one year to the next with its 95 % interval and p value; fitted means month by month."""

    series: Series
    ratio: float
    low: float
    high: float
    p: float
    alpha: float
    """Dispersion: variance is mean + alpha mean²."""
    lags: int
    harmonics: int
    fitted: tuple[float, ...]
    season: tuple[float, ...]
    """Twelve factors, January first, whose geometric mean is 1."""

    @property
    def wording(self) -> str:
        """`rising`, `falling` or `no-clear-trend`."""
        return "rising" if self.low > 1 else "falling" if self.high < 1 else "no-clear-trend"

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON."""
        found: dict[str, Any] = as_json(asdict(self))
        return {**found, "wording": self.wording}

    def say(self, language: str | None = None) -> str:
        """The trend in words that claim no cause."""
        language = language or current_language()
        values = {
            "change": ("+" if self.ratio >= 1 else "") + percent(self.ratio - 1, language), "months": len(self.series),
            "low": number(round(self.low, 2), language), "high": number(round(self.high, 2), language), "ratio": number(round(self.ratio, 2), language),
        }
        return phrases("estimate", language).say(f"trend-{self.wording}", **values)

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing its papers."""
        language = language or current_language()
        return phrases("estimate", language).say(
            "method-trend", months=len(self.series), harmonics=self.harmonics, alpha=number(round(self.alpha, 2), language), lags=self.lags,
        )

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: the counts and the line fitted to them."""
        return trend_chart(self.series, self.fitted, language or current_language())


def find_trend(series: Series, *, harmonics: int | None = None) -> Trend:
    """The trend of at least 24 months; two pairs of sine and cosine take the season out (one under three years)."""
    series.require(LEAST_MONTHS)
    waves = harmonics if harmonics is not None else (2 if len(series) >= 36 else 1)
    months = len(series)
    years = (np.arange(months) - (months - 1) / 2) / 12
    turning = season(series, waves)
    design: Array = np.column_stack([np.ones(months), years, turning])
    found = fit(np.asarray(series.counts, float), design, np.log(np.asarray(series.days) / 30.0))
    slope = found.estimate(1)
    angles = 2 * np.pi * np.arange(12) / 12
    wave = np.column_stack([f((k + 1) * angles) for k in range(waves) for f in (np.sin, np.cos)]) @ found.coefficients[2:] if waves else np.zeros(12)
    factors = np.exp(wave - wave.mean())
    return Trend(
        series, float(np.exp(slope.value)), float(np.exp(slope.low)), float(np.exp(slope.high)), slope.p, found.alpha, found.lags, waves,
        tuple(float(x) for x in found.means), tuple(float(x) for x in factors),
    )
