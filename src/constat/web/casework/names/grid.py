"""The rows of the grid: from what a page sent or a list told, to cells, and to what each row means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.http import QueryDict
from rapidfuzz import fuzz, process

from constat.record.search import folded
from constat.sources.text.names import CELLS, NameRow, NameTable, read_cells
from constat.vocab import load

MOST: Final = 2000
"""Rows of one list."""
BLANK: Final = 5
"""Empty rows below the last one."""
LEAST: Final = 8
ALIKE: Final = 90
"""From this likeness on, two rows of one list may be one person."""
SUGGESTED: Final = 30
COLUMNS: Final = {"sex": "victim-sex", "status": "victim-status", "harm": "harm"}
"""Cells whose words are a vocabulary's."""
UNNAMED: Final = {"en": "unknown", "fr": "inconnu"}
"""What stands in the grid for a victim without a name; the reader of lists knows both."""
_UNREAD: Final = {"sex": "names-sex-unread", "status": "names-status-unread", "harm": "names-harm-unread"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the grid: its cells, the line of the pasted list it came from, and what is doubtful in it."""

    cells: Mapping[str, str]
    line: str = ""
    notes: tuple[str, ...] = ()
    odd: str = ""
    """Why it cannot be one victim; empty where it can."""
    age: str = ""
    """Adult, child or unknown, as the age's words were read."""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed in it."""
        return not any(self.cells.values())


@dataclass(frozen=True, slots=True)
class Read:
    """What the grid means: victims by the row they stand in, and rows that are none."""

    victims: Mapping[int, NameRow]
    odd: Mapping[int, str] = field(default_factory=dict)


def rows_sent(given: QueryDict) -> list[Row]:
    """The rows that are not empty, as the page sent them."""
    cells = {name: given.getlist(f"g-{name}") for name in CELLS}
    lines = given.getlist("g-line")
    count = min(max((len(values) for values in cells.values()), default=0), MOST)
    rows = [
        Row({name: " ".join(values[at].split()) if at < len(values) else "" for name, values in cells.items()}, lines[at] if at < len(lines) else "")
        for at in range(count)
    ]
    return [row for row in rows if not row.empty]


def rows_told(table: NameTable, language: str) -> list[Row]:
    """The rows of a list that was read, as cells; what has no cell of its own stands in the last one."""
    return [Row(_cells(one, language), str(one.row)) for one in table.rows]


def _cells(one: NameRow, language: str) -> dict[str, str]:
    told = {name: str(getattr(one, name)) for name in ("nickname", "father", "village", "date")}
    # Whoever has no name is still a row: an empty one would be lost.
    told["name"] = one.name or UNNAMED[language]
    told["age"] = one.age.words or (_label("victim-age", one.age.id, language) if one.age.id != "unknown" else "")
    for name, vocabulary in COLUMNS.items():
        word = str(getattr(one, name))
        told[name] = _short(vocabulary, word, language) if word and word != "unknown" else ""
        unread = next((str(rule.values.get("words", "")) for rule in one.doubts if rule.id == _UNREAD[name]), "")
        told[name] = told[name] or unread
    beside = [one.mother, one.occupation, one.place, one.contact, one.notes, *(f"{column}: {cell}" for column, cell in one.other.items())]
    told["notes"] = " ; ".join(part for part in beside if part)
    return {name: told[name] for name in CELLS}


def _short(vocabulary: str, word: str, language: str) -> str:
    """The term as a narrow cell holds it: `M`, `F`, else its label."""
    term = load(vocabulary).term(word)
    return next(iter(term.codes.get("short", ())), "") or term.label(language)


def _label(vocabulary: str, word: str, language: str) -> str:
    return load(vocabulary).label(word, language)


def read(rows: Sequence[Row]) -> Read:
    """What the rows mean, numbered from 0. A term of a vocabulary counts in either language; what is unread stays unknown."""
    table = read_cells([row.cells for row in rows])
    victims = {one.row - 1: _termed(one, rows[one.row - 1].cells) for one in table.rows}
    return Read(victims, {one.row - 1: one.say() for one in table.odd})


def _termed(one: NameRow, cells: Mapping[str, str]) -> NameRow:
    """The row with those words read that are a vocabulary's own labels."""
    for name, vocabulary in COLUMNS.items():
        if cells.get(name) and (word := _terms(vocabulary).get(folded(cells[name]))):
            doubts = tuple(rule for rule in one.doubts if rule.id != _UNREAD[name])
            known: dict[str, Any] = {name: word}
            one = replace(one, doubts=doubts, **known)
    return one


def _terms(vocabulary: str) -> dict[str, str]:
    return {folded(term.label(language)): term.id for term in load(vocabulary) for language in ("en", "fr")}


def checked(rows: Sequence[Row], language: str) -> list[Row]:
    """The rows with what was read in them and what is doubtful."""
    told = read(rows)
    found = []
    for at, row in enumerate(rows):
        one = told.victims.get(at)
        if one is None:
            found.append(replace(row, odd=told.odd.get(at, "")))
        else:
            found.append(replace(row, notes=tuple(rule.say(language) for rule in one.doubts), age=one.age.id if one.age.words else ""))
    return found


def alike(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of rows, numbered from 1, whose names are alike: suggested, never acted upon."""
    named = [(at, folded(row.cells["name"])) for at, row in enumerate(rows, 1) if len(row.cells.get("name", "").split()) > 1]
    if len(named) < 2:
        return []
    told = [name for _at, name in named]
    likeness = process.cdist(told, told, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    pairs = [
        (named[i][0], named[j][0]) for i, j in zip(*likeness.nonzero(), strict=True) if i < j and _same_age(rows[named[i][0] - 1], rows[named[j][0] - 1])
    ]
    return pairs[:SUGGESTED]


def _same_age(one: Row, other: Row) -> bool:
    """Whether neither age speaks against it."""
    return not one.cells["age"] or not other.cells["age"] or folded(one.cells["age"]) == folded(other.cells["age"])
