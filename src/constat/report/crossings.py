"""Tables that cross what a report tells: both comparisons, parties by quarter, kinds by party, children by quarter.

Asked for by `shape` in an entry of `tables`. As in every table, each cell is a figure of its own; what its rows or columns leave of
a whole is printed beside them, and what nobody told is an en dash with a note, never a nought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from constat.language import date_range
from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.model.selection import Selection
from constat.report import arithmetic
from constat.report.document import Paragraph, Runs, Table, Words
from constat.report.periods import Period
from constat.report.printing import NOT_TOLD
from constat.report.reckoning import Reckoning
from constat.report.specification import NamedBlock, PartyGroup
from constat.report.wording import Wording, capital
from constat.vocab.vocabulary import load

SHAPES: Final = ("comparisons", "quarters", "across", "children")
WHICH: Final = (None, "previous", "last-year")
CHILDREN: Final = ("girls", "boys", "children")


class Crossings:
    """Builds the crossed tables of one document."""

    def __init__(self, reckoning: Reckoning, wording: Wording, measure_hxl: Callable[[str], str]) -> None:
        self.reckoning = reckoning
        self.wording = wording
        self.specification = reckoning.specification
        self._hxl = measure_hxl

    def build(self, shape: str, block: NamedBlock, number: int, title: Runs, measures: Sequence[str]) -> Table | Paragraph:
        """The table of that shape."""
        made: Table | Paragraph = getattr(self, f"_{shape}")(block, number, title, list(measures))
        return made

    # -- the measures against both periods ----------------------------------------------------------------------------

    def _comparisons(self, block: NamedBlock, number: int, title: Runs, measures: list[str]) -> Table:
        columns = [self.wording.say("column-measure"), capital(self._label(None))]
        for which in WHICH[1:]:
            columns += [capital(self._label(which)), self.wording.say("column-change")]
        rows = []
        for measure in measures:
            selection = self._selection(block, measure)
            cells = [_words(self.wording.say(f"label-{MEASURES[measure].population}")), self._cell(self.reckoning.count(selection))]
            for which in WHICH[1:]:
                change = self.reckoning.change(selection, str(which), f"tables.{block.name}")
                before = self._cell(change.before) if self.reckoning.covers(str(which)) else _words(NOT_TOLD)
                cells += [before, self.wording.slots.runs(self.wording.change_short(change))]
            rows.append(tuple(cells))
        hxl = ("#indicator+name", "#indicator+value", "#indicator+value+before", "#indicator+change+pct", "#indicator+value+lastyear", "#indicator+change+pct")
        return self._table(block, number, title, columns, rows, hxl, notes=[self.wording.say("small-note")])

    # -- parties by quarter -------------------------------------------------------------------------------------------

    def _quarters(self, block: NamedBlock, number: int, title: Runs, measures: list[str]) -> Table:
        groups = self._groups(measures)
        members = tuple(sorted({m for group in groups for m in group.members}))
        columns = [self.wording.say("column-group"), self.wording.say("column-period"), *(self._measure(m) for m in measures)]
        rows: list[tuple[Runs, ...]] = []
        doubles: dict[str, list[Figure]] = {m: [] for m in measures}
        for group in groups:
            for which in WHICH:
                cells = [self._then(self.reckoning.count(self._at(block, m, which).replace(perpetrator=group.members)), which) for m in measures]
                rows.append((_words(capital(group.label[self.wording.language])), _words(self._label(which)), *cells))
        for which in WHICH:
            cells = []
            for measure in measures:
                rest, double = self._rest(self._at(block, measure, which), members, [group.members for group in groups], block.name)
                cells.append(self._then(rest, which))
                doubles[measure].append(double)
            rows.append((_words(self.wording.say("others-party")), _words(self._label(which)), *cells))
        for which in WHICH:
            whole = (self._then(self.reckoning.count(self._at(block, measure, which)), which) for measure in measures)
            rows.append((_words(self.wording.say("total")), _words(self._label(which)), *whole))
        notes = [self._joint(measure, which, double) for measure in measures for which, double in zip(WHICH, doubles[measure], strict=True) if double.value]
        hxl = ("#group+name", "#date+period", *map(self._hxl, measures))
        return self._table(block, number, title, columns, rows, hxl, notes=notes, words=2)

    # -- kinds of violence by party -----------------------------------------------------------------------------------

    def _across(self, block: NamedBlock, number: int, title: Runs, measures: list[str]) -> Table | Paragraph:
        main = self._selection(block, measures[0])
        frame = self.reckoning.group(main, "kind")
        kinds = sorted(str(k) for k in frame.filter(frame["value"] > 0)["kind"].drop_nulls().to_list())
        groups = self._groups(measures[:1])
        if not kinds or not groups:
            return Paragraph(_words(self.wording.say("none-listed")))
        members = tuple(sorted({m for group in groups for m in group.members}))
        kinds_said = [load("violence-kind").label(kind, self.wording.language) for kind in kinds]
        columns = [self.wording.say("column-group"), *kinds_said, self.wording.say("total")]
        rows: list[tuple[Runs, ...]] = []
        selections = [*(main.replace(kind=(kind,)) for kind in kinds), main]
        for group in groups:
            own = (self._cell(self.reckoning.count(selection.replace(perpetrator=group.members))) for selection in selections)
            rows.append((_words(capital(group.label[self.wording.language])), *own))
        rests = [self._rest(selection, members, [group.members for group in groups], block.name) for selection in selections]
        rows.append((_words(self.wording.say("others-party")), *(self._cell(rest) for rest, _ in rests)))
        rows.append((_words(self.wording.say("total")), *(self._cell(self.reckoning.count(selection)) for selection in selections)))
        notes = [
            self.wording.say("joint-row", row=said, number=self.wording.slots.put((self.wording.run(double),)))
            for said, (_, double) in zip((*kinds_said, self.wording.say("total")), rests, strict=True)
            if double.value
        ]
        hxl = ("#group+name", *(["#event+count+kind"] * len(kinds)), "#event+count")
        return self._table(block, number, title, columns, rows, hxl, notes=notes, total=True)

    # -- children by quarter ------------------------------------------------------------------------------------------

    def _children(self, block: NamedBlock, number: int, title: Runs, measures: list[str]) -> Table | Paragraph:
        measures = [m for m in measures if m in ("civilians-killed", "civilians-injured")]
        columns = [self.wording.say("column-sex_age"), *(f"{self._measure(m)}, {self._label(which)}" for m in measures for which in WHICH)]
        found = [self.reckoning.sex_and_age(self._at(block, m, which)) for m in measures for which in WHICH]
        if not any(parts.parts for parts in found):
            return Paragraph(_words(self.wording.say("sex-age-none")))
        rows: list[tuple[Runs, ...]] = []
        for label in CHILDREN:
            cells = (self._cell(dict(parts.parts)[label]) if label in dict(parts.parts) else _words(NOT_TOLD) for parts in found)
            rows.append((_words(self.wording.say(f"sex-age-{label}")), *cells))
        rests = (self._cell(p.rest) if p.rest is not None and (p.rest.value or 0) > 0 else _words(NOT_TOLD) for p in found)
        rows.append((_words(self.wording.say("sex-age-rest")), *rests))
        hxl = ("#affected+group", *(self._hxl(m) for m in measures for _ in WHICH))
        return self._table(block, number, title, columns, rows, hxl, notes=[self.wording.say("children-note")])

    # -- what they share ----------------------------------------------------------------------------------------------

    def _groups(self, measures: Sequence[str]) -> tuple[PartyGroup, ...]:
        if self.specification.parties:
            return self.specification.parties
        frame = self.reckoning.group(self.specification.selection(measures[0]), "perpetrator")
        names = [str(name) for name in frame.filter(frame["value"] > 0)["perpetrator"].drop_nulls().to_list()][:5]
        return tuple(PartyGroup(name, {"en": name, "fr": name}, (name,)) for name in sorted(names))

    def _selection(self, block: NamedBlock, measure: str) -> Selection:
        return self.specification.selection(measure, self.reckoning.narrowed(block.options.get("select")))

    def _at(self, block: NamedBlock, measure: str, which: str | None) -> Selection:
        period = self._period(which)
        return self._selection(block, measure).within(period.start, period.end)

    def _period(self, which: str | None) -> Period:
        return self.reckoning.period(which) if which else self.specification.period

    def _rest(self, selection: Selection, members: tuple[str, ...], parts: Sequence[tuple[str, ...]], where: str) -> tuple[Figure, Figure]:
        """What the parties leave of a whole, and what is counted under several of them."""
        whole = self.reckoning.count(selection)
        union = self.reckoning.count(selection.replace(perpetrator=members))
        counted = [self.reckoning.count(selection.replace(perpetrator=part)) for part in parts]
        return self.reckoning.keep(arithmetic.remainder(whole, [union], where)), self.reckoning.keep(arithmetic.overlap(counted, union))

    def _joint(self, measure: str, which: str | None, double: Figure) -> str:
        label = f"{self._measure(measure)}, {self._label(which)}"
        return self.wording.say("joint-note", label=label, number=self.wording.slots.put((self.wording.run(double),)))

    def _measure(self, measure: str) -> str:
        return self.wording.say(f"label-{MEASURES[measure].population}")

    def _label(self, which: str | None) -> str:
        """`Q3 2024`, or the days where it is no quarter."""
        period = self._period(which)
        if period.is_quarter:
            return self.wording.say("quarter-short", quarter=str((period.start.month + 2) // 3), year=str(period.start.year))
        return date_range(period.start, period.end, self.wording.language)

    def _then(self, figure: Figure, which: str | None) -> Runs:
        """The figure of a period; a dash where no dataset covers it, or where rival accounts leave less than nothing."""
        covered = which is None or self.reckoning.covers(which)
        return self._cell(figure) if covered and (figure.value or 0) >= 0 else _words(NOT_TOLD)

    def _cell(self, figure: Figure) -> Runs:
        return self.wording.cell(figure)

    def _table(
        self,
        block: NamedBlock,
        number: int,
        title: Runs,
        columns: Sequence[str],
        rows: Sequence[tuple[Runs, ...]],
        hxl: Sequence[str],
        *,
        notes: Sequence[str] = (),
        words: int = 1,
        total: bool = False,
    ) -> Table:
        told = [*notes, self.wording.say("dash-note")] if any(run.text == NOT_TOLD for row in rows for cell in row for run in cell) else list(notes)
        # They are of the whole table; a letter would point at one cell.
        beneath = tuple(("", self.wording.slots.runs(note)) for note in told)
        heads = tuple(map(_words, columns))
        numeric = (*([False] * words), *([True] * (len(columns) - words)))
        widths = (2.6, 1.0, *([1.0] * (len(columns) - 2))) if words == 2 else ()
        return Table(block.name, number, title, heads, tuple(rows), tuple(hxl), total=total, notes=beneath, numeric=numeric, widths=widths)


def _words(text: str) -> Runs:
    return (Words(text),)
