"""The figures of a report as one table of cells: every sum that a reader knows to hold among them, from their selections.

Sums come from what was derived (remainder, overlap, sum), from periods that adjoin, from status, sex and age; what is only
a part of another can at most equal it. Figures of former editions stand in as cells that are public already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from constat.model.figure import Figure, canonical_json
from constat.report.disclosure.cells import COARSE, DIFFERENCING, Cell, CountTable, Key, Sum
from constat.report.disclosure.coarsening import Level, too_narrow
from constat.report.disclosure.differencing import Edition, nested, protected
from constat.report.disclosure.rules import CHILDREN, Rules

_COUNT: Final = ("count", "difference")
_PARTING: Final = ("place", "country", "kind", "dataset", "perpetrator")
WHOLE: Final = 8.0
_STATUS: Final = ("civilians-killed", "fighters-killed", "killed-status-unknown")


def place_of(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """A name for a figure that says what it counts and nothing of its value: what a withheld figure is known by.

    The figure's own id will not do: it is a digest over the value too, and few values need be tried.
    """
    return "w-" + hashlib.sha256(canonical_json(_plain(figure, figures)).encode()).hexdigest()[:16]


def _plain(figure: Figure, figures: Mapping[str, Figure]) -> list[Any]:
    parts = [_plain(figures[part], figures) for part in figure.parts if part in figures]
    return [figure.kind, figure.population, figure.method, figure.selection.to_dict(), dict(figure.parameters), parts]


def key_of(figure: Figure, figures: Mapping[str, Figure]) -> Key:
    """The place of a figure's cell."""
    return ("figure", place_of(figure, figures))


def is_cell(figure: Figure) -> bool:
    """Whether a figure counts people, and so is a cell; ratios and shares follow their parts."""
    return figure.kind in _COUNT and figure.unit == "persons" and figure.value is not None


def table_of(
    figures: Mapping[str, Figure],
    rules: Rules,
    *,
    differing: Iterable[str] = (),
    former: Iterable[Edition] = (),
    others: Iterable[Cell] = (),
    sums: Iterable[Sum] = (),
    level: Level | None = None,
) -> CountTable:
    """The table of a report's figures by id. `differing` are ids withheld for differencing; `others` and `sums` are further
    cells (rows of an annex) and how they add up."""
    apart = set(differing)
    cells: dict[Key, Cell] = {}
    by_key: dict[Key, Figure] = {}
    plainest = min((len(figure.selection.to_dict()) for figure in figures.values() if is_cell(figure)), default=0)
    for id, figure in sorted(figures.items()):
        if is_cell(figure):
            key = key_of(figure, figures)
            harms = (CHILDREN,) if protected(figure) == CHILDREN else ()
            why = COARSE if figure.value and too_narrow(figure.selection, rules, harms, level) else DIFFERENCING if id in apart else ""
            # The totals that a report opens with are missed most.
            weight = WHOLE if len(figure.selection.to_dict()) == plainest and not figure.parts and not figure.parameters else 1.0
            cells.setdefault(key, Cell(key, int(figure.value or 0), protected(figure), withhold=why, weight=weight))
            by_key.setdefault(key, figure)
    for edition in former:
        for figure in edition.figures:
            if is_cell(figure) and not figure.parts:
                key = ("former", edition.name, figure.id)
                cells[key] = Cell(key, int(figure.value or 0), protected(figure), public=True)
                by_key[key] = figure
    for cell in others:
        cells.setdefault(cell.key, cell)
    found = [*_derived(figures), *_same(by_key), *_periods(by_key), *_statuses(by_key), *_sexes(by_key), *_rows(by_key), *_nested(by_key), *sums]
    kept = dict.fromkeys(each for each in found if all(key in cells for key, _ in each.terms) and _holds(each, cells))
    return CountTable(tuple(cells.values()), tuple(kept))


def _holds(each: Sum, cells: Mapping[Key, Cell]) -> bool:
    # Between editions the data move: a sum that no longer holds tells a reader nothing for certain.
    made = sum(cells[key].value * sign for key, sign in each.terms)
    return made == 0 or (each.at_most and made < 0)


def _derived(figures: Mapping[str, Figure]) -> Iterable[Sum]:
    for figure in figures.values():
        if figure.method not in ("remainder", "overlap", "sum") or not is_cell(figure):
            continue
        if not all(part in figures and is_cell(figures[part]) for part in figure.parts):
            continue
        own = key_of(figure, figures)
        keys = [key_of(figures[part], figures) for part in figure.parts]
        if figure.method == "sum":
            yield Sum(((own, -1), *((key, 1) for key in keys)))
        else:
            sign = 1 if figure.method == "remainder" else -1
            yield Sum(((own, -1), (keys[0], sign), *((key, -sign) for key in keys[1:])))


