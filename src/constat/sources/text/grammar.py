"""The patterns of a language's words for days, compiled from its table (`dates.fr.yaml`, `dates.en.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from constat.sources.text.numbers import under_thousand

_LARGEST_IN_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Offset:
    """Words that lead from one day to another: `le lendemain de`, `two days before`."""

    pattern: re.Pattern[str]
    sign: int
    kind: str


class Grammar:
    """One language's patterns and what their words stand for. Market places come with each text."""

    def __init__(self, language: str) -> None:
        text = resources.files("constat.sources.text").joinpath(f"dates.{language}.yaml").read_text(encoding="utf-8")
        self.language = language
        self.table: dict[str, Any] = yaml.safe_load(text)
        written = {" ".join(words): value for words, value in under_thousand(language).items() if 0 < value <= _LARGEST_IN_WORDS}
        joiner = "et" if language == "fr" else "and"
        self._in_words = {re.escape(words).replace(r"\ ", rf"[ -](?:{joiner}[ -])?"): value for words, value in written.items()}
        self.feasts = {word: feast for feast, words in self.table["feasts"].items() for word in words}
        self.seasons = {word: season for season, words in self.table["seasons"].items() for word in words}
        days = {word: value for word, value in self._in_words.items() if value <= 31}
        if language == "fr":
            # "un mars", "le une": the first of a month is "premier".
            days = {word: value for word, value in days.items() if value > 1}
        days_named = [re.escape(word).replace(r"\-", "[ -]") for word in self.table["day_words"]]
        self.slots = {
            "month": _any(self.table["months"]),
            "weekday": _any(self.table["weekdays"]),
            "shortday": _any(self.table["weekdays_short"]),
            "unit": _any(self.table["units"]),
            "edge": _any(self.table["edges"]),
            "nth": _any(self.table["nth"]),
            "feast": _any(self.feasts),
            "country": _any(self.table["countries"]),
            "hmonth": _any(self.table["islamic_months"]),
            "season": _any(self.seasons),
            "named": _any(self.table["named_days"]),
            "year": r"(?:19|20)\d\d",
            "hyear": r"1[34]\d\d",
            "n": "|".join([r"\d{1,3}", *sorted(self._in_words, key=len, reverse=True)]) + ("|an?" if language == "en" else ""),
            "day": "|".join(
                [rf"\d{{1,2}}(?: ?(?:{self.table['day_ending']})(?!\w))?", *sorted([*days_named, *days], key=len, reverse=True)]
            ),
        }  # fmt: skip
        link = self.table["offset_link"]
        self.offsets = tuple(Offset(self._compiled(rf"(?:{p})(?!\w){link}$", at_end=True), sign, kind) for p, sign, kind in self.table["offsets"])
        self.alone = tuple(Offset(self._compiled(rf"(?:{p}){self.table['alone_end']}"), sign, kind) for p, sign, kind in self.table["alone"])
        self.patterns = tuple((name, self._compiled(p)) for name, p in self.table["patterns"] if name != "market")
        self._markets = tuple(p for name, p in self.table["patterns"] if name == "market")
        self.scope_link = re.compile(self.table["scope_link"])
        self.range_open = re.compile(rf"(?<!\w)(?:{self.table['range_open']})")
        self.range_link = re.compile(self.table["range_link"])

    def _compiled(self, template: str, place: str = r"(?!)", *, at_end: bool = False) -> re.Pattern[str]:
        """The pattern of a template: whole words only."""
        template = template.replace("<Y>", self.table["year"])

        def slot(match: re.Match[str]) -> str:
            name = match[1]
            words = place if name == "place" else self.slots[name.rstrip("0123456789")]
            return f"(?P<{name}>{words})"

        body = re.sub(r"(?<!P)<(\w+)>", slot, template)
        return re.compile(rf"(?<!\w)(?:{body})" if at_end else rf"(?<!\w)(?:{body})(?!\w)")

    def markets(self, places: Mapping[str, object]) -> tuple[re.Pattern[str], ...]:
        """The patterns of market days, where a place is one of these, or any word."""
        known = "|".join(sorted((re.escape(place) for place in places if place), key=len, reverse=True)) or r"(?!)"
        no_day = "|".join(self.slots[slot] for slot in ("month", "weekday", "edge", "nth", "hmonth", "feast"))
        # A match with an unknown place may turn out to hold no name; the one without it then stands.
        unknown = rf"{known}|(?!(?:{no_day})(?!\w))[^\W\d_][\w'-]*"
        return tuple(self._compiled(p, place) for p in self._markets for place in (unknown, known))

    def number(self, words: str) -> int:
        """The number of a slot <n> or <day>."""
        if digits := re.match(r"\d+", words):
            return int(digits[0])
        if (named := self.table["day_words"].get(words.replace(" ", "-")) or self.table["day_words"].get(words)) is not None:
            return int(named)
        return next((value for pattern, value in self._in_words.items() if re.fullmatch(pattern, words)), 1)


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))


@cache
def grammar(language: str) -> Grammar:
    """The grammar of `fr` or `en`."""
    return Grammar(language)
