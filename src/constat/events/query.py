"""The table of all events of a snapshot, and what may be asked of it: counts, groups, series, rows.

How events add up to a count is told in `model.measure`. All questions go through one statement with two layers: `base` picks
the events of the selection and what each contributes; `told` folds rival accounts of one incident into one contribution.
The SQL keeps to what DuckDB and Spark share; `events.spark` runs the same statement.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import duckdb
import polars as pl

from constat import settings
from constat.errors import BadInput, BadSelection, StorageFailed
from constat.events.conditions import Condition, Directory, condition
from constat.events.contributions import GROUPS, SUMS, base, sums, value_of
from constat.events.warmth import warm
from constat.events.workspace import DatasetVersion, Workspace
from constat.model import EVENT_SCHEMA, Figure, Flag, Selection, Snapshot, measure

# DuckDB advises `sql` for Arrow; it binds each statement twice, and binding is what our small answers spend their time on.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)

METHOD: Final = "sum-of-events"
METHOD_VERSION: Final = "1"

ROLES: Final = ("party", "perpetrator")
EVERY: Final = ("day", "week", "month", "quarter", "year")

_BASIS: Final = (
    "sha256(coalesce(string_agg(concat(id, ' ', CAST(coalesce(v, 0) AS VARCHAR), chr(10)), '' ORDER BY id)"
    " FILTER (WHERE v > 0 OR h > 0), ''))"
)
"""SHA-256 over the sorted lines `id value` of what counts, as `model.figure.basis_digest` computes it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums over some events, before they become a figure."""

    sums: dict[str, int]
    told: bool
    """Whether any dataset of the selection tells this measure at all."""

    @property
    def value(self) -> int | None:
        """The value; None where nothing selected tells the measure."""
        if not self.told or (self.sums["events"] and not self.sums["tell"]):
            return None
        return self.sums["value"]

    @property
    def low(self) -> int | None:
        """Sum of the lows told; None where none is."""
        if self.value is None or (self.sums["tell"] and not self.sums["low_told"]):
            return None
        return self.sums["low"]

    @property
    def high(self) -> int | None:
        """Sum of the highs; None where one that counts is open."""
        return None if self.value is None or self.sums["high_open"] else self.sums["high"]

    @property
    def at_least(self) -> bool:
        """Whether the value is a minimum."""
        return self.sums["minimum"] > 0

    def flags(self) -> tuple[Flag, ...]:
        """What a reader must know, with the number of events that each touches."""
        codes = {
            "minimum": "minimum", "single-number": "single", "no-range": "no_range", "low-above-best": "low_above",
            "best-above-high": "high_below", "straddling": "straddles", "rival-accounts": "rivals", "status-unknown": "unknown",
        }
        found = [Flag(code, self.sums[name]) for code, name in codes.items() if self.sums[name]]
        if self.value is None:
            found.append(Flag("not-told", self.sums["events"]))
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Observed:
    """How much a dataset tells: events, and the mean number of sources it names for one (None where it names none)."""

    events: int
    sources: float | None


class Table:
    """All events of one snapshot, asked through DuckDB. Safe to share between threads; each question has its own cursor."""

    def __init__(self, workspace: Workspace, snapshot: Snapshot | None = None) -> None:
        self.workspace = workspace
        self.snapshot = snapshot or workspace.snapshot()
        self.versions: dict[str, DatasetVersion] = {
            name: workspace.dataset(name, version) for name, version, _ in self.snapshot.datasets
        }
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"SET threads = {int(settings.value('threads'))}")
        self._connection.execute(f"SET memory_limit = '{int(settings.value('memory'))}MiB'")
        # What the engine would draw on a terminal is no part of our answers.
        self._connection.execute("SET enable_progress_bar = false")
        # What does not fit into memory spills where the data are already, never into whatever folder we were started in.
        spill = str(workspace.path / ".spill").replace("'", "''")
        self._connection.execute(f"SET temp_directory = '{spill}'")
        # Nothing is ever loaded from elsewhere, and no file but ours is read once the views stand.
        self._connection.execute("SET autoinstall_known_extensions = false")
        self._connection.execute("SET autoload_known_extensions = false")
        with _answering():
            self.directory = self._gather()
        self._lock = threading.Lock()
        self._conditions: dict[Selection, Condition] = {}
        self._asked = 0
        self._quiet: dict[str, frozenset[str]] = {}

    @classmethod
    def open(cls, workspace: Workspace, snapshot: Snapshot | str | None = None) -> Table:
        """The table of a snapshot (or its id), by default of the present state."""
        return cls(workspace, workspace.recall_snapshot(snapshot) if isinstance(snapshot, str) else snapshot)

    def close(self) -> None:
        """Gives the engine's memory back."""
        self._connection.close()

    def _gather(self) -> Directory:
        """Makes the view `events` over all versions and gathers their names, combos numbered anew over all."""
        parts, names, combos, offset = [], [], [], 0
        for name, version in self.versions.items():
            path = str(version.events).replace("'", "''")
            parts.append(f"SELECT * REPLACE (CAST(combo + {offset} AS INTEGER) AS combo) FROM read_parquet('{path}')")
            names.append(pl.read_parquet(version.folder / "names.parquet"))
            own = pl.read_parquet(version.folder / "combos.parquet")
            combos.append(own.with_columns(combo=(pl.col("combo") + offset).cast(pl.Int32), dataset=pl.lit(name)))
            offset += own.height
        if not parts:
            columns = ", ".join(f"NULL::{_duckdb_type(f.type)} AS {f.name}" for f in EVENT_SCHEMA)
            parts.append(f"SELECT {columns}, NULL::INTEGER AS combo, NULL::VARCHAR AS told_in WHERE 1 = 0")
        self._connection.execute("CREATE VIEW events AS " + " UNION ALL ".join(parts))
        self._connection.execute("CREATE VIEW counted AS SELECT * FROM events")
        empty_names: dict[str, Any] = {"field": pl.String, "name": pl.String, "code": pl.String, "events": pl.Int64, "folded": pl.String}
        lists = pl.List(pl.String)
        empty_combos: dict[str, Any] = {"combo": pl.Int32, "side_a": lists, "side_b": lists, "perpetrators": lists, "dataset": pl.String}
        return Directory(
            pl.concat(names) if names else pl.DataFrame(schema=empty_names),
            pl.concat(combos) if combos else pl.DataFrame(schema=empty_combos),
            tuple(self.versions),
        )

    # -- what may be asked -----------------------------------------------------------------------------------------

    def tally(self, selection: Selection) -> Tally:
        """The sums over the selection: what a figure is made of, without its basis (fast)."""
        statement, values = self.statement(selection)
        row = self.ask(f"{statement} SELECT {self._sums(selection)} FROM told", values).row(0)
        return self._tallied(selection, row)

    def _tallied(self, selection: Selection, sums: Sequence[Any]) -> Tally:
        return Tally(dict(zip(SUMS, (int(n or 0) for n in sums), strict=True)), self.tells(selection))

    def count(self, selection: Selection) -> Figure:
        """The figure that answers the selection: value, range, flags, and the digest of what it rests on."""
        statement, values = self.statement(selection)
        *sums, basis = self.ask(f"{statement} SELECT {self._sums(selection)}, {_BASIS} FROM told", values).row(0)
        tally = self._tallied(selection, sums)
        counted = measure(selection.counted)
        return Figure(
            kind="count", measure=counted.id, unit=counted.unit, population=counted.population,
            value=tally.value, low=tally.low, high=tally.high, at_least=tally.at_least,
            selection=selection, snapshot=self.snapshot.id, method=METHOD, method_version=METHOD_VERSION,
            events=tally.sums["counting"], basis=str(basis), flags=tuple(sorted((*tally.flags(), *self._overlap(selection)))),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _overlap(self, selection: Selection) -> tuple[Flag, ...]:
        """A warning where events of several datasets were added, since nothing yet says which tell of the same incident.
        Statements of one incident are no such case: rival accounts are never added."""
        names = selection.dataset or tuple(self.versions)
        if len(names) < 2:
            return ()
        told = [seen.events for seen in self.observed(selection).values()]
        return (Flag("several-datasets", sum(told)),) if len(told) > 1 else ()

    def contributions(self, selection: Selection, limit: int | None = None, offset: int = 0) -> pl.DataFrame:
        """What adds up to the figure, greatest first: id, value, low, high, minimum, events (ids behind it)."""
        statement, values = self.statement(selection)
        page = f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else ""
        return self.ask(
            f"{statement} SELECT id, coalesce(v, 0) AS value, l AS low, h AS high, minimum > 0 AS at_least, rivals > 0 AS rivals"
            f" FROM told WHERE v > 0 OR h > 0 ORDER BY value DESC, id{page}",
            values,
        )

    def group(self, selection: Selection, by: Sequence[str]) -> pl.DataFrame:
        """One row per group: the keys, then `SUMS`. A joint act counts under each of its parties, so the rows of `party` and
        `perpetrator` may exceed the whole. Events without a party stand under null."""
        roles = [name for name in by if name in ROLES]
        unknown = [name for name in by if name not in GROUPS and name not in ROLES]
        if unknown or len(roles) > 1 or not by:
            raise BadSelection("unknown-group", room="events", name=", ".join(unknown or by), known=", ".join([*GROUPS, *ROLES]))
        keys = [*dict.fromkeys(name for name in by if name not in ROLES), *(["combo"] if roles else [])]
        statement, values = self.statement(selection, keys)
        listed = ", ".join(f"g_{key}" for key in keys)
        found = self.ask(f"{statement} SELECT {listed}, {self._sums(selection)} FROM told GROUP BY {listed}", values)
        found = found.rename({f"g_{key}": key for key in keys})
        if roles:
            found = self._by_party(found, roles[0], [key for key in keys if key != "combo"])
        return found.select(*by, *SUMS).sort(by, nulls_last=True)

    def series(self, selection: Selection, every: str = "month") -> pl.DataFrame:
        """Columns `start` (first day of each step) and `SUMS`; steps without events are absent."""
        if every not in EVERY:
            raise BadSelection("unknown-group", room="events", name=every, known=", ".join(EVERY))
        found = self.group(selection, [every])
        if every == "year":
            found = found.with_columns(year=pl.date(pl.col("year"), 1, 1))
        return found.rename({every: "start"})

    def rows(
        self, selection: Selection, columns: Sequence[str] | None = None, *, limit: int | None = None, offset: int = 0, order: str = "date",
        behind: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """Events of the selection with `value` of its measure; newest first, or greatest first (`order="value"`). `behind` keeps
        those that stand behind contributions of these ids."""
        chosen = list(columns or EVENT_SCHEMA.names)
        unknown = [c for c in chosen if c not in EVENT_SCHEMA.names and c != "told_in"]
        if unknown or order not in ("date", "value", "id"):
            raise BadSelection("unknown-column", room="events", name=", ".join(unknown or [order]))
        where = self._condition(selection)
        sorting = {"date": "date_start DESC, event_id", "value": "value DESC NULLS LAST, event_id", "id": "event_id"}[order]
        page = f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else ""
        value = value_of(selection.counted)
        ids = list(behind or ())
        # Thousands of values would cost more to bind than the rows to fetch.
        few = f" AND coalesce('incident:' || incident, event_id) IN ({', '.join('?' * len(ids))})" if 0 < len(ids) <= 1000 else ""
        return self.ask(
            f"SELECT {', '.join(chosen)}, {value} AS value FROM events WHERE {where.sql}{few} ORDER BY {sorting}{page}",
            [*where.values, *(ids if few else ())],
        )

    def spans(self) -> dict[str, tuple[date, date]]:
        """Of each dataset, the days on which its first and last events began."""
        return {name: version.span for name, version in self.versions.items()}

    def observed(self, selection: Selection) -> dict[str, Observed]:
        """Of each dataset, how much it tells of the selection."""
        where = self._condition(selection)
        found = self.ask(
            f"SELECT dataset, count(*) AS n, avg(source_count) AS sources FROM counted WHERE {where.sql} GROUP BY dataset", where.values
        )
        return {name: Observed(int(n), sources) for name, n, sources in found.iter_rows()}

    def tells(self, selection: Selection) -> bool:
        """Whether any dataset that the selection draws on tells its measure."""
        names = selection.dataset or tuple(self.versions)
        return any(selection.counted in v.manifest["measures"] for name, v in self.versions.items() if name in names)

    # -- the statement ---------------------------------------------------------------------------------------------

    def statement(self, selection: Selection, keys: Sequence[str] = ()) -> tuple[str, list[Any]]:
        """`WITH base AS (...), told AS (...)` and its values: the contributions of the selection, with group keys `g_<key>`."""
        where = self._condition(selection)
        if self._plain:
            # Without rival accounts every event is its own contribution, and one layer is enough.
            return f"WITH told AS ({base(selection, keys, where, plain=True)})", where.values
        grouped = "".join(f", g_{key}" for key in keys)
        return (
            f"WITH base AS ({self._accounts(selection, keys, where)}), told AS ("
            f"SELECT id, v, l, h, minimum, single, no_range, low_above, high_below, straddles, 0 AS rivals, unknown{grouped}"
            " FROM base WHERE incident IS NULL UNION ALL "
            # The least of the accounts is the value: a minimum wherever they differ, open above where one is.
            "SELECT concat('incident:', incident), min(v), min(coalesce(l, v)),"
            " CASE WHEN count(v) = count(coalesce(h, CASE WHEN minimum = 0 THEN v END)) THEN max(coalesce(h, v)) END,"
            " CASE WHEN count(DISTINCT v) > 1 OR max(minimum) > 0 THEN 1 ELSE 0 END, 0, 0, 0, 0, max(straddles),"
            f" CASE WHEN count(*) > 1 THEN 1 ELSE 0 END, max(unknown){grouped}"
            f" FROM base WHERE incident IS NOT NULL GROUP BY incident{grouped})"
        ), where.values

    def _accounts(self, selection: Selection, keys: Sequence[str], where: Condition) -> str:
        """SQL of the events of the selection before rival accounts are folded; a linked table prefers some of them to others."""
        return base(selection, keys, where)

    @property
    def _plain(self) -> bool:
        """Whether there are no rival accounts, so that every event is its own contribution."""
        return not any(version.manifest["rivals"] for version in self.versions.values())

    def _sums(self, selection: Selection) -> str:
        return sums(self._quiet.get(selection.counted, frozenset()) if self._plain else frozenset())

    def _warm(self) -> None:
        """Takes the columns that counting reads into memory, once somebody keeps asking (a report, a page).

        One question is answered from Parquet at once; the fourth shows that more will follow, and then reading the files
        again each time would cost more than the answer.
        """
        self._asked += 1
        if self._asked == 4:
            held = [version.manifest for version in self.versions.values()]
            self._quiet = warm(self._connection, sum(int(m["events_in_force"]) for m in held), {name for m in held for name in m["measures"]})

    def _condition(self, selection: Selection) -> Condition:
        """The selection's condition. The same one is asked again and again (a report, a page), so the last ones are kept."""
        found = self._conditions.get(selection)
        if found is None:
            found = condition(selection, self.directory)
            if len(self._conditions) >= 256:
                self._conditions.clear()
            self._conditions[selection] = found
        return found

    def _by_party(self, found: pl.DataFrame, role: str, keys: list[str]) -> pl.DataFrame:
        """Groups of combos as groups of parties; those that acted jointly each get the whole."""
        sides = ["perpetrators"] if role == "perpetrator" else ["side_a", "side_b"]
        members = self.directory.combos.select("combo", pl.concat_list(sides).list.unique().alias(role)).explode(role)
        return found.join(members, on="combo", how="left").group_by([*keys, role]).agg(pl.col(*SUMS).sum())

    def ask(self, sql: str, values: Sequence[Any] = ()) -> pl.DataFrame:
        """What a statement over the view `events` answers; `?` stands for each value."""
        with _answering():
            with self._lock:
                self._warm()
                cursor = self._connection.cursor()
            try:
                # `execute` binds the statement once where `sql` binds it twice.
                found = pl.from_arrow(cursor.execute(sql, list(values)).to_arrow_table())
            finally:
                cursor.close()
        assert isinstance(found, pl.DataFrame)
        # What is held in memory holds names as numbers of a list.
        return found.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))


@contextmanager
def _answering() -> Iterator[None]:
    """Says what a person can do where the engine has too little memory or cannot read a file."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise StorageFailed("memory-short", room="events", memory=str(settings.value("memory"))) from None
    except (duckdb.Error, pl.exceptions.ComputeError) as fault:
        # A fault of reading; any other (a statement that does not bind) is ours, and must be seen as such.
        if type(fault) not in (duckdb.Error, duckdb.IOException, duckdb.InvalidInputException, pl.exceptions.ComputeError):
            raise
        raise BadInput("events-unreadable", room="events", reason=str(fault).splitlines()[0]) from None


def _duckdb_type(kind: object) -> str:
    plain = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "date32[day]": "DATE"}
    return plain.get(str(kind), "VARCHAR[]")
