from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constat.errors import BadInput, BadSelection, StorageFailed
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Flag, Selection

from .conftest import Imports, event

Told = Callable[..., Table]


def killed(low: int | None = None, best: int | None = None, high: int | None = None) -> dict[str, Any]:
    return {"killed_low": low, "killed_best": best, "killed_high": high}


def test_a_sum_of_ranges_has_a_range(told: Told) -> None:
    figure = told([event("a", **killed(1, 2, 4)), event("b", **killed(3, 3, 5))]).count(Selection(measure="killed"))
    assert (figure.value, figure.low, figure.high, figure.at_least, figure.events) == (5, 4, 9, False, 2)
    assert (figure.unit, figure.population) == ("persons", "persons-killed")


def test_at_least_leaves_the_sum_open_above(told: Told) -> None:
    figure = told([event("a", **killed(low=500)), event("b", **killed(1, 2, 3))]).count(Selection(measure="killed"))
    assert (figure.value, figure.low, figure.high, figure.at_least) == (502, 501, None, True)
    assert Flag("minimum", 1) in figure.flags


def test_one_number_without_a_range_is_flagged_and_gives_none(told: Told) -> None:
    figure = told([event("a", killed_reported=7)]).count(Selection(measure="killed"))
    assert (figure.value, figure.low, figure.high) == (7, None, None)
    assert Flag("single-number", 1) in figure.flags


def test_a_provider_s_disorder_is_kept_and_flagged(told: Told) -> None:
    figure = told([event("a", **killed(9, 5, 3))]).count(Selection(measure="killed"))
    assert (figure.value, figure.low, figure.high) == (5, 9, 3)
    assert {f.code for f in figure.flags} == {"low-above-best", "best-above-high"}


def test_what_no_dataset_tells_is_unknown_and_not_zero(told: Told) -> None:
    figure = told([event("a", **killed(1, 1, 1))]).count(Selection(measure="injured"))
    assert (figure.value, figure.low, figure.high) == (None, None, None)
    assert figure.flags == (Flag("not-told", 1),)


def test_no_event_in_a_place_that_is_known_counts_zero(told: Told) -> None:
    table = told([event("a", country="Mali", country_iso3="MLI", **killed(1, 1, 1))])
    figure = table.count(Selection(measure="killed", country=("Mali",), start=date(2023, 1, 1)))
    assert (figure.value, figure.low, figure.high, figure.events) == (0, 0, 0, 0)


def test_the_dead_of_unknown_status_are_no_civilians(told: Told) -> None:
    table = told([event("a", killed_reported=4), event("b", killed_civilians_best=2, **killed(2, 2, 2))])
    figure = table.count(Selection(measure="killed", victims="civilians"))
    assert figure.value == 2
    assert Flag("status-unknown", 1) in figure.flags


def test_rival_accounts_of_one_incident_are_never_added(told: Told) -> None:
    table = told(
        [
            event("un", incident="moura", **killed(low=500)),
            event("army", incident="moura", killed_reported=203),
            event("ngo", incident="moura", killed_reported=300),
            event("other", **killed(1, 1, 1)),
        ]
    )
    figure = table.count(Selection(measure="killed"))
    assert (figure.value, figure.low, figure.high, figure.at_least) == (204, 204, None, True)
    assert Flag("rival-accounts", 1) in figure.flags
    assert table.count(Selection()).value == 2


def test_an_event_belongs_to_the_period_in_which_it_began(told: Told) -> None:
    table = told([event("a", "2022-03-30", date_end="2022-04-02"), event("b", "2022-04-01")])
    march = table.count(Selection(start=date(2022, 3, 1), end=date(2022, 3, 31)))
    april = table.count(Selection(start=date(2022, 4, 1), end=date(2022, 4, 30)))
    assert (march.value, april.value) == (1, 1)
    assert march.flags == (Flag("straddling", 1),)


def test_a_joint_act_counts_under_each_party_and_once_in_the_whole(told: Told) -> None:
    table = told([event("a", side_a=["Army", "Foreign personnel"], perpetrators=["Army", "Foreign personnel"], **killed(5, 5, 5))])
    rows = {r["perpetrator"]: r["value"] for r in table.group(Selection(measure="killed"), ["perpetrator"]).iter_rows(named=True)}
    assert rows == {"Army": 5, "Foreign personnel": 5}
    assert table.count(Selection(measure="killed", perpetrator=("Army", "Foreign personnel"))).value == 5


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({"country": "mali"}, {"a", "b"}),
        ({"country": "MLI"}, {"a", "b"}),
        ({"country": "432"}, {"a", "b"}),
        ({"place": "MOPTI"}, {"a"}),
        ({"place": "Région de Mopti"}, {"a"}),
        ({"pcode": "ML05"}, {"a"}),
        ({"cell": "150000"}, {"b"}),
        ({"box": "-6,13,-4,15"}, {"a"}),
        ({"party": "jnim"}, {"b"}),
        ({"perpetrator": "Éclaireurs"}, {"a"}),
        ({"kind": "state-based"}, {"b"}),
        ({"standard": "reasonable-suspicion"}, {"a"}),
        ({"standard": "clear-and-convincing"}, set()),
        ({"dataset": "told"}, {"a", "b"}),
        ({"origin": "sheet"}, {"b"}),
        ({"from": "2022-04"}, {"b"}),
        ({"to": "2022-03"}, {"a"}),
        ({"victims": "civilians"}, {"a"}),
        ({"country": ["Mali"], "kind": ["one-sided"]}, {"a"}),
    ],
)
def test_each_key_of_a_selection_narrows(told: Told, given_: dict[str, Any], found: set[str]) -> None:
    table = told(
        [
            event(
                "a",
                country="Mali",
                country_iso3="MLI",
                admin1="Mopti region",
                admin2_pcode="ML0501",
                latitude=14.3,
                longitude=-4.4,
                cell=149392,
                perpetrators=["Eclaireurs"],
                standard="reasonable-grounds",
                killed_civilians_best=2,
            ),
            event("b", "2022-05-01", country="Mali", country_iso3="MLI", cell=150000, side_b=["JNIM"], kind="state-based", origin="sheet"),
        ]
    )
    assert set(table.rows(Selection.from_dict(given_), ["provider_id"])["provider_id"]) == found


