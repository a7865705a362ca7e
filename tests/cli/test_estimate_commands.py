"""`constat estimate undercount` and `nowcast`, and `constat forecast history`: from a file or a workspace to printed words."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from tests.cli.test_estimate_range import run

from constat.events.importing import plan
from constat.events.workspace import Workspace
from constat.examples.fictional import generate

LISTS = "A,B,C,n\n1,0,0,120\n0,1,0,90\n0,0,1,70\n1,1,0,24\n1,0,1,15\n0,1,1,12\n1,1,1,4\n"


@pytest.fixture(scope="module")
def tarkane(tmp_path_factory: pytest.TempPathFactory) -> Path:
    generated = generate(tmp_path_factory.mktemp("tarkane"))
    workspace = Workspace.create(tmp_path_factory.mktemp("told") / "workspace")
    plan(workspace, generated.sources[0].file, name=generated.sources[0].name, mapping=generated.sources[0].mapping).commit()
    return workspace.path


def test_models_stand_side_by_side_and_the_documented_are_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "lists.csv"
    file.write_text(LISTS, encoding="utf-8")
    code, out, _ = run(capsys, "--language", "fr", "estimate", "undercount", file, "--method", "dga", "--explain", "--plot", tmp_path / "chart.json")
    assert code == 0
    assert "Documentés, chacun compté une fois : 335" in out.replace("\u202f", " ").replace("\xa0", " ")
    assert "Madigan" in out
    assert "vega-lite" in json.loads((tmp_path / "chart.json").read_text(encoding="utf-8"))["$schema"]
    told = json.loads(run(capsys, "estimate", "undercount", file, "--method", "dga", "--json")[1])
    assert told["documented"] == 335
    assert len(told["estimates"]) >= 3


def test_one_list_is_refused_with_what_is_needed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("A,n\n1,40\n", encoding="utf-8")
    code, out, err = run(capsys, "estimate", "undercount", file)
    assert code == 2
    assert not out
    assert "two" in err


def test_months_become_what_late_records_will_add(capsys: pytest.CaptureFixture[str], tarkane: Path) -> None:
    code, out, err = run(capsys, "estimate", "nowcast", "--workspace", tarkane, "--months", 3, "--json")
    if code == 0:
        assert all(month["low"] <= month["likely"] <= month["high"] for month in json.loads(out)["months"])
    else:
        assert code == 2
        assert "recorded" in err


def test_a_selection_becomes_a_history_that_a_forecast_starts_from(capsys: pytest.CaptureFixture[str], tarkane: Path, tmp_path: Path) -> None:
    history, draws = tmp_path / "history.csv", tmp_path / "draws.parquet"
    code, out, _ = run(
        capsys, "forecast", "history", "--by", "admin1", "--kind", "one-sided", "--workspace", tarkane, "--out", history, "--json",
    )
    assert code == 0
    table = pl.read_csv(history)
    assert table.height == json.loads(out)["rows"]
    assert table["ged_sb"].sum() > 0
    assert run(capsys, "forecast", "run", "--history", history, "--out", draws, "--months", 2)[0] == 0
    assert pl.read_parquet(draws)["country_id"].n_unique() == table["country_id"].n_unique()
