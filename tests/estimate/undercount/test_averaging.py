"""Averaging over graphs: the published Kosovo figures where the data are at hand, and what must hold on any table."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest

from constat.errors import BadInput
from constat.estimate.undercount.averaging import average_graphs, decomposable_graphs

KOSOVO = Path(__file__).resolve().parents[4] / "shared" / "data" / "mse" / "kosovo_aggregate_cells.csv"
INDEPENDENT = {p: round(1000 * 0.5 ** 3) for p in product((0, 1), repeat=3) if any(p)}


def kosovo() -> dict[tuple[int, ...], int]:
    if not KOSOVO.is_file():
        pytest.skip("the Kosovo lists are not beside the project (shared/data/mse)")
    rows = list(csv.reader(KOSOVO.open(encoding="utf-8")))[1:]
    return {tuple(int(mark) for mark in row[:-1]): int(row[-1]) for row in rows}


def test_there_are_as_many_decomposable_graphs_as_counted_by_hand_less_the_saturated_one() -> None:
    assert [len(decomposable_graphs(n)) for n in (3, 4, 5)] == [7, 60, 821]


def test_kosovo_is_that_of_the_published_program() -> None:
    found = average_graphs(kosovo(), most_missing=20_000, delta=1 / 16)
    assert found.mean == pytest.approx(12_749, rel=0.005)
    assert (found.low, found.high) == (9_827, 16_543)
    assert found.documented == 4_400


def test_independent_lists_give_back_the_number_they_were_made_from() -> None:
    found = average_graphs(INDEPENDENT)
    assert found.low < 1000 < found.high and found.median == pytest.approx(1000, rel=0.05)


def test_the_order_of_the_lists_says_nothing() -> None:
    counts = dict(zip(INDEPENDENT, (40, 31, 12, 55, 9, 14, 6), strict=True))
    turned = {(c, a, b): n for (a, b, c), n in counts.items()}
    assert average_graphs(counts).mean == pytest.approx(average_graphs(turned).mean, rel=1e-9)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({(1,): 5}, "lists-one"),
        ({(1, 0, 0): 5, (0, 1, 0): 4, (0, 0, 1): 3}, "lists-no-overlap"),
        ({(1, 1, 0): 5, (0, 0, 1): 3, (1, 1, 1): 2}, "lists-copies"),
        ({(1, 1, 0): 5, (1, 0, 0): 3}, "lists-empty"),
        ({(1, 1, 1): -5}, "lists-negative"),
        ({(1, 0): 5, (0, 1): 3, (1, 1): 2}, "averaging-lists"),
        ({(1, 0): 5, (0, 1, 1): 3}, "lists-pattern"),
    ],
)
def test_what_no_model_can_use_is_refused_with_its_reason(cells: dict[tuple[int, ...], int], why: str) -> None:
    with pytest.raises(BadInput) as refused:
        average_graphs(cells)
    assert refused.value.message_id == why and refused.value.say("en") != refused.value.say("fr")


def test_the_paragraph_cites_its_paper_in_both_languages() -> None:
    found = average_graphs(INDEPENDENT)
    assert "Madigan and York" in found.explain("en") and "Madigan et York" in found.explain("fr")
    assert sum(share for _, share in found.density) == pytest.approx(1, abs=0.01)
