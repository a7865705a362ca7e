"""The store of sealed files.

    vault/ab/cdef…             ciphertext, named by its own SHA-256: anybody can check it, nobody can read it
    vault/staging/<token>      on its way in; resumed, or swept
    vault/orphans/<name>       referred to by no entry for 7 days; gone after 30 more

A file is written aside, flushed, renamed into place, its folder flushed; only then does an entry name it. What a cut left
behind is resumed from its last whole piece, or swept.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from constat.errors import BadFile, NotFound
from constat.record.storing import private_folder, storing, sync_folder
from constat.record.vault import pipeline
from constat.record.vault.chunks import CHUNK, HEAD, OVERHEAD, SEALED, VaultDamaged, damaged, full, head, open_chunk, read_head, seal_chunk

UNREFERENCED: Final = 7 * 24 * 3600
ORPHANED: Final = 30 * 24 * 3600
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_TOKEN: Final = re.compile(r"[0-9a-z-]{1,64}")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was put into the vault."""

    name: str
    """SHA-256 of the ciphertext, in hexadecimal."""
    size: int
    """Bytes of the ciphertext."""
    plain_size: int
    plain_digest: str
    """SHA-256 of the plain bytes."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is missing or was changed."""

    name: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did."""

    orphaned: int
    gone: int
    returned: int
    staged: int


@dataclass(frozen=True)
class Vault:
    """The vault in that folder; made on first use."""

    folder: Path

    # -- in --------------------------------------------------------------------------------------------------------

    def put(self, reader: BinaryIO, key: bytes, *, token: str | None = None) -> Stored:
        """Takes a file in. With the same `token` and key an upload that was cut off goes on where it stopped."""
        token = token or uuid.uuid4().hex
        if not _TOKEN.fullmatch(token):
            raise BadFile("vault-token", room="record", token=token[:64])
        staging = private_folder(self.folder / "staging")
        path = staging / token
        kid = head(key)[-33:-1]
        whole, plain = hashlib.sha256(), hashlib.sha256()
        sizes = [0, 0]
        with storing(path):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "r+b") as file:
                done = _resume(file, key, kid, reader, whole, plain, path.name)
                if done == 0:
                    file.truncate(0)
                    file.seek(0)
                    file.write(head(key))
                    whole.update(head(key))

                def pieces() -> Iterator[tuple[bytes, int, bool]]:
                    """Each piece with its place, and whether it is the last: known only once nothing comes after it."""
                    index, held = done, full(reader, CHUNK)
                    while True:
                        coming = full(reader, CHUNK) if len(held) == CHUNK else b""
                        yield held, index, not coming
                        if not coming:
                            return
                        index, held = index + 1, coming

                def sealed() -> Iterator[bytes]:
                    for piece, index, last in pipeline.ahead(read_and_hash()):
                        yield seal_chunk(piece, key, kid, index, last)

                def read_and_hash() -> Iterator[tuple[bytes, int, bool]]:
                    for piece, index, last in pieces():
                        plain.update(piece)
                        sizes[1] += len(piece)
                        yield piece, index, last

                def write(piece: bytes) -> None:
                    file.write(piece)
                    whole.update(piece)
                    sizes[0] += len(piece)

                pipeline.run(sealed(), write)
                file.flush()
                os.fsync(file.fileno())
            name = whole.hexdigest()
            self._place(path, name)
        return Stored(name, HEAD + done * SEALED + sizes[0], done * CHUNK + sizes[1], plain.hexdigest())

    def adopt(self, name: str, reader: IO[bytes]) -> None:
        """Takes in ciphertext under its name; `VaultDamaged` where its digest is another one."""
        _check_name(name)
        path = private_folder(self.folder / "staging") / f"adopt-{uuid.uuid4().hex}"
        digest = hashlib.sha256()
        with storing(path):
            try:
                with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    while piece := reader.read(CHUNK):
                        digest.update(piece)
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                if digest.hexdigest() != name:
                    raise VaultDamaged("vault-not-itself", room="record", name=name[:16])
                self._place(path, name)
            finally:
                path.unlink(missing_ok=True)

    def repair(self, name: str, reader: IO[bytes]) -> None:
        """Puts back a file that was lost or changed, from a peer or a backup."""
        self.adopt(name, reader)

    def _place(self, path: Path, name: str) -> None:
        target = self._path(name)
        fresh = not target.parent.is_dir()
        private_folder(target.parent)
        os.replace(path, target)
        sync_folder(target.parent)
        sync_folder(path.parent)
        if fresh:
            sync_folder(self.folder)

    # -- out -------------------------------------------------------------------------------------------------------

    def open(self, name: str, key: bytes) -> BinaryIO:
        """The plain bytes as a stream; `VaultDamaged` at the piece that was changed."""
        return io.BufferedReader(_Opened(self, name, key), CHUNK)

    def copy_out(self, name: str, key: bytes, writer: BinaryIO) -> str:
        """Writes the plain bytes out; gives their SHA-256."""
        digest = hashlib.sha256()

        def write(piece: bytes) -> None:
            writer.write(piece)

        pipeline.run(pipeline.ahead(self._plain(name, key)), write, digest.update)
        return digest.hexdigest()

    def _plain(self, name: str, key: bytes) -> Iterator[bytes]:
        with self.ciphertext(name) as file:
            size = self.size(name)
            kid = read_head(file, key, name)
            count = max(1, -(-(size - HEAD) // SEALED))
            for index in range(count):
                yield open_chunk(full(file, SEALED), key, kid, index, index == count - 1, name)

    def ciphertext(self, name: str) -> io.BufferedReader:
        """The ciphertext as a stream; `NotFound` where the vault does not have it."""
        try:
            return self._path(name).open("rb")
        except FileNotFoundError:
            raise NotFound("vault-no-file", room="record", name=name[:16]) from None

    # -- checking --------------------------------------------------------------------------------------------------

    def has(self, name: str) -> bool:
        """Whether the file is here."""
        return self._path(name).is_file()

    def size(self, name: str) -> int:
        """Bytes of the ciphertext."""
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            raise NotFound("vault-no-file", room="record", name=name[:16]) from None

    def names(self) -> Iterator[str]:
        """Names of every file, in order."""
        if not self.folder.is_dir():
            return
        for folder in sorted(self.folder.iterdir()):
            if folder.is_dir() and len(folder.name) == 2:
                yield from (folder.name + path.name for path in sorted(folder.iterdir()) if _NAME.fullmatch(folder.name + path.name))

    def check(self, name: str) -> None:
        """`VaultDamaged` where the ciphertext is not what its name says; needs no key."""
        with self.ciphertext(name) as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != name:
                raise VaultDamaged("vault-not-itself", room="record", name=name[:16])

    def scrub(self, names: Iterable[str], progress: Callable[[str], None] | None = None) -> list[Damage]:
        """Reads these files from end to end; gives those that are missing or were changed."""
        found = []
        for name in sorted(names):
            try:
                self.check(name)
            except NotFound:
                found.append(Damage(name, True))
            except (VaultDamaged, OSError):
                found.append(Damage(name, False))
            if progress:
                progress(name)
        return found

    # -- away ------------------------------------------------------------------------------------------------------

    def destroy(self, name: str) -> None:
        """Removes the ciphertext of an item that was expunged."""
        for path in (self._path(name), self.folder / "orphans" / name):
            path.unlink(missing_ok=True)

    def sweep(self, referenced: set[str], now: float | None = None) -> Swept:
        """Puts aside what no entry refers to, brings back what one refers to again, removes what was aside for long.

        Call it while the register's head is held, or an entry could come to refer to what is being put aside.
        """
        now = time.time() if now is None else now
        orphans = private_folder(self.folder / "orphans")
        orphaned = gone = returned = staged = 0
        for path in list(orphans.iterdir()):
            if path.name in referenced:
                self._place(path, path.name)
                returned += 1
            elif now - path.stat().st_mtime > ORPHANED:
                path.unlink()
                gone += 1
        for name in list(self.names()):
            path = self._path(name)
            if name not in referenced and now - path.stat().st_mtime > UNREFERENCED:
                os.replace(path, orphans / name)
                # Its time aside begins now.
                os.utime(orphans / name, (now, now))
                orphaned += 1
        sync_folder(orphans)
        staging = self.folder / "staging"
        if staging.is_dir():
            for path in list(staging.iterdir()):
                if now - path.stat().st_mtime > UNREFERENCED:
                    path.unlink()
                    staged += 1
        return Swept(orphaned, gone, returned, staged)

    def _path(self, name: str) -> Path:
        _check_name(name)
        return self.folder / name[:2] / name[2:]


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise BadFile("vault-name", room="record", name=name[:64])


def _resume(file: BinaryIO, key: bytes, kid: bytes, reader: BinaryIO, whole: Any, plain: Any, place: str) -> int:
    """Keeps the whole pieces of an upload that was cut off, as far as the reader gives the same bytes; gives how many."""
    size = os.fstat(file.fileno()).st_size
    if size < HEAD + SEALED or file.read(HEAD) != head(key):
        return 0
    done = 0
    while True:
        sealed = full(file, SEALED)
        if len(sealed) < SEALED:
            break
        try:
            piece = open_chunk(sealed, key, kid, done, False, place)
        except VaultDamaged:
            break
        if full(reader, CHUNK) != piece:
            # Another file under the same token: begin anew rather than join two.
            raise BadFile("vault-token-other", room="record", token=place)
        if done == 0:
            whole.update(head(key))
        whole.update(sealed)
        plain.update(piece)
        done += 1
    if done == 0:
        # Its only piece was sealed as the last one, or was torn: nothing to go on from.
        return 0
    file.seek(HEAD + done * SEALED)
    file.truncate()
    return done


class _Opened(io.RawIOBase):
    """A file of the vault as a stream of plain bytes; it can be wound to any place."""

    def __init__(self, vault: Vault, name: str, key: bytes) -> None:
        self._file = vault.ciphertext(name)
        self._name, self._key = name, key
        size = vault.size(name)
        self._kid = read_head(self._file, key, name)
        self._count = max(1, -(-(size - HEAD) // SEALED))
        self._size = size - HEAD - self._count * OVERHEAD
        if self._size < 0:
            raise damaged(name, 0)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        index, within = divmod(self._at, CHUNK)
        if self._at >= self._size and not (self._size == 0 and self._held[0] != 0):
            return 0
        if self._held[0] != index:
            self._file.seek(HEAD + index * SEALED)
            self._held = (index, open_chunk(full(self._file, SEALED), self._key, self._kid, index, index == self._count - 1, self._name))
        piece = self._held[1][within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        self._file.close()
        self._held = (-1, b"")
        super().close()
