"""Synthetic control: a planted effect is found, none is found where there is none, and the rules for donors speak."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from constat.errors import BadInput
from constat.estimate.effect import Effect, Panel, Predictor, synthetic_control
from constat.estimate.effect.donors import aggregates

YEARS = range(1990, 2020)


def rows(effect: float = 0.0, *, seed: int = 1, units: int = 14, total: bool = False) -> list[dict[str, Any]]:
    """Units that are mixtures of three courses; `A` moves by `effect` from 2008 on."""
    random = np.random.default_rng(seed)
    courses = np.cumsum(random.normal(0.3, 1, (len(YEARS), 3)), axis=0) + 20
    values = courses @ random.dirichlet((1, 1, 1), units).T + random.normal(0, 0.15, (len(YEARS), units))
    values[:, 0] = courses @ (0.4, 0.3, 0.3) + random.normal(0, 0.15, len(YEARS))
    values[:, 0] += effect * (np.array(YEARS) >= 2008)
    names = [chr(65 + k) for k in range(units)]
    if total:
        values, names = np.column_stack([values, values @ random.dirichlet([8] * units)]), [*names, "Everywhere"]
    return [{"unit": name, "year": year, "value": values[i, k]} for k, name in enumerate(names) for i, year in enumerate(YEARS)]


def panel(effect: float = 0.0, **more: Any) -> Panel:
    return Panel.gathered(rows(effect, **more), "unit", "year", "value")


@pytest.fixture(scope="module")
def planted() -> Effect:
    return synthetic_control(panel(-4.0), "A", 2008)


def test_a_planted_effect_is_found_with_its_size(planted: Effect) -> None:
    assert planted.mean == pytest.approx(-4, abs=0.4) and planted.share == pytest.approx(1 / 14)
    assert planted.wording == "effect" and planted.failed == ()
    assert planted.differences * planted.mean > 0 and planted.augmented is not None and planted.augmented == pytest.approx(-4, abs=0.6)


def test_it_is_never_said_without_its_placebos_nor_its_doubts(planted: Effect) -> None:
    for language, words in (("en", ("Placebos in space", "Placebos in time", "Leaving out")), ("fr", ("Placebos dans l’espace", "En écartant"))):
        assert all(word in planted.say(language) for word in words)
        assert "Abadie" in planted.explain(language) and len(planted.doubts(language)) >= 3
    told = planted.to_json()
    assert len(told["placebos"]["in_space"]["units"]) == 13 and told["placebos"]["in_time"] and told["placebos"]["without"]
    assert sum(told["weights"].values()) == pytest.approx(1, abs=0.01)


def test_where_nothing_happened_nothing_is_found() -> None:
    words = [synthetic_control(panel(seed=seed), "A", 2008).wording for seed in range(2, 6)]
    assert words.count("effect") == 0 and words.count("no-clear-difference") >= 3


def test_a_donor_that_is_a_total_of_the_others_is_named_and_no_other() -> None:
    whole = panel(total=True)
    assert [one.unit for one in aggregates(whole, "A")] == ["Everywhere"]
    assert aggregates(panel(), "A") == ()
    found = synthetic_control(whole, "A", 2008)
    assert any("Everywhere" in doubt and "aggregate" in doubt for doubt in found.doubts("en"))
    assert "Everywhere" in [one.donor for one in found.without], "what it does to the answer is told"


def test_a_total_is_known_by_its_name_too() -> None:
    given = [row | {"unit": "Total" if row["unit"] == "B" else row["unit"]} for row in rows()]
    (named,) = aggregates(Panel.gathered(given, "unit", "year", "value"), "A")
    assert named.by_name and named.unit == "Total"


def test_donors_that_the_event_reached_are_left_out_and_said() -> None:
    found = synthetic_control(panel(-4.0), "A", 2008, affected=("C", "D"))
    assert not {"C", "D"} & set(found.fitted.donors)
    assert any("C and D" in doubt for doubt in found.doubts("en")) and any("C et D" in doubt for doubt in found.doubts("fr"))


def test_predictors_are_read_as_they_are_written() -> None:
    assert Predictor.parse("invest@1964..1969") == Predictor("invest", 1964, 1969)
    assert Predictor.parse("energy@1961..1969/2").times(range(1955, 1970)) == [1961, 1963, 1965, 1967, 1969]
    assert Predictor.parse("density@1969").times(range(1955, 1970)) == [1969]
    assert Predictor.parse("rain") == Predictor("rain")
    for wrong in ("x@", "@1960", "x@1960/0"):
        with pytest.raises(BadInput):
            Predictor.parse(wrong)


@pytest.mark.parametrize(
    ("change", "question", "says"),
    [
        ({}, {"treated": "Z"}, "Z"), ({}, {"since": 1993}, "5"), ({}, {"since": 2030}, "outside"), ({}, {"over": (1950, 1960)}, "average"),
        ({"units": 2}, {}, "donor"), ({}, {"predictors": [Predictor("rain")]}, "rain"), ({}, {"affected": ("A",)}, "left out"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_with_its_reason(change: dict[str, Any], question: dict[str, Any], says: str) -> None:
    asked: dict[str, Any] = {"treated": "A", "since": 2008} | question
    with pytest.raises(BadInput, match=says):
        synthetic_control(panel(**change), asked.pop("treated"), asked.pop("since"), **asked)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda told: told[:-1], "missing"), (lambda told: [*told, told[0]], "twice"), (lambda told: [*told[1:], told[0] | {"value": "many"}], "number"),
        (lambda told: [*told[1:], told[0] | {"unit": None}], "unit"), (lambda told: [], "no rows"), (lambda told: [*told[1:], told[0] | {"year": "1990-02"}], "mixes"),
    ],
)  # fmt: skip
def test_a_table_with_holes_twins_or_words_is_refused(spoil: Any, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        Panel.gathered(spoil(rows(units=3)), "unit", "year", "value")
