"""Numbers typed into a sentence, as far as it says what they count, how they changed and of which whole they are parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SPACE: Final = "\u00a0\u202f "
_NUMBER: Final = {"en": r"\d{1,3}(?:,\d{3})+|\d+", "fr": rf"\d{{1,3}}(?:[{_SPACE}.]\d{{3}})+|\d+"}
_PERCENT: Final = r"(?:about |some |environ |près de |de )?([+\u2212\u2013-]?\s?\d+(?:[.,]\d+)?)[\u00a0\u202f ]?(?:%|per ?cent\b|pour cent\b)"
_EVENTS: Final = r"(?:violations?|abuses?|incidents?|attacks?|atteintes?|attaques?|exactions?)"
_PERSONS_EN: Final = "people|persons?|civilians?|victims?|men|women|children|killed|dead|injured|abducted"
_PERSONS_FR: Final = "personnes?|civile?s?|victimes?|hommes|femmes|enfants|tuée?s|morts|blessée?s|enlevée?s"
_PERSONS: Final = rf"(?:{_PERSONS_EN}|{_PERSONS_FR})"
_MONTHS_EN: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTHS_FR: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONTHS: Final = rf"(?:{_MONTHS_EN}|{_MONTHS_FR})"
_AMONG: Final = r"\b(?:including|among (?:them|whom)|of whom|dont|notamment|parmi (?:eux|elles|lesquels|lesquelles))\b"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as typed, where, and what it is said of: `events`, `persons` or nothing known."""

    value: int
    text: str
    at: int
    end: int
    unit: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Two numbers and the percentage that a sentence gives for their change."""

    before: int
    now: int
    told: str
    percent: float
    at: int
    signed: bool = False

    @property
    def moved(self) -> float:
        """The change in per cent as the two numbers give it."""
        return (self.now / self.before - 1) * 100 if self.before else 0.0

    @property
    def holds(self) -> bool:
        """Whether the percentage told is that of the numbers, to a whole per cent; a direction that nobody typed is not held against it."""
        moved = self.moved if self.signed else abs(self.moved)
        return abs((self.percent if self.signed else abs(self.percent)) - moved) < 1

    def right(self, language: str) -> str:
        """The percentage that would be right."""
        sign = "\u2212" if round(self.moved) < 0 else "+"
        return f"{sign}{abs(round(self.moved))}" + ("\u202f%" if language == "fr" else "%")


@dataclass(frozen=True, slots=True)
class ToldParts:
    """A whole and the numbers given as its parts; `exact` where they are to make it up, not only to be among it."""

    whole: Numeral
    parts: tuple[Numeral, ...]
    exact: bool


def numerals(text: str, language: str) -> list[Numeral]:
    """The counts typed into a text, without dates, years after a month, percentages and numbers of provisions."""
    found = []
    for match in re.finditer(rf"(?<![\w.,/–-])(?:{_NUMBER[language]})(?![\w/]|[.,]\d)", text):
        after, before = text[match.end() : match.end() + 40], text[max(0, match.start() - 24) : match.start()]
        if re.match(rf"[{_SPACE}]?(?:%|per ?cent|pour cent)|(?:er|st|nd|rd|th)?[{_SPACE}]{_MONTHS}\b", after, re.IGNORECASE):
            continue
        if re.search(rf"(?:{_MONTHS}|article|resolution|résolution|no\.|n°|in|en|since|depuis)[{_SPACE}]$", before, re.IGNORECASE) and len(match[0]) < 5:
            continue
        noun = re.match(rf"[{_SPACE}](?:[^\W\d_]+[{_SPACE}]){{0,1}}?({_EVENTS}|{_PERSONS})\b", after, re.IGNORECASE)
        unit = "" if noun is None else "events" if re.fullmatch(_EVENTS, noun[1], re.IGNORECASE) else "persons"
        found.append(Numeral(int(re.sub(r"\D", "", match[0])), match[0], match.start(), match.end(), unit, noun[1] if noun else ""))
    return found


def changes_told(sentence: str, language: str) -> Iterator[ToldChange]:
    """Changes of which a sentence tells both numbers and a percentage."""
    percent = re.search(_PERCENT, sentence, re.IGNORECASE)
    if percent is None:
        return
    typed = re.sub(r"\s", "", percent[1]).replace(",", ".").replace("\u2212", "-").replace("\u2013", "-")
    n = _NUMBER[language]
    words = rf"(?:[{_SPACE}][^\W\d_]+){{0,4}}?"
    rising = re.search(rf"(?:\bfrom|\bde|^|[\s(])[{_SPACE}]?({n}){words}[{_SPACE}](?:to|à|→|->|=>)[{_SPACE}]({n})", sentence, re.IGNORECASE)
    against = re.search(
        rf"({n}){words}[,{_SPACE}]+\(?(?:against|contre|compared (?:with|to)|par rapport à|up from|down from)[{_SPACE}]({n})", sentence, re.IGNORECASE
    )
    match = rising or against
    if match is None:
        return
    one, other = (int(re.sub(r"\D", "", group)) for group in match.groups())
    before, now = (one, other) if rising else (other, one)
    yield ToldChange(before, now, percent[0].strip(), float(typed), percent.start(), signed=typed[0] in "+-")


def parts_told(sentence: str, language: str) -> Iterator[ToldParts]:
    """A number followed by a colon, a bracket or "including", and then by others; or a sum written out."""
    found = numerals(sentence, language)
    for index, whole in enumerate(found[:-2]):
        following = found[index + 1 :]
        between = sentence[whole.end : following[0].at]
        opened = re.search(r"[:(=]", between)
        among = re.search(_AMONG, between, re.IGNORECASE)
        if opened is None and among is None:
            continue
        end = sentence.find(")", following[0].at) if opened is not None and opened[0] == "(" else -1
        parts = tuple(part for part in following if end < 0 or part.end <= end)
        if len(parts) >= 2:
            yield ToldParts(whole, parts, exact=among is None)
            return
