"""The open workspace as the pages see it: its datasets, its table, its names. Read-only, and open to imports made beside."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

import polars as pl

from constat.events.contributions import SUMS
from constat.events.query import Table, Tally
from constat.events.workspace import DatasetVersion, Workspace
from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.web.explore.mapping import WORLD, Bounds, draw, land
from constat.web.explore.timeline import Step, period_end, step_of

T = TypeVar("T")

SUGGESTED: Final = 400
"""Names suggested per field; more make a page that a phone cannot hold."""
KEPT: Final = 512
"""Answers kept in memory."""
FORMER: Final = 2
"""Tables of former snapshots kept open."""
QUARTERLY_YEARS: Final = 8
"""Below this many years a dataset is sketched by quarter."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One dataset in force, as the page of holdings shows it."""

    name: str
    version: str
    provider: str
    provider_version: str
    events: int
    rows_read: int
    flagged: int
    refused: int
    first: date
    last: date
    imported: date
    steps: tuple[int, ...]
    """Number of events of every year from the first to the last; of every quarter where there are few years."""
    quarterly: bool


@dataclass
class Shelf:
    """One workspace. The table is opened again when a version comes into force, and kept otherwise."""

    path: Path
    workspace: Workspace
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _table: Table | None = None
    _stamp: tuple[tuple[str, str], ...] = ()
    _former: OrderedDict[str, Table] = field(default_factory=OrderedDict)
    _answers: OrderedDict[tuple[str, str, str], Any] = field(default_factory=OrderedDict)

    @classmethod
    def open(cls, path: Path) -> Shelf:
        """The shelf of a workspace; `NotFound` where there is none."""
        return cls(path, Workspace.open(path))

    @property
    def name(self) -> str:
        """The name of the workspace's folder."""
        return self.path.resolve().name

    def warm(self) -> None:
        """Reads ahead what the first page would otherwise wait for."""
        if self.workspace.datasets():
            self.holdings()
            self.names()
            self.table()
        land(WORLD)

    def table(self) -> Table:
        """The table of the versions now in force."""
        stamp = tuple((d.name, d.version) for d in self.workspace.datasets())
        with self._lock:
            if self._table is None or stamp != self._stamp:
                self._table, self._stamp = Table.open(self.workspace), stamp
            return self._table

    def close(self) -> None:
        """Gives back what the query engine holds."""
        with self._lock:
            for table in (self._table, *self._former.values()):
                if table is not None:
                    table.close()
            self._table, self._stamp = None, ()
            self._former.clear()
            self._answers.clear()

    # -- answers of the table, kept while the snapshot stands ---------------------------------------------------------

    def kept(self, what: str, selection: Selection, ask: Callable[[Table], T]) -> T:
        """The answer to a question named `what` about a selection, asked of the table once and kept while the snapshot stands."""
        table = self.table()
        key = (table.snapshot.id, what, selection.canonical())
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                found: T = self._answers[key]
                return found
        found = ask(table)
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return found

    def count(self, selection: Selection) -> Figure:
        """The figure of a selection."""
        return self.kept("count", selection, lambda table: table.count(selection))

    def tally(self, selection: Selection) -> Tally:
        """The sums of a selection: as much of its figure as a page prints, in a quarter of the time (no digest of its basis)."""
        return self.kept("tally", selection, lambda table: table.tally(selection))

    def by_dataset(self, selection: Selection) -> dict[str, int]:
        """Number of events of the selection in each dataset that tells of it."""
        anything = selection.replace(measure="incidents") if selection.victims is None else selection

        def ask(table: Table) -> dict[str, int]:
            names = selection.dataset or tuple(table.versions)
            if len(names) == 1 and names[0] in table.versions and not table.versions[names[0]].manifest["rivals"]:
                return {names[0]: self.tally(anything).sums["events"]}
            return {name: told.events for name, told in table.observed(anything).items()}

        return self.kept("datasets", anything, ask)

    def events(self, selection: Selection) -> int:
        """Number of events of the selection."""
        return sum(self.by_dataset(selection).values())

    def cells(self, selection: Selection) -> tuple[list[tuple[int, int, int]], int]:
        """(cell, events, value) of each cell, the greatest value first; and the number of events without a point."""

        def ask(table: Table) -> tuple[list[tuple[int, int, int]], int]:
            found = table.group(selection, ["cell"]).select("cell", "events", "value")
            without = int(found.filter(pl.col("cell").is_null())["events"].sum())
            told = found.drop_nulls("cell").sort(["value", "events", "cell"], descending=[True, True, False])
            return list(told.iter_rows()), without

        return self.kept("cells", selection, ask)

    def cell_names(self, selection: Selection, cells: tuple[int, ...]) -> dict[int, str]:
        """Of each of these cells, the division and country that most of its events name."""
        if not cells:
            return {}
        narrowed = selection.replace(cell=cells)

        def ask(table: Table) -> dict[int, str]:
            found = table.group(narrowed, ["cell", "country", "admin1"]).sort("events", descending=True).unique("cell", keep="first", maintain_order=True)
            return {cell: ", ".join(filter(None, (admin1, country))) for cell, country, admin1 in found.select("cell", "country", "admin1").iter_rows()}

        return self.kept("cell-names", narrowed, ask)

    def steps(self, selection: Selection) -> tuple[str, list[Step]]:
        """What gives between a handful and some sixty bars (`month`, `quarter`, `year`), and the selection step by step; steps
        without events are absent."""

        def ask(table: Table) -> tuple[str, list[Step]]:
            months = table.series(selection, "month")
            if months.is_empty():
                return "month", []
            starts: list[date] = months["start"].to_list()
            every = step_of(min(starts), max(starts))
            # The sums of months add up to those of quarters and years, so that one question is enough.
            told = months.group_by(pl.col("start").dt.truncate({"month": "1mo", "quarter": "1q", "year": "1y"}[every])).agg(pl.col(*SUMS).sum())
            tells = table.tells(selection)
            tallies = [(row["start"], Tally({name: int(row[name]) for name in SUMS}, tells)) for row in told.sort("start").iter_rows(named=True)]
            return every, [Step(start, period_end(start, every), t.sums["events"], t.value, t.low, t.high, t.at_least) for start, t in tallies]

        return self.kept("steps", selection, ask)

    def rows(self, selection: Selection, columns: Sequence[str], limit: int, offset: int) -> list[dict[str, Any]]:
        """Events of the selection, the most harm first."""
        what = f"rows {limit} {offset} {' '.join(columns)}"
        if limit > 100:
            return self.table().rows(selection, list(columns), limit=limit, offset=offset, order="value").to_dicts()
        return self.kept(what, selection, lambda table: table.rows(selection, list(columns), limit=limit, offset=offset, order="value").to_dicts())

    def still(self, selection: Selection, bounds: Bounds, breaks: Sequence[int]) -> dict[str, Any]:
        """The map of a selection as drawn on the server."""
        return self.kept("still", selection, lambda _: draw([(cell, value) for cell, _, value in self.cells(selection)[0]], bounds, breaks))

    def event(self, event_id: str) -> dict[str, Any] | None:
        """The event of that id with all its columns, or None."""
        found = self.table().ask("SELECT * FROM events WHERE event_id = ?", [event_id]).to_dicts()
        return found[0] if found else None

    def accounts(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        """The other accounts of the same incident."""
        if event["incident"] is None:
            return []
        sql = "SELECT * FROM events WHERE incident = ? AND event_id <> ? ORDER BY event_id LIMIT 100"
        return self.table().ask(sql, [event["incident"], event["event_id"]]).to_dicts()

    def table_of(self, snapshot: str) -> Table:
        """The table of a snapshot: the present one, or a former one, of which the last few asked for stay open."""
        now = self.table()
        if snapshot == now.snapshot.id:
            return now
        with self._lock:
            if snapshot not in self._former:
                self._former[snapshot] = Table.open(self.workspace, snapshot)
                while len(self._former) > FORMER:
                    # Closed by its own end of life: another request may still be reading it.
                    self._former.popitem(last=False)
            self._former.move_to_end(snapshot)
            return self._former[snapshot]

    # -- what the workspace holds ------------------------------------------------------------------------------------

    def holdings(self) -> list[Holding]:
        """Every dataset in force, by name."""
        return [holding(d.name, d.version, d.folder) for d in self.workspace.datasets()]

    def names(self) -> dict[str, list[str]]:
        """The values found in the workspace, for the suggestions of the form."""
        return suggestions(tuple((d.name, d.version, d.folder) for d in self.workspace.datasets()))


# Versions never change once they stand, so what is read of them is kept.
@lru_cache(maxsize=256)
def holding(name: str, version: str, folder: Path) -> Holding:
    """The holding that a version's manifest and events tell."""
    told = DatasetVersion(name, version, folder).manifest
    starts = pl.read_parquet(folder / "events.parquet", columns=["date_start"])["date_start"]
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    per_year = 4 if last.year - first.year < QUARTERLY_YEARS else 1
    # Steps since the first of January of the first year.
    index = (starts.dt.year() - first.year) * per_year + ((starts.dt.month() - 1) * per_year) // 12
    by_step: dict[int, int] = dict(index.value_counts().iter_rows())
    return Holding(
        name=name, version=version, provider=str(told["provider"]), provider_version=str(told.get("provider_version") or ""),
        events=int(told["events_in_force"]), rows_read=int(told["rows_read"]), flagged=int(told["flagged"]), refused=int(told["rejected"]),
        first=first, last=last, imported=datetime.fromisoformat(told["imported_at"]).date(),
        steps=tuple(int(by_step.get(i, 0)) for i in range((last.year - first.year + 1) * per_year)), quarterly=per_year == 4,
    )


@lru_cache(maxsize=16)
def suggestions(versions: tuple[tuple[str, str, Path], ...]) -> dict[str, list[str]]:
    """Countries and parties by how much is told of them, at most `SUGGESTED` each, and the datasets, kinds and origins."""
    country: Counter[str] = Counter()
    party: Counter[str] = Counter()
    perpetrator: Counter[str] = Counter()
    kinds: set[str] = set()
    origins: set[str] = set()
    for name, version, folder in versions:
        told: dict[str, Any] = DatasetVersion(name, version, folder).manifest
        kinds.update(told["kinds"])
        origins.update(told["origins"])
        for value, events in pl.read_parquet(folder / "names.parquet").filter(field="country").select("name", "events").iter_rows():
            country[value] += events
        combos = pl.read_parquet(folder / "combos.parquet")
        for side, counter in (("side_a", party), ("side_b", party), ("perpetrators", perpetrator)):
            counter.update(combos[side].explode().drop_nulls().to_list())
    return {
        "country": sorted(dict(country.most_common(SUGGESTED))),
        "party": sorted(dict(party.most_common(SUGGESTED))),
        "perpetrator": sorted(dict(perpetrator.most_common(SUGGESTED))),
        "dataset": [name for name, _, _ in versions],
        "kind": sorted(kinds),
        "origin": sorted(origins),
    }
