"""What a trend page shows of one selection: its months, its changes and its trend, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from constat.estimate.change.points import Changes, find_changes
from constat.estimate.change.series import Series, monthly
from constat.estimate.change.trend import LEAST_MONTHS, Trend, find_trend

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection


@dataclass(frozen=True, slots=True)
class Overview:
    """A series with its changes and, where it is long enough, its trend."""

    series: Series
    changes: Changes
    trend: Trend | None

    def to_json(self) -> dict[str, Any]:
        """Its parts, for JSON."""
        return {"changes": self.changes.to_json(), "trend": self.trend.to_json() if self.trend else None}

    def say(self, language: str | None = None) -> tuple[str, ...]:
        """The sentences that stand above the chart."""
        return (self.changes.say(language), *((self.trend.say(language),) if self.trend else ()))

    def explain(self, language: str | None = None) -> tuple[str, ...]:
        """The paragraphs for a methods section."""
        return (self.changes.explain(language), *((self.trend.explain(language),) if self.trend else ()))

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """The chart of levels and dates, as Vega-Lite."""
        return self.changes.plot(language)


def overview(table: Table, selection: Selection, *, seed: int = 1) -> Overview:
    """The overview of a selection. Refused (`BadInput`) where it has fewer than twelve whole months or nothing was counted."""
    series = monthly(table, selection)
    changes = find_changes(series, seed=seed)
    long = len(series) >= LEAST_MONTHS and sum(1 for n in series.counts if n) >= 6
    return Overview(series, changes, find_trend(series) if long else None)
