"""Which cluster keeps which id: a cluster is the former one with which it shares the most records.

Ties go to the older cluster, then to the lesser id. Only former and new clusters that share records compete, so that the ids of
what a batch touches come out the same as those of a full run. An id that was once given is never given to another cluster.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

import polars as pl

LETTERS: Final = 12
"""Hexadecimal digits of an id. Where two clusters of a workspace want the same one, the second takes the next."""


def inherit(groups: pl.DataFrame, former: pl.DataFrame, run: int, taken: Callable[[list[str]], set[str]]) -> pl.DataFrame:
    """The records (id, provider) with `cluster` and `born`, the run that first gave that id.

    `groups` has id, provider and group; `former` has id, cluster and born; `taken` tells which of some ids were ever given.
    """
    shared = groups.join(former.select("id", "cluster", "born"), on="id").group_by("group", "cluster", "born").agg(pl.len(), pl.col("id").min().alias("least"))
    # Of parts that share as many records with a former cluster, the one with the least record id keeps the name.
    shared = shared.sort("len", "born", "cluster", "least", descending=[True, False, False, False])
    kept: dict[int, tuple[str, int]] = {}
    given: set[str] = set()
    for number, cluster, born in shared.select("group", "cluster", "born").iter_rows():
        if number not in kept and cluster not in given:
            kept[number] = (cluster, born)
            given.add(cluster)
    fresh = groups.filter(~pl.col("group").is_in(pl.Series(list(kept), dtype=pl.Int64).implode()))
    born_now = fresh.sort("group", "id").group_by("group", maintain_order=True).agg("id")
    wanted = [(number, _named(ids, 0)) for number, ids in born_now.iter_rows()]
    known = taken([name for _, name in wanted])
    if known or len({name for _, name in wanted}) < len(wanted):
        wanted = _unlike(list(born_now.iter_rows()), taken)
    kept.update({number: (name, run) for number, name in wanted})
    names = pl.DataFrame(
        {"group": list(kept), "cluster": [name for name, _ in kept.values()], "born": [born for _, born in kept.values()]},
        schema={"group": pl.Int64, "cluster": pl.String, "born": pl.Int32},
    )
    return groups.join(names, on="group", maintain_order="left").select("id", "provider", "cluster", "born")


def _named(ids: list[str], turn: int) -> str:
    return hashlib.sha256("\n".join([*ids, *(["", str(turn)] if turn else [])]).encode()).hexdigest()[:LETTERS]


def _unlike(born: list[tuple[int, list[str]]], taken: Callable[[list[str]], set[str]]) -> list[tuple[int, str]]:
    """Ids that nothing bore before, even where the very same records once stood together and were parted."""
    found: list[tuple[int, str]] = []
    given: set[str] = set()
    waiting, turn = born, 0
    while waiting:
        names = [_named(ids, turn) for _, ids in waiting]
        known = taken(names) | given
        left = []
        for (number, ids), name in zip(waiting, names, strict=True):
            if name in known:
                left.append((number, ids))
                continue
            known.add(name)
            given.add(name)
            found.append((number, name))
        waiting, turn = left, turn + 1
    return found
