"""Places that keep their precision, and the PRIO-GRID cell of a point.

PRIO-GRID (Tollefsen, Strand and Buhaug 2012): cells of half a degree, numbered from the south-west corner of the world,
720 to a row, from 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from constat.errors import BadInput

CELL_DEGREES: Final = 0.5
_COLUMNS: Final = 720
_ROWS: Final = 360


class PlacePrecision(StrEnum):
    """How narrowly a place is known (vocabulary place-precision)."""

    EXACT = "exact"
    WITHIN_25_KM = "within-25-km"
    DISTRICT = "district"
    PROVINCE = "province"
    LINEAR_OR_FUZZY = "linear-or-fuzzy"
    COUNTRY = "country"
    INTERNATIONAL_WATERS = "international-waters"
    UNKNOWN = "unknown"

    @property
    def radius_km(self) -> float | None:
        """A radius, in km, that the true place lies within, by order of magnitude; None where no radius is sensible."""
        return _RADIUS_KM[self]


_RADIUS_KM: Final[dict[PlacePrecision, float | None]] = {
    PlacePrecision.EXACT: 1.0,
    PlacePrecision.WITHIN_25_KM: 25.0,
    PlacePrecision.DISTRICT: 60.0,
    PlacePrecision.PROVINCE: 200.0,
    PlacePrecision.LINEAR_OR_FUZZY: 100.0,
    PlacePrecision.COUNTRY: None,
    PlacePrecision.INTERNATIONAL_WATERS: None,
    PlacePrecision.UNKNOWN: None,
}


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east, WGS84."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90) or not (-180 <= self.longitude <= 180):
            raise BadInput("point-out-of-range", room="model", latitude=repr(self.latitude), longitude=repr(self.longitude))

    @property
    def cell(self) -> int:
        """Its PRIO-GRID cell."""
        return priogrid_cell(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class AdminLevel:
    """One administrative division: its name as told and its P-code, where known."""

    name: str
    pcode: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far as it is known: country, divisions from the widest to the narrowest, name, point, precision."""

    name: str = ""
    country: str = ""
    admin: tuple[AdminLevel, ...] = ()
    point: Point | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    radius_km: float | None = None
    """Stated radius; where None, that of the precision."""

    @property
    def within_km(self) -> float | None:
        """The radius that the true place lies within, stated or by precision."""
        return self.radius_km if self.radius_km is not None else self.precision.radius_km

    @property
    def cell(self) -> int | None:
        """PRIO-GRID cell of the point, or None without one."""
        return self.point.cell if self.point else None


def priogrid_cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell (1 to 259,200) of a point in degrees; the north and east edges belong to the last cell."""
    if not (-90 <= latitude <= 90) or not (-180 <= longitude <= 180):
        raise BadInput("point-out-of-range", room="model", latitude=repr(latitude), longitude=repr(longitude))
    row = min(math.floor((latitude + 90) / CELL_DEGREES), _ROWS - 1)
    column = min(math.floor((longitude + 180) / CELL_DEGREES), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def cell_bounds(cell: int) -> tuple[float, float, float, float]:
    """West, south, east, north of a PRIO-GRID cell, in degrees."""
    if not 1 <= cell <= _ROWS * _COLUMNS:
        raise BadInput("cell-out-of-range", room="model", cell=str(cell))
    row, column = divmod(cell - 1, _COLUMNS)
    west, south = column * CELL_DEGREES - 180, row * CELL_DEGREES - 90
    return west, south, west + CELL_DEGREES, south + CELL_DEGREES
