"""The names that a dataset's events bear, so that a selection by name is answered from a small list, not from every row.

On import each version keeps two small tables: `combos` (each distinct triple of side A, side B and perpetrators, numbered;
every event carries its number) and `names` (each distinct country, division, place and P-code, with its folded form). A
name is looked up there first; what reaches the events is a plain comparison of a column with a few values.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import polars as pl

PLACE_FIELDS: Final = ("admin1", "admin2", "admin3", "place_name")
PCODE_FIELDS: Final = ("admin1_pcode", "admin2_pcode", "admin3_pcode")
SIDES: Final = ("side_a", "side_b", "perpetrators")
_GENERIC: Final = frozenset(
    "region province district state county governorate prefecture department departement municipality commune cercle"
    " division town city village of de du des d l la le les the".split()
)
_MARK: Final = "\x1f"


def fold(text: str) -> str:
    """A name without case, accents and punctuation, for comparison."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def fold_place(text: str) -> str:
    """A place's name folded, without words such as region or cercle: `Région de Mopti` is `mopti`."""
    folded = fold(text)
    return " ".join(word for word in folded.split() if word not in _GENERIC) or folded


def number_combos(events: pl.DataFrame) -> tuple[pl.Series, pl.DataFrame]:
    """The number of each event's combination of parties, and the table of combinations (combo, side_a, side_b, perpetrators)."""
    # Lists become one text each: grouping by text is many times faster than by lists.
    keys = events.select(pl.concat_str([pl.col(side).list.join(_MARK) for side in SIDES], separator=_MARK * 2).alias("key")).to_series()
    distinct = keys.unique(maintain_order=True)
    numbered = pl.DataFrame({"key": distinct, "combo": pl.Series(range(len(distinct)), dtype=pl.Int32)})
    combo = pl.DataFrame({"key": keys}).join(numbered, on="key", how="left", maintain_order="left")["combo"]
    first = pl.DataFrame({"key": keys}).with_row_index("row").unique("key", keep="first", maintain_order=True)["row"]
    combos = events.select(SIDES)[first].with_columns(combo=pl.Series(range(len(distinct)), dtype=pl.Int32)).select("combo", *SIDES)
    return combo, combos


def collect_names(events: pl.DataFrame) -> pl.DataFrame:
    """Each distinct name: its field, the name as told, a code (of countries), its folded form, and its number of events."""
    parts = []
    for field in (*PLACE_FIELDS, *PCODE_FIELDS):
        part = events.select(pl.col(field).alias("name")).drop_nulls().group_by("name").len("events")
        parts.append(part.with_columns(field=pl.lit(field), code=pl.lit(None, dtype=pl.String)))
    country = events.select(name="country", code="country_iso3").drop_nulls("name").group_by("name", "code").len("events")
    parts.append(country.with_columns(field=pl.lit("country")))
    order = ("field", "name", "code", "events")
    table = pl.concat([part.select(order).cast({"events": pl.Int64}) for part in parts]).sort("field", "name", "code", nulls_last=True)
    folded = [(fold_place if field in PLACE_FIELDS else fold)(name) for field, name in table.select("field", "name").iter_rows()]
    return table.with_columns(folded=pl.Series(folded, dtype=pl.String))
