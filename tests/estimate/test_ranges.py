"""Sums of counts as distributions: what is sure stays sure, what is skewed stays skewed, what is open says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.estimate.ranges import sum_range
from constat.model import Count


def test_counts_without_doubt_add_up_without_doubt() -> None:
    found = sum_range([Count.exactly(3), Count.exactly(4)], seed=1)
    assert (found.low, found.median, found.high, found.floor, found.ceiling) == (7, 7, 7, 7, 7)


def test_one_count_has_its_spike_at_best_and_its_quantile_at_high() -> None:
    spread = sum_range([Count(0, 1000, 3000)], seed=2, spike=0, draws=100_000)
    # Cut at low, the Gumbel with mode 1,000 keeps 0.998 of itself: its quantile moves by little.
    assert spread.high == pytest.approx(3000, rel=0.03)
    assert spread.mean > spread.median > 1000
    spiked = sum_range([Count(0, 1000, 3000)], seed=2, spike=0.7)
    assert spiked.median == 1000


def test_many_counts_err_in_both_ways_and_the_sum_is_narrower_than_the_sums() -> None:
    found = sum_range([Count(5, 10, 30)] * 50, seed=3)
    assert found.high is not None and found.ceiling is not None
    assert 500 < found.low < found.high < found.ceiling == 1500
    assert found.floor == 250


def test_an_at_least_count_leaves_the_sum_open_and_it_says_so() -> None:
    found = sum_range([Count.at_least(500), Count(1, 2, 4)], seed=4)
    assert found.high is None and found.ceiling is None and found.open_above == 1
    assert "open above" in found.explain("en") and "ouverte vers le haut" in found.explain("fr")


def test_what_is_unknown_adds_nothing_and_is_told() -> None:
    found = sum_range([Count(), Count.exactly(5)], seed=5)
    assert (found.low, found.high, found.unknown) == (5, None, 1)


def test_a_high_that_is_best_spreads_downward_only() -> None:
    found = sum_range([Count(10, 100, 100)], seed=6, spike=0)
    assert 10 <= found.low < found.median <= 100 == found.ceiling and found.high is not None and found.high <= 100


def test_one_seed_one_answer_in_whatever_order_the_rows_come() -> None:
    counts = [Count(1, 2, 9), Count(0, 5, 50), Count(2, None, 8)]
    assert sum_range(counts, seed=7) == sum_range(counts[::-1], seed=7)
    assert sum_range(counts, seed=7) != sum_range(counts, seed=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 10_000), min_size=3, max_size=3).map(sorted), max_size=5), st.floats(0, 1))
def test_the_interval_never_goes_below_the_sum_of_lows(rows: list[list[int]], spike: float) -> None:
    found = sum_range([Count(*row) for row in rows], seed=9, spike=spike, draws=200)
    assert found.high is not None and found.floor <= found.low <= found.median <= found.high


def test_settings_out_of_bounds_are_refused() -> None:
    with pytest.raises(BadInput):
        sum_range([], seed=1, spike=1.5)


def test_the_paragraph_names_seed_and_paper() -> None:
    found = sum_range([Count(1, 2, 4)], seed=11)
    assert "Vesco" in found.explain("en") and "seed 11" in found.explain("en") and "graine 11" in found.explain("fr")
