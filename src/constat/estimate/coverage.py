"""What the datasets covered in the periods of a comparison: a fall in reports is not a fall in violence.

For each dataset: the days of the period that lie within its own span (first to last event of the dataset), the events that
it tells of the same places in the period whoever did them, and how many sources it names for an event. Where one of these
fell, a fall in the count may be the dataset's, not the country's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from constat.events.query import Table
from constat.model import Selection

Period = tuple[date, date]
PARTLY: Final = 0.9
"""Share of a period's days below which a dataset covers it only partly."""


@dataclass(frozen=True, slots=True)
class DatasetCoverage:
    """What one dataset covered in two periods: its own span, share of days within it, events told, sources an event."""

    dataset: str
    first: date
    last: date
    share: float
    share_against: float
    events: int
    events_against: int
    sources: float | None
    """Mean number of sources an event of the period; None where the dataset names none."""
    sources_against: float | None

    @property
    def outside(self) -> bool:
        """Whether one of the periods lies wholly outside the dataset's span."""
        return self.share == 0 or self.share_against == 0

    @property
    def partly(self) -> bool:
        """Whether the dataset covers one of the periods only in part."""
        return min(self.share, self.share_against) < PARTLY

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "dataset": self.dataset, "first": self.first.isoformat(), "last": self.last.isoformat(),
            "share_of_days": self.share, "share_of_days_against": self.share_against,
            "events": self.events, "events_against": self.events_against,
            "sources_per_event": self.sources, "sources_per_event_against": self.sources_against,
        }


def coverage_of(table: Table, selection: Selection, period: Period, against: Period) -> tuple[DatasetCoverage, ...]:
    """One row per dataset that the selection draws on, by name."""
    # Whoever did it and whatever was done: what matters is whether the dataset looked.
    looked = _looked(selection)
    told, told_against = (table.observed(looked.within(*span)) for span in (period, against))
    rows = []
    for name, (first, last) in _spans(table, selection).items():
        now, then = told.get(name), told_against.get(name)
        rows.append(
            DatasetCoverage(
                name, first, last, _share(period, first, last), _share(against, first, last),
                now.events if now else 0, then.events if then else 0, now.sources if now else None, then.sources if then else None,
            )
        )
    return tuple(rows)


def _share(period: Period, first: date, last: date) -> float:
    """Share of the period's days that lie within first..last."""
    inside = (min(period[1], last) - max(period[0], first)) // timedelta(days=1) + 1
    return max(0, inside) / ((period[1] - period[0]) // timedelta(days=1) + 1)


@dataclass(frozen=True, slots=True)
class PeriodCoverage:
    """Whether any dataset of the selection covers a period, and the span that they cover together."""

    start: date | None
    end: date | None
    spans: Sequence[Period]

    @property
    def outside(self) -> bool:
        """Whether the period lies wholly outside every dataset's span, or reaches beyond all of them by a tenth of its days."""
        if not self.spans:
            return True
        first, last = min(s for s, _ in self.spans), max(e for _, e in self.spans)
        period = (self.start or first, self.end or last)
        return period[1] < period[0] or max(_share(period, s, e) for s, e in self.spans) < PARTLY

    def said(self) -> dict[str, str]:
        """The values of the sentence that says so."""
        first = min((s for s, _ in self.spans), default=None)
        last = max((e for _, e in self.spans), default=None)
        return {name: day.isoformat() if day else "…" for name, day in (("start", self.start), ("end", self.end), ("first", first), ("last", last))}


def period_coverage(table: Table, selection: Selection, start: date | None, end: date | None) -> PeriodCoverage:
    """Whether the datasets that the selection draws on cover the period at all."""
    return PeriodCoverage(start, end, list(_spans(table, selection).values()))


def _looked(selection: Selection) -> Selection:
    """The places and datasets of the selection, whoever did whatever."""
    return Selection(
        country=selection.country, place=selection.place, pcode=selection.pcode, cell=selection.cell, box=selection.box,
        dataset=selection.dataset, origin=selection.origin,
    )


def _spans(table: Table, selection: Selection) -> dict[str, Period]:
    """Spans of the datasets that ever tell of the selection's places, by name."""
    spans = table.spans()
    return {name: spans[name] for name in sorted(table.observed(_looked(selection)))}
