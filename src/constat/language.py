"""English and French, equal: phrases, numbers, dates and lists for people. Nothing is formatted for people elsewhere.

Each room keeps its sentences in `<room>/locale/en.ftl` and `fr.ftl` (Project Fluent); a room with several parts may keep
`<part>.en.ftl` and `<part>.fr.ftl`. A missing message is a fault of ours and raises KeyError; a test compares catalogues.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES: Final = ("en", "fr")
_BABEL: Final = {"en": "en_GB", "fr": "fr_FR"}
_chosen: ContextVar[str | None] = ContextVar("constat_language", default=None)


def _known(tag: str | None) -> str | None:
    head = (tag or "").replace("_", "-").split("-")[0].lower()
    # Windows names its locales in words: French_France.1252.
    head = {"french": "fr", "english": "en"}.get(head, head)
    return head if head in LANGUAGES else None


def current_language() -> str:
    """`en` or `fr`: what `use_language` set, else $CONSTAT_LANGUAGE, else the locale, else English."""
    return (
        _chosen.get()
        or _known(os.environ.get("CONSTAT_LANGUAGE"))
        or _known(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG"))
        or _known(locale.getlocale()[0])
        or "en"
    )


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Makes `language` the current one inside the block (per thread or task)."""
    token = _chosen.set(_known(language) or "en")
    try:
        yield
    finally:
        _chosen.reset(token)


class Phrases:
    """The sentences of one room in one language."""

    def __init__(self, room: str, language: str) -> None:
        self.room = room
        self.language = language
        self._bundle = FluentBundle([_BABEL[language]], use_isolating=False)
        # "base" is the package itself: the rooms' common ground (language, settings).
        home = resources.files("constat") / "locale" if room == "base" else resources.files("constat") / room / "locale"
        for entry in sorted(home.iterdir(), key=lambda item: item.name):
            if entry.name == f"{language}.ftl" or entry.name.endswith(f".{language}.ftl"):
                self._bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))

    def has(self, message_id: str) -> bool:
        """Whether the room knows this message."""
        return bool(self._bundle.has_message(message_id))

    def say(self, message_id: str, **values: object) -> str:
        """The message, filled. Numbers are formatted for the language; pass text where they must not be."""
        if not self._bundle.has_message(message_id):
            raise KeyError(f"no message {message_id!r} in room {self.room!r} ({self.language})")
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise KeyError(f"message {message_id!r} of room {self.room!r} has no text")
        text, errors = self._bundle.format_pattern(pattern, {key: _plain(value) for key, value in values.items()})
        if errors:
            raise KeyError(f"message {message_id!r} of room {self.room!r}: {errors[0]}")
        return str(text)


LONGEST: Final = 2_000
"""Letters of a value that a message shows: beyond 2,500 Fluent shows none at all."""


def _plain(value: object) -> str | int | float | Decimal | date:
    if isinstance(value, (int, float, Decimal, date)) and not isinstance(value, bool):
        return value
    told = str(value)
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


@cache
def phrases(room: str, language: str) -> Phrases:
    """The phrases of a room (a folder under `constat/` that has `locale/`; `base` for the package itself)."""
    return Phrases(room, _known(language) or "en")


def number(value: int | float | Decimal, language: str) -> str:
    """`1,234` in English, `1 234` (narrow no-break space) in French."""
    return str(format_decimal(value, locale=_BABEL[language]))


def percent(value: float, language: str, *, digits: int = 0) -> str:
    """A share as a percentage: 0.42 gives `42%` or `42 %`. Halves are rounded away from zero, as readers expect."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "") + ("%" if language == "en" else "\u202f%")
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits - 2), rounding=ROUND_HALF_UP)
    return str(format_percent(exact, format=pattern, locale=_BABEL[language]))


def long_date(day: date, language: str) -> str:
    """`3 February 2026`; `3 février 2026`, `1er mars 2026`."""
    if language == "fr":
        head = "1er" if day.day == 1 else str(day.day)
        return f"{head} {format_date(day, 'MMMM y', locale='fr_FR')}"
    return str(format_date(day, "d MMMM y", locale="en_GB"))


def month_name(day: date, language: str) -> str:
    """`March 2022`; `mars 2022`."""
    return str(format_date(day, "MMMM y", locale=_BABEL[language]))


def date_range(first: date, last: date, language: str) -> str:
    """`27 to 31 March 2022`, `27 March to 2 April 2022`; `du 27 au 31 mars 2022`; one day stays one day."""
    if first == last:
        return long_date(first, language)
    end = long_date(last, language)
    head = "1er" if language == "fr" and first.day == 1 else str(first.day)
    if (first.year, first.month) == (last.year, last.month):
        start = head
    elif first.year == last.year:
        start = f"{head} {format_date(first, 'MMMM', locale=_BABEL[language])}"
    else:
        start = long_date(first, language)
    return f"du {start} au {end}" if language == "fr" else f"{start} to {end}"


def join_words(words: Sequence[str], language: str) -> str:
    """`a, b and c`; `a, b et c`."""
    items = [str(word) for word in words]
    if len(items) < 2:
        return "".join(items)
    last = " et " if language == "fr" else " and "
    return ", ".join(items[:-1]) + last + items[-1]
