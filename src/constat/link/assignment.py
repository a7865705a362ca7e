"""From probabilities to links: one to one between two providers, many to one where one splits what the other merges.

The surest pair first; a record that is taken is out of reach for the same other provider. What remains is then looked at again: a
record of a few days may join a longer episode that is already linked, where both parts lie inside the episode's days, and its own
evidence is strong. Such a link names the provider that splits (`split`).
"""

from __future__ import annotations

from typing import Final

import polars as pl

THRESHOLD: Final = 0.4
"""Probability under which two records are not linked: near that at which F1 was greatest on a seed kept for development (9011)."""
SPLIT_WEIGHT: Final = 5.0
"""Log2 odds of its own evidence that a part of an episode needs."""


def assign(pairs: pl.DataFrame, threshold: float = THRESHOLD) -> pl.DataFrame:
    """The linked pairs, of those with columns left_id, right_id, left_provider, right_provider, probability, weight, left_days,
    right_days (days of an episode, 1 otherwise); `split` names the provider that tells an episode in parts, else null."""
    likely = pairs.filter((pl.col("probability") >= threshold) | (pl.col("weight") >= SPLIT_WEIGHT)).sort(
        ["probability", "weight", "left_id", "right_id"], descending=[True, True, False, False]
    )
    taken_l: dict[tuple[str, str], str] = {}
    taken_r: dict[tuple[str, str], str] = {}
    kept: list[tuple[str, str, str | None]] = []
    names = ("left_id", "right_id", "left_provider", "right_provider", "probability", "weight")
    for left, right, left_of, right_of, probability, _ in likely.select(names).iter_rows():
        if probability >= threshold and (left, right_of) not in taken_l and (right, left_of) not in taken_r:
            taken_l[left, right_of], taken_r[right, left_of] = right, left
            kept.append((left, right, None))
    linked = pl.DataFrame(kept, schema={"left_id": pl.String, "right_id": pl.String, "split": pl.String}, orient="row")
    parts = _parts(likely, taken_l, taken_r)
    return likely.join(pl.concat([linked, parts]), on=["left_id", "right_id"], how="inner")


def _parts(likely: pl.DataFrame, taken_l: dict[tuple[str, str], str], taken_r: dict[tuple[str, str], str]) -> pl.DataFrame:
    """Records left over that tell a part of an episode which is linked already: the weightiest first."""
    spans: dict[str, tuple[int, int]] = {}
    rows = likely.filter(pl.col("weight") >= SPLIT_WEIGHT).filter((pl.col("left_days") > 1) | (pl.col("right_days") > 1)).sort("weight", descending=True)
    columns = ("left_id", "right_id", "left_provider", "right_provider", "left_first", "left_last", "right_first", "right_last")
    wanted = rows.select(columns).rows()
    for left, right, _, _, left_first, left_last, right_first, right_last in likely.select(columns).iter_rows():
        spans[left], spans[right] = (left_first, left_last), (right_first, right_last)
    found: list[tuple[str, str, str]] = []
    joined: set[tuple[str, str]] = set()
    for left, right, left_of, right_of, left_first, left_last, right_first, right_last in wanted:
        whole_left = left_first <= right_first and right_last <= left_last and left_last > left_first
        whole_right = right_first <= left_first and left_last <= right_last and right_last > right_first
        sibling_right, sibling_left = taken_l.get((left, right_of)), taken_r.get((right, left_of))
        if whole_left and sibling_right and sibling_right != right and (right, left_of) not in taken_r and (right, left_of) not in joined:
            if _beside(spans[sibling_right], (right_first, right_last), (left_first, left_last)):
                found.append((left, right, right_of))
                joined.add((right, left_of))
            continue
        free = (left, right_of) not in taken_l and (left, right_of) not in joined
        if whole_right and free and sibling_left and sibling_left != left and _beside(spans[sibling_left], (left_first, left_last), (right_first, right_last)):
            found.append((left, right, left_of))
            joined.add((left, right_of))
    return pl.DataFrame(found, schema={"left_id": pl.String, "right_id": pl.String, "split": pl.String}, orient="row")


def _beside(one: tuple[int, int], other: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Whether both lie in the whole and neither covers a day of the other."""
    apart = one[1] < other[0] or other[1] < one[0]
    return apart and whole[0] <= min(one[0], other[0]) and max(one[1], other[1]) <= whole[1]
