"""Two tables of events linked: which rows tell of one incident, how probably, and the clusters that follow.

    linked = link_tables(left, right)
    linked.table      left_id, right_id, probability, cluster, split
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from constat.errors import BadInput
from constat.link.assignment import THRESHOLD, assign
from constat.link.records import records_of
from constat.link.scoring import Scored, score


@dataclass(frozen=True)
class Linked:
    """The links, the scored pairs behind them, and how many events could not be compared for want of a date."""

    table: pl.DataFrame
    """left_id, right_id, probability, cluster (an id that follows from the cluster's first record), split."""
    scored: Scored
    left_records: int
    right_records: int
    undated: int

    @property
    def candidates_per_record(self) -> float:
        """Candidate pairs for each record of both tables."""
        return self.scored.candidates / max(1, self.left_records + self.right_records)


def link_tables(
    left: pl.DataFrame, right: pl.DataFrame, *, threshold: float = THRESHOLD, aliases: Mapping[str, str] | None = None, engine: str = "duckdb",
    model: dict[str, Any] | None = None, threads: int | None = None,
) -> Linked:  # fmt: skip
    """Links the events of two tables of the analytical schema. Links between two providers are one to one, unless one splits an
    episode. `aliases` gives other names of parties; `engine` is duckdb or spark."""
    if not 0 < threshold <= 1:
        raise BadInput("threshold-unusable", room="link", value=str(threshold))
    one, other = records_of(left, aliases), records_of(right, aliases)
    shared = one.table.join(other.table, on="unique_id", how="semi")["unique_id"].sort()
    if shared.len():
        raise BadInput("records-repeated", room="link", ids=", ".join(shared.head(3)), count=shared.len())
    scored = score(one, other, engine=engine, model=model, threads=threads)
    links = assign(_with_days(scored.pairs, one.table, other.table), threshold)
    table = links.select("left_id", "right_id", "probability", "split")
    return Linked(clustered(table), scored, one.table.height, other.table.height, one.undated + other.undated)


def _with_days(pairs: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    def side(table: pl.DataFrame, name: str) -> pl.DataFrame:
        days = pl.when("episode").then(pl.col("last") - pl.col("first") + 1).otherwise(1)
        return table.select(
            pl.col("unique_id").alias(f"{name}_id"), pl.col("provider").alias(f"{name}_provider"), days.alias(f"{name}_days"),
            pl.col("first").alias(f"{name}_first"), pl.col("last").alias(f"{name}_last"),
        )  # fmt: skip

    slim = pairs.select("left_id", "right_id", "probability", "weight")
    slim = slim.filter((pl.col("probability") > 0.01) | (pl.col("weight") > 0))
    return slim.join(side(left, "left"), on="left_id").join(side(right, "right"), on="right_id")


def clustered(links: pl.DataFrame) -> pl.DataFrame:
    """The links with the cluster of each: connected records bear one id."""
    parent: dict[str, str] = {}

    def root(record: str) -> str:
        while (above := parent.setdefault(record, record)) != record:
            parent[record] = parent[above] = parent.setdefault(above, above)
            record = parent[record]
        return record

    for left, right in links.select("left_id", "right_id").iter_rows():
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    ids = [hashlib.sha256(root(left).encode()).hexdigest()[:12] for left in links["left_id"]]
    told = links.with_columns(cluster=pl.Series(ids, dtype=pl.String))
    return told.select("left_id", "right_id", "probability", "cluster", "split").sort("left_id", "right_id")
