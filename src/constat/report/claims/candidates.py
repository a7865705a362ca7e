"""The nearest other readings of a claim that the data do not support.

Published numbers often fail by their unit or their population: victims called violations, the dead of all parties called
civilians. So the same assertion is tried with the measure, the kind of violence, the party's role and the period widened or
exchanged, one step and then two; those under which it holds come first, then those that come nearest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from constat.errors import ConstatError
from constat.events.query import Table
from constat.model import MEASURES, Selection
from constat.report.claims.checking import SUPPORTED, Answer, Candidate, evaluate
from constat.report.claims.reading import Assertion

MOST: Final = 5
_MEASURES: Final = tuple(MEASURES)


def nearest(table: Table, own: Answer, most: int = MOST) -> tuple[Candidate, ...]:
    """At most `most` candidates: those that hold first, then by how few things were changed, then by distance. What neither
    holds nor comes nearer than the claim's own reading is not listed."""
    claim = own.claim
    if claim.asserts.kind not in ("count", "ratio", "direction"):
        return ()
    steps = list(_steps(claim.selection, claim.asserts))
    pairs = [(first, second) for i, first in enumerate(steps) for second in steps[i + 1 :] if first[0].split(":")[0] != second[0].split(":")[0]]
    limit = math.inf if own.found is None or not math.isfinite(own.found.value) else _distance(own)
    found: list[tuple[tuple[bool, int, float], Candidate]] = []
    tried: set[str] = set()
    for changes in [*((step,) for step in steps), *pairs]:
        if len(changes) > 1 and sum(candidate.holds for _, candidate in found) >= most:
            break  # Enough readings one step away hold; none two steps away comes before them.
        selection, asserts = claim.selection, claim.asserts
        for _, change in changes:
            selection, asserts = change(selection, asserts)
        key = f"{selection.canonical()}|{asserts.period}|{asserts.against}"
        if key in tried:
            continue
        tried.add(key)
        try:
            given = evaluate(table, selection, asserts)
        except ConstatError:
            continue  # This reading has no meaning in these data (a measure that is not told by status).
        if given.found is None or not math.isfinite(given.found.value) or not any(figure.value for figure in given.figures):
            continue
        holds, distance = given.verdict == SUPPORTED, _distance(given)
        if not holds and distance >= limit:
            continue
        candidate = Candidate(tuple(name for name, _ in changes), selection, given.found.value, holds, given.figures)
        found.append(((not holds, len(changes), 0.0 if holds else distance), candidate))
    return tuple(candidate for _, candidate in sorted(found, key=lambda pair: pair[0])[:most])


class _Change:
    """A change of selection and assertion together."""

    def __init__(self, **keys: object) -> None:
        self.keys = keys

    def __call__(self, selection: Selection, asserts: Assertion) -> tuple[Selection, Assertion]:
        return selection.replace(**self.keys), asserts


class _Shift:
    """Another period: the whole year, the quarter around it, a week either way."""

    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end

    def __call__(self, selection: Selection, asserts: Assertion) -> tuple[Selection, Assertion]:
        return selection.within(self.start, self.end), asserts


class _SameQuarterLastYear:
    """A change against the same months one year earlier."""

    def __call__(self, selection: Selection, asserts: Assertion) -> tuple[Selection, Assertion]:
        assert asserts.period is not None
        start, end = (_year_earlier(day) for day in asserts.period)
        return selection, replace(asserts, against=(start, end))


def _steps(selection: Selection, asserts: Assertion) -> Iterator[tuple[str, _Change | _Shift | _SameQuarterLastYear]]:
    """Each single change, named `what:how`."""
    for measure in _MEASURES:
        if measure != selection.measure:
            yield f"measure:{measure}", _Change(measure=measure, victims=None)
    if selection.kind:
        yield "kind:all", _Change(kind=())
    for kind in ("one-sided", "state-based", "non-state"):
        if selection.kind != (kind,):
            yield f"kind:{kind}", _Change(kind=(kind,))
    if selection.perpetrator:
        yield "party:any-side", _Change(perpetrator=(), party=selection.perpetrator)
        yield "party:all", _Change(perpetrator=(), party=())
    if selection.party:
        yield "party:perpetrator", _Change(perpetrator=selection.party, party=())
        yield "party:all", _Change(perpetrator=(), party=())
    if selection.place:
        yield "place:whole-country", _Change(place=())
    if len(selection.dataset) > 1:
        for name in selection.dataset:
            yield f"dataset:{name}", _Change(dataset=(name,))
    if asserts.kind == "count" and selection.start and selection.end:
        start, end = selection.start, selection.end
        yield "period:year", _Shift(date(start.year, 1, 1), date(start.year, 12, 31))
        yield "period:week-around", _Shift(start - timedelta(days=7), end + timedelta(days=7))
        yield "period:month", _Shift(start.replace(day=1), _month_end(end))
    if asserts.kind in ("ratio", "direction") and asserts.period:
        yield "against:same-months-last-year", _SameQuarterLastYear()


def _distance(given: Answer) -> float:
    """How far the value is from the nearest bound that would make the claim true, on the log scale."""
    assert given.found is not None
    value = max(given.found.value, 0.1)
    asserts = given.claim.asserts
    if asserts.kind == "direction":
        return 0.0 if (value > 1) == (asserts.direction == "increased") else abs(math.log(value))
    bounds = [b for b in (asserts.low, asserts.high) if b is not None]
    return min(abs(math.log(value / max(b, 0.1))) for b in bounds) if bounds else 0.0


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)
