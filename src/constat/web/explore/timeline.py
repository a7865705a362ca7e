"""The timeline as an SVG drawn on the server: bars of the value, thin lines from low to high, every bar a link."""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from constat.language import month_name, number, phrases
from constat.model.selection import Selection
from constat.web.wording import range_words, span_words, value_words

WIDTH: Final = 1000.0
HEIGHT: Final = 260.0
LEFT, RIGHT, TOP, BOTTOM = 74.0, 996.0, 12.0, 226.0

WIDEST: Final = 44.0
"""Width of a bar at most, so that two months do not fill a screen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One bar's period and counts."""

    start: date
    end: date
    events: int
    value: int | None
    low: int | None
    high: int | None
    at_least: bool


def step_of(first: date, last: date) -> str:
    """`month`, `quarter` or `year`: what gives between a handful and some sixty bars."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if months <= 48 else "quarter" if months <= 15 * 12 else "year"


def period_end(start: date, every: str) -> date:
    """The last day of the month, quarter or year that begins on `start`."""
    month = {"month": start.month, "quarter": start.month + 2, "year": 12}[every]
    return date(start.year, month, calendar.monthrange(start.year, month)[1])


def filled(steps: Sequence[Step], every: str) -> list[Step]:
    """The steps with the empty ones between them: a gap in time is drawn as a gap, not skipped."""
    by_start = {step.start: step for step in steps}
    if not steps:
        return []
    out, start, last = [], min(by_start), max(by_start)
    while start <= last:
        end = period_end(start, every)
        out.append(by_start.get(start) or Step(start, end, 0, 0, 0, 0, False))
        start = end + timedelta(days=1)
    return out


def name_of(start: date, every: str, language: str, *, short: bool = False) -> str:
    """`March 2022`, `quarter 1 of 2022`, `2022`."""
    if every == "year":
        return str(start.year)
    if every == "month":
        return month_name(start, language)
    quarter = str((start.month + 2) // 3)
    return phrases("web", language).say("quarter-short" if short else "quarter-name", quarter=quarter, year=str(start.year))


def _nice(top: float) -> tuple[float, float]:
    """A round top of the axis and its step, four or five steps in all."""
    if top <= 4:
        return max(1.0, math.ceil(top)), 1.0
    raw = top / 4
    scale: float = 10 ** math.floor(math.log10(raw))
    step = next(s * scale for s in (1, 2, 2.5, 5, 10) if s * scale >= raw)
    step = max(1.0, step)
    return step * math.ceil(top / step), step


def draw(steps: Sequence[Step], every: str, measure: str, selection: Selection, address: Callable[[Selection], str], language: str) -> dict[str, Any]:
    """What the template needs to draw the timeline."""
    say = phrases("web", language).say
    highest = max((s.value or 0 for s in steps), default=0)
    # The axis follows the values; a high far above them is cut at its edge rather than flattening every bar.
    top, tick = _nice(max(1.0, min(max((float(s.high or s.value or 0) for s in steps), default=1.0), highest * 1.6 if highest else 1.0)))
    plot = BOTTOM - TOP
    wide = (RIGHT - LEFT) / max(1, len(steps))
    bar = min(wide * 0.72, WIDEST)

    def y(value: float) -> float:
        return round(BOTTOM - plot * min(value, top) / top, 1)

    bars = []
    for i, s in enumerate(steps):
        x = LEFT + i * wide
        value = float(s.value or 0)
        text = value_words(s.value, s.at_least, language)
        name = name_of(s.start, every, language)
        title = say("timeline-bar", when=name, value=text)
        if s.low is not None or s.high is not None:
            title += f" ({range_words(s.low, s.high, language)})"
        begin, end = max(s.start, selection.start or s.start), min(s.end, selection.end or s.end)
        bars.append({
            "x": round(x, 2), "step": round(wide, 2), "bar_x": round(x + (wide - bar) / 2, 2), "width": round(bar, 2),
            "y": y(value), "height": round(BOTTOM - y(value), 1), "middle": round(x + wide / 2, 2),
            "range": s.low is not None and s.high is not None and s.high > s.low,
            "low_y": y(float(s.low or 0)), "high_y": y(float(s.high or 0)),
            "href": address(selection.within(begin, end)), "title": title, "name": name, "events": s.events, "text": text,
            "range_text": span_words(s.low, s.high, language),
        })
    title = say(f"timeline-title-{every}", measure=measure)
    best = max(steps, key=lambda s: s.value or 0)
    labelled = _labels(steps, every, language, wide)
    ticks = [{"y": y(t), "text_y": y(t) + 4, "label": number(int(t) if t == int(t) else t, language)} for t in _ticks(top, tick)]
    return {
        "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}", "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM, "plot": plot,
        "text_x": LEFT - 8, "label_y": BOTTOM + 20, "bars": bars, "ticks": ticks, "labels": labelled, "title": title, "measure": measure,
        "alt": say(
            "timeline-alt", title=title, first=name_of(steps[0].start, every, language), last=name_of(steps[-1].start, every, language),
            top=number(best.value or 0, language), when=name_of(best.start, every, language),
        ),
    }


def _ticks(top: float, tick: float) -> list[float]:
    return [tick * i for i in range(round(top / tick) + 1)]


def _labels(steps: Sequence[Step], every: str, language: str, wide: float) -> list[dict[str, Any]]:
    """Labels below the axis, as many as fit without touching; years alone where the bars are many."""
    room = 64.0 if every == "year" else 96.0
    yearly = every != "year" and len(steps) * wide / max(1, len(steps)) * 12 < 900 and len(steps) > 9
    out: list[dict[str, Any]] = []
    last_x = -math.inf
    for i, s in enumerate(steps):
        if yearly and s.start.month != 1 and i > 0:
            continue
        x = LEFT + (i + 0.5) * wide
        if x - last_x < room * (0.6 if yearly else 1):
            if not yearly or s.start.month != 1 or len(out) != 1:
                continue
            # The first, partial year gives way to the first whole one.
            out.clear()
        text = str(s.start.year) if yearly else name_of(s.start, every, language, short=True)
        anchor = "middle" if wide > room else "start" if x < LEFT + room / 2 else "end" if x > RIGHT - room / 2 else "middle"
        out.append({"x": round({"start": LEFT + i * wide, "end": LEFT + (i + 1) * wide}.get(anchor, x), 1), "text": text, "anchor": anchor})
        last_x = x
    return out
