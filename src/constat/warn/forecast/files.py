"""Histories and draws as files: Parquet or CSV in, Parquet out, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import polars as pl

from constat.errors import BadFile, BadInput, StorageFailed
from constat.warn.forecast.backtest import Told
from constat.warn.forecast.configuration import Configuration, parse
from constat.warn.forecast.history import History
from constat.warn.forecast.models import DRAWS
from constat.warn.forecast.units import Units


def _table(path: Path) -> pl.DataFrame:
    try:
        return pl.read_csv(path) if path.suffix.lower() == ".csv" else pl.read_parquet(path)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise BadFile("forecast-file", room="warn", file=path.name, why=type(fault).__name__) from fault


def history(path: Path, deaths: str = "ged_sb") -> History:
    """The history of a file. Raises BadFile for what is no table, BadInput for what no forecast can stand on."""
    return History.of(_table(path), deaths=deaths)


def write_history(told: Units, path: Path) -> int:
    """Writes the months of places as `history` reads them, with the name of each place; gives the number of rows."""
    rows, columns = np.nonzero(~np.isnan(told.history.deaths))
    table = pl.DataFrame({
        "country_id": told.history.places[rows], "month_id": columns + told.history.first, "ged_sb": told.history.deaths[rows, columns].astype(np.int64),
        "name": [told.names[row] for row in rows],
    })  # fmt: skip
    half = path.with_name(path.name + ".part")
    try:
        if path.suffix.lower() == ".csv":
            table.write_csv(half)
        else:
            table.write_parquet(half)
        os.replace(half, path)
    except (OSError, pl.exceptions.PolarsError) as fault:
        half.unlink(missing_ok=True)
        raise StorageFailed("forecast-unwritten", room="warn", file=path.name, why=type(fault).__name__) from fault
    return table.height


def configuration(path: Path) -> Configuration:
    """A configuration saved before."""
    try:
        return parse(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise BadFile("forecast-file", room="warn", file=path.name, why=type(fault).__name__) from fault


def write(told: Told, path: Path) -> None:
    """Writes the draws; a file that stood there is replaced at the end only."""
    half = path.with_name(path.name + ".part")
    try:
        told.table().write_parquet(half)
        os.replace(half, path)
    except (OSError, pl.exceptions.PolarsError) as fault:
        half.unlink(missing_ok=True)
        raise StorageFailed("forecast-unwritten", room="warn", file=path.name, why=type(fault).__name__) from fault


def draws(path: Path) -> tuple[pl.DataFrame, np.ndarray]:
    """Cells (month_id, country_id) and their draws, a row each. Raises BadInput unless each cell has draws 0 to 999."""
    table = _table(path)
    for column in ("month_id", "country_id", "draw", "outcome"):
        if column not in table.columns:
            raise BadInput("forecast-column", room="warn", column=column, known=", ".join(table.columns))
        if not table[column].dtype.is_numeric() or table[column].null_count():
            raise BadInput("forecast-number", room="warn", column=column)
    if not table.height:
        raise BadInput("forecast-empty", room="warn")
    keys = ["month_id", "country_id"]
    table = table.sort(*keys, "draw")
    counted = table.group_by(keys, maintain_order=True).agg(n=pl.len(), same=(pl.col("draw") == pl.int_range(pl.len())).all())
    bad = counted.filter((pl.col("n") != DRAWS) | ~pl.col("same"))
    if bad.height:
        raise BadInput("forecast-draws", room="warn", month=str(bad["month_id"][0]), place=str(bad["country_id"][0]))
    return counted.select(keys), table["outcome"].to_numpy().reshape(-1, DRAWS)
