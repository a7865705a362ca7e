"""Tables of a report: rows by party, place, kind, sex and age, every cell a figure, every total accounted for.

What the rows leave of the whole stands in a row of its own; what they count twice (joint attribution) stands in a lettered
note. So the rows always make the total, or the table says by how much and why they do not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from constat.errors import BadSpecification
from constat.language import date_range
from constat.model.event import SEX_AGE
from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.model.selection import Selection
from constat.report import arithmetic
from constat.report.crossings import SHAPES, Crossings
from constat.report.document import Paragraph, Runs, Table, Words
from constat.report.printing import NOT_TOLD
from constat.report.reckoning import Reckoning
from constat.report.specification import NamedBlock
from constat.report.wording import Wording, capital
from constat.vocab.vocabulary import load

BY: Final = ("group", "perpetrator", "party", "country", "admin1", "admin2", "kind", "dataset", "sex_age", "month")
_KEY: Final = {"perpetrator": "perpetrator", "party": "party", "country": "country", "admin1": "place", "admin2": "place", "kind": "kind", "dataset": "dataset"}
_HXL: Final = {
    "group": "#group+name",
    "perpetrator": "#group+name",
    "party": "#group+name",
    "country": "#country+name",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "kind": "#cause+kind",
    "dataset": "#meta+dataset",
    "sex_age": "#affected+group",
    "month": "#date+month",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row before it is printed: its label and how it narrows a selection."""

    label: str
    narrow: Callable[[Selection], Selection]


