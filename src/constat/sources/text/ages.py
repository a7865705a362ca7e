"""What a list says of a victim's age and sex, in the vocabulary's words; where it does not say, unknown and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from constat.sources.text.folding import folded, plain_words
from constat.sources.text.rule import Rule

ADULT: Final = 18
"""A child is a person under 18 (Convention on the Rights of the Child, article 1)."""
OLDEST: Final = 120
_NEAR: Final = 2
"""An age told as "about" decides between child and adult only if it lies further than this from 18."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age as told: the words, the years they give, and adult, child or unknown (vocabulary victim-age)."""

    words: str = ""
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    id: str = "unknown"


@cache
def name_words() -> dict[str, Any]:
    """The table of words that lists of names use."""
    text = resources.files("constat.sources.text").joinpath("names.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def term_of(table: str) -> dict[str, str]:
    """Folded word to term, for one of the tables of words."""
    return {plain_words(str(word)) or str(word): str(term) for term, words in name_words()[table].items() for word in words}


_ABOUT: Final = re.compile(r"^(?:~|≈|environ |env\.? ?|vers |autour de |a peu pres |dans les |about |around |approx\.? ?|approximately |c\. ?|ca\.? ?|some )+")
_RANGE: Final = re.compile(r"(?:entre |de |between |from )?(\d{1,3}) ?(?:-|a|to|/|ou|or|et|and) ?(\d{1,3})")
_OPEN: Final = re.compile(
    r"(?:plus de |au moins |more than |over |at least |>=? ?|≥ ?|\+ ?)(\d{1,3})|(\d{1,3}) ?(?:\+|et plus|ou plus|and over|and more|or more)"
)
_UNDER: Final = re.compile(r"(?:moins de |under |less than |< ?)(\d{1,3})")
_YEARS: Final = re.compile(r"(?:age de |agee de |aged )?(\d{1,3})(?: et demi| 1/2)?")
_UNIT: Final = re.compile(r" ?(?:ans? ?(?:revolus)?|annees?|years? ?(?:old)?|yrs?|y/?o|y)\.?$")
_INFANT: Final = re.compile(
    r"(?:~|environ |about )?(\d{1,3}|un|une|deux|trois|one|two|three|quelques|a few) ?(?:mois|months?|semaines?|weeks?|jours?|days?)(?: old)?"
)


def read_age(words: str) -> tuple[Age, tuple[Rule, ...]]:
    """What the cell tells of the age, and what was left unknown and why."""
    if not words.strip():
        return Age(), ()
    text = folded(words)
    if (plain := plain_words(words)) in term_of("age"):
        term = term_of("age")[plain]
        if term == "unclear":
            return Age(words), (Rule.of("names-age-unclear", words=words),)
        return Age(words, id=term), ()
    if not plain:
        return Age(words), ()
    if match := _INFANT.fullmatch(text):
        months = int(match[1]) if match[1].isdigit() else 1
        return _unread(words) if "mo" in text and months >= 12 * ADULT else (Age(words, id="child"), ())
    approximate = bool(_ABOUT.match(text))
    text = _UNIT.sub("", _ABOUT.sub("", text)).strip()
    if match := _RANGE.fullmatch(text):
        low, high = sorted((int(match[1]), int(match[2])))
        return _told(words, low, high, approximate)
    if match := _OPEN.fullmatch(text):
        return _told(words, int(match[1] or match[2]), None, approximate)
    if match := _UNDER.fullmatch(text):
        return _told(words, None, int(match[1]) - 1, approximate) if int(match[1]) else _unread(words)
    if match := _YEARS.fullmatch(text):
        return _told(words, int(match[1]), int(match[1]), approximate)
    return _unread(words)


def _told(words: str, low: int | None, high: int | None, approximate: bool) -> tuple[Age, tuple[Rule, ...]]:
    if (low or 0) > OLDEST or (high or 0) > OLDEST:
        return _unread(words)
    doubt = _NEAR if approximate else 0
    if low is not None and low >= ADULT + doubt:
        return Age(words, low, high, approximate, "adult"), ()
    if high is not None and high < ADULT - doubt:
        return Age(words, low, high, approximate, "child"), ()
    return Age(words, low, high, approximate), (Rule.of("names-age-near-eighteen", words=words),)


def _unread(words: str) -> tuple[Age, tuple[Rule, ...]]:
    return Age(words), (Rule.of("names-age-unread", words=words),)


def read_sex(words: str) -> tuple[str, str, tuple[Rule, ...]]:
    """The term of victim-sex, the term of victim-age where the same word states it, and what was left unknown and why."""
    if not words.strip() or not (plain := plain_words(words) or words.strip()) or plain == "?":
        return "unknown", "unknown", ()
    term = term_of("sex").get(plain)
    if term is None:
        return "unknown", "unknown", (Rule.of("names-sex-unread", words=words),) if plain_words(words) else ()
    sex, _, age = term.partition("_")
    if age == "maybe_child":
        return sex, "unknown", (Rule.of("names-child-word", words=words),)
    return sex, age or "unknown", ()
