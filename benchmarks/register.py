"""The register's speed: appending, verifying, rebuilding, sealing, searching, unlocking; on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.measuring import Row

ENTRIES = int(os.environ.get("ENTRIES", "100000"))
ACTOR = "a" * 32


def _seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextmanager
def registers() -> Iterator[dict[str, Any]]:
    """An empty register on each database that is here."""
    from nacl.signing import SigningKey
    from tests.record.postgres import Cluster, programs

    from constat.record import database
    from constat.record.register import Register

    home = Path(tempfile.mkdtemp(prefix="register-"))
    cluster = Cluster(home / "postgresql") if programs() is not None else None
    home.chmod(0o755)
    key = SigningKey.generate()
    found: dict[str, Any] = {}
    try:
        urls = {"SQLite": ""}
        if cluster is not None:
            # With the safety that a case file has: the tests' own cluster does without.
            cluster.start("-c fsync=on -c full_page_writes=on")
            urls["PostgreSQL"] = cluster.fresh()
        for name, url in urls.items():
            (home / name).mkdir()
            alias = database.attach(home / name, url)
            database.prepare(alias)
            found[name] = Register(alias, bytes(key.verify_key), lambda message: key.sign(message).signature)
            found[name].begin(ACTOR, "office")
        yield found
    finally:
        for register in found.values():
            database.detach(register.alias)
        if cluster is not None:
            cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


def _changes(subject: str, choose: random.Random) -> list[list[Any]]:
    number = choose.randrange(10**6)
    told = {"code": f"I-{number}", "title_en": f"Incident {number}", "kind": "one-sided"}
    return [["set", "incident", subject, name, value] for name, value in told.items()]


def _append(name: str, register: Any) -> list[Row]:
    choose = random.Random(1)
    count = 600
    seconds = _seconds(lambda: [register.append(ACTOR, "record", _changes(uuid.uuid4().hex, choose)) for _ in range(count)])
    batches = [[change for _ in range(167) for change in _changes(uuid.uuid4().hex, choose)][:500] for _ in range(20)]
    many = _seconds(lambda: [register.append(ACTOR, "record", batch) for batch in batches])
    return [
        Row(f"append one entry a transaction, signed and flushed, {name}", f"{count / seconds:,.0f} entries a second", "300 a second", count / seconds >= 300),
        Row(f"append in batches of 500 changes, {name}", f"{10_000 / many:,.0f} changes a second", "10,000 changes a second", 10_000 / many >= 10_000),
    ]


def fill(register: Any, entries: int) -> None:
    """Puts that many signed entries of 2.6 changes on average into the register, without its tables: `rebuild` makes those."""
    from constat.record.entry import Entry, body_of, header_of, to_sign

    choose = random.Random(2)
    own = register.own()
    chain, seq, former, at = own.chain, own.seq, own.hash, own.at
    subjects: list[str] = []
    while entries:
        block = []
        for _ in range(min(entries, 5000)):
            if not subjects or choose.random() < 0.5:
                subjects.append(uuid.uuid4().hex)
            changes = _changes(choose.choice(subjects), choose)[: choose.choice((2, 2, 3, 3, 3))]
            body = body_of(os.urandom(16), ACTOR, "record", None, 1, changes)
            at += 1
            header = header_of(chain, seq + 1, former, at, {}, body)
            entry = Entry(header, body, b"")
            entry = Entry(header, body, register.sign(to_sign(entry.hash)))
            seq, former = seq + 1, entry.hash
            block.append(entry)
        entries -= len(block)
        with register.writing() as cursor:
            register._keep(cursor, block)
            cursor.execute('UPDATE "record_chain" SET "seq" = %s, "hash" = %s, "at" = %s WHERE "chain" = %s', [seq, former, at, chain])


def _whole(name: str, register: Any) -> list[Row]:
    from types import SimpleNamespace

    from constat.record.proof import verifying

    fill(register, ENTRIES)
    house = SimpleNamespace(register=register, readlog=SimpleNamespace(verify=lambda _head: None, head=lambda: (0, "")), folder=Path(os.devnull))
    found = verifying.Verification()

    def check() -> None:
        nonlocal found
        found = verifying.verify(house, files=False, tables=False)  # type: ignore[arg-type]

    verified = _seconds(check)
    assert found.holds, found.faults[:3]
    rebuilt = _seconds(register.rebuild)
    scale = ENTRIES / 100_000
    return [
        Row(f"verify {found.entries:,} entries with their signatures, {name}", f"{verified:.1f} s", f"{10 * scale:.0f} s", verified <= 10 * scale),
        Row(f"rebuild every table from {found.entries:,} entries, {name}", f"{rebuilt:.1f} s", f"{10 * scale:.0f} s", rebuilt <= 10 * scale),
    ]


def _sealing() -> list[Row]:
    from constat.record import sealing

    key, count = sealing.new_key(), 50_000
    texts: list[str] = []
    sealed = _seconds(lambda: texts.extend(sealing.seal(f"Amadou Diallo {n}", key, "person|x|name") for n in range(count)))
    opened = _seconds(lambda: [sealing.unseal(text, key, "person|x|name") for text in texts])
    return [
        Row("seal a field", f"{count / sealed:,.0f} a second", "50,000 a second", count / sealed >= 50_000),
        Row("open a field", f"{count / opened:,.0f} a second", "50,000 a second", count / opened >= 50_000),
    ]


def _keys() -> list[Row]:
    from constat.record.keys import Cost, Keyring

    home = Path(tempfile.mkdtemp(prefix="keys-"))
    try:
        ring, _ = Keyring.create(home, office="office", code="awa", passphrase="corbeau lune sept", roles=["administrator"])
        ring.new_subject_keys([("person", uuid.uuid4().hex) for _ in range(100_000)])
        rotated = _seconds(ring.rotate)
        ring.lock()
        unlocked = _seconds(lambda: ring.unlock("awa", "corbeau lune sept"))
        warmed = _seconds(ring.warm)
        cost = Cost.for_this_machine()
        return [
            Row("rotate the workspace key over 100,000 subject keys", f"{rotated:.1f} s ({100_000 / rotated:,.0f} a second)", "told only", None),
            Row(
                f"unlock (Argon2id, {cost.memory // 1024} MiB) and take 100,000 keys into memory",
                f"{unlocked:.1f} s and {warmed:.1f} s",
                "8 s with names and texts",
                unlocked + warmed <= 8,
            ),
        ]
    finally:
        shutil.rmtree(home, ignore_errors=True)


def run() -> list[Row]:
    """The measures."""
    rows: list[Row] = []
    with registers() as found:
        for name, register in found.items():
            rows += _append(name, register)
        for name, register in found.items():
            rows += _whole(name, register)
    return [*rows, *_sealing(), *_keys()]
