"""Watchlists say why a place is on them, and use nothing of the days to come."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.warn.watch import RULES, Happenings, record_of, watchlist
from constat.warn.watch.happenings import kilometres, of_rows

START = date(2018, 1, 1)
END = 5 * 365
HERE, THERE = (13.0, -3.0), (13.1, -3.1)


def rows(*events: tuple[int, str, tuple[float, float] | None, int]) -> pl.DataFrame:
    """Events as (day, place, point, value)."""
    told = [
        {
            "event_id": f"x:{n}", "incident": None, "date_start": START + timedelta(days=day), "date_end": START + timedelta(days=day), "admin1": None,
            "admin2": place, "latitude": point[0] if point else None, "longitude": point[1] if point else None, "value": value,
        }
        for n, (day, place, point, value) in enumerate(events)
    ]  # fmt: skip
    kinds: dict[str, Any] = {"event_id": pl.String, "incident": pl.String, "admin1": pl.String, "latitude": pl.Float64, "longitude": pl.Float64, "value": pl.Int32}
    return pl.DataFrame(told, schema_overrides=kinds)


def told(*events: tuple[int, str, tuple[float, float] | None, int]) -> Happenings:
    return of_rows(rows((0, "Elsewhere", None, 0), *events), "admin2")


def drivers(happened: Happenings, on: int = END) -> dict[str, dict[str, int]]:
    return {one.name: dict(one.drivers) for one in watchlist(happened, "admin2", START + timedelta(days=on)).places}


def test_each_rule_names_what_it_says_it_names() -> None:
    every_other_month = [(day, "Djenné", HERE, 1) for day in range(100, END - 60, 60)]
    run = [(END - 5 - n, "Djenné", HERE, 1) for n in range(4)]
    assert drivers(told(*every_other_month, *run))["Djenné"] == {"three-year-high": 4, "year-high": 4}
    assert drivers(told((10, "Mopti", HERE, 1), (END - 3, "Mopti", HERE, 1)))["Mopti"] == {"first-in-two-years": 1}
    quiet = told((10, "Bandiagara", THERE, 1), *every_other_month, *run)
    assert drivers(quiet)["Bandiagara"] == {"quiet-but-near": 4}
    far = told((10, "Gao", (16.3, 0.0), 1), *every_other_month, *run)
    assert "Gao" not in drivers(far)


def test_two_after_none_are_no_record_and_an_older_peak_is_remembered_for_three_years() -> None:
    assert "year-high" not in drivers(told(*[(END - n, "Djenné", HERE, 1) for n in (2, 3)])).get("Djenné", {})
    peak = [(END - 2 * 365 - n, "Djenné", HERE, 1) for n in range(6)]
    now = [(END - 2 - n, "Djenné", HERE, 1) for n in range(4)]
    assert set(drivers(told(*peak, *now))["Djenné"]) == {"year-high"}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 1500), st.sampled_from(["A", "B", "C"]), st.integers(0, 9)), min_size=5, max_size=60), st.integers(0, 400))
def test_nothing_of_the_days_to_come_changes_the_list(events: list[tuple[int, str, int]], shift: int) -> None:
    """What happens on the day of the list or later, moved, doubled or made worse, leaves every place and every rule as it was."""
    on = START + timedelta(days=1200)
    base = [(1, place, HERE, 1) for place in "ABC"]
    past = [(day, place, HERE, value) for day, place, value in events if day < 1200]
    future = [(day, place, HERE, value) for day, place, value in events if day >= 1200]
    worse = [(day + shift, "A", THERE, value + 50) for day, _place, _point, value in future] * 2
    one, other = (watchlist(told(*base, *past, *coming), "admin2", on) for coming in (future, worse))
    assert [place for place in one.places if place.name != "Elsewhere"] == [place for place in other.places if place.name != "Elsewhere"]
    assert one.records == other.records


def test_the_record_of_a_rule_counts_what_followed() -> None:
    burst = [(1500 - n, "A", HERE, 1) for n in range(1, 4)]
    happened = told(*burst, (1550, "A", HERE, 3), (1560, "B", THERE, 1), (5, "B", THERE, 1))
    first = next(rule for rule in RULES if rule.id == "first-in-two-years")
    found = record_of(happened, 1500 + 90, years=1, rules=[first])[0]
    # Of the looks 30 days apart at days 1500, 1470, …: one alarm at A on day 1500, and B's harm came unwarned twice.
    assert (found.alarms, found.hits) == (1, 1)
    assert found.misses >= 1 and found.false == 0 and found.precision == 1
    assert found.base is not None and 0 < found.base < 1


def test_rival_accounts_of_one_incident_are_one_and_vague_days_are_left_out() -> None:
    frame = rows((0, "A", HERE, 1), (400, "A", HERE, 1), (400, "A", HERE, 2), (410, "A", HERE, 1))
    frame = frame.with_columns(
        incident=pl.Series([None, "x", "x", None], dtype=pl.String),
        date_start=pl.when(pl.col("event_id") == "x:3").then(pl.lit(START)).otherwise("date_start"),
    )
    happened = of_rows(frame, "admin2")
    assert (len(happened.day), happened.loose) == (2, 1)


def test_districts_of_one_name_in_two_provinces_are_two() -> None:
    frame = rows((0, "Centre", HERE, 1), (1, "Centre", HERE, 1)).with_columns(admin1=pl.Series(["North", "South"]))
    assert of_rows(frame, "admin2").names == ("Centre (North)", "Centre (South)")


def test_what_cannot_be_listed_is_refused_with_what_would_be_needed() -> None:
    with pytest.raises(BadInput, match="365"):
        watchlist(told((3, "A", HERE, 1)), "admin2", START + timedelta(days=100))
    with pytest.raises(BadInput, match="quiet"):
        watchlist(told((400, "A", HERE, 1)), "admin2", order="none")
    with pytest.raises(BadInput):
        of_rows(rows((0, "A", HERE, 1)).with_columns(admin2=pl.lit(None, dtype=pl.String)), "admin2")


def test_words_say_the_number_in_both_languages() -> None:
    run = [(END - 5 - n, "Djenné", HERE, 1) for n in range(4)]
    place = next(one for one in watchlist(told((10, "Djenné", HERE, 0), *run), "admin2", START + timedelta(days=END)).places if one.name == "Djenné")
    assert "4 events" in place.words("en") and "4 événements" in place.words("fr")


def test_distances_are_those_of_the_sphere() -> None:
    import numpy as np

    bamako, mopti = np.array([[12.6392, -8.0029]]), np.array([[14.4843, -4.1828]])
    assert math.isclose(float(kilometres(bamako, mopti)[0, 0]), 460, abs_tol=10)
