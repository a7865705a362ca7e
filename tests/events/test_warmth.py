from collections.abc import Callable
from typing import Any

import pytest

from constat.events import query, warmth
from constat.events.contributions import GROUPS
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import MEASURES, Selection

from .conftest import event

Told = Callable[..., Table]

ROWS: list[dict[str, Any]] = [
    event("a", country="Mali", admin1="Mopti", killed_low=1, killed_best=2, killed_high=4, date_end="2022-04-02", cell=7),
    event("b", country="Mali", kind="state-based", killed_low=500, side_a=["Army"], side_b=["JNIM"]),
    event("c", country="Niger", killed_reported=7, perpetrators=["A", "B"], admin2="Téra"),
    event("d", killed_low=9, killed_best=5, killed_high=3, injured_best=4, standard="reasonable-grounds"),
    event("e", "2023-01-01", country="Niger", killed_civilians_best=2, killed_best=0),
]
RIVAL = [event("un", incident="i", killed_low=500), event("army", incident="i", killed_reported=203)]
SELECTIONS = [
    *(Selection(measure=name) for name in MEASURES),
    *(Selection.from_dict({"measure": "killed", **narrowed}) for narrowed in (
        {"country": "Mali"}, {"to": "2022-03"}, {"kind": "one-sided"}, {"party": "jnim"}, {"place": "tera"}, {"standard": "reasonable-suspicion"},
    )),
    *(Selection.from_dict({"victims": status}) for status in ("civilians", "fighters", "unknown")),
]


def asked(table: Table) -> list[object]:
    """Everything that the table answers to the selections."""
    groups = [table.group(s, [by]).sort(by).rows() for s in SELECTIONS[:4] for by in (*GROUPS, "party", "perpetrator")]
    return [[table.count(s) for s in SELECTIONS], groups]


@pytest.mark.parametrize("rows", [ROWS, ROWS + RIVAL], ids=["each alone", "rival accounts"])
def test_answers_from_memory_are_those_from_disk(workspace: Workspace, told: Told, monkeypatch: pytest.MonkeyPatch, rows: list[Any]) -> None:
    monkeypatch.setattr(query, "warm", lambda *_: {})
    cold = asked(told(rows))
    monkeypatch.setattr(query, "warm", warmth.warm)
    table = Table.open(workspace)
    for _ in range(4):
        table.tally(Selection())
    assert table._connection.execute("SELECT count(*) FROM warm").fetchone() == (len(rows),)
    assert asked(table) == cold


def test_a_table_beyond_the_memory_allowed_stays_on_disk(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warmth, "BYTES_AN_EVENT", 1 << 40)
    table = told(ROWS)
    assert [table.tally(Selection(measure="killed")).value for _ in range(5)] == [514] * 5
    assert table._connection.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'warm'").fetchone() == (0,)
