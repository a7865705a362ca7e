"""Linked counts: what several sources tell of one incident is counted once, and the figure says how.

Every cluster is one contribution, folded from its accounts as rival accounts of one incident are (see `model.measure`):

* `range` (the default): low is the least told, high the greatest, the value the accounts' own where all agree, else the least;
* `order`: the account of the first source in a given order that tells the measure; several rows of that source as a range;
* `finding`: the finding of the case file where one exists and tells the measure, else as `range`.

A cluster counts where it began: on the earliest day that any of its accounts gives, so that the counts of adjoining periods add up
to that of both. Of other conditions (place, party, kind) it is enough that one account meets them, and only those that do are
folded; so the counts of two neighbouring districts may both hold a cluster whose accounts differ. In groups it stands under the
keys of its leading account: the preferred source's, else that with the least id.

Events that the linkage does not know (imported since) count one by one, and the figure says how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import polars as pl

from constat.errors import BadInput
from constat.events import subsets, tracing
from constat.events.conditions import Condition, Directory
from constat.events.contributions import base
from constat.events.ledger import Recomputed, recall
from constat.events.ledger import recompute as recompute_plain
from constat.events.query import Table
from constat.events.tracing import Trace
from constat.events.workspace import Workspace
from constat.link.linkage import Linkage, partition_digest
from constat.model import EVENT_SCHEMA, Figure, Flag, Selection, Snapshot

LINKED: Final = "sum-of-linked-events"
RANGE: Final = "range"
ORDER: Final = "order"
FINDING: Final = "finding"
RULES: Final = (RANGE, ORDER, FINDING)
_UNTOLD: Final = 1000
"""Added to the rank of an account that does not tell the measure: it gives way to one that does."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a cluster's count is taken from its accounts'."""

    name: str = RANGE
    order: tuple[str, ...] = ()
    """Datasets, the preferred first; only with `order`."""

    def __post_init__(self) -> None:
        if self.name not in RULES:
            raise BadInput("rule-unknown", room="link", rule=self.name, known=", ".join(RULES))
        if (self.name == ORDER) != bool(self.order) or len(set(self.order)) < len(self.order):
            raise BadInput("rule-order", room="link", rule=self.name, order=", ".join(self.order) or "-")

    @classmethod
    def parse(cls, text: str) -> Rule:
        """The rule of a word: `range`, `finding`, or datasets with commas between them, the preferred first."""
        word = text.strip()
        if word in (RANGE, FINDING):
            return cls(word)
        return cls(ORDER, tuple(name.strip() for name in word.split(",") if name.strip()))

    def rank(self, dataset: str, origin: str) -> int:
        """The place of an account in the order of preference."""
        if self.name == FINDING:
            return 0 if origin == "case-file" else 1
        return self.order.index(dataset) if dataset in self.order else len(self.order)


