"""Who opened which identity, when and why: a hash-chained database of its own, written before the plain text is shown.

It stands apart from the case file, on its own connection, so that no rolled-back transaction takes a line with it. `record`
returns when the line is on disk; where it cannot be, `StorageFailed` is raised and nothing is opened. A line holds no
identity: pseudonymous ids, names of fields, and the reason as sealed text.

    hash = SHA256(canonical({seq, prev, at, actor, type, subject, fields, reason}))

A log cut at its end still chains: `verify` takes the head that a checkpoint kept, to find that too.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from constat.errors import BadFile, Conflict, ConstatError, Refused, StorageFailed
from constat.record import canonical
from constat.record.storing import storing

HOUR: Final = 3_600_000
_COLUMNS: Final = '"seq", "prev", "at", "actor", "type", "subject", "fields", "reason", "hash"'
_INSERT: Final = f'INSERT INTO "line" ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'  # noqa: S608 - our own columns
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS "line" ("seq" INTEGER PRIMARY KEY, "prev" TEXT NOT NULL, "at" INTEGER NOT NULL, "actor" TEXT NOT NULL, "type" TEXT NOT NULL,
  "subject" TEXT NOT NULL, "fields" TEXT NOT NULL, "reason" TEXT NOT NULL, "hash" TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS "line_actor" ON "line" ("actor", "at");
CREATE TRIGGER IF NOT EXISTS "line_update" BEFORE UPDATE ON "line" BEGIN SELECT RAISE(ABORT, 'lines are never changed'); END;
CREATE TRIGGER IF NOT EXISTS "line_delete" BEFORE DELETE ON "line" BEGIN SELECT RAISE(ABORT, 'lines are never removed'); END;
"""


@dataclass(frozen=True)
class Line:
    """One opening."""

    seq: int
    prev: str
    at: int
    actor: str
    type: str
    subject: str
    fields: tuple[str, ...]
    reason: str
    hash: str

    def digest(self) -> str:
        """The hash that its content asks for."""
        told = {"seq": self.seq, "prev": self.prev, "at": self.at, "actor": self.actor, "type": self.type, "subject": self.subject}
        return hashlib.sha256(canonical.encode({**told, "fields": list(self.fields), "reason": self.reason})).hexdigest()


class TooMany(Refused):
    """A member opened as many identities within an hour as one may."""


