"""Probabilities that weigh a pair against its rivals: what remains when each record is matched at most once per other provider.

A pair's own evidence gives odds. Where two left records suit one right record equally well, at most one is the same incident, and
pairwise odds cannot say so. Under the constraint the chance of a set of matches is proportional to the product of its pairs' odds
(the monomer-dimer model); the chance of one pair is its share of all sets that hold it. Belief propagation gives these shares to a
good approximation on such sparse graphs (Huang and Jebara 2009, for the permanent). The prior odds are those under
which the expected number of matches is the one found: they are made to agree by a few rounds (expectation-maximisation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np

ROUNDS: Final = 25
_MOST: Final = 1e12


def marginals(left: np.ndarray, right: np.ndarray, odds: np.ndarray, rounds: int = ROUNDS) -> np.ndarray:
    """The probability of each pair. `left` and `right` number the records from 0 (a right record's number holds its provider)."""
    import numpy as np

    if len(odds) == 0:
        return odds
    odds = np.minimum(odds, _MOST)
    n_left, n_right = int(left.max()) + 1, int(right.max()) + 1
    free_l = np.ones_like(odds)
    free_r = np.ones_like(odds)
    for _ in range(rounds):
        # What each record's other pairs claim of it; the square root damps the swinging of messages.
        claims_l, claims_r = odds * free_r, odds * free_l
        new_l = 1 / (1 + np.maximum(np.bincount(left, claims_l, n_left)[left] - claims_l, 0))
        new_r = 1 / (1 + np.maximum(np.bincount(right, claims_r, n_right)[right] - claims_r, 0))
        free_l, free_r = np.sqrt(free_l * new_l), np.sqrt(free_r * new_r)
    held = odds * free_l * free_r
    probability: np.ndarray = held / (1 + held)
    return probability


def with_prior(left: np.ndarray, right: np.ndarray, weight: np.ndarray, prior: float, rounds: int = 4) -> tuple[np.ndarray, float]:
    """The probabilities from weights in bits (without prior), and the prior odds in bits at which they agree with themselves.

    `prior` is where it begins: the log2 odds that a candidate pair matches.
    """
    import numpy as np

    if len(weight) == 0:
        return weight, prior
    found = np.zeros_like(weight)
    for _ in range(rounds):
        found = marginals(left, right, np.exp2(np.clip(weight + prior, -40, 40)), 10)
        share = min(0.9, max(1e-6, float(found.mean())))
        prior = float(np.log2(share / (1 - share)))
    return marginals(left, right, np.exp2(np.clip(weight + prior, -40, 40))), prior
