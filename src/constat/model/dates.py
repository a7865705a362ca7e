"""Dates that keep their precision: a year, a month, a day, or a range of days, with the words of the source."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from constat.errors import BadInput


class DatePrecision(StrEnum):
    """How narrowly a date is known (vocabulary date-precision)."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """An interval of days within which something happened; ordered by first day, then last day.

    Its ISO form is the shortest that says the same: `2022`, `2022-03`, `2022-03-27`, `2022-03-27/2022-03-31`.
    """

    start: date
    end: date
    text: str = field(default="", compare=False)
    """The source's own words ("le lendemain de la foire"); never used to compute."""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise BadInput("date-reversed", room="model", start=self.start.isoformat(), end=self.end.isoformat())

    @classmethod
    def day(cls, day: date, text: str = "") -> PartialDate:
        """One known day."""
        return cls(day, day, text)

    @classmethod
    def parse(cls, iso: str, text: str = "") -> PartialDate:
        """The interval that an ISO form names: `2022`, `2022-03`, `2022-03-27`, or two of these joined by `/`."""
        given = iso.strip()
        first, slash, last = given.partition("/")
        try:
            start, end = _bounds(first)
            if slash:
                end = _bounds(last)[1]
        except ValueError:
            raise BadInput("date-unreadable", room="model", text=given) from None
        return cls(start, end, text)

    def iso(self) -> str:
        """The shortest ISO form of the interval."""
        if self.start == self.end:
            return self.start.isoformat()
        year = f"{self.start.year:04d}"
        if (self.start, self.end) == _bounds(year):
            return year
        month = f"{year}-{self.start.month:02d}"
        if (self.start, self.end) == _bounds(month):
            return month
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def days(self) -> int:
        """Length in days, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def precision(self) -> DatePrecision:
        """How narrow the interval is: 1 day; 2 to 6; 7; up to 31; more."""
        for limit, precision in ((1, DatePrecision.DAY), (6, DatePrecision.DAYS), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH)):
            if self.days <= limit:
                return precision
        return DatePrecision.YEAR

    def overlaps(self, other: PartialDate) -> bool:
        """Whether the two intervals share a day."""
        return self.start <= other.end and other.start <= self.end

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.iso()


def _bounds(iso: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day; ValueError where it is none."""
    iso = iso.strip()
    if match := _YEAR.fullmatch(iso):
        year = int(match[1])
        return date(year, 1, 1), date(year, 12, 31)
    if match := _MONTH.fullmatch(iso):
        year, month = int(match[1]), int(match[2])
        first = date(year, month, 1)
        return first, first.replace(day=calendar.monthrange(year, month)[1])
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        raise ValueError(iso)
    day = date.fromisoformat(iso)
    return day, day
