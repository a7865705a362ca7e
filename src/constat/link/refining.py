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
_FRAME: Final = """
SELECT p.n, sqrt(pow(a.x - b.x, 2) + pow(a.y - b.y, 2) + pow(a.z - b.z, 2)) AS km, a.radius AS radius_l, b.radius AS radius_r,
  km / greatest(a.radius, b.radius) AS km_by_radius, ln(km + 0.1) AS km_log,
  greatest(a.last - a.first, b.last - b.first) AS wider_days, least(a.last - a.first, b.last - b.first) AS narrower_days,
  greatest(a.first - b.last, b.first - a.last) AS gap_days, a.first - b.first AS first_days, a.last - b.last AS last_days,
  ln((b.best + 1) / (a.best + 1)) AS best_ratio, ln((b.low + 1) / (a.low + 1)) AS low_ratio, ln((b.high + 1) / (a.high + 1)) AS high_ratio,
  greatest(a.best, b.best) AS best_most, least(a.best, b.best) AS best_least,
  a.kind = b.kind AS same_kind, coalesce(jaro_winkler_similarity(a.place, b.place), -1) AS place_alike,
  len(a.sides) AS sides_l, len(b.sides) AS sides_r, a.unknown AS unknown_l, b.unknown AS unknown_r,
  a.civilians AS civilians_l, b.civilians AS civilians_r, a.admin1 = b.admin1 AS same_admin1, a.admin2 = b.admin2 AS same_admin2,
  coalesce(wa.told, 0) AS words_l, coalesce(wb.told, 0) AS words_r, coalesce(wa.count, 0) AS words_count_l, coalesce(wb.count, 0) AS words_count_r,
  coalesce(ws.told, 0) AS words_shared, coalesce(ws.rarest, 0) AS word_rarest, coalesce(ws.count, 0) AS words_count,
  coalesce(ss.told, 0) AS sides_shared, coalesce(ss.count, 0) AS sides_count, pf.share AS place_share,
  coalesce(ws.told, 0) / (least(coalesce(wa.told, 0), coalesce(wb.told, 0)) + 1) AS words_of_fewer,
  coalesce(ws.told, 0) / (coalesce(wb.told, 0) + 1) AS words_of_right
FROM strong_pairs p JOIN all_records a ON a.unique_id = p.l JOIN all_records b ON b.unique_id = p.r
LEFT JOIN told_words wa ON wa.unique_id = p.l LEFT JOIN told_words wb ON wb.unique_id = p.r
LEFT JOIN shared_words ws ON ws.n = p.n LEFT JOIN shared_sides ss ON ss.n = p.n LEFT JOIN place_shares pf ON pf.place = a.place
ORDER BY p.n"""


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


def features(connection: Any, records: pl.DataFrame, pairs: pl.DataFrame) -> np.ndarray:
    """What the trees look at: one row a pair (l, r: numbers of records; bits_ of each comparison), columns as `FEATURES`."""
    size = max(records.height, _LEAST_TABLE)
    connection.register("all_records", records.to_arrow())
    connection.register("strong_pairs", pairs.select("l", "r").with_row_index("n").to_arrow())
    for name in ("words", "sides"):
        connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE rare_{name} AS SELECT told, log2({size} / count(*)) AS bits
            FROM (SELECT unnest({name}) AS told FROM all_records) GROUP BY told""")  # noqa: S608
        connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE shared_{name} AS SELECT n, sum(bits) AS told, max(bits) AS rarest, count(*) AS count
            FROM (SELECT n, unnest(list_intersect(a.{name}, b.{name})) AS one FROM strong_pairs
                  JOIN all_records a ON a.unique_id = l JOIN all_records b ON b.unique_id = r) JOIN rare_{name} ON told = one GROUP BY n""")  # noqa: S608
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE told_words AS SELECT unique_id, sum(bits) AS told, count(*) AS count
        FROM (SELECT unique_id, unnest(words) AS one FROM all_records) JOIN rare_words ON told = one GROUP BY unique_id""")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE place_shares AS SELECT place, count(*) / {size} AS share FROM all_records WHERE place IS NOT NULL GROUP BY place")  # noqa: S608, E501
    told = pl.DataFrame(connection.sql(_FRAME).to_arrow_table())
    whole = pl.concat([told, pairs.select(f"bits_{name}" for name in COMPARISONS)], how="horizontal")
    found: np.ndarray = whole.select(pl.col(name).cast(pl.Float32) for name in FEATURES).to_numpy()
    return found
