"""Scores agree with an independent implementation, and say what they should of cases known by hand."""

import numpy as np
import pytest

from constat.warn.forecast import scoring


@pytest.fixture
def told() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    return random.negative_binomial(0.3, 0.01, (40, 200)).astype(float), random.negative_binomial(0.3, 0.01, 40).astype(float)


def test_crps_and_interval_score_agree_with_scoringrules(told: tuple[np.ndarray, np.ndarray]) -> None:
    import scoringrules

    draws, came = told
    assert np.allclose(scoring.crps(draws, came), scoringrules.crps_ensemble(came, draws, estimator="nrg"), rtol=0, atol=1e-9)
    assert np.allclose(scoring.log_crps(draws, came), scoringrules.crps_ensemble(np.log1p(came), np.log1p(draws), estimator="nrg"), rtol=0, atol=1e-9)
    low, high = np.quantile(draws, [0.05, 0.95], axis=-1)
    assert np.allclose(scoring.interval_score(draws, came), scoringrules.interval_score(came, low, high, 0.1), rtol=0, atol=1e-9)
    share = (draws >= 25).mean(axis=-1)
    assert np.allclose(scoring.brier(draws, came, 25), scoringrules.brier_score((came >= 25).astype(float), share), rtol=0, atol=1e-9)


def test_a_thousand_zeros_surprise_by_their_pseudo_counts_alone() -> None:
    zeros = np.zeros((2, 1000))
    assert scoring.ignorance(zeros, np.array([0, 3])) == pytest.approx([np.log2(1011 / 1001), np.log2(1011)])


def test_pit_of_a_forecast_that_is_the_truth_is_even_and_its_interval_holds_nine_in_ten() -> None:
    random = np.random.default_rng(8)
    draws, came = random.poisson(30, (4000, 200)), random.poisson(30, 4000)
    counted = np.histogram(scoring.pit(draws, came, 1), 10, (0, 1))[0]
    assert counted.min() > 320 and counted.max() < 480
    assert 0.88 < scoring.coverage(draws, came) < 0.94


def test_average_precision_counts_equal_chances_together() -> None:
    assert scoring.average_precision(np.array([0.9, 0.8, 0.1]), np.array([True, False, True])) == pytest.approx(0.5 + 0.5 * 2 / 3)
    assert scoring.average_precision(np.zeros(4), np.array([True, False, False, False])) == pytest.approx(0.25)
