"""The map and the timeline as drawn on the server."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.model.selection import Selection
from constat.web.explore import mapping, timeline
from constat.web.explore.timeline import Step


@given(st.lists(st.integers(0, 10_000_000), max_size=60))
def test_breaks_are_round_rising_and_at_most_four(values: list[int]) -> None:
    breaks = mapping.class_breaks(values)
    assert breaks == sorted(set(breaks))
    assert len(breaks) <= 4
    assert all(str(b).rstrip("0") in ("1", "2", "3", "5") for b in breaks)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=60))
def test_every_value_falls_into_a_class_of_the_legend(values: list[int]) -> None:
    breaks = mapping.class_breaks(values)
    shown = mapping.legend(values, breaks, "en")
    assert len(shown) == len(breaks) + 1
    assert {mapping.step(sum(v >= b for b in breaks), len(breaks)) for v in values} <= {c["step"] for c in shown}


@given(st.lists(st.integers(1, 259_200), max_size=20))
def test_the_view_holds_its_cells_and_is_never_a_point(cells: list[int]) -> None:
    west, south, east, north = mapping.around(cells)
    assert -180 <= west < east <= 180
    assert -80 <= south < 80
    assert -80 < north <= 80
    assert east - west >= 1
    assert north - south >= 1


def test_the_world_is_drawn_in_a_few_ten_thousand_characters() -> None:
    assert 10_000 < len(mapping.land(mapping.WORLD)) < 120_000


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [(date(2022, 1, 1), date(2022, 3, 1), "month"), (date(2015, 1, 1), date(2022, 3, 1), "quarter"), (date(1989, 1, 1), date(2022, 1, 1), "year")],
)
def test_the_step_of_the_timeline_follows_the_period(first: date, last: date, step: str) -> None:
    assert timeline.step_of(first, last) == step


def test_a_month_without_events_is_drawn_as_a_gap() -> None:
    told = [Step(date(2022, m, 1), timeline.period_end(date(2022, m, 1), "month"), 1, 5, 5, 5, False) for m in (1, 4)]
    assert [s.value for s in timeline.filled(told, "month")] == [5, 0, 0, 5]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_bar_leads_to_its_own_period(language: str) -> None:
    told = [Step(date(2022, 1, 1), date(2022, 3, 31), 2, 3, None, None, True)]
    chosen = Selection(measure="killed", start=date(2022, 2, 1))
    drawn = timeline.draw(told, "quarter", "Killed", chosen, lambda s: s.to_query(), language)
    assert drawn["bars"][0]["href"] == "measure=killed&from=2022-02-01&to=2022-03-31"
    assert drawn["bars"][0]["text"] == ("at least 3" if language == "en" else "au moins 3")
