"""The charts of change: Vega-Lite specifications with words in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Protocol

from constat.language import phrases

if TYPE_CHECKING:
    from constat.estimate.change.series import Series

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
DEEP: Final = "#17395c"
PALE: Final = "#a9bccd"
WARM: Final = "#a8481c"
SOFT: Final = "#566472"
WIDTH: Final = 620
CONFIG: Final[dict[str, Any]] = {
    "font": "Libertinus Serif, Georgia, serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 11, "titleFontSize": 11, "labelColor": "#1b2733", "titleColor": SOFT, "titleFontWeight": "normal"},
    "legend": {"labelFontSize": 11, "title": None, "orient": "top", "symbolType": "stroke"},
}


class Stretch(Protocol):
    """A stretch with one level."""

    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...
    @property
    def mean(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class Dated(Protocol):
    """Something that lies between two months."""

    @property
    def month(self) -> date: ...
    @property
    def earliest(self) -> date: ...
    @property
    def latest(self) -> date: ...


def as_json(value: Any) -> Any:
    """The value with dates as ISO text, tuples as lists and what is no number as null."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    return value


def along(field: str = "month") -> dict[str, Any]:
    """The axis of time. Dates are drawn as they are written, whatever the reader's time zone."""
    axis = {"format": "%Y", "tickCount": "year", "labelOverlap": True, "grid": False}
    return {"field": field, "type": "temporal", "title": None, "axis": axis, "scale": {"type": "utc"}}


def upward(title: str, field: str = "count") -> dict[str, Any]:
    """The axis of numbers."""
    return {"field": field, "type": "quantitative", "title": title, "axis": {"domain": False, "ticks": False, "gridColor": "#dfe4e8", "tickCount": 5}}


def levels_chart(series: Series, levels: Sequence[Stretch], points: Sequence[Dated], chances: Sequence[float], language: str) -> dict[str, Any]:
    """Counts and levels above; below, where a change is told, how likely each month is to begin the new level."""
    told = phrases("estimate", language)
    counts = {"values": [{"month": m.isoformat(), "count": n} for m, n in zip(series.months, series.counts, strict=True)]}
    steps = {"values": [{"from": s.first.isoformat(), "to": _end(s.last), "mean": s.mean, "low": s.low, "high": s.high} for s in levels]}
    spans = {"values": [{"from": p.earliest.isoformat(), "to": _end(p.latest), "month": p.month.isoformat()} for p in points]}
    title = upward(told.say("chart-count"))
    layers: list[dict[str, Any]] = [
        {"data": spans, "mark": {"type": "rect", "color": "#f3e3d8"}, "encoding": {"x": along("from"), "x2": {"field": "to"}}},
        {"data": steps, "mark": {"type": "rect", "color": PALE, "opacity": 0.45},
         "encoding": {"x": along("from"), "x2": {"field": "to"}, "y": title | {"field": "low"}, "y2": {"field": "high"}}},
        {"data": counts, "mark": {"type": "line", "color": SOFT, "strokeWidth": 1}, "encoding": {"x": along(), "y": title}},
        {"data": counts, "mark": {"type": "point", "filled": True, "size": 14, "color": SOFT}, "encoding": {"x": along(), "y": title}},
        {"data": steps, "mark": {"type": "rule", "color": DEEP, "strokeWidth": 3},
         "encoding": {"x": along("from"), "x2": {"field": "to"}, "y": title | {"field": "mean"}}},
        {"data": spans, "mark": {"type": "rule", "color": WARM, "strokeDash": [5, 3], "strokeWidth": 1.5}, "encoding": {"x": along("month")}},
    ]
    upper: dict[str, Any] = {"width": WIDTH, "height": 220, "layer": layers}
    if not points:
        return {"$schema": SCHEMA, "background": "white", "config": CONFIG, **upper}
    rows = {"values": [{"month": m.isoformat(), "chance": round(p, 6)} for m, p in zip(series.months, chances, strict=True)]}
    lower = {
        "width": WIDTH, "height": 60, "data": rows, "mark": {"type": "bar", "color": WARM, "width": max(1.5, WIDTH / len(series) - 1)},
        "encoding": {
            "x": along(), "y": upward(told.say("chart-chance"), "chance") | {"axis": {"format": "%", "tickCount": 2, "domain": False, "ticks": False}},
        },
    }
    return {"$schema": SCHEMA, "background": "white", "config": CONFIG, "vconcat": [upper, lower], "resolve": {"scale": {"x": "shared"}}}


def _end(month: date) -> str:
    """The first day after the month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1).isoformat()


def trend_chart(series: Series, fitted: Sequence[float], language: str) -> dict[str, Any]:
    """The counts as points, the fitted means as a line."""
    told = phrases("estimate", language)
    rows = [{"month": m.isoformat(), "count": n, "fitted": round(f, 4)} for m, n, f in zip(series.months, series.counts, fitted, strict=True)]
    title = upward(told.say("chart-count"))
    return {
        "$schema": SCHEMA, "background": "white", "config": CONFIG, "width": WIDTH, "height": 220, "data": {"values": rows},
        "layer": [
            {"mark": {"type": "point", "filled": True, "size": 18, "color": SOFT}, "encoding": {"x": along(), "y": title}},
            {"mark": {"type": "line", "color": DEEP, "strokeWidth": 2}, "encoding": {"x": along(), "y": title | {"field": "fitted"}}},
        ],
    }
