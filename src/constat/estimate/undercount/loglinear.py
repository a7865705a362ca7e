"""The whole number by log-linear models of how lists depend on each other (Fienberg 1972; Bishop, Fienberg and Holland 1975).

The count of each pattern is Poisson; its log mean is a sum of terms, one for each list and for each set of lists that is
held to depend on each other. A model is hierarchical: with a set it holds every part of it. It is written by its largest
sets, as [123,14,34]. What it says of the pattern that nobody's list shows is the number missed. The term of all lists at
once cannot be known from lists, and is held to be nothing in every model: three-way dependence of three lists stays unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import gammaln
from scipy.stats import chi2, norm

from constat.errors import BadInput
from constat.estimate.undercount.existence import estimate_exists
from constat.estimate.undercount.posterior import Array, Cells, patterns_of, table_of

Terms = frozenset[int]
"""The sets of lists of a model, each as bits (list j is 1 << j)."""
ALL_MODELS_TO: Final = 5
CRITERIA: Final = ("bic", "aic")


@dataclass(frozen=True, slots=True)
class Fit:
    """One model's fit: the whole number, the standard error of the log of those missed, how well it fits, and its criteria."""

    model: str
    terms: Terms
    documented: int
    whole: float
    error: float
    deviance: float
    freedom: int
    aic: float
    bic: float

    @property
    def missed(self) -> float:
        """How many are on no list."""
        return self.whole - self.documented

    def wald(self, confidence: float = 0.95) -> tuple[float, float]:
        """The interval symmetric on the log of those missed: never below the documented."""
        reach = float(norm.ppf((1 + confidence) / 2)) * self.error
        return self.documented + self.missed * float(np.exp(-reach)), self.documented + self.missed * float(np.exp(reach))


def models(lists: int) -> tuple[Terms, ...]:
    """Every hierarchical model with a term for each list and without the term of all at once: 8, 113 and 6,893 for 3 to 5."""
    return _models(lists)


@cache
def _models(lists: int) -> tuple[Terms, ...]:
    base = frozenset(1 << j for j in range(lists))
    found = {base}
    grown = [base]
    while grown:
        grown = [model | {term} for model in grown for term in addable(model, lists)]
        grown = list(set(grown) - found)
        found.update(grown)
    return tuple(sorted(found, key=lambda model: (len(model), sorted(model))))


def addable(model: Terms, lists: int) -> list[int]:
    """The sets that may be added and leave the model hierarchical: their parts, less one list each, are all there."""
    whole = (1 << lists) - 1
    return [s for s in range(3, whole) if s not in model and all(s & ~(1 << j) in model for j in range(lists) if s >> j & 1 and s & (s - 1))]


def removable(model: Terms) -> list[int]:
    """The sets of two lists or more that no other set holds."""
    return [s for s in model if s & (s - 1) and not any(s != t and s & t == s for t in model)]


def written(model: Iterable[int], lists: int) -> str:
    """A model by its largest sets: `[123,14,34]`; lists are numbered from 1."""
    terms = set(model)
    largest = [s for s in terms if not any(s != t and s & t == s for t in terms)]
    mark = "" if lists < 10 else "-"
    told = [mark.join(str(j + 1) for j in range(lists) if s >> j & 1) for s in largest]
    return f"[{','.join(sorted(told, key=lambda text: (-len(text), text)))}]"


def terms_of(text: str, lists: int) -> Terms:
    """The model that `written` writes; the terms of its parts are added."""
    found = {1 << j for j in range(lists)}
    for part in text.strip("[] ").split(","):
        members = part.strip().split("-") if "-" in part else list(part.strip())
        if not members or not all(m.isdecimal() and 1 <= int(m) <= lists for m in members):
            raise BadInput("loglinear-model", room="estimate", model=text, lists=lists)
        inside = [int(m) - 1 for m in members]
        found |= {sum(1 << j for j in chosen) for size in range(1, len(inside) + 1) for chosen in combinations(inside, size)}
    if (1 << lists) - 1 in found:
        raise BadInput("loglinear-model", room="estimate", model=text, lists=lists)
    return frozenset(found)


