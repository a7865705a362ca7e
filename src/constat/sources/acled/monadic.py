"""Monadic exports folded: one event per id, whichever of its rows tell which actor.

A monadic export holds one row per actor, so an event between two stands in it twice: with the sides exchanged where the
columns of the second actor are kept, or with the other actor in `actor1` where they are not. Counting rows would count
every death twice. Rows are one event when they share the id, the date, the type and the fatalities but not the actor;
the first of them stands for it. A row that shares the id and differs in more is no second telling: it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

_SAME: Final = ("event_date", "event_type", "fatalities", "latitude", "longitude")
FOLDED_BY: Final = ("actor1", "assoc_actor_1", "inter1", *_SAME)
"""The columns that `fold` looks at."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What becomes of each row: kept, folded into the first row of its event, or refused as a repeated id."""

    folded: pl.Series
    repeated: pl.Series
    others: pl.DataFrame
    """`provider_id` and, for events told by several rows, `other_actor` and `other_inter` of the later ones, in order."""

    def beside(self, ids: pl.Series) -> pl.DataFrame:
        """`other_actor` and `other_inter` of each row's event; null where no other row tells it."""
        return pl.DataFrame({"provider_id": ids}).join(self.others, on="provider_id", how="left", maintain_order="left")


def fold(ids: pl.Series, frame: pl.DataFrame) -> Folding:
    """The folding of a file: `frame` has the columns FOLDED_BY, in the order of the file."""
    nobody = pl.repeat(False, len(ids), eager=True)
    nothing = pl.DataFrame(schema={"provider_id": pl.String, "other_actor": pl.String, "other_inter": pl.String})
    if ids.n_unique() == len(ids):
        return Folding(nobody, nobody, nothing)
    work = frame.with_columns(provider_id=ids).with_row_index("place")
    later = pl.col("provider_id").is_not_null() & ~pl.col("provider_id").is_first_distinct()
    alike = pl.all_horizontal([pl.col(name).eq_missing(pl.col(name).first().over("provider_id")) for name in _SAME])
    # The same actor twice would be a true repetition, not the other side of the event.
    new_actor = pl.struct("provider_id", "actor1").is_first_distinct()
    work = work.with_columns(later=later, second=later & alike & new_actor)
    folded, repeated = work["second"], work["later"] & ~work["second"]
    told = pl.concat_str("actor1", "assoc_actor_1", separator="; ", ignore_nulls=True)
    others = (
        work.filter("second")
        .group_by("provider_id", maintain_order=True)
        .agg(told.filter(told != "").str.join("; ").alias("other_actor"), pl.col("inter1").first().alias("other_inter"))
    )
    return Folding(folded, repeated, others)
