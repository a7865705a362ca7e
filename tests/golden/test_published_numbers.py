"""Errors that reached the press with real notes. Each is one that the build refuses, and says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.events.conftest import event
from tests.report.reports import said, written

from constat.errors import Refused
from constat.events.query import Table

Told = Callable[..., Table]
BEFORE, NOW = "2021-11-10", "2022-02-10"
"""A day of the quarter before, and one of the report's own."""


def killed(id: str, day: str, number: int, by: str = "Group A", **more: Any) -> dict[str, Any]:
    return event(id, day, killed_low=number, killed_best=number, killed_high=number, perpetrators=[by], side_a=[by], country="Kelara", **more)


@pytest.mark.parametrize(
    ("before", "now", "claimed", "true"),
    [(584, 1277, "+54 %", "+119 %"), (744, 372, "-58 %", "-50 %")],
)
def test_a_percentage_that_the_counts_do_not_give_is_refused(told: Told, tmp_path: Path, before: int, now: int, claimed: str, true: str) -> None:
    table = told([killed("a", BEFORE, before), killed("b", NOW, now)])
    spec = written(tmp_path, f'Change: {{{{ compare:change | says "{claimed}" }}}}.', figures={"change": {"compare": "killed"}})
    with pytest.raises(Refused, match=rf"figures give \{true}"):
        said(table, spec)


def test_the_percentage_that_the_counts_give_is_printed(told: Told, tmp_path: Path) -> None:
    table = told([killed("a", BEFORE, 584), killed("b", NOW, 1277)])
    spec = written(tmp_path, 'Killed, {{ compare:change | change | says "+119 %" }}.', figures={"change": {"compare": "killed"}})
    assert said(table, spec) == "Killed, +119%."


@pytest.mark.parametrize("text", ["An increase of 54 %.", "An increase of 54 per cent.", "An increase of fifty-four per cent.", "The number doubled."])
def test_a_percentage_written_by_hand_is_refused(told: Told, tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused) as refused:
        said(told([killed("b", NOW, 3)]), written(tmp_path, text))
    assert refused.value.message_id == "literal-number"


def test_827_abducted_whose_parts_make_347_is_refused(told: Told, tmp_path: Path) -> None:
    rows = [event(p, NOW, abducted_best=n, perpetrators=[p]) for p, n in (("State", 174), ("Militia", 82), ("Insurgents", 91))]
    figures: dict[str, Any] = {p.lower(): {"count": "abducted", "select": {"perpetrator": p}} for p in ("State", "Militia", "Insurgents")}
    figures["abducted"] = {"sum": ["state", "militia", "insurgents"], "says": "827"}
    spec = written(tmp_path, "{{ fig:abducted }} people were abducted.", figures=figures)
    with pytest.raises(Refused, match="figures give 347"):
        said(told(rows), spec)


def test_347_violations_that_were_victims_is_refused(told: Told, tmp_path: Path) -> None:
    table = told([event("a", NOW, abducted_best=347)])
    spec = written(tmp_path, "The office recorded {{ fig:abducted }} violations.", figures={"abducted": {"count": "abducted"}})
    with pytest.raises(Refused, match="violations.*counts people") as refused:
        said(table, spec)
    assert refused.value.message_id == "noun-mismatch"


def _four_parties_and_one_large_incident() -> list[dict[str, Any]]:
    parts = [("Insurgents", 543), ("Militia", 317), ("State", 243), ("Others", 174)]
    return [killed(p, NOW, n, by=p) for p, n in parts] + [killed("large", NOW, 500, by="State with allies")]


def _parties(left_out: bool) -> dict[str, Any]:
    figures: dict[str, Any] = {p.lower(): {"count": "killed", "select": {"perpetrator": p}} for p in ("Insurgents", "Militia", "State", "Others")}
    figures["large"] = {"count": "killed", "select": {"perpetrator": "State with allies"}}
    figures["all"] = {"count": "killed"}
    figures["by_party"] = {"breakdown": "all", "parts": ["insurgents", "militia", "state", "others"]} | ({"left_out": "large"} if left_out else {})
    return figures


def test_a_total_that_leaves_out_one_large_incident_is_refused(told: Told, tmp_path: Path) -> None:
    spec = written(tmp_path, "{{ breakdown:by_party }}.", figures=_parties(left_out=False))
    with pytest.raises(Refused, match="parts make 1,277, the whole is 1,777; 500 is left out"):
        said(told(_four_parties_and_one_large_incident()), spec)


def test_what_is_left_out_may_be_named(told: Told, tmp_path: Path) -> None:
    spec = written(tmp_path, "{{ breakdown:by_party }}.", figures=_parties(left_out=True))
    text = said(told(_four_parties_and_one_large_incident()), spec)
    assert text.startswith("1,777\u00a0people (543 by Insurgents, 317 by Militia")
    assert "500" in text


def _quarter_on_quarter() -> list[dict[str, Any]]:
    return [
        killed("a", BEFORE, 31, by="State"),
        killed("b", BEFORE, 292, by="Insurgents"),
        killed("c", NOW, 320, by="State"),
        killed("d", NOW, 492, by="Insurgents"),
    ]


def test_about_100_per_cent_is_refused_for_the_party_and_names_all_parties_as_nearest(told: Told, tmp_path: Path) -> None:
    figures = {"state": {"count": "killed", "select": {"perpetrator": "State"}}, "change": {"compare": "state", "says": "+100 %"}}
    with pytest.raises(Refused) as refused:
        said(told(_quarter_on_quarter()), written(tmp_path, "{{ compare:change }}.", figures=figures))
    message = refused.value.say("en")
    assert "figures give +932 %" in message
    assert "persons-killed, previous: +151 %" in message


def test_one_party_is_not_compared_with_all(told: Told, tmp_path: Path) -> None:
    figures = {
        "state": {"count": "killed", "select": {"perpetrator": "State"}},
        "all_before": {"count": "killed", "period": "2021-Q4"},
        "change": {"compare": "state", "to": "all_before"},
    }
    with pytest.raises(Refused, match="perpetrator"):
        said(told(_quarter_on_quarter()), written(tmp_path, "{{ compare:change }}.", figures=figures))


def test_victims_are_not_compared_with_incidents(told: Told, tmp_path: Path) -> None:
    figures = {"killed": {"count": "killed"}, "before": {"count": "incidents", "period": "2021-Q4"}, "change": {"compare": "killed", "to": "before"}}
    with pytest.raises(Refused, match="different units"):
        said(told(_quarter_on_quarter()), written(tmp_path, "{{ compare:change }}.", figures=figures))


def test_no_percentage_is_printed_under_a_base_of_ten(told: Told, tmp_path: Path) -> None:
    table = told([killed("a", BEFORE, 9), killed("b", NOW, 18)])
    figures = {"change": {"compare": "killed"}}
    assert said(table, written(tmp_path, "{{ compare:change | sentence }}.", figures=figures)) == (
        "The number of people killed was 18, against 9 in the previous quarter."
    )
    with pytest.raises(Refused, match="under ten"):
        said(table, written(tmp_path, "{{ compare:change | change }}", figures=figures))
