"""The register: the one way to write, and what every change leaves behind.

`append` is one transaction: lock the head, check that nothing moved since the writer looked, insert the entry, fold the
records it touches, move the head. What people read and what was signed can therefore never part. `admit` takes entries of
other chains, already verified, and folds what they touch from all entries. `rebuild` makes every table anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Final

from constat.errors import BadInput, Conflict, NotFound
from constat.record import guards, projection
from constat.record.database import fetched, telling
from constat.record.entry import Change, Entry, body_of, chain_name, check_change, header_of, to_sign
from constat.record.folding import Moment, State, apply, fold, revision
from constat.record.projection import Key

SCHEMA: Final = 1
"""Version of the meaning of changes; a later one is upcast on reading."""
NEW: Final = ""
"""Expected revision of a record that must not exist yet."""
_TOUCH: Final = ('INSERT INTO "record_touch" ("type", "subject", "chain", "seq")', "(%s, %s, %s, %s)", "ON CONFLICT DO NOTHING")
PATIENCE: Final = 10 * 60 * 1000
"""How far, in milliseconds, the clock may be behind the last entry before writing is refused."""


class Stale(Conflict):
    """Somebody changed the record since it was opened. `changed` names the fields, with who and when."""

    def __init__(self, key: Key, changed: list[tuple[str, str, int]]) -> None:
        super().__init__("stale", room="record", type=key[0], id=key[1][:8], fields=", ".join(sorted({name for name, *_ in changed})) or "-")
        self.key = key
        self.changed = changed
        """`(field, actor, at)` for each change since the expected revision."""


@dataclass(frozen=True, slots=True)
class Own:
    """The chain that this installation writes, as the head row tells it."""

    chain: str
    seq: int
    hash: str
    at: int


@dataclass(frozen=True)
class Register:
    """The register of one opened database. `sign` gives the installation's signature; `clock` the time in milliseconds."""

    alias: str
    public_key: bytes
    sign: Callable[[bytes], bytes]
    clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    accept_clock: bool = False
    """Write although the clock is behind the last entry (it was once ahead); the entry still follows in time."""

    # -- connection ------------------------------------------------------------------------------------------------

    @property
    def connection(self) -> Any:
        """This thread's connection."""
        from django.db import connections

        return connections[self.alias]

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """A transaction that holds the head; everything in it stands or falls together."""
        from django.db import transaction

        with telling("casefile"), transaction.atomic(using=self.alias), self.connection.cursor() as cursor:
            guards.open_head(cursor, self.connection.vendor)
            yield cursor
            guards.shut_head(cursor, self.connection.vendor)

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A transaction that sees one state throughout; within another one, that one's."""
        from django.db import transaction

        with telling("casefile"):
            self.connection.ensure_connection()
        if self.connection.in_atomic_block or getattr(self.connection.connection, "in_transaction", False):
            with telling("casefile"), self.connection.cursor() as cursor:
                yield cursor
            return
        if self.connection.vendor == "postgresql":
            with telling("casefile"), transaction.atomic(using=self.alias), self.connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                yield cursor
            return
        # Django would begin an immediate transaction, which keeps writers out; a reader needs only one view.
        with telling("casefile"), self.connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield cursor
            finally:
                cursor.execute("COMMIT")

    # -- beginning -------------------------------------------------------------------------------------------------

    def begin(self, actor: str, office: str, parent: tuple[str, int, str] | None = None) -> Entry:
        """Opens a chain of this installation and makes it the one that is written; `parent` is the head it goes on from after a restore."""
        nonce = os.urandom(16)
        chain = chain_name(self.public_key, nonce)
        told: list[Change] = [
            ["set", "chain", chain, "key", self.public_key.hex()],
            ["set", "chain", chain, "nonce", nonce.hex()],
            ["set", "chain", chain, "office", office],
        ]
        if parent is not None:
            told.append(["set", "chain", chain, "parent", [parent[0], parent[1], parent[2]]])
        with self.writing() as cursor:
            seen = self._seen(cursor, chain)
            entry = self._entry(Own(chain, 0, "", 0), seen, actor, "begin", None, told)
            cursor.execute('UPDATE "record_chain" SET "own" = %s WHERE "own" = %s', [False, True])
            cursor.execute(
                'INSERT INTO "record_chain" ("chain", "seq", "hash", "at", "key", "own", "state", "office") VALUES (%s, %s, %s, %s, %s, %s, %s, %s)',
                [chain, 1, entry.hash, entry.at, self.public_key.hex(), True, "good", office],
            )
            cursor.execute('UPDATE "record_head" SET "chain" = %s WHERE "id" = 1', [chain])
            self._keep(cursor, [entry])
        return entry

    # -- writing ---------------------------------------------------------------------------------------------------

    def append(self, actor: str, why: str | tuple[str, str | None], changes: Sequence[Change], expect: Mapping[Key, str] | None = None) -> Entry:
        """The entry that these changes make, signed and projected.

        `why` is a code, or a code and sealed words. `expect` gives the revision that each record was opened at (`NEW` for one
        that must not exist): `Stale` names what changed since. Values of sealed fields come sealed already.
        """
        if not changes:
            raise BadInput("entry-empty", room="record")
        for change in changes:
            check_change(change)
        code, words = (why, None) if isinstance(why, str) else why
        touched = _touched(changes)
        with self.writing() as cursor:
            own = self._own(cursor)
            entry = self._entry(own, self._seen(cursor, own.chain), actor, code, words, list(changes))
            states = self._states(cursor, touched)
            for key, wanted in (expect or {}).items():
                self._check(cursor, key, states.get(key) or self._states(cursor, [key]).get(key), wanted)
            moment = moment_of(entry)
            for key, part in touched.items():
                if _projected(key):
                    apply(states.setdefault(key, State()), moment, part)
            with self._together():
                self._insert(cursor, [entry])
                self._keep(cursor, [entry])
                projection.write(cursor, states.items())
                cursor.execute('UPDATE "record_chain" SET "seq" = %s, "hash" = %s, "at" = %s WHERE "chain" = %s', [entry.seq, entry.hash, entry.at, own.chain])
        return entry

    def admit(self, entries: Sequence[Entry], within: Any | None = None) -> list[Key]:
        """Takes verified entries of other chains (or bodies that were withheld before) and folds what they touch anew.

        The caller has checked signatures, order and causes; here they only enter, all or none. `within` is a cursor of `writing`
        where the caller has more to do in the same transaction. Returns the records touched.
        """
        if within is None:
            with self.writing() as cursor:
                return self.admit(entries, cursor)
        keys: dict[Key, None] = {}
        for entry in entries:
            keys.update(dict.fromkeys(_touched(entry.changes)))
        self._insert(within, entries)
        self._keep(within, entries)
        self.refold(within, list(keys))
        return list(keys)

    def refold(self, cursor: Any, keys: Sequence[Key]) -> None:
        """Folds these records from all their entries and puts their rows in place."""
        projection.write(cursor, ((key, fold(self._history(cursor, key))) for key in keys if _projected(key)))

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Makes every projected table anew from the entries, in one transaction; returns how many entries were read."""
        with self.writing() as cursor:
            return self._rebuild(cursor, progress)

    def _rebuild(self, cursor: Any, progress: Callable[[int], None] | None) -> int:
        touches: list[list[Any]] = []
        states, count = self.folded(cursor, touches, progress)
        projection.clear(cursor)
        cursor.execute('DELETE FROM "record_touch"')
        if hasattr(cursor.cursor, "copy"):
            with cursor.cursor.copy('COPY "record_touch" ("type", "subject", "chain", "seq") FROM STDIN') as copy:
                for touch in touches:
                    copy.write_row(touch)
        else:
            projection.many(cursor, *_TOUCH, touches)
        projection.write(cursor, states.items(), fresh=True)
        cursor.execute('UPDATE "record_head" SET "schema" = %s WHERE "id" = 1', [projection.schema()])
        return count

    def folded(self, cursor: Any, touches: list[list[Any]] | None = None, progress: Callable[[int], None] | None = None) -> tuple[dict[Key, State], int]:
        """The state of every record from the entries alone, and how many entries were read; `touches` gathers what touched what.

        A record that one chain touched folds as its entries come. One that several touched needs every cause at once: it is
        folded in a second reading, so that no table has to be believed.
        """
        states: dict[Key, State] = {}
        chains: dict[Key, str] = {}
        shared: dict[Key, list[tuple[Moment, list[Change]]]] = {}
        count = 0
        for entry in self.entries(cursor):
            count += 1
            moment = moment_of(entry)
            parts = _touched(entry.changes)
            if touches is not None:
                touches += [[*key, entry.chain, entry.seq] for key in parts]
            for key, part in parts.items():
                if not _projected(key):
                    continue
                if chains.setdefault(key, entry.chain) != entry.chain:
                    shared[key] = []
                else:
                    apply(states.setdefault(key, State()), moment, part)
            if progress and count % 5000 == 0:
                progress(count)
        if shared:
            for entry in self.entries(cursor):
                for key, part in _touched(entry.changes).items():
                    if key in shared:
                        shared[key].append((moment_of(entry), part))
            states.update((key, fold(told)) for key, told in shared.items())
        return states, count

    # -- reading ---------------------------------------------------------------------------------------------------

    def own(self) -> Own:
        """The head of the chain written here."""
        with self.reading() as cursor:
            return self._own(cursor)

    def entry(self, chain: str, seq: int) -> Entry:
        """One entry; `NotFound` where there is none. A chain may be given by its first digits."""
        with self.reading() as cursor:
            # A whole name is found by the index; a part of one only by looking at every entry.
            named, asked = ('"chain" = %s', chain) if len(chain) == 32 else ('"chain" LIKE %s', f"{chain}%")
            cursor.execute(f'SELECT "header", "body", "sig" FROM "record_entry" WHERE {named} AND "seq" = %s', [asked, seq])  # noqa: S608 - our own words
            rows = cursor.fetchall()
        if len(rows) != 1:
            raise NotFound("no-entry", room="record", tag=f"{chain}:{seq}")
        return _entry_of(rows[0])

    def entries(self, cursor: Any, chain: str | None = None, after: int = 0) -> Iterator[Entry]:
        """Entries in order of chain and place, read in batches so that memory stays small."""
        if chain is None:
            cursor.execute('SELECT "chain" FROM "record_chain" ORDER BY "chain"')
            for (name,) in cursor.fetchall():
                yield from self.entries(cursor, name)
            return
        while True:
            rows = fetched(
                cursor, 'SELECT "header", "body", "sig", "seq" FROM "record_entry" WHERE "chain" = %s AND "seq" > %s ORDER BY "seq" LIMIT 5000', [chain, after]
            )
            if not rows:
                return
            for row in rows:
                yield _entry_of(row)
            after = rows[-1][3]

    def history(self, key: Key) -> list[Entry]:
        """Every entry that touched a record, oldest first as asserted."""
        with self.reading() as cursor:
            return sorted(self._touching(cursor, key), key=lambda entry: (entry.at, entry.chain, entry.seq))

    def latest(self, limit: int = 50) -> list[Entry]:
        """The last entries of all chains, newest first as asserted."""
        with self.reading() as cursor:
            cursor.execute('SELECT "chain", "seq" FROM "record_chain"')
            found: list[Entry] = []
            for chain, seq in cursor.fetchall():
                found += self.entries(cursor, chain, max(0, seq - limit))
        return sorted(found, key=lambda entry: (entry.at, entry.chain, entry.seq), reverse=True)[:limit]

    def cut(self) -> dict[str, list[Any]]:
        """For each good chain its last entry: `[seq, hash]`."""
        with self.reading() as cursor:
            cursor.execute('SELECT "chain", "seq", "hash" FROM "record_chain" WHERE "state" = %s ORDER BY "chain"', ["good"])
            return {chain: [seq, head] for chain, seq, head in cursor.fetchall()}

    def digest(self) -> str:
        """SHA-256 over every projected row: the same before and after a rebuild."""
        with self.reading() as cursor:
            return projection.digest(cursor)

    # -- within a transaction --------------------------------------------------------------------------------------

    def _together(self) -> Any:
        """Statements within are sent to PostgreSQL in one go, their answers awaited once."""
        return self.connection.connection.pipeline() if self.connection.vendor == "postgresql" else nullcontext()

    def _own(self, cursor: Any) -> Own:
        cursor.execute('SELECT c."chain", c."seq", c."hash", c."at" FROM "record_chain" c JOIN "record_head" h ON h."chain" = c."chain" WHERE h."id" = 1')
        row = cursor.fetchone()
        if row is None:
            raise NotFound("no-chain", room="record")
        return Own(*row)

    def _seen(self, cursor: Any, own: str) -> dict[str, list[Any]]:
        cursor.execute('SELECT "chain", "seq", "hash" FROM "record_chain" WHERE "chain" <> %s AND "state" = %s', [own, "good"])
        return {chain: [seq, head] for chain, seq, head in cursor.fetchall()}

    def _entry(self, own: Own, seen: dict[str, list[Any]], actor: str, code: str, words: str | None, changes: list[Change]) -> Entry:
        body = body_of(os.urandom(16), actor, code, words, SCHEMA, changes)
        now = self.clock()
        if now < own.at - PATIENCE and not self.accept_clock:
            raise Conflict("clock-behind", room="record", minutes=str((own.at - now) // 60_000))
        header = header_of(own.chain, own.seq + 1, own.hash, max(now, own.at + 1), seen, body)
        entry = Entry(header, body, b"")
        return Entry(header, body, self.sign(to_sign(entry.hash)))

    def _insert(self, cursor: Any, entries: Iterable[Entry]) -> None:
        touches = [[*key, entry.chain, entry.seq] for entry in entries for key in _touched(entry.changes)]
        if touches:
            projection.many(cursor, *_TOUCH, touches)

    def _keep(self, cursor: Any, entries: Iterable[Entry]) -> None:
        cursor.executemany(
            'INSERT INTO "record_entry" ("chain", "seq", "hash", "header", "body", "sig") VALUES (%s, %s, %s, %s, %s, %s) '
            # An entry that is here already gains the body that was withheld from it, and nothing else.
            'ON CONFLICT ("chain", "seq") DO UPDATE SET "body" = excluded."body" WHERE "record_entry"."body" IS NULL AND "record_entry"."hash" = excluded."hash"',
            [[e.chain, e.seq, e.hash, e.header_bytes, e.body_bytes, e.signature] for e in entries],
        )

    def _states(self, cursor: Any, keys: Iterable[Key]) -> dict[Key, State]:
        from constat.record.models import types

        wanted: dict[str, list[str]] = {}
        for name, subject in keys:
            if name in types():
                wanted.setdefault(name, []).append(subject)
        return {(name, subject): state for name, subjects in wanted.items() for subject, state in projection.read(cursor, types()[name], subjects).items()}

    def _touching(self, cursor: Any, key: Key) -> list[Entry]:
        cursor.execute(
            'SELECT e."header", e."body", e."sig" FROM "record_touch" t JOIN "record_entry" e ON e."chain" = t."chain" AND e."seq" = t."seq" '
            'WHERE t."type" = %s AND t."subject" = %s',
            list(key),
        )
        return [_entry_of(row) for row in cursor.fetchall()]

    def _history(self, cursor: Any, key: Key) -> list[tuple[Moment, list[Change]]]:
        return [(moment_of(entry), _touched(entry.changes).get(key, [])) for entry in self._touching(cursor, key)]

    def _check(self, cursor: Any, key: Key, state: State | None, wanted: str) -> None:
        now = NEW if state is None else revision(state.heads())
        if now != wanted:
            raise Stale(key, self._since(cursor, key, wanted))

    def _since(self, cursor: Any, key: Key, wanted: str) -> list[tuple[str, str, int]]:
        """What changed after the record had that revision; everything, where it never had it."""
        told = sorted(self._history(cursor, key), key=lambda item: (item[0].at, item[0].chain, item[0].seq))
        start = next((n for n in range(len(told), 0, -1) if revision(fold(told[:n]).heads()) == wanted), 0)
        return [(change[3], moment.actor, moment.at) for moment, changes in told[start:] for change in changes]


def moment_of(entry: Entry) -> Moment:
    """Where an entry stands."""
    header = entry.header
    return Moment(header["chain"], header["seq"], header["at"], {chain: seen[0] for chain, seen in header["seen"].items()}, entry.body["actor"] if entry.body else "")


def _projected(key: Key) -> bool:
    """Whether this version has a table for the record. What it does not know stays in the entries, for a later one."""
    from constat.record.models import types

    return key[0] in types()


def _touched(changes: Iterable[Change]) -> dict[Key, list[Change]]:
    """The changes of each record, in their order; erasures belong to the key they destroy."""
    found: dict[Key, list[Change]] = {}
    for change in changes:
        key = ("key", change[1]) if change[0] == "erase" else (change[1], change[2])
        found.setdefault(key, []).append(change)
    return found


def _entry_of(row: Sequence[Any]) -> Entry:
    header, body, signature = row[:3]
    return Entry(bytes(header), None if body is None else bytes(body), bytes(signature))
