"""The whole number averaged over every decomposable graph of dependence between three to five lists.

Each graph says which lists depend on each other given the rest. Under a hyper-Dirichlet prior the likelihood of a graph is
a product over cliques divided by one over separators, so that the posterior of graph and number together is exact: no
sampling, no seed (Dawid and Lauritzen 1993; Madigan and York 1997; Johndrow, Lum and Ball 2015). The prior of the number is
1/N up to `most_missing`. The saturated graph says nothing of the missing cell and is left out.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from constat.errors import BadInput
from constat.estimate.undercount.posterior import Array, Cells, Posterior, patterns_of, table_of

_PART = 4096
"""Numbers of missing looked at together: all at once, 821 graphs would fill the memory of a laptop."""


@cache
def decomposable_graphs(lists: int) -> NDArray[np.int64]:
    """One row a graph, one column a set of lists (as bits): how often its margin's likelihood enters, cliques less separators."""
    pairs = list(combinations(range(lists), 2))
    rows = []
    for chosen in range(2 ** len(pairs) - 1):  # the last one is the saturated graph
        neighbours = [0] * lists
        for k, (i, j) in enumerate(pairs):
            if chosen >> k & 1:
                neighbours[i] |= 1 << j
                neighbours[j] |= 1 << i
        row = _cliques_less_separators(neighbours, lists)
        if row is not None:
            rows.append(row)
    return np.array(rows)


def _cliques_less_separators(neighbours: list[int], lists: int) -> list[int] | None:
    """None where the graph is not decomposable. A list whose neighbours all know each other is taken away, again and again:
    the likelihood then factors into that list given those neighbours."""
    row = [0] * 2**lists
    left = (1 << lists) - 1
    while left:
        for v in range(lists):
            around = neighbours[v] & left
            if left >> v & 1 and all((around & ~(1 << w)) & ~neighbours[w] == 0 for w in range(lists) if around >> w & 1):
                row[around | 1 << v] += 1
                row[around] -= 1
                left &= ~(1 << v)
                break
        else:
            return None
    return row


def average_graphs(cells: Cells, *, most_missing: int | None = None, delta: float | None = None, confidence: float = 0.95) -> Posterior:
    """The posterior of the whole number from counts by pattern, as `{(1, 0, 1): 7, ...}` for three to five lists.

    `delta` is the prior count of every cell (default: one spread over all cells), `most_missing` the largest number of
    undocumented allowed (default: ten times the documented, at least 1,000).
    """
    table, lists = table_of(cells)
    if not 3 <= lists <= 5:
        raise BadInput("averaging-lists", room="estimate", lists=lists)
    if (most_missing is not None and most_missing < 1) or (delta is not None and delta <= 0):
        raise BadInput("averaging-prior", room="estimate")
    documented = int(table.sum())
    missing = np.arange((most_missing or max(1000, 10 * documented)) + 1, dtype=float)
    prior = delta or 2.0**-lists
    graphs = decomposable_graphs(lists)
    score = np.concatenate([_log_sum(graphs @ _margins(table, lists, part, prior)) for part in np.array_split(missing, -(-len(missing) // _PART))])
    score += gammaln(documented + missing + 1) - gammaln(missing + 1) - np.log(documented + missing)
    weight = np.exp(score - score.max())
    weight /= weight.sum()
    whole = documented + missing
    reached = np.cumsum(weight)
    tail = (1 - confidence) / 2
    low, median, high = (float(whole[np.searchsorted(reached, q)]) for q in (tail, 0.5, 1 - tail))
    return Posterior(
        "averaging", documented, float(weight @ whole), median, low, high, confidence, lists, _thin(whole, weight),
        at_the_bound=float(weight[-max(1, len(weight) // 100):].sum()),
    )


def _log_sum(logs: Array) -> Array:
    """The log of the sum over rows."""
    top = logs.max(axis=0)
    return np.asarray(top + np.log(np.exp(logs - top).sum(axis=0)))


def _margins(table: NDArray[np.int64], lists: int, missing: Array, delta: float) -> Array:
    """The log likelihood of each set's margin (rows) at each number of missing (columns); the empty set's is 0."""
    patterns = patterns_of(lists)
    out = np.zeros((2**lists, len(missing)))
    total = delta * 2**lists
    shared = gammaln(total) - gammaln(total + table.sum() + missing)
    for chosen in range(1, 2**lists):
        members = [j for j in range(lists) if chosen >> j & 1]
        code = patterns[:, members] @ (1 << np.arange(len(members)))
        counts = np.bincount(code, weights=table)
        each = delta * 2 ** (lists - len(members))
        fixed = gammaln(each + counts[1:]).sum() - len(counts) * gammaln(each)
        out[chosen] = shared + gammaln(each + counts[0] + missing) + fixed
    return out


def _thin(whole: Array, weight: Array, bins: int = 200) -> tuple[tuple[float, float], ...]:
    """The posterior in at most so many bins, where it has any weight to see."""
    seen = np.flatnonzero(weight > weight.max() * 1e-4)
    span = slice(seen[0], seen[-1] + 1)
    return tuple(
        (float(part.mean()), float(share.sum()))
        for part, share in zip(np.array_split(whole[span], bins), np.array_split(weight[span], bins), strict=True) if len(part)
    )
