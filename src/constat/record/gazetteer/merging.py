"""Which rows of one name are one place: the same village in two files, or in the divisions of before and since a reform.

Taking two villages for one would lose a namesake, so rows are joined only on what nearly proves it, the surest first:

* the same id: in another time (`ML0503` and `ML0503@2023-03-13`), or the same P-code or GeoNames number in two files;
* points within NEAR km, of two files, or of one whose rows hold one after the other;
* no points: one row ends before the other begins and they share more divisions than with anyone else; or two files name
  the same divisions for it.

Two rows of one file that are in force together are two places, however near.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from constat.record.gazetteer.spelling import division

NEAR: Final = 5.0
_CELL: Final = 0.1
"""Degrees; more than NEAR km everywhere people live."""
_CROWD: Final = 80
"""Rows of one name in one division or cell; more of them tell nothing of each other."""
_SURE, _NEAR_BY = 4.0, 3.0

Row = Mapping[str, Any]


def joined_rows(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows, all of one name, as places: each a list of the rows that tell of it."""
    if len(rows) < 2 or (len({row["file"] for row in rows}) == 1 and not any(row["valid_from"] or row["valid_to"] for row in rows)):
        return [[row] for row in rows]
    place_of = list(range(len(rows)))
    members: dict[int, list[int]] = {number: [number] for number in place_of}
    told = [{**row, "base": _base(row), "upper": _upper(row)} for row in rows]
    for strength in sorted(pairs := _pairs(told), reverse=True):
        able = [(a, b) for a, b in pairs[strength] if _joinable(rows, members, place_of, a, b)]
        # What lies near is one place with its nearest; shared divisions prove something only where nobody else shares as many.
        rivals = Counter(one for pair in able for one in pair) if strength < _NEAR_BY else Counter[int]()
        for a, b in able:
            if rivals[a] <= 1 and rivals[b] <= 1 and _joinable(rows, members, place_of, a, b):
                kept, gone = place_of[a], place_of[b]
                for one in members[gone]:
                    place_of[one] = kept
                members[kept] += members.pop(gone)
    return [[rows[one] for one in sorted(together)] for _, together in sorted(members.items())]


def _pairs(rows: Sequence[Row]) -> dict[float, list[tuple[int, int]]]:
    """Pairs of rows that may be one place, by how sure that is."""
    found: dict[float, list[tuple[int, int]]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for together in _buckets(rows):
        for i, a in enumerate(together):
            for b in together[i + 1 :]:
                if (a, b) in seen:
                    continue
                seen.add((a, b))
                if strength := _strength(rows[a], rows[b]):
                    found[strength].append((a, b))
    return {strength: sorted(pairs) for strength, pairs in found.items()}


def _buckets(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Rows worth comparing: of one id, of one or neighbouring cells, of one division."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        found["id", row["base"]].append(number)
        for level in row["upper"]:
            found["division", level].append(number)
        if row["latitude"] is not None:
            south, west = math.floor(row["latitude"] / _CELL), math.floor(row["longitude"] / _CELL)
            for dy in (0, 1):
                for dx in (0, 1):
                    found["cell", south + dy, west + dx].append(number)
    return (numbers for numbers in found.values() if 1 < len(numbers) <= _CROWD)


def _strength(a: Row, b: Row) -> float:
    """How surely two rows are one place; 0 where nothing says so."""
    two_files = a["file"] != b["file"]
    if a["kind"] != b["kind"] or (not two_files and a["valid_to"] is None and b["valid_to"] is None):
        return 0.0
    if a["country_iso3"] and b["country_iso3"] and a["country_iso3"] != b["country_iso3"]:
        return 0.0
    in_turn = _in_turn(a, b)
    if not in_turn and not two_files:
        return 0.0
    if a["base"] == b["base"] and (not two_files or a["base"].startswith(("pcode:", "geonames:"))):
        return _SURE
    apart = _km(a, b)
    if apart is not None:
        return _NEAR_BY + 1 - (apart + 1) / (NEAR + 2) if apart <= NEAR else 0.0
    shared = len(a["upper"] & b["upper"])
    if in_turn:
        return float(shared)
    if a["kind"] == "administrative":
        # Two files tell one cercle where both have it in the same region and at the same level.
        return 2.5 if _level(a) == _level(b) > 0 and a["upper"] == b["upper"] else 0.0
    return 2.5 if shared == min(len(a["upper"]), len(b["upper"])) >= 2 else 0.0


def _joinable(rows: Sequence[Row], members: Mapping[int, list[int]], place_of: Sequence[int], a: int, b: int) -> bool:
    """Whether the places of two rows may become one: not the same yet, and no two rows of one file in force together."""
    if place_of[a] == place_of[b]:
        return False
    spans: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for number in (*members[place_of[a]], *members[place_of[b]]):
        row = rows[number]
        spans[row["file"]].append((row["valid_from"] or date.min, row["valid_to"] or date.max))
    return all(first[1] < then[0] for told in spans.values() for first, then in zip(sorted(told), sorted(told)[1:]))


def _base(row: Row) -> str:
    """The id without the day that tells its divisions apart."""
    return str(row["id"]).split("@")[0]


def _upper(row: Row) -> set[str]:
    """The divisions above a row, folded; a cercle is not above itself."""
    names = [division(row[level]) for level in ("admin1", "admin2", "admin3") if row[level]]
    if row["kind"] == "administrative" and names and names[-1] == division(row["name"]):
        names.pop()
    return {f"{number}:{name}" for number, name in enumerate(names)}


def _level(row: Row) -> int:
    """1 for a region, 2 for a cercle, 3 for a commune; 0 where a division does not tell."""
    told = [level for level, name in enumerate(("admin1", "admin2", "admin3"), 1) if row[name]]
    return told[-1] if told and division(row[f"admin{told[-1]}"]) == division(row["name"]) else 0


def _in_turn(a: Row, b: Row) -> bool:
    """Whether one ends before the other begins."""
    return _before(a, b) or _before(b, a)


def _before(first: Row, then: Row) -> bool:
    return first["valid_to"] is not None and then["valid_from"] is not None and bool(first["valid_to"] < then["valid_from"])


def _km(a: Row, b: Row) -> float | None:
    """Between two points; None where one of them has none."""
    if a["latitude"] is None or b["latitude"] is None:
        return None
    lat_a, lat_b = math.radians(a["latitude"]), math.radians(b["latitude"])
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b["longitude"] - a["longitude"]) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))
