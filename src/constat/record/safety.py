"""How safe a case file lies: what `constat doctor` tells of it, and the worst, on which nothing is opened.

`bad` means that people could be exposed or work lost now; `warn` that somebody should act soon.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from constat.errors import Refused
from constat.language import current_language, phrases

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

State = Literal["good", "warn", "bad"]
WEEK: Final = 7 * 24 * 3600 * 1000
"""Milliseconds after which a backup is old."""
SHORT: Final = 1 << 30
"""Bytes below which a disk is called nearly full."""
FULL: Final = 50 << 20
"""Bytes below which nothing is opened: half-written work would be lost."""


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at."""

    state: State
    message_id: str
    values: Mapping[str, str] = field(default_factory=dict)

    def say(self, language: str | None = None) -> str:
        """It in words, with what to do."""
        return phrases("record", language or current_language()).say(self.message_id, **self.values)

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        return {"state": self.state, "id": self.message_id, "values": dict(self.values), "message": self.say()}


def examine(case: CaseFile) -> list[Sign]:
    """Everything that can be told without unlocking."""
    return [*worst(case.folder), *_keys(case), *_backups(case), *_clock(case), *_chains(case), *_disk(case.folder)] or [Sign("good", "safe")]


def refuse_unsafe(folder: Path) -> None:
    """`Refused` on the worst: files that others may read, a disk so full that work would be lost."""
    for sign in [*worst(folder), *(s for s in _disk(folder) if s.state == "bad")]:
        raise Refused(sign.message_id, room="record", **sign.values)


def worst(folder: Path) -> Iterator[Sign]:
    """Files of keys or of the case file that others on this machine may read."""
    if os.name == "nt":
        return  # Windows says it by lists of its own, which Python cannot read
    for path in [folder, folder / "keys", *sorted((folder / "keys").glob("*")), *sorted(folder.glob("casefile.sqlite*")), folder / "readlog.sqlite"]:
        if path.name != ".lock" and path.exists() and path.stat().st_mode & 0o077:
            yield Sign("bad", "unsafe-readable", {"path": str(path.relative_to(folder.parent)), "mode": "700" if path.is_dir() else "600"})


def _keys(case: CaseFile) -> Iterator[Sign]:
    from constat.record.keys import swap_danger

    if not (case.keys.folder / f"recovery-{case.keys.generation}.age").is_file():
        yield Sign("bad", "unsafe-no-recovery")
    if (swap := swap_danger()) is not None:
        yield Sign("bad", "swap-open", {"swap": swap})
    if Path("/sys/power/disk").exists() and "[disabled]" not in _read(Path("/sys/power/disk")) and _read(Path("/proc/swaps")).count("\n") > 1:
        yield Sign("warn", "unsafe-hibernation")


def _backups(case: CaseFile) -> Iterator[Sign]:
    from constat.record.backup import last_backup, made
    from constat.record.backup.history import KEPT_KEYS

    now = time.time_ns() // 1_000_000
    last = last_backup(case.folder)
    if last is None:
        yield Sign("warn", "unsafe-no-backup")
    elif now - last.at > WEEK:
        yield Sign("warn", "unsafe-old-backup", {"days": str((now - last.at) // (24 * 3600 * 1000))})
    for one in made(case.folder):
        if one.keys and now - one.at > KEPT_KEYS and Path(one.path).is_file():
            yield Sign("bad", "unsafe-old-keys", {"path": one.path})


def _clock(case: CaseFile) -> Iterator[Sign]:
    behind = case.register.own().at - time.time_ns() // 1_000_000
    if behind > 60_000:
        yield Sign("warn", "unsafe-clock", {"minutes": str(behind // 60_000)})


def _chains(case: CaseFile) -> Iterator[Sign]:
    from constat.record.models import Chain

    for chain in Chain.objects.using(case.alias).exclude(state="good"):
        yield Sign("bad", "unsafe-chain", {"chain": chain.chain[:8], "state": chain.state})
    waiting = len(list((case.folder / "inbox").glob("*.age"))) if (case.folder / "inbox").is_dir() else 0
    if waiting:
        yield Sign("warn", "unsafe-inbox", {"count": str(waiting)})


def _disk(folder: Path) -> Iterator[Sign]:
    free = shutil.disk_usage(folder).free
    if free < SHORT:
        yield Sign("bad" if free < FULL else "warn", "unsafe-disk", {"free": str(free >> 20)})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
