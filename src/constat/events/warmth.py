"""The columns that counting reads, held in memory for those who keep asking: names as numbers of a list, rows by country and day."""

from __future__ import annotations

from typing import Final

import duckdb

from constat import settings
from constat.events.conditions import Condition
from constat.events.contributions import MARKS, base
from constat.model import EVENT_SCHEMA, Selection

BYTES_AN_EVENT: Final = 120
"""What an event takes in memory, generously. Tables that would take over half of the memory allowed stay on disk."""
_NAMES: Final = (
    "dataset", "origin", "country", "admin1", "admin2", "admin3", "admin1_pcode", "admin2_pcode", "admin3_pcode", "place_precision", "kind", "standard",
)
_KEPT: Final = (
    "event_id", "incident", "date_start", "date_end", *_NAMES, "place_name", "latitude", "longitude", "cell", "source_count",
    *(name for name in EVENT_SCHEMA.names if name.endswith(("_low", "_best", "_high", "_reported"))), "combo",
)
_LARGEST_LIST: Final = 60_000
"""Names are numbered while their numbers stay small; beyond, they are kept as text."""


def warm(connection: duckdb.DuckDBPyConnection, events: int, measures: set[str]) -> dict[str, frozenset[str]]:
    """Makes the view `counted` read from memory; per measure, the marks that occur nowhere (see `contributions.sums`).

    Nothing changes, and nothing is known, where the table is too large for the memory allowed.
    """
    if events == 0 or events * BYTES_AN_EVENT * 2 > int(settings.value("memory")) << 20:
        return {}
    told = connection.execute(f"SELECT {', '.join(f'count({name})' for name in _KEPT)} FROM events").fetchone()
    assert told is not None
    full = [name for name, number in zip(_KEPT, told, strict=True) if number]
    shown, taken = [], []
    for name in _KEPT:
        if name not in full:
            # A column that tells nothing costs nothing, and what depends on it is folded away.
            kind = {"string": "VARCHAR", "double": "DOUBLE"}.get(str(EVENT_SCHEMA.field(name).type), "INTEGER")
            shown.append(f"CAST(NULL AS {kind}) AS {name}")
            continue
        shown.append(name)
        taken.append(f"CAST({name} AS list_of_{name}) AS {name}" if name in _NAMES and _listed(connection, name) else name)
    try:
        connection.execute(f"CREATE TABLE warm AS SELECT {', '.join(taken)} FROM events ORDER BY country, date_start")
    except duckdb.OutOfMemoryException:
        return {}
    connection.execute(f"CREATE OR REPLACE VIEW counted AS SELECT {', '.join(shown)} FROM warm")
    return {name: _quiet(connection, name) for name in measures}


def _listed(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Makes the list of a column's names as a type of its own, unless it is too long."""
    distinct = f"SELECT DISTINCT {name} FROM events WHERE {name} IS NOT NULL"
    number = connection.execute(f"SELECT count(*) FROM ({distinct})").fetchone()
    if number is None or number[0] > _LARGEST_LIST:
        return False
    connection.execute(f"CREATE TYPE list_of_{name} AS ENUM ({distinct} ORDER BY 1)")
    return True


def _quiet(connection: duckdb.DuckDBPyConnection, name: str) -> frozenset[str]:
    """The sums that are nought over the whole table (of `tell` and `low_told`: that miss no event)."""
    marks = [mark for mark in MARKS if mark not in ("straddles", "rivals")]
    asked = ["count(*) - count(v)", "count(*) - count(l)", "count(v) - count(h)", "max(l)", "max(h)", *(f"max({mark})" for mark in marks)]
    found = connection.execute(f"SELECT {', '.join(asked)} FROM ({base(Selection(measure=name), (), Condition(), plain=True)})").fetchone()
    assert found is not None
    return frozenset(mark for mark, worst in zip(["tell", "low_told", "high_open", "low", "high", *marks], found, strict=True) if not worst) | {"rivals"}
