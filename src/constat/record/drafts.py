"""Work that is not saved yet, sealed: what a member typed so far, kept every few seconds and nowhere in the clear.

    drafts = Drafts(case)
    drafts.keep("statement", draft_id, {"text": ["…"]})
    drafts.read(draft_id).fields

A draft belongs to the member who types it. It is one file, written whole and flushed; its name tells nothing. It is destroyed
once its entry is in the register.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadInput, NotFound
from constat.record.fields import is_id
from constat.record.sealing import CannotOpen
from constat.record.storing import private_folder, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

FOLDER: Final = "drafts"
LARGEST: Final = 2_000_000
"""Characters; a statement of a thousand pages."""
MOST: Final = 200
"""Drafts of one member: a page that keeps asking for new ones fills no disk."""


@dataclass(frozen=True)
class Kept:
    """One draft as it was last kept."""

    id: str
    kind: str
    saved: int
    """Milliseconds since 1970."""
    fields: Mapping[str, Sequence[str]]

    def first(self, name: str) -> str:
        """The first value of a field; empty where there is none."""
        values = self.fields.get(name) or [""]
        return values[0]


class Drafts:
    """The drafts of whoever unlocked the case file."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.actor = case.keys.need().actor
        self.folder = case.folder / FOLDER / self.actor

    def keep(self, kind: str, draft_id: str, fields: Mapping[str, Sequence[str]]) -> int:
        """Keeps what was typed so far in place of what was kept before, and gives the time; it is on disk when this returns."""
        path = self._path(draft_id)
        now = time.time_ns() // 1_000_000
        told = json.dumps({"kind": kind, "saved": now, "fields": {name: list(values) for name, values in fields.items()}}, ensure_ascii=False)
        if len(told) > LARGEST:
            raise BadInput("draft-too-large", room="record", limit=str(LARGEST))
        if not path.exists():
            for folder in (self.folder.parent, self.folder):
                private_folder(folder)
            if len(list(self.folder.glob("*.draft"))) >= MOST:
                raise BadInput("drafts-too-many", room="record", limit=str(MOST))
        write_whole(path, self.case.keys.seal_note(told, self._context(draft_id)).encode())
        return now

    def read(self, draft_id: str) -> Kept:
        """One draft; `NotFound` where this member has none of that id, or it cannot be opened."""
        path = self._path(draft_id)
        try:
            told: dict[str, Any] = json.loads(self.case.keys.open_note(path.read_text(encoding="ascii"), self._context(draft_id)))
        except (OSError, ValueError, CannotOpen):
            raise NotFound("no-draft", room="record", id=draft_id[:8]) from None
        return Kept(draft_id, str(told["kind"]), int(told["saved"]), told["fields"])

    def all(self, kind: str | None = None) -> list[Kept]:
        """This member's drafts, newest first; one that cannot be opened is left out, and stays on disk."""
        found = []
        for path in self.folder.glob("*.draft") if self.folder.is_dir() else ():
            try:
                found.append(self.read(path.stem))
            except NotFound:
                continue
        return sorted((kept for kept in found if kind is None or kept.kind == kind), key=lambda kept: -kept.saved)

    def drop(self, draft_id: str) -> None:
        """Destroys a draft; nothing where there is none."""
        self._path(draft_id).unlink(missing_ok=True)

    def _path(self, draft_id: str) -> Path:
        # The id becomes a file's name: nothing else may.
        if not is_id(draft_id):
            raise NotFound("no-draft", room="record", id=str(draft_id)[:8])
        return self.folder / f"{draft_id}.draft"

    def _context(self, draft_id: str) -> str:
        return f"draft|{self.actor}|{draft_id}"
