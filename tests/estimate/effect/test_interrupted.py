"""Interrupted time series: a break is found with its size, a flat series is left alone, and no answer comes without its placebos."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from constat.errors import BadInput
from constat.estimate.change import Series
from constat.estimate.effect import interrupt

START, EVENT = date(2015, 1, 1), date(2019, 1, 1)


def drawn(seed: int, *stretches: tuple[float, int], size: float = 4.0) -> Series:
    random = np.random.default_rng(seed)
    return Series(START, tuple(int(n) for mean, months in stretches for n in random.negative_binomial(size, size / (size + mean), months)))


def test_a_doubling_is_an_association_with_its_ratio_and_never_an_effect() -> None:
    found = interrupt(drawn(3, (20, 48), (55, 30)), EVENT)
    assert found.wording == "association" and found.level.low < 2.75 < found.level.high
    assert found.whole.value == pytest.approx(found.seen / found.expected) and found.slope is not None
    assert found.placebos >= 20 and found.share <= 0.1
    for language, never in (("en", " an effect of"), ("fr", " l’effet de")):
        assert never not in found.say(language) and "Newey" in found.explain(language)
    assert "association" in found.say("en") and "earlier dates" in found.say("en")


def test_a_flat_series_shows_no_clear_change() -> None:
    words = [interrupt(drawn(seed, (15, 72)), EVENT).wording for seed in range(20)]
    assert words.count("no-clear-change") >= 18


def test_no_answer_comes_without_placebos_and_doubts() -> None:
    told = interrupt(drawn(1, (20, 48), (20, 12)), EVENT).to_json()
    assert told["placebos"]["dates"] > 0 and len(told["doubts"]) >= 3 and told["slope"] is None
    assert any("12" in doubt for doubt in told["doubts"]), "that too few months follow for a slope"


def test_the_chart_shows_the_course_that_was_left() -> None:
    found = interrupt(drawn(3, (20, 48), (55, 30)), EVENT)
    layers = found.plot("fr")["layer"]
    assert len(layers[-1]["data"]["values"]) == 30 and len(layers[1]["data"]["values"]) == 78
    assert float(np.mean(found.course[48:])) < float(np.mean(found.fitted[48:])) / 1.5


@pytest.mark.parametrize(
    ("series", "event", "says"),
    [
        (drawn(1, (20, 20), (20, 20)), date(2016, 9, 1), "30"), (drawn(1, (20, 40), (20, 3)), date(2018, 5, 1), "6"),
        (drawn(1, (20, 60)), date(2030, 1, 1), "outside"), (Series(START, (0,) * 40 + (5,) * 20), date(2018, 5, 1), "course"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_what_is_needed(series: Series, event: date, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        interrupt(series, event)


def test_negative_counts_are_refused() -> None:
    with pytest.raises(BadInput, match="0 or more"):
        Series(START, (3, -1, 2))
