"""Negative binomial regression of a monthly count, with errors that allow for neighbouring months hanging together.

The dispersion is where Cox and Reid's (1987, JRSS B 49) adjusted profile likelihood is greatest: moments take it too small where
deaths cluster, and flat series would rise or fall too often. Standard errors are the greater of the model's own, enlarged by what
neighbouring months have in common (the long-run variance of a first-order autoregression of the residuals, (1 + r) / (1 - r), r
cleared of what the fit itself takes from it), and Newey and West's (1987, Econometrica 55) with each month's residual enlarged by
its leverage; correlation between months only ever adds doubt, for with few months the latter alone come out far too small. Limits
use Student's t.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special, stats

from constat.errors import BadInput
from constat.estimate.change.series import Series

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient on the log scale, with limits and p value."""

    value: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted regression."""

    coefficients: Array
    own: Array
    robust: Array
    means: Array
    alpha: float
    lags: int
    freedom: int
    hanging: float
    """Correlation of neighbouring months that `own` allows for."""

    def estimate(self, index: int) -> Estimate:
        """One coefficient."""
        weights = np.zeros(len(self.coefficients))
        weights[index] = 1
        return self.combined(weights)

    def combined(self, weights: Array) -> Estimate:
        """A weighted sum of coefficients."""
        value = float(weights @ self.coefficients)
        error = float(np.sqrt(max(weights @ self.own @ weights, weights @ self.robust @ weights)))
        reach = float(stats.t.ppf(0.975, self.freedom)) * error
        return Estimate(value, value - reach, value + reach, float(2 * stats.t.sf(abs(value) / error, self.freedom)))


def season(series: Series, harmonics: int) -> Array:
    """Columns of sine and cosine by month of the year."""
    angles = 2 * np.pi * (np.array([m.month for m in series.months]) - 1) / 12
    waves = [f((k + 1) * angles) for k in range(harmonics) for f in (np.sin, np.cos)]
    return np.column_stack(waves) if waves else np.zeros((len(series), 0))


def fit(counts: Array, design: Array, offset: Array) -> Fit:
    """The regression of counts on the columns of `design`; refused where they cannot be told apart or explain every month."""
    months, terms = design.shape
    if np.linalg.matrix_rank(design) < terms or months - terms < 4:
        raise BadInput("regression-terms", room="estimate", months=months, terms=terms)
    alpha = dispersion(counts, design, offset)
    coefficients, means, information = newton(counts, design, offset, alpha)
    if np.abs(coefficients).max() > 50 or np.linalg.cond(information) > 1e12:
        raise BadInput("regression-terms", room="estimate", months=months, terms=terms)
    bread: Array = np.asarray(np.linalg.inv(information), float)
    reach = np.einsum("ij,jk,ik->i", design, bread, design) * means / (1 + alpha * means)
    scores = design * ((counts - means) / (1 + alpha * means) / np.maximum(1 - reach, 0.05))[:, None]
    lags = max(1, int(4 * (months / 100) ** (2 / 9)))
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        together = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (together + together.T)
    weights = means / (1 + alpha * means)
    hat = (design @ bread @ design.T) * np.sqrt(weights[:, None] * weights[None, :])
    held = hanging((counts - means) / np.sqrt(means + alpha * means**2), hat, terms)
    return Fit(coefficients, bread * (1 + held) / (1 - held), bread @ meat @ bread, means, alpha, lags, months - terms, held)


def hanging(residuals: Array, hat: Array, terms: int) -> float:
    """Correlation of neighbouring residuals, 0 to 0.9. A fit takes correlation out of its residuals: what it takes from white noise is
    exactly the sum of the hat matrix beside its diagonal, and from a chain that remembers some more (Kendall 1954, Biometrika 41)."""
    months = len(residuals)
    seen = float(residuals[1:] @ residuals[:-1]) / max(float(residuals @ residuals), 1e-12)
    found = seen + float(np.diagonal(hat, 1).sum()) / (months - terms)
    return min(0.9, max(0.0, found + (3 * found / months if found > 0 else 0.0)))


def newton(counts: Array, design: Array, offset: Array, alpha: float) -> tuple[Array, Array, Array]:
    """Coefficients, means and information of the likeliest regression under this dispersion."""
    found = np.linalg.lstsq(design, np.log(counts + 0.1 + 0.5 * counts.mean()) - offset, rcond=None)[0]
    means, information = counts, np.eye(len(found))
    for _ in range(100):
        means = np.exp(np.clip(design @ found + offset, -30, 30))
        weights = means / (1 + alpha * means)
        information = (design * weights[:, None]).T @ design
        step = np.linalg.lstsq(information, design.T @ ((counts - means) / (1 + alpha * means)), rcond=None)[0]
        found = found + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-9:
            break
    return found, means, information


def dispersion(counts: Array, design: Array, offset: Array) -> float:
    """The dispersion under which Cox and Reid's adjusted profile likelihood is greatest; 0 where Poisson's is no smaller."""

    def unlikely(log_alpha: float) -> float:
        alpha = float(np.exp(log_alpha))
        _, means, information = newton(counts, design, offset, alpha)
        size = 1 / alpha
        likely = special.gammaln(counts + size) - special.gammaln(size) - (counts + size) * np.log1p(alpha * means) + counts * np.log(alpha * means)
        return float(0.5 * np.linalg.slogdet(information)[1] - likely.sum())

    found = optimize.minimize_scalar(unlikely, bounds=(-7.0, 4.0), method="bounded", options={"xatol": 1e-3})
    return 0.0 if unlikely(-7.0) <= float(found.fun) + 1e-4 else float(np.exp(found.x))
