"""Rows that a reader refuses, each with its column, value, reason and remedy, gathered without looping over rows.

A check that fails for most rows is no fault of rows: the column is not what its name says (two columns swapped, another
file, another notation). Then the file is refused as a whole, which says more than ten thousand refusals would.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.language import current_language, phrases
from constat.sources.reading import REJECTED_SCHEMA

MANY: Final = 10
"""From this many failing rows on, when they are more than half of all, the file is refused as a whole."""


class Refusals:
    """The refusals of one file so far. `refused` marks the rows; `table()` lists why."""

    many = MANY
    """A reader whose user wants every faulty row back, however many, raises this."""

    def __init__(self, file: str, rows: pl.Series) -> None:
        self.file = file
        self.rows = rows
        self._masks: list[pl.Series] = []
        self._parts: list[pl.DataFrame] = []

    def add(self, mask: pl.Series, column: str, values: pl.Series | None, fault: str, **words: object) -> None:
        """Refuses the rows of `mask` (nulls are not refused).

        `fault` names two messages, `reason-<fault>` and `remedy-<fault>`, both filled with `words`; `values` are the
        cells as they stand in the file.
        """
        mask = mask.fill_null(False)
        count = int(mask.sum())
        if not count:
            return
        say = phrases("sources", current_language()).say
        reason, remedy = say(f"reason-{fault}", **words), say(f"remedy-{fault}", **words)
        part = pl.DataFrame(
            {
                "row": self.rows.filter(mask),
                "value": values.filter(mask).cast(pl.String).str.slice(0, 200) if values is not None else pl.Series([""] * count),
            }
        ).select(
            pl.lit(self.file).alias("file"), "row", pl.lit(column).alias("column"), pl.col("value").fill_null(""),
            pl.lit(reason).alias("reason"), pl.lit(remedy).alias("remedy"),
        )
        if count >= self.many and 2 * count > len(mask):
            raise BadFile(
                "most-rows-fail", room="sources", file=self.file, column=column, count=count, total=len(mask),
                value=str(part["value"][0])[:60], row=str(part["row"][0]), reason=reason,
            )
        self._masks.append(mask)
        self._parts.append(part)

    @property
    def refused(self) -> pl.Series | None:
        """True for each row refused; None when there is none, so that the usual case costs nothing."""
        if not self._masks:
            return None
        mask = self._masks[0]
        for other in self._masks[1:]:
            mask = mask | other
        return mask

    def table(self) -> pl.DataFrame:
        """REJECTED_SCHEMA, in the order of the file."""
        if not self._parts:
            return pl.DataFrame(schema=REJECTED_SCHEMA)
        table = pl.concat(self._parts).select(pl.col(name).cast(kind) for name, kind in REJECTED_SCHEMA.items())
        return table.sort("row", maintain_order=True)
