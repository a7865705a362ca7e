"""A constant panel of sources beside all of them, and the words that coverage leaves standing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.events.conftest import event, planned, told, workspace

from constat.estimate.comparison import CONFOUNDED, DECREASED, INCREASED, NO_CLEAR_CHANGE, compare, judged
from constat.estimate.panel import Panel, constant_panel
from constat.estimate.presence import Entry, Watched, add
from constat.events.query import Table
from constat.model import Selection
from constat.model.selection import parse_period

__all__ = ["planned", "told", "workspace"]
Told = Callable[..., Table]
Row = dict[str, object]
Q1, Q2 = parse_period("2022-Q1"), parse_period("2022-Q2")


def quarter(prefix: str, first: int, each_day: int, days: int = 28, **more: object) -> list[Row]:
    return [
        event(f"{prefix}{month}-{day}-{n}", f"2022-{month:02d}-{day:02d}", **more)
        for month in range(first, first + 3) for day in range(1, days + 1) for n in range(each_day)
    ]


def test_the_panel_counts_what_sources_of_both_periods_tell(told: Told) -> None:
    rows = [
        *quarter("a", 1, 1, source_names="Radio; Mission"), *quarter("b", 1, 2, source_names="Mission"),
        *quarter("c", 4, 1, source_names="RADIO"), *quarter("d", 4, 1, 5, source_names="Blog"),
    ]
    found = constant_panel(told(rows), Selection(), Q2, Q1)
    assert (found.both, found.only_now, found.only_before) == (("RADIO",), ("Blog",), ("Mission",))
    assert (found.count, found.count_against) == (84, 84)
    assert (found.silent, found.fresh) == (("Mission",), ("Blog",))


def test_an_event_without_named_sources_speaks_with_its_datasets_voice(told: Told) -> None:
    found = constant_panel(told([*quarter("a", 1, 1), *quarter("c", 4, 1)]), Selection(), Q2, Q1)
    assert found.both == ("told",)


def test_rival_accounts_count_once_and_by_the_least(told: Told) -> None:
    twice = {"incident": "i", "killed_low": 5, "killed_best": 5, "killed_high": 5}
    rows = [event("a", "2022-05-01", **twice, source_names="Radio"), event("b", "2022-05-01", **(twice | {"killed_best": 3}), source_names="Radio")]
    rows += [event("c", "2022-02-01", killed_best=4, source_names="Radio")]
    found = constant_panel(told(rows), Selection(measure="killed"), Q2, Q1)
    assert (found.count, found.count_against) == (3, 4)


def test_where_the_signs_differ_nothing_decreased(told: Told) -> None:
    rows = [
        *quarter("a", 1, 3, source_names="Mission"), *quarter("b", 1, 1, 14, source_names="Radio"),
        *quarter("c", 4, 1, 28, source_names="Radio"), *quarter("m", 4, 1, 1, source_names="Mission"),
    ]
    # The mission told two events in three and hardly speaks any more; the radio tells twice as much.
    rows = [r | {"source_names": "Mission 2"} if str(r["provider_id"]).startswith("m") else r for r in rows]
    found = compare(told(rows), Selection(), Q2, Q1)[0]
    assert found.ratio is not None and found.ratio < 1
    assert found.panel is not None and found.panel.ratio is not None and found.panel.ratio > 1
    assert found.wording == CONFOUNDED


def test_a_fall_that_a_silent_source_may_be_all_of_is_confounded(told: Told) -> None:
    rows = [*quarter("a", 1, 2, source_names="Mission"), *quarter("b", 1, 1, source_names="Radio"), *quarter("c", 4, 1, source_names="Radio")]
    assert compare(told(rows), Selection(), Q2, Q1)[0].wording == CONFOUNDED


def test_a_fall_that_every_source_tells_is_a_fall(told: Told) -> None:
    rows = [*quarter("a", 1, 3, source_names="Radio; Mission"), *quarter("c", 4, 1, source_names="Radio; Mission")]
    assert compare(told(rows), Selection(), Q2, Q1)[0].wording == DECREASED


def test_offices_that_closed_confound_a_fall_and_leave_a_rise_standing(told: Told) -> None:
    table = told([*quarter("a", 1, 3, admin1="Kita"), *quarter("c", 4, 1, admin1="Kita"), event("n", "2022-02-01", country="Niger")])
    add(table.workspace, [Entry("A", "A", "Kita", "", date(2022, 1, 1), date(2022, 3, 31), "office-open"),
                          Entry("A", "A", "Kita", "", date(2022, 4, 1), None, "office-closed")])
    fell = compare(table, Selection(), Q2, Q1)[0]
    assert fell.wording == CONFOUNDED
    assert fell.watched is not None and fell.watched.lost == ("A (Kita)",)
    assert fell.to_json()["watched"]["fell"] is True
    elsewhere = compare(table, Selection(country=("Niger",)), Q2, Q1)[0]
    assert elsewhere.watched is None


@pytest.mark.parametrize(
    ("wording", "moved", "said"),
    [
        (DECREASED, "fell", CONFOUNDED), (NO_CLEAR_CHANGE, "fell", CONFOUNDED), (INCREASED, "fell", INCREASED),
        (INCREASED, "rose", CONFOUNDED), (DECREASED, "rose", DECREASED), (DECREASED, "held", DECREASED),
        ("not-comparable", "fell", "not-comparable"),
    ],
)
def test_what_moves_with_coverage_is_confounded_and_what_moves_against_it_stands(wording: str, moved: str, said: str) -> None:
    now = {"fell": 1.0, "rose": 4.0, "held": 2.0}[moved]
    assert judged(wording, 0.5, Watched(now, 2.0, (), (), True), None) == said


def test_a_panel_of_few_events_points_nowhere() -> None:
    few = Panel(("Radio",), (), (), 3, 2, 90, 90)
    assert not few.differs(0.5)
    assert Panel(("Radio",), (), (), 30, 20, 90, 90).differs(0.5)
    assert not Panel((), ("Blog",), ("Radio",), 0, 0, 90, 90).differs(0.5)