def _same(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    first: dict[str, Key] = {}
    for key, figure in by_key.items():
        if not figure.parts:
            about = canonical_json([figure.population, figure.method, figure.selection.to_dict(), dict(figure.parameters)])
            if first.setdefault(about, key) != key:
                yield Sum(((first[about], 1), (key, -1)))


def _periods(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    """Sums among periods of one selection: each count is the difference of two points in time, so each closed way is a sum."""
    series: dict[str, list[tuple[date, date, Key]]] = {}
    for key, figure in by_key.items():
        start, end = figure.selection.period
        if start and end and not figure.parts:
            about = canonical_json([figure.population, figure.method, figure.selection.within(None, None).to_dict(), dict(figure.parameters)])
            series.setdefault(about, []).append((start, end + timedelta(days=1), key))
    for spans in series.values():
        reach: dict[date, dict[date, list[tuple[Key, int]]]] = {}
        # Short periods first: they make the ways along which the longer ones are taken apart.
        for start, end, key in sorted(spans, key=lambda span: ((span[1] - span[0]).days, span)):
            way = _way(reach, start, end)
            if way is not None:
                yield Sum(((key, -1), *way))
            else:
                reach.setdefault(start, {})[end] = [(key, 1)]
                reach.setdefault(end, {})[start] = [(key, -1)]


def _way(reach: Mapping[date, Mapping[date, list[tuple[Key, int]]]], start: date, end: date) -> tuple[tuple[Key, int], ...] | None:
    seen: dict[date, tuple[tuple[Key, int], ...]] = {start: ()}
    heads = [start]
    while heads:
        here = heads.pop(0)
        for there, step in sorted(reach.get(here, {}).items()):
            if there not in seen:
                seen[there] = (*seen[here], *step)
                heads.append(there)
    return seen.get(end)


def _statuses(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    """The dead by status, within all the dead of the same selection."""
    known: dict[tuple[str, str], Key] = {}
    for key, figure in by_key.items():
        if figure.method == "sum-of-events" and figure.selection.victims is None:
            known[canonical_json(figure.selection.replace(measure="incidents").to_dict()), figure.measure] = key
    for (about, measure), whole in known.items():
        parts = [known[about, status] for status in _STATUS if (about, status) in known]
        if measure == "killed" and len(parts) > 1:
            yield from _within(by_key, whole, parts)


def _sexes(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    """Sex and age, within the count that they are of."""
    wholes = {figure.selection.canonical(): key for key, figure in by_key.items() if figure.method == "sum-of-events"}
    parts: dict[str, list[Key]] = {}
    for key, figure in by_key.items():
        if figure.method == "sex-and-age":
            parts.setdefault(figure.selection.canonical(), []).append(key)
    for about, keys in parts.items():
        if about in wholes:
            yield from _within(by_key, wholes[about], keys)


def _rows(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    """Counts that differ in one place, country, kind, dataset or perpetrator make up the count without it, or a part of it."""
    wholes = {figure.selection.canonical(): key for key, figure in by_key.items() if figure.method == "sum-of-events"}
    groups: dict[tuple[str, str], list[Key]] = {}
    for key, figure in by_key.items():
        if figure.method == "sum-of-events":
            for name in _PARTING:
                if len(getattr(figure.selection, name)) == 1:
                    groups.setdefault((figure.selection.replace(**{name: ()}).canonical(), name), []).append(key)
    for (about, _), keys in groups.items():
        if about in wholes and len(keys) > 1:
            yield from _within(by_key, wholes[about], keys)


def _within(by_key: Mapping[Key, Figure], whole: Key, parts: list[Key]) -> Iterable[Sum]:
    """The parts make the whole where they do (a reader may know it); else at most."""
    made = sum(by_key[part].value or 0 for part in parts)
    yield Sum(((whole, -1), *((part, 1) for part in parts)), at_most=made != by_key[whole].value)


def _nested(by_key: Mapping[Key, Figure]) -> Iterable[Sum]:
    """What counts only people whom another figure counts too is at most as many; the nearest such figures suffice."""
    plain = [(key, figure) for key, figure in by_key.items() if figure.method in ("sum-of-events", "sex-and-age")]
    wider = {key: [other for other, outer in plain if nested(figure, outer)] for key, figure in plain}
    for key, others in wider.items():
        beyond = {far for other in others for far in wider[other]}
        yield from (Sum(((key, 1), (other, -1)), at_most=True) for other in others if other not in beyond)
    for key, figure in by_key.items():
        if figure.method in ("listed", "not-drawn"):
            yield from (Sum(((key, 1), (other, -1)), at_most=True) for other, whole in plain if whole.selection == figure.selection)
