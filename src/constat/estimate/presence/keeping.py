"""Where the entries of coverage of a workspace lie: one file for each state, named by its digest, and the name of the one in force.

    coverage/current                  the digest of the state in force
    coverage/<digest>.json            its entries; never changed once it stands, so that what was said on it can be said again
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from constat.errors import BadInput
from constat.estimate.presence.entry import Entry
from constat.events.workspace import storing, write_whole
from constat.model.figure import canonical_json

if TYPE_CHECKING:
    from constat.events.workspace import Workspace


def state_of(workspace: Workspace) -> str:
    """The digest of the entries in force; empty where none were ever made."""
    try:
        return (workspace.path / "coverage" / "current").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def entries_of(workspace: Workspace, state: str | None = None) -> tuple[Entry, ...]:
    """The entries in force (or of a former state), by place, office and day."""
    digest = state if state is not None else state_of(workspace)
    return _read(workspace.path / "coverage" / f"{digest}.json") if digest else ()


def add(workspace: Workspace, entries: Iterable[Entry], *, replacing: str = "") -> tuple[int, str]:
    """Adds entries and says how many were new, and the state that they make. What says the same is kept once. `replacing`: entries
    whose origin begins so make room for these (a table sent again, the register read again)."""
    with workspace.writing():
        standing = entries_of(workspace)
        found = {e.id: e for e in standing if not (replacing and e.origin.startswith(replacing))}
        given = {e.id: e for e in entries}
        new = given.keys() - {e.id for e in standing}
        found |= {key: e for key, e in given.items() if key not in found}
        ordered = sorted(found.values(), key=lambda e: (e.place, e.organisation, e.office, e.start, e.kind, e.id))
        content = canonical_json([e.to_json() for e in ordered]).encode()
        digest = hashlib.sha256(content).hexdigest()[:16]
        folder = workspace.path / "coverage"
        with storing(folder):
            folder.mkdir(exist_ok=True)
        write_whole(folder / f"{digest}.json", content)
        write_whole(folder / "current", digest.encode())
    return len(new), digest


# A state never changes once it stands.
@lru_cache(maxsize=32)
def _read(path: Path) -> tuple[Entry, ...]:
    try:
        content = path.read_bytes()
        told = json.loads(content)
        if hashlib.sha256(content).hexdigest()[:16] != path.stem:
            raise ValueError("digest")
        return tuple(Entry.from_json(row) for row in told)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadInput("coverage-damaged", room="estimate", file=path.name, why=str(fault)[:80]) from None
