"""The forecasters: five simple ones to be beaten, and the one that must beat them. Each gives places x steps x 1,000 draws.

`known` ends at the origin; a step is months after it. Every forecaster is a function of (known, steps, random), and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from constat.warn.forecast import learned
from constat.warn.forecast.configuration import Configuration, network, shipped
from constat.warn.forecast.history import History

Draws = NDArray[np.int64]
Forecaster = Callable[[History, Sequence[int], np.random.Generator], Draws]

DRAWS: Final = 1000


def _counts(values: NDArray[np.float64]) -> Draws:
    return np.asarray(values).astype(np.int64)


def zero(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
    """No deaths, anywhere."""
    del random
    return np.zeros((known.places.size, len(steps), DRAWS), np.int64)


def conflictology(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
    """The place's own last twelve months, drawn with replacement (Hegre et al. 2023/24 challenge)."""
    shape = (known.places.size, len(steps), DRAWS)
    picked = random.integers(0, 12, shape)
    return _counts(np.take_along_axis(known.deaths[:, None, -12:], picked, axis=2))


def last_value(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
    """Poisson around the last month."""
    return random.poisson(known.deaths[:, -1][:, None, None], (known.places.size, len(steps), DRAWS)).astype(np.int64)


def pooled(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
    """Any place's last twelve months, drawn with replacement: the same everywhere."""
    return _counts(random.choice(known.deaths[:, -12:].ravel(), (known.places.size, len(steps), DRAWS)))


def _weights(months: int, half_life: float) -> NDArray[np.float64]:
    weights: NDArray[np.float64] = 0.5 ** (np.arange(months)[::-1] / half_life)
    return weights


def _picked(known: History, configuration: Configuration, random: np.random.Generator) -> NDArray[np.float64]:
    """Months of each place's recent past, later ones oftener, one for each draw."""
    seen = known.deaths[:, -configuration.window :]
    made = []
    for part, life in zip(np.array_split(np.arange(DRAWS), len(configuration.half_lives)), configuration.half_lives, strict=True):
        weights = np.where(np.isnan(seen), 0, _weights(seen.shape[1], life)).cumsum(axis=1)
        chance = random.random((known.places.size, part.size)) * weights[:, -1:]
        # The first month whose summed weight exceeds the chance; months not told add none and are never met.
        made.append(np.take_along_axis(seen, (weights[:, None, :] <= chance[:, :, None]).sum(axis=2), axis=1))
    return np.concatenate(made, axis=1)


def _level(known: History, months: int, half_life: float) -> NDArray[np.float64]:
    seen = known.deaths[:, -months:]
    weights = np.where(np.isnan(seen), 0, _weights(seen.shape[1], half_life))
    return np.asarray(np.log1p((np.nan_to_num(seen) * weights).sum(axis=1) / weights.sum(axis=1)))


def _neighbours(known: History, configuration: Configuration) -> NDArray[np.int64]:
    """Of each place, the rows of those nearest in level: recent, and of all known months as far as memory counts."""
    level = _level(known, configuration.window, configuration.half_lives[-1])
    near = np.abs(level[:, None] - level[None, :])
    if configuration.memory:
        past = _level(known, known.deaths.shape[1], 24.0)
        near = near + configuration.memory * np.abs(past[:, None] - past[None, :])
    np.fill_diagonal(near, np.inf)
    return np.argsort(near, axis=1, kind="stable")[:, : min(configuration.neighbours, known.places.size - 1)]


def configured(configuration: Configuration) -> Forecaster:
    """The forecaster of a configuration: recent months of the place itself, mixed with those of places at its level and of all."""

    if configuration.version == "conflictology":
        return conflictology
    told = network(configuration.network) if configuration.network else ()

    def draw(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
        rows = known.places.size
        near = _neighbours(known, configuration)
        made = np.empty((rows, len(steps), DRAWS), np.int64)
        for index, step in enumerate(steps):
            further = max(step - 3, 0)
            shape = 1 / (configuration.noise + configuration.noise_step * further)
            picked = _picked(known, configuration, random)
            own = random.poisson(picked * random.gamma(shape, configuration.scale / shape, picked.shape))
            fate = random.random((rows, DRAWS))
            lender = np.broadcast_to(np.arange(rows)[:, None], fate.shape)
            if near.shape[1]:
                near_by = np.take_along_axis(near, random.integers(0, near.shape[1], fate.shape), axis=1)
                lender = np.where(fate < configuration.share + configuration.share_step * further, near_by, lender)
            lender = np.where(fate > 1 - configuration.wide, random.integers(0, rows, fate.shape), lender)
            lent = lender != np.arange(rows)[:, None]
            made[:, index] = np.where(lent, own[lender, random.integers(0, DRAWS, fate.shape)], own)
            if told:
                lent_by_all = learned.draw(learned.probabilities(told, known.deaths, step), round(configuration.learned * DRAWS), random)
                made[:, index, : lent_by_all.shape[1]] = lent_by_all
        return made

    return draw


def heuristic(known: History, steps: Sequence[int], random: np.random.Generator) -> Draws:
    """The ten lines that any model must beat, and the fallback where it does not."""
    return configured(HEURISTIC)(known, steps, random)


CONFLICTOLOGY: Final = Configuration("conflictology", window=12, half_lives=(1e9,), noise=1.0, scale=1.0, share=0.0, share_step=0.0, neighbours=0)
"""Known by its name: `configured` gives the baseline itself."""
HEURISTIC: Final = Configuration("heuristic-1", window=18, half_lives=(8.0,), noise=0.3, scale=1.0, share=0.15, share_step=0.0, neighbours=15)

RIVALS: Final[dict[str, Forecaster]] = {
    "conflictology": conflictology,
    "last_value": last_value,
    "pooled": pooled,
    "zero": zero,
    "heuristic": heuristic,
}


def forecaster(name: str) -> Forecaster:
    """By name: a rival, or a shipped configuration."""
    return RIVALS[name] if name in RIVALS else configured(shipped(name))