class Tables:
    """Builds the tables of one document."""

    def __init__(self, reckoning: Reckoning, wording: Wording) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.specification = reckoning.specification
        self.crossings = Crossings(reckoning, wording, _measure_hxl)

    def build(self, block: NamedBlock, number: int) -> Table | Paragraph:
        """The table of a specification's entry."""
        shape = block.options.get("shape")
        if shape is not None and shape not in SHAPES:
            raise BadSpecification("block-option", room="report", where=f"tables.{block.name}", option="shape", value=str(shape), known=", ".join(SHAPES))
        by = str(block.options.get("by", "perpetrator"))
        if by not in BY:
            raise BadSpecification("block-option", room="report", where=f"tables.{block.name}", option="by", value=by, known=", ".join(BY))
        measures = [str(m) for m in block.options.get("measures") or self.specification.measures]
        for measure in measures:
            if measure not in MEASURES:
                raise BadSpecification("spec-measure", room="report", figure=f"tables.{block.name}", name=measure, known=", ".join(MEASURES))
        if shape == "comparisons":
            # What no source tells stands there as not told: left out, it would pass for none.
            return self.crossings.build(shape, block, number, self._title(block, number), measures)
        measures = self._told(measures)
        if shape is not None:
            return self.crossings.build(str(shape), block, number, self._title(block, number), measures)
        if by == "sex_age":
            if not any(self.reckoning.sex_and_age(self._selection(block, measure)).parts for measure in measures):
                return Paragraph(_words(self.wording.say("sex-age-none")))
            return self._sex_and_age(block, number, measures)
        return self._by(block, number, by, measures)

    def _told(self, measures: list[str]) -> list[str]:
        """The measures that the data tell at all in the periods of the report; the first stays in any case."""
        return measures[:1] + [m for m in measures[1:] if self.reckoning.told(m)]

    # -- rows by a dimension ------------------------------------------------------------------------------------------

    def _by(self, block: NamedBlock, number: int, by: str, measures: list[str]) -> Table | Paragraph:
        main = self._selection(block, measures[0])
        lines, together = self._lines(by, main, int(block.options.get("top", 10)))
        if any((self._left(block, self._selection(block, measure), lines, together)[0].value or 0) < 0 for measure in measures):
            # The least that any account tells is less than what some accounts tell alone: no line is a part of such a total.
            return Paragraph(_words(self.wording.say("table-rivals", title=block.title[self.wording.language])))
        against = [str(which) for which in _list(block.options.get("change"))]
        columns: list[Runs] = [_words(self.wording.say(f"column-{by}"))]
        hxl = [_HXL[by]]
        # Earlier counts stand beside the measure that they are of, before the other measures.
        for position, measure in enumerate(measures):
            columns.append(_words(self.wording.say(f"label-{MEASURES[measure].population}")))
            hxl.append(_measure_hxl(measure))
            for which in against if position == 0 else ():
                columns += [_words(self._before(which)), _words(self.wording.say("column-change"))]
                hxl += [_measure_hxl(measure) + "+before", "#indicator+change+pct"]
        rows: list[tuple[Runs, ...]] = []
        for line in lines:
            rows.append((_words(line.label), *self._cells(block, line.narrow, measures, against)))
        rest, notes = self._rest(block, by, lines, together, measures, against)
        for letter, (column, _) in zip("abcdefgh", notes, strict=False):
            columns[column] = (*columns[column], Words(letter, raised=True))
        rows += rest
        rows.append((_words(self.wording.say("total")), *self._cells(block, lambda s: s, measures, against)))
        return Table(
            block.name,
            number,
            self._title(block, number),
            tuple(columns),
            tuple(rows),
            tuple(hxl),
            total=True,
            notes=tuple((letter, note) for letter, (_, note) in zip("abcdefgh", notes, strict=False)),
            numeric=(False, *([True] * (len(columns) - 1))),
        )

    def _selection(self, block: NamedBlock, measure: str) -> Selection:
        return self.specification.selection(measure, self.reckoning.narrowed(block.options.get("select")))

    def _lines(self, by: str, main: Selection, top: int) -> tuple[list[Line], Callable[[Selection], Selection]]:
        """The rows, and the selection of all of them together."""
        language = self.wording.language
        if by == "group":
            groups = self.specification.parties
            members = tuple(sorted({m for g in groups for m in g.members}))
            lines = [Line(capital(g.label[language]), _narrow("perpetrator", g.members)) for g in groups]
            return lines, _narrow("perpetrator", members)
        frame = self.reckoning.group(main, by)
        values = [str(v) for v in frame.filter(frame["value"] > 0)[by].drop_nulls().to_list()][:top]
        # By value, the neighbours of a withheld number would tell it.
        values = sorted(values) if self.reckoning.veil.hides_any else values
        key = _KEY[by]
        lines = [Line(self._label(by, value), _narrow(key, (value,))) for value in values]
        return lines, _narrow(key, tuple(values))

    def _label(self, by: str, value: str) -> str:
        if by == "kind":
            vocabulary = load("violence-kind")
            return next((term.label(self.wording.language) for term in vocabulary.terms if term.id == value), value)
        return value

    def _cells(self, block: NamedBlock, narrow: Callable[[Selection], Selection], measures: Sequence[str], against: Sequence[str]) -> list[Runs]:
        cells: list[Runs] = []
        for position, measure in enumerate(measures):
            selection = narrow(self._selection(block, measure))
            cells.append(self._cell(self.reckoning.count(selection)))
            for which in against if position == 0 else ():
                change = self.reckoning.change(selection, which, f"tables.{block.name}")
                before = self._cell(change.before) if self.reckoning.covers(which) else _words(NOT_TOLD)
                cells += [before, self.wording.slots.runs(self.wording.change_short(change))]
        return cells

    def _cell(self, figure: Figure) -> Runs:
        return self.wording.cell(figure)

    def _rest(
        self, block: NamedBlock, by: str, lines: Sequence[Line], together: Callable[[Selection], Selection], measures: Sequence[str], against: Sequence[str]
    ) -> tuple[list[tuple[Runs, ...]], list[tuple[int, Runs]]]:
        """The row of what is not listed, and the notes on what is counted twice."""
        cells: list[Runs] = []
        notes: list[tuple[int, Runs]] = []
        left = False
        for position, measure in enumerate(measures):
            selection = self._selection(block, measure)
            column = len(cells) + 1
            rest, double = self._left(block, selection, lines, together)
            left = left or bool(rest.value)
            cells.append(self._cell(rest))
            if double is not None and double.value:
                what = self.wording.slots.put((self.wording.run(double),))
                label = self.wording.say(f"label-{MEASURES[measure].population}")
                notes.append((column, self.wording.slots.runs(self.wording.say("joint-note", label=label, number=what))))
            for which in against if position == 0 else ():
                period = self.reckoning.period(which)
                earlier, _ = self._left(block, selection.within(period.start, period.end), lines, together)
                left = left or bool(earlier.value)
                cells += [self._cell(earlier) if self.reckoning.covers(which) else _words(NOT_TOLD), _words(NOT_TOLD)]
        if against:
            notes.append((3, _words(self.wording.say("small-note"))))
        others = "others-party" if by in ("perpetrator", "party", "group") else "others"
        return ([(_words(self.wording.say(others)), *cells)] if left else []), notes

    def _left(self, block: NamedBlock, selection: Selection, lines: Sequence[Line], together: Callable[[Selection], Selection]) -> tuple[Figure, Figure | None]:
        """What the rows leave of a whole, and what they count twice."""
        whole = self.reckoning.count(selection)
        if not lines:
            return self.reckoning.remainder(whole, None), None
        union = self.reckoning.count(together(selection))
        parts = [self.reckoning.count(line.narrow(selection)) for line in lines]
        rest = self.reckoning.keep(arithmetic.remainder(whole, [union], block.name))
        return rest, self.reckoning.keep(arithmetic.overlap(parts, union))

    # -- sex and age --------------------------------------------------------------------------------------------------

    def _sex_and_age(self, block: NamedBlock, number: int, measures: list[str]) -> Table:
        found = [self.reckoning.sex_and_age(self._selection(block, measure)) for measure in measures]
        labels = [label for label in SEX_AGE if any(label in dict(p.parts) for p in found)]
        rows: list[tuple[Runs, ...]] = []
        for label in labels:
            cells = tuple(self._cell(dict(p.parts)[label]) if label in dict(p.parts) else _words("\u2013") for p in found)
            rows.append((_words(self.wording.say(f"sex-age-{label}")), *cells))
        notes: list[Runs] = []
        rests = []
        for parts in found:
            if parts.rest is None:
                rests.append(_words("\u2013"))
            elif (parts.rest.value or 0) < 0:
                rests.append(_words("\u2013"))
                notes.append(
                    self.wording.slots.runs(self.wording.say("rest-note-negative", number=self.wording.slots.put((self.wording.run(parts.rest, "size"),))))
                )
            else:
                rests.append(self._cell(parts.rest))
        if any(parts.rest is not None for parts in found):
            rows.append((_words(self.wording.say("sex-age-rest")), *rests))
        rows.append((_words(self.wording.say("total")), *(self._cell(p.whole) for p in found)))
        columns = [_words(self.wording.say("column-sex_age")), *(_words(self.wording.say(f"label-{MEASURES[m].population}")) for m in measures)]
        return Table(
            block.name,
            number,
            self._title(block, number),
            tuple(columns),
            tuple(rows),
            ("#affected+group", *map(_measure_hxl, measures)),
            total=True,
            notes=tuple(zip("abcdefgh", notes, strict=False)),
            numeric=(False, *([True] * len(measures))),
        )

    def _before(self, which: str) -> str:
        """The head of a column of earlier counts."""
        if which in ("previous", "last-year"):
            return self.wording.say(f"column-{which}-{'quarter' if self.specification.period.is_quarter else 'period'}")
        period = self.reckoning.period(which)
        return date_range(period.start, period.end, self.wording.language)

    def _title(self, block: NamedBlock, number: int) -> Runs:
        title = block.title[self.wording.language]
        return _words(f"{self.wording.say('table-word', n=str(number))}. {title}")


def _narrow(key: str, values: Sequence[str]) -> Callable[[Selection], Selection]:
    def narrowed(selection: Selection) -> Selection:
        return selection.replace(**{key: tuple(values)})

    return narrowed


def _measure_hxl(measure: str) -> str:
    return "#event+count" if measure == "incidents" else "#affected+" + measure.replace("-", "+")


def _words(text: str) -> Runs:
    return (Words(text),)


def _list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
