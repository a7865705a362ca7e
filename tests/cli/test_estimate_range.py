"""`constat estimate range`: a sum with its interval, open where a count is, and refused where a cell cannot be read."""

import json
from pathlib import Path

import pytest

from constat.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_a_table_of_counts_is_added_up_with_its_interval(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("low,best,high\n1,2,9\n0,5,50\n3,3,3\n")
    code, out, _ = run(capsys, "estimate", "range", file, "--seed", 4, "--json")
    found = json.loads(out)
    assert code == 0 and found["floor"] == 4 <= found["low"] <= 10 == found["best"] and found["high"] > found["low"]
    assert "Vesco" in run(capsys, "--language", "fr", "estimate", "range", file)[1]


def test_a_minimum_leaves_the_sum_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "counts.csv"
    file.write_text("low,best,high\n500,,\n0,5,50\n")
    assert "open above" in run(capsys, "estimate", "range", file)[1]


@pytest.mark.parametrize("row", ["1,x,3", "9,5,1", "-1,2,3"])
def test_a_cell_that_is_no_count_is_refused_with_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str) -> None:
    file = tmp_path / "counts.csv"
    file.write_text(f"low,best,high\n1,2,3\n{row}\n")
    code, out, err = run(capsys, "estimate", "range", file)
    assert code == 2 and not out and "row 3" in err


def test_a_figure_carries_its_interval_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.web.conftest import event, write

    from constat.events.importing import plan
    from constat.events.workspace import Workspace

    workspace = Workspace.create(tmp_path / "w")
    plan(workspace, write(tmp_path / "a.csv", [event(n) for n in range(60)]), name="arda").commit()
    found = json.loads(run(capsys, "figure", "count", "--measure", "killed", "--interval", "--workspace", workspace.path, "--json")[1])
    interval = found["interval"]
    assert found["low"] == interval["floor"] <= interval["low"] < interval["high"] and (interval["best"], interval["ceiling"]) == (found["value"], found["high"])
    assert json.loads(run(capsys, "figure", "count", "--interval", "--workspace", workspace.path, "--json")[1])["interval"] is None
    assert "Pas d’intervalle" in run(capsys, "--language", "fr", "figure", "count", "--interval", "--workspace", workspace.path)[1]
