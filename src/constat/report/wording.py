"""Figures into sentences: counts with what they count, breakdowns, changes. Every phrase is text with slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constat.errors import BadInput
from constat.estimate.comparison import CONFOUNDED
from constat.language import join_words, phrases
from constat.model.figure import Figure
from constat.report.document import Number, Runs, Words
from constat.report.periods import against_named, during_named
from constat.report.printing import printed
from constat.report.reckoning import Change, Parts, Reckoning
from constat.report.tags import Slots
from constat.vocab.country import resolve_country

if TYPE_CHECKING:
    from constat.report.specification import PartyGroup


class Wording:
    """Sentences of one language about the figures of one reckoning."""

    def __init__(self, reckoning: Reckoning, slots: Slots, language: str) -> None:
        self.reckoning = reckoning
        self.slots = slots
        self.language = language
        self.phrases = phrases("report", language)

    def say(self, message_id: str, **values: object) -> str:
        """A phrase of the catalogue."""
        return self.phrases.say(message_id, **values)

    def run(self, figure: Figure, mode: str = "value", bold: bool = False, *, spelt: bool = False) -> Words | Number:
        """The figure as a run; the mark in its place where it is withheld, `spelt` as sentences have it."""
        mark = self.reckoning.veil.mark(figure)
        if mark is not None:
            return Words(mark.spelt(self.language), bold) if spelt else Words(mark.shown, bold, withheld=mark.note(self.language))
        shown = self.reckoning.published(figure)
        return Number(printed(shown, mode, self.language), shown.id, mode, bold)

    def cell(self, figure: Figure) -> Runs:
        """The figure as a table prints it: a minimum bears its sign."""
        run = self.run(figure)
        return (Words(self.say("at-least-short")), run) if figure.at_least and figure.value is not None and isinstance(run, Number) else (run,)

    def hides(self, figure: Figure) -> bool:
        """Whether a figure is withheld."""
        return self.reckoning.veil.mark(figure) is not None

    def n(self, figure: Figure) -> int:
        """The number that grammar goes by; many where the figure is withheld, for "1 civilian" would tell it."""
        return 2 if self.hides(figure) else int(figure.value or 0)

    def number(self, figure: Figure, mode: str = "value") -> str:
        """A slot that holds the figure; a minimum says so before it."""
        slot = self.slots.put((self.run(figure, mode, spelt=True),))
        if figure.at_least and mode == "value" and not self.hides(figure):
            return self.say("at-least", number=slot)
        return slot

    def flagged(self, figure: Figure, code: str) -> Words | Number:
        """How many events behind the figure carry a mark."""
        return self.run(figure, f"flag:{code}")

    def noun(self, population: str, value: float | int | None) -> str:
        """What is counted, in the number that the value asks for: `civilians`."""
        head = population.split("/")[0]
        return self.say(f"noun-{head}", n=int(value or 0))

    def counted(self, figure: Figure) -> str:
        """`407 civilians killed`: the figure with what it counts and what befell them."""
        return self.say(f"counted-{figure.population}", number=self.number(figure), n=self.n(figure))

    def with_unit(self, figure: Figure) -> str:
        """`407 civilians`: the figure with its noun."""
        return f"{self.number(figure)}\u00a0{self.noun(figure.population, self.n(figure))}"

    def interval(self, figure: Figure) -> str:
        """`407 (between 350 and 520)`, as far as the bounds are told."""
        bounds = self.reckoning.published(figure)
        if self.hides(figure) or bounds.low is None or (figure.low == figure.value and figure.high == figure.value):
            return self.number(figure)
        low = self.slots.put((self.run(figure, "low"),))
        if figure.high is None and figure.at_least and figure.low == figure.value:
            return self.say("range-open-least", number=self.number(figure))
        if figure.high is None:
            return self.say("range-open", number=self.number(figure), low=low)
        return self.say("range", number=self.number(figure), low=low, high=self.slots.put((self.run(figure, "high"),)))

    # -- parts --------------------------------------------------------------------------------------------------------

    def breakdown(self, parts: Parts) -> str:
        """`407 civilians (308 men, 72 women and 27 children)`; what is not told is said."""
        inside = [self.part(label, figure) for label, figure in parts.parts]
        if parts.rest is not None and parts.rest.value:
            if parts.rest.value < 0 and not self.hides(parts.rest):
                inside.append(self.say("part-excess", number=self.slots.put((self.run(parts.rest, "size"),))))
            else:
                inside.append(self.say("part-rest", number=self.number(parts.rest), n=self.n(parts.rest)))
        if not parts.parts:
            return self.with_unit(parts.whole)
        return self.say("breakdown", whole=self.with_unit(parts.whole), parts=join_words(inside, self.language))

    def part(self, label: str, figure: Figure) -> str:
        """`308 men`, or `12 by state forces` for a part that is a named figure."""
        if self.phrases.has(f"part-{label}"):
            return self.say(f"part-{label}", number=self.number(figure), n=self.n(figure))
        members = figure.selection.perpetrator
        for group in self.reckoning.specification.parties:
            if members and set(members) == set(group.members):
                return self.say("part-by", number=self.number(figure), who=group.label[self.language])
        about = figure.selection.to_dict()
        base = self.reckoning.specification.base.to_dict()
        own = [
            str(v)
            for key, value in about.items()
            if key in ("perpetrator", "party", "place", "country", "kind", "dataset") and value != base.get(key)
            for v in (value if isinstance(value, list) else [value])
        ]
        return self.say("part-by", number=self.number(figure), who=join_words(own, self.language) or label)

    # -- changes ------------------------------------------------------------------------------------------------------

    def against(self, change: Change) -> str:
        """`the previous quarter`."""
        specification = self.reckoning.specification
        return against_named(change.which, specification.period, self.reckoning.period(change.which), self.language)

    def during(self, change: Change) -> str:
        """`in the previous quarter`."""
        specification = self.reckoning.specification
        return during_named(change.which, specification.period, self.reckoning.period(change.which), self.language)

    def place_phrase(self) -> str:
        """` in Mali`: the countries or places of the base selection, or nothing."""
        base = self.reckoning.specification.base
        names = [country_label(name, self.language) for name in base.country] or list(base.place)
        return self.say("trend-in", place=join_words(names, self.language)) if names else ""

    def change_again(self, change: Change) -> str:
        """A second comparison of what the sentence before compared: `Compared with ... (1,102), it is an increase of ...`."""
        return self._change("again", change)

    def change_phrase(self, change: Change) -> str:
        """`an increase of 119 per cent compared with the previous quarter (584)`; under a base of ten, numbers only."""
        return self._change("change-noun", change)

    def change_sentence(self, change: Change) -> str:
        """`The number of civilians killed increased by 119 per cent compared with the previous quarter (584).`"""
        about = self.say(f"number-of-{change.now.population}")
        return self._change("change-verb", change, about=about)

    def _change(self, form: str, change: Change, **values: str) -> str:
        before = self.number(change.before)
        values |= {"before": before, "against": self.against(change), "during": self.during(change), "now": self.number(change.now)}
        if change.veiled():
            return self.say(f"{form}-small", **values)
        wording = change.wording
        now, base = change.now.value or 0, change.before.value or 0
        if wording == "not-comparable":
            return self.say(f"{form}-not-comparable", **values)
        if now == base:
            return self.say(f"{form}-same", **values)
        if wording == CONFOUNDED:
            return self.say(f"{form}-confounded", **values)
        if not change.prints_percentage:
            return self.say(f"{form}-small", **values)
        moved = self.slots.put((self.run(change.ratio, "change-words", spelt=True),))
        direction = "up" if now > base else "down"
        # The percentage is arithmetic; whether it is a change at all is for the interval to say.
        clear = wording in ("increased", "decreased")
        return self.say(f"{form}-{direction}" if clear else f"{form}-unclear", change=moved, sign=direction, **values)

    def change_short(self, change: Change) -> str:
        """`+119%`, or an en dash where no percentage may be printed: for table cells. A fall that coverage may be all of is none."""
        fell = (change.now.value or 0) < (change.before.value or 0)
        if not change.prints_percentage or (fell and change.wording == CONFOUNDED):
            return "\u2013"
        return self.slots.put((self.run(change.ratio, "change"),))

    # -- parties ------------------------------------------------------------------------------------------------------

    def acts(self, group: PartyGroup) -> str:
        """`violations` for the state, `abuses` for an armed group."""
        return self.say(f"acts-{group.wording}")


def country_label(name: str, language: str) -> str:
    """The country's name in a language; a name that no list knows stays as it is."""
    try:
        found = resolve_country(name)
    except BadInput:
        return name
    return found.label(language)


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]
