"""The columns of a GED file without header row, told by how many there are and what stands in them.

Some candidate releases came without header, in 49 columns, 48 or 47 (without `relid`, `code_status` or `geom_wkt`), with
the coordinates in their usual place or at the end, and best, high and low in several orders. An order is accepted only
when nearly every one of the first rows fits it at every column that can be told by its look; of the orders of best, low
and high, the one that the numbers bear out: best is the sum of the four death columns, low at most best, best at most high.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Final

from constat.model.place import priogrid_cell
from constat.sources.opening import Head
from constat.sources.ucdp.columns import DEATHS, ORDER, SOMETIMES_ABSENT

_FIT: Final = 0.9
_TELLING: Final = (*DEATHS, "best", "low", "high", "latitude", "longitude", "priogrid_gid")


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _between(low: float, high: float, *, whole: bool = True) -> Callable[[str], bool]:
    def fits(cell: str) -> bool:
        value = _number(cell)
        return value is not None and low <= value <= high and (not whole or value == int(value))

    return fits


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda cell: bool(compiled.match(cell.strip()))


_count = _between(0, 2**31 - 1)
LOOKS: Final[dict[str, Callable[[str], bool]]] = {
    "id": _between(1, 2**53),
    "relid": _matches(r"^(0|\w{2,5}-.*|)$"),
    "year": _between(1946, 2100),
    "active_year": _matches(r"^(0|1|0\.0|1\.0|true|false)$"),
    "code_status": _matches(r"^(clear|check)"),
    "type_of_violence": _between(1, 3),
    "where_prec": _between(1, 7),
    "latitude": _between(-90, 90, whole=False),
    "longitude": _between(-180, 180, whole=False),
    "geom_wkt": _matches(r"^point"),
    "priogrid_gid": _between(1, 259_200),
    "event_clarity": _between(1, 2),
    "date_prec": _between(1, 5),
    "date_start": _matches(r"^\d{4}-\d{2}-\d{2}|^\d{1,2}/\d{1,2}/\d{4}"),
    "date_end": _matches(r"^\d{4}-\d{2}-\d{2}|^\d{1,2}/\d{1,2}/\d{4}"),
    **dict.fromkeys(DEATHS, _count),
    "best": _count, "high": _count, "low": _count,
}


def _orders(width: int) -> Iterator[tuple[str, ...]]:
    for number in range(len(SOMETIMES_ABSENT) + 1):
        for absent in combinations(SOMETIMES_ABSENT, number):
            kept = tuple(name for name in ORDER if name not in absent)
            if len(kept) != width:
                continue
            for bounds in permutations(("best", "high", "low")):
                swapped = dict(zip(("best", "high", "low"), bounds, strict=True))
                order = tuple(swapped.get(name, name) for name in kept)
                rest = tuple(name for name in order if name not in ("latitude", "longitude"))
                yield order
                yield (*rest, "longitude", "latitude")
                yield (*rest, "latitude", "longitude")


def _share(order: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    """The least share of rows that fit at any column which can be told by its look."""
    worst = 1.0
    for place, name in enumerate(order):
        if look := LOOKS.get(name):
            worst = min(worst, sum(look(row[place]) for row in rows) / len(rows))
            if worst < _FIT:
                break
    return worst


def _sense(order: Sequence[str], rows: Sequence[Sequence[str]]) -> float:
    """How well the numbers bear out the order: sums, bounds and grid cells, 0 to 1."""
    at = {name: place for place, name in enumerate(order)}
    points = 0
    for row in rows:
        told = {name: _number(row[at[name]]) or 0.0 for name in _TELLING}
        points += told["best"] == sum(told[name] for name in DEATHS)
        points += told["low"] <= told["best"]
        points += told["best"] <= told["high"]
        if abs(told["latitude"]) <= 90 and abs(told["longitude"]) <= 180:
            points += 3 * (priogrid_cell(told["latitude"], told["longitude"]) == told["priogrid_gid"])
    return points / (6 * len(rows))


def column_order(head: Head) -> tuple[str, ...] | None:
    """The names of the columns of a GED file without header; None when the rows fit no known order."""
    if not head.records or "type_of_violence" in head.names:
        return None
    width = len(head.records[0])
    rows = [row for row in head.records if len(row) == width]
    if len(rows) < len(head.records) * _FIT or not LOOKS["id"](rows[0][0]):
        return None
    fitting = [order for order in _orders(width) if _share(order, rows) >= _FIT]
    if not fitting:
        return None
    best = max(fitting, key=lambda order: _sense(order, rows))
    return best if _sense(best, rows) > 0.5 else None
