"""So many days, weeks, months or years before or after: intervals as wide as people count."""

from __future__ import annotations

from datetime import date
from typing import Final

from constat.sources.text.calendars import month_of, plus
from constat.sources.text.choosing import Unusable
from constat.sources.text.rule import Rule

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


def distance(start: date, end: date, sign: int, number: int, unit: str, about: bool, words: str) -> tuple[date, date, list[Rule]]:
    """The interval so many units before or after: days as said, a day each side beyond six; weeks three days each side;
    months and years the whole civil month or year, for nobody counts them to the day."""
    if unit in ("day", "week"):
        width = 3 if unit == "week" else 1 if about or number > 6 else 0
        days = sign * number * (7 if unit == "week" else 1)
        rules = [Rule.of("date-width", days=width)] if width else []
        return plus(plus(start, days), -width), plus(plus(end, days), width), rules
    months = number * (12 if unit == "year" else 1) * sign
    if unit == "year" and start == end:
        year = start.year + number * sign
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Unusable(Rule.of("date-impossible", words=words))
        return date(year, 1, 1), date(year, 12, 31), [Rule.of("date-whole-year")]
    first, last = _moved(start, months), _moved(end, months)
    if not (FIRST_YEAR <= first[0] <= LAST_YEAR and FIRST_YEAR <= last[0] <= LAST_YEAR):
        raise Unusable(Rule.of("date-impossible", words=words))
    return month_of(*first)[0], month_of(*last)[1], [Rule.of("date-whole-month")]


def _moved(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1
