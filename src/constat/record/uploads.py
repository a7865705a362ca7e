"""Files that come in pieces: each piece sealed as it arrives, the whole read back in order, nothing in the clear on disk.

    uploads = Uploads(case)
    token = uploads.begin("photo.jpg", 2_000_000, {"incident": "…"})
    uploads.put(token, 0, b"…")                   # a piece may come twice
    with uploads.finish(token) as told: add_stream(case, told.reader, told.name)
    uploads.drop(token)

A line that is cut loses one piece at most: whoever sends asks which pieces are there and goes on. An upload belongs to the
member who began it; one that nobody finished within a week is swept.
"""

from __future__ import annotations

import io
import json
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadInput, Conflict, NotFound
from constat.record import sealing
from constat.record.fields import is_id
from constat.record.sealing import CannotOpen
from constat.record.storing import private_folder, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

FOLDER: Final = "uploads"
PIECE: Final = 1024 * 1024
"""Bytes of the largest piece."""
LARGEST: Final = 8 * 1024**3
MOST: Final = 20
"""Uploads of one member at a time."""
WEEK: Final = 7 * 24 * 3600


@dataclass(frozen=True)
class Upload:
    """One file on its way."""

    id: str
    name: str
    size: int
    about: Mapping[str, str]
    """What was said of it when it began."""
    key: bytes
    pieces: tuple[int, ...]
    """Which have arrived."""


class Uploads:
    """The uploads of whoever unlocked the case file."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.actor = case.keys.need().actor
        self.folder = case.folder / FOLDER / self.actor

    def begin(self, name: str, size: int, about: Mapping[str, str] | None = None) -> str:
        """A new upload; gives its id."""
        if not 0 < size <= LARGEST:
            raise BadInput("upload-size", room="record", limit=str(LARGEST // 1024**3))
        self.sweep()
        private_folder(self.folder.parent)
        private_folder(self.folder)
        if len([path for path in self.folder.iterdir() if path.is_dir()]) >= MOST:
            raise Conflict("uploads-too-many", room="record", limit=str(MOST))
        token = uuid.uuid4().hex
        private_folder(self.folder / token)
        told = json.dumps({"name": name[:255], "size": size, "about": dict(about or {}), "key": sealing.new_key().hex()})
        write_whole(self.folder / token / "about", self.case.keys.seal_note(told, self._context(token)).encode())
        return token

    def read(self, token: str) -> Upload:
        """One upload; `NotFound` where this member has none of that id."""
        folder = self._folder(token)
        try:
            told: dict[str, Any] = json.loads(self.case.keys.open_note((folder / "about").read_text(encoding="ascii"), self._context(token)))
        except (OSError, ValueError, CannotOpen):
            raise NotFound("no-upload", room="record", id=token[:8]) from None
        there = tuple(sorted(int(path.stem) for path in folder.glob("*.piece") if path.stem.isdecimal()))
        return Upload(token, str(told["name"]), int(told["size"]), told["about"], bytes.fromhex(told["key"]), there)

    def put(self, token: str, number: int, data: bytes) -> None:
        """Takes a piece; it is on disk, sealed, when this returns."""
        upload = self.read(token)
        if not data or len(data) > PIECE or not 0 <= number <= upload.size:
            raise BadInput("upload-piece", room="record", number=str(number), limit=str(PIECE))
        # Bytes beyond the size that was said would fill the disk before anybody asks for the whole.
        taken = sum(path.stat().st_size - sealing.AROUND for path in self._folder(token).glob("*.piece") if path.stem != str(number))
        if taken + len(data) > upload.size:
            raise BadInput("upload-long", room="record", more=str(taken + len(data) - upload.size))
        sealed = sealing.seal_bytes(data, upload.key, self._place(token, number))
        write_whole(self._folder(token) / f"{number}.piece", sealed)

    def finish(self, token: str) -> tuple[Upload, io.BufferedReader]:
        """The upload and its bytes in order; `BadInput` where a piece is missing or the size is another than was said."""
        upload = self.read(token)
        if upload.pieces != tuple(range(len(upload.pieces))):
            missing = next(n for n in range(len(upload.pieces) + 1) if n not in upload.pieces)
            raise BadInput("upload-missing", room="record", number=str(missing))
        return upload, io.BufferedReader(_Pieces(self._opened(upload), upload.size), PIECE)

    def drop(self, token: str) -> None:
        """Destroys an upload; nothing where there is none."""
        folder = self._folder(token)
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            path.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()

    def sweep(self) -> int:
        """Destroys what nobody finished within a week; gives how many."""
        gone = 0
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            if folder.is_dir() and is_id(folder.name) and time.time() - folder.stat().st_mtime > WEEK:
                self.drop(folder.name)
                gone += 1
        return gone

    # -- within ----------------------------------------------------------------------------------------------------

    def _opened(self, upload: Upload) -> Iterator[bytes]:
        for number in upload.pieces:
            sealed = (self._folder(upload.id) / f"{number}.piece").read_bytes()
            yield sealing.unseal_bytes(sealed, upload.key, self._place(upload.id, number))

    def _folder(self, token: str) -> Path:
        # The id becomes a folder's name: nothing else may.
        if not is_id(token):
            raise NotFound("no-upload", room="record", id=str(token)[:8])
        return self.folder / token

    def _context(self, token: str) -> str:
        return f"upload|{self.actor}|{token}"

    def _place(self, token: str, number: int) -> bytes:
        return f"upload|{self.actor}|{token}|{number}".encode()


class _Pieces(io.RawIOBase):
    """Pieces as one stream that ends where it should; a stream of another size is no file."""

    def __init__(self, pieces: Iterator[bytes], size: int) -> None:
        self.pieces, self.left, self.held = pieces, size, b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        if not self.held:
            self.held = next(self.pieces, b"")
            if not self.held and self.left:
                raise BadInput("upload-short", room="record", left=str(self.left))
        taken = self.held[: len(buffer)]
        self.held, self.left = self.held[len(taken) :], self.left - len(taken)
        if self.left < 0:
            raise BadInput("upload-long", room="record", more=str(-self.left))
        buffer[: len(taken)] = taken
        return len(taken)
