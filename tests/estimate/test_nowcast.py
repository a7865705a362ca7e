"""What the latest months will become: delays learnt backwards, intervals that hold, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from tests.events.conftest import event, planned, told, workspace

from constat.errors import BadInput
from constat.estimate.nowcast import Nowcast, nowcast, nowcast_from
from constat.events.query import Table
from constat.model import Selection

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
Triple = tuple[date, date, int]


def world(seed: int, months: int = 24, mean: float = 30.0, median: float = 25.0, wobble: float = 0.0) -> list[Triple]:
    """Events of some months, clustered, each recorded after a log-normal delay; `wobble` makes whole months slow or quick."""
    random, rows = np.random.default_rng(seed), []
    for t in range(months):
        slow = random.normal(0, wobble)
        for _ in range(random.poisson(random.gamma(2.0, mean / 2.0))):
            day = date(2020 + t // 12, t % 12 + 1, int(random.integers(1, 29)))
            rows.append((day, day + timedelta(int(median * np.exp(slow + random.normal()))), 1))
    return rows


def end_of(months: int) -> date:
    return date(2020 + months // 12, months % 12 + 1, 1) - timedelta(1)


@pytest.mark.parametrize("wobble", [0.0, 0.4])
def test_intervals_hold_what_months_become(wobble: float) -> None:
    held = []
    for seed in range(30):
        rows = world(500 + seed, wobble=wobble)
        found = nowcast_from(rows, now=end_of(24), months=3, seed=seed)
        for month in found.months:
            truth = sum(1 for start, _, _ in rows if (start.year, start.month) == (month.month.year, month.month.month))
            held.append(month.low <= truth <= month.high)
    # Ninety months of thirty worlds; the full measure is in the benchmark.
    assert np.mean(held) >= 0.82


def test_the_newest_month_is_expected_to_grow_and_an_old_one_is_not() -> None:
    found = nowcast_from(world(1, median=40), now=end_of(24), months=12)
    newest, old = found.months[-1], found.months[0]
    assert newest.low >= newest.known
    assert newest.likely > 1.3 * newest.known
    assert newest.share < 0.6 < 0.95 < old.share
    assert old.high - old.known <= 2
    assert sum(found.delays) == pytest.approx(1)


def test_no_month_is_told_after_all_that_the_data_tell() -> None:
    rows = world(3, months=20)
    # Nothing happened after August 2021 in these data, and records went on for months.
    found = nowcast_from(rows, now=end_of(24), until=date(2021, 8, 20), months=3)
    assert [m.month for m in found.months] == [date(2021, 6, 1), date(2021, 7, 1), date(2021, 8, 1)]


def test_the_same_seed_gives_the_same_draws() -> None:
    rows = world(2)
    assert nowcast_from(rows, now=end_of(24), seed=4) == nowcast_from(rows, now=end_of(24), seed=4)
    assert nowcast_from(rows, now=end_of(24), seed=4) != nowcast_from(rows, now=end_of(24), seed=5)


def test_what_is_recorded_after_the_day_asked_for_is_not_known() -> None:
    rows = world(3)
    asof = nowcast_from(rows, now=date(2021, 6, 30), months=1)
    assert asof.asof == date(2021, 6, 30)
    assert asof.months[0].known == sum(1 for start, recorded, _ in rows if start >= date(2021, 6, 1) and recorded <= date(2021, 6, 30))


def test_a_month_that_is_not_over_is_not_told() -> None:
    assert nowcast_from(world(3), now=date(2021, 6, 15)).months[-1].month == date(2021, 5, 1)


def test_what_the_table_tells_is_what_its_rows_tell(told: Told) -> None:
    rows = world(4, months=14)
    table = told([event(f"e{n}", start.isoformat(), recorded_at=recorded) for n, (start, recorded, _) in enumerate(rows)])
    assert nowcast(table, Selection(), now=end_of(14)) == nowcast_from(rows, now=end_of(14))


def test_rival_accounts_are_known_since_the_first(told: Told) -> None:
    rows = world(4, months=14)
    twice = [
        event(f"e{n}{which}", start.isoformat(), recorded_at=recorded + timedelta(100 * which), incident=f"i{n}")
        for n, (start, recorded, _) in enumerate(rows) for which in (0, 1)
    ]
    assert nowcast(told(twice), Selection(), now=end_of(14)) == nowcast_from(rows, now=end_of(14))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "nowcast-few"), (world(5)[:20], "nowcast-few"), ([(start, date(2023, 1, 1), 1) for start, _, _ in world(5)], "nowcast-one-day"),
        ([row for row in world(6, mean=90) if row[0] >= date(2021, 10, 1)], "nowcast-short"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_is_needed(rows: list[Triple], message: str) -> None:
    with pytest.raises(BadInput) as fault:
        nowcast_from(rows, now=end_of(24) if rows and message != "nowcast-one-day" else None)
    assert fault.value.message_id == message
    assert fault.value.say("en") != fault.value.say("fr")


@pytest.fixture(scope="module")
def found() -> Nowcast:
    return nowcast_from(world(7, median=40), now=end_of(24), untold=0.2)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_says_and_explains_itself_in_both_languages(found: Nowcast, language: str) -> None:
    text = found.say(language)
    assert str(found.months[-1].known) in text
    assert {"en": "no fall", "fr": "pas une baisse"}[language] in text
    assert "Kassteele" in found.explain(language)
    assert found.plot(language)["layer"]
    assert found.to_json()["asof"] == "2021-12-31"