def fit(cells: Cells, model: str | Iterable[int]) -> Fit:
    """One model's fit. Refused where a term has nobody behind it, so that no estimate exists."""
    table, lists = table_of(cells)
    terms = terms_of(model, lists) if isinstance(model, str) else frozenset(model)
    found = fit_all(table, lists, [terms])
    if not found or not estimate_exists(design(lists, terms), _observed(table)):
        raise BadInput("loglinear-none", room="estimate", model=written(terms, lists))
    return found[0]


def has_estimate(cells: Cells, found: Fit) -> bool:
    """Whether the fit is at a maximum that exists, and not on its way to infinity."""
    table, lists = table_of(cells)
    return estimate_exists(design(lists, found.terms), _observed(table))


def search(cells: Cells, criterion: str = "bic") -> tuple[Fit, ...]:
    """The models whose estimates exist, best first: all of them up to five lists, beyond those that stepwise search passes."""
    if criterion not in CRITERIA:
        raise BadInput("loglinear-criterion", room="estimate", criterion=criterion)
    table, lists = table_of(cells)
    if lists <= ALL_MODELS_TO:
        fits = fit_all(table, lists, _models(lists))
    else:
        fits = _stepwise(table, lists, criterion)
    ranked = best_first(table, lists, fits, criterion)
    if not ranked:
        raise BadInput("loglinear-nothing", room="estimate")
    return ranked


def best_first(table: NDArray[np.int64], lists: int, fits: Iterable[Fit], criterion: str) -> tuple[Fit, ...]:
    """Fits by that criterion; the first is sure to have an estimate."""
    ranked = sorted(fits, key=lambda f: (getattr(f, criterion), f.freedom, f.model))
    # The linear programme is asked of the best only, in turn: it costs a hundred fits.
    while ranked and not estimate_exists(design(lists, ranked[0].terms), _observed(table)):
        ranked.pop(0)
    return tuple(ranked)


def _stepwise(table: NDArray[np.int64], lists: int, criterion: str) -> list[Fit]:
    now = frozenset(1 << j for j in range(lists))
    passed = fit_all(table, lists, [now])
    if not passed:
        return []
    best = passed[0]
    while True:
        steps = [now | {s} for s in addable(now, lists)] + [now - {s} for s in removable(now)]
        tried = fit_all(table, lists, steps)
        better = min(tried, key=lambda f: getattr(f, criterion), default=None)
        passed += tried
        if better is None or getattr(better, criterion) >= getattr(best, criterion) - 1e-9:
            return list({f.terms: f for f in passed}.values())
        best, now = better, better.terms


def fit_all(table: NDArray[np.int64], lists: int, chosen: Sequence[Terms], rounds: int = 60) -> list[Fit]:
    """The fits of many models at once, by iteratively reweighted least squares on all of them side by side.

    A term with nobody behind it runs off to minus infinity: such models are left out, and to the method for sparse lists.
    """
    counts = _observed(table)
    behind = {s: counts[design(lists, [s])[:, -1] == 1].sum() for s in {s for terms in chosen for s in terms}}
    solid = [terms for terms in chosen if all(behind[s] > 0 for s in terms) and len(terms) < len(counts)]
    out: list[Fit] = []
    for start in range(0, len(solid), 256):
        out += _fit_some(table, lists, solid[start : start + 256], rounds)
    return out


