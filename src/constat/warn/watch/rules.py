"""Simple rules beside the model: what each asks of the days before, and of nothing after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from constat.warn.watch.happenings import kilometres

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from constat.warn.watch.happenings import Happenings

WINDOW: Final = 30
YEAR: Final = 365
FLOOR: Final = 3
"""Events within thirty days below which a record says nothing: one after none is the highest, too."""
NEAR: Final = 25.0
"""Kilometres."""


@dataclass(frozen=True, slots=True)
class Fired:
    """Which units a rule names on a day, and the number that it names them for."""

    units: NDArray[np.bool_]
    number: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks(happenings, day)` looks at what happened before that day; `needs` days of history, without which it stays silent."""

    id: str
    needs: int
    asks: Callable[[Happenings, int], Fired]

    def fired(self, told: Happenings, day: int) -> Fired:
        """The units it names on that day."""
        if day < self.needs:
            return Fired(np.zeros(len(told.names), dtype=bool), np.zeros(len(told.names), dtype=np.int64))
        return self.asks(told, day)


def _highest(years: int) -> Callable[[Happenings, int], Fired]:
    def asks(told: Happenings, day: int) -> Fired:
        now = told.counted(day - WINDOW, day)
        # Windows that end before the present one begins, a week apart: a run of attacks is compared with none of its own days.
        ends = range(day - WINDOW, day - years * YEAR + WINDOW, -7)
        before = np.max([told.counted(end - WINDOW, end) for end in ends], axis=0)
        return Fired((now >= FLOOR) & (now > before), now)

    return asks


def _first(told: Happenings, day: int) -> Fired:
    now = told.counted(day - WINDOW, day)
    return Fired((now > 0) & (told.counted(day - WINDOW - 2 * YEAR, day - WINDOW) == 0), now)


def _nearby(told: Happenings, day: int) -> Fired:
    low, high = np.searchsorted(told.day, (day - WINDOW, day))
    recent = told.points[low:high]
    units = told.unit[low:high]
    centres = told.centres(day)
    if recent.shape[0] == 0:
        return Fired(np.zeros(len(told.names), dtype=bool), np.zeros(len(told.names), dtype=np.int64))
    # NaN is near nothing.
    near = (kilometres(centres, recent) <= NEAR) & (units[None, :] != np.arange(len(told.names))[:, None])
    count = near.sum(axis=1).astype(np.int64)
    return Fired((count >= FLOOR) & (told.counted(day - YEAR, day) == 0), count)


RULES: Final = (
    Rule("three-year-high", 3 * YEAR, _highest(3)),
    Rule("year-high", YEAR, _highest(1)),
    Rule("first-in-two-years", 2 * YEAR + WINDOW, _first),
    Rule("quiet-but-near", YEAR, _nearby),
)
"""In the order of how rare they are."""
