"""Rate ratios with two intervals: exact for independent counts, and one for counts that come in clusters.

Deaths do not fall singly: one attack kills many. An interval that treats each death as independent is far too narrow, so
the overdispersed interval is the one that decides the words, and the exact one is printed beside it.

Methods
-------
* Exact conditional interval: given the total, the count of the first period is binomial; Clopper and Pearson's limits are
  turned into limits of the ratio (Przyborowski and Wilenski 1940; Clopper and Pearson 1934).
* Overdispersed interval: counts per time bin are negative binomial with variance `mu + alpha * mu**2`; `alpha` is where Cox and
  Reid's (1987) adjusted profile likelihood is greatest (moments take it too small where deaths cluster most: equal rates were then
  called different in up to one case of ten); the limits are those of the likelihood ratio with the quantile of F(1, bins - 2),
  which widens them where few bins are at hand. An empty period's bins do not count here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_WIDEST = 60.0  # limits of the log ratio; beyond it a limit is called open


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits of a ratio; `high` is None where nothing bounds it above."""

    low: float
    high: float | None


def exact_interval(count: int, count_against: int, exposure: float, exposure_against: float, confidence: float = 0.95) -> Interval:
    """Limits of (count / exposure) / (count_against / exposure_against), for independent counts.

    Counts are non-negative integers, exposures positive numbers of one unit. With both counts 0 nothing is known: 0 to open.
    """
    # scipy takes sixty megabytes; a server that compares nothing has no use for them.
    from scipy import stats

    tail = (1 - confidence) / 2
    scale = exposure_against / exposure
    low = 0.0
    if count > 0:
        share = float(stats.beta.ppf(tail, count, count_against + 1))
        low = share / (1 - share) * scale
    high = None
    if count_against > 0:
        share = float(stats.beta.ppf(1 - tail, count + 1, count_against))
        high = share / (1 - share) * scale
    return Interval(low, high)


@dataclass(frozen=True, slots=True)
class Overdispersed:
    """The overdispersed interval and the dispersion `alpha` (0 for none) that it rests on, over so many bins."""

    interval: Interval
    alpha: float
    bins: int


def overdispersed_interval(
    counts: Sequence[float], exposures: Sequence[float], counts_against: Sequence[float], exposures_against: Sequence[float],
    confidence: float = 0.95,
) -> Overdispersed | None:
    """Limits of the ratio of two rates from counts per time bin, or None where fewer than four bins in all, or no count at
    all, leave nothing to estimate from. Bins may differ in exposure (days of a month)."""
    from scipy import stats

    y, e = np.asarray(counts, float), np.asarray(exposures, float)
    z, f = np.asarray(counts_against, float), np.asarray(exposures_against, float)
    bins = len(y) + len(z)
    if len(y) < 2 or len(z) < 2 or bins < 4 or y.sum() + z.sum() == 0:
        return None
    # An empty period tells nothing of dispersion: its bins, all zero as fitted, are no evidence of regularity.
    freedom = sum(len(counts) - 1 for counts in (y, z) if counts.sum() > 0)
    alpha = _dispersion([(counts, exposures) for counts, exposures in ((y, e), (z, f)) if counts.sum() > 0])
    drop = float(stats.f.ppf(confidence, 1, freedom)) / 2

    counts_all, exposures_all = np.concatenate([y, z]), np.concatenate([e, f])
    first = np.concatenate([np.ones(len(y)), np.zeros(len(z))])

    def profile(log_ratio: float) -> float:
        # The reference rate that fits best under this ratio: the likelihood is concave in its logarithm, so Newton finds it.
        scaled = exposures_all * np.exp(log_ratio * first)
        log_rate = math.log(counts_all.sum() / scaled.sum())
        for _ in range(60):
            means = scaled * math.exp(log_rate)
            spread = 1 + alpha * means
            step = float(np.sum((counts_all - means) / spread) / np.sum(means * (1 + alpha * counts_all) / spread**2))
            log_rate += max(-2.0, min(2.0, step))
            if abs(step) < 1e-9:
                break
        return _likelihood(counts_all, scaled * math.exp(log_rate), alpha)

    rate, against = y.sum() / e.sum(), z.sum() / f.sum()
    if rate > 0 and against > 0:
        centre = math.log(rate / against)
        best = profile(centre)
        low, high = _root(profile, best - drop, centre, -1), _root(profile, best - drop, centre, +1)
        return Overdispersed(Interval(math.exp(low) if low is not None else 0.0, math.exp(high) if high is not None else None), alpha, bins)
    # One period is empty: its end of the interval is open, and the likelihood rises towards it without end.
    sign = -1 if rate == 0 else +1
    best = profile(sign * _WIDEST)
    limit = _root(profile, best - drop, sign * _WIDEST, -sign)
    if rate == 0:
        return Overdispersed(Interval(0.0, math.exp(limit) if limit is not None else None), alpha, bins)
    return Overdispersed(Interval(math.exp(limit) if limit is not None else 0.0, None), alpha, bins)


def _root(profile: Callable[[float], float], level: float, start: float, direction: int) -> float | None:
    """Where the profile falls to `level`, walking from `start`; None where it never does."""
    from scipy import optimize

    inner, step = start, 0.05
    while True:
        outer = start + direction * step
        if abs(outer - start) > 2 * _WIDEST:
            return None
        if profile(outer) < level:
            break
        inner, step = outer, step * 1.6
    low, high = sorted((inner, outer))
    return float(optimize.brentq(lambda x: profile(x) - level, low, high, xtol=1e-6))


def _likelihood(counts: Array, means: Array, alpha: float) -> float:
    """Log-likelihood but for what does not depend on the means; Poisson where alpha is 0."""
    safe = np.maximum(means, 1e-300)
    if alpha == 0:
        return float(np.sum(counts * np.log(safe) - means))
    return float(np.sum(counts * np.log(safe) - (counts + 1 / alpha) * np.log1p(alpha * means)))


def _dispersion(periods: Sequence[tuple[Array, Array]]) -> float:
    """The dispersion round one rate a period, over the bins of these periods; 0 where there is none."""
    from constat.estimate.change.regression import dispersion

    design = np.zeros((sum(len(counts) for counts, _ in periods), len(periods)))
    row = 0
    for column, (counts, _) in enumerate(periods):
        design[row : row + len(counts), column] = 1.0
        row += len(counts)
    return dispersion(np.concatenate([c for c, _ in periods]), design, np.log(np.concatenate([e for _, e in periods])))
