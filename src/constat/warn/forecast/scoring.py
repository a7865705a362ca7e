"""How good draws were, once the outcome is known: the scores of the field, lower is better unless said.

`draws` has the draws on its last axis, `outcomes` the shape without it. CRPS in the ensemble form with 1/m² (Gneiting & Raftery 2007);
ignorance in bits over the bins of the VIEWS 2023/24 challenge with one pseudo-count a bin; interval score after Winkler (1972).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.float64] | NDArray[np.int64]

BINS: Final = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5)
ALPHA: Final = 0.1


def crps(draws: Numbers, outcomes: Numbers) -> Floats:
    """Continuous ranked probability score of each cell."""
    ordered = np.sort(np.asarray(draws, float), axis=-1)
    size = ordered.shape[-1]
    rank = 2 * np.arange(1, size + 1) - size - 1
    away = np.abs(ordered - np.asarray(outcomes, float)[..., None]).mean(axis=-1)
    return np.asarray(away - (ordered * rank).sum(axis=-1) / size**2)


def log_crps(draws: Numbers, outcomes: Numbers) -> Floats:
    """CRPS of log(1 + deaths): a country of few deaths weighs as one of many."""
    return crps(np.log1p(draws), np.log1p(outcomes))


def ignorance(draws: Numbers, outcomes: Numbers) -> Floats:
    """Bits of surprise at the bin that came true."""
    bins = np.digitize(np.asarray(draws), BINS)
    came = np.digitize(np.asarray(outcomes), BINS)
    inside = (bins == came[..., None]).sum(axis=-1)
    return np.asarray(-np.log2((inside + 1) / (bins.shape[-1] + len(BINS))))


def interval_score(draws: Numbers, outcomes: Numbers) -> Floats:
    """Width of the 90 % interval, and twenty times what the outcome lies outside it."""
    low, high = np.quantile(draws, [ALPHA / 2, 1 - ALPHA / 2], axis=-1)
    outcomes = np.asarray(outcomes, float)
    return np.asarray(high - low + 2 / ALPHA * (np.maximum(low - outcomes, 0) + np.maximum(outcomes - high, 0)))


def brier(draws: Numbers, outcomes: Numbers, least: int) -> Floats:
    """Squared error of the share of draws with at least `least` deaths."""
    return np.asarray(((np.asarray(draws) >= least).mean(axis=-1) - (np.asarray(outcomes) >= least)) ** 2)


def pit(draws: Numbers, outcomes: Numbers, seed: int) -> Floats:
    """Where the outcome lies among the draws, 0 to 1, ties broken at random: uniform where forecasts are calibrated (Czado 2009)."""
    came = np.asarray(outcomes)[..., None]
    below, equal = (draws < came).mean(axis=-1), (draws == came).mean(axis=-1)
    return np.asarray(below + np.random.default_rng(seed).random(below.shape) * equal)


def coverage(draws: Numbers, outcomes: Numbers) -> float:
    """Share of the outcomes with deaths that lie within the 90 % interval (wanted: 0.9); NaN where none had deaths."""
    came = np.asarray(outcomes)
    low, high = np.quantile(draws, [ALPHA / 2, 1 - ALPHA / 2], axis=-1)
    deadly = came > 0
    return float(((came >= low) & (came <= high))[deadly].mean()) if deadly.any() else float("nan")


def average_precision(chances: Floats, came: NDArray[np.bool_]) -> float:
    """Area under precision against recall, higher is better; equal chances count together; NaN where nothing came."""
    chances, came = np.ravel(chances), np.ravel(came)
    if not came.any():
        return float("nan")
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(came[order])
    ends = np.append(np.flatnonzero(np.diff(chances[order])), came.size - 1)
    recall = hits[ends] / hits[-1]
    return float((np.diff(recall, prepend=0.0) * hits[ends] / (ends + 1)).sum())


def scores(draws: Numbers, outcomes: Numbers, seed: int = 0) -> dict[str, float]:
    """The mean of every score over all cells."""
    told = {
        "crps": crps(draws, outcomes),
        "ign": ignorance(draws, outcomes),
        "mis": interval_score(draws, outcomes),
        "log_crps": log_crps(draws, outcomes),
        "brier_1": brier(draws, outcomes, 1),
        "brier_25": brier(draws, outcomes, 25),
        "pit_mean": pit(draws, outcomes, seed),
    }
    return {**{name: float(each.mean()) for name, each in told.items()}, "coverage": coverage(draws, outcomes)}
