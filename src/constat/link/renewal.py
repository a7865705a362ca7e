"""The clusters as they stand, made anew as a whole or only where something changed: both ways give the same.

What a batch touches: the components of links and sames with a new record, a former neighbour of one that was told again or
withdrawn, or a record of a pair whose verdict changed. Everything else stands as it stood, and its ids with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from constat.errors import BadInput
from constat.link import judgements as said
from constat.link.clusters import PAIRS, RECORDS, Verdicts, check_pairs, check_records, group, links, sames, touched
from constat.link.identity import inherit
from constat.link.judgements import Judgement

MEMBERS: Final = {**RECORDS, "cluster": pl.String, "born": pl.Int32}
MOVES: Final = {"id": pl.String, "before": pl.String, "after": pl.String}
THRESHOLD: Final = 0.5
"""Probability from which a pair links, unless a person says otherwise."""
Taken = Callable[[list[str]], set[str]]


@dataclass(frozen=True)
class Standing:
    """The clusters after a run, and what they were made from."""

    run: int
    threshold: float
    members: pl.DataFrame
    """Every record: id, provider, cluster, born (the run that first gave the cluster's id)."""
    pairs: pl.DataFrame
    """Every scored pair, each once, left_id < right_id."""
    judgements: tuple[Judgement, ...] = ()
    """What people had said by then."""

    @classmethod
    def empty(cls, threshold: float = THRESHOLD) -> Standing:
        """Nothing linked yet."""
        if not 0 < threshold <= 1:
            raise BadInput("threshold-unusable", room="link", value=str(threshold))
        return cls(0, threshold, pl.DataFrame(schema=MEMBERS), pl.DataFrame(schema=PAIRS))

    @property
    def verdicts(self) -> Verdicts:
        """What stands of each judged pair."""
        return said.standing(self.judgements)


@dataclass(frozen=True)
class Renewed:
    """The clusters after a run, and each record whose cluster is another than before (null: none)."""

    standing: Standing
    moves: pl.DataFrame


def whole(
    former: Standing, records: pl.DataFrame, pairs: pl.DataFrame, judgements: Sequence[Judgement], taken: Taken, threshold: float | None = None
) -> Renewed:
    """All clusters made anew from all records and pairs. Ids go on from the former clusters."""
    level = Standing.empty(former.threshold if threshold is None else threshold).threshold
    records = check_records(records)
    pairs = check_pairs(pairs, records["id"])
    groups = group(records, pairs, said.standing(judgements), level)
    members = inherit(groups, former.members, former.run + 1, taken)
    return _renewed(former, Standing(former.run + 1, level, members, pairs, tuple(judgements)), former.members)


def add(
    former: Standing, records: pl.DataFrame, pairs: pl.DataFrame, judgements: Sequence[Judgement], taken: Taken, gone: Collection[str] = ()
) -> Renewed:
    """The clusters with a batch added: new records, records told again (with all their pairs anew), records withdrawn, and what
    people said meanwhile. Only what is touched is made anew."""
    records = check_records(records)
    leaving = _series(gone)
    absent = leaving.filter(~leaving.is_in(former.members["id"].implode()))
    if absent.len():
        raise BadInput("pairs-of-absent", room="link", ids=", ".join(absent.head(5).to_list()), count=absent.len())
    dropped = pl.concat([leaving, records["id"]]).unique()
    stays = former.members.filter(~pl.col("id").is_in(dropped.implode()))
    now = pl.concat([stays.select("id", "provider"), records])
    batch = check_pairs(pairs, now["id"])
    concerned = pl.col("left_id").is_in(dropped.implode()) | pl.col("right_id").is_in(dropped.implode())
    kept = former.pairs.filter(~concerned).join(batch, on=["left_id", "right_id"], how="anti")
    together = pl.concat([kept, batch], how="diagonal_relaxed").sort("left_id", "right_id")
    verdicts, before = said.standing(judgements), former.verdicts
    seeds = {*records["id"], *batch["left_id"], *batch["right_id"], *_neighbours(former, dropped)}
    for pair in {*verdicts, *before}:
        if verdicts.get(pair) != before.get(pair):
            seeds.update(pair)
    members = now.select("id", "provider")
    hit = touched(members, together, verdicts, former.threshold, seeds)
    inside = pl.col("id").is_in(hit.implode())
    own = members.filter(inside)
    own_pairs = together.filter(pl.col("left_id").is_in(hit.implode()))
    old = former.members.filter(inside | pl.col("id").is_in(dropped.implode()))
    anew = inherit(group(own, own_pairs, verdicts, former.threshold), old, former.run + 1, taken)
    result = pl.concat([stays.filter(~inside), anew])
    return _renewed(former, Standing(former.run + 1, former.threshold, result, together, tuple(judgements)), old)


def _neighbours(former: Standing, dropped: pl.Series) -> set[str]:
    """The records that a link or a same joined to one that now leaves or is told again: what held together through it may part."""
    joining = links(former.pairs, former.threshold)
    of_left = joining.filter(pl.col("left_id").is_in(dropped.implode()))["right_id"]
    of_right = joining.filter(pl.col("right_id").is_in(dropped.implode()))["left_id"]
    leaving = set(dropped)
    judged = {end for pair in sames(former.verdicts) if leaving.intersection(pair) for end in pair}
    return {*of_left, *of_right, *judged} - leaving


def _renewed(former: Standing, now: Standing, old: pl.DataFrame) -> Renewed:
    """The result with its moves; `old` holds the former members that may have moved."""
    before = old.select("id", pl.col("cluster").alias("before"))
    known = former.members.filter(~pl.col("id").is_in(old["id"].implode()))
    after = now.members.filter(~pl.col("id").is_in(known["id"].implode())).select("id", pl.col("cluster").alias("after"))
    moves = before.join(after, on="id", how="full", coalesce=True).filter(~pl.col("before").eq_missing(pl.col("after")))
    return Renewed(now, moves.select("id", "before", "after").sort("id"))


def _series(ids: Collection[str]) -> pl.Series:
    return pl.Series("id", sorted(set(ids)), dtype=pl.String)
