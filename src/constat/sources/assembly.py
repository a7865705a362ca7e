"""Columns put together to the analytical table: the ones a provider tells, and null for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import polars as pl
import pyarrow as pa

from constat.model.event import EVENT_FLAGS, EVENT_SCHEMA
from constat.sources.reading import FLAGGED_SCHEMA

LISTED_FLAGS: Final = ("low-above-best", "best-above-high", "best-zero-high-positive", "provisional-actor", "status-check")
"""Flags that `Reading.flagged` lists row by row. The others say how a whole dataset is made; notes count them."""


def _polars_type(kind: pa.DataType) -> pl.DataType:
    if pa.types.is_list(kind):
        return pl.List(_polars_type(kind.value_type))
    for test, answer in (
        (pa.types.is_string, pl.String()), (pa.types.is_int32, pl.Int32()), (pa.types.is_int64, pl.Int64()),
        (pa.types.is_float64, pl.Float64()), (pa.types.is_date32, pl.Date()), (pa.types.is_boolean, pl.Boolean()),
    ):
        if test(kind):
            return answer
    raise TypeError(f"no Polars type for {kind}")


EVENT_TYPES: Final[dict[str, pl.DataType]] = {column.name: _polars_type(column.type) for column in EVENT_SCHEMA}
"""EVENT_SCHEMA in Polars types."""


def assemble(columns: Mapping[str, pl.Series | pl.Expr], height: int) -> pl.DataFrame:
    """Events with every column of the schema, in order; what `columns` lacks is null (an empty list for lists).

    A column that the schema does not have is a KeyError: a fault of the reader, not of the file.
    """
    if unknown := set(columns) - set(EVENT_TYPES):
        raise KeyError(f"not in the event schema: {sorted(unknown)}")
    told = {name: column for name, column in columns.items() if isinstance(column, pl.Series)}
    frame = pl.DataFrame([series.alias(name) for name, series in told.items()]) if told else pl.DataFrame(height=height)
    parts: list[pl.Expr] = []
    for name, kind in EVENT_TYPES.items():
        if name in told:
            part = pl.col(name)
            parts.append(part if told[name].dtype == kind else part.cast(kind))
        elif isinstance(column := columns.get(name), pl.Expr):
            parts.append(column.cast(kind).alias(name))
        elif isinstance(kind, pl.List):
            parts.append(pl.lit(pl.Series([[]], dtype=kind)).first().alias(name))
        else:
            parts.append(pl.lit(None, dtype=kind).alias(name))
    return frame.select(parts)


def map_distinct(cells: pl.Series, answer: Callable[[str], Sequence[str]]) -> pl.Series:
    """A list of texts for each cell, worked out once per distinct cell; an empty list for null."""
    forms = cells.unique().drop_nulls()
    lists = [list(answer(form)) for form in forms]
    table = pl.DataFrame({"form": forms, "list": lists}, schema={"form": pl.String, "list": pl.List(pl.String)})
    found = pl.DataFrame({"form": cells}).join(table, on="form", how="left", maintain_order="left")["list"]
    if found.null_count():
        found = pl.select(pl.coalesce(found, pl.lit(pl.Series([[]], dtype=pl.List(pl.String))).first())).to_series()
    return found.alias(cells.name)


def flag_lists(masks: Mapping[str, pl.Series], height: int) -> pl.Series:
    """The flags of each row, in the order of EVENT_FLAGS, from one mask per flag."""
    if unknown := set(masks) - set(EVENT_FLAGS):
        raise KeyError(f"not an event flag: {sorted(unknown)}")
    bits = pl.zeros(height, pl.UInt16, eager=True)
    for place, flag in enumerate(EVENT_FLAGS):
        if flag in masks and masks[flag].any():
            bits = bits | masks[flag].fill_null(False).cast(pl.UInt16) * (1 << place)
    combinations = bits.unique()
    lists = [[flag for place, flag in enumerate(EVENT_FLAGS) if combination >> place & 1] for combination in combinations]
    table = pl.DataFrame({"bits": combinations, "flags": lists}, schema={"bits": pl.UInt16, "flags": pl.List(pl.String)})
    return pl.DataFrame({"bits": bits}).join(table, on="bits", how="left", maintain_order="left")["flags"]


def flagged_rows(
    masks: Mapping[str, pl.Series], shown: Callable[[str, pl.Series], pl.Series], rows: pl.Series, ids: pl.Series
) -> pl.DataFrame:
    """FLAGGED_SCHEMA for LISTED_FLAGS; `shown(flag, mask)` gives the words of the masked rows that show why."""
    parts = [pl.DataFrame(schema=FLAGGED_SCHEMA)]
    for flag in LISTED_FLAGS:
        if flag in masks and masks[flag].any():
            mask = masks[flag].fill_null(False)
            part = pl.DataFrame({"row": rows.filter(mask), "provider_id": ids.filter(mask), "value": shown(flag, mask)})
            parts.append(part.select("row", "provider_id", pl.lit(flag).alias("flag"), "value"))
    return pl.concat(parts).sort("row", maintain_order=True)


def priogrid_cells(latitude: pl.Series, longitude: pl.Series) -> pl.Series:
    """PRIO-GRID cells of whole columns, as `model.place.priogrid_cell` gives them one by one; null without a point."""
    row = ((latitude + 90) * 2).floor().clip(0, 359)
    column = ((longitude + 180) * 2).floor().clip(0, 719)
    return (row * 720 + column + 1).cast(pl.Int32)
