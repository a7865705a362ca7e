"""Where a monthly count changed its level: the exact posterior over all placements, without any sampling.

Each stretch between changes has its own mean; counts are negative binomial round it with one dispersion. With size `r` known,
the chance `p` of a negative binomial has a beta prior that is conjugate, so each stretch integrates in closed form and the sum
over all placements is a recursion (Barry and Hartigan 1993, JASA 88; Fearnhead 2006, Statistics and Computing 16). The size is
integrated over a grid. The log mean of a stretch has its prior round the series' own mean, with standard deviation `WIDTH`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Array = NDArray[np.float64]
SIZES = (0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 15.0, 40.0, 400.0)
"""Sizes of the negative binomial (k, or 1 / alpha), evenly likely beforehand; the last is nearly Poisson."""
WIDTH = 1.0


@dataclass(frozen=True, slots=True)
class Posterior:
    """What the counts say: chances of so many changes, of where each lies given the number, and of each size."""

    numbers: Array
    """Chance of 0, 1, 2… changes."""
    where: tuple[Array, ...]
    """For each number of changes k (from 1), an array (k, months): chance that the j-th new level begins in that month."""
    sizes: Array
    """Chance of each of `SIZES`, given the likeliest number of changes."""


def locate(counts: Sequence[int], *, most: int, shortest: int, flat: float) -> Posterior:
    """The posterior for these counts, with at most `most` changes, stretches of `shortest` months or more, and a prior chance
    of `flat` that nothing changed (the rest is shared by halves: one change is twice as likely as two)."""
    y = np.asarray(counts, float)
    months = len(y)
    most = max(0, min(most, months // shortest - 1))
    prior = np.log(_numbers(most, flat))
    # All placements of k changes are equally likely beforehand.
    free = months - (np.arange(most + 1) + 1) * (shortest - 1) - 1
    ways = special.gammaln(free + 1) - special.gammaln(np.arange(most + 1) + 1) - special.gammaln(free - np.arange(most + 1) + 1)
    evidence = np.empty((len(SIZES), most + 1))
    places = [np.full((len(SIZES), k, months), -np.inf) for k in range(1, most + 1)]
    for index, size in enumerate(SIZES):
        stretch = _stretches(y, size, shortest)
        ahead = _forward(stretch, most)
        behind = _backward(stretch, most)
        evidence[index] = ahead[:, months] - ways + prior
        for k in range(1, most + 1):
            for j in range(1, k + 1):
                # j stretches end where the new level begins; k + 1 - j stretches follow.
                places[k - 1][index, j - 1] = ahead[j - 1, :months] + behind[k - j, :months] - ways[k] + prior[k]
    whole = special.logsumexp(evidence)
    numbers = np.exp(special.logsumexp(evidence, axis=0) - whole)
    where = []
    for found in places:
        summed = special.logsumexp(found, axis=0)
        where.append(np.exp(summed - special.logsumexp(summed, axis=1, keepdims=True)))
    column = evidence[:, int(np.argmax(numbers))]
    return Posterior(numbers, tuple(where), np.exp(column - special.logsumexp(column)))


def beta_prior(size: float, mean: float) -> tuple[float, float]:
    """The beta prior of `p` under which the log of the mean lies round log(mean) with standard deviation `WIDTH`."""
    return _beta_prior(size, round(float(np.log(mean)), 6))


@lru_cache(maxsize=4096)
def _beta_prior(size: float, log_mean: float) -> tuple[float, float]:
    # The mean is size (1 - p) / p: its log has mean log(size) + digamma(b) - digamma(a), variance trigamma(a) + trigamma(b).
    def miss(log_ab: Array) -> list[float]:
        a, b = np.exp(np.clip(log_ab, -20, 30))
        shift = np.log(size) + special.digamma(b) - special.digamma(a) - log_mean
        return [float(shift), float(special.polygamma(1, a) + special.polygamma(1, b) - WIDTH**2)]

    found = optimize.root(miss, np.log([2 * max(1.0, size / np.exp(log_mean)), 2 * max(1.0, np.exp(log_mean) / size)]))
    a, b = np.exp(found.x)
    return float(a), float(b)


def _numbers(most: int, flat: float) -> Array:
    """Prior chances of 0, 1, … `most` changes."""
    if most == 0:
        return np.ones(1)
    some = 0.5 ** np.arange(most)
    return np.concatenate([[flat], (1 - flat) * some / some.sum()])


def _stretches(y: Array, size: float, shortest: int) -> Array:
    """Log evidence of each stretch from month s to month t (exclusive), as an array (s, t); -inf where it is too short."""
    months = len(y)
    a, b = beta_prior(size, max(float(y.mean()), 0.05))
    summed = np.concatenate([[0.0], np.cumsum(y)])
    each = np.concatenate([[0.0], np.cumsum(special.gammaln(y + size) - special.gammaln(y + 1) - special.gammaln(size))])
    start, end = np.meshgrid(np.arange(months + 1), np.arange(months + 1), indexing="ij")
    long = np.maximum(end - start, 0)
    total = np.maximum(summed[end] - summed[start], 0)
    found = each[end] - each[start] + special.betaln(a + size * long, b + total) - special.betaln(a, b)
    return np.where(end - start >= shortest, found, -np.inf)


def _forward(stretch: Array, most: int) -> Array:
    """Log evidence of the months before t, in k + 1 stretches: an array (k, t)."""
    ahead = np.full((most + 1, stretch.shape[0]), -np.inf)
    ahead[0] = stretch[0]
    for k in range(1, most + 1):
        ahead[k] = _sum(ahead[k - 1][:, None] + stretch, axis=0)
    return ahead


def _backward(stretch: Array, most: int) -> Array:
    """Log evidence of the months from s on, in k + 1 stretches: an array (k, s)."""
    behind = np.full((most + 1, stretch.shape[0]), -np.inf)
    behind[0] = stretch[:, -1]
    for k in range(1, most + 1):
        behind[k] = _sum(stretch + behind[k - 1][None, :], axis=1)
    return behind


def _sum(logs: Array, axis: int) -> Array:
    """Log of the sum, -inf where nothing is added (scipy's warns there)."""
    top = logs.max(axis=axis, keepdims=True)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.exp(logs - safe).sum(axis=axis)) + np.squeeze(safe, axis), float)
