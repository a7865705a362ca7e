"""What a Bayesian model says of the whole number: mean, median and interval, never added to what is documented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from constat.errors import BadInput, Refused
from constat.language import current_language, phrases

Cells = Mapping[tuple[int, ...], int]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chains:
    """How the sampler fared: chains, kept draws of each, R-hat and effective sample size of the whole number."""

    chains: int
    draws: int
    rhat: float
    effective: float
    seed: int


@dataclass(frozen=True, slots=True)
class Posterior:
    """The whole number (documented and undocumented) under one model. `density` holds pairs of (number, share) for a plot."""

    method: str
    documented: int
    mean: float
    median: float
    low: float
    high: float
    confidence: float
    lists: int
    density: tuple[tuple[float, float], ...]
    chains: Chains | None = None
    at_the_bound: float | None = None
    """Averaging only: the posterior share in the top hundredth of the numbers allowed. More than a trace: allow more."""

    def __add__(self, other: object) -> NoReturn:
        """Refused: the whole number already holds the documented."""
        raise Refused("never-added", room="estimate")

    __radd__ = __add__

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing the paper."""
        values: dict[str, Any] = {
            "lists": self.lists, "documented": self.documented, "median": round(self.median), "low": round(self.low),
            "high": round(self.high), "mean": round(self.mean), "confidence": round(100 * self.confidence),
        }
        if self.chains is not None:
            values |= {
                "chains": self.chains.chains, "draws": self.chains.draws, "rhat": f"{self.chains.rhat:.3f}",
                "effective": round(self.chains.effective), "seed": str(self.chains.seed),
            }
        return phrases("estimate", language or current_language()).say(f"method-{self.method}", **values)

    def plot(self) -> dict[str, Any]:
        """A Vega-Lite chart of the posterior, with the interval as a rule and the documented number as a dashed line."""
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "layer": [
                {
                    "data": {"values": [{"number": n, "share": share} for n, share in self.density]},
                    "mark": {"type": "area", "opacity": 0.5, "interpolate": "step"},
                    "encoding": {"x": {"field": "number", "type": "quantitative", "scale": {"zero": False}}, "y": {"field": "share", "type": "quantitative"}},
                },
                {
                    "data": {"values": [{"low": self.low, "high": self.high}]},
                    "mark": {"type": "rule", "strokeWidth": 3},
                    "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}, "y": {"value": 4}},
                },
                {
                    "data": {"values": [{"documented": self.documented}]},
                    "mark": {"type": "rule", "strokeDash": [4, 4]},
                    "encoding": {"x": {"field": "documented", "type": "quantitative"}},
                },
            ],
        }


def table_of(cells: Cells) -> tuple[NDArray[np.int64], int]:
    """The counts as an array of 2**lists cells (first list the highest bit; cell 0, on no list, empty) and the lists.

    Refuses what no model can use, with its reason: one list, negative counts, nothing documented, a list that is empty,
    no two lists that share anybody, two lists that are copies.
    """
    widths = {len(pattern) for pattern in cells}
    if len(widths) != 1 or any(mark not in (0, 1) for pattern in cells for mark in pattern):
        raise BadInput("lists-pattern", room="estimate")
    lists = widths.pop()
    if lists < 2:
        raise BadInput("lists-one", room="estimate")
    table = np.zeros(2**lists, np.int64)
    for pattern, count in cells.items():
        if count < 0 or count != int(count):
            raise BadInput("lists-negative", room="estimate", pattern="".join(map(str, pattern)), count=str(count))
        if any(pattern):
            table[int("".join(map(str, pattern)), 2)] += int(count)
    marks = patterns_of(lists)
    if any(table[marks[:, j] == 1].sum() == 0 for j in range(lists)):
        raise BadInput("lists-empty", room="estimate")
    if table[marks.sum(axis=1) > 1].sum() == 0:
        raise BadInput("lists-no-overlap", room="estimate")
    for i in range(lists):
        for j in range(i):
            if table[marks[:, i] != marks[:, j]].sum() == 0:
                raise BadInput("lists-copies", room="estimate", first=j + 1, second=i + 1)
    return table, lists


def patterns_of(lists: int) -> NDArray[np.int64]:
    """All 2**lists patterns, one a row, in the order of `table_of`."""
    return np.array([[n >> (lists - 1 - j) & 1 for j in range(lists)] for n in range(2**lists)], np.int64)
