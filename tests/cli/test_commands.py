"""The command line over the examples: JSON for programs, words apart, exit codes from the error."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from constat.cli import main
from constat.cli.demo import load_examples
from constat.events.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = Workspace.create(tmp_path_factory.mktemp("cli") / "w")
    load_examples(made)
    return made.path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main([str(a) for a in arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def told(capsys: pytest.CaptureFixture[str], workspace: Path, *arguments: object):  # type: ignore[no-untyped-def]
    code, out, err = run(capsys, *arguments, "--workspace", workspace, "--json")
    assert code == 0, err
    return json.loads(out)


def test_a_count_gives_what_programs_need_and_its_trace_adds_up(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = told(capsys, workspace, "figure", "count", "--measure", "killed", "--dataset", "ged-tarkane", "--from", "2024")
    assert {"id", "value", "low", "high", "unit", "selection", "snapshot"} <= set(figure)
    trace = told(capsys, workspace, "figure", "trace", figure["id"])
    assert all({"id", "provider_id", "value"} <= set(i) for i in trace["incidents"])
    assert sum(i["value"] for i in trace["incidents"]) == trace["value"] == figure["value"] > 0


def test_rival_accounts_are_traced_as_one_incident_with_every_account(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = told(capsys, workspace, "figure", "count", "--measure", "killed", "--dataset", "moura")
    trace = told(capsys, workspace, "figure", "trace", figure["id"])
    (incident,) = trace["incidents"]
    assert incident["provider_id"] and incident["value"] == trace["value"] == figure["value"]
    assert len(incident["accounts"]) > 1 and all(account["provider_id"] and account["date_start"] for account in incident["accounts"])


def test_a_comparison_gives_both_intervals_and_its_wording(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    periods = ("--period", "2025..2025", "--against", "2023..2023")
    got = told(capsys, workspace, "figure", "compare", "--measure", "killed", *periods, "--dataset", "ged-tarkane", "--by", "party")
    assert {"ratio", "low", "high", "low_nb", "high_nb", "count", "count_against", "exposure", "exposure_against", "wording"} <= set(got)
    assert got["parties"]


def test_a_dry_run_changes_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = next((workspace / "examples").rglob("ged_tarkane.csv"))
    got = told(capsys, workspace, "dataset", "add", file, "--name", "again", "--dry-run")
    assert {"dataset", "rows_read", "events", "rejected", "sha256"} <= set(got)
    assert "again" not in {d["dataset"] for d in told(capsys, workspace, "dataset", "list")}


def test_a_dataset_shows_its_versions(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, workspace, "dataset", "show", "moura")["versions"]


def test_a_fresh_workspace_is_sound(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, workspace, "doctor")["sound"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("figure", "trace", "0000000000000000"), 3),
        (("dataset", "show", "absent"), 3),
        (("figure", "count", "--from", "yesterday"), 2),
        (("figure", "count", "--measure", "sadness"), 2),
        (("dataset", "add", "absent.csv"), 2),
        (("figure", "count", "--colour", "red"), 2),
    ],
)
def test_a_mistake_is_said_in_words_with_its_exit_code(workspace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int) -> None:
    got, out, err = run(capsys, *arguments, "--workspace", workspace)
    assert (got, out) == (code, "") and err.strip() and "Traceback" not in err


def test_no_workspace_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "dataset", "list", "--workspace", tmp_path / "none")
    assert code == 3 and "init" in err


def in_a_process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8", check=True)


def test_french_is_spoken_where_asked() -> None:
    assert "Jeux de données" in in_a_process("from constat.cli import main; main()", "--language", "fr", "--help").stdout


def test_help_loads_no_engine() -> None:
    # pyarrow is loaded by the schema in `model`, and so by every selection; it is not among them.
    code = """
import sys
from constat.cli import main
try:
    main(["--help"])
except SystemExit:
    print([m for m in ("duckdb", "django", "scipy", "typst", "polars") if m in sys.modules], file=sys.stderr)
"""
    assert in_a_process(code).stderr.strip() == "[]"


def test_an_unknown_setting_stops_start_up_and_names_the_nearest(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSTAT_WORKSPAC", "elsewhere")
    code, out, err = run(capsys, "dataset", "list")
    assert (code, out) == (8, "") and "CONSTAT_WORKSPACE" in err


def test_the_module_runs_as_the_command_does() -> None:
    run = subprocess.run([sys.executable, "-m", "constat", "version"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("Constat ")
