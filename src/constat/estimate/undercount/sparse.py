"""The whole number from lists that hardly overlap, after Chan, Silverman and Vincent (2021, JASA 116).

Pairs of lists are let depend on each other one at a time, as long as the overlap of some pair is less likely than
`threshold` under the model so far (the Poisson tail on the side where the count lies). A pair that shares nobody gets the
parameter minus infinity: its patterns leave the table, where plain fitting would run off for ever. A pair enters only if an
estimate exists with it and is the only one. The interval is a BCa bootstrap in which the pairs are chosen anew each time,
so that it also holds what the choice of model does not know.

The paper leaves the side of the tail open; of the readings tried (Wald, likelihood ratio, either or both tails) the one here
is the only one that gives all nine published estimates that the benchmark checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, poisson

from constat.errors import BadInput
from constat.estimate.undercount.existence import estimate_exists, is_identifiable
from constat.estimate.undercount.posterior import Array, Cells, patterns_of, table_of

THRESHOLD: Final = 0.02
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sparse:
    """The whole number; the pairs that depend on each other (lists from 0) with the chance by which each entered."""

    documented: int
    whole: float
    pairs: tuple[Pair, ...]
    chances: tuple[float, ...]
    apart: tuple[Pair, ...]
    """Those of the pairs that share nobody: their parameter is minus infinity."""
    left_out: tuple[Pair, ...]
    """Pairs that the data ask for, but with which no estimate exists or more than one does."""
    threshold: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A BCa bootstrap interval: `without` of the draws had no estimate and count as infinite."""

    low: float
    high: float
    confidence: float
    draws: int
    without: int
    seed: int


class _Table:
    """What stays the same over bootstrap draws: patterns, columns, and which patterns each pair holds."""

    def __init__(self, lists: int) -> None:
        patterns = patterns_of(lists)[1:]
        self.main = np.hstack([np.ones((len(patterns), 1)), patterns]).astype(float)
        self.pairs = list(combinations(range(lists), 2))
        self.both = np.array([patterns[:, i] * patterns[:, j] for i, j in self.pairs], bool)

    def chosen(self, counts: Array, threshold: float) -> tuple[float, list[int], list[float], list[int]] | None:
        """Those missed, the pairs chosen with their chances, and the pairs refused; None where not even independence has an estimate."""
        overlaps = self.both @ counts
        start = self._fitted(counts, overlaps, [])
        if start is None:
            return None
        missed, mean = start
        inside: list[int] = []
        chances: list[float] = []
        refused: set[int] = set()
        while True:
            expected = self.both @ mean
            chance = np.minimum(poisson.cdf(overlaps, expected), poisson.sf(overlaps - 1, expected))
            chance[inside] = 1.0
            for pair in np.argsort(chance, kind="stable"):
                if chance[pair] >= threshold:
                    return missed, inside, chances, sorted(refused - set(inside))
                found = self._fitted(counts, overlaps, [*inside, int(pair)])
                if found is not None:
                    break
                refused.add(int(pair))
            else:
                return missed, inside, chances, sorted(refused - set(inside))
            missed, mean = found
            inside.append(int(pair))
            chances.append(float(chance[pair]))

    def _fitted(self, counts: Array, overlaps: Array, inside: list[int]) -> tuple[float, Array] | None:
        empty = [p for p in inside if overlaps[p] == 0]
        keep = ~self.both[empty].any(axis=0) if empty else np.ones(len(counts), bool)
        columns = [p for p in inside if overlaps[p] > 0]
        design = np.hstack([self.main, self.both[columns].T])[keep]
        if not is_identifiable(design):
            return None
        found = _poisson(design, counts[keep])
        if found is None and not estimate_exists(design, counts[keep]):
            return None
        beta, mean = found or _poisson(design, counts[keep], sure=True) or (np.full(design.shape[1], np.nan), counts[keep])
        whole = np.zeros(len(counts))
        whole[keep] = mean
        return float(np.exp(beta[0])), whole


