"""A place that was found: its names, its divisions before and since a reform, and why it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from constat.language import current_language, join_words, long_date, phrases
from constat.model.place import AdminLevel, Place, PlacePrecision, Point
from constat.record.gazetteer.spelling import division


class Why(StrEnum):
    """Why a place fits what was asked, the best reason first."""

    EXACT = "exact"
    """Letter for letter."""
    FOLDED = "folded"
    """But for accents, capitals, hyphens, apostrophes, or forms of Arabic letters."""
    VARIANT = "variant"
    """Another spelling of the same sound."""
    PART = "part"
    """The words begin or stand in a longer name."""
    SIMILAR = "similar"
    """A few letters differ."""
    NAMESAKE = "namesake"
    """It bears the name of a place that fits."""


ORDER: Final = {why: place for place, why in enumerate(Why)}


@dataclass(frozen=True, slots=True)
class Division:
    """Where a place belonged, in one time: divisions from the widest to the narrowest, itself left out."""

    id: str
    """The row's id in its gazetteer."""
    origin: str
    admin: tuple[AdminLevel, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    levels: tuple[tuple[int, AdminLevel], ...] = ()
    """Every division told, by its level, 1 to 3; of a cercle, the cercle too."""

    def holds(self, day: date) -> bool:
        """Whether it was in force that day, as far as is known."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def undated(self) -> bool:
        """Whether nothing is known of when it was in force."""
        return self.valid_from is None and self.valid_to is None

    def words(self) -> str:
        """`Togué-Mourari, Djenné, Mopti`: from the narrowest to the widest."""
        return ", ".join(level.name for level in reversed(self.admin))

    def since(self, language: str) -> str:
        """`until 12 March 2023`, `since 13 March 2023`, both, or nothing."""
        say = phrases("record", language).say
        told = {name: day for name, day in (("first", self.valid_from), ("last", self.valid_to)) if day}
        if not told:
            return ""
        # A whole year is said as the year.
        years = all((day.month, day.day) == _EDGES[name] for name, day in told.items())
        known = {name: str(day.year) if years else long_date(day, language) for name, day in told.items()}
        return say(f"gazetteer-{'-'.join(known)}{'-year' if years else ''}", **known)


_EDGES: Final = {"first": (1, 1), "last": (12, 31)}


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """One place with everything that tells it from its namesakes."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country_iso3: str | None
    divisions: tuple[Division, ...]
    """In order of time; the one in force on the day asked for first, where a day was asked for."""
    latitude: float | None
    longitude: float | None
    market_day: int | None
    """0 is Monday."""
    origins: tuple[str, ...]
    why: Why
    matched: str
    """The spelling that fitted, as it stands in the gazetteer."""
    score: float
    """How well it fits, of 100."""
    group: str
    """What namesakes share: the folded name."""
    namesakes: int
    """How many places bear the name, this one counted in."""
    in_force: bool = True
    """False where none of its divisions was in force on the day asked for."""
    abroad: bool = False
    """Whether it lies in another country than most places of the gazetteer: then its country is said."""

    def words(self, language: str | None = None) -> str:
        """`Moura (Togué-Mourari, Djenné, Mopti)`; where a reform moved it, each division with its time."""
        language = language or current_language()
        told = [(one.since(language), one.words()) for one in self._telling()]
        places = list(dict.fromkeys(words for _, words in told if words))
        abroad = f", {self.country(language)}" if self.abroad else ""
        if not places:
            inside = self.country(language)
        elif len(places) == 1:
            inside = places[0] + abroad
            if len(told) == 1 and told[0][0]:
                inside = _colon(told[0][0], inside, language)
        else:
            inside = "; ".join(_colon(since, words + abroad, language) if since else words + abroad for since, words in told)
            if language == "fr":
                inside = inside.replace("; ", "\u202f; ")
        return f"{self.name} ({inside})" if inside else self.name

    def reason(self, language: str | None = None) -> str:
        """Why it was found, in words."""
        return phrases("record", language or current_language()).say(f"gazetteer-why-{self.why}", matched=self.matched)

    def kind_words(self, language: str | None = None) -> str:
        """`village or town`, `administrative division`, `other place`."""
        return phrases("record", language or current_language()).say(f"gazetteer-kind-{self.kind}")

    def market_words(self, language: str | None = None) -> str:
        """`market on Sunday`, or nothing where it is not known."""
        if self.market_day is None:
            return ""
        return phrases("record", language or current_language()).say(f"gazetteer-market-{self.market_day}")

    def described(self, language: str | None = None) -> str:
        """Everything in one line: `Moura (…): village or town, market on Sunday, also Mourah`."""
        language = language or current_language()
        say = phrases("record", language).say
        parts = [self.kind_words(language), self.market_words(language), say("gazetteer-also", names=join_words(self.aliases[:4], language)) if self.aliases else ""]
        return _colon(self.words(language), ", ".join(part for part in parts if part), language)

    def place(self, on: date | None = None) -> Place:
        """It as a place of an event: the division in force on that day, else the latest.

        A gazetteer's point is the name's, not the event's, and often rough: whoever knows it more narrowly says so.
        """
        admin = self.division(on).admin
        point = Point(self.latitude, self.longitude) if self.latitude is not None and self.longitude is not None else None
        precision = PlacePrecision.UNKNOWN if self.kind != "populated-place" else PlacePrecision.WITHIN_25_KM if point else PlacePrecision.DISTRICT
        return Place(self.name, self.country_iso3 or "", admin, point, precision)

    def division(self, on: date | None = None) -> Division:
        """The division in force on that day, else the latest; of several, the one that tells most."""
        held = [one for one in self.divisions if on is not None and one.holds(on)]
        return max(held or self.divisions, key=lambda one: (one.valid_from or date.min, len(one.admin), one.id))

    def columns(self, on: date | None = None) -> dict[str, str | float | None]:
        """It under the names of an event's columns: `place_name`, `country_iso3`, `admin1`, `admin1_pcode`, …, `latitude`, `longitude`."""
        told: dict[str, str | float | None] = {"place_name": self.name, "country_iso3": self.country_iso3}
        known = dict(self.division(on).levels)
        for level in (1, 2, 3):
            told |= {f"admin{level}": known[level].name if level in known else None, f"admin{level}_pcode": known[level].pcode if level in known else None}
        return told | {"latitude": self.latitude, "longitude": self.longitude}

    def to_json(self) -> dict[str, Any]:
        """It as data, with its words in the current language."""
        return {
            "id": self.id,
            "name": self.name,
            "words": self.words(),
            "aliases": list(self.aliases),
            "kind": self.kind,
            "country_iso3": self.country_iso3,
            "divisions": [
                {
                    "id": one.id,
                    "origin": one.origin,
                    "admin": [{"name": level.name, "pcode": level.pcode} for level in one.admin],
                    "valid_from": one.valid_from.isoformat() if one.valid_from else None,
                    "valid_to": one.valid_to.isoformat() if one.valid_to else None,
                }
                for one in self.divisions
            ],
            "latitude": self.latitude,
            "longitude": self.longitude,
            "market_day": self.market_day,
            "origins": list(self.origins),
            "why": self.why.value,
            "reason": self.reason(),
            "matched": self.matched,
            "score": self.score,
            "group": self.group,
            "namesakes": self.namesakes,
            "in_force": self.in_force,
        }

    def _telling(self) -> list[Division]:
        """The divisions that say something of their own, in order of time: what another file tells in fewer words is left out."""
        known = [(one, {division(level.name) for level in one.admin}) for one in self.divisions]
        kept: list[tuple[Division, set[str]]] = []
        for one, names in sorted(known, key=lambda pair: (pair[0].undated, -len(pair[1]))):
            if not (one.undated and any(names <= other for _, other in kept)):
                kept.append((one, names))
        return sorted((one for one, _ in kept), key=lambda one: (one.valid_from or date.min, one.valid_to or date.max, one.id))

    def country(self, language: str | None = None) -> str:
        """The country's name; its code where it is an invented one; nothing where it is not known."""
        from constat.errors import BadInput
        from constat.vocab import resolve_country

        try:
            return resolve_country(self.country_iso3).label(language or current_language()) if self.country_iso3 else ""
        except BadInput:
            return self.country_iso3 or ""


def _colon(head: str, tail: str, language: str) -> str:
    return f"{head}\u202f: {tail}" if language == "fr" else f"{head}: {tail}"
