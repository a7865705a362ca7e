"""Outlines of the world's countries for maps on paper: Natural Earth 1:50m, cut at 180 degrees.

`data/outlines.json` is made from the npm package world-atlas (countries-50m.json, public domain) by

    python -m constat.report.outlines countries-50m.json outlines.json

It holds one entry per country: ISO 3166-1 alpha-3 code (the name where it has none), and rings, flat lists of
hundredths of a degree, each the difference to the point before. Boundaries and names imply no opinion on the status of any territory.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from constat.errors import BadInput
from constat.vocab.country import resolve_country

Ring = list[tuple[float, float]]
_SCALE: Final = 100


@cache
def outlines() -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """(code, rings) of each country; a ring is a closed line of (longitude, latitude)."""
    text = (resources.files("constat.report") / "data" / "outlines.json").read_text(encoding="utf-8")
    return tuple((entry["code"], tuple(_unpacked(ring) for ring in entry["rings"])) for entry in json.loads(text))


def rings_within(west: float, south: float, east: float, north: float) -> Iterator[tuple[str, Ring]]:
    """The rings whose bounds touch a box, by country."""
    for name, rings in outlines():
        for ring in rings:
            xs, ys = [x for x, _ in ring], [y for _, y in ring]
            if min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south:
                yield name, ring


def _unpacked(flat: Sequence[int]) -> Ring:
    ring: Ring = []
    x = y = 0
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x / _SCALE, y / _SCALE))
    return ring


def _packed(ring: Ring) -> list[int]:
    points = [(round(x * _SCALE), round(y * _SCALE)) for x, y in ring]
    kept = points[:1] + [b for a, b in pairwise(points) if a != b]
    flat, last = [], (0, 0)
    for x, y in kept:
        flat += [x - last[0], y - last[1]]
        last = (x, y)
    return flat


def _decoded(topology: dict[str, Any]) -> list[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def _stitched(indices: Sequence[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += line[1:] if ring else line
    return ring


def cut_at_180(ring: Ring) -> list[Ring]:
    """A ring that crosses 180 degrees as rings that do not: one on each side, closed along the meridian."""
    if all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(ring)):
        return [ring]
    unrolled: Ring = [ring[0]]
    for (x0, _), (x1, y1) in pairwise(ring):
        turn = -360 if x1 - x0 > 180 else 360 if x1 - x0 < -180 else 0
        unrolled.append((x1 + turn + (unrolled[-1][0] - x0), y1))
    if abs(unrolled[-1][0] - unrolled[0][0]) > 180:
        # It goes round a pole (Antarctica): closed along the edge of the map.
        pole = -90.0 if sum(y for _, y in ring) < 0 else 90.0
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole), unrolled[0]]
    parts: list[Ring] = []
    for shift in (-360, 0, 360):
        part = _clipped([(x + shift, y) for x, y in unrolled])
        if len(part) > 3:
            parts.append(part)
    return parts


def _clipped(ring: Ring) -> Ring:
    """The part of a ring between 180 west and 180 east (Sutherland and Hodgman 1974)."""
    for edge, keep in ((-180.0, 1), (180.0, -1)):
        out: Ring = []
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]] if ring else []):
            in0, in1 = (x0 - edge) * keep >= 0, (x1 - edge) * keep >= 0
            if in0:
                out.append((x0, y0))
            if in0 != in1:
                out.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        ring = out
    return [*ring, ring[0]] if ring and ring[0] != ring[-1] else ring


def from_topology(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Entries for `outlines.json` from the countries of a TopoJSON file."""
    arcs = _decoded(topology)
    entries = []
    for country in topology["objects"]["countries"]["geometries"]:
        kind = country.get("type")
        polygons = [country["arcs"]] if kind == "Polygon" else country["arcs"] if kind == "MultiPolygon" else []
        rings = [part for polygon in polygons for line in polygon for part in cut_at_180(_stitched(line, arcs))]
        packed = [flat for flat in map(_packed, rings) if len(flat) >= 8]
        if packed:
            entries.append({"code": _code(country), "rings": packed})
    return sorted(entries, key=lambda entry: str(entry["code"]))


def _code(country: dict[str, Any]) -> str:
    name = str(country["properties"]["name"])
    try:
        return resolve_country(str(country["id"]), scheme="iso-numeric").iso3 or name
    except (KeyError, BadInput):
        return name


if __name__ == "__main__":
    made = from_topology(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(sys.argv[2]).write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