def _poisson(design: Array, counts: Array, *, sure: bool = False) -> tuple[Array, Array] | None:
    """Parameters and means. None unless the means meet the model's totals with no pattern near nothing: such means are
    themselves the proof that the estimate exists, so that the linear programme is asked only where they are absent."""
    mean = counts + 0.5
    beta: Array = np.zeros(design.shape[1])
    for _ in range(400 if sure else 40):
        weighted = design * mean[:, None]
        try:
            beta = np.asarray(np.linalg.solve(weighted.T @ design, weighted.T @ (np.log(mean) + (counts - mean) / mean)))
        except np.linalg.LinAlgError:
            return None
        fresh = np.exp(np.clip(design @ beta, -40, 40))
        moved = np.abs(fresh - mean).max()
        mean = fresh
        if moved < 1e-9 * (1 + counts.max()):
            break
    met = np.abs(design.T @ (mean - counts)).max() < 1e-6 * (1 + counts.sum())
    return (beta, mean) if met and (sure or mean.min() > 1e-9) else None


def stepwise(cells: Cells, threshold: float = THRESHOLD) -> Sparse:
    """The estimate; refused where not even independent lists have one."""
    if not 0 < threshold < 1:
        raise BadInput("sparse-settings", room="estimate")
    counts, table = _prepared(cells)
    found = table.chosen(counts, threshold)
    if found is None:
        raise BadInput("sparse-none", room="estimate")
    missed, inside, chances, refused = found
    documented = int(counts.sum())
    overlaps = table.both @ counts
    named = [table.pairs[p] for p in inside]
    return Sparse(
        documented, documented + missed, tuple(named), tuple(chances), tuple(table.pairs[p] for p in inside if overlaps[p] == 0),
        tuple(table.pairs[p] for p in refused), threshold,
    )


def bootstrap(cells: Cells, *, seed: int, draws: int = 1_000, threshold: float = THRESHOLD, confidence: float = 0.95) -> Interval:
    """The BCa interval (Efron 1987): people are drawn again, the pairs chosen again; acceleration from leaving out one of each pattern."""
    if draws < 100 or not 0 < confidence < 1 or not 0 < threshold < 1:
        raise BadInput("sparse-settings", room="estimate")
    counts, table = _prepared(cells)
    best = table.chosen(counts, threshold)
    if best is None:
        raise BadInput("sparse-none", room="estimate")
    documented = counts.sum()
    whole = documented + best[0]
    random = np.random.default_rng(seed)
    drawn = np.array([_again(table, random.multinomial(int(documented), counts / documented).astype(float), threshold) for _ in range(draws)])
    seen = np.flatnonzero(counts)
    left: Array = np.array([_again(table, counts - np.eye(1, len(counts), int(row))[0], threshold) for row in seen])
    weight = counts[seen] / documented
    solid = np.isfinite(left)
    gap = (weight[solid] @ left[solid]) / weight[solid].sum() - left[solid] if solid.any() else np.zeros(1)
    heavy = counts[seen][solid] if solid.any() else np.ones(1)
    spread = float((heavy * gap**2).sum())
    acceleration = float((heavy * gap**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0
    below = np.clip(((drawn < whole).sum() + 0.5 * (drawn == whole).sum()) / draws, 0.5 / draws, 1 - 0.5 / draws)
    bias = norm.ppf(below)
    ends = []
    for tail in ((1 - confidence) / 2, (1 + confidence) / 2):
        z = bias + norm.ppf(tail)
        ends.append(float(norm.cdf(bias + z / (1 - acceleration * z))))
    ordered = np.sort(drawn)
    low, high = (float(ordered[min(draws - 1, max(0, round(end * (draws + 1)) - 1))]) for end in ends)
    return Interval(low, high, confidence, draws, int((~np.isfinite(drawn)).sum()), seed)


def _again(table: _Table, counts: Array, threshold: float) -> float:
    found = table.chosen(counts, threshold)
    return float("inf") if found is None else float(counts.sum()) + found[0]


def _prepared(cells: Cells) -> tuple[Array, _Table]:
    table, lists = table_of(cells)
    counts: NDArray[np.float64] = table[1:].astype(float)
    return counts, _Table(lists)
