"""The figures of one report: every count asked for once, kept by name, and derived where the specification says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

import polars as pl

from constat.errors import BadSpecification
from constat.estimate.comparison import Comparison, compare
from constat.events import subsets
from constat.events.query import Table
from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.model.selection import Selection, parse_period
from constat.report import arithmetic
from constat.report.disclosure.gate import Decision
from constat.report.disclosure.rules import OFF
from constat.report.disclosure.veil import Veil, is_public
from constat.report.periods import Period
from constat.report.specification import NamedFigure, PartyGroup, Specification

AGAINST: Final = ("previous", "last-year")


@dataclass(frozen=True)
class Change:
    """Two counts of one selection in two periods. `ratio` is the figure printed as `+119 %`; `wording`, which costs more, says
    whether it may be called an increase."""

    now: Figure
    before: Figure
    ratio: Figure
    which: str
    compared: Callable[[], Comparison]
    veiled: Callable[[], bool] = lambda: False
    """Whether one of its counts is withheld: then nothing is said of how it moved."""

    @cached_property
    def wording(self) -> str:
        """increased, decreased, no-clear-change or not-comparable."""
        return self.compared().wording

    @property
    def prints_percentage(self) -> bool:
        """Whether the base is large enough for a percentage."""
        return not self.veiled() and self.ratio.value is not None and (self.before.value or 0) >= arithmetic.SMALL_BASE

    @property
    def told(self) -> bool:
        """Whether the data tell this measure in either period."""
        return self.now.value is not None or self.before.value is not None


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole and its parts by label id, with what they leave (None where nothing)."""

    whole: Figure
    parts: tuple[tuple[str, Figure], ...]
    rest: Figure | None = None


