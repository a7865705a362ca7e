"""What the evidence of a pair says together: rare words and places, closeness in its own measure, and how comparisons bear on each other.

The levels of `comparisons.py` weigh alone: a shared word counts the same whether it is a village's or a war's, and two levels that go
together are counted as if they did not. Boosted trees (LightGBM), learnt from re-reported events of the seeds kept for development
(`benchmarks/link_training.py`), weigh them together with what the levels leave out. What they add to, or take from, the sum of the
levels is shown as a line of its own, `together`, so that the parts of a score still add up to it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.link.comparisons import COMPARISONS

if TYPE_CHECKING:
    import numpy as np

TOGETHER: Final = "together"
_LEAST_TABLE: Final = 5000
"""Records under which a table does not say what is rare: it is taken for one of this size."""
FEATURES: Final = (
    "km_by_radius", "km_log", "km", "radius_l", "radius_r", "wider_days", "narrower_days", "gap_days", "first_days", "last_days", "best_ratio", "low_ratio",
    "high_ratio", "best_most", "best_least", "words_of_fewer", "words_of_right", "words_shared", "word_rarest", "words_count", "words_l", "words_r",
    "words_count_l", "words_count_r", "sides_shared", "sides_count", "sides_l", "sides_r", "place_share", "place_alike", "same_kind", "unknown_l", "unknown_r",
    "civilians_l", "civilians_r", "same_admin1", "same_admin2", *(f"bits_{name}" for name in COMPARISONS),
)  # fmt: skip
_AT_ONCE: Final = 500_000
"""Pairs whose words are compared at once."""


@cache
def shipped() -> tuple[Any, dict[str, Any]]:
    """The trees that come with the package, and what goes with them: shift and calibration."""
    import lightgbm

    folder = resources.files("constat.link")
    told = json.loads(folder.joinpath("refined.json").read_text(encoding="utf-8"))
    return lightgbm.Booster(model_str=folder.joinpath("refined.txt").read_text(encoding="utf-8")), told


def weigh(features: np.ndarray, threads: int | None = None) -> np.ndarray:
    """Log2 odds of each pair of its own evidence, rows as `features` gives them; the shift for rivals is within."""
    import numpy as np

    trees, told = shipped()
    odds: np.ndarray = trees.predict(features, raw_score=True, num_threads=threads or 0) / np.log(2) + told["shift"]
    return odds


def features(records: pl.DataFrame, pairs: pl.DataFrame) -> np.ndarray:
    """What the trees look at: one row a pair (l, r: row numbers of `records`; bits_ of each comparison), columns as `FEATURES`."""
    import numpy as np

    size = max(records.height, _LEAST_TABLE)
    places = records["place"].drop_nulls().value_counts(name="place_share")
    plain = records.select(pl.exclude("words", "sides"), sides=pl.col("sides").list.len()).join(places, on="place", how="left", maintain_order="left")
    left, right = plain[pairs["l"]], plain[pairs["r"]].rename(lambda name: f"{name}_r")
    both = pl.concat([left.rename(lambda name: f"{name}_l"), right], how="horizontal")
    words, sides = _shared(records, pairs, "words", size), _shared(records, pairs, "sides", size)
    both = pl.concat([both, words, sides.select("sides_shared", "sides_count"), pairs.select(f"bits_{name}" for name in COMPARISONS)], how="horizontal")
    km = sum((pl.col(f"{axis}_l") - pl.col(f"{axis}_r")) ** 2 for axis in "xyz").sqrt()  # type: ignore[union-attr]
    days = {side: pl.col(f"last_{side}") - pl.col(f"first_{side}") for side in "lr"}
    told = both.with_columns(
        km=km, wider_days=pl.max_horizontal(days.values()), narrower_days=pl.min_horizontal(days.values()),
        gap_days=pl.max_horizontal(pl.col("first_l") - pl.col("last_r"), pl.col("first_r") - pl.col("last_l")),
        first_days=pl.col("first_l") - pl.col("first_r"), last_days=pl.col("last_l") - pl.col("last_r"),
        best_most=pl.max_horizontal("best_l", "best_r"), best_least=pl.min_horizontal("best_l", "best_r"),
        **{f"{bound}_ratio": ((pl.col(f"{bound}_r") + 1) / (pl.col(f"{bound}_l") + 1)).log() for bound in ("best", "low", "high")},
        **{f"same_{name}": pl.col(f"{name}_l") == pl.col(f"{name}_r") for name in ("kind", "admin1", "admin2")},
        place_share=pl.col("place_share_l") / size, words_of_right=pl.col("words_shared") / (pl.col("words_r") + 1),
        words_of_fewer=pl.col("words_shared") / (pl.min_horizontal("words_l", "words_r") + 1), place_alike=_alike(both["place_l"], both["place_r"]),
    ).with_columns(km_by_radius=pl.col("km") / pl.max_horizontal("radius_l", "radius_r"), km_log=(pl.col("km") + 0.1).log())  # fmt: skip
    found = told.select(pl.col(name).cast(pl.Float32) for name in FEATURES).to_numpy()
    return np.ascontiguousarray(found)


def _shared(records: pl.DataFrame, pairs: pl.DataFrame, name: str, size: int) -> pl.DataFrame:
    """How much the words (or sides) that both tell say, by how rare each is: for each pair their bits together, the rarest, how many; and of
    each record alone."""
    told = records.select(at=pl.int_range(pl.len(), dtype=pl.Int32), word=pl.col(name)).explode("word").drop_nulls()
    told = told.with_columns(bits=pl.lit(float(size)).log(2) - pl.len().over("word").cast(pl.Float64).log(2))
    told = told.with_columns(pl.col("word").rank("dense").cast(pl.Int32))
    alone = told.group_by("at").agg(bits=pl.col("bits").sum(), count=pl.len())
    numbered = pairs.select("l", "r").with_row_index("n")
    parts = []
    for start in range(0, max(1, numbered.height), _AT_ONCE):
        of_left = numbered[start : start + _AT_ONCE].join(told, left_on="l", right_on="at").select("n", "r", "word", "bits")
        both = of_left.join(told.select("at", "word"), left_on=["r", "word"], right_on=["at", "word"])
        parts.append(both.group_by("n").agg(shared=pl.col("bits").sum(), rarest=pl.col("bits").max(), count=pl.len()))
    found = numbered.join(pl.concat(parts), on="n", how="left", maintain_order="left")
    for side in "lr":
        mine = alone.rename({"bits": f"bits_{side}", "count": f"count_{side}"})
        found = found.join(mine, left_on=side, right_on="at", how="left", maintain_order="left")
    return found.select(pl.all().fill_null(0)).select(
        pl.col("shared").alias(f"{name}_shared"), pl.col("rarest").alias(f"{name[:-1]}_rarest"), pl.col("count").alias(f"{name}_count"),
        *(pl.col(f"bits_{side}").alias(f"{name}_{side}") for side in "lr"), *(pl.col(f"count_{side}").alias(f"{name}_count_{side}") for side in "lr"),
    )  # fmt: skip


def _alike(one: pl.Series, other: pl.Series) -> pl.Series:
    """Likeness of two names of places, 0 to 1 (Jaro and Winkler's); -1 where one is untold. Each pair of names is compared once."""
    from rapidfuzz.distance import JaroWinkler

    names = pl.DataFrame({"one": one, "other": other})
    distinct = names.drop_nulls().unique()
    likeness = [JaroWinkler.similarity(a, b) for a, b in distinct.iter_rows()]
    told = distinct.with_columns(place_alike=pl.Series(likeness, dtype=pl.Float64))
    return names.join(told, on=["one", "other"], how="left", maintain_order="left")["place_alike"].fill_null(-1.0)
