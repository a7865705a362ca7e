"""Sparse lists: the nine published estimates, existence told by linear programming, an interval that can be had again."""

from __future__ import annotations

import numpy as np
import pytest
from tests.estimate.undercount.anchors import anchored

from constat.errors import BadInput
from constat.estimate.undercount.existence import estimate_exists, is_identifiable
from constat.estimate.undercount.sparse import bootstrap, stepwise

PUBLISHED = {
    "UKdat": 11_418, "UKdat_5": 11_313, "Ned": 111_139, "Ned_5": 121_522, "NewOrl": 1_184, "NewOrl_5": 1_034, "Western": 2_483, "Artificial_3": 539,
    "kosovo_aggregate_cells": 14_342,
}  # fmt: skip


@pytest.mark.parametrize(("table", "whole"), PUBLISHED.items())
def test_the_published_estimates_come_out(table: str, whole: float) -> None:
    assert stepwise(anchored(table).cells).whole == pytest.approx(whole, rel=0.001)


def test_pairs_that_share_nobody_have_minus_infinity() -> None:
    found = stepwise(anchored("Ned").cells)
    assert set(found.apart) == {(1, 4), (0, 1)} <= set(found.pairs) and max(found.chances) < 0.02


def test_an_estimate_that_does_not_exist_is_told_from_one_that_does() -> None:
    pairwise = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 1, 1], [1, 1, 1, 1]], float)
    assert estimate_exists(pairwise, np.array([5, 4, 0, 3, 2, 0, 1.0]))
    assert not estimate_exists(pairwise, np.array([5, 4, 3, 0, 0, 0, 0.0]))
    assert is_identifiable(pairwise) and not is_identifiable(np.hstack([pairwise, pairwise[:, :1]]))


def test_one_seed_gives_one_interval_and_the_interval_holds_the_estimate() -> None:
    cells = anchored("Western").cells
    first = bootstrap(cells, seed=3, draws=100)
    assert first == bootstrap(cells, seed=3, draws=100) != bootstrap(cells, seed=4, draws=100)
    assert first.low < stepwise(cells).whole < first.high


def test_settings_out_of_bounds_are_refused() -> None:
    cells = {(1, 1): 30, (1, 0): 60, (0, 1): 20}
    for settings in ({"draws": 10}, {"threshold": 0.0}, {"confidence": 1.0}):
        with pytest.raises(BadInput):
            bootstrap(cells, seed=1, **settings)  # type: ignore[arg-type]
