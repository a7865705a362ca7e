"""Victims counted: records judged the same count once, lists overlap by what was judged, and nothing is ever merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final

NAMINGS: Final = ("counted", "partly-named", "named")
"""From the least to the most; a cluster is named as far as the best of its records."""


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a victim, by what may be read of it without a reason."""

    id: str
    statement: str
    naming: str
    harm: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair as it was judged."""

    id: str
    left: str
    right: str
    verdict: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two, in an order that does not depend on who came first."""
        return pair_of(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the records come to."""

    records: int
    clusters: Mapping[str, tuple[Member, ...]]
    named: int
    partly: int
    unnamed: int
    """At least so many more: what the longest list holds beyond everybody who is named anywhere."""
    lists: tuple[str, ...]
    overlap: Mapping[tuple[str, str], int]
    """For two lists, how many of the same victims stand in both; for one with itself, how many stand in it."""
    contradictions: tuple[tuple[str, str], ...]
    """Pairs judged different whose records were judged the same as others that hold them together."""


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two ids in a fixed order."""
    return (one, other) if one <= other else (other, one)


def counted(members: Sequence[Member], judged: Iterable[Judged]) -> Counted:
    """The records as victims: each cluster of "same" once."""
    parents = {one.id: one.id for one in members}

    def root(one: str) -> str:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    apart: list[tuple[str, str]] = []
    for judgement in judged:
        left, right = judgement.pair
        if left not in parents or right not in parents:
            continue
        if judgement.verdict == "same":
            parents[root(left)] = root(right)
        elif judgement.verdict == "different":
            apart.append((left, right))
    clusters: dict[str, list[Member]] = {}
    for one in members:
        clusters.setdefault(root(one.id), []).append(one)
    best = [max((one.naming for one in cluster), key=_rank) for cluster in clusters.values()]
    held: Counter[str] = Counter()
    overlap: Counter[tuple[str, str]] = Counter()
    for cluster in clusters.values():
        lists = sorted({one.statement for one in cluster if one.statement})
        held.update(lists)
        overlap.update(combinations_with_replacement(lists, 2))
    named, partly = best.count("named"), best.count("partly-named")
    # Whoever is only counted in one list may be named in another: the longest list alone says how many there are at least.
    unnamed = max([0, *(size - named - partly for size in held.values())])
    unnamed = max(unnamed, 1 if not held and best.count("counted") else 0)
    return Counted(
        len(members),
        {key: tuple(cluster) for key, cluster in clusters.items()},
        named,
        partly,
        unnamed,
        tuple(sorted(held, key=lambda one: (-held[one], one))),
        dict(overlap),
        tuple(sorted({(left, right) for left, right in apart if root(left) == root(right)})),
    )


def _rank(naming: str) -> int:
    return NAMINGS.index(naming) if naming in NAMINGS else 0
