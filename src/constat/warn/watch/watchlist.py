"""The list itself: each place with its level, its change and why it is on it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from constat.errors import BadInput
from constat.language import current_language, phrases
from constat.warn.watch.record import RuleRecord, record_of
from constat.warn.watch.rules import RULES, WINDOW, YEAR, Rule

if TYPE_CHECKING:
    from constat.warn.watch.happenings import Happenings

ORDERS: Final = ("alarm", "level", "change", "quiet")
QUARTER: Final = 90


@dataclass(frozen=True, slots=True)
class Watched:
    """A place on a day. `events` and `harm` are of the last 365 days, `recent` of the last 30, `quarter` of the last 90.

    `ratio` compares the daily rate of the last 90 days with that of the 365 before, `low` its lower 95 % limit (exact, counts taken
    as independent); None where nothing was there to compare with. `since` is the last event's day.
    """

    name: str
    events: int
    harm: int
    recent: int
    quarter: int
    ratio: float | None
    low: float | None
    since: date | None
    drivers: tuple[tuple[str, int], ...]
    """Rules that name it, each with its number."""

    def words(self, language: str | None = None) -> str:
        """Why it is on the list, in a sentence."""
        say = phrases("warn", language or current_language()).say
        told = [say(f"watch-driver-{rule}", n=number) for rule, number in self.drivers]
        if not told:
            told = [say("watch-driver-none", n=self.recent, year=self.events)]
        return "; ".join(told) + "."

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = {name: getattr(self, name) for name in ("name", "events", "harm", "recent", "quarter", "ratio", "low")}
        drivers = [{"rule": rule, "number": number} for rule, number in self.drivers]
        return {**told, "since": self.since.isoformat() if self.since else None, "drivers": drivers, "words": {one: self.words(one) for one in ("en", "fr")}}


@dataclass(frozen=True, slots=True)
class Watchlist:
    """Places in their order, with the record of the rules up to that day."""

    on: date
    by: str
    order: str
    places: tuple[Watched, ...]
    records: tuple[RuleRecord, ...]
    loose: int
    placeless: int

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = {"on": self.on.isoformat(), "by": self.by, "order": self.order, "loose": self.loose, "placeless": self.placeless}
        return {**told, "places": [one.to_json() for one in self.places], "rules": [one.to_json() for one in self.records]}


def watchlist(
    told: Happenings, by: str, on: date | None = None, *, order: str = "alarm", limit: int = 30, years: int = 5, rules: Sequence[Rule] = RULES
) -> Watchlist:
    """The watchlist of a day (by default the day after the last event), from what happened before it."""
    if order not in ORDERS:
        raise BadInput("watch-unknown-order", room="warn", name=order, known=", ".join(ORDERS))
    day = told.days(on) if on is not None else told.days(told.last) + 1
    if day < YEAR:
        raise BadInput("watch-short", room="warn", first=told.first.isoformat(), need=YEAR, on=told.on(day).isoformat())
    records = record_of(told, day, years=years, rules=rules)
    places = _places(told, day, rules)
    trust = {one.rule: one.precision or 0.0 for one in records}
    keys = {
        "alarm": lambda one: (max((trust[rule] for rule, _ in one.drivers), default=-1.0), one.low or 0.0, one.harm, one.events),
        "level": lambda one: (one.harm, one.events),
        "change": lambda one: (one.low or 0.0, one.quarter),
        "quiet": lambda one: (max((n for rule, n in one.drivers if rule in ("quiet-but-near", "first-in-two-years")), default=0), -one.events),
    }
    kept = [one for one in places if one.drivers] if order in ("alarm", "quiet") else [one for one in places if one.events]
    if order == "quiet":
        kept = [one for one in kept if any(rule in ("quiet-but-near", "first-in-two-years") for rule, _ in one.drivers)]
    ranked = sorted(kept, key=lambda one: one.name)
    ranked.sort(key=keys[order], reverse=True)
    return Watchlist(told.on(day), by, order, tuple(ranked[:limit]), records, told.loose, told.placeless)


def _places(told: Happenings, day: int, rules: Sequence[Rule]) -> list[Watched]:
    from constat.estimate.rates import exact_interval

    year, harm = told.counted(day - YEAR, day), told.counted(day - YEAR, day, told.harm)
    recent, quarter = told.counted(day - WINDOW, day), told.counted(day - QUARTER, day)
    before = told.counted(day - QUARTER - YEAR, day - QUARTER)
    fired = {rule.id: rule.fired(told, day) for rule in rules}
    high = int(np.searchsorted(told.day, day))
    since = np.full(len(told.names), -1, dtype=np.int64)
    np.maximum.at(since, told.unit[:high], told.day[:high])
    span = min(YEAR, max(day - QUARTER, 1))
    found = []
    for at, name in enumerate(told.names):
        if since[at] < 0:
            continue
        ratio = (quarter[at] / QUARTER) / (before[at] / span) if before[at] else None
        low = exact_interval(int(quarter[at]), int(before[at]), QUARTER, span).low if before[at] and quarter[at] else None
        drivers = tuple((rule, int(one.number[at])) for rule, one in fired.items() if one.units[at])
        counts = (int(year[at]), int(harm[at]), int(recent[at]), int(quarter[at]))
        found.append(Watched(name, *counts, None if ratio is None else float(ratio), low, told.on(int(since[at])), drivers))
    return found