@pytest.mark.parametrize("given_", [{"country": "Atlantis"}, {"country": "Norway"}, {"place": "Mopty"}, {"party": "X"}, {"perpetrator": "Y"}, {"pcode": "ZZ"}])
def test_a_name_that_occurs_nowhere_is_refused_with_the_nearest(told: Told, given_: dict[str, Any]) -> None:
    table = told([event("a", country="Mali", country_iso3="MLI", admin1="Mopti", admin1_pcode="ML05", side_a=["Army"], perpetrators=["Army"])])
    with pytest.raises(BadSelection) as fault:
        table.count(Selection.from_dict(given_))
    assert fault.value.message_id.startswith("name-")
    assert fault.value.say("fr") != fault.value.say("en")


@pytest.mark.parametrize("given_", [{"kind": "war"}, {"origin": "x"}, {"dataset": "absent"}])
def test_a_value_of_no_vocabulary_is_refused(told: Told, given_: dict[str, Any]) -> None:
    with pytest.raises(BadSelection, match="Choose from"):
        told([event("a")]).count(Selection.from_dict(given_))


def test_names_are_values_and_never_sql(told: Told) -> None:
    name = "O'Brien'); DROP VIEW events; --"
    table = told([event("a", side_a=[name])])
    assert table.count(Selection(party=(name,))).value == 1
    assert table.count(Selection()).value == 1


def test_an_empty_workspace_answers(workspace: Any) -> None:
    figure = Table.open(workspace).count(Selection())
    assert (figure.value, figure.events) == (None, 0)


numbers = st.one_of(st.none(), st.integers(0, 50))
events_told = st.lists(
    st.builds(
        lambda day, low, best, high, reported, incident, party: {
            "date_start": date(2022, 1 + day // 28, 1 + day % 28),
            "killed_low": low,
            "killed_best": best,
            "killed_high": high,
            "killed_reported": reported,
            "incident": incident,
            "perpetrators": party,
        },
        st.integers(0, 100),
        numbers,
        numbers,
        numbers,
        numbers,
        st.sampled_from([None, None, "i1", "i2"]),
        st.sampled_from([[], ["A"], ["B"], ["A", "B"]]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events_told, st.sampled_from(["killed", "incidents"]))
def test_what_is_listed_sums_exactly_to_what_is_printed(told: Told, rows: list[dict[str, Any]], measure: str) -> None:
    from constat.model.figure import basis_digest

    table = told(
        [
            event(str(n), **{k: v for k, v in row.items() if k != "date_start"}) | {"date_start": row["date_start"], "date_end": row["date_start"]}
            for n, row in enumerate(rows)
        ]
    )
    for selection in (Selection(measure=measure), Selection(measure=measure, start=date(2022, 2, 1)), Selection(measure=measure, end=date(2022, 2, 3))):
        figure, listed = table.count(selection), table.contributions(selection)
        assert (figure.value or 0) == listed["value"].sum()
        assert figure.events == listed.height
        assert figure.basis == basis_digest(listed.select("id", "value").iter_rows())
        months = table.series(selection)
        if all(row["incident"] is None for row in rows):
            assert months["value"].sum() == (figure.value or 0)
    table.close()


def test_datasets_added_together_are_flagged(workspace: Workspace, planned: Imports) -> None:
    planned([event("a")], "first").commit()
    planned([event("b"), event("c", country="Mali", country_iso3="MLI")], "second").commit()
    table = Table.open(workspace)
    assert table.count(Selection()).flags == (Flag("several-datasets", 3),)
    assert table.count(Selection(dataset=("second",))).flags == ()
    assert table.count(Selection(country=("Mali",))).flags == ()


def test_what_spills_to_disk_stays_in_the_workspace(told: Told, workspace: Workspace) -> None:
    table = told([event("a")])
    assert table.ask("SELECT current_setting('temp_directory') AS folder")["folder"][0] == str(workspace.path / ".spill")
    table.close()
    assert not (workspace.path / ".spill").exists()


def test_a_damaged_file_of_events_is_told_and_not_a_traceback(told: Told, workspace: Workspace) -> None:
    told([event("a", killed_best=3)]).close()
    path = workspace.dataset("told").events
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", whole[:40] + b"x" * 200 + whole[240:]):
        path.write_bytes(damaged)
        with pytest.raises((BadInput, StorageFailed)):
            Table.open(workspace).count(Selection(measure="killed"))


def test_a_question_beyond_the_memory_allowed_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    table = told([event(str(n)) for n in range(50)])
    table._connection.execute("SET memory_limit = '4MiB'")
    table._connection.execute("SET temp_directory = ''")
    with pytest.raises(StorageFailed, match="CONSTAT_MEMORY"):
        table.ask("SELECT * FROM (SELECT repeat('x', 1000) || range AS t FROM range(100000)) ORDER BY t")
