"""A cluster counts once, by the rule that the figure names; a figure leads down to its accounts."""

import json
from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from constat.cli import main
from constat.errors import BadInput, NotFound
from constat.events.ledger import remember
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.link.counting import LinkedTable, Rule, recompute, trace
from constat.link.linkage import Linkage
from constat.model import Selection

from .conftest import Tells, event

Links = Callable[..., Linkage]
KILLED = Selection(measure="killed")


@pytest.fixture
def two(tells: Tells) -> None:
    """Two datasets of one country: a killing that both tell, on the last day of January and on the first of February."""
    tells(
        "acled",
        event("7", "2022-02-01", killed_reported=6, admin1="Mopti", source_text="six shot"),
        event("8", "2022-03-05", killed_reported=4, admin1="Gao"),
    )
    tells(
        "ucdp",
        event("1", "2022-01-31", killed_low=3, killed_best=5, killed_high=9, admin1="Segou"),
        event("2", "2022-03-20", killed_low=2, killed_best=2, killed_high=2, admin1="Gao"),
    )


@pytest.fixture
def one_incident(two: None, linked: Links) -> Linkage:
    return linked("ucdp:1 acled:7", alone="ucdp:2 acled:8")


def count(workspace: Workspace, rule: Rule | None = None, selection: Selection = KILLED) -> tuple[object, ...]:
    figure = LinkedTable(workspace, rule=rule).count(selection)
    return figure.value, figure.low, figure.high, figure.at_least


def test_the_range_over_sources_counts_the_least_and_spans_all(workspace: Workspace, one_incident: Linkage) -> None:
    assert Table.open(workspace).count(KILLED).value == 17
    # 5 of 5 and 6, at least; 3 to 9; beside 4 and 2.
    assert count(workspace) == (11, 3 + 2, None, True)
    assert LinkedTable(workspace).count(Selection(measure="incidents")).value == 3


def test_where_sources_agree_the_value_is_theirs(workspace: Workspace, tells: Tells, linked: Links) -> None:
    tells("a", event("1", "2022-01-31", killed_low=5, killed_best=5, killed_high=5))
    tells("b", event("1", "2022-01-31", killed_low=4, killed_best=5, killed_high=7))
    linked("a:1 b:1")
    assert count(workspace) == (5, 4, 7, False)


def test_a_source_order_takes_the_first_that_tells_the_measure(workspace: Workspace, one_incident: Linkage) -> None:
    assert count(workspace, Rule("order", ("acled", "ucdp"))) == (12, 2, None, False)
    assert count(workspace, Rule("order", ("ucdp",))) == (11, 5, None, False)
    # One number without a range stays one, as that source tells it.
    assert {f.code: f.events for f in LinkedTable(workspace, rule=Rule("order", ("acled",))).count(KILLED).flags} == {"single-number": 2}


def test_a_source_that_does_not_tell_the_measure_gives_way(workspace: Workspace, tells: Tells, linked: Links) -> None:
    tells("a", event("1", "2022-01-31", killed_reported=6))
    tells("b", event("1", "2022-01-31", killed_low=5, killed_best=5, killed_high=5, killed_civilians_best=4, killed_civilians_low=4, killed_civilians_high=4))
    linked("a:1 b:1")
    table = LinkedTable(workspace, rule=Rule("order", ("a", "b")))
    assert table.count(KILLED).value == 6 and table.count(Selection(measure="civilians-killed")).value == 4


def test_the_finding_stands_where_one_exists(workspace: Workspace, tells: Tells, linked: Links) -> None:
    tells("case", event("f1", "2022-01-30", origin="case-file", killed_low=8, killed_best=8, killed_high=8))
    tells("other", event("1", "2022-01-31", killed_reported=3), event("2", "2022-02-01", killed_reported=1))
    tells("third", event("1", "2022-02-01", killed_reported=2))
    linked("case:f1 other:1", "other:2 third:1")
    assert count(workspace, Rule("finding"))[:2] == (9, 8 + 1)


def test_a_cluster_counts_where_it_began_so_that_periods_add_up(workspace: Workspace, one_incident: Linkage) -> None:
    january, february, both = (Selection(measure="incidents", start=date(2022, *a), end=date(2022, *b)) for a, b in (((1, 1), (1, 31)), ((2, 1), (2, 28)), ((1, 1), (2, 28))))
    table = LinkedTable(workspace)
    assert [table.count(s).value for s in (january, february, both)] == [1, 0, 1]
    folded = table.count(january.replace(measure="killed"))
    assert (folded.value, folded.low, folded.high) == (5, 3, 9) and "rival-accounts" in {f.code for f in folded.flags}
    months = table.series(Selection(measure="killed"), "month")
    assert dict(months.select("start", "value").iter_rows()) == {date(2022, 1, 1): 5, date(2022, 3, 1): 6}


