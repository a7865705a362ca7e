"""What is compared of two persons besides their names, as SQL for Splink, and what each level is worth beside others.

Splink is given the candidate pairs as two tables of which row n of one meets row n of the other; the names are laid side by side before
(`alignment.py`), and what was found of them stands in the left table. As with events, each level weighs its number in bits, and the true
weights take its place once the frequencies at hand are known.

Some comparisons hold beside others. Whoever died in one village on one day bears its families' names, so what agreeing names are worth
depends on whether day and place agree (`together`, `half`, `elsewhere`); and the place depends on whether the days are near. `GIVEN` says
so: the frequencies of such a comparison are told apart by it. That is what keeps two brothers apart.
"""

from __future__ import annotations

from typing import Any, Final

from constat.link.persons.alignment import ORDERS, PARTS, RARITY

_GAP: Final = "greatest(first_l - last_r, first_r - last_l, 0)"
_WIDE: Final = "greatest(last_l - first_l, last_r - first_r)"
_YEARS: Final = "greatest(young_l - old_r, young_r - old_l, 0)"
_SINGLE: Final = "(young_l = old_l AND young_r = old_r)"
_ROUND: Final = "(young_l % 5 = 0 OR young_r % 5 = 0)"
RARITIES: Final = (*(f"under-{int(edge)}" for edge in RARITY), f"over-{int(RARITY[-1])}")
"""How rare, in bits, the parts are that agree."""

COMPARISONS: Final[dict[str, dict[str, str]]] = {
    "date": {
        "untold": "first_l IS NULL OR first_r IS NULL",
        "same-day": "first_l = first_r AND last_l = last_r AND last_l = first_l",
        "overlap-few-days": f"{_GAP} = 0 AND {_WIDE} <= 7 AND first_l <= last_r AND first_r <= last_l",
        "overlap-month": f"{_GAP} = 0 AND {_WIDE} <= 31",
        "overlap-long": f"{_GAP} = 0",
        "within-3": f"{_GAP} <= 3",
        "within-10": f"{_GAP} <= 10",
        "within-2-months": f"{_GAP} <= 62",
        "apart": "ELSE",
    },
    "place": {
        "untold": "(place_l IS NULL AND admin2_l IS NULL AND admin1_l IS NULL) OR (place_r IS NULL AND admin2_r IS NULL AND admin1_r IS NULL)",
        "same": "place_l = place_r",
        "alike": "jaro_winkler_similarity(place_l, place_r) >= 0.88",
        "names-the-area": "place_l = admin2_r OR place_r = admin2_l",
        "same-district": "admin2_l = admin2_r",
        "other-district": "admin1_l = admin1_r AND admin2_l <> admin2_r",
        "same-province": "admin1_l = admin1_r OR place_l = admin1_r OR place_r = admin1_l",
        "province-untold": "admin1_l IS NULL OR admin1_r IS NULL",
        "other": "ELSE",
    },
    "age": {
        "untold": "young_l IS NULL OR young_r IS NULL",
        "same": f"{_SINGLE} AND young_l = young_r",
        "in-the-range": f"{_YEARS} = 0",
        "within-1": f"{_YEARS} <= 1",
        "within-3": f"{_YEARS} <= 3",
        "rounded": f"{_YEARS} <= 5 AND {_ROUND}",
        "within-10": f"{_YEARS} <= 10",
        "apart": "ELSE",
    },
    "sex": {"untold": "sex_l IS NULL OR sex_r IS NULL", "same": "sex_l = sex_r", "other": "ELSE"},
    "order": {name: f"order_l = {n}" if n + 1 < len(ORDERS) else "ELSE" for n, name in enumerate(ORDERS)},
    "parts": {name: f"parts_l = {n}" if n + 1 < len(PARTS) else "ELSE" for n, name in enumerate(PARTS)},
}  # fmt: skip

NEAR: Final = frozenset(("same-day", "overlap-few-days", "overlap-month", "within-3"))
"""Levels of the date under which two persons may have died in one incident."""
CLOSE: Final = frozenset(("same", "alike", "names-the-area", "same-district"))
"""Levels of the place under which they may."""
_WHERE: Final = ("together", "half", "elsewhere")
GIVEN: Final[dict[str, tuple[str, ...]]] = {"place": ("near", "unsure", "far"), "name": _WHERE, "order": _WHERE, "age": _WHERE}
"""The comparisons whose frequencies are told apart, and by what."""
WEIGHED: Final = ("date", "place", "name", "order", "age", "sex")
"""What is weighed, in the order of the waterfall; `name` is what agrees (`parts`) crossed with how rare it is (`rarity`)."""


def levels_of(name: str) -> tuple[str, ...]:
    """The levels of a comparison that is weighed, as they are written: with what they are given, after @, where they are."""
    plain = [f"{p}:{r}" for p in PARTS for r in RARITIES] if name == "name" else list(COMPARISONS[name])
    return tuple(f"{level}@{given}" for given in GIVEN[name] for level in plain) if name in GIVEN else tuple(plain)


def settings() -> dict[str, Any]:
    """Splink's settings for finding the levels of pairs whose rows bear one number in both tables."""
    told = []
    for name, levels in COMPARISONS.items():
        listed = [
            {"sql_condition": sql, "label_for_charts": level, "m_probability": 0.5, "u_probability": 0.5 / 2 ** (len(levels) - 1 - n)}
            for n, (level, sql) in enumerate(levels.items())
        ]
        told.append({"output_column_name": name, "comparison_levels": listed})
    return {
        "link_type": "link_only", "unique_id_column_name": "unique_id", "comparisons": told, "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": ["l.unique_id = r.unique_id"], "retain_intermediate_calculation_columns": True,
    }  # fmt: skip
