"""What is compared of two records, and the levels that may be found, as SQL for Splink's model.

Each comparison is a list of levels, the most telling first; the first whose condition holds is the one found. Conditions speak of
columns of `records.py` with `_l` and `_r`. They are DuckDB's; `for_spark` names what Spark calls otherwise.
"""

from __future__ import annotations

from typing import Any, Final

_KM: Final = "sqrt(pow(x_l - x_r, 2) + pow(y_l - y_r, 2) + pow(z_l - z_r, 2))"
_WIDE: Final = "greatest(last_l - first_l, last_r - first_r)"
_MEET: Final = "(first_l <= last_r AND first_r <= last_l)"
_COMMON: Final = "len(list_intersect(sides_l, sides_r))"
_WORDS: Final = "len(list_intersect(words_l, words_r))"
_FEWER: Final = "least(len(words_l), len(words_r))"
_FINE: Final = "greatest(radius_l, radius_r)"

COMPARISONS: Final[dict[str, dict[str, str]]] = {
    "date": {
        "same-day": "first_l = first_r AND last_l = last_r AND last_l = first_l",
        "same-days": "first_l = first_r AND last_l = last_r",
        "overlap-few-days": f"{_MEET} AND {_WIDE} <= 3",
        "overlap-week": f"{_MEET} AND {_WIDE} <= 7",
        "overlap-month": f"{_MEET} AND {_WIDE} <= 31",
        "overlap-long": _MEET,
        "apart": "ELSE",
    },
    "distance": {
        "unplaced": "NOT (placed_l AND placed_r)",
        "points-3": f"{_FINE} <= 5 AND {_KM} <= 3",
        "points-10": f"{_FINE} <= 5",
        "near-3": f"{_FINE} <= 30 AND {_KM} <= 3",
        "near-21": f"{_FINE} <= 30 AND {_KM} <= 21",
        "near-far": f"{_FINE} <= 30",
        "area-3": f"{_KM} <= 3",
        "area-same-district": "admin2_l = admin2_r AND admin1_l = admin1_r",
        "area-same-province": "admin1_l = admin1_r AND (admin2_l IS NULL OR admin2_r IS NULL)",
        "area-other-district": "admin1_l = admin1_r",
        "area-unnamed": "admin1_l IS NULL OR admin1_r IS NULL",
        "area-other-province": "ELSE",
    },
    "place": {
        "untold": "place_l IS NULL OR place_r IS NULL",
        "same": "place_l = place_r",
        "alike": "jaro_winkler_similarity(place_l, place_r) >= 0.88",
        "names-the-area": "place_l = admin1_r OR place_l = admin2_r OR place_r = admin1_l OR place_r = admin2_l",
        "other": "ELSE",
    },
    "kind": {"same": "kind_l = kind_r AND kind_l <> 'unknown'", "unknown": "kind_l = 'unknown' OR kind_r = 'unknown'", "other": "ELSE"},
    "parties": {
        "two": f"{_COMMON} >= 2",
        "one-and-civilians": f"{_COMMON} = 1 AND civilians_l AND civilians_r",
        "one-of-one": f"{_COMMON} = 1 AND NOT civilians_l AND NOT civilians_r AND (unknown_l OR unknown_r)",
        "one": f"{_COMMON} = 1",
        "unknown": "unknown_l OR unknown_r",
        "none": "ELSE",
    },
    "deaths": {
        "untold": "best_l IS NULL OR best_r IS NULL",
        "same-many": "best_l = best_r AND low_l = low_r AND high_l = high_r AND best_l >= 5",
        "same-some": "best_l = best_r AND low_l = low_r AND high_l = high_r AND best_l >= 2",
        "same-few": "best_l = best_r AND low_l = low_r AND high_l = high_r",
        "same-best-some": "best_l = best_r AND best_l >= 3",
        "same-best-few": "best_l = best_r",
        "overlap": "low_l <= high_r AND low_r <= high_l",
        "near": "abs(best_l - best_r) <= 1 OR abs(best_l - best_r) <= 0.35 * greatest(best_l, best_r)",
        "apart": "ELSE",
    },
    "account": {
        "untold": f"{_FEWER} = 0",
        "five": f"{_WORDS} >= 5",
        "three": f"{_WORDS} >= 3",
        "most": f"{_WORDS} >= 2 AND {_WORDS} * 3 >= {_FEWER} * 2",
        "two": f"{_WORDS} = 2",
        "all-of-one": f"{_WORDS} = 1 AND {_FEWER} = 1",
        "one": f"{_WORDS} = 1",
        "none-of-few": f"{_FEWER} <= 2",
        "none": "ELSE",
    },
}  # fmt: skip


def for_spark(sql: str) -> str:
    """The condition in Spark's words."""
    return sql.replace("list_intersect", "array_intersect").replace("len(", "size(").replace("jaro_winkler_similarity", "jaro_winkler")


def settings(dialect: str = "duckdb") -> dict[str, Any]:
    """Splink's settings for finding the levels of given pairs of one table that holds both sides.

    Splink hands back the weight of a level, not its number. So here each level weighs its number in bits (0 for the last), and the true
    weights are put in its place once the u-probabilities of the candidates at hand are known.
    """
    told = []
    for name, levels in COMPARISONS.items():
        listed = [
            {
                "sql_condition": sql if dialect == "duckdb" else for_spark(sql), "label_for_charts": level,
                "m_probability": 0.5, "u_probability": 0.5 / 2 ** (len(levels) - 1 - n),
            }
            for n, (level, sql) in enumerate(levels.items())
        ]  # fmt: skip
        told.append({"output_column_name": name, "comparison_levels": listed})
    return {
        "link_type": "dedupe_only", "unique_id_column_name": "unique_id", "comparisons": told, "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": ["l.unique_id = r.unique_id"], "retain_intermediate_calculation_columns": True,
    }  # fmt: skip


def level_of(name: str, gamma: int) -> str:
    """The level that Splink's number stands for: the first level has the greatest number, the last 0."""
    levels = list(COMPARISONS[name])
    return levels[len(levels) - 1 - gamma]
