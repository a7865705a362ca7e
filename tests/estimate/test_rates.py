import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from constat.estimate.rates import exact_interval, overdispersed_interval


def test_the_exact_interval_is_that_of_the_conditional_binomial() -> None:
    """Each limit is the ratio at which the observed split is just as rare as the tail allows."""
    found = exact_interval(31, 12, 90, 92)
    assert found.high is not None
    for limit, tail in ((found.low, stats.binom.sf(30, 43, _share(found.low))), (found.high, stats.binom.cdf(31, 43, _share(found.high)))):
        assert limit > 0
        assert tail == pytest.approx(0.025, abs=1e-9)


def _share(ratio: float) -> float:
    return ratio * 90 / (ratio * 90 + 92)


def test_an_empty_period_leaves_its_end_open() -> None:
    assert exact_interval(5, 0, 90, 90).high is None
    assert exact_interval(0, 5, 90, 90).low == 0
    assert exact_interval(0, 0, 90, 90).low == 0


@given(st.integers(1, 500), st.integers(1, 500), st.floats(1, 400), st.floats(1, 400))
def test_turning_the_comparison_round_inverts_the_interval(a: int, b: int, t: float, u: float) -> None:
    there, back = exact_interval(a, b, t, u), exact_interval(b, a, u, t)
    assert there.high is not None and back.high is not None
    assert there.low * back.high == pytest.approx(1, rel=1e-6)
    assert there.low <= (a / t) / (b / u) <= there.high


def test_without_overdispersion_it_is_close_to_the_exact_one() -> None:
    y, z = [10, 11, 9, 10, 10, 10], [20, 19, 21, 20, 20, 20]
    found = overdispersed_interval(y, [30] * 6, z, [30] * 6)
    exact = exact_interval(60, 120, 180, 180)
    assert found is not None and found.alpha == 0 and found.interval.high is not None and exact.high is not None
    assert found.interval.low == pytest.approx(exact.low, rel=0.1)
    assert found.interval.high == pytest.approx(exact.high, rel=0.1)


def test_clustered_counts_widen_the_interval() -> None:
    found = overdispersed_interval([0, 60, 0], [30] * 3, [5, 6, 4], [30] * 3)
    exact = exact_interval(60, 15, 90, 90)
    assert found is not None and found.alpha > 0.5 and found.interval.high is not None and exact.high is not None
    assert found.interval.low < 1 < exact.low
    assert found.interval.high > exact.high


@pytest.mark.parametrize(("y", "z", "low", "high"), [([0, 0, 0], [5, 6, 4], 0.0, "bounded"), ([5, 6, 4], [0, 0, 0], "positive", None)])
def test_an_empty_period_bounds_one_side_only(y: list[float], z: list[float], low: object, high: object) -> None:
    found = overdispersed_interval(y, [30] * 3, z, [30] * 3)
    assert found is not None
    if low == 0.0:
        assert found.interval.low == 0 and found.interval.high is not None and 0 < found.interval.high < 1
    else:
        assert found.interval.low > 1 and found.interval.high is None


def test_one_event_in_equal_bins_shows_no_dispersion() -> None:
    """Pearson's chi-square then equals its degrees of freedom but for rounding, whatever the number of bins."""
    for bins in range(2, 60):
        found = overdispersed_interval([0.0] * bins, [7] * bins, [1.0] + [0.0] * (bins - 1), [7] * bins)
        assert found is not None and found.alpha == pytest.approx(0, abs=1e-9)


def test_too_little_to_estimate_from_is_refused() -> None:
    assert overdispersed_interval([3], [30], [1, 2, 3], [30] * 3) is None
    assert overdispersed_interval([0, 0], [30] * 2, [0, 0], [30] * 2) is None


def test_it_covers_the_truth_where_the_exact_one_does_not() -> None:
    """Over 300 simulated comparisons of clustered monthly deaths, 12 months against 12, true ratio 1.5, alpha 1.2."""
    random = np.random.default_rng(20260203)
    alpha, rate, days = 1.2, 0.8, 30.0
    covered = exact_covered = 0
    for _ in range(300):
        y = random.negative_binomial(1 / alpha, 1 / (1 + alpha * 1.5 * rate * days), 12)
        z = random.negative_binomial(1 / alpha, 1 / (1 + alpha * rate * days), 12)
        found = overdispersed_interval(y.tolist(), [days] * 12, z.tolist(), [days] * 12)
        assert found is not None
        covered += found.interval.low <= 1.5 <= (found.interval.high or math.inf)
        exact = exact_interval(int(y.sum()), int(z.sum()), 360, 360)
        exact_covered += exact.low <= 1.5 <= (exact.high or math.inf)
    assert covered / 300 >= 0.92
    assert exact_covered / 300 < 0.6
