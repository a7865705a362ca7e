"""What places in a like state saw next, learnt from decades of many places: a small network of classes of deaths, in plain numbers.

It sees how much a place suffered lately and before, how unevenly, and how far ahead it is asked; it gives a probability for each of
twenty-one classes of deaths. Alone it forgets what is particular to a place; mixed with the place's own months it lends them shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLASSES: Final = np.array([0, 1, 2, 3, 6, 11, 18, 26, 37, 51, 71, 101, 161, 251, 351, 501, 701, 1001, 1601, 2501, 4001])
"""The least number of deaths of each class."""
_UPPER: Final = np.append(CLASSES[1:], 8000)
RECENT: Final = 12
LONG: Final = 60
FEATURES: Final = 18
LONGEST: Final = 5
"""The feature that tells the level over five years: zero where no death is known."""


def level(deaths: Floats, half_life: float) -> Floats:
    """log(1 + weighted mean) of each row; a month weighs half as much `half_life` months earlier, months not told nothing."""
    weights = np.where(np.isnan(deaths), 0, 0.5 ** (np.arange(deaths.shape[1])[::-1] / half_life))
    return np.asarray(np.log1p((np.nan_to_num(deaths) * weights).sum(axis=1) / weights.sum(axis=1)))


def features(deaths: Floats) -> Floats:
    """Of each place (rows; months in columns up to the origin, the last twelve all told): what the network sees, without the step."""
    recent, long = deaths[:, -RECENT:], deaths[:, -LONG:]
    logs = np.log1p(recent)
    ranked = np.sort(logs, axis=1)[:, [0, 2, 5, 8, 10, 11]]
    deadly = recent > 0
    since = np.where(deadly.any(axis=1), np.argmax(deadly[:, ::-1], axis=1), RECENT)
    told = (~np.isnan(long)).sum(axis=1)
    levels = [level(recent, life) for life in (1.0, 2.0, 4.0, 9.0)] + [level(long, life) for life in (24.0, 60.0)]
    return np.column_stack([*levels, logs[:, -1], ranked, deadly.mean(axis=1), (long > 0).sum(axis=1) / told, logs.std(axis=1), since])


@dataclass(frozen=True, slots=True)
class Network:
    """Layers of weights and biases over standardised features and step; the last gives the classes."""

    mean: Floats
    spread: Floats
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    def probabilities(self, seen: Floats) -> Floats:
        """Of each row of features and step: the probability of each class."""
        layer = (seen - self.mean) / self.spread
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            layer = layer @ weight + bias
            if index < len(self.weights) - 1:
                layer = np.maximum(layer, 0)
        odds = np.exp(layer - layer.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))

    def to_json(self) -> dict[str, Any]:
        """Plain lists, four digits each."""
        biases = [_short(each)[0] for each in self.biases]
        return {"mean": _short(self.mean)[0], "spread": _short(self.spread)[0], "weights": [_short(each) for each in self.weights], "biases": biases}

    @staticmethod
    def of(told: dict[str, Any]) -> Network:
        """From plain lists. Raises ValueError where their shapes do not fit."""
        mean, spread = np.array(told["mean"], float), np.array(told["spread"], float)
        weights, biases = (tuple(np.array(each, float) for each in told[name]) for name in ("weights", "biases"))
        sizes = [FEATURES, *(len(each) for each in biases)]
        fits = [each.shape for each in weights] == list(zip(sizes[:-1], sizes[1:], strict=True)) and sizes[-1] == CLASSES.size
        if not fits or mean.shape != (FEATURES,) or spread.shape != (FEATURES,) or not (spread > 0).all():
            raise ValueError("shapes")
        if not all(np.isfinite(each).all() for each in (mean, *weights, *biases)):
            raise ValueError("numbers")
        return Network(mean, spread, weights, biases)


def _short(array: Floats) -> list[list[float]]:
    return [[float(f"{value:.4g}") for value in row] for row in np.atleast_2d(array).tolist()]


def probabilities(networks: tuple[Network, ...], deaths: Floats, step: int) -> Floats:
    """The mean of the networks: places x classes."""
    seen = features(deaths)
    seen = np.column_stack([seen, np.full(len(seen), float(step))])
    return np.asarray(np.mean([each.probabilities(seen) for each in networks], axis=0))


def draw(chances: Floats, size: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Deaths from the classes of each row, evenly in their logarithm within a class: places x size."""
    summed = chances.cumsum(axis=1)
    picked = random.random((len(chances), size)) * summed[:, -1:]
    of = (summed[:, None, :-1] <= picked[:, :, None]).sum(axis=2)
    low, high = np.log(np.maximum(CLASSES, 0.5))[of], np.log(_UPPER)[of]
    told = np.floor(np.exp(low + random.random(of.shape) * (high - low)) + 1e-9)
    return np.where(of == 0, 0, np.maximum(told, CLASSES[of])).astype(np.int64)
