"""Which backups were made: so that somebody is told when the last one is old, and an erasure knows what to reach."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from constat.record.storing import write_whole

FILE: Final = "backups.json"
KEPT_KEYS: Final = 30 * 24 * 3600 * 1000
"""Milliseconds for which a backup of subject keys may live: a name that was erased must not come back."""


@dataclass(frozen=True, slots=True)
class Made:
    """One backup."""

    at: int
    path: str
    keys: bool
    """Whether it holds subject keys (and no entries)."""
    size: int
    digest: str


def made(folder: Path) -> list[Made]:
    """Every backup made of the case file in that folder, oldest first."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return [Made(**one) for one in told]
    except (OSError, ValueError, TypeError):
        return []


def note(folder: Path, *new: Made) -> None:
    """Notes backups."""
    write_whole(folder / FILE, json.dumps([asdict(one) for one in [*made(folder), *new]], indent=1).encode())


def last_backup(folder: Path) -> Made | None:
    """The last backup of entries, or None."""
    entries = [one for one in made(folder) if not one.keys]
    return entries[-1] if entries else None


def expire(folder: Path, now: int) -> list[Path]:
    """Destroys backups of subject keys that are older than 30 days, where they still lie; gives them."""
    from constat.record.keys.subjects import shred

    gone = []
    for one in made(folder):
        path = Path(one.path)
        if one.keys and now - one.at > KEPT_KEYS and path.is_file():
            shred(path)
            gone.append(path)
    return gone
