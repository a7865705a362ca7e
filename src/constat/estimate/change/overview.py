"""What a trend page shows of one selection: its months, its changes and its trend, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from constat.estimate.change.points import Changes, find_changes
from constat.estimate.change.series import Series, monthly
from constat.estimate.change.trend import LEAST_MONTHS, Trend, find_trend
from constat.estimate.presence.keeping import entries_of
from constat.estimate.presence.watching import Watched, here, watched
from constat.language import current_language, month_name, phrases

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection


@dataclass(frozen=True, slots=True)
class Overview:
    """A series with its changes and, where it is long enough, its trend; and who watched while it moved."""

    series: Series
    changes: Changes
    trend: Trend | None
    ends: Watched | None = None
    """The last twelve months against the first twelve; None where no coverage is recorded of these places."""
    steps: tuple[Watched | None, ...] = ()
    """Of each change, the twelve months from it on against the twelve before."""

    @property
    def confounded(self) -> bool:
        """Whether the trend moved together with the number of those who watched."""
        return self.trend is not None and _together(self.trend.ratio, self.ends)

    def to_json(self) -> dict[str, Any]:
        """Its parts, for JSON."""
        return {
            "changes": self.changes.to_json(), "trend": self.trend.to_json() if self.trend else None, "confounded": self.confounded,
            "watched": self.ends.to_json() if self.ends else None, "watched_at_changes": [seen.to_json() if seen else None for seen in self.steps],
        }

    def say(self, language: str | None = None) -> tuple[str, ...]:
        """The sentences that stand above the chart. What moved together with those who could report is not called rising or falling."""
        from constat.estimate.presence.saying import say_watched

        language = language or current_language()
        told = phrases("estimate", language)
        lines = [self.changes.say(language)]
        for point, seen in zip(self.changes.points, self.steps, strict=False):
            if seen is not None and _together(point.ratio, seen):
                lines.append(told.say("change-confounded", month=month_name(point.month, language), told=say_watched(seen, language)))
        if self.trend is not None:
            lines.append(told.say("trend-confounded", months=len(self.series)) if self.confounded else self.trend.say(language))
        watch = say_watched(self.ends, language)
        lines.append(told.say("trend-watched", told=watch) if self.ends else watch)
        return tuple(lines)

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
    entries = here(table, selection, entries_of(table.workspace))
    last = series.month(len(series) - 1)
    ends = watched(entries, _year(_back(last, 11)), _year(series.first))
    steps = tuple(watched(entries, _year(point.month), _year(_back(point.month, 12))) for point in changes.points)
    return Overview(series, changes, find_trend(series) if long else None, ends, steps)


def _together(ratio: float, seen: Watched | None) -> bool:
    return seen is not None and ((ratio < 1 and seen.fell) or (ratio > 1 and seen.rose))


def _year(first: date) -> tuple[date, date]:
    """The twelve months from that one on."""
    return first, _back(first, -12) - timedelta(days=1)


def _back(month: date, months: int) -> date:
    whole = month.year * 12 + month.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)
