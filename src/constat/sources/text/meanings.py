"""What each pattern of a grammar means: intervals of days, each with its rule; or why the words give none.

A meaning is asked with a shift ("le lendemain de") and a scope ("en mars 2022"), because both decide which market day, feast
or month is meant. Handlers are named as the patterns of the tables are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from constat.model.dates import PartialDate
from constat.sources.text.calendars import Occurrence, month_of, plus, third, weekly
from constat.sources.text.choosing import Meaning, Unusable
from constat.sources.text.distances import FIRST_YEAR, LAST_YEAR, distance
from constat.sources.text.occasions import Occasions, weekday_name
from constat.sources.text.rule import Rule


class Reader(Occasions):
    """Reads matches of one language for one set of known things."""

    def read(self, name: str, match: re.Match[str], words: str, place: str = "") -> Meaning:
        """The meaning of a match of that pattern; Unusable where it is none. `place`: a market's place as it is written."""
        groups = {key: value for key, value in match.groupdict().items() if value is not None} | {"written": place}
        meaning: Meaning = getattr(self, "_" + name.replace("-", "_"))(groups, words)
        return meaning

    def _day(self, year: int, month: int, day: int, words: str) -> date:
        try:
            return date(year, month, day)
        except ValueError:
            raise Unusable(Rule.of("date-impossible", words=words)) from None

    # --- days and months

    def _days(self, groups: Mapping[str, str], words: str, first: tuple[int, int], last: tuple[int, int]) -> Meaning:
        """From a day of a month to a day of a month, each year or in the one said."""
        if not (1 <= first[0] <= 12 and 1 <= last[0] <= 12):
            raise Unusable(Rule.of("date-impossible", words=words))
        crossing = last < first
        if crossing and first[0] == last[0]:
            raise Unusable(Rule.of("date-backwards", words=words))
        for month, day in (first, last):
            self._day(2024, month, day, words)  # a leap year: what fails here is no day of any year
        told = [groups[key] for key in ("weekday", "shortday") if key in groups]
        weekday = (self.table["weekdays"] | self.table["weekdays_short"])[told[0]] if told else None

        def in_year(year: int) -> list[Occurrence]:
            try:
                start, end = date(year, *first), date(year + crossing, *last)
            except ValueError:
                return []
            rules = [Rule.of("date-said", words=words, date=PartialDate(start, end))]
            if weekday is not None and start.weekday() != weekday:
                rules.append(Rule.of("date-weekday-differs", date=start, said=weekday_name(weekday), found=weekday_name(start.weekday())))
            if "yy" in groups:
                rules.append(Rule.of("date-short-year", year=str(year)))
            return [Occurrence(start, end, tuple(rules), year, None if start == end else 0)]

        def agreeing(year: int) -> list[Occurrence]:
            if weekday is None:
                return in_year(year)
            agreed = [Rule.of("date-weekday-decides", weekday=weekday_name(weekday))]
            return [replace(e, rules=(*e.rules, *agreed)) for e in in_year(year) if e.start.weekday() == weekday]

        if any(key in groups for key in ("year", "yy", "ylast", "ythis")):
            year = self._wanted(groups).year
            found = in_year(year - (crossing and "year0" not in groups)) if year is not None else []
            if year is not None and "year0" in groups:
                start, end = self._day(int(groups["year0"]), *first, words), self._day(year, *last, words)
                if end < start:
                    raise Unusable(Rule.of("date-backwards", words=words))
                return self._fixed(start, end, Rule.of("date-said", words=words, date=PartialDate(start, end)))
            if not found:
                raise Unusable(Rule.of("date-impossible", words=words))
            return Meaning(lambda shift, scope: found)
        chosen, plain = self._chosen([agreeing], groups, words), self._chosen([in_year], groups, words)
        return Meaning(lambda shift, scope: chosen.options(shift, scope) or plain.options(shift, scope), yearless=chosen.yearless)

    def _month_day(self, groups: Mapping[str, str], n: str = "", month: str = "month") -> tuple[int, int]:
        return self.table["months"][groups[month]], self.grammar.number(groups[f"day{n}"])

    def _day_month(self, groups: Mapping[str, str], words: str) -> Meaning:
        on = self._month_day(groups)
        return self._days(groups, words, on, on)

    def _day_range(self, groups: Mapping[str, str], words: str) -> Meaning:
        return self._days(groups, words, self._month_day(groups), self._month_day(groups, "2"))

    def _day_month_range(self, groups: Mapping[str, str], words: str) -> Meaning:
        return self._days(groups, words, self._month_day(groups), self._month_day(groups, "2", "month2"))

    def _numeric(self, groups: Mapping[str, str], words: str) -> Meaning:
        """`27/03/2022`: the day first in French; in English both ways where both are days."""
        a, b, written = int(groups["a"]), int(groups["b"]), groups["y"]
        year = int(written) if len(written) == 4 else 2000 + int(written) if int(written) < 50 else 1900 + int(written)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Unusable(Rule.of("date-impossible", words=words))
        found: list[Occurrence] = []
        for day_first in self.table["day_first"]:
            day, month = (a, b) if day_first else (b, a)
            try:
                on = date(year, month, day)
            except ValueError:
                continue
            rules = [Rule.of("date-day-first" if day_first else "date-month-first", words=words, date=on)]
            if len(written) == 2:
                rules.append(Rule.of("date-short-year", year=str(year)))
            if on not in [each.start for each in found]:
                found.append(Occurrence(on, on, tuple(rules), year))
        if not found:
            raise Unusable(Rule.of("date-impossible", words=words))
        return Meaning(lambda shift, scope: found)

    def _iso(self, groups: Mapping[str, str], words: str) -> Meaning:
        on = self._day(int(groups["y"]), int(groups["m"]), int(groups["d"]), words)
        return self._fixed(on, on, Rule.of("date-said", words=words, date=on))

    def _month(self, groups: Mapping[str, str], words: str) -> Meaning:
        month = self.table["months"][groups["month"]]
        part = self.table["edges"].get(groups.get("edge"), "whole")

        def in_year(year: int) -> list[Occurrence]:
            start, end = third(*month_of(year, month), part)
            rules = [Rule.of("date-said", words=words, date=PartialDate(start, end))]
            return [Occurrence(start, end, (*rules, *_third(part)), year, 0)]

        return self._chosen([in_year], groups, words)

    def _month_range(self, groups: Mapping[str, str], words: str) -> Meaning:
        first, last = self.table["months"][groups["month"]], self.table["months"][groups["month2"]]
        crossing = last < first

        def in_year(year: int) -> list[Occurrence]:
            start, end = date(year, first, 1), month_of(year + crossing, last)[1]
            return [Occurrence(start, end, (Rule.of("date-said", words=words, date=PartialDate(start, end)),), year + crossing, 0)]

        if "year0" in groups and "year" in groups:
            start, end = date(int(groups["year0"]), first, 1), month_of(int(groups["year"]), last)[1]
            if end < start:
                raise Unusable(Rule.of("date-backwards", words=words))
            return self._fixed(start, end, Rule.of("date-said", words=words, date=PartialDate(start, end)))
        return self._chosen([in_year], groups, words)

    def _nth_week(self, groups: Mapping[str, str], words: str) -> Meaning:
        month, nth = self.table["months"][groups["month"]], self.table["nth"][groups["nth"]]

        def in_year(year: int) -> list[Occurrence]:
            first, last = month_of(year, month)
            start = plus(last, -6) if nth < 0 else plus(first, 7 * (nth - 1))
            end = min(plus(start, 6), last)
            return [Occurrence(start, end, (Rule.of("date-week-of-month", words=words, date=PartialDate(start, end)),), year, 0)]

        return self._chosen([in_year], groups, words)

    def _nth_weekday(self, groups: Mapping[str, str], words: str) -> Meaning:
        month, nth = self.table["months"][groups["month"]], self.table["nth"][groups["nth"]]
        weekday = self.table["weekdays"][groups["weekday"]]

        def in_year(year: int) -> list[Occurrence]:
            first, last = month_of(year, month)
            days = [day for n in range(31) if (day := plus(first, n)) <= last and day.weekday() == weekday]
            day = days[nth - 1 if nth > 0 else -1]
            return [Occurrence(day, day, (Rule.of("date-said", words=words, date=day),), year)]

        return self._chosen([in_year], groups, words)

    def _bare_days(self, groups: Mapping[str, str], words: str) -> Meaning:
        """`entre le 3 et le 5`: the month is the one known."""
        first, last = self.grammar.number(groups["day"]), self.grammar.number(groups.get("day2", groups["day"]))
        if not 1 <= first <= last <= 31:
            raise Unusable(Rule.of("date-backwards" if last < first else "date-impossible", words=words))
        weekday = self.table["weekdays"].get(groups.get("weekday"))

        def in_year(year: int) -> list[Occurrence]:
            found = []
            for month in range(1, 13):
                try:
                    start, end = date(year, month, first), date(year, month, last)
                except ValueError:
                    continue
                if weekday is None or start.weekday() == weekday:
                    found.append(Occurrence(start, end, (Rule.of("date-month-supplied", words=words, date=PartialDate(start, end)),), year))
            return found

        return self._chosen([in_year], {}, words)

    _bare_day = _bare_days

    def _year(self, groups: Mapping[str, str], words: str) -> Meaning:
        part = self.table["edges"].get(groups.get("edge"), "whole")
        year = int(groups["year"])
        start, end = third(date(year, 1, 1), date(year, 12, 31), part)
        return self._fixed(start, end, Rule.of("date-said", words=words, date=PartialDate(start, end)), *_third(part))

    def _years(self, groups: Mapping[str, str], words: str) -> Meaning:
        first, last = int(groups["year"]), int(groups["year2"])
        if last < first:
            raise Unusable(Rule.of("date-backwards", words=words))
        start, end = date(first, 1, 1), date(last, 12, 31)
        return self._fixed(start, end, Rule.of("date-said", words=words, date=PartialDate(start, end)))

    # --- from the day of speaking

    def _spoken(self, start: date, end: date, words: str) -> Meaning:
        return self._fixed(start, end, Rule.of("date-from-today", words=words, today=self.known.today, date=PartialDate(start, end)))

    def _named_day(self, groups: Mapping[str, str], words: str) -> Meaning:
        first, last = self.table["named_days"][groups["named"]]
        return self._spoken(plus(self.known.today, first), plus(self.known.today, last), words)

    def _ago(self, groups: Mapping[str, str], words: str) -> Meaning:
        if "fortnight" in groups:
            number, unit, idiom = {"quinzaine": 14, "dizaine": 10, "huitaine": 7, "fortnight": 14}[groups["fortnight"]], "day", True
        else:
            number, unit = self.grammar.number(groups["n"]), self.table["units"][groups["unit"]]
            idiom = unit == "day" and number in self.table["idioms"]
            number = self.table["idioms"].get(number, number) if idiom else number
        about = idiom or "about" in groups or "about2" in groups
        start, end, rule = distance(self.known.today, self.known.today, -1, number, unit, about, words)
        return self._fixed(start, end, Rule.of("date-from-today", words=words, today=self.known.today, date=PartialDate(start, end)), *rule)

    def _ago_vague(self, groups: Mapping[str, str], words: str) -> Meaning:
        raise Unusable(Rule.of("date-vague", words=words))

    def _last_period(self, groups: Mapping[str, str], words: str) -> Meaning:
        today, period = self.known.today, groups["period"]
        monday = plus(today, -today.weekday())
        if period in ("semaine", "week"):
            return self._spoken(plus(monday, -7), plus(monday, -1), words)
        if period in ("week-end", "weekend"):
            return self._spoken(plus(monday, -2), plus(monday, -1), words)
        if period in ("mois", "month"):
            end = plus(today.replace(day=1), -1)
            return self._spoken(end.replace(day=1), end, words)
        year = max(1, today.year - 1)
        return self._spoken(date(year, 1, 1), date(year, 12, 31), words)

    def _this_period(self, groups: Mapping[str, str], words: str) -> Meaning:
        today, period = self.known.today, groups["period"]
        if "semaine" in period or "week" in period:
            return self._spoken(plus(today, -today.weekday()), today, words)
        start = today.replace(day=1) if "mois" in period or "month" in period else date(today.year, 1, 1)
        return self._spoken(start, today, words)

    def _last_weekday(self, groups: Mapping[str, str], words: str) -> Meaning:
        today = self.known.today
        weekday = self.table["weekdays"][groups.get("weekday") or groups.get("weekday2") or groups["weekday3"]]
        last = plus(today, -((today.weekday() - weekday - 1) % 7 + 1))
        if "weekday3" in groups:  # "Friday before last"
            return self._spoken(plus(last, -7), plus(last, -7), words)
        rule = Rule.of("date-from-today", words=words, today=today, date=last)
        found = [Occurrence(last, last, (rule,), last.year)]
        if self.grammar.language == "en" and last >= plus(today, -today.weekday()):
            # In English "last Friday" said on a Saturday is the day before to some, eight days before to others.
            earlier = plus(last, -7)
            found.append(Occurrence(earlier, earlier, (Rule.of("date-week-before", words=words, today=today, date=earlier),), earlier.year))
        return Meaning(lambda shift, scope: found, weekly=True)

    def _weekday(self, groups: Mapping[str, str], words: str) -> Meaning:
        recurring = weekly(self.table["weekdays"][groups["weekday"]], lambda day: (Rule.of("date-said", words=words, date=day),))
        return Meaning(self._chosen([recurring], {}, words).options, weekly=True)

    def _weekday_range(self, groups: Mapping[str, str], words: str) -> Meaning:
        """`la nuit de samedi à dimanche`: from one weekday to the next such other one."""
        first, last = self.table["weekdays"][groups["weekday"]], self.table["weekdays"][groups["weekday2"]]

        def in_year(year: int) -> list[Occurrence]:
            days = [(each.start, plus(each.start, (last - first - 1) % 7 + 1)) for each in weekly(first, lambda day: ())(year)]
            return [Occurrence(a, b, (Rule.of("date-said", words=words, date=PartialDate(a, b)),), year, 0) for a, b in days]

        return replace(self._chosen([in_year], {}, words), weekly=True, yearless=False)


def _third(part: str) -> tuple[Rule, ...]:
    return (Rule.of("date-third", part=part),) if part in ("start", "middle", "end") else ()