class LinkedTable(Table):
    """A table of events in which a cluster counts once. Everything that a `Table` answers, it answers of clusters."""

    def __init__(self, workspace: Workspace, snapshot: Snapshot | None = None, rule: Rule | None = None, run: int | None = None) -> None:
        self.rule = rule or Rule()
        linkage = Linkage(workspace)
        self.run = run or linkage.standing_run()
        self._members = linkage.members(self.run)
        self.partition = partition_digest(self._members)
        super().__init__(workspace, snapshot)
        unknown = [name for name in self.rule.order if name not in self.versions]
        if unknown:
            self.close()
            raise BadInput("rule-order-unknown", room="link", names=", ".join(unknown), known=", ".join(self.versions))

    def _gather(self) -> Directory:
        found = super()._gather()
        ask = self._connection.execute
        rows = pl.from_arrow(ask("SELECT event_id, incident, dataset, origin, date_start FROM events").to_arrow_table())
        assert isinstance(rows, pl.DataFrame)
        links = linked_rows(rows, self._members, self.rule)
        self._connection.register("given", links.to_arrow())
        ask("CREATE TABLE links AS SELECT * FROM given")
        self.clusters = frozenset(links.filter(pl.col("linked"))["key"])
        self._connection.unregister("given")
        ask("ALTER VIEW events RENAME TO as_told")
        ask(
            "CREATE VIEW events AS SELECT e.* REPLACE (coalesce(l.key, e.incident) AS incident, coalesce(l.began, e.date_start) AS date_start)"
            " FROM as_told e LEFT JOIN links l ON l.event_id = e.event_id"
        )
        ask("CREATE OR REPLACE VIEW counted AS SELECT * FROM events")
        return found

    @property
    def _plain(self) -> bool:
        return False

    def _accounts(self, selection: Selection, keys: Sequence[str], where: Condition) -> str:
        """The accounts of the selection that the rule prefers; each bears the group keys of its cluster's leading one."""
        leading = "".join(f", first_value(g_{key}) OVER cluster AS g_{key}" for key in keys)
        kept = "v, l, h, minimum, single, no_range, low_above, high_below, straddles, unknown"
        # One account that stands for its cluster is told as that source tells it; only several are folded into a range.
        alone = "count(*) OVER (PARTITION BY coalesce(incident, id), place) = 1 AND coalesce(linked, false)"
        # No word of a reader's goes in here: `base` binds them, and the keys are the table's own.
        return (
            f"SELECT CASE WHEN {alone} THEN concat('incident:', incident) ELSE id END AS id, {kept}{leading},"  # noqa: S608
            f" CASE WHEN NOT ({alone}) THEN incident END AS incident"
            f" FROM (SELECT b.*, k.linked, coalesce(k.rank, 0) + CASE WHEN b.v IS NULL THEN {_UNTOLD} ELSE 0 END AS place"
            f" FROM ({base(selection, keys, where)}) b LEFT JOIN links k ON k.event_id = b.id)"
            " WINDOW cluster AS (PARTITION BY coalesce(incident, id) ORDER BY place, id)"
            " QUALIFY incident IS NULL OR place = min(place) OVER (PARTITION BY coalesce(incident, id))"
        )

    def count(self, selection: Selection) -> Figure:
        """The linked figure: its method, the rule and the run of the linkage are part of what it says."""
        plain = super().count(selection)
        told = (("linked_run", self.run), ("order", self.rule.order), ("partition", self.partition), ("rule", self.rule.name))
        return replace(plain, method=LINKED, method_version="1", parameters=told)

    def _overlap(self, selection: Selection) -> tuple[Flag, ...]:
        """The warning of several datasets concerns only events that the linkage does not know."""
        if not super()._overlap(selection):
            return ()
        where = self._condition(selection)
        ids = self.ask(f"SELECT event_id FROM counted WHERE {where.sql}", where.values)["event_id"]  # noqa: S608 -- values are bound
        unknown = int((~ids.is_in(self._members["id"].implode())).sum())
        return (Flag("several-datasets", unknown),) if unknown else ()

    def rows(
        self, selection: Selection, columns: Sequence[str] | None = None, *, limit: int | None = None, offset: int = 0, order: str = "date",
        behind: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """Events of the selection as their providers told them: the day is each account's own."""
        chosen = list(columns or EVENT_SCHEMA.names)
        wanted = list(dict.fromkeys([*chosen, "event_id"]))
        found = super().rows(selection, wanted, limit=limit, offset=offset, order=order, behind=behind)
        if "date_start" in chosen:
            self_told = self.ask("SELECT e.event_id, e.date_start FROM as_told e SEMI JOIN links l ON l.event_id = e.event_id")
            found = found.join(self_told.rename({"date_start": "own"}), on="event_id", how="left", maintain_order="left")
            found = found.with_columns(date_start=pl.coalesce("own", "date_start")).drop("own")
        return found.select(*chosen, "value")

    def _warm(self) -> None:
        """A linked table is asked a few times; its views stay as they are."""


def linked_rows(rows: pl.DataFrame, members: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    """Every event that counts together with others: event_id, key, rank, linked, began. Accounts of one incident that the case file itself
    holds together stay together, and bring the clusters of each of them together."""
    told = rows.join(members.select(pl.col("id").alias("event_id"), "cluster"), on="event_id", how="left")
    # A cluster of one row says nothing that the row does not.
    told = told.with_columns(cluster=pl.when(pl.col("cluster").is_duplicated()).then("cluster"))
    told = told.filter(pl.col("cluster").is_not_null() | pl.col("incident").is_not_null())
    told = told.with_columns(key=_joined(told))
    ranks = told.select("dataset", "origin").unique()
    ranks = ranks.with_columns(rank=pl.Series([rule.rank(*pair) for pair in ranks.iter_rows()], dtype=pl.Int32))
    told = told.join(ranks, on=["dataset", "origin"], how="left")
    # What stands together only by the case file's word keeps its own days, as in an unlinked count.
    apart = pl.col("cluster").is_null().all().over("key")
    began = pl.when(apart).then("date_start").otherwise(pl.col("date_start").min().over("key"))
    return told.select("event_id", "key", "rank", (~apart).alias("linked"), began.alias("began"))


def _joined(told: pl.DataFrame) -> pl.Series:
    """One key for all that a cluster or an incident joins: the least cluster's, where there is one."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    clusters = told.select(pl.col("cluster").rank("dense") - 1).to_series()
    incidents = told.select(pl.col("incident").rank("dense") - 1).to_series()
    first = int(clusters.max() or 0) + 1  # type: ignore[arg-type]
    size = first + int(incidents.max() or 0) + 1  # type: ignore[arg-type]
    both = (clusters.is_not_null() & incidents.is_not_null()).to_numpy()
    a = clusters.fill_null(0).to_numpy()[both]
    b = incidents.fill_null(0).to_numpy()[both] + first
    component = connected_components(coo_matrix((np.ones(len(a)), (a, b)), shape=(size, size)), directed=False)[1]
    node = np.where(clusters.is_not_null().to_numpy(), clusters.fill_null(0).to_numpy(), incidents.fill_null(0).to_numpy() + first)
    whole = told.select("cluster", "incident", component=pl.Series(component[node.astype(int)]))
    return whole.select(pl.coalesce(pl.col("cluster").min().over("component"), "incident")).to_series()


# -- figures ----------------------------------------------------------------------------------------------------------


def table_of(workspace: Workspace, figure: Figure) -> LinkedTable:
    """The linked table on which that figure was computed: its snapshot, its run of the linkage, its rule."""
    given = dict(figure.parameters)
    table = LinkedTable(workspace, workspace.recall_snapshot(figure.snapshot), Rule(str(given["rule"]), tuple(given["order"])), int(given["linked_run"]))
    if table.partition != given["partition"]:
        table.close()
        raise BadInput("linkage-altered", room="link", run=table.run, id=figure.id)
    return table


def linked_whole(workspace: Workspace, figure: Figure) -> Figure | None:
    """The linked count that a figure is or was made from; None for an unlinked one."""
    if figure.method == LINKED:
        return figure
    if figure.method not in subsets.METHODS:
        return None
    return next((whole for part in figure.parts if (whole := recall(workspace, part)).method == LINKED), None)


def trace(workspace: Workspace, figure_id: str, *, limit: int | None = None, offset: int = 0, table: Table | None = None) -> Trace:
    """The figure of that id, linked or not, walked down to its events. A cluster is one contribution, `incident:<cluster>`, with its
    accounts listed as each was told."""
    figure = recall(workspace, figure_id)
    whole = linked_whole(workspace, figure)
    if whole is None:
        return tracing.trace(workspace, figure_id, limit=limit, offset=offset, table=table)
    with _opened(workspace, whole) as own:
        listed = accounted(own, figure, tracing.incidents_of(own, figure, limit=limit, offset=offset))
    return Trace(figure, listed, figure.events, tuple(recall(workspace, part) for part in figure.parts))


def recompute(workspace: Workspace, figure: Figure) -> Recomputed:
    """A count, linked or not, computed anew on the very snapshot and the very clusters that it names."""
    if figure.method != LINKED:
        return recompute_plain(workspace, figure)
    with _opened(workspace, figure) as own:
        return Recomputed(figure, own.count(figure.selection))


def accounted(table: Table, figure: Figure, listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The contributions, those of clusters with `cluster` and every account of the selection, `taken` where the rule took it; as they
    are on a table that is not linked."""
    if not isinstance(table, LinkedTable):
        return listed
    clusters: dict[str, list[dict[str, Any]]] = {entry["id"]: [] for entry in listed if entry["id"].removeprefix("incident:") in table.clusters}
    for row in _accounts_behind(table, figure, list(clusters)):
        clusters[row.pop("id")].append(row)
    found = []
    for entry in listed:
        accounts = clusters.get(entry["id"])
        if accounts is None:
            found.append({**entry, "cluster": None})
            continue
        places = [table.rule.rank(row["dataset"], row["origin"]) + (_UNTOLD if row["value"] is None else 0) for row in accounts]
        marked = [{**row, "taken": place == min(places)} for row, place in zip(accounts, places, strict=True)]
        leading = next((row for row in marked if row["taken"]), {})
        told = {key: leading.get(key, entry.get(key)) for key in entry if key not in ("id", "value", "low", "high", "at_least", "rivals", "accounts")}
        found.append({**entry, **told, "cluster": entry["id"].removeprefix("incident:"), "accounts": marked})
    return found


def _accounts_behind(table: LinkedTable, figure: Figure, ids: list[str]) -> list[dict[str, Any]]:
    if not ids:
        return []
    selection = figure.selection
    rows = table.rows(selection, [*tracing.SHOWN, "origin"], order="id", behind=ids).with_columns(id=subsets.CONTRIBUTION)
    wanted = pl.Series(ids, dtype=pl.String)
    return list(rows.filter(pl.col("id").is_in(wanted.implode())).unique("event_id", maintain_order=True).iter_rows(named=True))


@contextmanager
def _opened(workspace: Workspace, figure: Figure) -> Iterator[LinkedTable]:
    own = table_of(workspace, figure)
    try:
        yield own
    finally:
        own.close()
