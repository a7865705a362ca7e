"""Why two records stand together, or apart: the words of people, the score, the way over others, or what forbids it."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from constat.errors import NotFound
from constat.link.clusters import PAIRS, links, sames
from constat.link.judgements import DIFFERENT, SAME, WITHDRAWN, Judgement, Pair, pair_of
from constat.link.renewal import Standing

WHYS: Final = ("judged-same", "scored", "part", "way", "judged-different", "different-elsewhere", "same-provider", "under-threshold", "never-scored")
"""The reasons there are. `part`: one provider tells in several rows what the other tells as one. Of a pair apart, the last two say that
nothing speaks for it, the three before that something forbids what a score or another record speaks for."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is known of a pair, and the reason why it stands as it does."""

    left: str
    right: str
    clusters: Pair
    """The cluster of each."""
    why: str
    """One of `WHYS`."""
    way: tuple[str, ...]
    """Where others join the two: the records from one to the other, each linked to the next."""
    forbidding: tuple[Pair, ...]
    """The pairs judged different that keep the two clusters apart."""
    providers: tuple[str, ...]
    """The providers of whom both clusters hold a record."""
    probability: float | None
    found: dict[str, Any]
    """What else was kept of the scored pair: levels and weights."""
    said: tuple[Judgement, ...]
    """Every judgement of this pair, in order."""

    @property
    def together(self) -> bool:
        """Whether the two stand in one cluster."""
        return self.clusters[0] == self.clusters[1]

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = asdict(self)
        return {**told, "together": self.together, "forbidding": [list(pair) for pair in self.forbidding]}


def reasons(standing: Standing, one: str, other: str) -> Reasons:
    """Why the two records stand as they do after the last run; a record that the linkage does not know is not found."""
    left, right = pair_of(one, other)
    held = standing.members.filter(pl.col("id").is_in([left, right]))
    where = dict(held.select("id", "cluster").iter_rows())
    if absent := [name for name in (left, right) if name not in where]:
        raise NotFound("no-record", room="link", id=", ".join(absent))
    clusters = where[left], where[right]
    around = standing.members.filter(pl.col("cluster").is_in(list(clusters)))
    scored = standing.pairs.filter((pl.col("left_id") == left) & (pl.col("right_id") == right))
    row = scored.row(0, named=True) if scored.height else {}
    probability = row.get("probability")
    verdicts = standing.verdicts
    verdict = verdicts[left, right].verdict if (left, right) in verdicts else WITHDRAWN
    forbidding: tuple[Pair, ...] = ()
    providers: tuple[str, ...] = ()
    way: tuple[str, ...] = ()
    linked = links(scored, standing.threshold).height > 0
    if clusters[0] == clusters[1]:
        why = "judged-same" if verdict == SAME else "part" if row.get("split") else "scored" if linked else "way"
        way = _way(standing, set(around["id"]), left, right) if why == "way" else ()
    else:
        sides = dict(around.select("id", "cluster").iter_rows())
        forbidding = tuple(sorted(p for p, v in verdicts.items() if v.verdict == DIFFERENT and {sides.get(p[0]), sides.get(p[1])} == set(clusters)))
        both = around.group_by("provider").agg(pl.col("cluster").n_unique().alias("n")).filter(pl.col("n") > 1)
        providers = tuple(both["provider"].sort())
        if verdict == DIFFERENT:
            why = "judged-different"
        elif not linked and verdict != SAME:
            why = "never-scored" if probability is None else "under-threshold"
        else:
            why = "different-elsewhere" if forbidding else "same-provider"
    said = tuple(j for j in standing.judgements if j.pair == (left, right))
    found = {name: value for name, value in row.items() if name not in PAIRS}
    return Reasons(left, right, clusters, why, way, forbidding, providers, probability, found, said)


def _way(standing: Standing, inside: set[str], start: str, end: str) -> tuple[str, ...]:
    """The shortest way over links and sames within a cluster."""
    ids = pl.Series(list(inside), dtype=pl.String).implode()
    found = links(standing.pairs, standing.threshold).filter(pl.col("left_id").is_in(ids) & pl.col("right_id").is_in(ids))
    joined: dict[str, list[str]] = {}
    for a, b in [*found.select("left_id", "right_id").iter_rows(), *(pair for pair in sames(standing.verdicts) if inside.issuperset(pair))]:
        joined.setdefault(a, []).append(b)
        joined.setdefault(b, []).append(a)
    came: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting and end not in came:
        at = waiting.popleft()
        for onward in sorted(joined.get(at, ())):
            if onward not in came:
                came[onward] = at
                waiting.append(onward)
    path = [end] if end in came else []
    while path and path[-1] != start:
        path.append(came[path[-1]])
    return tuple(reversed(path))
