"""The records that are compared: one plain table from events, whatever provider told them.

Each record carries its own precision: the days between which it happened and the radius within which its place lies. A record
without coordinates keeps its country and is compared with those of the country; one without a date cannot be compared and is
counted in `undated`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from constat.errors import BadInput
from constat.link.parties import CIVILIANS, keys_of
from constat.link.text import place_key, words_of

RADII: Final = {
    "exact": 5.0, "within-25-km": 30.0, "district": 90.0, "province": 600.0, "linear-or-fuzzy": 120.0, "country": 1500.0, "international-waters": 400.0,
    "unknown": 90.0,
}  # fmt: skip
"""Kilometres around the told point within which the place lies, by precision; gazetteers differ, so a point has a few too."""
NEEDED: Final = ("event_id", "provider", "date_start", "date_end")
_RARE: Final = 0.02
"""Share of the records above which a word says nothing."""
_EARTH: Final = 6371.0


@dataclass(frozen=True)
class Records:
    """What is compared, and how many events could not be."""

    table: pl.DataFrame
    undated: int


def records_of(events: pl.DataFrame, aliases: Mapping[str, str] | None = None) -> Records:
    """The records of a table of events. Columns that are absent count as not told; ids told twice are refused."""
    missing = [name for name in NEEDED if name not in events.columns]
    if missing:
        raise BadInput("events-incomplete", room="link", columns=", ".join(missing))
    twice = events.filter(pl.col("event_id").is_duplicated())["event_id"].unique().sort()
    if twice.len():
        raise BadInput("records-repeated", room="link", ids=", ".join(twice.head(3)), count=twice.len())
    dated = events.filter(pl.col("date_start").is_not_null() & pl.col("date_end").is_not_null())
    frame = _with_defaults(dated)
    radius = pl.col("place_precision").replace_strict(RADII, default=RADII["unknown"], return_dtype=pl.Float64)
    lat, lon = pl.col("latitude").radians(), pl.col("longitude").radians()
    placed = pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null() & (pl.col("place_precision") != "country")
    days = pl.col("date_end").cast(pl.Date).cast(pl.Int32)
    table = frame.select(
        unique_id=pl.col("event_id"), provider=pl.col("provider"), country=pl.coalesce("country_iso3", "country").fill_null(""), kind=pl.col("kind"),
        first=pl.col("date_start").cast(pl.Date).cast(pl.Int32), last=days, placed=placed, radius=radius,
        episode=pl.col("date_precision").is_in(["day", "days"]) & (pl.col("date_end") > pl.col("date_start")),
        x=(lat.cos() * lon.cos() * _EARTH).fill_null(0.0), y=(lat.cos() * lon.sin() * _EARTH).fill_null(0.0), z=(lat.sin() * _EARTH).fill_null(0.0),
        low=pl.coalesce("killed_low", "killed_best", "killed_reported"), best=pl.coalesce("killed_best", "killed_reported", "killed_low"),
        high=pl.coalesce("killed_high", "killed_best", "killed_reported"),
        place=_mapped(frame["place_name"], place_key), admin1=_mapped(frame["admin1"], place_key), admin2=_mapped(frame["admin2"], place_key),
    )  # fmt: skip
    table = table.with_columns(_sides(frame, aliases))
    text = pl.concat_str([pl.col("place_text"), pl.col("source_text")], separator=" ", ignore_nulls=True)
    words = frame.select(text.alias("t"))["t"]
    return Records(table.with_columns(words=_words(words)), events.height - dated.height)


def _with_defaults(events: pl.DataFrame) -> pl.DataFrame:
    texts = ("country_iso3", "country", "kind", "date_precision", "place_precision", "place_name", "admin1", "admin2", "place_text", "source_text")
    numbers = ("latitude", "longitude", "killed_low", "killed_best", "killed_high", "killed_reported")
    lists = ("side_a", "side_b")
    absent = [pl.lit(None, dtype=pl.String).alias(n) for n in texts if n not in events.columns]
    absent += [pl.lit(None, dtype=pl.Float64).alias(n) for n in numbers if n not in events.columns]
    absent += [pl.lit(None, dtype=pl.List(pl.String)).alias(n) for n in lists if n not in events.columns]
    filled = events.with_columns(absent).with_columns(pl.col(n).cast(pl.String) for n in texts)
    filled = filled.with_columns(pl.col(n).cast(pl.Float64) for n in numbers)
    return filled.with_columns(pl.col("kind").fill_null("unknown"), pl.col("place_precision").fill_null("unknown"), pl.col("date_precision").fill_null("day"))


def _mapped(names: pl.Series, to: object) -> pl.Series:
    distinct = names.unique().drop_nulls().to_list()
    meaning = {name: to(name) for name in distinct}  # type: ignore[operator]
    return names.replace_strict(meaning, default=None, return_dtype=pl.String)


def _sides(frame: pl.DataFrame, aliases: Mapping[str, str] | None) -> list[pl.Series]:
    """The known parties of both sides, whether one is not known, and whether civilians are a side. Each set of names is read once."""
    combos = frame.select(pl.concat_list(pl.col("side_a").fill_null([]), pl.col("side_b").fill_null([])).alias("s"))["s"]
    joined = combos.list.join("\x1f")
    meaning = {text: keys_of([n for n in text.split("\x1f") if n], aliases) for text in joined.unique().to_list()}
    known = {text: sorted({k for k in keys if k and k != CIVILIANS}) for text, keys in meaning.items()}
    table = pl.DataFrame({
        "s": list(meaning), "sides": pl.Series(list(known.values()), dtype=pl.List(pl.String)),
        "unknown": [None in keys or not keys for keys in meaning.values()], "civilians": [CIVILIANS in keys for keys in meaning.values()],
    })  # fmt: skip
    found = pl.DataFrame({"s": joined}).join(table, on="s", how="left", maintain_order="left")
    return [found["sides"], found["unknown"], found["civilians"]]


def _words(texts: pl.Series) -> pl.Series:
    distinct = texts.unique().drop_nulls().to_list()
    table = pl.DataFrame({"t": distinct, "words": pl.Series([words_of(t) for t in distinct], dtype=pl.List(pl.String))}, schema_overrides={"t": pl.String})
    found = pl.DataFrame({"t": texts}).join(table, on="t", how="left", maintain_order="left")["words"]
    counts = found.explode().drop_nulls().value_counts()
    common = counts.filter(pl.col("count") > max(30, len(texts) * _RARE))[counts.columns[0]]
    return found.list.eval(pl.element().filter(~pl.element().is_in(common.implode()))).list.head(24).fill_null([])