class ReadLog:
    """The read log in that file; made where it is absent. Several processes may write to it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def record(self, actor: str, type: str, subject: str, fields: Sequence[str], reason_sealed: str, at: int | None = None, *, cap: int | None = None) -> int:
        """Writes one opening and gives its number; it is on disk when this returns. See `record_all` for `cap`."""
        return self.record_all(actor, [(type, subject, fields)], reason_sealed, at, cap=cap)

    def record_all(
        self, actor: str, opened: Sequence[tuple[str, str, Sequence[str]]], reason_sealed: str, at: int | None = None, *, cap: int | None = None
    ) -> int:
        """Writes several openings for one reason, all or none, and gives the last one's number.

        `cap` is how many lines one member may have within an hour, these included: `TooMany` beyond it. It is counted within
        the same transaction, so that two windows side by side have one cap.
        """
        with self._writing() as database:
            row = database.execute('SELECT "seq", "hash", "at" FROM "line" ORDER BY "seq" DESC LIMIT 1').fetchone()
            seq, prev, last = row or (0, "", 0)
            now = time.time_ns() // 1_000_000 if at is None else at
            if cap is not None and self._count(database, actor, max(now, last + 1) - HOUR) + len(opened) > cap:
                raise TooMany("readlog-cap", room="record", cap=cap)
            for kind, subject, fields in opened:
                # Time never runs back in the log, whatever the clock does.
                last = max(now, last + 1)
                seq += 1
                line = Line(seq, prev, last, actor, kind, subject, tuple(fields), reason_sealed, "")
                prev = line.digest()
                told = [seq, line.prev, last, actor, kind, subject, json.dumps(list(fields)), reason_sealed, prev]
                database.execute(_INSERT, told)
        return int(seq)

    def count_since(self, actor: str, at: int) -> int:
        """How many openings a member made at that time (milliseconds) or later."""
        with self._reading() as database:
            return 0 if database is None else self._count(database, actor, at)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last line; `(0, "")` while there is none."""
        with self._reading() as database:
            row = None if database is None else database.execute('SELECT "seq", "hash" FROM "line" ORDER BY "seq" DESC LIMIT 1').fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def lines(self, actor: str | None = None, subject: str | None = None, since: int | None = None) -> Iterator[Line]:
        """Openings in their order: of one member, of one record, from a time on."""
        asked = {'"actor" = ?': actor, '"subject" = ?': subject, '"at" >= ?': since}
        given = {words: value for words, value in asked.items() if value is not None}
        where = f" WHERE {' AND '.join(given)}" if given else ""
        with self._reading() as database:
            if database is None:
                return
            # Only names of our own are put together here; what is asked for is bound as a value.
            for row in database.execute(f'SELECT {_COLUMNS} FROM "line"{where} ORDER BY "seq"', list(given.values())):  # noqa: S608
                yield _line(row)

    def verify(self, head: tuple[int, str] | None = None) -> None:
        """Nothing, where each line is as written and follows the one before; `BadFile` names the first that is not.

        `head` is one that was kept elsewhere: the line of that number must be there, with that hash.
        """
        seq, prev, at, known = 0, "", 0, head is None or head[0] == 0
        for line in self.lines():
            seq += 1
            if line.seq != seq:
                raise BadFile("readlog-missing", room="record", line=seq)
            if line.prev != prev or line.at <= at:
                raise BadFile("readlog-moved", room="record", line=seq)
            if line.hash != line.digest() or (head is not None and head[0] == seq and head[1] != line.hash):
                raise BadFile("readlog-changed", room="record", line=seq)
            prev, at, known = line.hash, line.at, known or (head is not None and head[0] == seq)
        if not known:
            raise BadFile("readlog-missing", room="record", line=seq + 1)

    # -- within ----------------------------------------------------------------------------------------------------

    @staticmethod
    def _count(database: sqlite3.Connection, actor: str, at: int) -> int:
        return int(database.execute('SELECT COUNT(*) FROM "line" WHERE "actor" = ? AND "at" >= ?', [actor, at]).fetchone()[0])

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as fault:
            said = str(fault).lower()
            if "locked" in said or "busy" in said:
                raise Conflict("readlog-busy", room="record") from fault
            raise StorageFailed("readlog-unwritable", room="record", place=self.path.name) from fault
        except sqlite3.DatabaseError as fault:
            raise BadFile("readlog-unreadable", room="record", place=self.path.name) from fault

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if not self.path.exists():
            with storing(self.path):
                # Born private: SQLite gives its journal the same rights.
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600))
        with self._telling(), closing(sqlite3.connect(self.path, timeout=20, isolation_level=None)) as database:
            # A rollback journal, and its folder flushed too: a line that was acknowledged survives a power cut.
            database.execute("PRAGMA journal_mode=DELETE").fetchone()
            database.execute("PRAGMA synchronous=EXTRA")
            database.execute("BEGIN IMMEDIATE")
            try:
                if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'line_delete'").fetchone():
                    for statement in filter(None, map(str.strip, _TABLE.split(";\n"))):
                        database.execute(statement)
                yield database
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        if not self.path.exists():
            yield None
            return
        with self._telling(), closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=20)) as database:
            known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'line'").fetchone()
            yield database if known else None


def _line(row: Sequence[Any]) -> Line:
    seq, prev, at, actor, kind, subject, fields, reason, digest = row
    try:
        told = json.loads(fields)
        line = Line(int(seq), str(prev), int(at), str(actor), str(kind), str(subject), tuple(told), str(reason), str(digest))
        canonical.encode(list(line.fields))
    except (ValueError, TypeError, ConstatError):
        raise BadFile("readlog-changed", room="record", line=str(seq)) from None
    return line
