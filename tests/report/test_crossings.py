"""Crossed tables: every number is a figure, rows and columns make their whole or say what they leave, and what nobody told is no nought."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.events.conftest import event
from tests.report.reports import composed, written

from constat.errors import BadSpecification
from constat.events.query import Table
from constat.report.document import Paragraph, plain
from constat.report.document import Table as Printed

Told = Callable[..., Table]
PARTIES = [
    {"id": "a", "label": {"en": "Group A", "fr": "Groupe A"}, "members": ["Group A"]},
    {"id": "s", "label": {"en": "the state", "fr": "l’État"}, "members": ["Forces"], "wording": "violations"},
]


def dead(id: str, day: str, number: int, by: list[str], kind: str = "one-sided", **more: Any) -> dict[str, Any]:
    killed = {f"killed_{b}": number for b in ("low", "best", "high")} | {f"killed_civilians_{b}": number for b in ("low", "best", "high")}
    return event(id, day, country="Kelara", perpetrators=by, kind=kind, **killed, **more)


ROWS = [
    dead("n1", "2022-02-01", 4, ["Group A"], killed_civilians_girls=1),
    dead("n2", "2022-03-01", 6, ["Forces"], "state-based"),
    dead("n3", "2022-03-05", 2, ["Group A", "Forces"]),
    dead("n4", "2022-03-06", 3, []),
    dead("b1", "2021-11-01", 20, ["Group A"]),
    dead("y1", "2021-02-01", 12, ["Forces"]),
]


def made(told: Told, folder: Path, shape: str, language: str = "en", measures: tuple[str, ...] = ("killed",)) -> Printed | Paragraph:
    table = {"crossed": {"title": {"en": "T", "fr": "T"}, "shape": shape, "measures": list(measures)}}
    document = composed(told(ROWS), written(folder, "{{ table:crossed }}", tables=table, parties=PARTIES), language)
    block = document.blocks[0]
    assert isinstance(block, (Printed, Paragraph))
    return block


def cells(table: Printed | Paragraph) -> list[list[str]]:
    assert isinstance(table, Printed)
    return [[plain(cell) for cell in row] for row in table.rows]


def test_both_comparisons_stand_beside_each_other_and_the_untold_is_a_dash(told: Told, tmp_path: Path) -> None:
    table = made(told, tmp_path, "comparisons", measures=("killed", "abducted"))
    assert cells(table)[0] == ["People killed", "15", "20", "\u221225%", "12", "+25%"]
    assert cells(table)[1] == ["Abducted or disappeared", "\u2013", "\u2013", "\u2013", "\u2013", "\u2013"]
    assert isinstance(table, Printed)
    assert any("It is not zero" in plain(note) for _, note in table.notes)


def test_parties_by_quarter_make_the_total_with_what_is_left_and_what_is_counted_twice(told: Told, tmp_path: Path) -> None:
    table = made(told, tmp_path, "quarters")
    now = {row[0]: int(row[2]) for row in cells(table) if row[1] == "Q1 2022"}
    assert now == {"Group A": 6, "The state": 8, "Attributed to no party, or to others": 3, "Total": 15}
    assert isinstance(table, Printed)
    (joint,) = [plain(note) for _, note in table.notes]
    assert "Q1 2022: 2 counted" in joint
    assert [row[1] for row in cells(table)[:3]] == ["Q1 2022", "Q4 2021", "Q1 2021"]


def test_kinds_by_party_make_their_columns_and_rows(told: Told, tmp_path: Path) -> None:
    table = made(told, tmp_path, "across", measures=("incidents",))
    by = {row[0]: row[1:] for row in cells(table)}
    assert by["Total"] == ["3", "1", "4"]
    assert by["Group A"] == ["2", "0", "2"]
    assert by["Attributed to no party, or to others"] == ["1", "0", "1"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_children_are_told_by_quarter_and_none_told_is_a_dash(told: Told, tmp_path: Path, language: str) -> None:
    rows = cells(made(told, tmp_path, "children", language, ("civilians-killed",)))
    assert rows[0][1:] == ["1", "\u2013", "\u2013"]
    assert rows[1][1:] == ["\u2013", "\u2013", "\u2013"]


def test_a_shape_that_nobody_knows_is_named(told: Told, tmp_path: Path) -> None:
    with pytest.raises(BadSpecification, match="pyramid"):
        made(told, tmp_path, "pyramid")


def test_a_minimum_bears_its_sign_in_a_table(told: Told, tmp_path: Path) -> None:
    table = {"by": {"title": {"en": "T", "fr": "T"}, "by": "country", "measures": ["killed"]}}
    rows = [event("a", "2022-02-10", country="Kelara", killed_low=12)]
    (printed,) = [b for b in composed(told(rows), written(tmp_path, "{{ table:by }}", tables=table)).blocks if isinstance(b, Printed)]
    assert [plain(row[1]) for row in printed.rows] == ["≥\N{NO-BREAK SPACE}12", "≥\N{NO-BREAK SPACE}12"]
