"""Why two rows may name one person: a waterfall from what is known before any evidence to the score, each step in words and bits.

No name stands in it: it says what agrees and how rare that is, not which name it was.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from constat.errors import NotFound
from constat.language import current_language, number, percent, phrases
from constat.link.persons.alignment import RARITY
from constat.link.persons.comparisons import RARITIES, WEIGHED
from constat.link.persons.run import LinkedPersons

_BAR: Final = 24
"""Characters of the longest bar of a chart in a terminal."""


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison: the level found, what it depends on (empty where on nothing), and the bits it is worth."""

    comparison: str
    level: str
    given: str
    bits: float

    def words(self, language: str | None = None) -> str:
        """What was found, in words."""
        said = phrases("link", language or current_language())
        if self.comparison != "name":
            return said.say(f"person-{self.comparison}-{self.level}")
        parts, _, rarity = self.level.partition(":")
        told = said.say(f"person-parts-{parts}")
        place = RARITIES.index(rarity)
        if parts in ("none", "two-differ") or place == 0:
            return told
        edges = (*RARITY, RARITY[-1] + 2)
        among = round(2 ** ((edges[place - 1] + edges[place]) / 2))
        where = "here" if self.given == "together" else "everywhere"
        return f"{told}{said.say(f'person-rarity-{where}', among=number(_rounded(among), language or current_language()))}"


@dataclass(frozen=True)
class Waterfall:
    """The pair's own evidence (`weight`, with what was known before it: `prior`), and its probability beside its rivals."""

    left: str
    right: str
    prior: float
    steps: tuple[Step, ...]
    weight: float
    probability: float
    linked: bool

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON; no name stands in it."""
        return {**asdict(self), "steps": [{**asdict(step), "words": step.words()} for step in self.steps]}

    def lines(self, language: str | None = None) -> list[str]:
        """The waterfall as lines of text with bars, for a terminal."""
        language = language or current_language()
        said = phrases("link", language)
        told = [(said.say("person-before"), self.prior), *((s.words(language), s.bits) for s in self.steps), (said.say("person-together"), self.weight)]
        wide = max(len(words) for words, _ in told)
        most = max(8.0, *(abs(bits) for _, bits in told))
        rows = [f"{words.ljust(wide)}  {bits:+6.1f}  {_bar(bits, most)}".rstrip() for words, bits in told]
        chance = percent(self.probability, language, digits=1)
        return [*rows, said.say("person-linked" if self.linked else "person-apart", probability=chance)]


def _bar(bits: float, most: float) -> str:
    length = round(abs(bits) / most * _BAR / 2)
    half = _BAR // 2
    return ("-" * length).rjust(half) + "|" if bits < 0 else " " * half + "|" + "+" * length


def _rounded(value: int) -> int:
    """Two figures that count: more would be a precision that nobody has."""
    step = 10 ** max(0, len(str(value)) - 2)
    return int(round(value / step) * step)


def waterfall(linked: LinkedPersons, one: str, other: str) -> Waterfall:
    """The waterfall of a pair of the two lists, or of one list where those were compared; either order."""
    known = pl.concat([linked.left.table["id"], linked.right.table["id"]])
    if absent := [i for i in (one, other) if not (known == i).any()]:
        raise NotFound("person-absent", room="link", ids=", ".join(absent))
    for scored in (linked.scored, *linked.within):
        for left, right in ((one, other), (other, one)):
            found = scored.pairs.filter((pl.col("left_id") == left) & (pl.col("right_id") == right))
            if found.height:
                row = found.row(0, named=True)
                steps = tuple(_step(name, row[name], row[f"bits_{name}"]) for name in WEIGHED)
                pair = linked.table.filter((pl.col("left_id") == left) & (pl.col("right_id") == right))
                return Waterfall(left, right, scored.prior, steps, row["weight"], row["probability"], pair.height > 0)
    raise NotFound("person-unlike", room="link", one=one, other=other)


def _step(comparison: str, told: str, bits: float) -> Step:
    level, _, given = told.partition("@")
    return Step(comparison, level, given, bits)
