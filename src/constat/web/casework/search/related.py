"""Incidents around one: the same place at any time, or near it within a fortnight, or by the same parties within a fortnight."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

import polars as pl

WITHIN: Final = timedelta(days=14)
NEAR: Final = 50.0
"""Kilometres."""
SHOWN: Final = 8


def related(table: pl.DataFrame, incident: str, language: str, without: Collection[str] = ()) -> list[dict[str, Any]]:
    """The incidents around one, those with most in common first, each with what they have in common; `without` are shown elsewhere."""
    mine = table.filter(pl.col("id") == incident).to_dicts()
    if not mine:
        return []
    one = mine[0]
    around = table.filter(
        (pl.col("id") != incident) & pl.col("same_as").is_null() & ~pl.col("void").fill_null(value=False) & ~pl.col("id").is_in(list(without))
    )
    place = _same_place(one)
    days = ((pl.col("start") <= one["end"] + WITHIN) & (pl.col("end") >= one["start"] - WITHIN)) if one["start"] else pl.lit(value=False)
    party = pl.any_horizontal(*(pl.col("parties").list.contains(name) for name in one["parties"])) if one["parties"] else pl.lit(value=False)
    told = around.with_columns(
        place.fill_null(value=False).alias("by_place"),
        days.fill_null(value=False).alias("by_days"),
        party.fill_null(value=False).alias("by_party"),
        _kilometres(one).alias("far"),
    )
    told = told.with_columns((pl.col("far") <= NEAR).fill_null(value=False).alias("by_near"))
    fits = told.filter(pl.col("by_place") | (pl.col("by_days") & (pl.col("by_near") | pl.col("by_party"))))
    marks = ("by_place", "by_days", "by_party", "by_near")
    best = fits.with_columns(pl.sum_horizontal(*(pl.col(name).cast(pl.Int8) for name in marks)).alias("fit")).sort(
        ["fit", "start", "id"], descending=[True, True, False], nulls_last=True
    )
    return [
        {
            "id": row["id"],
            "code": row["code"] or row["id"][:8],
            "title": row[f"title_{language}"] or row["title_en"] or row["title_fr"] or row["place_name"] or "",
            "when": row["when"],
            "by": [name[3:] for name in marks if row[name] and not (name == "by_near" and row["by_place"])],
            "km": round(row["far"]) if row["far"] is not None else None,
        }
        for row in best.head(SHOWN).to_dicts()
    ]


def _same_place(one: dict[str, Any]) -> pl.Expr:
    """Of the same name, and of the same district where both tell one: many places have one name."""
    if not one["place_name"]:
        return pl.lit(value=False)
    same: pl.Expr = pl.col("place_name") == one["place_name"]
    return same.and_(pl.col("admin2").is_null() | (pl.col("admin2") == one["admin2"])) if one["admin2"] else same


def _kilometres(one: dict[str, Any]) -> pl.Expr:
    """How far each is, as the crow flies and near enough: over tens of kilometres the earth is flat."""
    if one["latitude"] is None or one["longitude"] is None:
        return pl.lit(None, dtype=pl.Float64)
    north = (pl.col("latitude") - one["latitude"]) * 111.32
    east = (pl.col("longitude") - one["longitude"]) * (111.32 * math.cos(math.radians(one["latitude"])))
    far: pl.Expr = (north**2 + east**2).sqrt()
    return far
