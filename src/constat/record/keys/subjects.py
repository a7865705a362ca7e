"""The store of subject keys: one file, apart from the entries, so that a key's loss is the record's erasure.

Each key is wrapped by the workspace key and bound to its id and record. SQLite overwrites what is deleted (`secure_delete`)
and keeps no write-ahead log in which a deleted key could linger.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from constat.errors import BadFile, StorageFailed
from constat.record.sealing import seal_bytes, unseal_bytes
from constat.record.storing import storing

Held = tuple[str, bytes, str, str, str]
"""Kid, key, type, subject, sort (`identity`, `confidential`, `file`)."""
_TABLE: Final = "CREATE TABLE IF NOT EXISTS held (kid TEXT PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL, sort TEXT NOT NULL, own INTEGER NOT NULL, wrapped BLOB NOT NULL) WITHOUT ROWID"
_INDEX: Final = "CREATE INDEX IF NOT EXISTS held_by ON held (type, subject)"


def _context(kid: str, name: str, subject: str, sort: str) -> bytes:
    return f"constat-held/1|{kid}|{name}|{subject}|{sort}".encode()


class Subjects:
    """One generation of the store, under one workspace key."""

    def __init__(self, path: Path, workspace: bytes) -> None:
        self.path = path
        self.workspace = workspace

    @contextmanager
    def _connection(self, write: bool = False) -> Iterator[sqlite3.Connection]:
        # An absent store is never an empty one: whoever looked there a moment too late would be told that nothing is held.
        if not self.path.is_file():
            raise BadFile("subjects-damaged", room="record", path=self.path.name)
        connection = sqlite3.connect(self.path, timeout=20, isolation_level=None)
        try:
            connection.executescript("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;")
            if write:
                connection.execute("BEGIN IMMEDIATE")
            yield connection
            if write:
                connection.execute("COMMIT")
        except sqlite3.OperationalError as fault:
            if not self.path.is_file() or "no such table" in str(fault):
                raise BadFile("subjects-damaged", room="record", path=self.path.name) from None
            raise StorageFailed("record-storage-failed", room="record", place=self.path.name, reason=str(fault)) from fault
        except sqlite3.DatabaseError:
            raise BadFile("subjects-damaged", room="record", path=self.path.name) from None
        finally:
            connection.close()

    def create(self) -> None:
        """Makes an empty store where there is none."""
        with storing(self.path):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        with self._connection() as connection:
            connection.execute(_TABLE)
            connection.execute(_INDEX)

    def put(self, keys: Iterable[Held], own: bool) -> None:
        """Keeps these keys, on disk when it returns; one that is held already stays as it is."""
        rows = [
            (kid, name, subject, sort, int(own), seal_bytes(key, self.workspace, _context(kid, name, subject, sort))) for kid, key, name, subject, sort in keys
        ]
        with self._connection(write=True) as connection:
            connection.executemany("INSERT OR IGNORE INTO held (kid, type, subject, sort, own, wrapped) VALUES (?, ?, ?, ?, ?, ?)", rows)

    def get(self, kid: str) -> bytes | None:
        """The key of that id, or None."""
        with self._connection() as connection:
            row = connection.execute("SELECT type, subject, sort, wrapped FROM held WHERE kid = ?", [kid]).fetchone()
        return None if row is None else unseal_bytes(row[3], self.workspace, _context(kid, *row[:3]))

    def holds(self, kid: str) -> bool:
        """Whether there is a key of that id."""
        with self._connection() as connection:
            return connection.execute("SELECT 1 FROM held WHERE kid = ?", [kid]).fetchone() is not None

    def own(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
        """The identity keys that were made here for these records."""
        found: dict[tuple[str, str], bytes] = {}
        with self._connection() as connection:
            for name, subject in keys:
                row = connection.execute("SELECT kid, sort, wrapped FROM held WHERE type = ? AND subject = ? AND own = 1 AND sort = 'identity'", [name, subject]).fetchone()
                if row is not None:
                    found[name, subject] = unseal_bytes(row[2], self.workspace, _context(row[0], name, subject, row[1]))
        return found

    def kids(self, name: str, subject: str) -> list[str]:
        """Ids of every key held for a record."""
        with self._connection() as connection:
            return [kid for (kid,) in connection.execute("SELECT kid FROM held WHERE type = ? AND subject = ? ORDER BY kid", [name, subject])]

    def all(self) -> Iterator[tuple[Held, bool]]:
        """Every key, opened, and whether it was made here."""
        with self._connection() as connection:
            for kid, name, subject, sort, own, wrapped in connection.execute("SELECT kid, type, subject, sort, own, wrapped FROM held"):
                yield (kid, unseal_bytes(wrapped, self.workspace, _context(kid, name, subject, sort)), name, subject, sort), bool(own)

    def count(self) -> int:
        """How many keys are held."""
        with self._connection() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM held").fetchone()[0])

    def rewrapped(self, path: Path, workspace: bytes, without: frozenset[str] | None) -> None:
        """Writes the store anew under another workspace key, leaving out some keys, or all of them where that is None."""
        path.unlink(missing_ok=True)
        other = Subjects(path, workspace)
        other.create()
        if without is None:
            return
        with other._connection(write=True) as target:
            target.executemany(
                "INSERT INTO held (kid, type, subject, sort, own, wrapped) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (kid, name, subject, sort, int(own), seal_bytes(key, workspace, _context(kid, name, subject, sort)))
                    for (kid, key, name, subject, sort), own in self.all()
                    if kid not in without
                ),
            )

    def copy(self) -> bytes:
        """A consistent copy of the file, as bytes."""
        with self._connection(write=True):
            # Nobody writes meanwhile, and there is no write-ahead log.
            return self.path.read_bytes()


def shred(path: Path) -> None:
    """Overwrites and removes a file. On a solid-state disk remnants may survive; the threat model says so."""
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
