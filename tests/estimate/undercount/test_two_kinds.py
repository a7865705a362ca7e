"""Two kinds of people by likelihood alone: their number is held, and an end that the lists do not bound is left open."""

from __future__ import annotations

import numpy as np
import pytest
from tests.estimate.undercount.anchors import anchored

from constat.errors import BadInput
from constat.estimate.undercount import estimate
from constat.estimate.undercount.twokinds import two_kinds

PEOPLE = 2_000


def told(seed: int, easy: tuple[float, ...], hard: tuple[float, ...], share: float = 0.6) -> dict[tuple[int, ...], int]:
    random = np.random.default_rng(seed)
    kind = random.random(PEOPLE) < share
    listed = random.random((PEOPLE, len(easy))) < np.where(kind[:, None], easy, hard)
    patterns, counts = np.unique(listed.astype(int), axis=0, return_counts=True)
    return {tuple(int(x) for x in p): int(n) for p, n in zip(patterns, counts, strict=True) if any(p)}


def test_intervals_hold_the_number_where_some_people_are_hard_for_every_list() -> None:
    found = [two_kinds(told(seed, (0.55, 0.5, 0.45, 0.4), (0.15, 0.12, 0.2, 0.15))) for seed in range(20)]
    assert sum(one.low <= PEOPLE <= one.high for one in found if one.low is not None and one.high is not None) >= 17
    assert any(one.high == float("inf") for one in found), "what the lists do not bound is not bounded"


def test_five_lists_that_reach_many_bound_it_on_both_sides() -> None:
    found = two_kinds(told(3, (0.7, 0.6, 0.6, 0.5, 0.5), (0.25, 0.3, 0.25, 0.3, 0.2)))
    assert found.low is not None and found.high is not None and found.low <= PEOPLE <= found.high < 1.4 * PEOPLE


def test_it_stands_among_the_lines_and_in_both_languages() -> None:
    found = estimate(anchored("kosovo_aggregate_cells").cells, method="dga")
    (line,) = (one for one in found.lines if one.method == "two-kinds")
    assert line.low is not None and 8_000 < line.low < 12_000 and not line.floor
    assert "Link 2003" in line.explain("en") and "Goodman" in line.explain("fr") and "Deux sortes" in line.name("fr")
    told = [one.whole for one in found.estimates] + ([*found.near[1:]] if found.near else [])
    assert found.spread == (min(told), max(told)), "a line by which an estimate is checked does not move the spread"


def test_three_lists_cannot_tell_two_kinds_apart() -> None:
    with pytest.raises(BadInput, match="4"):
        two_kinds({(1, 1, 0): 30, (1, 0, 0): 60, (0, 1, 0): 20, (0, 0, 1): 15, (1, 0, 1): 4})
