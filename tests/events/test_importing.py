import dataclasses
import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.errors import BadFile, BadInput, Conflict, NotFound, StorageFailed
from constat.events import importing
from constat.events.query import Table
from constat.events.tracing import provider_row
from constat.events.workspace import Workspace
from constat.model import Selection

from .conftest import Imports, event


def state(workspace: Workspace) -> dict[str, bytes]:
    """Every file of the workspace and what it holds, the lock aside."""
    return {str(f.relative_to(workspace.path)): f.read_bytes() for f in sorted(workspace.path.rglob("*")) if f.is_file() and f.name != ".lock"}


def test_a_plan_writes_nothing(workspace: Workspace, planned: Imports) -> None:
    before = state(workspace)
    plan = planned([event("a"), event("b")])
    assert (plan.added, plan.changed, plan.unchanged, plan.deleted) == (2, 0, 0, 0)
    assert plan.to_json()["events"] == 2
    assert state(workspace) == before


def test_the_original_is_kept_with_its_digest(workspace: Workspace, planned: Imports) -> None:
    plan = planned([event("a")])
    version = plan.commit()
    assert version.original.read_bytes() == plan.path.read_bytes()
    assert version.manifest["sha256"] == plan.sha256


def test_importing_again_upserts_and_tombstones_and_keeps_the_former_version(workspace: Workspace, planned: Imports) -> None:
    planned([event("a", killed_best=1), event("b", killed_best=2), event("c", killed_best=3)]).commit()
    plan = planned([event("a", killed_best=1), event("b", killed_best=9), event("d", killed_best=4)])
    assert (plan.added, plan.changed, plan.unchanged, plan.deleted) == (1, 1, 1, 1)
    version = plan.commit()
    assert Table.open(workspace).count(Selection(measure="killed")).value == 14
    assert pl.read_parquet(version.folder / "tombstones.parquet").rows() == [("c", "0001", "0002")]
    former = workspace.snapshot().__class__((("told", "0001", "x"),))
    assert Table.open(workspace, former).count(Selection(measure="killed")).value == 6


def test_an_event_that_returns_is_no_longer_a_tombstone(workspace: Workspace, planned: Imports) -> None:
    for rows in ([event("a"), event("b")], [event("a")], [event("a"), event("b")]):
        version = planned(rows).commit()
    assert pl.read_parquet(version.folder / "tombstones.parquet").is_empty()


def test_a_partial_file_leaves_what_it_does_not_tell(workspace: Workspace, planned: Imports) -> None:
    planned([event("a", killed_best=1), event("b", killed_best=2)]).commit()
    plan = planned([event("b", killed_best=5), event("c", killed_best=1)], partial=True)
    assert (plan.added, plan.changed, plan.deleted) == (1, 1, 0)
    plan.commit()
    table = Table.open(workspace)
    assert table.count(Selection(measure="killed")).value == 7
    assert provider_row(workspace, table, "told:a")["version"] == "0001"
    assert provider_row(workspace, table, "told:c")["cells"] == {"id": "c", "said": "told c"}


def test_the_same_file_again_is_no_new_version(workspace: Workspace, planned: Imports) -> None:
    planned([event("a")]).commit()
    again = planned([event("a")])
    assert again.same_file and again.commit().version == "0001"


@pytest.mark.parametrize("name", ["../escape", "Upper", "", "a/b", "x" * 64, ".hidden"])
def test_a_name_that_is_no_slug_is_refused(planned: Imports, name: str) -> None:
    with pytest.raises((BadInput, NotFound)):
        planned([event("a")]).workspace.dataset(name)


def test_nothing_usable_is_refused(planned: Imports) -> None:
    with pytest.raises(BadFile, match="nothing was imported"):
        planned([]).commit()