def _fit_some(table: NDArray[np.int64], lists: int, chosen: Sequence[Terms], rounds: int) -> list[Fit]:
    counts = _observed(table)
    every = sorted({0} | {s for terms in chosen for s in terms}, key=lambda s: (s.bit_count(), s))
    whole = design(lists, every)  # the empty set is the intercept: its column is all ones
    held = np.array([[s == 0 or s in terms for s in every] for terms in chosen])
    size = held.sum(axis=1)
    beta = np.zeros(held.shape)
    mean = np.repeat((counts + 0.5)[None], len(chosen), axis=0)
    eye = np.eye(len(every))
    keep = held[:, :, None] & held[:, None, :]
    last = np.full(len(chosen), np.inf)
    for _ in range(rounds):
        work = np.log(mean) + (counts - mean) / mean
        cross = np.where(keep, np.einsum("ci,mc,cj->mij", whole, mean, whole, optimize=True), eye)
        right = np.where(held, (mean * work) @ whole, 0.0)
        beta = _solved(cross, right)
        mean = np.exp(np.clip(beta @ whole.T, -40, 40))
        now = _deviance(counts, mean)
        if np.all(np.abs(now - last) < 1e-10 * (1 + np.abs(now))):
            break
        last = now
    cross = np.where(keep, np.einsum("ci,mc,cj->mij", whole, mean, whole, optimize=True), eye)
    first = np.zeros(held.shape)
    first[:, 0] = 1
    error = np.sqrt(np.maximum(_solved(cross, first)[:, 0], 0))
    deviance = _deviance(counts, mean)
    documented = int(counts.sum())
    likelihood = (counts * np.log(mean) - mean - gammaln(counts + 1)).sum(axis=1)
    return [
        Fit(
            written(terms, lists), terms, documented, documented + float(np.exp(beta[m, 0])), float(error[m]), float(deviance[m]), int(len(counts) - size[m]),
            float(2 * size[m] - 2 * likelihood[m]), float(np.log(documented) * size[m] - 2 * likelihood[m]),
        )
        for m, terms in enumerate(chosen) if beta[m, 0] < 30
    ]


def _solved(cross: Array, right: Array) -> Array:
    """Solutions of many systems; one that is singular (of a model without an estimate) is helped over by a trace of ridge."""
    try:
        return np.asarray(np.linalg.solve(cross, right[..., None])[..., 0])
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.solve(cross + 1e-9 * np.eye(cross.shape[-1]), right[..., None])[..., 0])


def _deviance(counts: Array, mean: Array) -> Array:
    logs = np.where(counts > 0, counts * np.log(np.where(counts > 0, counts, 1) / mean), 0.0)
    return np.asarray(2 * (logs - counts + mean).sum(axis=1))


def _observed(table: NDArray[np.int64]) -> Array:
    return table[1:].astype(float)


def design(lists: int, terms: Iterable[int]) -> Array:
    """One row a pattern that can be seen, one column a set of lists: 1 where the pattern is on all of them."""
    patterns = patterns_of(lists)[1:]
    # A model is told without its intercept: the empty set comes first.
    sets = sorted({0, *terms}, key=lambda s: (s.bit_count(), s))
    return np.array([[all(row[j] for j in range(lists) if s >> j & 1) for s in sets] for row in patterns], float)


def profile(cells: Cells, found: Fit, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of whole numbers whose profile likelihood (multinomial, Cormack 1992) is not refuted at that confidence."""
    table, lists = table_of(cells)
    counts = _observed(table)
    whole = np.vstack([design(lists, found.terms), np.eye(1, len(found.terms) + 1)])
    allowed = float(chi2.ppf(confidence, 1)) / 2
    top = max(found.missed, 0.5)
    peak = -min(_negative(whole, counts, m) for m in np.exp(np.linspace(np.log(top / 3 + 1e-3), np.log(3 * top), 61)))

    def gap(missed: float) -> float:
        return allowed - peak - _negative(whole, counts, missed)

    low = 0.0 if gap(1e-6) > 0 else float(brentq(gap, 1e-6, top, xtol=1e-4))
    far = top
    for _ in range(40):
        far *= 2
        if gap(far) < 0:
            return found.documented + low, found.documented + float(brentq(gap, top, far, xtol=1e-3))
    return found.documented + low, float("inf")


def _negative(whole: Array, counts: Array, missed: float) -> float:
    """Less the profile log likelihood of that number missed."""
    told = np.append(counts, missed)
    mean = told + 0.5
    for _ in range(80):
        weighted = whole * mean[:, None]
        beta = np.linalg.lstsq(weighted.T @ whole, weighted.T @ (np.log(mean) + (told - mean) / mean), rcond=None)[0]
        fresh = np.exp(np.clip(whole @ beta, -40, 40))
        if np.abs(fresh - mean).max() < 1e-9 * (1 + told.max()):
            break
        mean = fresh
    total = told.sum()
    value = gammaln(total + 1) - gammaln(missed + 1) + (told[told > 0] * np.log(np.maximum(fresh[told > 0], 1e-300) / total)).sum()
    return -float(value)
