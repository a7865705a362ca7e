"""Maps as SVG: cells of half a degree shaded by what was counted in them, over the outlines of countries.

Equirectangular, true to scale along the middle parallel. Only what is located within 25 km is drawn as a cell's content;
what is known less precisely is counted in the note under the map, never put on a spot where it was not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Final

from shapely import Polygon, box, maximum_inscribed_circle

from constat.language import number
from constat.model.place import cell_bounds
from constat.report.charts import FONT, INK, SOFT
from constat.report.outlines import Ring, rings_within

WIDTH: Final = 640
SHADES: Final = ("#fbdcc4", "#f3b183", "#e0814f", "#bd5128", "#82270f")
SEA, LAND, OTHER, BORDER = "#e4edf3", "#ffffff", "#f1f1ed", "#8b98a3"
KM_PER_DEGREE: Final = 111.32


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world that is drawn, in degrees, and its size in pixels."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Pixels per degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """Pixels per degree of latitude."""
        return self.scale / math.cos(math.radians((self.north + self.south) / 2))

    @property
    def height(self) -> int:
        """Height in pixels."""
        return round((self.north - self.south) * self.stretch)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a point."""
        return (lon - self.west) * self.scale, (self.north - lat) * self.stretch


def classes(values: Sequence[float]) -> list[float]:
    """Lower bounds of at most five classes that hold about the same number of cells; round numbers, none empty."""
    ordered = sorted(v for v in values if v > 0)
    if not ordered:
        return []
    bounds = [ordered[0]]
    for step in range(1, len(SHADES)):
        bound = _round(ordered[min(len(ordered) * step // len(SHADES), len(ordered) - 1)])
        if bound > bounds[-1] and any(v >= bound for v in ordered):
            bounds.append(bound)
    return bounds


def _round(value: float) -> float:
    if value < 10:
        return math.floor(value)
    unit = 10 ** (math.floor(math.log10(value)) - 1)
    return math.floor(value / (5 * unit)) * 5 * unit if value >= 100 else math.floor(value / 5) * 5


def view_of(cells: Sequence[int], focus: Sequence[Ring] = ()) -> View:
    """A view that holds the cells and the outlines in focus, with a margin, neither too flat nor too tall."""
    boxes = [cell_bounds(gid) for gid in cells]
    edges = [(b[0], b[1], b[2], b[3]) for b in boxes]
    edges += [(min(x for x, _ in r), min(y for _, y in r), max(x for x, _ in r), max(y for _, y in r)) for r in focus]
    if not edges:
        return View(-180, -60, 180, 80)
    west, south = min(e[0] for e in edges), min(e[1] for e in edges)
    east, north = max(e[2] for e in edges), max(e[3] for e in edges)
    margin = max(0.4, 0.05 * max(east - west, north - south))
    west, south, east, north = west - margin, south - margin, east + margin, north + margin
    stretch = 1 / math.cos(math.radians((south + north) / 2))
    for _ in range(2):
        ratio = (north - south) * stretch / (east - west)
        if ratio > 0.72:
            grow = ((north - south) * stretch / 0.72 - (east - west)) / 2
            west, east = west - grow, east + grow
        elif ratio < 0.5:
            grow = ((east - west) * 0.5 / stretch - (north - south)) / 2
            south, north = south - grow, north + grow
    return View(max(west, -180.0), max(south, -89.0), min(east, 180.0), min(north, 89.0))


def cell_map(cells: Sequence[tuple[int, float]], *, focus: Sequence[str], legend: str, names: dict[str, str], language: str) -> str:
    """The SVG of a map: `cells` are (PRIO-GRID id, value); `focus` names the countries drawn bright."""
    everywhere = list(rings_within(-180, -90, 180, 90))
    wanted = [ring for name, ring in everywhere if name in focus]
    view = view_of([gid for gid, _ in cells], [r for r in wanted if len(r) > 12])
    bounds = classes([value for _, value in cells])
    drawn = [
        f'<rect width="{WIDTH}" height="{view.height}" fill="{SEA}"/>',
        *_land(view, focus),
        *_cells(view, cells, bounds),
        *_borders(view, focus),
        *_labels(view, names, focus),
        _bar(view, language),
    ]
    key = _legend(bounds, legend, view.height + 20, language)
    total = view.height + 52
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" font-family="{FONT}">'
        f'<defs><clipPath id="edge"><rect width="{WIDTH}" height="{view.height}"/></clipPath></defs>'
        f'<g clip-path="url(#edge)">{"".join(drawn)}</g>'
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{view.height - 1}" fill="none" stroke="#b6c0c8"/>{key}</svg>'
    )


def _path(view: View, ring: Ring) -> str:
    points: list[str] = []
    for lon, lat in ring:
        x, y = view.at(lon, lat)
        point = f"{x:.1f} {y:.1f}"
        if not points or points[-1] != point:
            points.append(point)
    return "M" + "L".join(points) + "Z" if len(points) > 2 else ""


def _near(view: View) -> list[tuple[str, Ring]]:
    found = []
    for name, ring in rings_within(view.west, view.south, view.east, view.north):
        clipped = _clip(ring, (view.west - 0.5, view.south - 0.5, view.east + 0.5, view.north + 0.5))
        if len(clipped) > 3:
            found.append((name, clipped))
    return found


def _land(view: View, focus: Sequence[str]) -> list[str]:
    return [f'<path d="{_path(view, ring)}" fill="{LAND if name in focus else OTHER}"/>' for name, ring in _near(view)]


def _borders(view: View, focus: Sequence[str]) -> list[str]:
    return [
        f'<path d="{_path(view, ring)}" fill="none" stroke="{INK if name in focus else BORDER}" '
        f'stroke-width="{1.1 if name in focus else 0.6}" stroke-linejoin="round"/>'
        for name, ring in sorted(_near(view), key=lambda item: item[0] in focus)
    ]


def _cells(view: View, cells: Sequence[tuple[int, float]], bounds: Sequence[float]) -> list[str]:
    drawn = []
    for gid, value in sorted(cells):
        if value <= 0:
            continue
        west, south, east, north = cell_bounds(gid)
        (x0, y0), (x1, y1) = view.at(west, north), view.at(east, south)
        shade = SHADES[_shade(value, bounds)]
        drawn.append(
            f'<rect x="{x0:.1f}" y="{y0:.1f}" width="{x1 - x0:.1f}" height="{y1 - y0:.1f}" fill="{shade}" '
            f'fill-opacity="0.92" stroke="#fff" stroke-width="0.5"/>'
        )
    return drawn


def _shade(value: float, bounds: Sequence[float]) -> int:
    index = max((i for i, bound in enumerate(bounds) if value >= bound), default=0)
    return index + len(SHADES) - len(bounds)


def _labels(view: View, names: dict[str, str], focus: Sequence[str]) -> list[str]:
    """Names of the countries around the ones in focus, each at the widest place of what is seen of it."""
    frame = box(view.west, view.south, view.east, view.north)
    largest: dict[str, Polygon] = {}
    for name, ring in _near(view):
        if name in focus or len(ring) < 4:
            continue
        seen = Polygon(ring).buffer(0).intersection(frame)
        for part in getattr(seen, "geoms", [seen]):
            if isinstance(part, Polygon) and part.area > (largest[name].area if name in largest else 0):
                largest[name] = part
    texts = []
    for name, part in sorted(largest.items()):
        spot = maximum_inscribed_circle(part)
        (lon, lat), room = spot.coords[0], spot.length * view.scale
        shown = names.get(name, name)
        width = len(shown) * 5.6
        x, y = view.at(lon, lat)
        # A name that does not fit where its country is seen would stand on another one.
        if room * 2.4 < width or room < 9:
            continue
        x = min(max(x, width / 2 + 4), WIDTH - width / 2 - 4)
        texts.append(f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle" font-size="12" font-style="italic" fill="{SOFT}">{escape(shown)}</text>')
    return texts


def _bar(view: View, language: str) -> str:
    km_per_pixel = KM_PER_DEGREE * math.cos(math.radians((view.north + view.south) / 2)) / view.scale
    length = max(k for k in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if k / km_per_pixel < WIDTH / 4 or k == 10)
    pixels = length / km_per_pixel
    x, y = 14, view.height - 14
    return (
        f'<path d="M{x} {y - 4}V{y}H{x + pixels:.0f}V{y - 4}" fill="none" stroke="{INK}"/>'
        f'<text x="{x + pixels / 2:.0f}" y="{y - 6}" text-anchor="middle" font-size="10.5" fill="{INK}">{number(length, language)} km</text>'
    )


def _legend(bounds: Sequence[float], title: str, y: int, language: str) -> str:
    parts = [f'<text x="0" y="{y + 9}" font-size="11.5" fill="{INK}">{escape(title)}</text>']
    x = max(150.0, len(title) * 6.1 + 18)
    for index, bound in enumerate(bounds):
        above = bounds[index + 1] if index + 1 < len(bounds) else None
        text = number(int(bound), language)
        if above is None:
            text += "+"
        elif above - 1 > bound:
            text += f"\u2013{number(int(above - 1), language)}"
        parts.append(f'<rect x="{x:.0f}" y="{y - 2}" width="22" height="13" fill="{SHADES[index + len(SHADES) - len(bounds)]}"/>')
        parts.append(f'<text x="{x + 27:.0f}" y="{y + 9}" font-size="11.5" fill="{INK}">{text}</text>')
        x += 40 + len(text) * 6.5 + 6
    return "".join(parts)


def _clip(ring: Ring, edges: tuple[float, float, float, float]) -> Ring:
    """The part of a ring inside a rectangle (Sutherland and Hodgman 1974)."""
    west, south, east, north = edges
    for axis, edge, keep in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        out: Ring = []
        for a, b in pairwise([*ring, ring[0]] if ring else []):
            in_a, in_b = (a[axis] - edge) * keep >= 0, (b[axis] - edge) * keep >= 0
            if in_a:
                out.append(a)
            if in_a != in_b:
                t = (edge - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = out
    return ring
