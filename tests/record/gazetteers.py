"""Places made up for tests: a few by name, or many at random."""

from __future__ import annotations

import random

import polars as pl

from constat.sources.gazetteer import GAZETTEER_SCHEMA


def made(names: list[str]) -> pl.DataFrame:
    """Places of these names, one row each, in divisions that tell them apart."""
    count = len(names)
    text = {name: pl.Series([None] * count, dtype=pl.String) for name in ("admin1_pcode", "admin2_pcode", "admin3", "admin3_pcode")}
    return pl.DataFrame(
        {
            "id": [f"p:{n}" for n in range(count)], "name": names, "aliases": [[name[::-1]] if n % 4 == 0 else [] for n, name in enumerate(names)],
            "kind": ["populated-place"] * count, "country_iso3": ["MLI"] * count, "admin1": [f"Région {n % 19}" for n in range(count)],
            "admin2": [f"Cercle {n % 159}" for n in range(count)], "latitude": [10 + n % 997 / 100 for n in range(count)],
            "longitude": [-10 + n % 991 / 100 for n in range(count)], "valid_from": [None] * count, "valid_to": [None] * count,
            "market_day": [n % 7 if n % 10 == 0 else None for n in range(count)], "origin": ["x"] * count, **text,
        }
    ).select(pl.col(name).cast(kind) for name, kind in GAZETTEER_SCHEMA.items())  # fmt: skip


def invented(count: int) -> list[str]:
    """Names of two to five syllables, many of them borne by several places."""
    chance = random.Random(2022)
    syllables = [a + b for a in ("b", "d", "dj", "f", "g", "k", "l", "m", "n", "r", "s", "t", "w", "z", "") for b in ("a", "é", "i", "o", "ou", "an", "el")]
    ends = ["", "", "", " Ba", "-Peul", " Bambara"]
    return ["".join(chance.choices(syllables, k=chance.randint(2, 5))).capitalize() + chance.choice(ends) for _ in range(count)]
