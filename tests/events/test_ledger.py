import json
from collections.abc import Callable

import pytest

from constat.errors import BadInput, NotFound
from constat.events.ledger import recall, recompute, remember
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Selection

from .conftest import Imports, event

Told = Callable[..., Table]
KILLED = Selection(measure="killed")


def test_a_figure_still_holds_on_its_snapshot_after_the_dataset_changed(workspace: Workspace, planned: Imports) -> None:
    planned([event("a", killed_best=3)]).commit()
    figure = Table.open(workspace).count(KILLED)
    remember(workspace, figure)
    planned([event("a", killed_best=8)]).commit()
    now = Table.open(workspace)
    assert recompute(workspace, recall(workspace, figure.id)).holds
    assert recompute(workspace, figure, now).again.value == 3
    assert now.count(KILLED).value == 8


def test_a_figure_that_came_out_otherwise_does_not_hold(workspace: Workspace, told: Told) -> None:
    import dataclasses

    figure = told([event("a", killed_best=3)]).count(KILLED)
    assert not recompute(workspace, dataclasses.replace(figure, value=4)).holds


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(workspace: Workspace, told: Told) -> None:
    figure = told([event("a", killed_best=3)]).count(KILLED)
    remember(workspace, figure, figure)
    assert recall(workspace, figure.id[:6]) == figure
    (workspace.path / "figures" / f"{figure.id[:6]}0000000000.json").write_text("{}")
    with pytest.raises(NotFound):
        recall(workspace, figure.id[:6])


@pytest.mark.parametrize("figure_id", ["../x", "", "zzzz", "ABCD", "0123456789abcdef"])
def test_what_is_no_figure_is_not_found(workspace: Workspace, figure_id: str) -> None:
    with pytest.raises(NotFound):
        recall(workspace, figure_id)


@pytest.mark.parametrize("spoiled", [{"value": 99}, {"id": "0123456789abcdef"}, {"unit": "incidents"}, {"selection": 3}, {"flags": 3}])
def test_an_altered_figure_is_refused(workspace: Workspace, told: Told, spoiled: dict[str, object]) -> None:
    figure = told([event("a", killed_best=3)]).count(KILLED)
    remember(workspace, figure)
    path = workspace.path / "figures" / f"{figure.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | spoiled))
    with pytest.raises(BadInput, match="altered"):
        recall(workspace, figure.id)


def test_a_figure_of_another_method_is_not_recomputed_here(workspace: Workspace, told: Told) -> None:
    import dataclasses

    figure = told([event("a", killed_best=3)]).count(KILLED)
    with pytest.raises(NotFound, match="not by counting"):
        recompute(workspace, dataclasses.replace(figure, method="rate-ratio"))


def test_a_snapshot_that_was_never_here_is_named(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="snapshot"):
        Table.open(workspace, "0123456789abcdef")
