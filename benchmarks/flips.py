"""One byte changed at random places in entries, vault, bundle and backup: always found and named.

Entries: any byte of hash, header, body or signature, triggers taken away first (a thief has no scruples). Vault, bundle and
backup: any byte of the file. Each change is undone before the next.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.kills import PHRASE, House, house, statement
from benchmarks.measuring import Row

FLIPS = int(os.environ.get("FLIPS", "10000"))


def _flipped(content: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def entries(place: House, times: int, choose: random.Random) -> list[str]:
    """Changes in the entries' columns that verification did not find."""
    from constat.record import guards
    from constat.record.proof import verify

    missed = []
    connection = place.here.register.connection
    with connection.cursor() as cursor:
        for name in ("update", "delete"):
            cursor.execute(f'DROP TRIGGER "record_entry_{name}_kept"')
        cursor.execute('SELECT "chain", "seq", "hash", "header", "body", "sig" FROM "record_entry"')
        rows = cursor.fetchall()
        for _ in range(times):
            chain, seq, *columns = choose.choice(rows)
            column = choose.randrange(4)
            name, value = ("hash", "header", "body", "sig")[column], columns[column]
            raw = value.encode() if isinstance(value, str) else bytes(value)
            at = choose.randrange(len(raw))
            # The hash is text: another digit, so that it stays text.
            digit = b"0" if raw[at : at + 1] != b"0" else b"1"
            other: Any = (raw[:at] + digit + raw[at + 1 :]).decode() if name == "hash" else _flipped(raw, at, choose.randrange(8))
            cursor.execute(f'UPDATE "record_entry" SET "{name}" = %s WHERE "chain" = %s AND "seq" = %s', [other, chain, seq])
            found = verify(place.here, files=False, tables=False)
            if not any(f"{chain}:{seq}" in fault.place for fault in found.faults):
                missed.append(f"entry {chain}:{seq} {name} byte {at}")
            cursor.execute(f'UPDATE "record_entry" SET "{name}" = %s WHERE "chain" = %s AND "seq" = %s', [value, chain, seq])
    guards.install(connection)
    return missed


def vault(place: House, times: int, choose: random.Random) -> list[str]:
    """Changes in the vault's files that the scrub did not find."""
    missed = []
    names = list(place.here.vault.names())
    for _ in range(times):
        name = choose.choice(names)
        path = place.here.folder / "vault" / name[:2] / name[2:]
        at, bit = choose.randrange(path.stat().st_size), choose.randrange(8)
        _flip(path, at, bit)
        if [damage.name for damage in place.here.vault.scrub(names)] != [name]:
            missed.append(f"vault {name} byte {at}")
        _flip(path, at, bit)
    return missed


def _flip(path: Path, at: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << bit)]))


def bundles(place: House, times: int, choose: random.Random) -> list[str]:
    """Changes in a bundle that the reader did not refuse."""
    from constat.errors import ConstatError
    from constat.record.bundles import read_bundle

    missed, path = [], place.bundles[0]
    for _ in range(times):
        at, bit = choose.randrange(path.stat().st_size), choose.randrange(8)
        _flip(path, at, bit)
        try:
            read_bundle(place.here, path, adopt=False)
            missed.append(f"bundle byte {at}")
        except ConstatError:
            pass
        _flip(path, at, bit)
    return missed


def backups(place: House, times: int, choose: random.Random) -> list[str]:
    """Changes in a backup that a restore did not refuse."""
    from constat.errors import ConstatError
    from constat.record import backup
    from constat.record.keys import Cost

    missed = []
    path = place.home / "backup.age"
    backup.create(place.here, path)
    recovery = (place.home / "recovery").read_text()
    for number in range(times):
        at, bit = choose.randrange(path.stat().st_size), choose.randrange(8)
        _flip(path, at, bit)
        target = place.home / f"restored-{number}"
        target.mkdir()
        try:
            backup.restore(path, target, recovery, code="awa", passphrase=PHRASE, database_url="", cost=Cost.smallest())
            missed.append(f"backup byte {at}")
        except ConstatError:
            if list(target.iterdir()):
                missed.append(f"backup byte {at}: something was left")
        shutil.rmtree(target)
        _flip(path, at, bit)
    return missed


PARTS = {"entries": entries, "vault": vault, "bundle": bundles, "backup": backups}


def rounds(flips: int, seed: int) -> dict[str, list[str]]:
    """That many changes, spread evenly over the four; gives what was missed."""
    choose = random.Random(seed)
    home = Path(tempfile.mkdtemp(prefix="flips-"))
    try:
        place = small(home)
        return {name: part(place, flips // len(PARTS), choose) for name, part in PARTS.items()}
    finally:
        shutil.rmtree(home, ignore_errors=True)


def small(home: Path) -> House:
    """Two offices with little in them, so that thousands of verifications take minutes."""
    import io

    import benchmarks.kills as kills
    from constat.record.casework import evidence

    place = kills.house(home, bundles=1)
    # A new recovery key whose text the test knows.
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    place.here.keys._told["recovery"] = str(identity.to_public())
    place.here.keys.rotate()
    (home / "recovery").write_text(str(identity))
    for number in range(3):
        statement(place.here, number)
        evidence.add_stream(place.here, io.BytesIO(os.urandom(20_000)), "photo.jpg", kind="photograph")
    return place


def run() -> list[Row]:
    """The measure."""
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(2**32))
    missed = rounds(FLIPS, seed)
    for part in missed.values():
        for line in part[:5]:
            print(f"flips: {line}")
    count = sum(map(len, missed.values()))
    return [
        Row(
            "one byte changed at random places in entries, vault, bundle and backup",
            f"{FLIPS:,} changes, {count} not found or not named (seed {seed})",
            "10,000 places, always found and named",
            count == 0 and FLIPS >= 10_000,
        )
    ]


__all__ = ["house", "rounds", "run"]
