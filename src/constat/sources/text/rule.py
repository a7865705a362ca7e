"""A rule in words: why a proposal says what it says, for people, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from constat.language import current_language, date_range, join_words, long_date, phrases
from constat.model.dates import PartialDate
from constat.vocab import load


@dataclass(frozen=True, slots=True)
class Named:
    """A value that is itself a message: the name of a feast, a weekday, a season."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A value that is a term of a vocabulary."""

    vocabulary: str
    term: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A message of the room `sources` with what fills it. Dates and names are put into words only when it is said."""

    id: str
    filled: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, message_id: str, **values: object) -> Rule:
        """The rule of that message, filled with `values`."""
        return cls(message_id, tuple(sorted(values.items())))

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the message, by name."""
        return dict(self.filled)

    def say(self, language: str | None = None) -> str:
        """The rule in that language, or in the current one."""
        language = language or current_language()
        return phrases("sources", language).say(self.id, **{key: _spoken(value, language) for key, value in self.filled})


def say_all(rules: tuple[Rule, ...], language: str | None = None) -> str:
    """Several rules as one paragraph."""
    return " ".join(rule.say(language) for rule in rules)


def _spoken(value: object, language: str) -> object:
    if isinstance(value, Named):
        return phrases("sources", language).say(value.message_id)
    if isinstance(value, Listed):
        return load(value.vocabulary).label(value.term, language)
    if isinstance(value, PartialDate):
        return date_range(value.start, value.end, language)
    if isinstance(value, date):
        return long_date(value, language)
    if isinstance(value, tuple):
        return join_words([str(_spoken(item, language)) for item in value], language)
    return value
