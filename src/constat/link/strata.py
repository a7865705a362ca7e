"""Scored pairs in strata of like probability, with how many people have labelled in each: what quality and the queue stand on.

Pairs under `FLOOR` are left out of the strata: there are a thousand times as many, and no sample of a size that people can label
would say anything of them. What the scores expect among them is told beside (`beneath`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from constat.link.clusters import Verdicts
from constat.link.judgements import DIFFERENT, SAME, UNSURE

FLOOR: Final = 0.01
EDGES: Final = (FLOOR, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99)
"""Lower ends of the strata; each reaches up to the next, the last to 1."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pairs of like probability, taken as links or not."""

    low: float
    high: float
    linked: bool
    """Whether its pairs stand together: in one cluster, or at the threshold where no clusters are given."""
    pairs: int
    expected: float
    """Mean probability of its pairs."""
    same: int = 0
    different: int = 0
    unsure: int = 0

    @property
    def labelled(self) -> int:
        """Pairs of it that chance drew and a person decided."""
        return self.same + self.different


@dataclass(frozen=True, slots=True)
class Strata:
    """All strata that hold pairs, and what lies beneath them."""

    strata: tuple[Stratum, ...]
    beneath: int
    """Pairs under the floor."""
    beneath_expected: float
    """How many of them tell of the same, by the sum of their probabilities."""
    by_hand: int
    """Judged pairs that chance did not draw: they change clusters and weights, and stand for no others."""


def marked(pairs: pl.DataFrame, verdicts: Verdicts, threshold: float, members: pl.DataFrame | None = None) -> pl.DataFrame:
    """Each pair with its stratum `low` (null under the floor), `linked`, `verdict` and `drawn` (null where not judged). `members` must be
    those that the scores alone make (`reviewing.scored_alone`)."""
    judged = pl.DataFrame(
        [(*pair, v.verdict, v.drawn) for pair, v in verdicts.items()],
        schema={"left_id": pl.String, "right_id": pl.String, "verdict": pl.String, "drawn": pl.Boolean}, orient="row",
    )
    low = pl.lit(None, dtype=pl.Float64)
    for edge in EDGES:
        low = pl.when(pl.col("probability") >= edge).then(pl.lit(edge)).otherwise(low)
    found = pairs.select("left_id", "right_id", "probability").with_columns(low=low).join(judged, on=["left_id", "right_id"], how="left")
    if members is None:
        return found.with_columns(linked=pl.col("probability") >= threshold)
    where = members.select("id", "cluster")
    both = found.join(where.rename({"cluster": "one"}), left_on="left_id", right_on="id", how="left").join(
        where.rename({"cluster": "other"}), left_on="right_id", right_on="id", how="left"
    )
    return both.with_columns(linked=(pl.col("one") == pl.col("other")).fill_null(False)).drop("one", "other")


def stratify(found: pl.DataFrame) -> Strata:
    """The strata of marked pairs."""
    own = pl.col("drawn").fill_null(False)
    counted = found.drop_nulls("low").group_by("low", "linked").agg(
        pl.len().alias("pairs"), pl.col("probability").mean().alias("expected"),
        *(((pl.col("verdict") == verdict) & own).sum().alias(verdict) for verdict in (SAME, DIFFERENT, UNSURE)),
    )
    rows = counted.sort("low", "linked").iter_rows(named=True)
    strata = tuple(Stratum(row["low"], _end(row["low"]), row["linked"], row["pairs"], row["expected"], row[SAME], row[DIFFERENT], row[UNSURE]) for row in rows)
    beneath = found.filter(pl.col("low").is_null())
    by_hand = found.filter(pl.col("verdict").is_not_null() & ~own).height
    return Strata(strata, beneath.height, float(beneath["probability"].sum()), by_hand)


def _end(low: float, edges: Sequence[float] = EDGES) -> float:
    later = [edge for edge in edges if edge > low]
    return later[0] if later else 1.0
