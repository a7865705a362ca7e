"""Statements set side by side, aspect by aspect: where they agree, where they contradict each other, where they are silent.

    cells = compared({"T-1": {...}, "T-2": {...}}, reference)

A cell is compared with the reference: what a finding concludes, else what most statements tell. Dates agree where their
intervals share a day; places where the finest level that both name is the same; parties where they share one; numbers where
their bounds can both be true. "About 30" is taken within a fifth. Nothing here decides: it shows where to look.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from constat.model.dates import PartialDate
from constat.record.search import folded

Verdict = Literal["agrees", "differs", "silent"]
ASPECTS: Final = ("occurrence", "date", "place", "parties", "harm")
ABOUT: Final = 0.2
"""How far a number without bounds may be off and still agree."""
LEVELS: Final = ("place_name", "admin3", "admin2", "admin1", "country")
"""From the finest."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one statement (or a finding) tells, as far as it was coded."""

    kind: str | None = None
    when: str | None = None
    place: tuple[str | None, ...] = (None,) * len(LEVELS)
    parties: frozenset[str] = frozenset()
    killed: tuple[int | None, int | None, int | None] | None = None
    """Low, best, high."""


@dataclass(frozen=True, slots=True)
class Column:
    """One aspect over all statements: a verdict for each, in their order, and what they were compared with."""

    aspect: str
    verdicts: tuple[Verdict, ...]
    reference: Any

    def count(self, verdict: Verdict) -> int:
        """How many statements fare so."""
        return self.verdicts.count(verdict)


def compared(statements: Sequence[Told], concluded: Mapping[str, Told]) -> list[Column]:
    """A column for each aspect. `concluded` gives by aspect of a finding (occurrence, attribution, harm) what it concludes."""
    occurrence, attribution, harm = (concluded.get(aspect) or Told() for aspect in ("occurrence", "attribution", "harm"))
    wanted: dict[str, Any] = {
        "occurrence": occurrence.kind or _most([one.kind for one in statements]),
        "date": occurrence.when or _most([one.when for one in statements]),
        "place": occurrence.place if any(occurrence.place) else _most([one.place for one in statements if any(one.place)]),
        "parties": attribution.parties or _most([one.parties for one in statements if one.parties]),
        "harm": harm.killed or _most([one.killed for one in statements if one.killed]),
    }
    return [Column(aspect, tuple(_verdict(aspect, one, wanted[aspect]) for one in statements), wanted[aspect]) for aspect in ASPECTS]


def _most(values: Sequence[Any]) -> Any:
    """The value most often told; the first of those told equally often."""
    told = Counter(value for value in values if value)
    return told.most_common(1)[0][0] if told else None


def _verdict(aspect: str, one: Told, wanted: Any) -> Verdict:
    match aspect:
        case "occurrence":
            given: Any = one.kind
        case "date":
            given = one.when
        case "place":
            given = one.place if any(one.place) else None
        case "parties":
            given = one.parties
        case _:
            given = one.killed
    if not given or not wanted:
        return "silent"
    same = {"occurrence": given == wanted, "date": False, "place": False, "parties": False, "harm": False}
    if aspect == "date":
        same["date"] = PartialDate.parse(given).overlaps(PartialDate.parse(wanted))
    elif aspect == "place":
        same["place"] = same_place(given, wanted)
    elif aspect == "parties":
        same["parties"] = bool(given & wanted)
    elif aspect == "harm":
        same["harm"] = same_number(given, wanted)
    return "agrees" if same[aspect] else "differs"


def same_place(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """Whether the finest level that both name is the same, whatever its spelling; True where they name no level in common."""
    for a, b in zip(one, other, strict=True):
        if a and b:
            return folded(a) == folded(b)
    return True


def same_number(one: tuple[int | None, int | None, int | None], other: tuple[int | None, int | None, int | None]) -> bool:
    """Whether both can be true: their ranges share a number."""
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(told: tuple[int | None, int | None, int | None]) -> tuple[float, float]:
    low, best, high = told
    if low is None and high is None and best is not None:
        return best * (1 - ABOUT), best * (1 + ABOUT)
    least = low if low is not None else best if best is not None else 0
    return least, high if high is not None else math.inf
