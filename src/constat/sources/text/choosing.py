"""Which occurrence is meant: by the year said, by another date beside it, by what is known of the incident, or the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from constat.model.dates import PartialDate
from constat.sources.text.calendars import Occurrence, Recurring
from constat.sources.text.rule import Rule

MOST: Final = 6
"""Candidates shown for one phrase; where there would be more, none is proposed and the reason is given."""
_BACK: Final = 12

Shift = Callable[[Occurrence], tuple[date, date]]


def unshifted(each: Occurrence) -> tuple[date, date]:
    """The interval itself."""
    return each.start, each.end


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when the words are read."""

    today: date
    """The day the words were said."""
    about: PartialDate | None = None
    """When what they tell of happened, as far as it is known already."""
    markets: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Folded name of a place: its name as given, and the weekday of its market, 0 for Monday."""
    places: tuple[str, ...] = ()
    """Folded names of places that the statement is about."""
    country: str = ""
    """ISO 3166-1 code of the country that it is about: whose national days are meant."""


class Unusable(Exception):
    """Words that are a date but give none; `rule` says why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.id)
        self.rule = rule


Options = Callable[[Shift, PartialDate | None], list[Occurrence]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean: a function of shift and scope, whether it recurs within weeks, and whether it needs more to be a date."""

    options: Options
    weekly: bool = False
    weak: bool = False
    """Words that name an occasion and need not be a date: "le marché" is a place too."""
    yearless: bool = False
    """Whether it recurs by the year, and the words do not say in which."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words themselves say of the year."""

    year: int | None = None
    latest: bool = False


def choose(recurring: Recurring, known: Known, wanted: Wanted, shift: Shift = unshifted, scope: PartialDate | None = None) -> list[Occurrence]:
    """The occurrences that may be meant, likeliest first, each with the rule of the choice."""
    if scope is not None:
        within = [each for each in _years(recurring, scope.start.year - 1, scope.end.year + 1) if PartialDate(each.start, each.end).overlaps(scope)]
        return [_with(each, Rule.of("date-within", scope=scope)) for each in within]
    if wanted.year is not None:
        year = wanted.year
        return [each for each in _years(recurring, year - 1, year + 1) if each.home == year]
    if known.about is not None and not wanted.latest:
        return _near(recurring, known.about, shift)
    for year in range(known.today.year, max(1, known.today.year - _BACK), -1):
        begun = [each for each in _years(recurring, year, year) if shift(each)[0] <= known.today]
        past = [each for each in begun if each.end < known.today] if wanted.latest else begun
        if past:
            return [_with(past[-1], Rule.of("date-latest", today=known.today))]
    return []


def _years(recurring: Recurring, first: int, last: int) -> list[Occurrence]:
    found = [each for year in range(max(2, first), min(9998, last) + 1) for each in recurring(year)]
    return sorted(found, key=lambda each: each.start)


def _near(recurring: Recurring, about: PartialDate, shift: Shift) -> list[Occurrence]:
    """Those that fall within what is known; where none does, the one before it and the one after it, nearest first."""
    near: list[tuple[int, Occurrence]] = []
    for each in _years(recurring, about.start.year - 2, about.end.year + 2):
        start, end = shift(each)
        near.append((max((start - about.end).days, (about.start - end).days, 0) * (1 if start > about.end else -1), each))
    inside = [each for gap, each in near if gap == 0]
    if inside:
        return [_with(each, Rule.of("date-about", about=about)) for each in inside]
    before = max((item for item in near if item[0] < 0), key=lambda item: item[0], default=None)
    after = min((item for item in near if item[0] > 0), key=lambda item: item[0], default=None)
    both = sorted((item for item in (before, after) if item is not None), key=lambda item: abs(item[0]))
    return [_with(each, Rule.of("date-nearest", about=about)) for _, each in both]


def _with(each: Occurrence, rule: Rule) -> Occurrence:
    return replace(each, rules=(*each.rules, rule))
