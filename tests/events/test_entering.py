"""The last steps of an import: rename into place, flush, turn the pointer. A fault at any of them leaves the version in force."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from constat.errors import StorageFailed
from constat.events import importing
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import Selection

from .conftest import Imports, event


def full(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("where", "what"),
    [(os, "rename"), (importing, "sync_folder"), (importing, "write_whole"), (os, "replace"), (os, "fsync")],
    ids=["rename", "flush of the folder", "pointer", "turn of the pointer", "flush of the pointer"],
)
def test_a_fault_while_a_version_enters_leaves_the_one_in_force(
    workspace: Workspace, planned: Imports, monkeypatch: pytest.MonkeyPatch, where: Any, what: str
) -> None:
    planned([event("a", killed_best=1)]).commit()
    plan = planned([event("a", killed_best=9)])
    with monkeypatch.context() as faulty:
        faulty.setattr(where, what, full)
        with pytest.raises(StorageFailed, match="disk is full"):
            plan.commit()
    assert workspace.dataset("told").version == "0001"
    assert Table.open(workspace).count(Selection(measure="killed")).value == 1
    again = plan.commit()
    assert (again.version, Table.open(workspace).count(Selection(measure="killed")).value) == ("0002", 9)
    assert sorted(f.name for f in (workspace.path / "datasets" / "told").iterdir()) == ["0001", "0002", "current"]


def test_a_workspace_whose_making_was_cut_off_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "w" / "datasets").mkdir(parents=True)
    (tmp_path / "w" / ".workspace.json.0a1b2c3d").write_bytes(b"{")
    assert Workspace.create(tmp_path / "w").datasets() == []