def test_two_imports_at_once_are_refused_and_the_second_changes_nothing(workspace: Workspace, planned: Imports) -> None:
    plan = planned([event("a")])
    script = textwrap.dedent("""
        import sys, time
        from constat.events.workspace import Workspace
        with Workspace.open(sys.argv[1]).writing():
            print("held", flush=True)
            time.sleep(30)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(workspace.path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ) as other:
        assert other.stdout is not None and other.stdout.readline()
        before = state(workspace)
        with pytest.raises(Conflict, match="Somebody else"):
            plan.commit()
        assert state(workspace) == before
        other.kill()
    assert plan.commit().version == "0001"


def test_a_plan_made_before_another_import_is_refused(planned: Imports) -> None:
    first, second = planned([event("a")]), planned([event("b")])
    second.commit()
    with pytest.raises(Conflict, match="meanwhile"):
        first.commit()


@pytest.mark.parametrize("step", ["copy", "events", "rows", "manifest"])
def test_a_failure_at_any_step_leaves_the_workspace_as_it_was(workspace: Workspace, planned: Imports, step: str) -> None:
    planned([event("a")]).commit()
    before = state(workspace)

    def fail(now: str) -> None:
        if now == step:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageFailed, match="disk is full"):
        planned([event("b")]).commit(progress=fail)
    assert state(workspace) == before


def test_a_full_disk_changes_nothing(tmp_path: Path, planned: Imports, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a real file system of 256 KiB, where the machine lets us make one."""
    small = tmp_path / "small"
    small.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("mounting a small file system needs root and the right to mount")
    try:
        plan = planned([event(str(n), source_text=os.urandom(400).hex()) for n in range(2000)])
        full = Workspace.create(small / "workspace")
        before = state(full)
        with pytest.raises(StorageFailed, match="disk is full"):
            dataclasses.replace(plan, workspace=full).commit()
        assert state(full) == before
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_read_only_workspace_still_counts_and_refuses_imports(tmp_path: Path, workspace: Workspace, planned: Imports) -> None:
    planned([event("a", killed_best=3)]).commit()
    bound = tmp_path / "bound"
    bound.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "--bind", str(workspace.path), str(bound)], capture_output=True).returncode:
        pytest.skip("a read-only mount needs root and the right to mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(bound)], check=True)
        frozen = Workspace.open(bound)
        assert Table.open(frozen).count(Selection(measure="killed")).value == 3
        with pytest.raises(StorageFailed, match="read-only"):
            dataclasses.replace(planned([event("b")]), workspace=frozen).commit()
    finally:
        subprocess.run(["umount", str(bound)], check=True)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_state(tmp_path: Path, shared_data: Path) -> None:
    """Imports of a real file, each killed a little later; then one is let through."""
    source = shared_data / "ucdp" / "ged_sample_1000.csv"
    workspace = Workspace.create(tmp_path / "workspace")
    importing.plan(workspace, source, name="first").commit()
    expected = Table.open(workspace).count(Selection(measure="killed")).value
    script = textwrap.dedent("""
        import sys
        from constat.events.importing import plan
        from constat.events.workspace import Workspace
        made = plan(Workspace.open(sys.argv[1]), sys.argv[2], name="second")
        print("planned", flush=True)
        made.commit()
    """)
    stands = 0
    for delay in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(workspace.path), str(source)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(delay * 0.012)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        names = [d.name for d in workspace.datasets()]
        table = Table.open(workspace)
        assert table.count(Selection(measure="killed", dataset=("first",))).value == expected
        if "second" in names:
            assert table.count(Selection(measure="killed", dataset=("second",))).value == expected
            stands += 1
            shutil.rmtree(workspace.path / "datasets" / "second")
        table.close()
    importing.plan(workspace, source, name="second").commit()
    left = [f.name for f in (workspace.path / "datasets").iterdir()]
    assert sorted(left) == ["first", "second"]
    assert stands < 12


def test_a_damaged_manifest_is_named(workspace: Workspace, planned: Imports) -> None:
    version = planned([event("a")]).commit()
    (version.folder / "manifest.json").write_text("{")
    with pytest.raises(BadInput, match="cannot be read"):
        _ = workspace.dataset("told").manifest


@pytest.mark.parametrize("content", ["{", '{"constat-workspace": 99}', "[]"])
def test_a_folder_of_another_kind_is_refused(workspace: Workspace, content: Any) -> None:
    (workspace.path / "workspace.json").write_text(content)
    with pytest.raises(BadInput):
        Workspace.open(workspace.path)


def test_a_folder_with_other_things_is_not_made_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(Conflict):
        Workspace.create(tmp_path)
    with pytest.raises(NotFound, match="constat init"):
        Workspace.open(tmp_path)
