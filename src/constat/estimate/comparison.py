"""Two periods side by side: the ratio of their rates, with intervals, coverage and words that fit.

Exposure is the length of each period in days. The overdispersed interval of `estimate.rates` decides the wording, since
deaths come in clusters; the exact one is printed beside it. A fall in reports is no fall in violence: what each dataset
covered in both periods stands beside every comparison, with what the entries of coverage say of who watched, and what the
sources tell that reported in both. Where reports moved together with those who could report, the word is *confounded*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import polars as pl

from constat.errors import BadSelection
from constat.estimate.coverage import DatasetCoverage, coverage_of
from constat.estimate.panel import Panel, constant_panel
from constat.estimate.presence import Watched, entries_of, here, watched
from constat.estimate.rates import Interval, exact_interval, overdispersed_interval
from constat.events.names import fold
from constat.events.query import Table
from constat.model import Figure, Flag, Selection

Period = tuple[date, date]

INCREASED: Final = "increased"
DECREASED: Final = "decreased"
NO_CLEAR_CHANGE: Final = "no-clear-change"
NOT_COMPARABLE: Final = "not-comparable"
CONFOUNDED: Final = "confounded-by-coverage"
SMALL: Final = 10
"""Under this base, numbers are printed without a percentage."""
METHOD: Final = "rate-ratio"
METHOD_VERSION: Final = "2"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one measure did between two periods: counts, exposures in days, ratio and limits, words, coverage."""

    figure: Figure
    """The ratio itself; its parts are the two counts."""
    counted: Figure
    counted_against: Figure
    period: Period
    against: Period
    exact: Interval
    overdispersed: Interval | None
    alpha: float | None
    wording: str
    """Vocabulary of changes: increased, decreased, no-clear-change, not-comparable, confounded-by-coverage."""
    coverage: tuple[DatasetCoverage, ...]
    party: str | None = None
    flags: tuple[Flag, ...] = field(default=())
    watched: Watched | None = None
    """What the entries of coverage say of both periods; None where the workspace holds none of these places."""
    panel: Panel | None = None
    """What the sources of both periods tell; None where the interval allows no direction, and none can be contradicted."""

    @property
    def count(self) -> int:
        """The count of the period."""
        return int(self.counted.value or 0)

    @property
    def count_against(self) -> int:
        """The count of the period compared against."""
        return int(self.counted_against.value or 0)

    @property
    def exposure(self) -> int:
        """Days of the period."""
        return _days(self.period)

    @property
    def exposure_against(self) -> int:
        """Days of the period compared against."""
        return _days(self.against)

    @property
    def ratio(self) -> float | None:
        """Rate of the period over the rate against; None where the latter is zero."""
        return None if self.figure.value is None else float(self.figure.value)

    @property
    def change(self) -> float | None:
        """Relative change of the rate (1.19 for +119 %); None under a base of ten, where no percentage is printed."""
        return self.ratio - 1 if self.ratio is not None and self.count_against >= SMALL else None

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON; limits that are open are null."""
        return {
            "id": self.figure.id,
            "party": self.party,
            "measure": self.figure.measure,
            "unit": self.counted.unit,
            "population": self.counted.population,
            "period": [day.isoformat() for day in self.period],
            "against": [day.isoformat() for day in self.against],
            "count": self.count,
            "count_against": self.count_against,
            "count_id": self.counted.id,
            "count_against_id": self.counted_against.id,
            "exposure": self.exposure,
            "exposure_against": self.exposure_against,
            "exposure_unit": "days",
            "ratio": self.ratio,
            "low": self.exact.low,
            "high": self.exact.high,
            "low_nb": self.overdispersed.low if self.overdispersed else None,
            "high_nb": self.overdispersed.high if self.overdispersed else None,
            "alpha": self.alpha,
            "change": self.change,
            "wording": self.wording,
            "selection": self.figure.selection.to_dict(),
            "snapshot": self.figure.snapshot,
            "flags": [{"code": f.code, "events": f.events} for f in self.flags],
            "coverage": [c.to_json() for c in self.coverage],
            "watched": self.watched.to_json() if self.watched else None,
            "panel": self.panel.to_json() if self.panel else None,
        }


def compare(table: Table, selection: Selection, period: Period, against: Period, by: str | None = None) -> list[Comparison]:
    """One comparison of the whole selection, followed by one per party (or perpetrator) where `by` asks for them.

    The selection's own period is not used. Parties are listed by the number of the period, then by name.
    """
    if period[0] <= against[1] and against[0] <= period[1]:
        raise BadSelection("periods-overlap", room="estimate", period=_iso(period), against=_iso(against))
    whole = selection.within(None, None)
    seen = watched(here(table, whole, entries_of(table.workspace)), period, against)
    found = [_compare(table, whole, period, against, None, seen)]
    if by is None:
        return found
    if by not in ("party", "perpetrator"):
        raise BadSelection("unknown-split", room="estimate", name=by)
    names: set[str] = set()
    for span in (period, against):
        names.update(table.group(whole.within(*span), by=[by])[by].drop_nulls().to_list())
    # Civilians stand on a side in some datasets, but they are no party.
    names = {name for name in names if fold(name) not in ("civilians", "civils")}
    split = [_compare(table, whole.replace(**{by: (name,)}), period, against, name, seen) for name in sorted(names)]
    return found + sorted(split, key=lambda c: (-c.count, -c.count_against, c.party or ""))


def _compare(table: Table, selection: Selection, period: Period, against: Period, party: str | None, seen: Watched | None) -> Comparison:
    counted = table.count(selection.within(*period))
    counted_against = table.count(selection.within(*against))
    count, base = int(counted.value or 0), int(counted_against.value or 0)
    days, days_against = _days(period), _days(against)
    exact = exact_interval(count, base, days, days_against)
    width = bin_days(period, against)
    daily = {span: _daily(table, selection, span) for span in (period, against)}
    clustered = overdispersed_interval(*binned(daily[period], period, width), *binned(daily[against], against, width))
    wider = None
    if clustered is not None:
        # Clusters only ever add doubt: the interval that allows for them is never narrower than the exact one.
        highs = (exact.high, clustered.interval.high)
        wider = Interval(min(exact.low, clustered.interval.low), None if None in highs else max(h for h in highs if h is not None))
    coverage = coverage_of(table, selection, period, against)
    flags = _flags(counted, counted_against, coverage, wider)
    wording = _wording(count, base, wider, flags)
    ratio = (count / days) / (base / days_against) if base else None
    panel = constant_panel(table, selection, period, against) if wording in (INCREASED, DECREASED) else None
    wording = judged(wording, ratio, seen, panel)
    figure = Figure(
        kind="ratio", measure=counted.measure, unit="ratio", population=counted.population, value=ratio,
        low=wider.low if wider else exact.low, high=wider.high if wider else exact.high,
        selection=selection.within(*period), snapshot=counted.snapshot, method=METHOD, method_version=METHOD_VERSION,
        events=counted.events + counted_against.events, basis=counted.basis,
        parameters=(
            ("against", _iso(against)), ("alpha", clustered.alpha if clustered else None), ("bin_days", width),
            ("confidence", 0.95), ("exact_high", exact.high), ("exact_low", exact.low),
            ("exposure", days), ("exposure_against", days_against),
        ),
        parts=(counted.id, counted_against.id), flags=flags, made=counted.made,
    )
    return Comparison(
        figure, counted, counted_against, period, against, exact, wider, clustered.alpha if clustered else None, wording, coverage, party, flags, seen, panel
    )


def judged(wording: str, ratio: float | None, seen: Watched | None, panel: Panel | None) -> str:
    """The word that coverage leaves standing. What moved with coverage, or did not clearly move while coverage did, is confounded;
    a rise in spite of fewer who watch stands, and so does a fall in spite of more. Where the sources of both periods point the
    other way, or a source that fell silent may be all of it, nothing stands."""
    if wording == NOT_COMPARABLE:
        return wording
    if seen is not None and ((seen.fell and wording != INCREASED) or (seen.rose and wording != DECREASED)):
        return CONFOUNDED
    return CONFOUNDED if panel is not None and (panel.differs(ratio) or panel.explains(ratio)) else wording


def _wording(count: int, base: int, interval: Interval | None, flags: Sequence[Flag]) -> str:
    """The words that the overdispersed interval allows; without one, no direction is claimed."""
    if any(flag.code == "outside-data" for flag in flags):
        return NOT_COMPARABLE
    if interval is None or (count == 0 and base == 0):
        return NO_CLEAR_CHANGE
    if interval.low > 1:
        return INCREASED
    if interval.high is not None and interval.high < 1:
        return DECREASED
    return NO_CLEAR_CHANGE


def _flags(counted: Figure, against: Figure, coverage: Sequence[DatasetCoverage], interval: Interval | None) -> tuple[Flag, ...]:
    codes: dict[str, int] = {}
    for figure in (counted, against):
        for flag in figure.flags:
            codes[flag.code] = codes.get(flag.code, 0) + flag.events
    if min(int(counted.value or 0), int(against.value or 0)) < SMALL:
        codes["small-numbers"] = 0
    if interval is None:
        codes["too-short-for-overdispersion"] = 0
    if counted.at_least or against.at_least:
        codes["minimum"] = codes.get("minimum", 0)
    if not coverage or all(c.outside for c in coverage):
        codes["outside-data"] = 0
    elif any(c.outside for c in coverage):
        codes["partly-outside-data"] = 0
    return tuple(Flag(code, events) for code, events in sorted(codes.items()))


def bin_days(period: Period, against: Period) -> int:
    """Width of the bins that dispersion is measured over: 30 days from half a year on, else 7, else 1 under eight weeks."""
    shortest = min(_days(period), _days(against))
    return 30 if shortest >= 180 else 7 if shortest >= 56 else 1


def binned(daily: pl.DataFrame, period: Period, width: int) -> tuple[list[float], list[float]]:
    """Counts and exposures (days) per bin of `width` days from the first day on. A rest shorter than half a bin joins the
    bin before it."""
    days = _days(period)
    edges = list(range(0, days, width))
    if len(edges) > 1 and days - edges[-1] < width / 2:
        edges.pop()
    bounds = [*edges, days]
    counts = [0.0] * len(edges)
    for day, value in daily.iter_rows():
        offset = (day - period[0]).days
        counts[min(offset // width, len(edges) - 1)] += value or 0
    return counts, [float(b - a) for a, b in zip(bounds[:-1], bounds[1:], strict=True)]


def _daily(table: Table, selection: Selection, period: Period) -> pl.DataFrame:
    """Columns `day`, `value` of the days on which something was counted."""
    series = table.series(selection.within(*period), every="day")
    return series.select("start", "value")


def _days(period: Period) -> int:
    return (period[1] - period[0]) // timedelta(days=1) + 1


def _iso(period: Period) -> str:
    return f"{period[0].isoformat()}..{period[1].isoformat()}"


