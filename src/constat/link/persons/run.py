"""Two lists of persons linked: which rows name one person, how probably, and the clusters that follow. Ids only, never a name.

    linked = link_persons(left, right)
    linked.table      left_id, right_id, probability, cluster
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from constat.errors import BadInput
from constat.link.assignment import assign
from constat.link.persons.people import People, people_of
from constat.link.persons.scoring import ScoredPersons, score_persons
from constat.link.run import clustered

THRESHOLD: Final = 0.4
"""Probability under which two rows of two lists are not linked: as with events, that at which F1 is greatest on seeds kept for development."""
SURE: Final = 0.9
"""Probability under which two rows of one list are not linked: a list was made so that it names a person once."""


@dataclass(frozen=True)
class LinkedPersons:
    """The links, the scored pairs behind them, and what was compared."""

    table: pl.DataFrame
    """left_id, right_id, probability, cluster."""
    scored: ScoredPersons
    left: People
    right: People
    within: tuple[ScoredPersons, ...] = ()
    """Of each list the pairs that may name one person twice, where they were asked for."""

    def reached(self, truth: pl.DataFrame) -> float:
        """The share of true pairs (left_id, right_id) that are among the candidates."""
        pairs = self.scored.blocked
        told = pairs.select(left_id=self.left.table["id"].gather(pairs["l"]), right_id=self.right.table["id"].gather(pairs["r"]))
        return truth.join(told, on=["left_id", "right_id"], how="semi").height / max(1, truth.height)

    def counts(self) -> dict[str, int]:
        """What was compared and found, in numbers."""
        return {
            "left": self.left.table.height, "right": self.right.table.height, "nameless": self.left.nameless + self.right.nameless,
            "unread": self.left.unread + self.right.unread, "candidates": self.scored.candidates + sum(one.candidates for one in self.within),
            "links": self.table.height, "clusters": self.table["cluster"].n_unique(),
        }  # fmt: skip


def link_persons(
    left: pl.DataFrame, right: pl.DataFrame, *, threshold: float = THRESHOLD, within: bool = False, model: dict[str, Any] | None = None,
    threads: int | None = None,
) -> LinkedPersons:  # fmt: skip
    """Links the persons of two lists, one to one; `within` also links rows of one list that surely name one person."""
    if not 0 < threshold <= 1:
        raise BadInput("threshold-unusable", room="link", value=str(threshold))
    one, other = people_of(left, "left"), people_of(right, "right")
    shared = one.table.join(other.table, on="id", how="semi")["id"].sort()
    if shared.len():
        raise BadInput("records-repeated", room="link", ids=", ".join(shared.head(3)), count=shared.len())
    scored = score_persons(one.table, other.table, model=model, threads=threads)
    links = assigned(scored.pairs, threshold)
    inside: tuple[ScoredPersons, ...] = ()
    if within:
        inside = tuple(score_persons(people.table, people.table, within=True, model=model, threads=threads) for people in (one, other))
        surely = [found.pairs.filter(pl.col("probability") >= max(SURE, threshold)) for found in inside]
        links = pl.concat([links, *(pairs.select(links.columns) for pairs in surely)])
    table = clustered(links.with_columns(split=pl.lit(None, dtype=pl.String))).drop("split")
    return LinkedPersons(table, scored, one, other, inside)


def assigned(pairs: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """The linked pairs of two lists, one to one: left_id, right_id, probability."""
    day = dict.fromkeys(("left_days", "right_days", "left_first", "left_last", "right_first", "right_last"), pl.lit(1))
    told = pairs.with_columns(left_provider=pl.lit("left"), right_provider=pl.lit("right"), **day)
    return assign(told, threshold).select("left_id", "right_id", "probability")
