"""What the matching core found, as a linkage takes it in: records and pairs."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl


def entering(events: Sequence[pl.DataFrame], scored: Sequence[pl.DataFrame], links: Sequence[pl.DataFrame]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Records (id, provider) of all events, also of those that could not be compared, and every scored pair with its levels and bits,
    those that the assignment calls parts of a whole with `split`. Several runs (one for each two datasets) may be given together."""
    records = pl.concat([table.select(pl.col("event_id").alias("id"), "provider") for table in events]).unique("id", maintain_order=True)
    pairs = pl.concat(list(scored), how="diagonal_relaxed")
    parts = pl.concat([table.select("left_id", "right_id", pl.col("split").cast(pl.String)) for table in links]).drop_nulls("split")
    return records, pairs.join(parts.unique(["left_id", "right_id"]), on=["left_id", "right_id"], how="left")
