"""Numbers of victims in a witness's words, as proposals: what was told, and no bound that was not.

    "une trentaine de morts, dont mon frère"   best 30, about; one person within it
    "au moins 500 tués", "plus de 200"         a low, with neither best nor high
    "jusqu'à 80 blessés"                       a high
    "entre 300 et 400"                         a low and a high, no best
    "12 morts"                                 best 12: one number told, no range around it
    "quelques dizaines"                        words: no number is invented
    "plusieurs"                                nothing

A number is a count only where it stands before persons or a harm, or is all that the text says: dates and distances are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from constat.language import LANGUAGES
from constat.model.count import Count
from constat.sources.text.counted import Counting
from constat.sources.text.folding import fold
from constat.sources.text.rule import Rule, say_all

LONGEST: Final = 200_000
"""Characters of a text that are searched; a longer one is cut there."""


@dataclass(frozen=True, slots=True)
class CountPart:
    """Some of those counted, or some beside them: never to be added to the whole when `relation` is `within`."""

    words: str
    start: int
    end: int
    count: Count
    """Empty where the words give no number ("dont des enfants")."""
    approximate: bool
    named: bool
    """Whether it is one person whom the witness points to: "mon frère", "Amadou Diallo"."""
    relation: str
    """Vocabulary count-relation: `within` or `beside`."""
    rules: tuple[Rule, ...]
    sex: str = "unknown"
    age: str = "unknown"
    status: str = "unknown"

    def say(self, language: str | None = None) -> str:
        """The rule in that language, or in the current one."""
        return say_all(self.rules, language)


@dataclass(frozen=True, slots=True)
class CountProposal:
    """A number of victims as told, with its words and its place in the text; accepted or not by a person."""

    words: str
    start: int
    end: int
    count: Count
    """Empty where only words were told."""
    approximate: bool
    measure: str | None
    """Id of `constat.model.measure`; None where the words do not tell the harm, or tell several together."""
    harm: str | None
    """Vocabulary harm."""
    status: str
    sex: str
    age: str
    parts: tuple[CountPart, ...]
    rules: tuple[Rule, ...]
    relation: str = "whole"

    def say(self, language: str | None = None) -> str:
        """The rules in that language, or in the current one."""
        return say_all(self.rules + tuple(rule for part in self.parts for rule in part.rules), language)


def propose_counts(words: str, language: str) -> tuple[CountProposal, ...]:
    """Every count that the text tells, in order, none overlapping another. Other languages are tried as French, then English."""
    head = language.replace("_", "-").split("-")[0].lower()
    text = fold(words[:LONGEST])
    for tried in (head,) if head in LANGUAGES else ("fr", "en"):
        counting = Counting(text, tried)
        found: list[CountProposal] = []
        for told in counting.counts():
            start, end = text.span(told.start, told.end)
            parts = tuple(
                CountPart(
                    text.words(part.start, part.end), *text.span(part.start, part.end), part.count, part.approximate, part.named, part.relation,
                    part.rules, part.whom.sex, part.whom.age, part.whom.status,
                )
                for part in told.parts
            )  # fmt: skip
            whom = told.whom
            rules = (*told.rules, *whom.rules)
            found.append(
                CountProposal(
                    words[start:end], start, end, told.count, told.approximate, whom.measure, whom.harm, whom.status, whom.sex, whom.age, parts, rules
                )
            )
        if found:
            return tuple(found)
    return ()


def propose_count(words: str, language: str) -> CountProposal | None:
    """The first count that the text tells with its harm, else the first at all, or None."""
    found = propose_counts(words, language)
    return next((count for count in found if count.measure), next(iter(found), None))
