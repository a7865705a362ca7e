"""The chain of an alert and its clock, from plain times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from constat.model.selection import Selection
from constat.warn.alerts.chain import Sending, Told, waiting
from constat.warn.alerts.timing import timing

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def hours(n: float) -> timedelta:
    return timedelta(hours=n)


def steps(alert: Told, after: float) -> list[tuple[str, int]]:
    return [(step.step, step.level) for step in waiting(alert, START + hours(after))]


def test_each_step_waits_in_its_turn_and_goes_up_when_it_is_late() -> None:
    fresh = Told("a", "A-001", START, expires=START + hours(72))
    assert steps(fresh, 1) == [("verified", 0), ("sent", 0)]
    assert dict(steps(fresh, 13)) == {"verified": 1, "sent": 0}
    late = {step.step: step for step in waiting(fresh, START + hours(30))}
    assert (late["verified"].level, late["verified"].owner, late["verified"].overdue) == (2, "administrator", hours(18))
    verified = Told("a", "A-001", START, START + hours(1), START + hours(72))
    assert steps(verified, 2) == [("sent", 0)] and steps(verified, 4) == [("sent", 1)]


def test_an_answer_stops_the_clock_that_it_answers() -> None:
    def sent(**more: datetime) -> Told:
        return Told("a", "A-001", START, START, START + hours(72), sendings=(Sending("d", START, **more),))

    assert dict(steps(sent(), 5)) == {"acknowledged": 1, "response": 0}
    assert steps(sent(acknowledged=START + hours(1)), 25) == [("response", 1)]
    assert steps(sent(acted=START + hours(2)), 30) == []
    assert steps(sent(acted=START + hours(2)), 73) == [("outcome", 0)]
    assert steps(sent(deadline=START + hours(3)), 4)[0] == ("response", 1)


def test_a_closed_alert_waits_for_nothing_and_one_in_the_outbox_was_not_sent() -> None:
    assert steps(Told("a", "A-001", START, closed=True), 500) == []
    assert ("sent", 0) in steps(Told("a", "A-001", START, sendings=(Sending("d", None),)), 1)


def test_the_longest_overdue_comes_first() -> None:
    alert = Told("a", "A-001", START, None, START + hours(10), sendings=(Sending("d", START),))
    found = waiting(alert, START + hours(100))
    assert [step.overdue for step in found] == sorted((step.overdue for step in found), reverse=True) and len(found) == 4


def test_medians_and_shares_by_hand() -> None:
    alerts = [
        Told("a", "A-001", START, START + hours(1), sendings=(Sending("d1", START + hours(2), START + hours(3), START + hours(4)),)),
        Told("b", "A-002", START, START + hours(3), sendings=(Sending("d2", START + hours(4)), Sending("d3", START + hours(99)))),
        Told("c", "A-003", START),
    ]
    found = timing(alerts, START + hours(100))
    told = {one.name: (one.of, one.median) for one in found.passages}
    assert told == {"received-verified": (2, 120.0), "received-sent": (2, 180.0), "sent-acknowledged": (1, 60.0), "sent-response": (1, 120.0)}
    assert [(one.answered, one.of, one.pending, one.value) for one in found.shares] == [(1, 2, 1, 0.5), (1, 2, 1, 0.5)]
    figures = {figure.measure: figure for figure in found.figures(Selection(), "state")}
    assert figures["median-received-verified"].value == 120 and figures["share-acted"].kind == "share" and figures["share-acted"].unit == "ratio"
    assert len({figure.id for figure in figures.values()}) == 6


def test_nothing_gives_no_number() -> None:
    found = timing([], START)
    assert all(one.median is None for one in found.passages) and all(one.value is None for one in found.shares)


@pytest.mark.parametrize("order", [1, -1])
def test_the_basis_does_not_depend_on_the_order(order: int) -> None:
    alerts = [Told("a", "A-001", START), Told("b", "A-002", START)]
    assert timing(alerts[::order], START).basis == timing(alerts, START).basis
