"""What the map asks for: cells of a selection when far, single events of a rectangle when near."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput
from constat.language import date_range, phrases
from constat.model.measure import measure
from constat.model.place import PlacePrecision
from constat.model.selection import Box, Selection
from constat.web.explore.form import selection_of
from constat.web.explore.mapping import around
from constat.web.page import shelf_of
from constat.web.permission import published
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.wording import label, place_words, span_words, told, value_words

MOST_POINTS: Final = 3_000
"""Points sent at once, the most harm first: more would be slow to draw and impossible to read."""

COLUMNS: Final = (
    "event_id", "date_start", "date_end", "latitude", "longitude", "place_precision", "country", "admin1", "admin2", "admin3",
    "place_name", "place_text",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the map."""

    cell: int
    events: int
    value: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """The cells of a selection, the greatest value first; the rectangle around them; events without a point."""

    rows: list[Cell]
    bounds: tuple[float, float, float, float]
    without_point: int


def gathered(shelf: Shelf, selection: Selection) -> Gathered:
    """The selection by cell."""
    rows, without = shelf.cells(selection)
    return Gathered([Cell(*row) for row in rows], around([cell for cell, _, _ in rows]), without)


@published
def cells(request: HttpRequest, language: str) -> HttpResponse:  # noqa: ARG001 - part of the address
    """`/<language>/explore/cells.json`: three lists of equal length; the page makes the squares of them."""
    found = gathered(shelf_of(request), selection_of(request))
    return answer({"cell": [c.cell for c in found.rows], "events": [c.events for c in found.rows], "value": [c.value for c in found.rows]})


@published
def points(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/explore/events.json?within=W,S,E,N`: GeoJSON of single events, each with its ring of precision."""
    within = request.GET.get("within", "")
    try:
        box = Box.parse(within)
    except BadInput:
        raise BadInput("wrong-box", room="web", box=within[:80]) from None
    selection = selection_of(request)
    counted = measure(selection.counted)
    say = phrases("web", language).say
    features: list[dict[str, Any]] = []
    narrowed = narrow(selection, box)
    rows = [] if narrowed is None else shelf_of(request).rows(narrowed, (*COLUMNS, *counted.columns), MOST_POINTS, 0)
    for row in rows:
        if row["latitude"] is None:
            continue
        low, value, high, at_least = told(row, counted.id)
        precision = row["place_precision"] or "unknown"
        radius = PlacePrecision(precision).radius_km if precision in set(PlacePrecision) else None
        shown = value_words(value, at_least, language)
        what = label("measure", counted.id, language)
        text = what if counted.stem is None else f"{what} · {span_words(low, high, language)}"
        features.append({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(row["longitude"], 4), round(row["latitude"], 4)]},
            "properties": {
                "value": value or 0, "radius": radius or 0, "stretch": round(1 / max(0.05, math.cos(math.radians(row["latitude"]))), 3),
                "title": f"{shown} · {text}", "text": f"{place_words(row)}, {date_range(row['date_start'], row['date_end'], language)}",
                "near": f"{say('map-precision')} {radius:g} km" if radius else label("place-precision", precision, language),
                "href": address(language, "event", row["event_id"]),
            },
        })
    return answer({"type": "FeatureCollection", "features": features})


def narrow(selection: Selection, box: Box) -> Selection | None:
    """The selection within a rectangle too; None where its own rectangle and this one do not meet."""
    own = selection.box
    if own is None:
        return selection.replace(box=box)
    west, south, east, north = max(own.west, box.west), max(own.south, box.south), min(own.east, box.east), min(own.north, box.north)
    return None if west > east or south > north else selection.replace(box=Box(west, south, east, north))


def answer(value: object) -> HttpResponse:
    """JSON, compact."""
    response = HttpResponse(json.dumps(value, ensure_ascii=False, separators=(",", ":")), content_type="application/json")
    response["Cache-Control"] = "no-cache, private"
    return response


