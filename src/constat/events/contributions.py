"""What each event contributes to a count, and how contributions are summed, as SQL that DuckDB and Spark share.

A contribution has v(alue), l(ow), h(igh) and marks of 0 or 1: what a reader must know of it. Marks that are known to occur
nowhere in a table are not summed again for every question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from constat.events.conditions import Condition
from constat.model import Selection, measure

GROUPS: Final[dict[str, str]] = {
    **{name: name for name in ("country", "admin1", "admin2", "admin3", "kind", "cell", "dataset", "origin", "place_precision", "standard")},
    "day": "date_start",
    "week": "CAST(date_trunc('week', date_start) AS DATE)",
    "month": "CAST(date_trunc('month', date_start) AS DATE)",
    "quarter": "CAST(date_trunc('quarter', date_start) AS DATE)",
    "year": "year(date_start)",
    "combo": "combo",
}
"""What events may be grouped by, as SQL. `party` and `perpetrator` go through `combo`."""
SUMS: Final = (
    "events", "tell", "counting", "value", "low", "low_told", "high", "high_open", "minimum", "single", "no_range", "low_above",
    "high_below", "straddles", "rivals", "unknown",
)
"""Columns of the sums, all of which add up over groups."""
MARKS: Final = ("minimum", "single", "no_range", "low_above", "high_below", "straddles", "rivals", "unknown")
_COUNTED: Final[dict[str, str]] = {
    "events": "count(*)",
    "tell": "count(v)",
    "counting": "sum(CASE WHEN v > 0 OR h > 0 THEN 1 ELSE 0 END)",
    "value": "coalesce(sum(v), 0)",
    "low": "coalesce(sum(l), 0)",
    "low_told": "count(l)",
    "high": "coalesce(sum(h), 0)",
    "high_open": "sum(CASE WHEN v IS NOT NULL AND h IS NULL THEN 1 ELSE 0 END)",
    **{mark: f"sum({mark})" for mark in MARKS},
}


def sums(quiet: frozenset[str] = frozenset()) -> str:
    """SQL of `SUMS`; what is `quiet` is known to be 0 (of `tell` and `low_told`: to be told by every event)."""
    always = {"tell": "count(*)", "low_told": "count(*)"}
    told = {name: always.get(name, "0") if name in quiet else sql for name, sql in _COUNTED.items()}
    return ", ".join(f"CAST({told[name]} AS BIGINT) AS {name}" for name in SUMS)


def value_of(name: str) -> str:
    """SQL of the number that an event tells of a measure: best, else the one reported, else its minimum."""
    columns = measure(name).columns
    if not columns:
        return "1"
    low, best, _high, *reported = columns
    return f"coalesce({', '.join([best, *reported, low])})"


def base(selection: Selection, keys: Sequence[str], where: Condition, plain: bool = False) -> str:
    """The events of the selection, each with what it contributes: v(alue), l(ow), h(igh) and marks of 0 or 1."""
    counted = measure(selection.counted)
    value = value_of(counted.id)
    straddles = "0"
    if selection.end is not None:
        straddles = f"CASE WHEN date_end > DATE '{selection.end.isoformat()}' THEN 1 ELSE 0 END"
    if counted.columns:
        low, best, high, *reported = counted.columns
        told = "".join(f" AND {column} IS NULL" for column in reported)
        parts = {
            "v": value,
            "l": f"CASE WHEN {low} IS NULL AND {value} = 0 THEN 0 ELSE {low} END",
            "h": f"CASE WHEN {high} IS NULL AND {value} = 0 THEN 0 ELSE {high} END",
            "minimum": f"CASE WHEN {best} IS NULL{told} AND {low} IS NOT NULL THEN 1 ELSE 0 END",
            "single": f"CASE WHEN {best} IS NULL AND {reported[0]} IS NOT NULL THEN 1 ELSE 0 END" if reported else "0",
            "no_range": f"CASE WHEN {best} > 0 AND ({low} IS NULL OR {high} IS NULL) THEN 1 ELSE 0 END",
            "low_above": f"CASE WHEN {low} > {best} THEN 1 ELSE 0 END",
            "high_below": f"CASE WHEN {best} > {high} THEN 1 ELSE 0 END",
        }
    else:
        parts = {"v": "1", "l": "1", "h": "1", "minimum": "0", "single": "0", "no_range": "0", "low_above": "0", "high_below": "0"}
    parts["straddles"] = straddles
    if plain:
        parts["rivals"] = "0"
    parts["unknown"] = _unknown_status(counted.id)
    listed = ", ".join(f"{sql} AS {name}" for name, sql in parts.items())
    grouped = "".join(f", {GROUPS[key]} AS g_{key}" for key in keys)
    incident = "" if plain else ", incident"
    return f"SELECT event_id AS id, {listed}{incident}{grouped} FROM counted WHERE {where.sql}"


def _unknown_status(name: str) -> str:
    """1 where the event's dead (or injured) are of unknown status, so that they may belong to the population counted."""
    if name not in ("civilians-killed", "fighters-killed", "civilians-injured"):
        return "0"
    harm = "injured" if name.endswith("injured") else "killed"
    own = measure(name).columns[1]
    untold = f"{own} IS NULL AND coalesce({harm}_best, {harm}_reported, {harm}_low, 0) > 0"
    return f"CASE WHEN coalesce({harm}_status_unknown_best, 0) > 0 OR ({untold}) THEN 1 ELSE 0 END"
