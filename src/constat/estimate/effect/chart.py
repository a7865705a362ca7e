"""The charts of an effect: the unit beside its counterpart, and its gap among those of the placebos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from constat.estimate.change.chart import CONFIG, DEEP, PALE, SCHEMA, SOFT, WARM, WIDTH, along, upward
from constat.estimate.change.series import Series
from constat.estimate.effect.panel import Array, Time, written
from constat.language import phrases


def gap_chart(
    times: Sequence[Time], seen: Array, mixture: Array, gap: Array, others: Sequence[tuple[str, Array]], since: Time, treated: str, outcome: str,
    language: str,
) -> dict[str, Any]:
    """Above: seen and synthetic, named by a legend and by the kind of line. Below: gaps."""
    say = phrases("estimate", language).say
    x = _across(times)
    mark = {"type": "rule", "color": WARM, "strokeDash": [5, 3], "strokeWidth": 1.5}
    start = {"data": {"values": [{"time": written(since)}]}, "mark": mark, "encoding": {"x": x}}
    names = [treated, say("effect-chart-synthetic")]
    lines = [
        {"time": written(t), "value": float(value), "who": name}
        for name, values in zip(names, (seen, mixture), strict=True)
        for t, value in zip(times, values, strict=True)
    ]
    who: dict[str, Any] = {"field": "who", "type": "nominal", "scale": {"domain": names, "range": [DEEP, SOFT]}, "sort": names}
    dash = {"field": "who", "type": "nominal", "scale": {"domain": names, "range": [[1, 0], [6, 3]]}, "sort": names}
    above = {
        "width": WIDTH, "height": 220,
        "layer": [
            start,
            {"data": {"values": lines}, "mark": {"type": "line", "strokeWidth": 2},
             "encoding": {"x": x, "y": upward(outcome, "value") | {"scale": {"zero": False}}, "color": who, "strokeDash": dash}},
        ],
    }  # fmt: skip
    y = upward(say("effect-chart-gap"), "gap")
    placebos = [{"time": written(t), "gap": float(g), "who": name} for name, gaps in others for t, g in zip(times, gaps, strict=True)]
    own = [{"time": written(t), "gap": float(g)} for t, g in zip(times, gap, strict=True)]
    below = {
        "width": WIDTH, "height": 160,
        "layer": [
            {"data": {"values": placebos}, "mark": {"type": "line", "color": PALE, "strokeWidth": 1}, "encoding": {"x": x, "y": y, "detail": {"field": "who"}}},
            start,
            {"data": {"values": own}, "mark": {"type": "line", "color": DEEP, "strokeWidth": 2.5}, "encoding": {"x": x, "y": y}},
        ],
    }  # fmt: skip
    return {"$schema": SCHEMA, "background": "white", "config": CONFIG, "vconcat": [above, below]}


def course_chart(series: Series, fitted: Array, expected: Array, at: int, language: str) -> dict[str, Any]:
    """Counts as dots, the fitted course as a line, and what the earlier course would have led to, dashed."""
    say = phrases("estimate", language).say
    y = upward(say("chart-count"))
    rows = [{"month": m.isoformat(), "count": n, "fitted": round(float(f), 4)} for m, n, f in zip(series.months, series.counts, fitted, strict=True)]
    course = [{"month": m.isoformat(), "expected": round(float(e), 4)} for m, e in zip(series.months[at:], expected[at:], strict=True)]
    since = {"values": [{"month": series.month(at).isoformat()}]}
    return {
        "$schema": SCHEMA, "background": "white", "config": CONFIG, "width": WIDTH, "height": 220,
        "layer": [
            {"data": since, "mark": {"type": "rule", "color": WARM, "strokeDash": [5, 3], "strokeWidth": 1.5}, "encoding": {"x": along()}},
            {"data": {"values": rows}, "mark": {"type": "point", "filled": True, "size": 18, "color": SOFT}, "encoding": {"x": along(), "y": y}},
            {"data": {"values": rows}, "mark": {"type": "line", "color": DEEP, "strokeWidth": 2}, "encoding": {"x": along(), "y": y | {"field": "fitted"}}},
            {"data": {"values": course}, "mark": {"type": "line", "color": DEEP, "strokeWidth": 1.5, "strokeDash": [6, 4]},
             "encoding": {"x": along(), "y": y | {"field": "expected"}}},
        ],
    }  # fmt: skip


def _across(times: Sequence[Time]) -> dict[str, Any]:
    if isinstance(times[0], date):
        return along("time")
    return {"field": "time", "type": "quantitative", "title": None, "axis": {"format": "d", "grid": False}, "scale": {"zero": False, "nice": False}}
