"""Which rows of one name are one place: the same village in two files, or in the divisions of before and since a reform.

Taking two villages for one would lose a namesake, so rows are joined only on what nearly proves it:

* the same id with another time of validity (`ML0503` and `ML0503@2023-03-13`);
* one row ends before the other begins, and they lie within NEAR km, or share a division where one has no point;
* rows of two files that lie within NEAR km, or, where one has no point, name the same commune and cercle.

Two rows of one file that are in force together are two places, however near.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from constat.record.gazetteer.spelling import folded

NEAR: Final = 5.0
_CELL: Final = 0.1
"""Degrees; more than NEAR km everywhere people live."""

Row = Mapping[str, Any]


def joined_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows, all of one name, as places: each a list of the rows that tell of it."""
    files = {row["file"] for row in rows}
    if len(rows) < 2 or (len(files) == 1 and not any(row["valid_from"] or row["valid_to"] for row in rows)):
        return [[row] for row in rows]
    parent = list(range(len(rows)))

    def top(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    for together in _buckets(rows):
        for i, one in enumerate(together):
            for other in together[i + 1 :]:
                a, b = top(one), top(other)
                if a != b and _one_place(rows[one], rows[other]) and not _both_in_force([r for n, r in enumerate(rows) if top(n) in (a, b)]):
                    parent[b] = a
    found: dict[int, list[Row]] = defaultdict(list)
    for place, row in enumerate(rows):
        found[top(place)].append(row)
    return list(found.values())


def _buckets(rows: Sequence[Row]) -> list[list[int]]:
    """Rows worth comparing: of one id, of one or neighbouring cells, of one division."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        found["id", row["id"].split("@")[0]].append(place)
        for level in ("admin1", "admin2", "admin3"):
            if row[level]:
                found[level, folded(row[level])].append(place)
        if row["latitude"] is not None:
            south, west = math.floor(row["latitude"] / _CELL), math.floor(row["longitude"] / _CELL)
            for dy in (0, 1):
                for dx in (0, 1):
                    found["cell", south + dy, west + dx].append(place)
    return [places for places in found.values() if 1 < len(places) <= 200]


def _one_place(a: Row, b: Row) -> bool:
    if a["kind"] != b["kind"] or (a["country_iso3"] and b["country_iso3"] and a["country_iso3"] != b["country_iso3"]):
        return False
    in_turn = _in_turn(a, b)
    if in_turn and a["file"] == b["file"] and a["id"].split("@")[0] == b["id"].split("@")[0]:
        return True
    if not in_turn and a["file"] == b["file"]:
        return False
    apart = _km(a, b)
    if apart is not None:
        return apart <= NEAR
    same = [level for level in ("admin1", "admin2", "admin3") if a[level] and b[level] and folded(a[level]) == folded(b[level])]
    # Without points: in turn, one shared division below the region is enough; at one time, all must be the same.
    return bool({"admin2", "admin3"} & set(same)) if in_turn else {"admin2", "admin3"} <= set(same)


def _in_turn(a: Row, b: Row) -> bool:
    """Whether one ends before the other begins."""
    return any(first["valid_to"] is not None and then["valid_from"] is not None and first["valid_to"] < then["valid_from"] for first, then in ((a, b), (b, a)))


def _both_in_force(rows: Sequence[Row]) -> bool:
    """Whether two rows of one file hold at one time: then they are two places."""
    spans: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in rows:
        spans[row["file"]].append((row["valid_from"] or date.min, row["valid_to"] or date.max))
    return any(then[0] <= first[1] for told in spans.values() for first, then in zip(sorted(told), sorted(told)[1:]))


def _km(a: Row, b: Row) -> float | None:
    """Between two points; None where one of them has none."""
    if a["latitude"] is None or b["latitude"] is None:
        return None
    lat_a, lat_b = math.radians(a["latitude"]), math.radians(b["latitude"])
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b["longitude"] - a["longitude"]) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
