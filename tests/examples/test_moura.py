"""Moura: three accounts stand side by side and are never added up."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from constat.errors import BadFile
from constat.examples import moura
from constat.sources.reading import read
from constat.sources.statements import read_file


def test_each_account_is_one_row_and_all_are_of_one_incident() -> None:
    events = moura.read().events
    assert events.height == 3
    assert events["incident"].unique().to_list() == ["moura-2022-03"]
    assert events["origin"].unique().to_list() == ["statement"]


def test_each_number_keeps_the_form_in_which_it_is_told() -> None:
    told = {row["provider_id"]: row for row in moura.read().events.iter_rows(named=True)}
    un, army, hrw = told["ohchr-2023-05"], told["fama-2022-04-01"], told["hrw-2022-04-05"]
    assert (un["killed_low"], un["killed_best"], un["killed_high"], un["killed_reported"]) == (500, None, None, None)
    assert (army["killed_reported"], army["killed_low"], army["detained_reported"]) == (203, None, 51)
    assert (hrw["killed_best"], hrw["killed_low"], hrw["killed_high"]) == (300, None, None)
    assert (un["killed_fighters_best"], army["killed_fighters_best"]) == (30, 203)
    assert un["sexual_violence_reported"] == 58


def test_nobody_is_made_a_civilian() -> None:
    events = moura.read().events
    assert events.select(pl.col("^killed_civilians_.*$").is_not_null().any()).row(0) == (False,) * 10


def test_parts_say_of_which_whole_they_are() -> None:
    statement = moura.accounts().statements[0]
    parts = {n.group or n.stem: n.within for n in statement.numbers if n.within}
    assert parts == {
        "women": "killed", "children": "killed", "killed_fighters": "killed", "persons identified by name": "killed",
    }  # fmt: skip


def test_the_standard_is_the_reports_own_and_the_others_have_none() -> None:
    assert moura.read().events["standard"].to_list() == ["reasonable-grounds", None, None]


def test_the_foreign_forces_are_named_as_the_report_names_them() -> None:
    assert moura.accounts().statements[0].alleged == ("Malian armed forces", "foreign military personnel")


def test_the_file_is_read_like_any_other_source() -> None:
    reading = read(moura.FILE)
    assert (reading.provider, reading.rows_read, reading.unaccounted) == ("statement", 3, 0)
    assert reading.arrow().num_rows == 3


def test_the_place_is_the_cercle_of_djenne(shared_data: Path) -> None:
    import json

    cercles = json.loads((shared_data / "geo" / "mali_adm2.geojson").read_text(encoding="utf-8"))["features"]
    names = {c["properties"]["adm2_pcode"]: c["properties"]["adm2"] for c in cercles}
    where = moura.accounts().statements[0].where
    assert names[where["admin2_pcode"]] == "Djenne"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("killed_fighters: {about: 30, within: killed}", "killed_fighters: {about: 30, within: dead}", "statement-whole-missing"),
        ("killed: {number: 203}", "killed: {number: 100}", "statement-part-too-large"),
        ("killed: {about: 300}", "killed: {roughly: 300}", "statement-count"),
        ("kind: unknown", "kind: massacre", "statement-unusable"),
        ("source: hrw", "source: nobody", "statement-unusable"),
        ("constat: statements 1", "constat: statements 9", "statements-format"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = moura.FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "statements.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        read_file(path)
    assert refused.value.message_id == message
