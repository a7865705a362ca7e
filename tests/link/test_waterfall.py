"""The steps of a score in bits, and their words."""

from __future__ import annotations

import pytest

from constat.link.comparisons import COMPARISONS
from constat.link.waterfall import Step, waterfall

FOUND = {"date": "same-day", "bits_date": 6.0, "place": "other", "bits_place": -2.0, "together": "all", "bits_together": 1.0, "weight": 0.5}


def test_the_steps_begin_at_the_prior_and_end_at_the_weight() -> None:
    steps = waterfall(FOUND)
    assert [step.name for step in steps] == ["start", "date", "place", "together", "sum"]
    assert (steps[0].bits, steps[-1].bits) == (-4.5, 0.5)
    assert all(step.until == pytest.approx(after.since) for step, after in zip(steps, steps[1:-1]))
    assert steps[-2].until == pytest.approx(0.5)


def test_a_score_without_its_parts_has_no_steps() -> None:
    assert waterfall({"weight": 3.0}) == [] and waterfall({}) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_level_has_words(language: str) -> None:
    told = [Step(name, level, 0.0, 0.0, 0.0).words(language) for name, levels in COMPARISONS.items() for level in levels]
    assert len(set(told)) >= len(told) - 1 and not any("{" in words for words in told)
    for name in ("start", "together", "sum"):
        assert Step(name, "", 0.0, 0.0, 0.0).words(language)
