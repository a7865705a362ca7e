"""Two periods side by side, on invented rows imported for real."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from constat.errors import BadSelection
from constat.estimate.comparison import binned, compare
from constat.events.query import Table
from constat.model import Selection
from constat.model.selection import parse_period

from ..events.conftest import event, planned, told, workspace

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
Q1, Q2 = parse_period("2022-Q1"), parse_period("2022-Q2")
KILLED = Selection(measure="killed")


def daily(prefix: str, month: int, days: int, each: int, **more: object) -> list[dict[str, object]]:
    return [event(f"{prefix}{month}-{d}", f"2022-{month:02d}-{d:02d}", killed_low=each, killed_best=each, killed_high=each, **more) for d in range(1, days + 1)]


def test_counts_exposures_and_ratio(told: Told) -> None:
    table = told([*daily("a", 2, 20, 2), *daily("b", 5, 20, 1)])
    found = compare(table, KILLED, Q1, Q2)[0]
    assert (found.count, found.count_against, found.exposure, found.exposure_against) == (40, 20, 90, 91)
    assert found.ratio == pytest.approx((40 / 90) / (20 / 91))
    assert found.exact.low < found.ratio < (found.exact.high or 0)
    assert found.overdispersed is not None and found.overdispersed.low <= found.exact.low
    assert found.change == pytest.approx(found.ratio - 1)
    assert found.figure.parts == (found.counted.id, found.counted_against.id)


def test_one_massacre_is_no_clear_change(told: Told) -> None:
    """The exact interval would say "increased"; deaths that fall together do not allow it."""
    rows = [event("m", "2022-02-10", killed_low=60, killed_best=60, killed_high=60), *daily("b", 5, 15, 1), event("x", "2022-06-29", killed_best=0)]
    found = compare(told(rows), KILLED, Q1, Q2)[0]
    assert found.exact.low > 1
    assert found.wording == "no-clear-change"


def test_a_steady_rise_is_increased_and_turned_round_decreased(told: Told) -> None:
    table = told([*(r for m in (1, 2, 3) for r in daily("a", m, 28, 3)), *(r for m in (4, 5, 6) for r in daily("b", m, 28, 1))])
    assert compare(table, KILLED, Q1, Q2)[0].wording == "increased"
    assert compare(table, KILLED, Q2, Q1)[0].wording == "decreased"


def test_small_numbers_have_no_percentage(told: Told) -> None:
    found = compare(told([*daily("a", 2, 8, 1), *daily("b", 5, 4, 1)]), KILLED, Q1, Q2)[0]
    assert found.change is None
    assert "small-numbers" in {f.code for f in found.flags}


def test_a_period_outside_the_data_is_not_compared(told: Told) -> None:
    found = compare(told(daily("a", 2, 8, 1)), KILLED, Q1, parse_period("2010-Q1"))[0]
    assert found.wording == "not-comparable"
    assert found.coverage[0].outside


def test_each_party_has_its_own_comparison(told: Told) -> None:
    table = told([*daily("a", 2, 10, 2, perpetrators=["Army"]), *daily("b", 5, 10, 1, perpetrators=["Army", "Militia"])])
    whole, *parties = compare(table, KILLED, Q1, Q2, by="perpetrator")
    assert whole.party is None
    assert [(c.party, c.count, c.count_against) for c in parties] == [("Army", 20, 10), ("Militia", 0, 10)]


def test_what_was_not_watched_is_not_brought_in(told: Told) -> None:
    """Coverage lists the datasets that tell of these places, with how much in either period whoever did it."""
    table = told([*daily("a", 2, 10, 2, country="Mali", country_iso3="MLI"), *daily("b", 5, 5, 1, country="Mali", country_iso3="MLI", kind="state-based")])
    found = compare(table, KILLED.replace(country=("Mali",), kind=("one-sided",)), Q1, Q2)[0]
    assert [(c.dataset, c.events, c.events_against) for c in found.coverage] == [("told", 10, 5)]


def test_periods_that_overlap_are_refused(told: Told) -> None:
    with pytest.raises(BadSelection, match="overlap"):
        compare(told([event("a")]), KILLED, Q1, parse_period("2022-03"))
    with pytest.raises(BadSelection, match="party"):
        compare(told([event("a")]), KILLED, Q1, Q2, by="colour")


def test_bins_hold_every_day_and_a_short_rest_joins_the_last() -> None:
    days = pl.DataFrame({"start": [date(2022, 1, 1), date(2022, 3, 31)], "value": [2, 3]})
    counts, exposures = binned(days, Q1, 7)
    assert sum(counts) == 5 and sum(exposures) == 90
    assert exposures[-1] == 6 and len(exposures) == 13
