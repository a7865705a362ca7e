"""Rules for donors: a donor that holds the treated unit, or that the event reached too, answers for it what it did itself.

A national total among its regions is such a donor: part of it is the treated unit. No column says so; it shows in the numbers, where a
unit is a mixture of most of the others that leaves next to nothing over, and moves as their mean moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import nnls

from constat.estimate.effect.panel import Array, Panel
from constat.events.names import fold

EXACT: Final = 1e-4
"""Misfit, as a share of the mean, under which a mixture of others is that unit."""
NEAR: Final = 0.005
"""The same where the mixture is of many units and the unit moves with their mean: regions weighed by people add up only so closely."""
TOGETHER: Final = 0.98
"""Correlation of its changes with those of the others' mean from which a unit is said to move with them."""
_WHOLE: Final = frozenset({"total", "all", "whole", "sum", "overall", "world", "national", "aggregate", "ensemble", "tous", "toutes", "somme", "monde", "pays"})


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A unit that looks like a whole of the others: by its name, or by its numbers with what the best mixture leaves over (share of its mean)."""

    unit: str
    parts: int
    misfit: float
    by_name: bool

    def to_json(self) -> dict[str, object]:
        """A mapping for JSON."""
        return {"unit": self.unit, "parts": self.parts, "misfit": self.misfit, "by_name": self.by_name}


def aggregates(panel: Panel, treated: str) -> tuple[Aggregate, ...]:
    """The units other than the treated one that look like a sum or mean of most of the others, the treated among them."""
    own = panel.index(treated)
    return tuple(found for k in range(len(panel.units)) if k != own and (found := _aggregate(panel, k)))


def _aggregate(panel: Panel, k: int) -> Aggregate | None:
    name = panel.units[k]
    named = bool(_WHOLE & set(fold(name).split()))
    own, others = panel.outcome[:, k], np.delete(panel.outcome, k, axis=1)
    weights, misfit = mixture(own, others)
    parts = int((weights > 1e-3 * weights.max()).sum()) if weights.any() else 0
    # As many weights as times fit anything: only what is left of the times can speak.
    exact = misfit < EXACT and parts >= 2 and len(own) >= 2 * parts
    spread = float(weights.sum() ** 2 / (weights**2).sum()) if weights.any() else 0.0
    near = misfit < NEAR and spread >= max(2.0, others.shape[1] / 3) and len(own) >= 2 * parts and _together(own, others) >= TOGETHER
    return Aggregate(name, parts, misfit, named and not (exact or near)) if exact or near or named else None


def mixture(own: Array, others: Array) -> tuple[Array, float]:
    """The weights, none negative, under which the others come nearest to it, and the root mean square left over as a share of its mean."""
    weights, _ = nnls(others, own)
    level = float(np.abs(own).mean())
    return weights, float(np.sqrt(np.mean((own - others @ weights) ** 2)) / level) if level else 1.0


def _together(own: Array, others: Array) -> float:
    moved, mean = np.diff(own), np.diff(others.mean(axis=1))
    if len(moved) < 3 or moved.std() == 0 or mean.std() == 0:
        return 0.0
    return float(np.corrcoef(moved, mean)[0, 1])
