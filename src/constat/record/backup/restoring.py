"""A backup restored: read to its end and checked before anything takes its place.

The restored installation opens a new chain that goes on from the old one's head: writing on in the old chain would fork it
where anything had been written after the backup. Every erasure in the entries is carried out again before anybody unlocks.
"""

from __future__ import annotations

import hashlib
import shutil
import tarfile
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nacl.bindings import crypto_sign_open
from nacl.exceptions import CryptoError

from constat.errors import BadFile, BadInput, Conflict, Refused
from constat.record import canonical, database
from constat.record.backup.writing import BESIDE, DOMAIN, FORMAT
from constat.record.entry import Entry
from constat.record.storing import private_folder, storing, write_whole
from constat.record.streams import decrypted

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Cost

_SMALL = 2**31


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored."""

    case: CaseFile
    """Unlocked by the member who restored it."""
    entries: int
    files: int
    subject_keys: bool
    erased: int
    """Keys that came back with the backup and were destroyed again."""
    chain: str
    """The new chain."""


def restore(
    path: Path, workspace: Path, recovery: str, *, code: str, passphrase: str, keys: Path | None = None, database_url: str | None = None, cost: Cost | None = None
) -> Restored:
    """Restores a backup into a workspace that has no case file, with the printed recovery key; gives it unlocked.

    `keys` is the backup of subject keys that belongs to it; without it identities stay sealed until it is brought.
    """
    from constat.record.casefile import FOLDER, CaseFile, _url
    from constat.record.casework.erasing import finish
    from constat.record.proof import verify

    target = workspace / FOLDER
    if target.exists():
        raise Conflict("case-file-exists", room="record", path=str(workspace))
    identity = _identity(recovery)
    url = _url(database_url)
    staged = workspace / f".{FOLDER}-{uuid.uuid4().hex[:8]}"
    private_folder(staged)
    alias = ""
    try:
        told, parts, count = _unpack(path, staged, identity)
        subjects = _subjects(keys, identity, told) if keys is not None else None
        from constat.record.keys import Keyring

        ring = Keyring.restore(staged / "keys", parts, subjects)
        ring.recover(recovery, code=code, passphrase=passphrase, cost=cost)
        alias = database.attach(staged, url)
        database.prepare(alias)
        _empty(alias, workspace)
        case = CaseFile(staged, alias, ring)
        _fill(case, told, staged)
        found = verify(case, tables=False)
        if not found.holds:
            raise BadFile("backup-does-not-hold", room="record", place=path.name, fault=found.faults[0].say())
        case.register.rebuild()
        old = next(chain for chain in told["chains"] if chain["own"])
        entry = case.register.begin(ring.need().actor, ring.office, (old["chain"], old["seq"], old["hash"]))
        erased = finish(case)
        shutil.rmtree(staged / "entries", ignore_errors=True)
        database.detach(alias)
        beside = staged / "workspace"
        with storing(target):
            _bring(beside, workspace)
            shutil.rmtree(beside, ignore_errors=True)
            staged.rename(target)
    except BaseException:
        if alias:
            database.detach(alias)
            if url:
                _wipe(alias)
        shutil.rmtree(staged, ignore_errors=True)
        raise
    final = CaseFile(target, database.attach(target, url), Keyring.open(target / "keys"))
    final.keys.unlock(code, passphrase)
    files = sum(1 for _ in final.vault.names())
    return Restored(final, count, files, subjects is not None, erased, entry.chain)


def _bring(beside: Path, workspace: Path) -> None:
    """Puts what lay beside the case file in its place. What the workspace holds already stays: nobody's work is written over."""
    if not beside.is_dir():
        return
    for file in sorted(path for path in beside.rglob("*") if path.is_file()):
        goal = workspace / file.relative_to(beside)
        if not goal.exists():
            goal.parent.mkdir(parents=True, exist_ok=True)
            write_whole(goal, file.read_bytes())


def _identity(recovery: str) -> Any:
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str(recovery.strip().upper())
    except pyrage.IdentityError:
        raise BadInput("recovery-malformed", room="record") from None


