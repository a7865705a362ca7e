"""Frozen states of the case file as datasets: entered like any other import, and destroyed where the register says so."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.events.importing import plan
from constat.events.workspace import DatasetVersion, Workspace, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

_WORKING: Final = ("events.parquet", "raw.parquet", "combos.parquet", "names.parquet", "tombstones.parquet")


def enter(workspace: Workspace, case: CaseFile, freeze_id: str, name: str = "case-file") -> DatasetVersion:
    """The frozen state as the version in force of a dataset. Its rows hold public and internal fields only, as freezing made them."""
    from constat.record.freezing import opened

    row, content = opened(case, freeze_id)
    with tempfile.TemporaryDirectory(dir=workspace.path, prefix=".frozen-") as folder:
        file = Path(folder) / f"{row.pk}.frozen.parquet"
        file.write_bytes(content)
        return plan(workspace, file, name=name, kind="case-file").commit()


def withdraw(workspace: Workspace, freeze_id: str, entry: str) -> int:
    """Destroys the working copies of a frozen table that was expunged; its figures then say by which entry. Gives how many."""
    gone = 0
    with workspace.writing():
        for version in _of(workspace, freeze_id):
            folder = version.folder
            write_whole(folder / "destroyed.json", json.dumps({"entry": entry}).encode())
            for name in _WORKING:
                (folder / name).unlink(missing_ok=True)
            shutil.rmtree(folder / "original", ignore_errors=True)
            current = workspace.dataset_folder(version.name) / "current"
            if workspace._current(workspace.dataset_folder(version.name)) == version.version:
                current.unlink()
            gone += 1
    return gone


def _of(workspace: Workspace, freeze_id: str) -> list[DatasetVersion]:
    found = []
    for manifest in sorted((workspace.path / "datasets").glob("*/[0-9]*/manifest.json")):
        told: dict[str, Any] = json.loads(manifest.read_text(encoding="utf-8"))
        if told.get("provider") == "case-file" and str(told.get("file", "")).startswith(freeze_id):
            found.append(DatasetVersion(manifest.parent.parent.name, manifest.parent.name, manifest.parent))
    return found
