from datetime import date
from itertools import combinations

import numpy as np
import pytest
from scipy import special

from constat.errors import BadInput
from constat.estimate.change import Series, find_changes
from constat.estimate.change.locations import SIZES, beta_prior, locate

START = date(2015, 1, 1)


def drawn(seed: int, size: float, *stretches: tuple[float, int]) -> tuple[int, ...]:
    random = np.random.default_rng(seed)
    return tuple(int(n) for mean, months in stretches for n in random.negative_binomial(size, size / (size + mean), months))


def test_the_posterior_is_the_sum_over_all_placements() -> None:
    """Enumerated one by one for fourteen months and up to two changes."""
    counts = (2, 3, 1, 4, 2, 9, 12, 7, 11, 8, 3, 2, 1, 2)
    found = locate(counts, most=2, shortest=3, flat=0.5)
    y, evidence = np.asarray(counts, float), np.zeros(3)
    where = np.zeros(14)

    def stretch(part: np.ndarray, size: float) -> float:
        a, b = beta_prior(size, float(y.mean()))
        each = special.gammaln(part + size) - special.gammaln(part + 1) - special.gammaln(size)
        return float(each.sum() + special.betaln(a + size * len(part), b + part.sum()) - special.betaln(a, b))

    for size in SIZES:
        for k in range(3):
            placed = [c for c in combinations(range(1, 14), k) if all(q - p >= 3 for p, q in zip((0, *c), (*c, 14)))]
            for changes in placed:
                edges = (0, *changes, 14)
                weight = np.exp(sum(stretch(y[a:b], size) for a, b in zip(edges, edges[1:]))) / len(placed) * (0.5, 1 / 3, 1 / 6)[k]
                evidence[k] += weight
                if k == 1:
                    where[changes[0]] += weight
    assert found.numbers == pytest.approx(evidence / evidence.sum(), rel=1e-9)
    assert found.where[0][0] == pytest.approx(where / where.sum(), rel=1e-9)


@pytest.mark.parametrize(("size", "mean"), [(0.35, 50.0), (1.0, 0.2), (5.0, 10.0), (400.0, 30.0)])
def test_the_prior_of_a_mean_lies_round_the_whole_whatever_the_dispersion(size: float, mean: float) -> None:
    a, b = beta_prior(size, mean)
    p = np.random.default_rng(3).beta(a, b, 200_000)
    logs = np.log(size * (1 - p) / p)
    assert logs.mean() == pytest.approx(np.log(mean), abs=0.02)
    assert logs.std() == pytest.approx(1, abs=0.02)


def test_a_doubling_is_found_with_its_date_and_ratio() -> None:
    found = find_changes(Series(START, drawn(4, 20, (12, 30), (24, 30))))
    assert found.wording == "level-changed"
    (point,) = found.points
    assert abs((point.month.year - 2017) * 12 + point.month.month - 7) <= 2
    assert point.earliest <= date(2017, 7, 1) <= point.latest
    assert point.low < 2 < point.high
    assert [level.mean for level in found.levels] == pytest.approx([12, 24], rel=0.2)


def test_two_changes_are_told_apart() -> None:
    found = find_changes(Series(START, drawn(8, 15, (10, 24), (40, 18), (8, 24))))
    assert [p.earliest <= month <= p.latest for p, month in zip(found.points, (date(2017, 1, 1), date(2018, 7, 1)))] == [True, True]
    assert found.points[0].ratio > 1 > found.points[1].ratio


def test_a_flat_series_of_clusters_is_no_change() -> None:
    told = [find_changes(Series(START, drawn(seed, 0.5, (10, 48)))).wording for seed in range(25)]
    assert told.count("level-changed") <= 2


def test_one_massacre_is_no_new_level() -> None:
    counts = [4, 6, 5, 3, 5, 4, 6, 5, 4, 5, 3, 6, 5, 4, 90, 5, 4, 6, 3, 5, 4, 5, 6, 4]
    found = find_changes(Series(START, tuple(counts)))
    assert found.points == () and found.lone == date(2016, 3, 1)
    assert "March 2016 (90)" in found.say("en") and "mars 2016 (90)" in found.say("fr")


def test_words_claim_no_cause_in_both_languages() -> None:
    found = find_changes(Series(START, drawn(4, 20, (12, 30), (24, 30))))
    assert "neither why" in found.say("en") and "ni pourquoi" in found.say("fr")
    for language, papers in (("en", ("Barry and Hartigan 1993", "Fearnhead 2006")), ("fr", ("Barry et Hartigan 1993", "Fearnhead 2006"))):
        assert all(paper in found.explain(language) for paper in papers)
    for word in ("effect", "caused", "because"):
        assert word not in found.say("en")


def test_the_chart_is_drawn_and_repeats_the_numbers() -> None:
    import vl_convert

    found = find_changes(Series(START, drawn(4, 20, (12, 30), (24, 30))))
    for language in ("en", "fr"):
        assert vl_convert.vegalite_to_svg(found.plot(language), vl_version="5.20").startswith("<svg")
    assert found.plot("en")["vconcat"][0]["layer"][2]["data"]["values"][0]["count"] == found.series.counts[0]


def test_too_few_months_or_nothing_counted_is_refused() -> None:
    with pytest.raises(BadInput, match="at least 12"):
        find_changes(Series(START, (3,) * 11))
    with pytest.raises(BadInput, match="Nothing was counted"):
        find_changes(Series(START, (0,) * 24))


def test_the_same_counts_and_seed_give_the_same_answer() -> None:
    series = Series(START, drawn(4, 2, (12, 20), (40, 20)))
    assert find_changes(series, seed=3).to_json() == find_changes(series, seed=3).to_json()
