"""What labelled pairs say of all pairs, and which to label next."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from constat.link.judgements import Verdict
from constat.link.quality import of_strata, quality
from constat.link.queue import review
from constat.link.strata import Strata, Stratum

LEFT, RIGHT = "a{:04d}", "b{:04d}"


def pairs(probabilities: list[float]) -> pl.DataFrame:
    numbers = range(len(probabilities))
    return pl.DataFrame({"left_id": [LEFT.format(n) for n in numbers], "right_id": [RIGHT.format(n) for n in numbers], "probability": probabilities})


def words(said: dict[int, str], *, drawn: bool = True) -> dict[tuple[str, str], Verdict]:
    return {(LEFT.format(n), RIGHT.format(n)): Verdict(verdict, "2026-02-03", "v1", drawn) for n, verdict in said.items()}


def test_where_all_are_labelled_nothing_is_left_to_doubt() -> None:
    told = quality(pairs([0.9, 0.9, 0.9, 0.3]), words({0: "same", 1: "same", 2: "different", 3: "same"}), 0.5)
    assert told.links == 3 and told.labelled == 4
    assert (told.precision.low, told.precision.value, told.precision.high) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert told.recall.value == pytest.approx(2 / 3)
    low = next(row for row in told.by_threshold if row.threshold == 0.2)
    assert (low.links, low.precision.value, low.recall.value) == (4, pytest.approx(0.75), pytest.approx(1))


def test_without_labels_nothing_is_claimed() -> None:
    told = quality(pairs([0.9] * 500), {}, 0.5)
    assert told.precision.low is not None and told.precision.low < 0.01
    assert told.precision.high is not None and told.precision.high > 0.99


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Shares that are nothing like the scores: 150 samples by strata, seeds 0 to 149."""
    sizes, shares = [4000, 900, 400, 300, 900], [0.004, 0.05, 0.3, 0.6, 0.97]
    lows, labels = [0.01, 0.05, 0.2, 0.5, 0.8], [60, 60, 50, 50, 40]
    held = []
    for seed in range(150):
        random = np.random.default_rng(seed)
        strata, hits = [], []
        for low, size, share, n in zip(lows, sizes, shares, labels, strict=True):
            truth = random.random(size) < share
            same = int(truth[:n].sum())
            strata.append(Stratum(low, low, low >= 0.5, size, 0.5, same, n - same))
            hits.append(int(truth.sum()))
        told = of_strata(Strata(tuple(strata), 0, 0.0, 0))
        precision, recall = sum(hits[3:]) / sum(sizes[3:]), sum(hits[3:]) / sum(hits)
        held.append((told.precision.low <= precision <= told.precision.high, told.recall.low <= recall <= told.recall.high))  # type: ignore[operator]
    assert np.mean([h[0] for h in held]) >= 0.9 and np.mean([h[1] for h in held]) >= 0.9


def test_pairs_left_unsure_widen_the_interval_both_ways() -> None:
    sure = Stratum(0.8, 0.95, True, 200, 0.9, same=30, different=2)
    firm, doubtful = (of_strata(Strata((s,), 0, 0.0, 0)) for s in (sure, replace(sure, unsure=8)))
    assert doubtful.precision.low < firm.precision.low - 0.05 and doubtful.precision.high >= firm.precision.high  # type: ignore[operator]
    assert doubtful.unsure == 8


def test_pairs_judged_by_hand_stand_for_no_others() -> None:
    told = quality(pairs([0.9] * 50), words({n: "same" for n in range(40)}, drawn=False), 0.5)
    assert (told.labelled, told.strata.by_hand) == (0, 40)


def test_what_lies_under_the_floor_is_told_and_lowers_recall() -> None:
    some = quality(pairs([0.9] * 10), words({n: "same" for n in range(10)}), 0.5)
    more = quality(pairs([0.9] * 10 + [0.005] * 1000), words({n: "same" for n in range(10)}), 0.5)
    assert some.recall.value == 1 and more.recall.value == pytest.approx(10 / 15)
    assert (more.strata.beneath, more.strata.beneath_expected) == (1000, pytest.approx(5))


def test_links_are_those_of_the_clusters_where_they_are_given() -> None:
    members = pl.DataFrame({"id": ["a0000", "b0000", "a0001", "b0001"], "cluster": ["x", "x", "y", "z"]})
    assert quality(pairs([0.9, 0.9]), words({0: "same", 1: "different"}), 0.5, members).precision.value == 1


def spread() -> pl.DataFrame:
    return pairs(list(np.random.default_rng(11).beta(0.15, 0.9, 3000).clip(0.0001, 1)))


def test_what_helps_most_comes_first_and_nothing_twice() -> None:
    table = spread()
    first = review(table, {}, 0.5, count=60)
    assert len({(p.left, p.right) for p in first.proposals}) == 60
    assert len({p.low for p in first.proposals}) >= 4  # no stratum is left out for long
    gains = [p.gain for p in first.proposals]
    assert gains == sorted(gains, reverse=True)
    judged = {(p.left, p.right): Verdict("unsure", "", "v1", True) for p in first.proposals}
    second = review(table, judged, 0.5, count=60)
    assert not {(p.left, p.right) for p in second.proposals} & set(judged)
    assert second.left == first.left - 60


def test_it_says_when_enough_is_labelled_and_about_how_many_are_still_needed() -> None:
    table = spread()
    truth = dict(zip(table["left_id"], np.random.default_rng(12).random(3000) < table["probability"].to_numpy(), strict=True))
    said: dict[tuple[str, str], Verdict] = {}
    forecasts = []
    while not (told := review(table, said, 0.5, count=100, target=0.08)).enough:
        forecasts.append(len(said) + (told.needed or 0))
        said |= {(p.left, p.right): Verdict("same" if truth[p.left] else "different", "", "v1", True) for p in told.proposals}
        assert len(said) < 1500
    assert told.needed == 0 and told.quality.precision.half <= 0.08 and told.quality.recall.half <= 0.08
    assert 0.4 * len(said) <= forecasts[0] <= 2.5 * len(said)


def test_a_queue_of_nothing_is_empty() -> None:
    told = review(pairs([0.001]), {}, 0.5)
    assert told.proposals == () and told.left == 0
