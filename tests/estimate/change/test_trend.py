from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.estimate.change import Series, adjust, find_trend, scan

START = date(2016, 1, 1)


def drawn(seed: int, months: int, yearly: float, size: float = 5.0, mean: float = 20.0) -> Series:
    random = np.random.default_rng(seed)
    t = np.arange(months)
    means = mean * yearly ** (t / 12) * np.exp(0.5 * np.sin(2 * np.pi * t / 12))
    return Series(START, tuple(int(n) for n in random.negative_binomial(size, size / (size + means))), f"s{seed}")


def test_growth_and_season_are_told_apart() -> None:
    found = find_trend(drawn(1, 96, 1.3, size=50))
    assert found.low < 1.3 < found.high and found.wording == "rising"
    assert found.season[3] / found.season[9] == pytest.approx(np.exp(1.0), rel=0.2)


def test_without_overdispersion_it_is_the_poisson_regression() -> None:
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM

    counts = (5, 6, 5, 4, 5, 6, 5, 5, 4, 6, 5, 5) * 3
    series = Series(START, counts)
    found = find_trend(series, harmonics=0)
    years = (np.arange(36) - 17.5) / 12
    plain = GLM(counts, np.column_stack([np.ones(36), years]), family=families.Poisson(), offset=np.log(np.array(series.days) / 30)).fit()
    assert found.alpha == 0
    assert np.log(found.ratio) == pytest.approx(plain.params[1], abs=1e-8)


def test_given_its_dispersion_it_is_the_negative_binomial_regression() -> None:
    from statsmodels.genmod import families
    from statsmodels.genmod.generalized_linear_model import GLM

    series = drawn(3, 60, 1.2, size=2)
    found = find_trend(series, harmonics=0)
    design = np.column_stack([np.ones(60), (np.arange(60) - 29.5) / 12])
    plain = GLM(series.counts, design, family=families.NegativeBinomial(alpha=found.alpha), offset=np.log(np.array(series.days) / 30)).fit()
    assert np.log(found.ratio) == pytest.approx(plain.params[1], abs=1e-6)
    assert (np.log(found.high) - np.log(found.low)) / 2 >= 1.96 * plain.bse[1]
    assert 0.25 < found.alpha < 1.0


def test_no_trend_is_rarely_called_one() -> None:
    told = [find_trend(drawn(seed, 60, 1.0, size=1.0)).wording for seed in range(60)]
    assert told.count("no-clear-trend") >= 53


def test_words_of_a_fall_say_what_fell() -> None:
    found = find_trend(drawn(2, 84, 0.7))
    assert found.wording == "falling"
    assert "no fall in what happened" in found.say("en") and "n'est pas une baisse" in found.say("fr")


def test_p_values_are_adjusted_as_published() -> None:
    """The classic example of Benjamini and Hochberg (1995): fifteen p values, of which four stand by theirs and three by Holm's."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert sum(q <= 0.05 for q in adjust(p, "bh")) == 4
    assert sum(q <= 0.05 for q in adjust(p, "holm")) == 3


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_an_adjusted_p_is_never_smaller_and_keeps_the_order(values: list[float]) -> None:
    for method in ("holm", "bh"):
        found = adjust(values, method)
        assert all(p <= q <= 1 or q == pytest.approx(p) for p, q in zip(values, found))
        assert [found[i] for i in np.argsort(values, kind="stable")] == pytest.approx(sorted(found))
    assert all(b <= h + 1e-12 for b, h in zip(adjust(values, "bh"), adjust(values, "holm")))


def test_many_places_are_scanned_with_care() -> None:
    flat = [drawn(seed, 36, 1.0, size=1.0) for seed in range(100, 112)]
    steep = drawn(7, 36, 2.5, size=20)
    found = scan([*flat, steep, Series(START, (0,) * 36, "empty")])
    assert [row.name for row in found.rows if row.trend_stands] == ["s7"]
    assert found.left_out[0][0] == "empty"
    assert all(row.p is None or row.trend is None or row.p >= row.trend.p for row in found.rows)
    assert "Holm" in found.explain("en") and "Holm" in found.explain("fr")
    with pytest.raises(BadInput, match="holm or bh"):
        scan(flat, method="none")  # type: ignore[arg-type]


def test_a_short_series_has_no_trend() -> None:
    with pytest.raises(BadInput, match="at least 24"):
        find_trend(drawn(1, 20, 1.0))
