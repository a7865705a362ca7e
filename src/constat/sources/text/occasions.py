"""What words mean that name an occasion: feasts, Islamic months, seasons, market days, the incident itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from constat.model.dates import PartialDate
from constat.sources.text.calendars import Occurrence, Recurring, feast, islamic, islamic_days, islamic_third, season, weekly
from constat.sources.text.choosing import MOST, Known, Meaning, Options, Shift, Unusable, Wanted, choose
from constat.sources.text.grammar import Grammar
from constat.sources.text.rule import Named, Rule


class Occasions:
    """Reads the words of one language for occasions, with one set of known things."""

    def __init__(self, words: Grammar, known: Known) -> None:
        self.grammar = words
        self.table = words.table
        self.known = known

    def _wanted(self, groups: Mapping[str, str]) -> Wanted:
        if "year" in groups:
            return Wanted(int(groups["year"]))
        if "yy" in groups:
            return Wanted(2000 + int(groups["yy"]) - (100 if int(groups["yy"]) >= 50 else 0))
        if "ylast" in groups:
            return Wanted(self.known.today.year - 1)
        if "ythis" in groups:
            return Wanted(self.known.today.year)
        return Wanted(latest="latest" in groups)

    def _chosen(self, recurring: list[Recurring], groups: Mapping[str, str], words: str) -> Meaning:
        wanted = self._wanted(groups)

        def options(shift: Shift, scope: PartialDate | None) -> list[Occurrence]:
            found = [each for one in recurring for each in choose(one, self.known, wanted, shift, scope)]
            if len(found) > MOST:
                raise Unusable(Rule.of("date-too-many", words=words, count=len(found)))
            return found

        return Meaning(options, yearless=wanted.year is None and not wanted.latest)

    def _fixed(self, start: date, end: date, *rules: Rule) -> Meaning:
        found = [Occurrence(start, end, rules, start.year, None if start == end else 0)]
        return Meaning(lambda shift, scope: found)

    def _incident(self, groups: Mapping[str, str], words: str) -> Meaning:
        """`deux jours après l'attaque`: the incident itself, as far as its date is known."""
        about = self.known.about
        if about is None:
            return Meaning(_refusing(Rule.of("date-reference-missing", words=words)), weak=True)
        found = [Occurrence(about.start, about.end, (Rule.of("date-reference", about=about),))]
        return Meaning(lambda shift, scope: found, weak=True)

    def _feast(self, groups: Mapping[str, str], words: str) -> Meaning:
        name = self.grammar.feasts[groups["feast"]]
        country = self.table["countries"].get(groups.get("country")) or self.known.country or None
        recurring = feast(name, country)
        if not recurring or len(recurring) > MOST // 2:
            raise Unusable(Rule.of("date-national-unknown", words=words))
        return self._reached(self._chosen(recurring, groups, words), words)

    def _islamic_month(self, groups: Mapping[str, str], words: str) -> Meaning:
        month = self.table["islamic_months"][groups["hmonth"]]
        name = Named(f"islamic-month-{month}")
        part = self.table["edges"].get(groups.get("edge"), "whole")
        day = self.grammar.number(groups["day"]) if "day" in groups else None
        day = self.table["nth"][groups["nth"]] if "nth" in groups else day
        if day is not None and not 1 <= day <= 30:
            raise Unusable(Rule.of("date-impossible", words=words))
        if day is not None:
            name = Named(f"islamic-day-{month}") if day == 1 else name
        month_itself = islamic(name, month, day)
        recurring = [islamic_third(month_itself, part)] if part in ("start", "middle", "end") else [month_itself]
        if part == "start":
            recurring.append(islamic(Named(f"islamic-day-{month}"), month, 1))
        if part == "end" and month == 9:
            recurring.append(islamic(Named("feast-korite"), 10, 1))
        if "hyear" in groups:
            year = int(groups["hyear"])
            core = islamic_days(name, year, month, day, day)
            if core is None:
                raise Unusable(Rule.of("date-islamic-beyond", words=words))
            found = [each for one in recurring for each in one(core.home) if abs((each.start - core.start).days) < 40]
            return Meaning(lambda shift, scope: found)
        return self._reached(self._chosen(recurring, groups, words), words)

    def _reached(self, meaning: Meaning, words: str) -> Meaning:
        """The meaning, or why there is none: the Islamic calendar's table ends in 2077."""

        def options(shift: Shift, scope: PartialDate | None) -> list[Occurrence]:
            found = meaning.options(shift, scope)
            if not found:
                raise Unusable(Rule.of("date-islamic-beyond", words=words))
            return found

        return replace(meaning, options=options)

    def _season(self, groups: Mapping[str, str], words: str) -> Meaning:
        part = self.table["edges"].get(groups.get("edge"), "whole")
        recurring = season(self.grammar.seasons[groups["season"]], part)
        wanted = self._wanted(groups)
        if wanted.year is None:
            return self._chosen([recurring], groups, words)
        each = recurring(wanted.year)
        crossing = each[0].end.year > wanted.year or self.grammar.seasons[groups["season"]] in ("dry", "cold")
        # "La saison sèche 2022" may be the one that ends in 2022 or the one that begins in it.
        found = [*recurring(wanted.year - 1), *each] if crossing and "year2" not in groups and wanted.year > 1 else each
        return Meaning(lambda shift, scope: found)

    def _market(self, groups: Mapping[str, str], words: str) -> Meaning:
        """Market days of the place said, else of the statement's places, else of the only place that is known."""
        weekday = next((self.table["weekdays"][groups[key]] for key in ("weekday", "weekday2") if key in groups), None)
        place = groups.get("place", "")
        known = self.known.markets
        weak = "sure" not in groups
        if weekday is not None:
            meant = [(place, weekday, Rule.of("date-market-said", words=words, weekday=weekday_name(weekday)))]
        elif place and place not in known:
            # The rule carries the place, so that a screen can ask for its market day.
            return Meaning(_refusing(Rule.of("date-market-unknown", words=words, place=groups["written"])), weekly=True, weak=weak)
        else:
            chosen = [place] if place else [each for each in self.known.places if each in known] or list(known)
            if not chosen:
                return Meaning(_refusing(Rule.of("date-market-unknown", words=words, place="")), weekly=True, weak=weak)
            if len(chosen) > MOST // 2:
                return Meaning(_refusing(Rule.of("date-market-which", words=words)), weekly=True, weak=weak)
            meant = [(p, known[p][1], Rule.of("date-market", place=known[p][0], weekday=weekday_name(known[p][1]))) for p in chosen]
        recurring = [weekly(day, lambda on, rule=rule: (rule, Rule.of("date-market-day", date=on))) for _, day, rule in meant]  # type: ignore[misc]
        return Meaning(self._chosen(recurring, {}, words).options, weekly=True, weak=weak)


def _refusing(rule: Rule) -> Options:
    def refuse(_shift: Shift, _scope: PartialDate | None) -> list[Occurrence]:
        raise Unusable(rule)

    return refuse


def weekday_name(number: int) -> Named:
    """The name of a weekday, 0 for Monday."""
    return Named(f"weekday-{number}")
