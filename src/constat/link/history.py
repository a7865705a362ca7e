"""What became of a cluster: born, joined by others, parted, ended; and where an old id leads today.

The journal holds one table of moves a run (record, cluster before, cluster after), only ever added to. All else follows from it:
the members at any run, every merge and split, and what an id that ended stands for now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from constat.errors import NotFound

JOURNAL: Final = {"run": pl.Int32, "at": pl.String, "kind": pl.String, "id": pl.String, "before": pl.String, "after": pl.String}


@dataclass(frozen=True, slots=True)
class Step:
    """What one run did to a cluster."""

    run: int
    at: str
    kind: str
    """What made the run: `whole`, `added` or `judged`."""
    what: str
    """`born`, `joined` (records came), `merged` (a whole cluster came), `split` (a part went), `withdrawn` (records left the data),
    `ended`."""
    other: str
    """The other cluster; empty where records came new or left the data."""
    records: tuple[str, ...]
    """The records that moved, or with which it was born."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"run": self.run, "at": self.at, "kind": self.kind, "what": self.what, "other": self.other or None, "records": list(self.records)}


@dataclass(frozen=True, slots=True)
class Resolved:
    """Where an id leads today."""

    id: str
    now: tuple[str, ...]
    """The clusters that hold its records, its own where it stands; none where all of them left the data."""
    records: tuple[str, ...]
    """The records it holds, or last held."""

    @property
    def stands(self) -> bool:
        """Whether a cluster still bears this id."""
        return self.now == (self.id,)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"id": self.id, "stands": self.stands, "now": list(self.now), "records": list(self.records)}


class History:
    """The journal of all runs up to one."""

    def __init__(self, journal: pl.LazyFrame) -> None:
        self._journal = journal

    @classmethod
    def of(cls, runs: Sequence[tuple[int, str, str, pl.DataFrame]]) -> History:
        """A journal from tables in memory: (run, at, kind, moves)."""
        parts = [
            moves.select(pl.lit(run, dtype=pl.Int32).alias("run"), pl.lit(at).alias("at"), pl.lit(kind).alias("kind"), "id", "before", "after")
            for run, at, kind, moves in runs
        ]
        return cls((pl.concat(parts) if parts else pl.DataFrame(schema=JOURNAL)).lazy())

    def taken(self, names: Sequence[str]) -> set[str]:
        """Which of these ids were ever given."""
        wanted = pl.Series(list(names), dtype=pl.String)
        return set(self._journal.filter(pl.col("after").is_in(wanted.implode())).select("after").unique().collect()["after"])

    def members(self, run: int | None = None) -> pl.DataFrame:
        """Records (id, cluster) as they stood after a run, by default after the last."""
        journal = self._journal if run is None else self._journal.filter(pl.col("run") <= run)
        last = journal.sort("run").group_by("id").agg(pl.col("after").last().alias("cluster"))
        return last.drop_nulls("cluster").sort("id").collect()

    def cluster_of(self, record: str) -> str | None:
        """The cluster that holds a record, or last held it; None where no such record was ever linked."""
        seen = self._journal.filter(pl.col("id") == record).sort("run").collect()
        if seen.is_empty():
            return None
        last = seen.row(-1, named=True)
        return str(last["after"] or last["before"])

    def resolve(self, cluster: str) -> Resolved:
        """Where that id leads now. An id that was never given is not found; the beginning of one is enough where only one begins so."""
        cluster = self._full(cluster)
        last = self._ending(cluster)
        now = self._now(last)
        if cluster in now:
            return Resolved(cluster, (cluster,), tuple(self._holding(cluster)))
        found = set(now)
        # Records that have left the data since lead on through the cluster that took them.
        if not found:
            found = {onward for after in self._went(cluster) for onward in self.resolve(after).now}
        return Resolved(cluster, tuple(sorted(found)), tuple(sorted(last)))

    def steps(self, cluster: str) -> tuple[Step, ...]:
        """Everything that happened to that cluster, in order."""
        cluster = self._full(cluster)
        own = self._journal.filter((pl.col("before") == cluster) | (pl.col("after") == cluster)).sort("run", "id").collect()
        others = own.select(pl.concat([pl.col("before"), pl.col("after")])).to_series().drop_nulls().unique()
        flows = self._journal.filter(pl.col("before").is_in(others.implode()) | pl.col("after").is_in(others.implode())).collect()
        found: list[Step] = []
        size = 0
        for (run, at, kind), moved in own.group_by("run", "at", "kind", maintain_order=True):
            came = moved.filter(pl.col("after") == cluster)
            went = moved.filter(pl.col("before") == cluster)

            def step(what: str, other: str | None, ids: pl.Series, told: tuple[Any, Any, Any] = (run, at, kind)) -> Step:
                return Step(int(told[0]), str(told[1]), str(told[2]), what, other or "", tuple(sorted(ids)))

            for (other,), part in came.group_by("before", maintain_order=True):
                ended = other is not None and _size(flows, str(other), int(str(run))) == 0
                found.append(step("merged" if ended else "joined" if size else "born", None if other is None else str(other), part["id"]))
            for (other,), part in went.group_by("after", maintain_order=True):
                found.append(step("withdrawn" if other is None else "split", None if other is None else str(other), part["id"]))
            size += came.height - went.height
            if size == 0:
                where = went["after"].drop_nulls().unique()
                # What went as a whole into one other cluster did not split.
                if where.len() == 1 and went["after"].null_count() == 0:
                    found.pop()
                found.append(step("ended", where[0] if where.len() == 1 else None, went["id"]))
        return tuple(found)

    def _full(self, given: str) -> str:
        names = self._journal.filter(pl.col("after").str.starts_with(given)).select("after").unique().collect()["after"].to_list()
        if given in names:
            return given
        if len(given) < 4 or len(names) != 1:
            raise NotFound("no-cluster", room="link", id=given)
        return str(names[0])

    def _ending(self, cluster: str) -> list[str]:
        """The records it holds, or held when it ended."""
        holding = self._holding(cluster)
        if holding:
            return holding
        left = self._journal.filter(pl.col("before") == cluster).select("run", "id").collect()
        return left.filter(pl.col("run") == left["run"].max())["id"].to_list()

    def _holding(self, cluster: str) -> list[str]:
        seen = self._journal.filter((pl.col("after") == cluster) | (pl.col("before") == cluster)).sort("run").collect()
        last = seen.group_by("id", maintain_order=True).agg(pl.col("after").last())
        return sorted(last.filter(pl.col("after") == cluster)["id"])

    def _now(self, ids: Sequence[str]) -> set[str]:
        wanted = pl.Series(list(ids), dtype=pl.String)
        moved = self._journal.filter(pl.col("id").is_in(wanted.implode())).sort("run").collect()
        return set(moved.group_by("id", maintain_order=True).agg(pl.col("after").last())["after"].drop_nulls())

    def _went(self, cluster: str) -> list[str]:
        left = self._journal.filter(pl.col("before") == cluster).select("run", "after").collect()
        return left.filter(pl.col("run") == left["run"].max())["after"].drop_nulls().unique().sort().to_list()


def _size(flows: pl.DataFrame, cluster: str, run: int) -> int:
    until = flows.filter(pl.col("run") <= run)
    return until.filter(pl.col("after") == cluster).height - until.filter(pl.col("before") == cluster).height
