"""Lines by which to check an estimate: Chao's lower bound and what each pair of lists alone would say.

Neither is a result. The bound holds where being on one list never makes another less likely; a pair's estimate
(Lincoln-Petersen, in Chapman's form) holds where its two lists are independent: where pairs differ much, some are not.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy.stats import norm

from constat.errors import BadInput
from constat.estimate.undercount.lists import Lists, lists_of
from constat.estimate.undercount.posterior import Cells
from constat.estimate.undercount.result import Estimate


def lower_bound(table: Lists | Cells, confidence: float = 0.95) -> Estimate:
    """At least so many, from those on one list and on two (Chao 1987, 1989): lists may differ, and people may too.

    Where people differ in one direction, patterns of one list i and j and of both obey f0 f_ij >= f_i f_j; summed over pairs,
    f0 >= (f1^2 - sum f_i^2) / (2 f2), here with f2 + 1 below, which takes off the bias of small numbers.
    """
    lists = lists_of(table)
    once = np.array([sum(n for marks, n in lists.counted if sum(marks) == 1 and marks[j]) for j in range(len(lists.names))], float)
    twice = float(sum(n for marks, n in lists.counted if sum(marks) == 2))
    if once.sum() == 0:
        raise BadInput("chao-none", room="estimate")
    missed = float((once.sum() ** 2 - (once**2).sum()) / (2 * (twice + 1)))
    # Delta method, each pattern's count Poisson; the interval is symmetric on the log of those missed.
    variance = float((((once.sum() - once) / (twice + 1)) ** 2 * once).sum() + (missed / (twice + 1)) ** 2 * twice)
    low, high = _log_interval(lists.documented, missed, variance, confidence)
    return Estimate(
        "chao", lists.documented, lists.documented + missed, low, high, confidence, len(lists.names), floor=True,
        values=(("once", int(once.sum())), ("twice", int(twice))),
    )


def pairs(table: Lists | Cells, confidence: float = 0.95) -> tuple[Estimate, ...]:
    """Chapman's estimate of each pair of lists that shares anybody, with its log interval; `documented` is of the pair alone."""
    lists = lists_of(table)
    out = []
    for i, j in combinations(range(len(lists.names)), 2):
        first, second = (sum(n for marks, n in lists.counted if marks[k]) for k in (i, j))
        shared = sum(n for marks, n in lists.counted if marks[i] and marks[j])
        if shared == 0:
            continue
        whole = (first + 1) * (second + 1) / (shared + 1) - 1
        variance = (first + 1) * (second + 1) * (first - shared) * (second - shared) / ((shared + 1) ** 2 * (shared + 2))
        documented = first + second - shared
        low, high = _log_interval(documented, whole - documented, variance, confidence)
        values = (("first", lists.names[i]), ("second", lists.names[j]), ("shared", shared), ("plain", round(first * second / shared)))
        out.append(Estimate("pair", documented, whole, low, high, confidence, 2, values=values))
    return tuple(out)


def _log_interval(documented: int, missed: float, variance: float, confidence: float) -> tuple[float, float]:
    if missed <= 0:
        return float(documented), float(documented + max(missed, 0))
    reach = float(np.exp(norm.ppf((1 + confidence) / 2) * np.sqrt(np.log1p(variance / missed**2))))
    return documented + missed / reach, documented + missed * reach
