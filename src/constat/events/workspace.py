"""A workspace: one folder that holds datasets, figures, snapshots and reports.

    workspace.json                    what this folder is
    datasets/<name>/current           the number of the version in force
    datasets/<name>/<0001>/           one version; never changed once it stands
        manifest.json original/ raw.parquet events.parquet combos.parquet names.parquet
        rejected.csv flagged.csv tombstones.parquet
    figures/<id>.json                 every figure that was printed or asked for
    snapshots/<id>.json               every state that a figure was computed on
    reports/
    .lock                             held by the one that writes

Every file is written beside its place, flushed to disk and renamed, so that a reader sees the old or the new, whole.
"""

from __future__ import annotations

import errno
import json
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from constat.errors import BadInput, Conflict, NotFound, Refused, StorageFailed
from constat.model import Snapshot

FORMAT: Final = 1
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_NO_PLACE: Final = {
    errno.ENOTDIR: "file",
    errno.EEXIST: "file",
    errno.EISDIR: "folder",
    errno.ENOENT: "absent",
    errno.ENAMETOOLONG: "long",
    errno.ELOOP: "loop",
}
"""What is wrong with a path itself; no other disk and no second try would help."""
_VERSION: Final = re.compile(r"\d{4,}")


@contextmanager
def storing(place: Path) -> Iterator[None]:
    """Turns the machine's refusals to write (full disk, read-only folder) into `StorageFailed` with a remedy."""
    try:
        yield
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageFailed("disk-full", room="events", place=place.name) from fault
        if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise StorageFailed("not-writable", room="events", place=place.name) from fault
        if fault.errno in _NO_PLACE:
            raise StorageFailed("path-unusable", room="events", path=str(place), why=_NO_PLACE[fault.errno]) from fault
        raise StorageFailed("storage-failed", room="events", place=place.name, reason=fault.strerror or str(fault)) from fault


def sync_folder(folder: Path) -> None:
    """Flushes a folder's own entries to disk, where the system can (Windows cannot, and needs not)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a small file so that it stands whole or not at all, even if the power fails."""
    with storing(path):
        beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@dataclass(frozen=True)
