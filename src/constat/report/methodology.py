"""Methodology and limits, written from what was actually used: datasets and versions, dates, standards, precision, coverage."""

from __future__ import annotations

from typing import Final

from constat.estimate.presence import entries_of, here, watched
from constat.language import date_range, join_words, long_date, phrases
from constat.model.selection import Selection
from constat.report.document import Block, Bullets, Paragraph, Words
from constat.report.periods import against_named
from constat.report.reckoning import Reckoning
from constat.report.wording import Wording, country_label
from constat.vocab.vocabulary import load, names

_SHOWN_KEYS: Final = ("country", "place", "pcode", "cell", "box", "party", "perpetrator", "kind", "victims", "standard", "dataset", "origin")
_LISTS: Final = {"kind": "violence-kind", "standard": "standard-of-proof", "origin": "origin", "victims": "victims"}


class Methodology:
    """What a document says about how its numbers came to be."""

    def __init__(self, reckoning: Reckoning, wording: Wording) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.specification = reckoning.specification

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph(self.wording.slots.runs(text))

    def methodology(self, *, alone: bool = False) -> tuple[Block, ...]:
        """Datasets, snapshot, selection, standard, how values are read, periods, percentages, words; `alone`: nothing is compared."""
        say, spec = self.wording.say, self.specification
        language = self.wording.language
        datasets = []
        for name, version, first, last in self.reckoning.datasets():
            every = self.reckoning.count(Selection(measure="incidents", dataset=(name,)))
            datasets.append(
                say(
                    "method-dataset",
                    name=name,
                    version=version,
                    events=self.wording.number(every),
                    n=int(every.value or 0),
                    span=date_range(first, last, language),
                )
            )
        chosen = describe(spec.base, language)
        standard = spec.base.standard
        return (
            self._paragraph(
                say("method-datasets", list=join_words(datasets, language)) + " " + say("method-snapshot", snapshot=self._code(self.reckoning.snapshot_id()))
            ),
            self._paragraph(say("method-selection", selection=self._text(chosen)) if chosen else say("method-selection-all")),
            self._paragraph(say("method-standard", standard=load("standard-of-proof").label(standard, language)) if standard else say("method-standard-none")),
            self._paragraph(say("method-value") + " " + say("method-civilians")),
            *(() if alone else (self._compared(),)),
            self._paragraph(say("method-words")),
        )

    def _compared(self) -> Paragraph:
        dates = {key: self._text(self._dates(which)) for key, which in (("period", None), ("former", "previous"), ("year", "last-year"))}
        return self._paragraph(self.wording.say("method-periods", **dates) + " " + self.wording.say("method-change"))

    def limits(self, *, alone: bool = False) -> tuple[Block, ...]:
        """Coverage of each dataset in the periods compared, marks of imprecision, what is not included; `alone`: nothing is compared."""
        say, spec = self.wording.say, self.specification
        every = self.reckoning.count(spec.selection("incidents"))
        blocks: list[Block] = [] if alone else [self._paragraph(say("limit-coverage", sentence="").strip())]
        lines = [] if alone else [self.wording.slots.runs(line) for line in self._coverage()]
        if lines:
            blocks.append(Bullets(tuple(lines)))
        marks = [self.wording.slots.runs(line) for line in self._marks()]
        blocks.append(self._paragraph(say("limit-marks", all=self.wording.counted(every)) if marks else say("limit-none")))
        if marks:
            blocks.append(Bullets(tuple(marks)))
        blocks.append(self._paragraph(say("limit-late")))
        return tuple(blocks)

    def _coverage(self) -> list[str]:
        say = self.wording.say
        lines = []
        base = self.specification.base
        for name, _, first, last in self.reckoning.datasets():
            if base.dataset and name not in base.dataset:
                continue
            looked = Selection(
                measure="incidents", country=base.country, place=base.place, pcode=base.pcode, cell=base.cell, box=base.box, dataset=(name,), origin=base.origin
            )
            told = {}
            for key, which in (("now", None), ("former", "previous"), ("year", "last-year")):
                period = self.reckoning.period(which) if which else self.specification.period
                figure = self.reckoning.count(looked.within(period.start, period.end))
                told[key] = self.wording.counted(figure) if key == "now" else self.wording.number(figure)
                if period.end < first or last < period.start:
                    told[key] = say("limit-uncovered")
            line = say("limit-coverage-dataset", name=name, **told)
            earliest = self.reckoning.period("last-year").start
            if last < self.specification.period.end:
                line += " " + say("limit-outside", name=name, last=self._text(long_date(last, self.wording.language)))
            elif first > earliest:
                line += " " + say("limit-begins", name=name, first=self._text(long_date(first, self.wording.language)))
            lines.append(line)
        return [*lines, *self._offices()]

    def _offices(self) -> list[str]:
        """Which offices ceased or began to watch, as the workspace's entries of coverage tell."""
        entries = here(self.reckoning.table, self.specification.base, entries_of(self.reckoning.table.workspace))
        own, lines = self.specification.period, []
        for which in ("previous", "last-year"):
            other = self.reckoning.period(which)
            seen = watched(entries, (own.start, own.end), (other.start, other.end))
            if seen is None or not (seen.fell or seen.rose):
                continue
            moved, offices = ("fell", seen.lost) if seen.fell else ("rose", seen.gained)
            against = against_named(which, own, other, self.wording.language)
            lines.append(self.wording.say(f"limit-watched-{moved}", against=against, offices=self._text(join_words(offices, self.wording.language))))
        return lines

    def _marks(self) -> list[str]:
        """One line for each mark that what was counted carries, with how many events."""
        lines, seen = [], set()
        for measure in dict.fromkeys((*self.specification.measures, "incidents")):
            figure = self.reckoning.count(self.specification.selection(measure))
            for flag in sorted(figure.flags):
                if flag.events and flag.code not in seen and flag.code != "not-told":
                    seen.add(flag.code)
                    number = self.wording.slots.put((self.wording.flagged(figure, flag.code),))
                    lines.append(self.wording.say("limit-flag", number=number, flag=flag_label(flag.code, self.wording.language), n=flag.events))
        return lines + self._precision()

    def _precision(self) -> list[str]:
        """How many events of the period are dated or placed loosely."""
        lines = []
        for what, figure in self.reckoning.imprecise():
            if figure.value:
                lines.append(self.wording.say(f"limit-{what}", number=self.wording.counted(figure), n=int(figure.value)))
        return lines

    def _dates(self, which: str | None) -> str:
        period = self.reckoning.period(which) if which else self.specification.period
        return date_range(period.start, period.end, self.wording.language)

    def _text(self, text: str) -> str:
        return self.wording.slots.put((Words(text),))

    def _code(self, text: str) -> str:
        return self._text(text)


def flag_label(code: str, language: str) -> str:
    """What a mark on events or figures says, in a language; a code that no list knows stays as it is."""
    for name in ("figure-flag", "event-flag"):
        if name in names() and code in load(name):
            return load(name).label(code, language)
    own = phrases("report", language)
    return own.say(f"flag-{code}") if own.has(f"flag-{code}") else code


def describe(selection: Selection, language: str) -> str:
    """A selection in words: `country: Mali; kind of violence: one-sided violence`. Empty where it restricts nothing."""
    say = phrases("report", language)
    given = selection.to_dict()
    told = []
    for key in _SHOWN_KEYS:
        if key not in given:
            continue
        values = given[key] if isinstance(given[key], list) else [given[key]]
        told.append(say.say(f"sel-{key}", values=join_words([_value(key, str(v), language) for v in values], language)))
    return "; ".join(told) if language == "en" else " ; ".join(told)


def _value(key: str, value: str, language: str) -> str:
    if key == "country":
        return country_label(value, language)
    if key in _LISTS:
        vocabulary = load(_LISTS[key])
        return vocabulary.label(value, language) if value in vocabulary else value
    return value
