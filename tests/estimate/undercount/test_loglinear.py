"""Log-linear models: Kosovo as published, every hierarchical model counted, and what has no estimate refused."""

from __future__ import annotations

from itertools import product

import pytest
from tests.estimate.undercount.anchors import anchored

from constat.errors import BadInput
from constat.estimate.undercount.loglinear import best_first, fit, models, profile, search, terms_of, written
from constat.estimate.undercount.posterior import table_of

INDEPENDENT = {p: 125 for p in product((0, 1), repeat=3) if any(p)}


def test_there_are_as_many_hierarchical_models_as_counted_by_others() -> None:
    assert [len(models(n)) for n in (2, 3, 4, 5)] == [1, 8, 113, 6_893]


def test_kosovo_is_as_published_and_the_search_finds_it() -> None:
    cells = anchored("kosovo_aggregate_cells").cells
    found = fit(cells, "[123,14,34]")
    assert found.whole == pytest.approx(10_356.5, abs=0.05) and found.deviance == pytest.approx(9.3227, abs=1e-4) and found.freedom == 4
    assert [round(end) for end in found.wald()] == [9_005, 12_105]
    low, high = profile(cells, found)
    assert 8_900 < low < 9_100 and 12_000 < high < 12_200
    assert search(cells)[0].model == "[123,14,34]" and len(search(cells)) == 113


def test_five_lists_are_searched_whole_and_more_stepwise() -> None:
    assert len(search(anchored("UKdat_5").cells)) > 500
    assert search(anchored("UKdat").cells)[0].model == "[12,13,25,35,36,45]"


def test_two_independent_lists_give_lincoln_and_petersen() -> None:
    assert fit({(1, 1): 30, (1, 0): 60, (0, 1): 20}, "[1,2]").whole == pytest.approx(90 * 50 / 30)


def test_independent_lists_give_back_their_number_and_the_smallest_model() -> None:
    found = search(INDEPENDENT)[0]
    assert found.model == "[1,2,3]" and found.whole == pytest.approx(1000)
    low, high = profile(INDEPENDENT, found)
    assert low < 1000 < high and found.wald()[0] == pytest.approx(low, rel=0.01) and found.wald()[1] == pytest.approx(high, rel=0.01)


def test_a_model_is_written_by_its_largest_sets_and_read_back() -> None:
    assert written(terms_of("[123,14,34]", 4), 4) == "[123,14,34]"
    assert written(terms_of("[1-12]", 12), 12) == "[1-12,10,11,2,3,4,5,6,7,8,9]"
    for wrong in ("[15]", "[123]", "[1,x]", ""):
        with pytest.raises(BadInput):
            terms_of(wrong, 3)


def test_a_pair_that_shares_nobody_has_no_estimate_and_is_left_to_the_sparse_method() -> None:
    apart = INDEPENDENT | {(1, 1, 0): 0, (1, 1, 1): 0}
    with pytest.raises(BadInput) as refused:
        fit(apart, "[12,3]")
    assert refused.value.message_id == "loglinear-none"
    assert all("12" not in found.model for found in search(apart))


def test_each_criterion_ranks_the_same_fits_its_own_way() -> None:
    cells = anchored("kosovo_aggregate_cells").cells
    assert best_first(*table_of(cells), search(cells), "aic")[0].model == search(cells, "aic")[0].model == "[123,134]"
    with pytest.raises(BadInput):
        search(cells, "dic")