class DatasetVersion:
    """One version of a dataset: a folder that never changes."""

    name: str
    version: str
    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What was imported, when, from which file, and how every row of it was accounted for."""
        try:
            found: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise BadInput("version-damaged", room="events", name=self.name, version=self.version, reason=str(fault)) from None
        return found

    @property
    def events(self) -> Path:
        """The Parquet file of its events."""
        return self.folder / "events.parquet"

    @property
    def original(self) -> Path:
        """The file as it was given."""
        return self.folder / "original" / str(self.manifest["file"])

    @property
    def span(self) -> tuple[date, date]:
        """Days on which its first and last events began."""
        return date.fromisoformat(self.manifest["first"]), date.fromisoformat(self.manifest["last"])


FOLDERS: Final = ("datasets", "figures", "snapshots", "reports")


def _begun(path: Path) -> bool:
    """Whether a folder is empty, or holds no more than a making of a workspace that was cut off."""
    entries = list(path.iterdir())
    return all((e.name in FOLDERS and e.is_dir() and not any(e.iterdir())) or e.name.startswith(".workspace.json.") for e in entries)


@dataclass(frozen=True)
class Workspace:
    """An opened workspace."""

    path: Path

    @classmethod
    def create(cls, path: Path | str) -> Workspace:
        """A new workspace in a folder that is absent or empty; an existing workspace is opened as it is."""
        path = Path(path)
        with storing(path):
            if (path / "workspace.json").is_file():
                return cls.open(path)
            if path.is_dir() and not _begun(path):
                raise Conflict("folder-not-empty", room="events", path=str(path))
            for folder in FOLDERS:
                (path / folder).mkdir(parents=True, exist_ok=True)
        write_whole(path / "workspace.json", json.dumps({"constat-workspace": FORMAT}).encode())
        return cls(path)

    @classmethod
    def open(cls, path: Path | str) -> Workspace:
        """The workspace in that folder; `NotFound` tells how to make one."""
        path = Path(path)
        try:
            told = json.loads((path / "workspace.json").read_text(encoding="utf-8"))
        except OSError:
            raise NotFound("no-workspace", room="events", path=str(path)) from None
        except ValueError:
            raise BadInput("workspace-damaged", room="events", path=str(path)) from None
        if not isinstance(told, dict) or told.get("constat-workspace") != FORMAT:
            raise BadInput("workspace-other-format", room="events", path=str(path), known=str(FORMAT))
        return cls(path)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the workspace for one writer; a second one is told at once, not kept waiting."""
        lock = FileLock(self.path / ".lock", timeout=0)
        with storing(self.path):
            try:
                lock.acquire()
            except Timeout:
                raise Conflict("workspace-busy", room="events", path=str(self.path)) from None
        try:
            yield
        finally:
            lock.release()

    # -- datasets --------------------------------------------------------------------------------------------------

    def dataset_folder(self, name: str) -> Path:
        """Where a dataset of that name lies or would lie; names that are no plain slug are refused."""
        if not _NAME.fullmatch(name):
            raise BadInput("dataset-name", room="events", name=name)
        return self.path / "datasets" / name

    def dataset(self, name: str, version: str | None = None) -> DatasetVersion:
        """A version of a dataset, the one in force unless named."""
        folder = self.dataset_folder(name)
        number = version or self._current(folder)
        if number is None or not _VERSION.fullmatch(number) or not (folder / number / "manifest.json").is_file():
            known = ", ".join(d.name for d in self.datasets()) or "-"
            raise NotFound("no-dataset", room="events", name=name, version=version or "-", known=known)
        if (folder / number / "destroyed.json").is_file():
            entry = json.loads((folder / number / "destroyed.json").read_text(encoding="utf-8"))["entry"]
            raise Refused("input-destroyed", room="events", name=name, version=number, entry=str(entry))
        return DatasetVersion(name, number, folder / number)

    def datasets(self) -> list[DatasetVersion]:
        """The version in force of every dataset, by name."""
        home = self.path / "datasets"
        if not home.is_dir():
            return []
        found = []
        for folder in sorted(home.iterdir()):
            number = self._current(folder) if _NAME.fullmatch(folder.name) else None
            if number is not None:
                found.append(DatasetVersion(folder.name, number, folder / number))
        return found

    def versions(self, name: str) -> list[DatasetVersion]:
        """Every version of a dataset up to the one in force, oldest first."""
        current = self.dataset(name)
        folder = self.dataset_folder(name)
        numbers = sorted(f.name for f in folder.iterdir() if _VERSION.fullmatch(f.name) and int(f.name) <= int(current.version))
        return [DatasetVersion(name, number, folder / number) for number in numbers]

    @staticmethod
    def _current(folder: Path) -> str | None:
        try:
            return (folder / "current").read_text(encoding="ascii").strip()
        except OSError:
            return None

    # -- snapshots -------------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """The state of now: the version in force of every dataset, named by the digest of its events."""
        return Snapshot(tuple((d.name, d.version, str(d.manifest["events_sha256"])) for d in self.datasets()))

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Writes the snapshot down, so that figures computed on it can be computed again."""
        path = self.path / "snapshots" / f"{snapshot.id}.json"
        if not path.is_file():
            write_whole(path, json.dumps(snapshot.to_json(), indent=1).encode())

    def recall_snapshot(self, snapshot_id: str) -> Snapshot:
        """The snapshot of that id, as it was written down or as it is now."""
        now = self.snapshot()
        if now.id == snapshot_id:
            return now
        path = self.path / "snapshots" / f"{snapshot_id}.json"
        if not re.fullmatch(r"[0-9a-f]{16}", snapshot_id) or not path.is_file():
            raise NotFound("no-snapshot", room="events", id=snapshot_id)
        return Snapshot.from_json(json.loads(path.read_text(encoding="utf-8")))
