"""A GeoJSON file as a Table: the properties of each feature, and its point as columns `latitude` and `longitude`.

RFC 7946: coordinates are longitude, latitude in WGS84; another reference system is refused. A polygon or a line becomes a
point within it, and the column `geometry_type` says so: such a place is known no closer than its shape.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Final

import polars as pl

from constat.errors import BadFile
from constat.sources.reading import Note
from constat.sources.sheet.delimited import contained, decode
from constat.sources.sheet.table import MOST_COLUMNS, Table

WGS84: Final = ("crs84", "epsg::4326", "epsg:4326", "epsg/0/4326", "wgs84", "wgs 84")
_SHAPES: Final = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


def open_geojson(path: Path) -> Table:
    """The features of a file as rows; the first feature is row 1."""
    text, notes = decode(path.name, contained(path))
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise BadFile("geojson-not-json", room="sources", file=path.name, line=str(line or "?")) from None
    del text
    features = _features(path.name, data)
    _refuse_other_systems(path.name, data)
    names: dict[str, None] = {}
    rows: list[dict[str, str | None]] = []
    shapes = 0
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise BadFile("geojson-not-features", room="sources", file=path.name)
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise BadFile("geojson-not-features", room="sources", file=path.name)
        row = {str(key).strip() or "?": _cell(value) for key, value in properties.items()}
        if feature.get("id") is not None and "id" not in row:
            row["id"] = _cell(feature["id"])
        latitude, longitude, shape = _point(path.name, number, feature.get("geometry"))
        shapes += shape not in ("", "Point")
        row |= {"latitude": latitude, "longitude": longitude, "geometry_type": shape or None}
        names |= dict.fromkeys(row)
        if len(names) > MOST_COLUMNS:
            raise BadFile("too-many-columns", room="sources", file=path.name, count=len(names), limit=MOST_COLUMNS)
        rows.append(row)
    if not rows:
        raise BadFile("empty-sheet", room="sources", file=path.name)
    try:
        frame = pl.DataFrame({name: pl.Series(name, [row.get(name) for row in rows], dtype=pl.String) for name in names})
    except (pl.exceptions.PolarsError, UnicodeEncodeError, TypeError):
        # A lone surrogate (\\ud800) is legal in JSON and no text anywhere else.
        raise BadFile("sheet-not-text", room="sources", file=path.name) from None
    if shapes:
        notes.append(Note("note-shapes", {"count": shapes}))
    frame = frame.with_columns(pl.all().replace("", None))
    numbers = pl.int_range(1, frame.height + 1, dtype=pl.Int64, eager=True)
    spread = (frame["geometry_type"] != "Point").fill_null(False)
    return Table(path.name, frame, numbers, notes=tuple(notes), shapes=spread if shapes else None)


def _refuse_constant(_: str) -> Any:
    raise ValueError("NaN and Infinity are not JSON")


def _features(file: str, data: Any) -> list[Any]:
    if isinstance(data, dict) and data.get("type") == "FeatureCollection" and isinstance(data.get("features"), list):
        features: list[Any] = data["features"]
        return features
    if isinstance(data, dict) and data.get("type") == "Feature":
        return [data]
    raise BadFile("geojson-not-features", room="sources", file=file)


def _refuse_other_systems(file: str, data: dict[str, Any]) -> None:
    system = data.get("crs")
    if system is None:
        return
    properties = system.get("properties") if isinstance(system, dict) else None
    name = str(properties.get("name") or properties.get("href") or "") if isinstance(properties, dict) else str(system)
    if not any(known in name.lower() for known in WGS84):
        raise BadFile("geojson-crs", room="sources", file=file, crs=name[:120] or "?")


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def _point(file: str, number: int, geometry: Any) -> tuple[str | None, str | None, str]:
    """Latitude and longitude as text, and the kind of shape they stand for; a shape that is none refuses the file."""
    if geometry is None:
        return None, None, ""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _SHAPES:
        raise BadFile("geojson-geometry", room="sources", file=file, row=str(number))
    if kind == "Point":
        at = geometry.get("coordinates")
        if at == []:
            return None, None, ""
        if not isinstance(at, list) or not 2 <= len(at) <= 4 or not all(_is_number(c) for c in at[:2]):
            raise BadFile("geojson-geometry", room="sources", file=file, row=str(number))
        return _degrees(at[1]), _degrees(at[0]), "Point"
    import shapely
    from shapely.geometry import shape

    try:
        within = shapely.force_2d(shape(geometry)).representative_point()
        if within.is_empty:
            return None, None, str(kind)
        if not (math.isfinite(within.x) and math.isfinite(within.y)):
            raise ValueError
        return repr(within.y), repr(within.x), str(kind)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError):
        raise BadFile("geojson-geometry", room="sources", file=file, row=str(number)) from None


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) < 1e9


def _degrees(value: float) -> str:
    return repr(value)
