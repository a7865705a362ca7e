"""Places of a list on a map drawn on the server: a numbered disc for each that a rule names, a ring for the others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from constat.web.explore.mapping import WIDTH, Bounds, Frame, land

LEAST: Final = 15.0
MOST: Final = 34.0
_TALLEST: Final = 0.62
"""Height of the map as a share of its width, at most: a taller one would push the list off the screen."""
_FLATTEST: Final = 0.4


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: its number in the list, its point, how much is told of it (sets the size), whether a rule names it, where it leads."""

    number: int
    latitude: float
    longitude: float
    weight: float
    named: bool
    text: str
    href: str


def bounds_of(marks: Sequence[Mark]) -> Bounds:
    """A rectangle around the marks with a margin, at least two degrees wide, neither too tall nor too flat."""
    west, east = min(m.longitude for m in marks), max(m.longitude for m in marks)
    south, north = min(m.latitude for m in marks), max(m.latitude for m in marks)
    margin = max(1.0, (east - west) * 0.12, (north - south) * 0.12)
    west, east, south, north = max(-180.0, west - margin), min(180.0, east + margin), max(-80.0, south - margin), min(80.0, north + margin)
    wide, tall = east - west, (north - south) / math.cos(math.radians((north + south) / 2))
    if tall > wide * _TALLEST:
        more = (tall / _TALLEST - wide) / 2
        west, east = max(-180.0, west - more), min(180.0, east + more)
    elif tall < wide * _FLATTEST:
        more = (wide * _FLATTEST - tall) * math.cos(math.radians((north + south) / 2)) / 2
        south, north = max(-80.0, south - more), min(80.0, north + more)
    return west, south, east, north


def draw(marks: Sequence[Mark]) -> dict[str, Any]:
    """What the template needs; the greatest are drawn first, so that none hides a smaller one."""
    bounds = bounds_of(marks)
    frame = Frame(bounds)
    top = max(mark.weight for mark in marks) or 1.0
    discs = []
    for mark in sorted(marks, key=lambda each: -each.weight):
        x, y = frame.at(mark.longitude, mark.latitude)
        radius = LEAST + (MOST - LEAST) * math.sqrt(max(mark.weight, 0.0) / top)
        discs.append({
            "x": round(x, 1), "y": round(y, 1), "r": round(radius, 1), "number": mark.number, "named": mark.named, "text": mark.text, "href": mark.href,
        })  # fmt: skip
    return {"box": f"0 0 {WIDTH:g} {frame.height:.0f}", "land": land(bounds), "discs": discs}
