"""How the networks of `learned` are trained: rows of every place and past month, weighted classes, Adam with decay.

Whoever trains says until when: no month later than that enters, neither as what was known nor as what came.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from constat.warn.forecast.history import History
from constat.warn.forecast.learned import CLASSES, FEATURES, LONG, LONGEST, RECENT, Floats, Network, features

Singles = NDArray[np.float32]

HIDDEN: Final = (64, 64)
STEPS: Final = (*range(1, 17), *range(18, 37, 3))
QUIET_KEPT: Final = 0.25
"""Share of the rows of places without a death in all they know that is kept; each then weighs so much more."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What was known with the step, the deaths that came, and what each row weighs."""

    seen: Floats
    came: Floats
    weight: Floats

    @staticmethod
    def joined(parts: list[Rows]) -> Rows:
        return Rows(*(np.concatenate([getattr(each, name) for each in parts]) for name in ("seen", "came", "weight")))


def rows(history: History, until: int, random: np.random.Generator, every: int = 1, weight: float = 1.0, forget: bool = False) -> Rows:
    """Rows of a history whose outcomes come by month `until`; twelve steps an origin. `forget` cuts what is known to one to five years,
    so that the network also learns what to say where little is known."""
    deaths = history.deaths[:, : until - history.first + 1]
    seen, came = [], []
    for at in range(RECENT - 1, deaths.shape[1] - 1, every):
        start = max(0, at + 1 - int(random.integers(RECENT, LONG + 1))) if forget else 0
        known = deaths[:, start : at + 1]
        able = ~np.isnan(known[:, -RECENT:]).any(axis=1)
        if not able.any():
            continue
        told = features(known[able])
        for step in random.choice(STEPS, 12, replace=False):
            if at + step >= deaths.shape[1]:
                continue
            outcome = deaths[able, at + step]
            there = ~np.isnan(outcome)
            seen.append(np.column_stack([told[there], np.full(int(there.sum()), float(step))]))
            came.append(outcome[there])
    made = Rows(np.concatenate(seen), np.concatenate(came), np.empty(0))
    quiet = made.seen[:, LONGEST] == 0
    kept = random.random(quiet.size) < np.where(quiet, QUIET_KEPT, 1)
    return Rows(made.seen[kept], made.came[kept], np.where(quiet, weight / QUIET_KEPT, weight)[kept])


def train(told: Rows, seed: int, epochs: int = 8, rate: float = 2e-3, decay: float = 0.5, batch: int = 512) -> Network:
    """A network from those rows; the same seed gives the same one on one machine."""
    random = np.random.default_rng(seed)
    mean, spread = told.seen.mean(axis=0), told.seen.std(axis=0) + 1e-6
    seen = ((told.seen - mean) / spread).astype(np.float32)
    classes = np.digitize(told.came, CLASSES) - 1
    weight = (told.weight / told.weight.mean()).astype(np.float32)
    sizes = (FEATURES, *HIDDEN, CLASSES.size)
    values = [random.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32) for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    values[-1] *= 0.3
    layers = len(values)
    values += [np.zeros(size, np.float32) for size in sizes[1:]]
    first, second = [np.zeros_like(each) for each in values], [np.zeros_like(each) for each in values]
    total, time = epochs * (len(seen) // batch), 0
    for _ in range(epochs):
        order = random.permutation(len(seen))
        for begin in range(0, len(seen) - batch + 1, batch):
            picked = order[begin : begin + batch]
            slopes = _slopes(values, layers, seen[picked], classes[picked], weight[picked])
            time += 1
            pace = rate * (1 - time / total) + 1e-5
            for index, slope in enumerate(slopes):
                first[index] = 0.9 * first[index] + 0.1 * slope
                second[index] = 0.999 * second[index] + 0.001 * slope**2
                move = first[index] / (1 - 0.9**time) / (np.sqrt(second[index] / (1 - 0.999**time)) + 1e-8)
                values[index] -= pace * (move + (decay * values[index] if index < layers else 0))
    whole = [each.astype(float) for each in values]
    return Network(mean, spread, tuple(whole[:layers]), tuple(whole[layers:]))


def _slopes(values: list[Singles], layers: int, seen: Singles, classes: NDArray[np.int64], weight: Singles) -> list[Singles]:
    """The slope of the mean weighted surprise in every weight, then in every bias."""
    outputs = [seen]
    for index in range(layers):
        layer = outputs[-1] @ values[index] + values[layers + index]
        outputs.append(np.maximum(layer, 0) if index < layers - 1 else layer)
    odds = np.exp(outputs[-1] - outputs[-1].max(axis=1, keepdims=True))
    error = odds / odds.sum(axis=1, keepdims=True)
    error[np.arange(classes.size), classes] -= 1
    error *= (weight / classes.size)[:, None]
    weights, biases = [], []
    for index in range(layers - 1, -1, -1):
        weights.append(outputs[index].T @ error)
        biases.append(error.sum(axis=0))
        if index:
            error = (error @ values[index].T) * (outputs[index] > 0)
    return weights[::-1] + biases[::-1]
