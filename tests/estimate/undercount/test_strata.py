"""Strata: their sum beside the pooled estimate, what that costs, and strata too thin refused."""

from __future__ import annotations

from itertools import product

import pytest

from constat.errors import BadInput, Refused
from constat.estimate.undercount import stratify
from constat.estimate.undercount.result import Estimate

PATTERNS = [p for p in product((0, 1), repeat=3) if any(p)]


def rows(place: str, people: int, reach: float) -> list[dict[str, object]]:
    return [
        {"A": a, "B": b, "C": c, "place": place, "n": round(people * reach ** (a + b + c) * (1 - reach) ** (3 - a - b - c))} for a, b, c in PATTERNS
    ]  # fmt: skip


def test_places_that_lists_reach_differently_are_mended_by_strata() -> None:
    found = stratify(rows("north", 4000, 0.2) + rows("south", 4000, 0.6), strata=["place"])
    assert found.low < 8000 < found.high and found.whole == pytest.approx(8000, rel=0.02)
    assert found.pooled is not None and found.pooled.documented == found.documented
    assert found.ratio is not None and "times as wide" in found.explain("en") and "fois aussi large" in found.explain("fr")


def test_a_thin_stratum_is_refused_and_the_sum_says_whom_it_leaves_out() -> None:
    thin = [{"A": 1, "B": 1, "C": 1, "place": "east", "n": 3}, {"A": 1, "B": 0, "C": 0, "place": "east", "n": 9}]
    lacking = [row for row in rows("west", 500, 0.5) if not row["C"]]
    found = stratify(rows("south", 4000, 0.5) + thin + lacking, strata=["place"])
    told = {name: getattr(what, "message_id", "estimated") for name, _, what in found.strata}
    assert told == {"east": "strata-thin", "south": "estimated", "west": "strata-list"}
    assert found.ratio is None and "east and west" in found.explain("en") and "east et west" in found.explain("fr")
    assert len(found.plot()["data"]["values"]) == 1


def test_one_seed_one_interval_and_no_sum_with_the_documented() -> None:
    table = rows("north", 900, 0.4) + rows("south", 900, 0.5)
    found = stratify(table, strata=["place"], seed=2)
    assert found == stratify(table, strata=["place"], seed=2) != stratify(table, strata=["place"], seed=3)
    with pytest.raises(Refused):
        found + found.documented
    assert all(isinstance(what, Estimate) for _, _, what in found.strata)


def test_a_table_without_strata_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        stratify(rows("north", 900, 0.4), lists=["A", "B", "C"])
    assert refused.value.message_id == "strata-none"
