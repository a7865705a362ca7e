"""Models side by side: the spread stands beside every interval, and nobody adds the documented to the estimated."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from tests.estimate.undercount.anchors import anchored

from constat.errors import BadInput, Refused
from constat.estimate.undercount import average_graphs, drop_each, estimate, lower_bound, pairs
from constat.estimate.undercount.result import Beside, Estimate

INDEPENDENT = {p: 125 for p in product((0, 1), repeat=3) if any(p)}


@pytest.fixture(scope="module")
def found() -> Beside:
    return estimate(INDEPENDENT, method="loglinear")


def test_one_method_asked_for_stands_beside_the_others(found: Beside) -> None:
    assert found.estimates[0].method == "loglinear" and {"sparse", "averaging"} <= {e.method for e in found.estimates}
    least, most = found.spread
    assert least <= min(e.whole for e in found.estimates) and most >= max(e.whole for e in found.estimates)
    for language, words in (("en", "cannot tell which model is right"), ("fr", "ne disent pas quel modèle est le bon")):
        assert words in found.doubt(language) and found.doubt(language) in found.explain(language)


def test_models_that_fit_as_well_are_in_the_spread() -> None:
    kosovo = estimate(anchored("kosovo_aggregate_cells"), method="loglinear")
    assert kosovo.near is not None and kosovo.near[0] == 3
    assert kosovo.spread[1] == pytest.approx(18_393, abs=1)  # [134,12,23], whose BIC is 0.9 above the best
    assert kosovo.limits[0] < 9_100 and kosovo.limits[1] > 16_500


def test_each_list_is_dropped_in_turn() -> None:
    told = dict(drop_each(anchored("kosovo_aggregate_cells")))
    assert set(told) == {"EXH", "ABA", "OSCE", "HRW"} and all(isinstance(e, Estimate) and e.lists == 3 for e in told.values())


def test_a_method_that_cannot_answer_is_told_with_its_reason_and_refused_when_asked_for() -> None:
    two = {(1, 1): 30, (1, 0): 60, (0, 1): 20}
    assert [name for name, _ in estimate(two, draws=100).refused] == ["dga", "lcmcr"]
    with pytest.raises(BadInput) as refused:
        estimate(two, method="dga")
    assert refused.value.message_id == "averaging-lists"
    with pytest.raises(BadInput):
        estimate(two, method="guess")


def test_a_result_cannot_be_added_to_anything(found: Beside) -> None:
    for result in (found, found.estimates[0], average_graphs(INDEPENDENT), lower_bound(INDEPENDENT)):
        for add in (lambda r: r + 875, lambda r: 875 + r, lambda r: sum([r, r])):
            with pytest.raises(Refused) as refused:
                add(result)
            assert "never added" in refused.value.say("en") and "additionnent jamais" in refused.value.say("fr")


def test_no_number_handed_on_is_the_sum_of_documented_and_estimated(found: Beside) -> None:
    sums = {round(found.documented + e.whole) for e in (*found.estimates, *found.lines)}
    assert not sums & set(_numbers(found.to_json())) and not sums & set(_numbers(found.plot()))


def _numbers(data: Any) -> list[int]:
    if isinstance(data, dict):
        return [n for value in data.values() for n in _numbers(value)]
    if isinstance(data, (list, tuple)):
        return [n for value in data for n in _numbers(value)]
    return [round(data)] if isinstance(data, (int, float)) and not isinstance(data, bool) else []


def test_the_lower_bound_is_exact_for_independent_lists_and_below_for_people_who_differ() -> None:
    many = {p: n * 1000 for p, n in INDEPENDENT.items()}
    assert lower_bound(many).whole == pytest.approx(1_000_000, rel=1e-4)
    uneven = {p: round(1e6 * (0.6**(sum(p)) * 0.4**(3 - sum(p)) + 0.1**(sum(p)) * 0.9**(3 - sum(p)))) for p in INDEPENDENT}
    assert lower_bound(uneven).whole < 2e6 and lower_bound(uneven).floor


def test_pairs_are_those_of_chapman_and_hold_the_plain_ratio() -> None:
    (only,) = pairs({(1, 1): 30, (1, 0): 60, (0, 1): 20})
    assert only.whole == pytest.approx(91 * 51 / 31 - 1) and dict(only.values)["plain"] == 150
    assert only.low is not None and only.low > 110 == only.documented


def test_paragraphs_cite_their_papers_in_both_languages(found: Beside) -> None:
    for e in (*found.estimates, *found.lines):
        english, french = e.explain("en"), e.explain("fr")
        assert english != french and "{" not in english + french and any(name in english for name in ("Fienberg", "Chan", "Madigan", "Chao", "Chapman"))
