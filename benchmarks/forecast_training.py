"""Trains the networks that ship with the program, from public data, and writes them; how they were made, for whoever wants to remake them.

    python -m benchmarks.forecast_training country        months until October 2020, state-based
    python -m benchmarks.forecast_training one-sided      months until October 2015
    python -m benchmarks.forecast_training cell           months until October 2015, one-sided, half-degree cells of Africa south of 25° N
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.measuring import DATA, ROOT
from constat.warn.forecast.history import History, january
from constat.warn.forecast.learning import Rows, rows, train

NETWORKS = ROOT / "src" / "constat" / "warn" / "forecast" / "networks"
WORLD = 191
"""Countries of the world, those without any event among them."""
NETWORKS_EACH = 3
EXTRACT_WEIGHT = 0.5
"""The extract keeps precisely located events only: its levels are lower than those that a forecast is asked for."""


def extract(kind: str) -> pl.DataFrame:
    """Events of one kind of the extract, with months counted as forecasts do."""
    told = pl.read_parquet(DATA / "ucdp" / "ged211_world_precise_1989_2020.parquet").filter(pl.col("type_of_violence") == kind)
    return told.with_columns(month_id=(pl.col("year") - 1980) * 12 + pl.col("month"))


def spread(told: pl.DataFrame, place: str, places: int) -> History:
    """Every month of 1989 to 2020 of so many places; those beyond the ones told had no event."""
    first = january(1989)
    rank = {name: row for row, name in enumerate(told[place].unique().sort().to_list())}
    deaths = np.zeros((max(places, len(rank)), january(2021) - first))
    for name, month, dead in told.group_by(place, "month_id").agg(pl.col("best_death").sum()).iter_rows():
        deaths[rank[name], month - first] = dead
    return History(np.arange(len(deaths)), first, deaths)


def views() -> History:
    return History.of(pl.read_parquet(DATA / "views" / "country_month_history_to_2021.parquet"))


def africa(column: str) -> History:
    return History.of(pl.read_parquet(DATA / "views" / "africa_country_month_1990_2020.parquet"), deaths=column)


def country(until: int, random: np.random.Generator) -> Rows:
    """State-based deaths of countries: the extract from 1989, and the challenge's own months from November 2016."""
    parts = [rows(spread(extract("State-based violence"), "country", WORLD), until, random, 2, EXTRACT_WEIGHT, forget=True)]
    if until > january(2018):
        parts.append(rows(views(), until, random))
    return Rows.joined(parts)


def one_sided(until: int, random: np.random.Generator) -> Rows:
    """One-sided deaths of countries: the extract of the world, and Africa's whole months."""
    return Rows.joined([rows(spread(extract("One-sided violence"), "country", WORLD), until, random, 2, EXTRACT_WEIGHT, forget=True),
                        rows(africa("ged_best_os"), until, random, forget=True)])


def cells(told: pl.DataFrame, south: float, north: float, west: float, east: float) -> pl.DataFrame:
    """Events of half-degree cells within bounds, in degrees."""
    inside = told.filter(pl.col("latitude").is_between(south, north, closed="left") & pl.col("longitude").is_between(west, east, closed="left"))
    return inside.with_columns(cell=((pl.col("latitude") - south) * 2).floor().cast(pl.Int64) * 1000 + ((pl.col("longitude") - west) * 2).floor().cast(pl.Int64))


def cell(until: int, random: np.random.Generator) -> Rows:
    """One-sided deaths of half-degree cells of Africa: those that ever had an event by `until`, and as many that had none."""
    told = cells(extract("One-sided violence"), -35, 25, -18, 52).filter(pl.col("month_id") <= until)
    return rows(spread(told, "cell", 2 * told["cell"].n_unique()), until, random, 6, forget=True)


SUBJECTS = {"country": (country, january(2021) - 3), "one-sided": (one_sided, january(2016) - 3), "cell": (cell, january(2016) - 3)}


def write(name: str, folder: Path = NETWORKS) -> None:
    """Trains the networks of a subject and keeps them."""
    gather, until = SUBJECTS[name]
    told = gather(until, np.random.default_rng(0))
    made = [train(told, seed) for seed in range(1, NETWORKS_EACH + 1)]
    text = json.dumps({"until": until, "rows": len(told.came), "networks": [each.to_json() for each in made]}, separators=(",", ":"))
    (folder / f"{name}-1.json").write_text(text + "\n", encoding="utf-8")
    print(name, len(told.came), "rows")


if __name__ == "__main__":
    for subject in sys.argv[1:] or SUBJECTS:
        write(subject)
