"""When feasts, Islamic months, seasons and market days fall: intervals of days by civil year, with the rule that gave them."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml
from hijridate import Hijri

from constat.model.dates import PartialDate
from constat.sources.text.rule import Listed, Named, Rule

SIGHTED: Final = 1
"""Days by which an Islamic day is widened each side: months begin when the moon is seen, and it is seen locally."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something falls."""

    start: date
    end: date
    rules: tuple[Rule, ...] = ()
    home: int = 0
    """The civil year that it belongs to."""
    lasting: int | None = None
    """For what lasts (a month, a season): by how many days its two ends are blurred. None for a day, however blurred."""

    def edge(self, sign: int) -> tuple[date, date]:
        """What is counted from: "before Ramadan" from its beginning, "after" from its end; a day from all of itself."""
        if self.lasting is None:
            return self.start, self.end
        width = min(2 * self.lasting, (self.end - self.start).days)
        return (self.start, plus(self.start, width)) if sign < 0 else (plus(self.end, -width), self.end)


Recurring = Callable[[int], list[Occurrence]]
"""What gives the occurrences of a civil year."""


@cache
def calendars() -> dict[str, Any]:
    """The table of feasts and seasons."""
    return dict(yaml.safe_load(resources.files("constat.sources.text").joinpath("calendars.yaml").read_text(encoding="utf-8")))


def plus(day: date, days: int) -> date:
    """The day so many days later; the first or last day there is where that would lie beyond."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian reckoning (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _gregorian(year: int, month: int, day: int) -> date | None:
    """The civil day of an Islamic one; None where the calendar's table does not reach, or there is no such day."""
    try:
        civil = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(civil.year, civil.month, civil.day)


def islamic_days(name: Named, hijri_year: int, month: int, first: int | None, last: int | None) -> Occurrence | None:
    """Days of an Islamic month (the whole month where none is given), widened by a day each side."""
    start = _gregorian(hijri_year, month, first or 1)
    following = (hijri_year, month + 1) if month < 12 else (hijri_year + 1, 1)
    after = _gregorian(*following, 1)
    if start is None or after is None:
        return None
    end = plus(start, (last or first or 1) - (first or 1)) if first else plus(after, -1)
    if end >= after:
        return None
    rule = Rule.of("date-islamic", name=name, year=str(hijri_year), reckoned=PartialDate(start, end), days=SIGHTED)
    return Occurrence(plus(start, -SIGHTED), plus(end, SIGHTED), (rule,), start.year, None if first else SIGHTED)


def islamic(name: Named, month: int, first: int | None = None, last: int | None = None) -> Recurring:
    """An Islamic feast or month by civil year: none, one, or two of them."""

    def in_year(year: int) -> list[Occurrence]:
        near = (year - 622) * 33 // 32
        found = [islamic_days(name, hijri, month, first, last) for hijri in range(near - 1, near + 3)]
        return [each for each in found if each is not None and each.home == year]

    return in_year


def islamic_third(recurring: Recurring, part: str) -> Recurring:
    """A third of an Islamic month: ten days as reckoned, widened by a day each side."""

    def in_year(year: int) -> list[Occurrence]:
        found = []
        for each in recurring(year):
            start, end = third(plus(each.start, SIGHTED), plus(each.end, -SIGHTED), part)
            found.append(Occurrence(plus(start, -SIGHTED), plus(end, SIGHTED), (*each.rules, Rule.of("date-third", part=part)), each.home, SIGHTED))
        return found

    return in_year


def third(start: date, end: date, part: str) -> tuple[date, date]:
    """The beginning, middle or end of an interval: a third of its days; of a whole year, four months; else all of it."""
    if part not in ("start", "middle", "end"):
        return start, end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        first = {"start": 1, "middle": 5, "end": 9}[part]
        return date(start.year, first, 1), month_of(start.year, first + 3)[1]
    length = (end - start).days + 1
    piece = max(1, length // 3)
    if part == "start":
        return start, plus(start, piece - 1)
    if part == "middle":
        return min(plus(start, piece), end), min(plus(start, max(2 * piece - 1, piece)), end)
    return min(plus(start, 2 * piece), end), end


def _on(name: Named, day: Callable[[int], date], last: Callable[[int], date] | None = None, rule: str = "date-feast") -> Recurring:
    def in_year(year: int) -> list[Occurrence]:
        start, end = day(year), (last or day)(year)
        return [Occurrence(start, end, (Rule.of(rule, name=name, date=PartialDate(start, end)),), year, 0 if last else None)]

    return in_year


def feast(feast_id: str, country: str | None = None) -> list[Recurring]:
    """The feast as recurring days; several where the word has several meanings or the country was not said."""
    table = calendars()
    name = Named(f"feast-{feast_id}")
    if feast_id in table["either"]:
        return [meaning for other in table["either"][feast_id] for meaning in feast(other)]
    if feast_id == "ramadan":
        return [islamic(Named("islamic-month-9"), 9)]
    if feast_id == "lent":
        first, last = table["lent"]
        return [_on(name, lambda y: plus(easter(y), first), lambda y: plus(easter(y), last), "date-easter")]
    if feast_id in table["islamic"]:
        month, day = table["islamic"][feast_id]
        return [islamic(name, month, day)]
    if feast_id in table["easter"]:
        offset = table["easter"][feast_id]
        return [_on(name, lambda y: plus(easter(y), offset), rule="date-easter")]
    if feast_id in table["fixed"]:
        month, day = table["fixed"][feast_id]
        return [_on(name, lambda y: date(y, month, day))]
    days: dict[str, list[int]] = table["national"][feast_id]
    chosen = {country: days[country]} if country in days else {} if country else days
    return [_national(name, code, month, day) for code, (month, day) in chosen.items()]


def _national(name: Named, country: str, month: int, day: int) -> Recurring:
    def in_year(year: int) -> list[Occurrence]:
        on = date(year, month, day)
        return [Occurrence(on, on, (Rule.of("date-national", name=name, country=Listed("country", country.lower()), date=on),), year)]

    return in_year


def season(season_id: str, part: str | None = None) -> Recurring:
    """A season of the Sahel in whole months, by the year it begins in."""
    first, last = calendars()["seasons"][season_id]

    def in_year(year: int) -> list[Occurrence]:
        start, end = date(year, first, 1), month_of(year + (last < first), last)[1]
        rules = [Rule.of("date-season", name=Named(f"season-{season_id}"), date=PartialDate(start, end))]
        if part and part != "whole":
            start, end = third(start, end, part)
            rules.append(Rule.of("date-third", part=part))
        return [Occurrence(start, end, tuple(rules), year, 0)]

    return in_year


def weekly(weekday: int, rule: Callable[[date], tuple[Rule, ...]]) -> Recurring:
    """Every such weekday of a year."""

    def in_year(year: int) -> list[Occurrence]:
        first = date(year, 1, 1)
        first = plus(first, (weekday - first.weekday()) % 7)
        days = [plus(first, 7 * n) for n in range(53)]
        return [Occurrence(day, day, rule(day), year) for day in days if day.year == year]

    return in_year
