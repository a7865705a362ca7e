"""A backup written: a tar, encrypted with age to the recovery key, in which every part is signed for.

    backup.json                    office, chains with their heads, generation of the keys
    entries/<chain>/<number>       blocks of lines `signature header TAB body`
    readlog.sqlite  checkpoints/…
    vault/<name>                   ciphertext that an entry names
    keys/…                         slots and what the workspace key wraps: no subject key
    workspace/<folder>/…           what people made beside the case file and nobody can fetch again (`BESIDE`)
    SUMS, SUMS.sig

Subject keys go into a file of their own (`….keys.age`): a backup that holds both would undo every erasure. Tables are not
carried: they follow from the entries, on whichever database the backup is restored. Nor are imported datasets: their providers have
them, and `constat doctor` names each that is missing.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import Conflict
from constat.record import canonical
from constat.record.backup.history import Made, expire, note
from constat.record.proof.checkpoint import write_checkpoint
from constat.record.storing import storing
from constat.record.streams import add_bytes, add_stream, encrypted_tar

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys.copies import Copy

FORMAT: Final = 1
DOMAIN: Final = b"constat-backup/1\x00"
BLOCK: Final = 2000
"""Entries in one part."""
BESIDE: Final = ("coverage", "figures", "links", "public", "snapshots")
"""Folders of the workspace: who watched where, figures and the states of the data that they name, judgements on links with the
identities that they made, and what was published."""


@dataclass(frozen=True, slots=True)
class Written:
    """A backup as it was written."""

    path: Path
    keys: Path | None
    entries: int
    files: int
    size: int
    expired: list[Path]
    """Older backups of subject keys that were destroyed."""


def create(case: CaseFile, path: Path, *, subject_keys: bool = True, files: bool = True) -> Written:
    """Writes a backup while others go on working; it is there whole, or not at all.

    `Conflict` where a file of that name exists: a backup never overwrites another one.
    """
    case.keys.need()
    keys_path = path.with_name(path.name.removesuffix(".age") + ".keys.age")
    for wanted in (path, keys_path):
        if wanted.exists():
            raise Conflict("backup-exists", room="record", path=str(wanted))
    with storing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_checkpoint(case)
    sums: list[tuple[str, str]] = []
    count = 0
    recipient = [case.keys.recovery_recipient]
    with encrypted_tar(path, recipient) as tar:

        def put(name: str, content: bytes) -> None:
            sums.append((name, hashlib.sha256(content).hexdigest()))
            add_bytes(tar, name, content)

        with case.register.reading() as cursor:
            chains = _chains(cursor)
            names = _names(case) if files else []
            # A key is on disk before an entry is sealed under it: taken after the chains were read, none is missing.
            held_keys = case.keys.backup()
            put("backup.json", canonical.encode(_told(case, chains, held_keys.generation)))
            for chain in chains:
                for number, block in enumerate(_blocks(case, cursor, chain["chain"])):
                    count += block.count(b"\n")
                    put(f"entries/{chain['chain']}/{number:06d}", block)
        put("readlog.sqlite", _copy_of(case.folder / "readlog.sqlite"))
        for folder in ("checkpoints", "forks", "peers", "timestamps"):
            if (case.folder / folder).is_dir():
                for file in sorted((case.folder / folder).iterdir()):
                    put(f"{folder}/{file.name}", file.read_bytes())
        # After the entries: a file is in the vault before an entry names it, so each of these is there.
        held = [name for name in names if case.vault.has(name)]
        for name in held:
            _put_file(case, tar, name)
            sums.append((f"vault/{name}", name))
        for name, content in sorted(held_keys.parts.items()):
            put(f"keys/{name}", content)
        for file in _beside(case.folder.parent):
            put(f"workspace/{file.relative_to(case.folder.parent).as_posix()}", file.read_bytes())
        listed = "".join(f"{digest}  {name}\n" for name, digest in sums).encode()
        add_bytes(tar, "SUMS", listed)
        add_bytes(tar, "SUMS.sig", case.keys.sign(DOMAIN + listed))
    if subject_keys:
        _keys(case, keys_path, recipient, held_keys)
    now = case.register.clock()
    new = [Made(now, str(path.resolve()), False, path.stat().st_size, _digest(path))]
    if subject_keys:
        new.append(Made(now, str(keys_path.resolve()), True, keys_path.stat().st_size, _digest(keys_path)))
    note(case.folder, *new)
    return Written(path, keys_path if subject_keys else None, count, len(held), path.stat().st_size, expire(case.folder, now))


def _beside(workspace: Path) -> Iterator[Path]:
    """The files of `BESIDE`; what is still being written (hidden, or a link to elsewhere) is left out."""
    for top in BESIDE:
        for file in sorted((workspace / top).rglob("*")):
            if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in file.relative_to(workspace).parts):
                yield file


def _told(case: CaseFile, chains: list[dict[str, Any]], generation: int) -> dict[str, Any]:
    return {
        "constat-backup": FORMAT,
        "office": case.keys.office,
        "chains": chains,
        "generation": generation,
        "public": case.keys.public_key.hex(),
    }


def _chains(cursor: Any) -> list[dict[str, Any]]:
    cursor.execute('SELECT "chain", "seq", "hash", "at", "key", "own", "state", "office" FROM "record_chain" ORDER BY "chain"')
    names = ("chain", "seq", "hash", "at", "key", "own", "state", "office")
    return [{**dict(zip(names, row, strict=True)), "own": bool(row[5])} for row in cursor.fetchall()]


def _names(case: CaseFile) -> list[str]:
    """Names of files that a record refers to."""
    from constat.record.models import Evidence, Freeze

    kept = case.rows(Evidence).exclude(file=None).values_list("file", flat=True)
    return sorted({*kept, *case.rows(Freeze).exclude(file=None).filter(expunged=None).values_list("file", flat=True)})


def _blocks(case: CaseFile, cursor: Any, chain: str) -> Iterator[bytes]:
    lines: list[bytes] = []
    for entry in case.register.entries(cursor, chain):
        # Canonical JSON holds neither a tab nor a line feed.
        lines.append(entry.signature.hex().encode() + b" " + entry.header_bytes + b"\t" + (entry.body_bytes or b"") + b"\n")
        if len(lines) == BLOCK:
            yield b"".join(lines)
            lines = []
    if lines:
        yield b"".join(lines)


def _copy_of(path: Path) -> bytes:
    """A consistent copy of an SQLite file that others may be writing."""
    if not path.is_file():
        return b""
    source, target = sqlite3.connect(path), sqlite3.connect(":memory:")
    try:
        source.backup(target)
        return bytes(target.serialize())
    finally:
        source.close()
        target.close()


def _put_file(case: CaseFile, tar: tarfile.TarFile, name: str) -> None:
    with case.vault.ciphertext(name) as stream:
        add_stream(tar, f"vault/{name}", case.vault.size(name), stream)


def _keys(case: CaseFile, path: Path, recipient: list[str], held: Copy) -> None:
    told = canonical.encode({"constat-keys-backup": FORMAT, "generation": held.generation, "sha256": hashlib.sha256(held.subjects).hexdigest()})
    with encrypted_tar(path, recipient) as tar:
        add_bytes(tar, "keys.json", told)
        add_bytes(tar, "keys.sig", case.keys.sign(DOMAIN + told))
        add_bytes(tar, "subjects.sqlite", held.subjects)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
