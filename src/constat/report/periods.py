"""Periods of a report: the quarter itself, the one before, the same one a year earlier; and how each is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from constat.language import date_range, phrases


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both counted."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """Length in whole months, or None where it does not begin and end with a month."""
        if self.start.day != 1 or (self.end + timedelta(days=1)).day != 1:
            return None
        after = self.end + timedelta(days=1)
        return (after.year - self.start.year) * 12 + after.month - self.start.month

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter of the calendar."""
        return self.months == 3 and self.start.month % 3 == 1

    def former(self) -> Period:
        """The period of the same length that ends the day before: whole months where it has whole months."""
        end = self.start - timedelta(days=1)
        if self.months is None:
            return Period(end - timedelta(days=self.days - 1), end)
        return Period(_months_before(self.start, self.months), end)

    def a_year_before(self) -> Period:
        """The same days one year earlier; 29 February becomes 28."""
        if self.months is None:
            return Period(_year_before(self.start), _year_before(self.end))
        after = self.end + timedelta(days=1)
        return Period(_months_before(self.start, 12), _months_before(after, 12) - timedelta(days=1))

    def iso(self) -> str:
        """`2025-01-01..2025-03-31`."""
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    def named(self, language: str) -> str:
        """The period in words: `1 January to 31 March 2025`."""
        return date_range(self.start, self.end, language)


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, day.day)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def against_named(which: str, period: Period, former: Period, language: str) -> str:
    """How the text calls the period compared against: `the previous quarter`, `the same quarter of the previous year`."""
    say = phrases("report", language)
    if which == "previous":
        return say.say("against-previous-quarter" if period.is_quarter else "against-previous-period")
    if which == "last-year":
        return say.say("against-last-year-quarter" if period.is_quarter else "against-last-year-period")
    return say.say("against-dates", dates=former.named(language))


def during_named(which: str, period: Period, former: Period, language: str) -> str:
    """When the earlier count was: `in the previous quarter`."""
    say = phrases("report", language)
    length = "quarter" if period.is_quarter else "period"
    if which in ("previous", "last-year"):
        return say.say(f"during-{which}-{length}")
    return say.say("during-dates", dates=former.named(language))
