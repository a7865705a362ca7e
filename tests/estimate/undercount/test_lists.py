"""Tables of lists: any plain table reads the same, and what cannot be used is refused with what would be needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.errors import BadInput
from constat.estimate.undercount.lists import lists_of, read_lists

ROWS = [{"id": k, "A": a, "B": b, "sex": sex} for k, (a, b, sex) in enumerate([(1, 0, "w"), (1, 1, "m"), (1, 1, "w"), (0, 1, "m"), (1, 0, "m")])]


def test_persons_cells_frames_and_files_read_the_same(tmp_path: Path) -> None:
    people = lists_of(ROWS, lists=["A", "B"])
    assert people.cells == {(1, 0): 2, (1, 1): 2, (0, 1): 1} and people.documented == 5 and people.sizes == {"A": 4, "B": 3}
    cells = pl.DataFrame([{"A": a, "B": b, "count": n} for (a, b), n in people.cells.items()])
    cells.write_csv(tmp_path / "cells.csv")
    assert lists_of(cells) == lists_of(cells.to_pandas()) == read_lists(tmp_path / "cells.csv") == people == lists_of(people.cells)


def test_strata_hold_the_same_people_apart() -> None:
    parts = lists_of(ROWS, lists=["A", "B"], strata=["sex"])
    assert {name: part.documented for name, part in parts.strata} == {"m": 3, "w": 2} and parts.documented == 5


def test_a_list_taken_away_takes_whom_it_alone_named() -> None:
    three = lists_of({(1, 0, 0): 5, (1, 1, 0): 3, (0, 1, 1): 2, (0, 0, 1): 7})
    assert three.without("A").cells == {(1, 0): 3, (1, 1): 2, (0, 1): 7}


@pytest.mark.parametrize(
    ("table", "settings", "why"),
    [
        ([], {}, "lists-none"),
        ([{"name": "Awa"}], {}, "lists-no-column"),
        ([{"A": 1, "B": 2}], {"lists": ["A", "B"]}, "lists-mark"),
        ([{"A": 1, "B": 1, "n": -3}], {}, "lists-count"),
        ([{"A": 1, "B": 1, "n": 2.5}], {}, "lists-count"),
        ([{"A": 1, "B": 1, "n": 4}, {"A": 0, "B": 0, "n": 9}], {}, "lists-nowhere"),
        ([{"A": 1, "n": 4}], {}, "lists-one"),
        ([{"A": 1, "B": 0, "n": 4}, {"A": 0, "B": 1, "n": 4}], {}, "lists-no-overlap"),
        ([{"A": 1, "B": 1, "n": 4}], {}, "lists-copies"),
        ([{"A": 1, "B": 0, "n": 4}], {}, "lists-nobody"),
        ([{"A": 1, "B": 1, "n": 4}], {"lists": ["A", "Z"]}, "lists-column"),
        ({(1, 0): 3, (0, 1): -1, (1, 1): 2}, {}, "lists-negative"),
        ({(0, 0): 3, (0, 1): 1, (1, 1): 2}, {}, "lists-nowhere"),
        ([{f"L{k}": int(k == n or k == 0) for k in range(13)} for n in range(13)], {}, "lists-many"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_its_reason(table: Any, settings: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput) as refused:
        lists_of(table, **settings)
    assert refused.value.message_id == why and refused.value.say("en") != refused.value.say("fr")


def test_a_plain_table_needs_no_django_and_no_workspace() -> None:
    script = """
import sys
from constat.estimate import undercount
found = undercount.estimate([{"A": 1, "B": 1, "n": 30}, {"A": 1, "B": 0, "n": 60}, {"A": 0, "B": 1, "n": 20}], draws=100)
print(round(found.estimates[0].whole), "django" in sys.modules, "numba" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["150", "False", "False"]  # 90 x 50 / 30