@pytest.mark.parametrize("by", ["admin1", "dataset", "kind", "month"])
def test_groups_add_up_to_the_whole(workspace: Workspace, one_incident: Linkage, by: str) -> None:
    assert LinkedTable(workspace).group(KILLED, [by])["value"].sum() == 11


def test_events_that_the_linkage_does_not_know_count_by_themselves_and_are_told(workspace: Workspace, one_incident: Linkage, tells: Tells) -> None:
    assert "several-datasets" not in {f.code for f in LinkedTable(workspace).count(KILLED).flags}
    tells("late", event("1", "2022-01-31", killed_reported=6))
    figure = LinkedTable(workspace).count(KILLED)
    assert figure.value == 17 and {f.code: f.events for f in figure.flags}["several-datasets"] == 1


def test_the_trace_shows_the_cluster_with_each_account_as_told_and_adds_up(workspace: Workspace, one_incident: Linkage) -> None:
    figure = LinkedTable(workspace).count(KILLED)
    remember(workspace, figure)
    told = trace(workspace, figure.id)
    assert sum(i["value"] for i in told.incidents) == figure.value and told.total == 3
    first = told.incidents[0]
    cluster = one_incident.members().filter(pl.col("id") == "ucdp:1")["cluster"][0]
    assert first["cluster"] == cluster and one_incident.history().resolve(cluster).stands
    assert [(a["event_id"], a["date_start"]) for a in first["accounts"]] == [("acled:7", date(2022, 2, 1)), ("ucdp:1", date(2022, 1, 31))]
    assert [a["taken"] for a in first["accounts"]] == [True, True]
    assert [i["cluster"] for i in told.incidents[1:]] == [None, None]
    plain = Table.open(workspace).count(KILLED)
    remember(workspace, plain)
    assert trace(workspace, plain.id).total == 4


def test_a_figure_is_computed_again_on_the_clusters_of_its_own_run(workspace: Workspace, one_incident: Linkage) -> None:
    figure = LinkedTable(workspace, rule=Rule("order", ("ucdp", "acled"))).count(KILLED)
    remember(workspace, figure)
    for _ in range(3):
        one_incident.add(pl.DataFrame({"id": ["ucdp:2"], "provider": ["ucdp:2"]}), pl.DataFrame({"left_id": ["acled:8"], "right_id": ["ucdp:2"], "probability": [0.9]}))
    assert LinkedTable(workspace, rule=Rule("order", ("ucdp", "acled"))).count(KILLED).value == 7
    assert recompute(workspace, figure).holds
    told = trace(workspace, figure.id)
    assert told.total == 3 and told.incidents[0]["value"] == 5 and told.incidents[0]["dataset"] == "ucdp"
    assert [(a["event_id"], a["value"], a["taken"]) for a in told.incidents[0]["accounts"]] == [("acled:7", 6, False), ("ucdp:1", 5, True)]


def test_accounts_that_the_case_file_holds_together_bring_their_clusters_together(workspace: Workspace, tells: Tells, linked: Links) -> None:
    tells("said", event("1", "2022-01-31", incident="i1", killed_reported=3), event("2", "2022-02-02", incident="i1", killed_reported=4))
    tells("x", event("1", "2022-01-31", killed_reported=5), event("2", "2022-02-02", killed_reported=6))
    linked("said:1 x:1", "said:2 x:2")
    table = LinkedTable(workspace)
    assert (table.count(Selection(measure="incidents")).value, table.count(KILLED).value) == (1, 3)


def test_what_cannot_be_counted_so_is_said(workspace: Workspace, two: None) -> None:
    with pytest.raises(NotFound, match="link run"):
        LinkedTable(workspace)
    with pytest.raises(BadInput, match="range, order, finding"):
        Rule("mean")
    with pytest.raises(BadInput, match="order"):
        Rule("order")
    Linkage(workspace).run(pl.DataFrame({"id": ["a"], "provider": ["a"]}), pl.DataFrame(schema={"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64}))
    with pytest.raises(BadInput, match="reuters"):
        LinkedTable(workspace, rule=Rule("order", ("reuters",)))


def test_a_linked_figure_is_asked_for_compared_and_traced_as_typed(workspace: Workspace, one_incident: Linkage, capsys: pytest.CaptureFixture[str]) -> None:
    def typed(*words: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(["figure", *words, "--workspace", str(workspace.path)])
        said = capsys.readouterr()
        assert not left.value.code, said.err
        return said.out

    figure = json.loads(typed("count", "--measure", "killed", "--linked", "acled,ucdp", "--json"))
    assert (figure["value"], figure["parameters"]["rule"], figure["parameters"]["order"]) == (12, "order", ["acled", "ucdp"])
    words = typed("trace", figure["id"])
    assert "  * acled:7" in words and "    ucdp:1" in words and "run 1" in words
    periods = ("--period", "2022-01..2022-02", "--against", "2022-03..2022-04", "--measure", "incidents")
    assert [json.loads(typed("compare", *periods, *more, "--json"))["count"] for more in ((), ("--linked", "range"))] == [2, 1]