class Reckoning:
    """Counts, changes, shares and parts of one report, each computed once. `figures` holds all that were made, by id."""

    def __init__(self, table: Table, specification: Specification) -> None:
        self.table = table
        self.specification = specification
        self.figures: dict[str, Figure] = {}
        self.events: dict[str, Any] = {}
        """Incidents printed by name: place in the annex -> id, value."""
        self.rows_shown: dict[str, dict[str, Any]] = {}
        """Rows of incidents that the text or an annex shows, by event."""
        self.veil = Veil()
        """What disclosure control withholds; nothing until it has judged."""
        self.decision = Decision(OFF)
        self._counts: dict[str, Figure] = {}
        self._changes: dict[tuple[str, str], Change] = {}
        self._named: dict[str, Figure | Change | Parts] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._open: list[str] = []

    # -- figures by what they count -----------------------------------------------------------------------------------

    def keep(self, figure: Figure) -> Figure:
        """Remembers a figure, so that it can be printed and traced."""
        self.figures[figure.id] = figure
        return figure

    def published(self, figure: Figure) -> Figure:
        """A figure as it is published, kept with its parts; the same unless disclosure control is enforced."""
        if self.veil.hides_any and not is_public(figure):
            parts = tuple(self.published(self.figures[part]).id for part in figure.parts if part in self.figures)
            figure = self.veil.public(figure, parts)
        return self.keep(figure)

    def lay(self, veil: Veil) -> None:
        """Lays a veil over all that is printed from now on."""
        self.veil, self.events = veil, {}

    def count(self, selection: Selection) -> Figure:
        """The count of a selection."""
        key = selection.canonical()
        if key not in self._counts:
            self._counts[key] = self.keep(self.table.count(selection))
        return self._counts[key]

    def period(self, which: str) -> Period:
        """The period that `previous`, `last-year` or `A..B` means."""
        own = self.specification.period
        if which == "previous":
            return own.former()
        if which == "last-year":
            return own.a_year_before()
        return Period(*parse_period(which))

    def covers(self, which: str) -> bool:
        """Whether any dataset of the report has days in that period: where none has, a count of nought would be no finding."""
        period = self.period(which)
        return any(first <= period.end and period.start <= last for _, _, first, last in self.datasets())

    def change(self, selection: Selection, which: str, where: str) -> Change:
        """The selection's period compared with another."""
        start, end = selection.period
        assert start is not None
        assert end is not None
        against = self.period(which)
        key = (selection.canonical(), which)
        if key not in self._changes:
            now, before = self.count(selection), self.count(selection.within(against.start, against.end))

            def compared() -> Comparison:
                return compare(self.table, selection, (start, end), (against.start, against.end))[0]

            ratio = self.keep(arithmetic.change(now, before, where))
            self._changes[key] = Change(now, before, ratio, which, compared, lambda: self.veil.mark(ratio) is not None)
        return self._changes[key]

    def changes_made(self) -> tuple[Change, ...]:
        """Every comparison made so far."""
        return tuple(self._changes.values())

    def told(self, measure: str) -> bool:
        """Whether the data tell this measure in the report's period, the one before or the same a year earlier."""
        return any(self.change(self.specification.selection(measure), which, measure).told for which in AGAINST)

    def share(self, part: Figure, whole: Figure, where: str) -> Figure:
        """The share of a part in its whole."""
        return self.keep(arithmetic.share(part, whole, where))

    def group(self, selection: Selection, by: str) -> pl.DataFrame:
        """Rows of the grouped table, largest value first, then by name."""
        frame = self.table.group(selection, by=[by])
        return frame.sort(["value", by], descending=[True, False], nulls_last=True)

    def remainder(self, whole: Figure, part: Figure | None) -> Figure:
        """What a part leaves of its whole."""
        return self.keep(arithmetic.remainder(whole, [part] if part else [], whole.selection.canonical()))

    def incidents(self, selection: Selection, columns: tuple[str, ...], limit: int) -> list[dict[str, Any]]:
        """The contributions of the greatest value, then by id: the event's columns with `id`, `value`, `accounts` (how many
        rival accounts of it there are; the first one's columns stand) and `behind` (the row of each account)."""
        key = f"{selection.canonical()} {limit}"
        if key not in self._rows:
            told = self.table.contributions(selection, limit)
            rows = (
                self.table.rows(selection, ["incident", *columns], order="id", behind=told["id"].to_list())
                .drop("value")
                .with_columns(id=subsets.CONTRIBUTION)
            )
            behind = rows.join(told.select("id"), on="id", how="semi")
            accounts = behind.group_by("id").len("accounts")
            first = behind.unique("id", keep="first", maintain_order=True)
            joined = told.select("id", "value", "at_least").join(first, on="id", how="left").join(accounts, on="id", how="left")
            listed = joined.sort(["value", "id"], descending=[True, False]).to_dicts()
            rivals: dict[str, list[dict[str, Any]]] = {}
            for row in behind.to_dicts():
                rivals.setdefault(row["id"], []).append(row)
            self._rows[key] = [row | {"behind": rivals[row["id"]]} for row in listed]
        return self._rows[key]

    def datasets(self) -> list[tuple[str, str, date, date]]:
        """Name, version, first and last day of each dataset of the snapshot that the base selection draws on."""
        spans = self.table.spans()
        wanted = self.specification.base.dataset
        return [(name, version, *spans[name]) for name, version, _ in self.table.snapshot.datasets if name in spans and (not wanted or name in wanted)]

    def snapshot_id(self) -> str:
        """The frozen state that everything was computed on."""
        return self.table.snapshot.id

    def months(self, measure: str, select: Mapping[str, Any] | None, months: int) -> list[tuple[date, Figure]]:
        """First day and count of each month up to the end of the report's period."""
        found = []
        end = self.specification.period.end
        first = date(end.year, end.month, 1)
        for back in range(months - 1, -1, -1):
            index = first.year * 12 + first.month - 1 - back
            start = date(index // 12, index % 12 + 1, 1)
            after = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
            span = Period(start, after - timedelta(days=1))
            found.append((start, self.count(self.specification.selection(measure, self.narrowed(select), span))))
        return found

    def cells(self, selection: Selection) -> tuple[list[tuple[int, float]], Figure]:
        """Value of each grid cell from what is located precisely, and the figure of what is not drawn."""
        whole = self.count(selection)
        return subsets.cells(self.table, whole), self.keep(subsets.not_drawn(self.table, whole))

    def imprecise(self) -> list[tuple[str, Figure]]:
        """How many incidents of the period are dated less precisely than to the day, and placed less than to the district."""
        every = self.count(self.specification.selection("incidents"))
        return [(what, self.keep(figure)) for what, figure in subsets.loosely_known(self.table, every)]

    def recorded_late(self, every: Figure) -> dict[str, Figure]:
        """Of a number of incidents, those known only after the period (`late`), and those of which no day is told (`untold`)."""
        return {what: self.keep(figure) for what, figure in subsets.recorded_late(self.table, every)}

    def listed(self, whole: Figure, by: Figure, limit: int) -> Figure:
        """What the greatest contributions to a figure make of a whole."""
        return self.keep(subsets.listed(self.table, whole, by, limit))

    def changes(self) -> Mapping[str, float]:
        """Every percentage of change computed so far, by what it counts: the candidates when a text claims another."""
        found: dict[str, float] = {}
        for change in self._changes.values():
            if change.ratio.value is not None:
                about = change.now.selection.to_dict()
                who = ", ".join((*about.get("perpetrator", ()), *about.get("party", ())))
                found[f"{change.now.population}{f' ({who})' if who else ''}, {change.which}"] = (change.ratio.value - 1) * 100
        return found

    # -- figures by name ----------------------------------------------------------------------------------------------

    def named(self, name: str, where: str) -> Figure | Change | Parts:
        """What the specification's figure of that name comes to."""
        if name not in self._named:
            entry = self.specification.figures.get(name)
            if entry is None:
                known = ", ".join(self.specification.figures) or "-"
                raise BadSpecification("figure-unknown", room="report", where=where, name=name, known=known)
            if name in self._open:
                raise BadSpecification("figure-circular", room="report", name=" > ".join([*self._open, name]))
            self._open.append(name)
            try:
                self._named[name] = getattr(self, f"_make_{entry.kind}")(entry)
            finally:
                self._open.pop()
            self._hold_to(entry, self._named[name])
        return self._named[name]

    def plain(self, name: str, where: str) -> Figure:
        """A named figure that is one number."""
        found = self.named(name, where)
        if isinstance(found, Change):
            return found.ratio
        return found.whole if isinstance(found, Parts) else found

    def _make_count(self, entry: NamedFigure) -> Figure:
        return self.count(self._selection(entry, str(entry.of)))

    def _selection(self, entry: NamedFigure, measure: str) -> Selection:
        if measure not in MEASURES:
            raise BadSpecification("spec-measure", room="report", figure=entry.name, name=measure, known=", ".join(MEASURES))
        which = entry.options.get("period")
        return self.specification.selection(measure, self.narrowed(entry.options.get("select")), self.period(str(which)) if which else None)

    def narrowed(self, select: Mapping[str, Any] | None) -> dict[str, Any]:
        """The keys of a `select`, with `group: id` spelt out as the perpetrators of that group of parties."""
        given = dict(select or {})
        if "group" in given:
            given["perpetrator"] = list(self.party(str(given.pop("group"))).members)
        return given

    def party(self, id: str) -> PartyGroup:
        """The group of parties of that id."""
        for group in self.specification.parties:
            if group.id == id:
                return group
        raise BadSpecification("spec-no-party", room="report", party=id, known=", ".join(g.id for g in self.specification.parties) or "-")

    def _make_compare(self, entry: NamedFigure) -> Change:
        where = f"figures.{entry.name}"
        if "to" in entry.options:
            now, before = self.plain(str(entry.of), where), self.plain(str(entry.options["to"]), where)
            arithmetic.require_comparable(now, before, where)
            start, end = before.selection.period
            return self.change(now.selection, f"{start}..{end}", where)
        of = str(entry.of)
        selection = self.specification.selection(of) if of in MEASURES else self.plain(of, where).selection
        return self.change(selection, str(entry.options.get("against", "previous")), where)

    def _make_share(self, entry: NamedFigure) -> Figure:
        where = f"figures.{entry.name}"
        return self.share(self.plain(str(entry.of), where), self.plain(str(entry.options["of"]), where), where)

    def _make_sum(self, entry: NamedFigure) -> Parts:
        where = f"figures.{entry.name}"
        names = [str(part) for part in entry.of]
        parts = [self.plain(name, where) for name in names]
        left = entry.options.get("left_out")
        left_out = self.plain(str(left), where) if left else None
        if "whole" in entry.options:
            whole = self.plain(str(entry.options["whole"]), where)
            arithmetic.require_adds_up(whole, parts, left_out, names, where)
        else:
            whole = self.keep(arithmetic.total(parts, where))
        return Parts(whole, tuple(zip(names, parts, strict=True)), left_out)

    def _make_breakdown(self, entry: NamedFigure) -> Parts:
        where = f"figures.{entry.name}"
        if "parts" in entry.options:
            whole = self.plain(str(entry.of), where)
            names = [str(part) for part in entry.options["parts"]]
            left = entry.options.get("left_out")
            left_out = self.plain(str(left), where) if left else None
            parts = [self.plain(name, where) for name in names]
            arithmetic.require_adds_up(whole, parts, left_out, names, where)
            return Parts(whole, tuple(zip(names, parts, strict=True)), left_out)
        return self.sex_and_age(self._selection(entry, str(entry.of)))

    def sex_and_age(self, selection: Selection) -> Parts:
        """A count of civilians by sex and age as told, with what is not told."""
        whole = self.count(selection)
        parts = tuple((group, self.keep(figure)) for group, figure in subsets.by_sex_and_age(self.table, whole) if figure.value)
        rest = self.keep(arithmetic.remainder(whole, [figure for _, figure in parts], selection.canonical()))
        return Parts(whole, parts, rest if rest.value else None)

    def _hold_to(self, entry: NamedFigure, made: Figure | Change | Parts) -> None:
        says = entry.options.get("says")
        if says is not None:
            self.hold(str(says), made, f"figures.{entry.name}")

    def hold(self, says: str, made: Figure | Change | Parts, where: str) -> None:
        """Refuses what an author expects a figure to say, where it says otherwise."""
        if isinstance(made, Change):
            self._widen(made)
            arithmetic.require_says(says, made.ratio.value, percent=True, where=where, others=self.changes())
        else:
            value = made.whole.value if isinstance(made, Parts) else made.value
            if isinstance(made, Figure) and made.kind == "share" and value is not None:
                value = round(value * 100)
            arithmetic.require_says(says, value, percent=False, where=where, others={})

    def _widen(self, change: Change) -> None:
        """Computes the same change for other measures and for all parties, so that a refusal can name what comes nearest."""
        selection = change.now.selection
        for measure in ("incidents", "killed", "civilians-killed"):
            for wider in (selection, selection.replace(perpetrator=(), party=())):
                self.change(wider.replace(measure=measure), change.which, "nearest")
