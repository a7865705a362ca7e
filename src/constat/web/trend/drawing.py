"""Months and who watched them, as two drawings on one axis of time, made on the server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from constat.estimate.presence.watching import Office
from constat.language import month_name, number, phrases
from constat.web.warning.fan import nice, rounded
from constat.web.wording import label

if TYPE_CHECKING:
    from constat.estimate.change import Changes, Series
    from constat.estimate.effect import Interrupted
    from constat.estimate.nowcast import Nowcast

WIDTH: Final = 1000.0
HEIGHT: Final = 300.0
LEFT, RIGHT, TOP, BOTTOM = 150.0, 996.0, 14.0, 262.0
ROW: Final = 24.0
NAMES: Final = 20
"""Letters of an office's name beside its row; the table holds the whole."""


def draw(series: Series, changes: Changes, nowcast: Nowcast | None, language: str) -> dict[str, Any]:
    """What the template needs to draw counts, levels, dates of change with their uncertainty, and what is still to come."""
    say = phrases("web", language).say
    coming = {m.month: m for m in nowcast.months} if nowcast else {}
    at = _Axis(series)
    furthest = max([*series.counts, *(level.high for level in changes.levels), *(m.likely for m in coming.values())], default=1)
    # An interval far above all that was counted is cut at the edge rather than flattening every month.
    top, tick = nice(max(1.0, min(furthest, max(series.counts) * 1.5)) * 1.05)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * min(value, top) / top, 1)

    months = []
    for month, count in zip(series.months, series.counts, strict=True):
        title = say("timeline-bar", when=month_name(month, language), value=number(count, language))
        one: dict[str, Any] = {"x": at(month), "y": y(count), "title": title, "name": month_name(month, language), "count": number(count, language)}
        if month in coming:
            told = coming[month]
            words = say("trend-coming", likely=rounded(told.likely, language), low=rounded(told.low, language), high=rounded(told.high, language))
            one |= {"likely_y": y(told.likely), "low_y": y(told.low), "high_y": y(told.high), "coming": words, "title": f"{title}; {words}"}
        months.append(one)
    levels = [
        {"x": at.start(level.first), "width": round(at.end(level.last) - at.start(level.first), 1), "end": at.end(level.last), "y": y(level.mean),
         "band_y": y(level.high), "band_height": round(y(level.low) - y(level.high), 1),
         "text": say("trend-level", mean=rounded(level.mean, language), low=rounded(level.low, language), high=rounded(level.high, language))}
        for level in changes.levels
    ]  # fmt: skip
    points = [
        {"x": at.start(p.month), "from": at.start(p.earliest), "width": round(at.end(p.latest) - at.start(p.earliest), 1),
         "name": month_name(p.month, language)}
        for p in changes.points
    ]  # fmt: skip
    return {
        "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}", "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM, "plot": BOTTOM - TOP, "text_x": LEFT - 8,
        "label_y": BOTTOM + 22, "months": months, "line": " ".join(f"{m['x']},{m['y']}" for m in months), "levels": levels, "points": points,
        "labels": at.years(), "coming": bool(coming), "dots": len(months) <= 120,
        "ticks": [{"y": y(tick * n), "text_y": y(tick * n) + 4, "label": number(round(tick * n), language)} for n in range(round(top / tick) + 1)],
        "scale": top, "table": _rows(series, changes, months, language),
    }  # fmt: skip


def course(series: Series, found: Interrupted, chart: dict[str, Any], language: str) -> dict[str, Any]:
    """The course before an event, continued after it, on the axes of a chart already drawn."""
    at, start = _Axis(series), series.index(found.since)
    top = float(chart["scale"])

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * min(value, top) / top, 1)

    line = " ".join(f"{at(month)},{y(float(value))}" for month, value in list(zip(series.months, found.course, strict=True))[start:])
    return {"course": line, "event_x": at.start(found.since), "event_name": month_name(found.since, language)}


def _rows(series: Series, changes: Changes, months: Sequence[dict[str, Any]], language: str) -> list[dict[str, str]]:
    """The same as a table: every month, the level it belongs to, and what it will likely become."""
    say = phrases("web", language).say
    out = []
    for month, drawn in zip(series.months, months, strict=True):
        level = next((one for one in changes.levels if one.first <= month <= one.last), None)
        begins = next((p for p in changes.points if p.month == month), None)
        mean = rounded(level.mean, language) if level else ""
        change = say("trend-begins") if begins else ""
        out.append({"name": drawn["name"], "count": drawn["count"], "level": mean, "coming": drawn.get("coming", ""), "change": change})
    return out


def strip(series: Series, offices: Sequence[Office], language: str) -> dict[str, Any]:
    """What the template needs to draw who watched: a row for each office, the months of one kind drawn as one piece."""
    at, rows = _Axis(series), []
    for k, office in enumerate(offices):
        pieces = []
        for first, last, kind in _runs(office.kinds):
            if kind:
                begin, end = series.month(first), series.month(last)
                span = month_name(begin, language) if first == last else f"{month_name(begin, language)} – {month_name(end, language)}"
                words = phrases("web", language).say("label-colon", label=span, text=label("coverage-kind", kind, language))
                pieces.append({"x": at.start(begin), "width": round(max(1.5, at.end(end) - at.start(begin)), 1), "kind": kind, "words": words})
        name = office.name if office.place.casefold() in office.name.casefold() else f"{office.name}, {office.place}"
        short = name if len(name) <= NAMES else name[: NAMES - 1] + "…"
        rows.append({
            "name": name, "short": short, "y": round(6 + k * ROW, 1), "text_y": round(6 + k * ROW + 13, 1), "pieces": pieces,
            "watched": number(office.watched, language), "of": number(len(office.kinds), language),
        })  # fmt: skip
    height = 6 + len(rows) * ROW + 4
    return {"width": f"{WIDTH:g}", "height": f"{height:g}", "left": LEFT, "right": RIGHT, "text_x": LEFT - 8, "rows": rows, "bottom": height - 2}


def _runs(kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for k, kind in enumerate(kinds):
        if found and found[-1][2] == kind:
            found[-1] = (found[-1][0], k, kind)
        else:
            found.append((k, k, kind))
    return found


class _Axis:
    """Where a month lies across: its middle, its start and its end."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self.wide = (RIGHT - LEFT) / len(series)

    def _index(self, month: date) -> int:
        return (month.year - self.series.first.year) * 12 + month.month - self.series.first.month

    def __call__(self, month: date) -> float:
        return round(LEFT + (self._index(month) + 0.5) * self.wide, 1)

    def start(self, month: date) -> float:
        return round(LEFT + self._index(month) * self.wide, 1)

    def end(self, month: date) -> float:
        return round(LEFT + (self._index(month) + 1) * self.wide, 1)

    def years(self) -> list[dict[str, Any]]:
        """The Januaries, as many as can be read."""
        found = [month for month in self.series.months if month.month == 1]
        every = next(n for n in (1, 2, 5, 10, 20, 50) if len(found) / n * 60 <= RIGHT - LEFT)
        return [{"x": self.start(month), "text": str(month.year)} for month in found if month.year % every == 0]
