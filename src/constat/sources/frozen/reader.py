"""A frozen state as a reading: its rows are events already; what stands behind each is its verbatim row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.assembly import EVENT_TYPES
from constat.sources.reading import FLAGGED_SCHEMA, REJECTED_SCHEMA, Reading

FORMAT: Final = "constat-frozen 1"
SUFFIX: Final = ".frozen.parquet"


def is_frozen(path: Path) -> bool:
    """Whether the file is a frozen state, by its name."""
    return path.name.endswith(SUFFIX)


def read(path: Path) -> Reading:
    """The events of a frozen state; `BadFile` where it is none, or of a newer format."""
    try:
        told = pl.read_parquet_metadata(path)
        frame = pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise BadFile("frozen-unreadable", room="sources", file=path.name, reason=type(fault).__name__) from None
    if told.get("constat") != FORMAT or set(frame.columns) != {*EVENT_TYPES, "behind"}:
        raise BadFile("frozen-unreadable", room="sources", file=path.name, reason=told.get("constat", "?"))
    behind = [json.loads(text) for text in frame["behind"]]
    names = list(dict.fromkeys(name for row in behind for name in row if name != "row_number"))
    raw = pl.DataFrame(
        {**{name: [row.get(name, "") for row in behind] for name in names}, "row_number": [int(row["row_number"]) for row in behind]},
        schema={**dict.fromkeys(names, pl.String), "row_number": pl.Int64},
    )
    return Reading(
        dataset_hint=told.get("dataset", "case-file"),
        provider="case-file",
        provider_version=told.get("frozen", "")[:12],
        events=frame.select(list(EVENT_TYPES)),
        raw=raw,
        rejected=pl.DataFrame(schema=REJECTED_SCHEMA),
        flagged=pl.DataFrame(schema=FLAGGED_SCHEMA),
        rows_read=frame.height,
    )
