import json
from collections.abc import Callable

import pytest

from constat.events import health
from constat.events.health import Finding, examine
from constat.events.ledger import remember
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.language import use_language
from constat.model import Selection

from .conftest import Imports, event


@pytest.fixture
def used(workspace: Workspace, planned: Imports) -> Workspace:
    """A workspace with two versions of a dataset, a figure on each, and a closed folder."""
    workspace.path.chmod(0o700)
    for rows in ([event("a", killed_best=1)], [event("a", killed_best=2), event("b")]):
        planned(rows).commit()
        remember(workspace, Table.open(workspace).count(Selection(measure="killed")))
    return workspace


def states(workspace: Workspace) -> dict[str, str]:
    return {finding.message_id: finding.state for finding in examine(workspace)}


def test_a_sound_workspace_is_good_throughout(used: Workspace) -> None:
    found = {f.message_id: f for f in examine(used)}
    assert {f.state for f in found.values()} == {"good"}
    assert found["health-dataset-sound"].values == {"name": "told", "versions": 2}
    assert found["health-snapshots-sound"].values == found["health-figures-sound"].values == {"count": 2}


def spoil_events(w: Workspace) -> None:
    path = w.dataset("told", "0001").events
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def spoil_original(w: Workspace) -> None:
    w.dataset("told").original.write_text("other")


def lose_original(w: Workspace) -> None:
    w.dataset("told").original.unlink()


def spoil_manifest(w: Workspace) -> None:
    (w.dataset("told", "0001").folder / "manifest.json").write_text("{")


def lose_rows(w: Workspace) -> None:
    (w.dataset("told").folder / "raw.parquet").unlink()


def lose_version(w: Workspace) -> None:
    import shutil

    shutil.rmtree(w.dataset("told", "0001").folder)


def spoil_snapshot(w: Workspace) -> None:
    next((w.path / "snapshots").iterdir()).write_text("[]")


def spoil_figure(w: Workspace) -> None:
    path = next((w.path / "figures").iterdir())
    path.write_text(json.dumps(json.loads(path.read_text()) | {"value": 99}))


def rename_figure(w: Workspace) -> None:
    path = next((w.path / "figures").iterdir())
    path.rename(path.with_name("0123456789abcdef.json"))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (spoil_events, "health-file-altered"), (spoil_original, "health-file-altered"), (lose_original, "health-file-missing"),
        (spoil_manifest, "health-version-unreadable"), (lose_rows, "health-file-missing"), (lose_version, "health-snapshot-broken"),
        (spoil_snapshot, "health-snapshot-unreadable"), (spoil_figure, "health-figure-altered"), (rename_figure, "health-figure-altered"),
    ],
)
def test_each_harm_is_told(used: Workspace, harm: Callable[[Workspace], None], told: str) -> None:
    harm(used)
    assert states(used)[told] == "bad"


def test_leftovers_a_short_disk_and_an_open_folder_are_warnings(used: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (used.path / "datasets" / ".incoming-1").mkdir()
    (used.path / "datasets" / "told" / "0009").mkdir()
    used.path.chmod(0o755)
    monkeypatch.setattr(health, "ROOM_NEEDED", 1 << 60)
    found = {f.message_id: f for f in examine(used)}
    assert {i for i, f in found.items() if f.state == "warn"} == {"health-leftovers", "health-disk-short", "health-open-to-all"}
    assert found["health-leftovers"].values["count"] == 2


def test_an_empty_workspace_says_how_to_begin(workspace: Workspace) -> None:
    assert states(workspace)["health-no-datasets"] == "warn"


def test_findings_speak_both_languages() -> None:
    finding = Finding("warn", "health-leftovers", {"count": 1, "size": 1234})
    with use_language("fr"):
        assert "1\u202f234" in finding.say() and finding.to_json()["message"] == finding.say()
    assert "1,234" in finding.say("en")
    assert finding.to_json()["values"] == {"count": 1, "size": 1234}
