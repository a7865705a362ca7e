"""Chooses what else to withhold so that small cells stay hidden: a greedy search, each step a linear programme.

For a withheld cell that a reader could work out, the cheapest change of the table is sought that moves it by the protection
width and keeps every sum: the printed cells that this change would touch are withheld too (the network heuristic of Kelly,
Golden and Assad 1992, as a linear programme over any sums). Each solution is a table that a reader cannot tell from the true
one, so it is kept as a witness for all cells that it moves. The search ends when each withheld cell has witnesses wide enough apart.

Where marks themselves give cells away (1, 1 and 1 under a total of 3, all "fewer than 5"), they give way to the neutral mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from constat.report.disclosure.auditing import SLACK, Equations, Floats, reader_bounds
from constat.report.disclosure.cells import COARSE, COMPLEMENTARY, NEUTRAL, SMALL, CountTable, Key, Suppressed, Withheld
from constat.report.disclosure.rules import Rules

_ROUNDS: Final = 8
_SEED: Final = 20_260_101


class Protection:
    """The search over one table."""

    def __init__(self, table: CountTable, rules: Rules) -> None:
        self.table, self.rules = table, rules
        self.equations = Equations(table)
        self.cells = table.cells
        self.reason: dict[int, str] = {}
        self.protects: dict[int, list[Key]] = {}
        self.marks: dict[int, str] = {}
        self.relaxed = False
        self.exposed: list[int] = []
        size = len(self.cells)
        self.least, self.most = np.zeros(size), np.zeros(size)
        """The widest deviations witnessed so far."""
        self.width: Floats = np.array([rules.width_of(cell.measure) for cell in self.cells], dtype=float)

    def run(self) -> Suppressed:
        """Withholds what is small, then protects it."""
        for position, cell in enumerate(self.cells):
            if cell.public:
                continue
            if cell.withhold == COARSE:
                self.reason[position], self.marks[position] = COARSE, COARSE
            elif self.rules.small(cell.value, cell.measure):
                self.reason[position], self.marks[position] = SMALL, SMALL
            elif cell.withhold:
                self.reason[position], self.marks[position] = cell.withhold, NEUTRAL
        self._certify(_ROUNDS)
        while (hardest := self._next()) is not None:
            if not self._protect(hardest) and not self._relax(hardest):
                self.exposed.append(hardest)
            self._certify(1)
        return self._made()

    def _made(self) -> Suppressed:
        withheld = tuple(
            Withheld(
                self.cells[i].key,
                self.reason[i],
                self.cells[i].measure,
                NEUTRAL if self.marks[i] == COARSE else self.marks[i],
                self.rules.threshold_of(self.cells[i].measure),
                tuple(self.protects.get(i, ())),
            )
            for i in sorted(self.reason)
        )
        return Suppressed(self.table, withheld, tuple(self.cells[i].key for i in self.exposed))

    # -- what is still open -------------------------------------------------------------------------------------------

    def _open(self) -> list[int]:
        reach = np.floor(self.most + SLACK) - np.ceil(self.least - SLACK)
        return [i for i in self.reason if reach[i] < self.width[i] and i not in self.exposed]

    def _next(self) -> int | None:
        """The open cell that is hardest to protect: small ones first, the largest of them first."""
        left = self._open()
        return min(left, key=lambda i: (self.reason[i] == COMPLEMENTARY, -self.cells[i].value, i)) if left else None

    def _bounds(self, i: int, mark: str) -> tuple[float, float]:
        """How far a cell may deviate for all that its mark tells, as far as the search cares."""
        cell = self.cells[i]
        low, high = reader_bounds(mark, cell.measure, self.rules, relaxed=self.relaxed)
        far = 2.0 * self.width[i] + 8.0
        return max(min(low - cell.value, 0.0), -far), min(max(high - cell.value, 0.0), far)

    def _witness(self, free: Sequence[int], moved: Floats) -> None:
        where = np.asarray(free)
        self.least[where] = np.minimum(self.least[where], moved)
        self.most[where] = np.maximum(self.most[where], moved)

    def _certify(self, rounds: int) -> None:
        """Moves all open cells at once, in directions drawn the same each time; whatever moves far enough is protected."""
        if not self.reason:
            return
        drawn = np.random.default_rng(_SEED + len(self.reason))
        free = sorted(self.reason)
        ends = [self._bounds(i, self.marks[i]) for i in free]
        low, high = np.array([e[0] for e in ends]), np.array([e[1] for e in ends])
        left = set(self._open())
        for _ in range(rounds):
            if not left:
                return
            aim = np.where([i in left for i in free], drawn.choice([-1.0, 1.0], len(free)) * drawn.uniform(0.5, 1.0, len(free)), 0.0)
            for direction in (aim, -aim):
                moved = self.equations.solve(free, direction, low, high)
                if moved is not None:
                    self._witness(free, moved)
            before, left = left, set(self._open())
            if len(left) == len(before):
                return

    # -- one cell -----------------------------------------------------------------------------------------------------

    def _protect(self, position: int) -> bool:
        """Withholds what it takes so that the cell can be larger and smaller by its width together."""
        low, high = self._bounds(position, self.marks[position])
        width = float(self.width[position])
        # Both ways as far as the mark allows; one way must make up for what the other cannot.
        for up in dict.fromkeys((min(high, max(width, 1.0)), min(high, max(width + low, 0.0)))):
            down = max(width - up, 0.0)
            if down > -low + SLACK:
                continue
            found = [self._move(position, distance) for distance in (up, -down) if distance]
            if all(each is not None for each in found):
                return True
        return False

    def _move(self, position: int, distance: float) -> bool | None:
        """The cheapest table in which the cell differs by a distance; what it touches is withheld. None where there is none."""
        fixed = {i for i, cell in enumerate(self.cells) if i not in self.reason and (cell.public or self._printed_zero(i))}
        free = [i for i in range(len(self.cells)) if i not in fixed]
        ends = [self._bounds(i, self.marks.get(i, NEUTRAL)) for i in free]
        at = free.index(position)
        up = np.array([e[1] for e in ends])
        down = np.array([-e[0] for e in ends])
        cost = np.array([0.01 if i in self.reason else self.cells[i].weight * (1.0 + np.log2(2.0 + self.cells[i].value)) for i in free])
        up[at], down[at] = max(distance, 0.0), max(-distance, 0.0)
        low_up, low_down = np.zeros(len(free)), np.zeros(len(free))
        low_up[at], low_down[at] = up[at], down[at]
        solved = self._split(free, cost, (low_up, up), (low_down, down))
        if solved is None:
            return None
        for i, moved in zip(free, solved, strict=True):
            if abs(moved) > SLACK and i not in self.reason:
                self.reason[i], self.marks[i] = COMPLEMENTARY, NEUTRAL
                self.protects.setdefault(i, []).append(self.cells[position].key)
        self._witness(free, solved)
        return True

    def _split(self, free: Sequence[int], cost: Floats, up: tuple[Floats, Floats], down: tuple[Floats, Floats]) -> Floats | None:
        """The cheapest deviations, each the difference of a rise and a fall."""
        both = [*free, *free]
        signs = np.concatenate((np.ones(len(free)), -np.ones(len(free))))
        low = np.concatenate((up[0], -down[1]))
        high = np.concatenate((up[1], -down[0]))
        moved = self.equations.solve(both, -signs * np.concatenate((cost, cost)), low, high)
        return None if moved is None else np.asarray(moved[: len(free)] + moved[len(free) :])

    def _printed_zero(self, i: int) -> bool:
        cell = self.cells[i]
        return cell.value <= 0 and not (cell.value == 0 and cell.measure in self.rules.sensitive_zeros)

    # -- where the marks give it away -----------------------------------------------------------------------------------

    def _relax(self, position: int) -> bool:
        """Takes the mark "small" off: first around the cell, then everywhere, then withholds all that is not zero, then all."""
        near = self._near(position)
        for these in (near, set(self.reason)):
            marked = [i for i in these if self.marks.get(i) == SMALL]
            if marked:
                self.relaxed = True
                for i in marked:
                    self.marks[i] = NEUTRAL
                return True
        left = [i for i, cell in enumerate(self.cells) if i not in self.reason and not cell.public]
        # Zeros last of all: they give away only zeros that are sensitive.
        others = [i for i in left if not self._printed_zero(i)] or left
        for i in others:
            self.reason[i], self.marks[i] = COMPLEMENTARY, NEUTRAL
            self.protects.setdefault(i, []).append(self.cells[position].key)
        return bool(others)

    def _near(self, position: int) -> set[int]:
        found: set[int] = {position}
        for matrix in (self.equations.equal, self.equations.at_most):
            column: Any = matrix[:, [position]]
            for row in np.flatnonzero(column.toarray().ravel()):
                found |= set(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist())
        return found & set(self.reason)
