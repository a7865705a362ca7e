"""The map as drawn on the server: cells in five steps of one hue over outlines, in the projection of the live map.

It is what a reader without scripts sees, what is printed, and what stands on the screen while the live map is being made.
Both take their classes from here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from constat.language import number
from constat.model.place import cell_bounds
from constat.report.outlines import rings_within

Bounds = tuple[float, float, float, float]
WIDTH: Final = 1000.0
WORLD: Final[Bounds] = (-168.0, -56.0, 180.0, 76.0)
SOUTHMOST: Final = -60.0
"""Antarctica is left out: no event dataset tells of it, and Mercator makes it larger than all else."""
_SHARES: Final = (0.35, 0.65, 0.85, 0.96)
_ROUND: Final = tuple(n * 10**k for k in range(7) for n in (1, 2, 3, 5))


def around(cells: Sequence[int]) -> Bounds:
    """The rectangle around cells, with a margin and of at least two degrees; the inhabited world where there is none."""
    if not cells:
        return WORLD
    boxes = [cell_bounds(cell) for cell in cells]
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    if east - west > 200:
        return WORLD
    margin = max(0.5, (2.0 - (east - west)) / 2)
    # Mercator has no poles: what lies beyond 80 degrees is seen from the edge.
    low = min(78.0, max(-80.0, south - 0.5))
    return max(-180.0, west - margin), low, min(180.0, east + margin), max(low + 1.0, min(80.0, north + 0.5))


def class_breaks(values: Iterable[int]) -> list[int]:
    """At most four round breaks between classes, by quantiles of what is above zero: counts of victims are far too skewed
    for equal steps, and a legend must be readable aloud."""
    ordered = sorted(v for v in values if v > 0)
    breaks: set[int] = set()
    for share in _SHARES if ordered else ():
        value = ordered[math.floor(share * (len(ordered) - 1))]
        rounded = max((r for r in _ROUND if r <= value), default=1)
        if rounded > ordered[0]:
            breaks.add(rounded)
    return sorted(breaks)


def legend(values: Sequence[int], breaks: Sequence[int], language: str) -> list[dict[str, Any]]:
    """The classes in words, each with the step of its colour."""
    positive = [v for v in values if v > 0]
    if not positive:
        return []
    lows, top = [min(positive), *breaks], max(positive)
    out = []
    for i, low in enumerate(lows):
        high = lows[i + 1] - 1 if i + 1 < len(lows) else top
        text = number(low, language) if high <= low else f"{number(low, language)}–{number(high, language)}"
        out.append({"step": step(i, len(breaks)), "text": text})
    return out


def step(index: int, breaks: int) -> int:
    """The step of the ramp (0 to 4) of a class, few classes being spread over the whole ramp."""
    return 2 if breaks == 0 else round(index * 4 / breaks)


@dataclass(frozen=True, slots=True)
class Frame:
    """Mercator, from degrees to units of the drawing; the rectangle is `WIDTH` units wide."""

    bounds: Bounds

    @property
    def scale(self) -> float:
        """Units per degree of longitude."""
        return WIDTH / (self.bounds[2] - self.bounds[0])

    @property
    def height(self) -> float:
        """Height of the rectangle in units."""
        return self.at(self.bounds[0], self.bounds[1])[1]

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Units of a point, from the north-west corner."""
        return (lon - self.bounds[0]) * self.scale, (_mercator(self.bounds[3]) - _mercator(lat)) * self.scale


def _mercator(lat: float) -> float:
    return math.degrees(math.asinh(math.tan(math.radians(max(-84.0, min(84.0, lat))))))


@lru_cache(maxsize=64)
def land(bounds: Bounds) -> str:
    """The outlines of countries in and around the rectangle, as one SVG path; points closer than a unit are merged."""
    frame = Frame(bounds)
    wide, tall = bounds[2] - bounds[0], bounds[3] - bounds[1]
    margin = max(wide, tall)
    box = max(-180.0, bounds[0] - margin), max(SOUTHMOST, bounds[1] - margin), min(180.0, bounds[2] + margin), min(84.0, bounds[3] + margin)
    parts: list[str] = []
    for _, ring in rings_within(*box):
        if min(lat for _, lat in ring) < -65:
            continue
        parts.append(_ring(frame, ring))
    return "".join(parts)


def _ring(frame: Frame, ring: Sequence[tuple[float, float]]) -> str:
    """One closed line in whole units, each point the difference to the last: a third of the length of absolute ones."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = frame.at(lon, lat)
        point = round(x), round(y)
        if not points or abs(point[0] - points[-1][0]) + abs(point[1] - points[-1][1]) > 1:
            points.append(point)
    if len(points) < 4:
        return ""
    moves = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(moves)}z"


def draw(cells: Sequence[tuple[int, int]], bounds: Bounds, breaks: Sequence[int]) -> dict[str, Any]:
    """What the template needs: the view box, the land, and one path for each step of the ramp. `cells` are (cell, value)."""
    frame = Frame(bounds)
    paths: dict[str, list[str]] = {}
    for cell, value in cells:
        index = sum(value >= b for b in breaks)
        key = "none" if value <= 0 else str(step(index, len(breaks)))
        west, south, east, north = cell_bounds(cell)
        (x0, y0), (x1, y1) = frame.at(west, north), frame.at(east, south)
        paths.setdefault(key, []).append(f"M{x0:.1f} {y0:.1f}h{max(x1 - x0, 1.2):.1f}v{max(y1 - y0, 1.2):.1f}H{x0:.1f}z")
    return {
        "box": f"0 0 {WIDTH:g} {frame.height:.0f}", "land": land(bounds),
        "paths": [{"step": key, "d": "".join(paths[key])} for key in sorted(paths, key=lambda k: (k != "none", k))],
    }
