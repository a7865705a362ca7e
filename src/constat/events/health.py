"""How a workspace fares: what `constat doctor` tells, each finding with what to do about it.

Nothing is changed here. A finding is `good`, `warn` (works, but somebody should look) or `bad` (numbers cannot be trusted or
computed again).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from constat.errors import Conflict, ConstatError, StorageFailed
from constat.events.importing import leftovers
from constat.events.workspace import DatasetVersion, Workspace
from constat.language import current_language, number, phrases
from constat.model import Figure, Snapshot

State = Literal["good", "warn", "bad"]
ROOM_NEEDED: Final = 2 << 30
"""Bytes that an import of a whole release may need; below, the disk is called short."""
_PARTS: Final = ("raw.parquet", "combos.parquet", "names.parquet", "tombstones.parquet", "rejected.csv", "flagged.csv")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    state: State
    message_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def say(self, language: str | None = None) -> str:
        """The finding as a sentence, in that language or the current one; numbers as that language writes them."""
        spoken = language or current_language()
        told = {key: number(value, spoken) if isinstance(value, int) else value for key, value in self.values.items()}
        return phrases("events", spoken).say(self.message_id, **told)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"state": self.state, "id": self.message_id, "values": dict(self.values), "message": self.say()}


def examine(workspace: Workspace) -> list[Finding]:
    """Everything that can be told of a workspace, in the order in which it matters. Reads every stored file once."""
    return [
        Finding("good", "health-format"),
        *_datasets(workspace),
        *_leftovers(workspace),
        *_snapshots(workspace),
        *_figures(workspace),
        *_machine(workspace),
    ]


def _datasets(workspace: Workspace) -> Iterator[Finding]:
    """Each version against the digests that its manifest wrote down on import: tells bit rot and tampering."""
    held = workspace.datasets()
    if not held:
        yield Finding("warn", "health-no-datasets")
    for current in held:
        sound = 0
        try:
            versions = workspace.versions(current.name)
        except ConstatError as fault:
            yield Finding("bad", "health-version-unreadable", {"name": current.name, "version": current.version, "reason": fault.say()})
            continue
        for version in versions:
            faults = list(_faults(version))
            yield from faults
            sound += not faults
        if sound:
            yield Finding("good", "health-dataset-sound", {"name": current.name, "versions": sound})


def _faults(version: DatasetVersion) -> Iterator[Finding]:
    told: dict[str, str | int] = {"name": version.name, "version": version.version}
    try:
        manifest = version.manifest
        expected = {version.events: str(manifest["events_sha256"]), version.original: str(manifest["sha256"])}
    except ConstatError as fault:
        yield Finding("bad", "health-version-unreadable", {**told, "reason": fault.say()})
        return
    except KeyError as absent:
        yield Finding("bad", "health-version-unreadable", {**told, "reason": f"manifest.json: {absent}"})
        return
    for path, digest in expected.items():
        try:
            if _digest(path) != digest:
                yield Finding("bad", "health-file-altered", {**told, "file": path.name})
        except FileNotFoundError:
            yield Finding("bad", "health-file-missing", {**told, "file": path.name})
        except OSError as fault:
            yield Finding("bad", "health-version-unreadable", {**told, "reason": f"{path.name}: {fault.strerror}"})
    for name in _PARTS:
        if not (version.folder / name).is_file():
            yield Finding("bad", "health-file-missing", {**told, "file": name})


def _leftovers(workspace: Workspace) -> Iterator[Finding]:
    """What imports that were cut off left; what an import that runs at this moment writes is none of it."""
    if not any(leftovers(workspace)):
        return
    try:
        # Only while nobody else writes can a staged folder be told from one that is being filled.
        with workspace.writing():
            found = list(leftovers(workspace))
    except Conflict:
        yield Finding("good", "health-import-running")
        return
    except StorageFailed:
        found = list(leftovers(workspace))  # Read-only: the lock cannot be taken.
    if found:
        size = sum(file.stat().st_size for folder in found for file in folder.rglob("*") if file.is_file())
        yield Finding("warn", "health-leftovers", {"count": len(found), "size": _mebibytes(size)})


def _snapshots(workspace: Workspace) -> Iterator[Finding]:
    """Whether each snapshot's versions are all here, so that what was computed on it can be computed again."""
    sound = 0
    for path in sorted((workspace.path / "snapshots").glob("*.json")):
        try:
            snapshot = Snapshot.from_json(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, ConstatError):
            yield Finding("bad", "health-snapshot-unreadable", {"id": path.stem})
            continue
        missing = [f"{name} {version}" for name, version, digest in snapshot.datasets if not _stands(workspace, name, version, digest)]
        if missing or snapshot.id != path.stem:
            yield Finding("bad", "health-snapshot-broken", {"id": path.stem, "missing": ", ".join(missing) or "-"})
        else:
            sound += 1
    if sound:
        yield Finding("good", "health-snapshots-sound", {"count": sound})


def _stands(workspace: Workspace, name: str, version: str, digest: str) -> bool:
    try:
        return str(workspace.dataset(name, version).manifest.get("events_sha256")) == digest
    except ConstatError:
        return False


def _figures(workspace: Workspace) -> Iterator[Finding]:
    """Whether each figure can be read and still has the id that its content gives it."""
    sound = 0
    for path in sorted((workspace.path / "figures").glob("*.json")):
        try:
            figure = Figure.from_json(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, ConstatError):
            yield Finding("bad", "health-figure-altered", {"id": path.stem})
            continue
        if figure.id != path.stem:
            yield Finding("bad", "health-figure-altered", {"id": path.stem})
        else:
            sound += 1
    if sound:
        yield Finding("good", "health-figures-sound", {"count": sound})


def _machine(workspace: Workspace) -> Iterator[Finding]:
    free = shutil.disk_usage(workspace.path).free
    short = free < ROOM_NEEDED
    yield Finding("warn" if short else "good", "health-disk-short" if short else "health-disk", {"free": _mebibytes(free)})
    if not os.access(workspace.path, os.W_OK):
        yield Finding("warn", "health-read-only")
    if os.name != "nt" and _open_to_all(workspace.path):
        yield Finding("warn", "health-open-to-all", {"path": str(workspace.path)})


def _open_to_all(path: Path) -> bool:
    """Whether any user of this machine may read in the folder."""
    return bool(path.stat().st_mode & (stat.S_IROTH | stat.S_IXOTH))


def _mebibytes(size: int) -> int:
    return size >> 20


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
