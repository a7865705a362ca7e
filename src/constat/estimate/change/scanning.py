"""Many places or parties scanned at once: which changes and trends stand when all are looked at.

Whoever looks at forty places finds two "changes" where there is none. P values of trends are adjusted by Holm (1979,
Scandinavian Journal of Statistics 6), which keeps the chance of any false word at 5 %, or by Benjamini and Hochberg (1995, JRSS B 57),
which keeps false words to 5 % of those told. Change points are told while their mean chance of being none stays under 5 %
(Müller, Parmigiani, Robert and Rousseau 2004, JASA 99).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from constat.errors import BadInput
from constat.estimate.change.points import CERTAIN, Changes, find_changes
from constat.estimate.change.series import Series
from constat.estimate.change.trend import LEAST_MONTHS, Trend, find_trend
from constat.language import current_language, phrases

Method = Literal["holm", "bh"]
LEVEL: Final = 0.05


@dataclass(frozen=True, slots=True)
class Scanned:
    """One series of many: its changes, its trend, its adjusted p value, and whether either is told."""

    name: str
    changes: Changes
    trend: Trend | None
    """None where the series is too short for one."""
    p: float | None
    change_stands: bool
    trend_stands: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """All series that were looked at, in the order given; `left_out` names those that told too little, with the reason."""

    rows: tuple[Scanned, ...]
    method: Method
    left_out: tuple[tuple[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON."""
        return {
            "method": self.method,
            "rows": [
                {
                    "name": row.name, "changes": row.changes.to_json(), "trend": row.trend.to_json() if row.trend else None,
                    "p_adjusted": row.p, "change_stands": row.change_stands, "trend_stands": row.trend_stands,
                }
                for row in self.rows
            ],
            "left_out": [{"name": name, "reason": reason} for name, reason in self.left_out],
        }

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing its papers."""
        return phrases("estimate", language or current_language()).say(f"method-scan-{self.method}", series=len(self.rows))


def scan(many: Sequence[Series], *, method: Method = "holm", seed: int = 1) -> Scan:
    """Changes and trends of all these series, with care for how many they are."""
    if method not in ("holm", "bh"):
        raise BadInput("scan-method", room="estimate", method=str(method))
    found: list[tuple[Series, Changes, Trend | None]] = []
    left: list[tuple[str, str]] = []
    for series in many:
        try:
            changes = find_changes(series, seed=seed)
            trend = find_trend(series) if len(series) >= LEAST_MONTHS and sum(1 for n in series.counts if n) >= 6 else None
        except BadInput as fault:
            left.append((series.name, fault.say()))
            continue
        found.append((series, changes, trend))
    adjusted = iter(adjust([trend.p for _, _, trend in found if trend], method))
    stands = _standing([changes.chance for _, changes, _ in found])
    rows = []
    for (series, changes, trend), change_stands in zip(found, stands, strict=True):
        p = next(adjusted) if trend else None
        rows.append(Scanned(series.name, changes, trend, p, change_stands, p is not None and p < LEVEL))
    return Scan(tuple(rows), method, tuple(left))


def adjust(values: Sequence[float], method: Method) -> list[float]:
    """P values adjusted for their number, in the order given."""
    many = len(values)
    order = np.argsort(values)
    ranked = np.asarray(values, float)[order]
    if method == "holm":
        stepped = np.maximum.accumulate(ranked * (many - np.arange(many)))
    else:
        stepped = np.minimum.accumulate((ranked * many / (np.arange(many) + 1))[::-1])[::-1]
    out = np.empty(many)
    out[order] = np.minimum(stepped, 1.0)
    return [float(p) for p in out]


def _standing(chances: Sequence[float]) -> list[bool]:
    """The surest changes, as many as keep their mean chance of being none within the level."""
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    stands, doubt = [False] * len(chances), 0.0
    for told, index in enumerate(order, 1):
        doubt += 1 - chances[index]
        if doubt / told > LEVEL or chances[index] < CERTAIN:
            break
        stands[index] = True
    return stands
