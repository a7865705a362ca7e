"""What a reader can work out of the cells that are withheld: the least and the greatest value that each can have.

The reader knows every printed cell, every sum, that counts are not negative, what each mark says, and the rules. Two linear
programmes for each withheld cell, minimum and maximum, under all of that (Fischetti and Salazar-Gonzalez 2001).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from constat.report.disclosure.cells import COARSE, NEUTRAL, SMALL, CountTable, Key, Suppressed, Withheld
from constat.report.disclosure.rules import Rules

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SLACK: Final = 1e-6
Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest whole number that a cell can have for a reader."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """Greatest less least; zero where the cell is known exactly."""
        return self.high - self.low


class Equations:
    """The sums of a table as matrices over all its cells."""

    def __init__(self, table: CountTable) -> None:
        self.keys = [cell.key for cell in table.cells]
        self.index = {key: position for position, key in enumerate(self.keys)}
        self.values: Floats = np.array([cell.value for cell in table.cells], dtype=float)
        self.equal = self._matrix([each.terms for each in table.sums if not each.at_most])
        self.at_most = self._matrix([each.terms for each in table.sums if each.at_most])

    def _matrix(self, sums: Sequence[Iterable[tuple[Key, int]]]) -> csr_array:
        from scipy.sparse import csr_array

        rows, columns, signs = [], [], []
        for row, terms in enumerate(sums):
            for key, sign in terms:
                rows.append(row)
                columns.append(self.index[key])
                signs.append(float(sign))
        return csr_array((signs, (rows, columns)), shape=(len(sums), len(self.keys)))

    def solve(self, free: Sequence[int], aim: Floats, low: Floats, high: Floats, *, whole: bool = False) -> Floats | None:
        """Deviations from the true values, of the cells `free` alone, that maximise `aim` within bounds; None: none, or no end.
        `whole` asks for whole numbers, which takes longer."""
        # scipy takes sixty megabytes of a server that may never be asked this.
        from scipy.optimize import linprog

        columns = np.asarray(free)
        equal, most = self.equal[:, columns], self.at_most[:, columns]
        room = -(self.at_most @ self.values)
        kept, held = _touched(equal), _touched(most)
        # Its types know full matrices only; the solver takes sparse ones.
        programme: Any = linprog
        found = programme(
            -aim,
            A_eq=equal[kept] if kept.size else None,
            b_eq=np.zeros(kept.size) if kept.size else None,
            A_ub=most[held] if held.size else None,
            b_ub=room[held] if held.size else None,
            bounds=np.column_stack((low, high)),
            method="highs",
            integrality=np.ones(columns.size) if whole else None,
        )
        return np.asarray(found.x, dtype=float) if found.status == 0 else None


def _touched(matrix: csr_array) -> np.ndarray[Any, Any]:
    return np.flatnonzero(np.diff(matrix.indptr))


def reader_bounds(mark: str, measure: str, rules: Rules, *, relaxed: bool) -> tuple[float, float]:
    """What a mark alone tells. Where zeros are printed, a withheld cell is none; and where each small cell is marked as such,
    one that bears the neutral mark is not small."""
    zero = 0.0 if measure in rules.sensitive_zeros else 1.0
    threshold = rules.threshold_of(measure)
    if mark == SMALL:
        return zero, threshold - 1.0
    if mark == COARSE:
        return 0.0, math.inf
    return (zero if relaxed else max(float(threshold), zero)), math.inf


def audit(table: CountTable, marks: Mapping[Key, tuple[float, float]], *, whole: bool = False) -> dict[Key, Bounds]:
    """The bounds of each withheld cell, `marks` giving what its mark tells (lowest, highest). People come in whole numbers: `whole`
    reckons with it, which matters only where tables are linked."""
    equations = Equations(table)
    free = [equations.index[key] for key in marks]
    if not free:
        return {}
    true = equations.values[free]
    low = np.array([given[0] for given in marks.values()]) - true
    high = np.array([given[1] for given in marks.values()]) - true
    # A cell beyond what its mark tells (public already, or below zero by overlap) cannot mislead the programme.
    low, high = np.minimum(low, 0), np.maximum(high, 0)
    found: dict[Key, Bounds] = {}
    for position, key in enumerate(marks):
        aim = np.zeros(len(free))
        ends = []
        for sign in (-1.0, 1.0):
            aim[position] = sign
            moved = equations.solve(free, aim, low, high, whole=whole)
            ends.append(math.inf * sign if moved is None else true[position] + moved[position])
        least = ends[0] if math.isinf(ends[0]) else math.ceil(ends[0] - SLACK)
        found[key] = Bounds(least, ends[1] if math.isinf(ends[1]) else math.floor(ends[1] + SLACK))
    return found


def audit_suppressed(made: Suppressed, rules: Rules, *, whole: bool = False) -> dict[Key, Bounds]:
    """What a reader of a suppressed table can work out of each withheld cell."""
    relaxed = is_relaxed(made, rules)
    return audit(made.table, {each.key: reader_bounds(_mark(each), each.measure, rules, relaxed=relaxed) for each in made.withheld}, whole=whole)


def _mark(each: Withheld) -> str:
    return COARSE if each.reason == COARSE else each.mark


def is_relaxed(made: Suppressed, rules: Rules) -> bool:
    """Whether a neutral mark may stand for a small cell in this table, as every reader of its notes is told."""
    cells = made.table.by_key
    return any(each.mark == NEUTRAL and each.reason != COARSE and rules.small(cells[each.key].value, each.measure) for each in made.withheld)