def _unpack(path: Path, folder: Path, identity: Any) -> tuple[dict[str, Any], dict[str, bytes], int]:
    """Puts the parts of a backup into a folder, each checked; gives what it says, the key files, and how many entries it holds."""
    from constat.record.vault import Vault

    place = path.name
    vault = Vault(folder / "vault")
    sums: dict[str, str] = {}
    small: dict[str, bytes] = {}
    count = 0
    with decrypted(path, [identity], place) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            content = tar.extractfile(info) if info.isfile() else None
            if content is None or info.name in sums or ".." in info.name or info.name.startswith("/"):
                raise _damaged(place, info.name)
            if info.name.startswith("vault/"):
                vault.adopt(info.name.removeprefix("vault/"), content)
                sums[info.name] = info.name.removeprefix("vault/")
                continue
            if info.size > _SMALL:
                raise _damaged(place, info.name)
            data = content.read()
            sums[info.name] = hashlib.sha256(data).hexdigest()
            if info.name.startswith("entries/"):
                count += data.count(b"\n")
                # Bodies are sealed where it matters; what is public or internal lies in the clear in the database too.
                write_whole(private_folder((folder / info.name).parent) / Path(info.name).name, data)
            else:
                small[info.name] = data
    try:
        told = canonical.decode(small["backup.json"])
        keyring = canonical.decode(small["keys/keyring.json"])
        public = bytes.fromhex(keyring["public"]["sign"])
    except (KeyError, ValueError, TypeError, BadInput):
        raise _damaged(place, "backup.json") from None
    if type(told.get("constat-backup")) is int and told["constat-backup"] > FORMAT:
        raise BadFile("bundle-newer", room="record", place=place, version=str(told["constat-backup"]), known=str(FORMAT))
    listed, signature = small.pop("SUMS", b""), small.pop("SUMS.sig", b"")
    try:
        crypto_sign_open(signature + DOMAIN + listed, public)
        wanted = {name: digest for digest, name in (line.split("  ", 1) for line in listed.decode().splitlines())}
    except (CryptoError, ValueError, TypeError):
        raise _damaged(place, "SUMS") from None
    found = {name: digest for name, digest in sums.items() if name not in ("SUMS", "SUMS.sig")}
    for name in sorted(set(wanted) | set(found)):
        if wanted.get(name) != found.get(name):
            raise _damaged(place, name)
    for name, data in small.items():
        top = name.split("/", 1)[0]
        parts = Path(name).parts
        if top == "workspace" and len(parts) > 2 and parts[1] in BESIDE:
            write_whole(private_folder((folder / name).parent) / Path(name).name, data)
        if top in ("checkpoints", "forks", "peers", "timestamps"):
            write_whole(private_folder(folder / top) / Path(name).name, data)
    if small.get("readlog.sqlite"):
        write_whole(folder / "readlog.sqlite", small["readlog.sqlite"])
    return told, {name.removeprefix("keys/"): data for name, data in small.items() if name.startswith("keys/")}, count


def _damaged(place: str, part: str) -> BadFile:
    return BadFile("bundle-part-damaged", room="record", place=place, part=part)


def _subjects(path: Path, identity: Any, told: dict[str, Any]) -> bytes:
    place = path.name
    parts: dict[str, bytes] = {}
    with decrypted(path, [identity], place) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            content = tar.extractfile(info)
            parts[info.name] = content.read() if content is not None else b""
    try:
        crypto_sign_open(parts["keys.sig"] + DOMAIN + parts["keys.json"], bytes.fromhex(told["public"]))
        said = canonical.decode(parts["keys.json"])
        content_digest = hashlib.sha256(parts["subjects.sqlite"]).hexdigest()
    except (KeyError, ValueError, TypeError, CryptoError, BadInput):
        raise _damaged(place, "keys.json") from None
    if said["sha256"] != content_digest:
        raise _damaged(place, "subjects.sqlite")
    if said["generation"] != told["generation"]:
        # Wrapped by another workspace key: it would open nothing.
        raise Refused("backup-keys-other", room="record", place=place)
    return parts["subjects.sqlite"]


def _empty(alias: str, workspace: Path) -> None:
    from constat.record.models import Chain

    if Chain.objects.using(alias).exists():
        raise Conflict("case-file-exists", room="record", path=str(workspace))


def _wipe(alias: str) -> None:
    """Takes back what a refused restore put into a database that was empty before it."""
    from django.core.management import call_command

    call_command("migrate", "record", "zero", database=alias, verbosity=0, interactive=False)


def _fill(case: CaseFile, told: dict[str, Any], folder: Path) -> None:
    with case.register.writing() as cursor:
        for chain in told["chains"]:
            cursor.execute(
                'INSERT INTO "record_chain" ("chain", "seq", "hash", "at", "key", "own", "state", "office") VALUES (%s, %s, %s, %s, %s, %s, %s, %s)',
                [chain["chain"], chain["seq"], chain["hash"], chain["at"], chain["key"], chain["own"], chain["state"], chain["office"]],
            )
            for block in _blocks(folder / "entries" / chain["chain"]):
                case.register._keep(cursor, block)
        own = next((chain for chain in told["chains"] if chain["own"]), None)
        if own is None:
            raise BadFile("backup-does-not-hold", room="record", place="backup.json", fault="own")
        cursor.execute('UPDATE "record_head" SET "chain" = %s WHERE "id" = 1', [own["chain"]])


def _blocks(folder: Path) -> Iterator[list[Entry]]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        block = []
        for line in path.read_bytes().split(b"\n")[:-1]:
            signature, _, rest = line.partition(b" ")
            header, _, body = rest.partition(b"\t")
            block.append(Entry(header, body or None, bytes.fromhex(signature.decode())))
        yield block
