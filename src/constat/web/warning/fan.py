"""Months as an SVG drawn on the server: what was recorded as a line of dots, what a forecast said as two bands for each month."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from constat.language import month_name, number, phrases
from constat.warn.forecast.units import first_day

WIDTH: Final = 1000.0
HEIGHT: Final = 300.0
LEFT, RIGHT, TOP, BOTTOM = 74.0, 996.0, 14.0, 262.0
_ROOM: Final = 1.12
_CUT: Final = 1.9
"""A 95 % quantile beyond so many times everything else is cut at the edge, and said in the table: it would flatten all the rest."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what was recorded (None: not known), and quantiles 5, 25, 50, 75 and 95 % of what was forecast (None: no forecast)."""

    month: int
    came: float | None
    told: tuple[float, float, float, float, float] | None

    @property
    def inside(self) -> bool | None:
        """Whether what came lies within the 90 % range; None where one of the two is missing."""
        return None if self.came is None or self.told is None else self.told[0] <= self.came <= self.told[4]


def nice(top: float) -> tuple[float, float]:
    """A round top of the axis, and its step."""
    if top <= 4:
        return max(1.0, math.ceil(top)), 1.0
    raw = top / 4
    scale: float = 10 ** math.floor(math.log10(raw))
    step = max(1.0, next(s * scale for s in (1, 2, 2.5, 5, 10) if s * scale >= raw))
    return step * math.ceil(top / step), step


def rounded(value: float, language: str) -> str:
    """As a person would say it: whole from ten on, one decimal below."""
    return number(round(value) if value >= 10 or value == round(value) else round(value, 1), language)


def _top(months: Sequence[Month]) -> float:
    came = max((each.came or 0.0 for each in months), default=0.0)
    middle = max((each.told[3] for each in months if each.told), default=0.0)
    furthest = max((each.told[4] for each in months if each.told), default=0.0)
    return max(1.0, min(furthest, _CUT * max(came, middle, 1.0)), came, middle)


def draw(months: Sequence[Month], language: str) -> dict[str, Any]:
    """What the template needs to draw the months."""
    say = phrases("web", language).say
    top, tick = nice(_top(months) * _ROOM)
    wide = (RIGHT - LEFT) / max(1, len(months))
    band = min(wide * 0.86, 40.0)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * min(value, top) / top, 1)

    bars, line = [], []
    for at, each in enumerate(months):
        middle = LEFT + (at + 0.5) * wide
        name = month_name(first_day(each.month), language)
        drawn: dict[str, Any] = {"name": name, "x": round(middle - band / 2, 2), "middle": round(middle, 2), "width": round(band, 2), "inside": each.inside}
        title = [name]
        if each.told is not None:
            low, lower, median, upper, high = each.told
            drawn |= {
                "told": True, "outer_y": y(high), "outer_height": round(max(y(low) - y(high), 1.5), 1), "inner_y": y(upper),
                "inner_height": round(max(y(lower) - y(upper), 1.5), 1), "median_y": y(median), "cut": high > top,
                "range": say("warning-range", low=rounded(low, language), high=rounded(high, language)), "median": rounded(median, language),
            }  # fmt: skip
            title.append(say("warning-fan-told", low=rounded(low, language), high=rounded(high, language), median=rounded(median, language)))
        if each.came is not None:
            drawn |= {"came": rounded(each.came, language), "came_y": y(each.came), "known": True}
            line.append(f"{drawn['middle']},{drawn['came_y']}")
            title.append(say("warning-fan-came", n=rounded(each.came, language)))
        drawn["title"] = "; ".join(title)
        drawn["verdict"] = "" if each.inside is None else say("warning-inside" if each.inside else "warning-outside")
        bars.append(drawn)
    labels = [
        {"x": bar["middle"], "text": str(first_day(each.month).year)}
        for bar, each in zip(bars, months, strict=True)
        if first_day(each.month).month == 1 and bar["middle"] < RIGHT - 12
    ]
    return {
        "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}", "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM, "text_x": LEFT - 8,
        "label_y": BOTTOM + 22, "bars": bars, "line": " ".join(line), "labels": labels,
        "ticks": [{"y": y(tick * n), "text_y": y(tick * n) + 4, "label": number(round(tick * n), language)} for n in range(round(top / tick) + 1)],
    }  # fmt: skip


def histogram(counts: Sequence[int]) -> dict[str, Any]:
    """Bars of how many outcomes fell in each tenth of their forecast, and the line on which all would end were it calibrated."""
    total = sum(counts)
    top = max(*counts, total / len(counts) * 1.6)
    wide, low, high = 300.0 / len(counts), 150.0, 10.0
    tall = [(low - high) * count / top for count in counts]
    bars = [{"x": round(at * wide + 2, 1), "y": round(low - each, 1), "width": round(wide - 4, 1), "height": round(each, 1)} for at, each in enumerate(tall)]
    return {"bars": bars, "even": round(low - (low - high) * (total / len(counts)) / top, 1)}
