"""The page of a linked figure: the rule in words, and under each cluster its accounts, counted or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import polars as pl
import pytest
from tests.web.conftest import event, write

from constat.events.importing import plan
from constat.events.ledger import remember
from constat.events.workspace import Workspace
from constat.link.counting import LinkedTable, Rule
from constat.link.linkage import Linkage
from constat.model import Figure, Selection
from constat.web import application

Asked = tuple[httpx.Client, Figure]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """A reader, and a figure by order of sources."""
    workspace = Workspace.create(tmp_path / "w")
    for name, best in (("one", 4), ("two", 7)):
        plan(workspace, write(tmp_path / f"{name}.csv", [event(7, best=best, low=best, high=best), event(8, best=1, low=1, high=1)]), name=name).commit()
    ids = [f"{name}:{number}" for name in ("one", "two") for number in (1007, 1008)]
    pairs = pl.DataFrame({"left_id": ["one:1007"], "right_id": ["two:1007"], "probability": [0.9]})
    Linkage(workspace).run(pl.DataFrame({"id": ids, "provider": [i.split(":")[0] for i in ids]}), pairs)
    figure = LinkedTable(workspace, rule=Rule("order", ("two", "one"))).count(Selection(measure="killed"))
    remember(workspace, figure)
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        yield client, figure
    app.close()


def test_a_linked_figure_is_walked_down_to_every_account_in_both_languages(asked: Asked) -> None:
    client, figure = asked
    assert figure.value == 9
    english, french = (client.get(f"/{language}/figure/{figure.id}").text for language in ("en", "fr"))
    for text in (english, french):
        assert "/event/one%3A1007" in text and "/event/two%3A1007" in text
        assert "sum holds" in text and "two, one" in text
    assert "tells 7, counted" in english and "tells 4, not counted" in english and "counted once" in english
    assert "dit 7, compté" in french and "dit 4, non compté" in french and "compté une fois" in french


def test_any_figure_is_asked_for_linked_or_not(asked: Asked) -> None:
    client, _ = asked
    plain = client.get("/en/figure?measure=killed", follow_redirects=True)
    assert "13" in plain.text and "linked=range" in plain.text and "linked=finding" in plain.text
    linked = client.get("/en/figure?measure=killed&linked=range", follow_redirects=True)
    assert linked.status_code == 200 and "from all accounts, as a range" in linked.text and "not linked" in linked.text
    ordered = client.get("/fr/figure?measure=killed&linked=two,one", follow_redirects=True)
    assert ordered.status_code == 200 and "two, one" in ordered.text
    assert client.get("/en/figure?measure=killed&linked=two,nowhere", follow_redirects=True).status_code == 400


def test_without_a_linkage_nothing_is_asked_linked(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "w")
    plan(workspace, write(tmp_path / "a.csv", [event(7)]), name="one").commit()
    app = application(workspace.path)
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        assert "linked=" not in client.get("/en/figure?measure=killed", follow_redirects=True).text
        answer = client.get("/en/figure?measure=killed&linked=range")
        assert answer.status_code == 404 and "constat link run" in answer.text
    app.close()
