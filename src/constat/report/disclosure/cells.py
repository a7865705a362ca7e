"""Tables of counts with their margins, and which of their cells may not be printed.

A table is a set of cells and of sums among them. Row and column totals, subtotals of a hierarchy, and margins that several
tables share are all sums, so one method serves for all: small cells are withheld, then as many others as it takes until no
reader can work a withheld cell out of what is printed (`auditing`, `protecting`).

Example: a row of 3, 12 and a total of 15. The 3 is small; the 12 goes too, or 15 less 12 would give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from constat.errors import BadInput
from constat.language import phrases
from constat.report.disclosure.rules import Rules

Key = tuple[str, ...]
TOTAL: Final = "*"
SMALL: Final = "small"
COMPLEMENTARY: Final = "complementary"
DIFFERENCING: Final = "differencing"
COARSE: Final = "coarse"
DERIVED: Final = "derived"
NEUTRAL: Final = "neutral"
"""The mark that says only that something is withheld; `small` says that it lies under the threshold."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: where it stands, its value, and under which measure the rules know it."""

    key: Key
    value: int
    measure: str = "killed"
    public: bool = False
    """Published before: it can no longer be withheld, and counts as known."""
    withhold: str = ""
    """A reason to withhold it whatever its size (differencing, coarse)."""
    weight: float = 1.0
    """How much readers would miss it, when another cell must be withheld to protect one."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that every reader knows to hold: the terms, each times its sign, make zero; with `at_most`, zero or less."""

    terms: tuple[tuple[Key, int], ...]
    at_most: bool = False


@dataclass(frozen=True)
class CountTable:
    """Cells and the sums among them. Several tables with shared margins are one, made by `join`."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...] = ()
    by_key: Mapping[Key, Cell] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {cell.key: cell for cell in self.cells})
        if len(self.by_key) != len(self.cells):
            raise BadInput("disclosure-cell-twice", room="report")
        for each in self.sums:
            missing = [key for key, _ in each.terms if key not in self.by_key]
            if missing:
                raise BadInput("disclosure-cell-missing", room="report", key=" / ".join(missing[0]))
            made = sum(self.by_key[key].value * sign for key, sign in each.terms)
            if made > 0 or (made < 0 and not each.at_most):
                raise BadInput("disclosure-sum", room="report", key=" / ".join(each.terms[0][0]))


def cross(
    name: str,
    values: Mapping[tuple[str, str], int],
    measure: str = "killed",
    *,
    row_parents: Mapping[str, str] | None = None,
    column_parents: Mapping[str, str] | None = None,
) -> CountTable:
    """The table of inner values by (row, column), with its totals; a row whose parent is named adds up to it first."""
    rows, columns = _tree([row for row, _ in values], row_parents or {}), _tree([column for _, column in values], column_parents or {})
    inner: dict[tuple[str, str], int] = {}
    for row in _leaves_first(rows):
        for column in _leaves_first(columns):
            if row in rows:
                inner[row, column] = sum(inner[child, column] for child in rows[row])
            elif column in columns:
                inner[row, column] = sum(inner[row, child] for child in columns[column])
            else:
                inner[row, column] = values.get((row, column), 0)
    sums = [Sum((((name, parent, column), -1), *(((name, child, column), 1) for child in children))) for parent, children in rows.items()
            for column in _leaves_first(columns)]  # fmt: skip
    sums += [Sum((((name, row, parent), -1), *(((name, row, child), 1) for child in children))) for parent, children in columns.items()
             for row in _leaves_first(rows)]  # fmt: skip
    return CountTable(tuple(Cell((name, row, column), value, measure) for (row, column), value in inner.items()), tuple(sums))


def _tree(leaves: Sequence[str], parents: Mapping[str, str]) -> dict[str, list[str]]:
    """Children of each parent, the widest last; whatever has no parent hangs on the total."""
    tree: dict[str, list[str]] = {}
    level = list(dict.fromkeys(leaves))
    while level:
        above: dict[str, None] = {}
        for name in level:
            parent = parents.get(name, TOTAL)
            if name not in tree.setdefault(parent, []):
                tree[parent].append(name)
            if parent != TOTAL:
                above.setdefault(parent)
        level = list(above)
    return tree


def _leaves_first(tree: Mapping[str, Sequence[str]]) -> list[str]:
    found: list[str] = []

    def walk(name: str) -> None:
        for child in tree.get(name, ()):
            walk(child)
        found.append(name)

    walk(TOTAL)
    return found


def join(tables: Iterable[CountTable], same: Iterable[tuple[Key, Key]] = ()) -> CountTable:
    """Several tables as one; `same` pairs cells that print one number, such as a margin that two tables share."""
    given = list(tables)
    cells: dict[Key, Cell] = {}
    for table in given:
        for cell in table.cells:
            if cells.setdefault(cell.key, cell).value != cell.value:
                raise BadInput("disclosure-cell-twice", room="report")
    linked = tuple(Sum(((one, 1), (other, -1))) for one, other in same)
    return CountTable(tuple(cells.values()), (*dict.fromkeys(each for table in given for each in table.sums), *linked))


@dataclass(frozen=True, slots=True)
class Withheld:
    """One cell that is not printed: where, why, what it protects, and the mark that stands in its place."""

    key: Key
    reason: str
    measure: str
    mark: str
    threshold: int
    protects: tuple[Key, ...] = ()

    @property
    def letter(self) -> str:
        """The letter of its note: a for a small number, b for what else is withheld, c for a place or date too narrow."""
        return "a" if self.mark == SMALL else "c" if self.reason == COARSE else "b"

    def shown(self) -> str:
        """What a table prints instead; the same in both languages."""
        return f"<\u00a0{self.threshold}" if self.mark == SMALL else "\u2026"

    def say(self, language: str) -> str:
        """Why, in words. A cell whose mark is neutral does not say whether it was small itself."""
        say = phrases("report", language).say
        if self.mark == SMALL:
            return say("withheld-small", threshold=str(self.threshold))
        return say("withheld-coarse" if self.reason == COARSE else "withheld-complementary")

    def to_json(self) -> dict[str, Any]:
        """What may be published of it: neither its value nor, where the mark is neutral, whether it was small."""
        told = self.reason if self.mark == SMALL or self.reason == COARSE else COMPLEMENTARY
        return {"place": list(self.key), "reason": told, "shown": self.shown(), "words": {"en": self.say("en"), "fr": self.say("fr")}}


@dataclass(frozen=True)
class Suppressed:
    """A table after suppression: which cells are withheld, and which could not be protected because too much is public."""

    table: CountTable
    withheld: tuple[Withheld, ...]
    exposed: tuple[Key, ...] = ()

    @property
    def by_key(self) -> dict[Key, Withheld]:
        """The withheld cells by place."""
        return {each.key: each for each in self.withheld}

    def published(self) -> dict[Key, int | str]:
        """Each cell as printed: its value or its mark."""
        hidden = self.by_key
        return {cell.key: hidden[cell.key].shown() if cell.key in hidden else cell.value for cell in self.table.cells}

    def to_json(self) -> dict[str, Any]:
        """What may be published: marks and values as printed, and why each mark stands."""
        return {
            "cells": [{"place": list(key), "shown": shown} for key, shown in self.published().items()],
            "withheld": [each.to_json() for each in self.withheld],
        }


def suppress(table: CountTable, rules: Rules) -> Suppressed:
    """The table with its small cells withheld, and others until nothing small can be worked out; the same each time."""
    from constat.report.disclosure.protecting import Protection

    return Protection(table, rules).run()
