"""Dates in a witness's words, as proposals with their rule; nothing is applied, and words that give no day stay words.

    "le lendemain de la foire de Moura"    the market's weekday and the day after, near what is known of the incident
    "fin mars 2022", "mi-Ramadan"          a third of the month; the rule says so
    "la Tabaski", "Ramadan 1443"           the Umm al-Qura calendar, a day wider each side: the moon is seen locally
    "il y a trois semaines", "hier"        from the day the words were said (`today`)
    "la veille", "deux jours après"        from what is known of the incident (`about`)
    "27 mars"                              the year from `about`, else the last one before `today`; the rule says which

Several proposals may share their words: those are candidates. What is a date and gives none is told in `Reading.unread`
with the reason: "31 février", "avant Noël" (no first day), "il y a quelques jours" (no number).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from constat.errors import BadInput
from constat.language import LANGUAGES
from constat.model.dates import PartialDate
from constat.sources.text.calendars import Occurrence
from constat.sources.text.choosing import Known
from constat.sources.text.folding import Folded, fold, folded
from constat.sources.text.phrases import Phrase, Phrases
from constat.sources.text.rule import Rule, say_all

LONGEST: Final = 200_000
"""Characters of a text that are searched; a longer one is cut there."""


@dataclass(frozen=True, slots=True)
class DateProposal:
    """One interval of days that words may mean. Proposals with the same place in the text are candidates for it."""

    words: str
    start: int
    end: int
    date: PartialDate
    """The interval; its `text` holds the words."""
    rules: tuple[Rule, ...]

    @property
    def rule(self) -> Rule:
        """The first rule: how the words were read. Those after it say how the year was found, what was added, what to doubt."""
        return self.rules[0]

    def say(self, language: str | None = None) -> str:
        """The rules in that language, or in the current one."""
        return say_all(self.rules, language)


@dataclass(frozen=True, slots=True)
class UnreadDate:
    """Words that speak of a date and give none, and why."""

    words: str
    start: int
    end: int
    reason: Rule

    def say(self, language: str | None = None) -> str:
        """The reason in that language, or in the current one."""
        return self.reason.say(language)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of dates: proposals in order of their words, and the words that gave none."""

    proposals: tuple[DateProposal, ...] = ()
    unread: tuple[UnreadDate, ...] = ()


def propose_dates(
    words: str,
    language: str,
    today: date,
    markets: Mapping[str, int] | None = None,
    places: Sequence[str] = (),
    about: PartialDate | None = None,
    country: str = "",
) -> tuple[DateProposal, ...]:
    """The dates that the words may mean. `today` is the day they were said; see `read_dates` for the rest."""
    return read_dates(words, language, today, markets, places, about, country).proposals


def read_dates(
    words: str,
    language: str,
    today: date,
    markets: Mapping[str, int] | None = None,
    places: Sequence[str] = (),
    about: PartialDate | None = None,
    country: str = "",
) -> Reading:
    """The dates that the words may mean, and the words that speak of a date and give none.

    `markets`: place to weekday of its market, 0 for Monday. `places`: where the statement plays, to tell which market is
    meant where no place is said. `about`: what is known already of when it happened; it supplies missing years and months.
    `country`: ISO code of the country whose national days are meant where the words name none.
    Words in other languages are tried as French, then English. BadInput where a market's weekday is none.
    """
    known = Known(today, about, _markets(markets or {}), tuple(folded(place) for place in places), country)
    text = fold(words[:LONGEST])
    head = language.replace("_", "-").split("-")[0].lower()
    reading = Reading()
    for tried in (head,) if head in LANGUAGES else ("fr", "en"):
        reading = _told(text, Phrases(text, tried, known).all())
        if reading.proposals or reading.unread:
            break
    return reading


def _markets(markets: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for place, weekday in markets.items():
        if weekday not in range(7):
            raise BadInput("market-weekday", room="sources", place=place, weekday=str(weekday))
        if name := re.sub(r"\s+", " ", folded(place)):
            found[name] = (place, weekday)
    return found


def _told(text: Folded, phrases: Sequence[Phrase]) -> Reading:
    proposals: list[DateProposal] = []
    unread: list[UnreadDate] = []
    for phrase in phrases:
        start, end = text.span(phrase.start, phrase.end)
        words = text.original[start:end]
        if isinstance(phrase.found, Rule):
            unread.append(UnreadDate(words, start, end, phrase.found))
            continue
        seen: set[tuple[date, date]] = set()
        for each in phrase.found:
            if (each.start, each.end) not in seen:
                seen.add((each.start, each.end))
                proposals.append(_proposal(words, start, end, each))
    return Reading(tuple(proposals), tuple(unread))


def _proposal(words: str, start: int, end: int, each: Occurrence) -> DateProposal:
    return DateProposal(words, start, end, PartialDate(each.start, each.end, words), each.rules)
