"""The gate's decision laid over a report: which figures and rows are marked, and what of the others is published.

A figure that is printed leaves behind what would give a withheld one away: its basis (a digest over the events and their
values, which can be tried out), its number of events, and its bounds, which add up as the values do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from constat.language import phrases
from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.report.disclosure.cells import SMALL, Withheld
from constat.report.disclosure.coarsening import Coarsened, precision_for
from constat.report.disclosure.gate import Decision, follow
from constat.report.disclosure.linking import key_of, place_of
from constat.report.disclosure.rules import ENFORCE, Rules
from constat.report.document import Runs, Table, Words

SPELT: Final = "[\u2026]"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a figure's place, in tables and in sentences, and the letter of its note."""

    shown: str
    letter: str
    threshold: int

    def spelt(self, language: str) -> str:
        """In a sentence: `fewer than 5`."""
        return phrases("report", language).say("withheld-in-words", threshold=str(self.threshold)) if self.letter == "a" else SPELT

    def note(self, language: str) -> str:
        """What its letter means."""
        say = phrases("report", language).say
        if self.letter == "a":
            return say("withheld-small", threshold=str(self.threshold))
        return say("withheld-coarse" if self.letter == "c" else "withheld-complementary")


NEUTRAL_MARK: Final = Mark("\u2026", "b", 0)


@dataclass(frozen=True)
class Veil:
    """Marks by figure id, by row and measure; rows as they may be shown. Without rules it hides nothing."""

    rules: Rules | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    judged: frozenset[str] = frozenset()
    rows: Mapping[str, Coarsened] = field(default_factory=dict)
    row_marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """Whether anything is judged at all."""
        return self.rules is not None

    @property
    def hides_any(self) -> bool:
        """Whether anything is withheld."""
        return bool(self.marks or self.row_marks)

    @property
    def threshold(self) -> int:
        """The threshold of most measures."""
        return self.rules.threshold if self.rules else 0

    def mark(self, figure: Figure) -> Mark | None:
        """The mark in a figure's place; None where it is printed. A figure of people that nobody judged is not printed."""
        if not self.active:
            return None
        if figure.id in self.judged:
            return self.marks.get(figure.id)
        return None if figure.unit == "incidents" else NEUTRAL_MARK

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row as it may be shown: widened, and without its account where one of its numbers is withheld."""
        if not self.active:
            return dict(row)
        id = str(row["event_id"])
        shown = dict(self.rows[id].row) if id in self.rows else dict(row)
        hides = any(event == id for event, _ in self.row_marks)
        return shown | {"source_text": None} if hides else shown

    def row_mark(self, event_id: str, measure: str) -> Mark | None:
        """The mark in place of one number of a row; a row that nobody judged shows none."""
        if not self.active:
            return None
        return self.row_marks.get((event_id, measure)) if event_id in self.rows else NEUTRAL_MARK

    def map_cells(self, cells: list[tuple[int, float]], selection: Selection) -> list[tuple[int, float]]:
        """Cells of a map: only those at or above the threshold, all of one shade; none where a cell is too narrow for the harm."""
        if self.rules is None:
            return cells
        precision = precision_for((selection.counted,), self.rules)
        least = self.rules.threshold_of(selection.counted)
        if precision is not None and precision.place != "exact":
            return []
        return [(cell, float(least)) for cell, value in cells if value >= least] if least else cells

    def public(self, figure: Figure, parts: tuple[str, ...]) -> Figure:
        """A figure as it is published, with the ids of its parts as they are published; whole where nothing is withheld."""
        if not self.hides_any:
            return figure
        kept = replace(figure, basis="", events=0, parts=parts, parameters=_said(figure))
        return replace(kept, low=None, high=None) if figure.unit == "persons" else kept


def _said(figure: Figure) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted({**dict(figure.parameters), "disclosure": ENFORCE}.items()))


def is_public(figure: Figure) -> bool:
    """Whether a figure is one as published under disclosure control."""
    return dict(figure.parameters).get("disclosure") == ENFORCE


def as_published(now: Figure, like: Figure) -> Figure:
    """A figure computed anew, with left out what the published one leaves out: for `verify`."""
    made = replace(now, basis="", events=0, parts=like.parts, parameters=_said(now))
    return replace(made, low=None, high=None) if like.low is None and like.high is None else made


def veil_of(decision: Decision, figures: Mapping[str, Figure], rules: Rules) -> Veil:
    """The veil of a decision over the figures and rows that were judged."""
    hidden: dict[tuple[str, ...], Withheld] = decision.suppressed[0].by_key if decision.suppressed else {}
    gone = follow(figures, hidden)
    marks = {id: _mark(hidden.get(key_of(figures[id], figures))) for id in gone}
    row_marks = {(key[1], key[2]): _mark(each) for key, each in hidden.items() if key[0] == "row"}
    return Veil(rules, marks, frozenset(figures), decision.rows, row_marks)


def _mark(each: Withheld | None) -> Mark:
    return NEUTRAL_MARK if each is None else Mark(each.shown(), each.letter if each.mark == SMALL or each.letter == "c" else "b", each.threshold)


def withheld_list(decision: Decision, figures: Mapping[str, Figure], shown: Iterable[str]) -> list[dict[str, Any]]:
    """What the manifest says of each withheld figure and row: what it would count, the mark, the reason; never a value."""
    hidden: dict[tuple[str, ...], Withheld] = decision.suppressed[0].by_key if decision.suppressed else {}
    wanted = set(shown)
    found = []
    for id in sorted(follow(figures, hidden) & wanted, key=lambda id: place_of(figures[id], figures)):
        figure, each = figures[id], hidden.get(key_of(figures[id], figures))
        mark = _mark(each)
        found.append(
            {
                "place": place_of(figure, figures),
                "population": figure.population,
                "selection": figure.selection.to_dict(),
                "method": figure.method,
                "shown": mark.shown,
                "why": {language: mark.note(language) for language in ("en", "fr")},
            }
        )
    rows = sorted((key, each) for key, each in hidden.items() if key[0] == "row")
    return found + [
        {"place": f"{key[1]} {key[2]}", "shown": each.shown(), "why": {language: each.say(language) for language in ("en", "fr")}} for key, each in rows
    ]


def lettered(table: Table) -> Table:
    """The table with a letter behind each mark, and a note for each letter; letters that it uses already are skipped."""
    said = dict.fromkeys(run.withheld for row in table.rows for cell in row for run in cell if isinstance(run, Words) and run.withheld)
    if not said:
        return table
    taken = {letter for letter, _ in table.notes}
    letters = dict(zip(said, (letter for letter in "abcdefghijklmnop" if letter not in taken), strict=False))

    def with_letter(cell: Runs) -> Runs:
        made: Runs = ()
        for run in cell:
            made = (*made, run)
            if isinstance(run, Words) and run.withheld:
                made = (*made, Words(letters[run.withheld], raised=True))
        return made

    notes = tuple((letter, (Words(note),)) for note, letter in letters.items())
    return replace(table, rows=tuple(tuple(with_letter(cell) for cell in row) for row in table.rows), notes=(*table.notes, *notes))
