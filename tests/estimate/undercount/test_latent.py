"""Latent classes: what the sampler must give on tables made to a known number, and that its own checks can fail."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from constat.errors import BadInput
from constat.estimate.undercount.latent import combine, effective_size, rhat, sample_classes
from constat.estimate.undercount.posterior import Posterior

INDEPENDENT = {p: 125 for p in product((0, 1), repeat=3) if any(p)}
SHORT = {"draws": 2000, "warmup": 1000, "thin": 5}


@pytest.fixture(scope="module")
def found() -> Posterior:
    return sample_classes(INDEPENDENT, seed=5, **SHORT)  # type: ignore[arg-type]


def test_independent_lists_give_back_the_number_they_were_made_from(found: Posterior) -> None:
    assert found.low < 1000 < found.high
    assert found.median == pytest.approx(1000, rel=0.1)
    assert found.documented == 875 and found.chains is not None and found.chains.effective > 100


def test_one_seed_gives_one_answer_and_another_seed_another(found: Posterior) -> None:
    assert sample_classes(INDEPENDENT, seed=5, **SHORT) == found  # type: ignore[arg-type]
    assert sample_classes(INDEPENDENT, seed=6, **SHORT) != found  # type: ignore[arg-type]


def test_two_classes_are_found_where_independence_would_fall_short() -> None:
    """Half the people are on each of four lists with 0.75, half with 0.2: one class alone would say far too few."""
    true = 4000
    cells = {p: round(true / 2 * sum(np.prod([r if x else 1 - r for x in p]) for r in (0.75, 0.2))) for p in product((0, 1), repeat=4) if any(p)}
    alone = sample_classes(cells, seed=1, classes=1, **SHORT)  # type: ignore[arg-type]
    several = sample_classes(cells, seed=1, **SHORT)  # type: ignore[arg-type]
    assert alone.high < true
    assert several.low < true < several.high


def test_imputed_versions_that_differ_widen_the_interval(found: Posterior) -> None:
    fewer = {p: n - 20 for p, n in INDEPENDENT.items()}
    both = combine([INDEPENDENT, fewer], seed=5, **SHORT)
    assert both.high - both.low > found.high - found.low
    assert both.documented == 805


def test_rhat_tells_chains_that_disagree_and_size_tells_draws_that_repeat() -> None:
    noise = np.random.default_rng(1).normal(size=(4, 1000))
    assert rhat(noise) < 1.01 and effective_size(noise) > 3000
    assert rhat(noise + np.arange(4)[:, None]) > 1.1
    assert effective_size(np.repeat(noise[:, ::10], 10, axis=1)) < 1000


def test_fewer_than_four_chains_are_refused() -> None:
    with pytest.raises(BadInput) as refused:
        sample_classes(INDEPENDENT, seed=1, chains=3)
    assert refused.value.message_id == "latent-settings"


def test_the_paragraph_names_seed_and_paper_in_both_languages(found: Posterior) -> None:
    assert "Manrique-Vallier" in found.explain("en") and "seed 5" in found.explain("en")
    assert "graine 5" in found.explain("fr")
