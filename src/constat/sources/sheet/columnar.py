"""A Parquet file as a Table: columns of any plain type as text, exactly as their values print."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from constat.errors import BadFile
from constat.sources.sheet.delimited import LARGEST_FILE
from constat.sources.sheet.table import MOST_COLUMNS, Table, blank_rows_left_out

MOST_ROWS = 50_000_000


def open_parquet(path: Path) -> Table:
    """The table in a Parquet file. Lists and structures inside a cell are refused by name."""
    try:
        described = pq.ParquetFile(path)
        schema = described.schema_arrow
        sizes = described.metadata
        expanded = sum(
            sizes.row_group(g).column(c).total_uncompressed_size for g in range(sizes.num_row_groups) for c in range(sizes.num_columns)
        )
        if sizes.num_rows > MOST_ROWS or expanded > 4 * LARGEST_FILE:
            raise BadFile("sheet-too-large", room="sources", file=path.name, limit=4 * LARGEST_FILE >> 20)
        if len(schema) > MOST_COLUMNS:
            raise BadFile("too-many-columns", room="sources", file=path.name, count=len(schema), limit=MOST_COLUMNS)
        odd = [field.name for field in schema if pa.types.is_nested(field.type) or _is_bytes(field.type)]
        if odd:
            raise BadFile("nested-columns", room="sources", file=path.name, columns=", ".join(odd)[:200])
        if len(set(schema.names)) != len(schema):
            raise BadFile("repeated-columns", room="sources", file=path.name, columns="")
        table = described.read(use_threads=False)
        table.validate(full=True)  # a damaged page may hold text that is no UTF-8, or offsets that lead nowhere
        for column in schema:
            str(column.type)  # raises where a damaged header gave a time zone that is no UTF-8
        frame = pl.from_arrow(pa.Table.from_arrays(table.columns, names=table.column_names))
        assert isinstance(frame, pl.DataFrame)
        frame = frame.select(pl.all().cast(pl.String))
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError, pl.exceptions.PolarsError):
        raise BadFile("parquet-damaged", room="sources", file=path.name) from None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise BadFile("parquet-damaged", room="sources", file=path.name) from None
    if not frame.height or not frame.width:
        raise BadFile("empty-sheet", room="sources", file=path.name)
    # The names are row 1 of the sheet that this would be.
    frame, rows = blank_rows_left_out(frame, pl.int_range(2, frame.height + 2, dtype=pl.Int64, eager=True))
    return Table(path.name, frame, rows)


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))
