"""Import: read first, show what would happen, then store it whole or not at all.

`plan` reads and compares and writes nothing. `ImportPlan.commit` builds the new version in a folder of its own, flushes it,
renames it into place and then turns one small pointer. Until that pointer turns, the workspace is as it was; what a killed
import left behind is swept away by the next one.

Importing again upserts by the provider's id. A whole file tombstones the events that it no longer holds; a partial one
(`partial=True`: a month, a region) leaves them. Former versions stay.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import polars as pl

from constat.errors import BadFile, Conflict
from constat.events.names import collect_names, number_combos
from constat.events.workspace import DatasetVersion, Workspace, storing, sync_folder, write_whole
from constat.model import MEASURES
from constat.sources.reading import Reading, read

_NOT_COMPARED: Final = ("event_id", "dataset", "row_number", "combo", "told_in")
"""Columns that may differ between two tellings of the same event."""
_INCOMING: Final = ".incoming-"


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: how each row is accounted for, and how the events compare with the version in force."""

    workspace: Workspace
    path: Path
    name: str
    reading: Reading
    partial: bool
    former: DatasetVersion | None
    added: int
    changed: int
    unchanged: int
    deleted: int

    @cached_property
    def sha256(self) -> str:
        """Digest of the file as given."""
        return _digest(self.path)

    @property
    def same_file(self) -> bool:
        """Whether the version in force was made from this very file, so that there is nothing to do."""
        if self.former is None or self.former.manifest["bytes"] != self.path.stat().st_size:
            return False
        same_mapping = self.former.manifest.get("mapping") == self.reading.mapping and self.former.manifest["partial"] == self.partial
        return same_mapping and self.former.manifest["sha256"] == self.sha256

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON: what `constat dataset add --dry-run --json` prints."""
        reading = self.reading
        return {
            "dataset": self.name,
            "provider": reading.provider,
            "provider_version": reading.provider_version,
            "file": self.path.name,
            "sha256": self.sha256,
            "rows_read": reading.rows_read,
            "events": reading.events.height,
            "rejected": reading.rows_rejected,
            "folded": reading.folded,
            "flagged": reading.flagged.height,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "deleted": self.deleted,
            "partial": self.partial,
            "already_imported": self.same_file,
            "notes": [str(note) for note in reading.notes],
            "mapping": reading.mapping,
        }

    def commit(self, progress: Callable[[str], None] | None = None) -> DatasetVersion:
        """Stores the version and puts it in force. `progress` is told each step's name."""
        if self.reading.events.height == 0:
            raise BadFile("no-events", room="events", file=self.path.name, rejected=self.reading.rows_rejected)
        if self.same_file and self.former is not None:
            return self.former
        say = progress or (lambda step: None)
        with self.workspace.writing():
            current = self.workspace._current(self.workspace.dataset_folder(self.name))
            if current != (self.former.version if self.former else None):
                raise Conflict("changed-meanwhile", room="events", name=self.name)
            sweep(self.workspace)
            number = f"{int(current or 0) + 1:04d}"
            staged = self.workspace.path / "datasets" / f"{_INCOMING}{uuid.uuid4().hex}"
            with storing(self.workspace.path):
                try:
                    staged.mkdir()
                    self._fill(staged, number, say)
                    return self._enter(staged, number)
                except pl.exceptions.PolarsError as fault:
                    # Polars reports a full disk as its own error; ask the disk itself.
                    raise OSError(_errno_of(str(fault)), str(fault)) from fault
                finally:
                    shutil.rmtree(staged, ignore_errors=True)

    def _fill(self, staged: Path, number: str, say: Callable[[str], None]) -> None:
        """Writes every file of the version into the staged folder."""
        reading, events = self.reading, self._events(number)
        combo, combos = number_combos(events)
        events = events.with_columns(combo=combo)
        (staged / "original").mkdir()
        with ThreadPoolExecutor(max_workers=1) as beside:
            say("copy")
            copied = beside.submit(_copy, self.path, staged / "original" / self.path.name)
            say("events")
            events.write_parquet(staged / "events.parquet", compression="zstd", compression_level=1, row_group_size=131_072, statistics=True)
            say("rows")
            reading.raw.write_parquet(staged / "raw.parquet", compression="zstd", compression_level=1, row_group_size=131_072)
            combos.write_parquet(staged / "combos.parquet")
            collect_names(events).write_parquet(staged / "names.parquet")
            self._tombstones(number).write_parquet(staged / "tombstones.parquet")
            for table, listed in ((reading.rejected, "rejected.csv"), (reading.flagged, "flagged.csv")):
                _harmless(table).write_csv(staged / listed, include_bom=True)
            sha256 = copied.result()
        if "sha256" in self.__dict__ and sha256 != self.sha256:
            raise Conflict("file-changed", room="events", file=self.path.name)
        say("manifest")
        manifest = self._manifest(events, number, sha256, _digest(staged / "events.parquet"))
        (staged / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        for file in sorted(staged.rglob("*")):
            if file.is_file():
                with file.open("rb") as opened:
                    os.fsync(opened.fileno())
        sync_folder(staged / "original")
        sync_folder(staged)

    def _enter(self, staged: Path, number: str) -> DatasetVersion:
        """Renames the staged folder into place and turns the pointer: the moment of import."""
        folder = self.workspace.dataset_folder(self.name)
        folder.mkdir(exist_ok=True)
        os.rename(staged, folder / number)
        sync_folder(folder)
        sync_folder(folder.parent)
        write_whole(folder / "current", number.encode())
        return DatasetVersion(self.name, number, folder / number)

    def _events(self, number: str) -> pl.DataFrame:
        """The events of the new version: those read, and, for a partial file, the former ones that it does not tell."""
        events = self.reading.events.with_columns(
            dataset=pl.lit(self.name),
            event_id=pl.concat_str([pl.lit(f"{self.name}:"), pl.col("provider_id")]),
            told_in=pl.lit(number),
        )
        if not self.partial or self.former is None:
            return events
        kept = pl.read_parquet(self.former.events).drop("combo").join(events.select("provider_id"), on="provider_id", how="anti")
        return pl.concat([kept.select(events.columns), events])

    def _tombstones(self, number: str) -> pl.DataFrame:
        """Events that the provider deleted: their id, the version that last told them, the version that no longer did."""
        schema = {"provider_id": pl.String, "told_in": pl.String, "deleted_in": pl.String}
        if self.former is None:
            return pl.DataFrame(schema=schema)
        before = pl.read_parquet(self.former.folder / "tombstones.parquet")
        told = self.reading.events.select("provider_id")
        back = before.join(told, on="provider_id", how="anti")
        if self.partial:
            return back
        gone = pl.read_parquet(self.former.events, columns=["provider_id", "told_in"]).join(told, on="provider_id", how="anti")
        return pl.concat([back, gone.with_columns(deleted_in=pl.lit(number))])

    def _manifest(self, events: pl.DataFrame, number: str, sha256: str, events_sha256: str) -> dict[str, Any]:
        reading = self.reading
        return {
            "dataset": self.name,
            "version": number,
            "provider": reading.provider,
            "provider_version": reading.provider_version,
            "file": self.path.name,
            "sha256": sha256,
            "bytes": self.path.stat().st_size,
            "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "partial": self.partial,
            "rows_read": reading.rows_read,
            "events": reading.events.height,
            "rejected": reading.rows_rejected,
            "folded": reading.folded,
            "flagged": reading.flagged.height,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "deleted": self.deleted,
            "events_in_force": events.height,
            "events_sha256": events_sha256,
            "first": events["date_start"].min().isoformat(),  # type: ignore[union-attr]
            "last": events["date_start"].max().isoformat(),  # type: ignore[union-attr]
            "origins": sorted(events["origin"].unique().to_list()),
            "kinds": sorted(events["kind"].unique().to_list()),
            "rivals": bool(events["incident"].is_not_null().any()),
            "measures": [m.id for m in MEASURES.values() if m.stem is None or any(events[c].is_not_null().any() for c in m.columns)],
            "mapping": reading.mapping,
            "notes": [note.to_dict() for note in reading.notes],
        }


def plan(
    workspace: Workspace, path: Path | str, *, name: str | None = None, mapping: Any = None, partial: bool = False, kind: str | None = None
) -> ImportPlan:
    """What importing the file would do; nothing is written."""
    path = Path(path)
    reading = read(path, mapping=mapping, kind=kind)
    if reading.unaccounted:
        raise BadFile("rows-unaccounted", room="events", file=path.name, rows=reading.unaccounted)
    name = name or reading.dataset_hint
    workspace.dataset_folder(name)  # refuses a name that is none
    former = next((d for d in workspace.datasets() if d.name == name), None)
    added, changed, unchanged, deleted = _compare(reading.events, former, partial)
    return ImportPlan(workspace, path, name, reading, partial, former, added, changed, unchanged, deleted)


def _compare(events: pl.DataFrame, former: DatasetVersion | None, partial: bool) -> tuple[int, int, int, int]:
    """How many events are new, differ from the version in force, are as they were, and are gone."""
    if former is None:
        return events.height, 0, 0, 0
    before = pl.read_parquet(former.events)
    told = _marks(events)
    known = _marks(before)
    both = told.join(known, on="provider_id", how="inner", suffix="_before")
    same = both.filter(pl.col("mark") == pl.col("mark_before")).height
    return told.height - both.height, both.height - same, same, 0 if partial else known.height - both.height


def _marks(events: pl.DataFrame) -> pl.DataFrame:
    """One number per event that changes when any told value does (within one process)."""
    compared = [c for c in events.columns if c not in _NOT_COMPARED]
    flat = events.select(
        pl.col(c).list.join("\x1f") if isinstance(events.schema[c], pl.List) else pl.col(c) for c in compared
    )
    return pl.DataFrame({"provider_id": events["provider_id"], "mark": flat.hash_rows(seed=1)})


def leftovers(workspace: Workspace) -> Iterator[Path]:
    """What an import that was cut off left behind: staged folders, and versions that never came into force."""
    for entry in (workspace.path / "datasets").iterdir():
        if entry.name.startswith(_INCOMING):
            yield entry
        elif entry.is_dir():
            current = int(workspace._current(entry) or 0)
            yield from (folder for folder in entry.iterdir() if folder.is_dir() and folder.name.isdecimal() and int(folder.name) > current)


def sweep(workspace: Workspace) -> None:
    """Removes the leftovers."""
    for folder in list(leftovers(workspace)):
        shutil.rmtree(folder, ignore_errors=True)


def _harmless(table: pl.DataFrame) -> pl.DataFrame:
    """The table with an apostrophe before every text that a spreadsheet would run as a formula."""
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    return table.with_columns(
        pl.when(pl.col(name).str.contains(r"^[=+\-@\t\r]")).then(pl.concat_str(pl.lit("'"), pl.col(name))).otherwise(pl.col(name)).alias(name) for name in texts
    )


def _copy(source: Path, target: Path) -> str:
    """Copies a file and returns the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as given, target.open("wb") as kept:
        while block := given.read(1 << 20):
            digest.update(block)
            kept.write(block)
    return digest.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _errno_of(message: str) -> int:
    """The system's error number that a Polars message speaks of (`(os error 28)`)."""
    import re

    found = re.search(r"os error (\d+)", message)
    return int(found[1]) if found else 5
