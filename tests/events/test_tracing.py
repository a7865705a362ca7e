from collections.abc import Callable
from pathlib import Path

import pytest

from constat.errors import NotFound
from constat.events import importing
from constat.events.ledger import remember
from constat.events.query import Table
from constat.events.tracing import provider_row, trace
from constat.events.workspace import Workspace
from constat.model import MEASURES, Selection

from .conftest import Imports, event

Told = Callable[..., Table]
ROWS = [
    event("a", killed_low=1, killed_best=2, killed_high=4, killed_civilians_best=1, killed_fighters_best=1, killed_status_unknown_best=0),
    event("b", killed_low=500, injured_reported=3, injured_civilians_low=2, abducted_best=4, detained_best=51, sexual_violence_low=58),
    event("c", killed_reported=7, killed_status_unknown_best=7),
    event("un", incident="moura", killed_low=500, killed_civilians_low=470, sexual_violence_best=58),
    event("army", incident="moura", killed_reported=203, killed_fighters_best=203, detained_best=51),
]


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_traced_sums_to_the_figure_whatever_is_measured(workspace: Workspace, told: Told, measure: str) -> None:
    table = told(ROWS)
    figure = table.count(Selection(measure=measure))
    remember(workspace, figure)
    found = trace(workspace, figure.id)
    assert sum(row["value"] for row in found.incidents) == (figure.value or 0)
    assert found.total == len(found.incidents) == figure.events
    assert all({"id", "provider_id", "value"} <= row.keys() for row in found.to_json()["incidents"])


def test_pages_of_a_trace_are_together_the_whole(workspace: Workspace, told: Told) -> None:
    table = told([event(str(n), killed_best=n) for n in range(1, 8)])
    figure = table.count(Selection(measure="killed"))
    remember(workspace, figure)
    pages = [trace(workspace, figure.id, limit=3, offset=offset, table=table) for offset in (0, 3, 6)]
    listed = [row["value"] for page in pages for row in page.incidents]
    assert listed == [7, 6, 5, 4, 3, 2, 1]
    assert {page.total for page in pages} == {7}


def test_rival_accounts_are_one_contribution_and_all_are_listed(workspace: Workspace, told: Told) -> None:
    figure = told(ROWS).count(Selection(measure="killed"))
    remember(workspace, figure)
    moura = next(row for row in trace(workspace, figure.id).incidents if row["id"] == "incident:moura")
    assert moura["value"] == 203 and moura["at_least"]
    assert {account["provider_id"] for account in moura["accounts"]} == {"un", "army"}


def test_a_figure_is_traced_on_its_own_snapshot(workspace: Workspace, planned: Imports) -> None:
    planned([event("a", killed_best=3), event("b", killed_best=1)]).commit()
    figure = Table.open(workspace).count(Selection(measure="killed"))
    remember(workspace, figure)
    planned([event("a", killed_best=9)]).commit()
    assert [row["value"] for row in trace(workspace, figure.id, table=Table.open(workspace)).incidents] == [3, 1]


def test_an_unknown_event_or_dataset_is_not_found(workspace: Workspace, told: Told) -> None:
    table = told([event("a")])
    for event_id in ("told:zzz", "absent:a", "a", ""):
        with pytest.raises(NotFound):
            provider_row(workspace, table, event_id)


def test_a_row_is_shown_as_the_provider_gave_it_also_after_a_partial_import(workspace: Workspace, tmp_path: Path) -> None:
    """Cells keep their blanks, leading noughts and empty places; a row that a later part does not tell keeps its own file."""
    header = "id,type_of_violence,side_a,side_b,date_start,date_end,best,high,low,country,where_coordinates,latitude,longitude,deaths_a"
    def row(number: str, best: str) -> str:
        return f'{number},3,"Group, ""X""", Civilians ,2020-01-02,2020-01-03,{best},0009,1,Mali,=cmd,14.50,-4.20,'

    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("\n".join([header, row("7", "5"), row("8", "6")]) + "\n")
    second.write_text("\n".join([header, row("8", "7")]) + "\n")
    for file in (first, second):
        importing.plan(workspace, file, name="ged", partial=True).commit()
    table = Table.open(workspace)
    old, new = provider_row(workspace, table, "ged:7"), provider_row(workspace, table, "ged:8")
    assert (old["version"], old["file"], old["row_number"]) == ("0001", "first.csv", 2)
    assert (new["version"], new["file"], new["row_number"]) == ("0002", "second.csv", 2)
    assert old["cells"]["side_a"] == 'Group, "X"' and old["cells"]["side_b"] == " Civilians " and old["cells"]["high"] == "0009"
    assert old["cells"]["where_coordinates"] == "=cmd" and old["cells"]["latitude"] == "14.50" and old["cells"]["deaths_a"] is None
    assert (old["cells"]["best"], new["cells"]["best"]) == ("5", "7")
    assert list(old["cells"]) == header.split(",")
