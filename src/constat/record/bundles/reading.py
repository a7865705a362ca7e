"""A bundle taken apart and checked, before anything of it is believed.

Everything is verified against the sender's signature: the list of sums, each part against it, each header against its chain,
each body against its header. Granted keys stay in memory; ciphertext goes to the vault's staging, where it harms nobody.
"""

from __future__ import annotations

import hashlib
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from nacl.bindings import crypto_sign_open
from nacl.exceptions import CryptoError

from constat.errors import BadFile, BadInput, ConstatError, Refused
from constat.record import canonical
from constat.record.bundles.writing import DOMAIN, FORMAT
from constat.record.entry import Entry
from constat.record.proof.checkpoint import Checkpoint
from constat.record.proof.checkpoint import read as read_checkpoint
from constat.record.sealing import kid_of
from constat.record.streams import decrypted

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Peer

SMALL: Final = 2**31
"""Bytes that one part other than a file may hold; more would not fit a laptop's memory."""


@dataclass(slots=True)
class Bundle:
    """A bundle, checked."""

    digest: str
    """SHA-256 of the encrypted file."""
    peer: Peer
    told: dict[str, Any]
    checkpoint: Checkpoint
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    keys: list[tuple[str, bytes, str, str, str]] = field(default_factory=list)
    """Granted: kid, key, type, subject, sort."""
    files: list[str] = field(default_factory=list)


def read_bundle(case: CaseFile, path: Path, *, adopt: bool = True) -> Bundle:
    """The bundle in that file; nothing enters the register. `adopt` takes its files into the vault, where nothing refers to them yet.

    `Refused` where its sender is not a trusted office; `BadFile` where it is for another recipient, cut short or changed.
    """
    case.keys.need()
    place = path.name
    parts: dict[str, bytes] = {}
    files: list[str] = []
    sums: dict[str, str] = {}
    with decrypted(path, [case.keys.age_identity()], place) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            content = tar.extractfile(info) if info.isfile() else None
            if content is None or info.name in sums or info.name in parts:
                raise _damaged(place, info.name)
            if info.name.startswith("vault/"):
                name = info.name.removeprefix("vault/")
                if adopt and not case.vault.has(name):
                    case.vault.adopt(name, content)
                    sums[info.name] = name
                else:
                    sums[info.name] = _digest(content)
                files.append(name)
                continue
            if info.size > SMALL:
                raise BadFile("bundle-too-large", room="record", place=place, part=info.name)
            parts[info.name] = content.read()
            sums[info.name] = hashlib.sha256(parts[info.name]).hexdigest()
    told = _told(parts.get("bundle.json", b""), place)
    peer = _sender(case, told, place)
    _check_sums(parts, sums, peer, place)
    if case.keys.public_key.hex() not in told["to"]:
        raise BadFile("sealed-for-another", room="record", place=place)
    point = read_checkpoint(parts.get("checkpoint", b""), parts.get("checkpoint.sig", b""), place)
    _check_signature(point.signature, point.text, peer.public_key, place, "checkpoint")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    bundle = Bundle(digest, peer, told, point, files=files)
    bundle.entries = {name.removeprefix("headers/"): _entries(parts, name, place) for name in sorted(parts) if name.startswith("headers/")}
    bundle.keys = _keys(parts.get("keys.json", b"[]"), place)
    return bundle


def _digest(stream: IO[bytes]) -> str:
    whole = hashlib.sha256()
    while piece := stream.read(1 << 20):
        whole.update(piece)
    return whole.hexdigest()


def _damaged(place: str, part: str) -> BadFile:
    return BadFile("bundle-part-damaged", room="record", place=place, part=part)


def _told(content: bytes, place: str) -> dict[str, Any]:
    try:
        told = canonical.decode(content)
    except BadInput:
        raise _damaged(place, "bundle.json") from None
    if isinstance(told, dict) and type(told.get("constat-bundle")) is int and told["constat-bundle"] > FORMAT:
        raise BadFile("bundle-newer", room="record", place=place, version=str(told["constat-bundle"]), known=str(FORMAT))
    if not isinstance(told, dict) or told.get("constat-bundle") != FORMAT or not isinstance(told.get("from"), str) or not isinstance(told.get("to"), list):
        raise _damaged(place, "bundle.json")
    return told


def _sender(case: CaseFile, told: dict[str, Any], place: str) -> Peer:
    try:
        key = bytes.fromhex(told["from"])
    except ValueError:
        raise _damaged(place, "bundle.json") from None
    peer = case.keys.peer_of(key)
    if peer is None or peer.revoked:
        raise Refused("bundle-unknown-office", room="record", place=place, key=told["from"][:16])
    return peer


def _check_signature(signature: bytes, text: bytes, key: bytes, place: str, part: str) -> None:
    try:
        crypto_sign_open(signature + text, key)
    except (CryptoError, ValueError, TypeError):
        raise _damaged(place, part) from None


def _check_sums(parts: dict[str, bytes], sums: dict[str, str], peer: Peer, place: str) -> None:
    listed = parts.pop("SUMS", b"")
    _check_signature(parts.pop("SUMS.sig", b""), DOMAIN + listed, peer.public_key, place, "SUMS")
    wanted = {name: digest for digest, name in (line.split("  ", 1) for line in listed.decode("utf-8").splitlines())}
    found = {name: digest for name, digest in sums.items() if name not in ("SUMS", "SUMS.sig")}
    for name in sorted(set(wanted) | set(found)):
        if wanted.get(name) != found.get(name):
            raise _damaged(place, name)


def _entries(parts: dict[str, bytes], name: str, place: str) -> list[Entry]:
    chain = name.removeprefix("headers/")
    headers = parts[name].split(b"\n")[:-1]
    signatures = parts.get(f"signatures/{chain}", b"").split(b"\n")[:-1]
    bodies: dict[int, bytes] = {}
    try:
        for line in parts.get(f"bodies/{chain}", b"").split(b"\n")[:-1]:
            seq, _, body = line.partition(b" ")
            bodies[int(seq)] = body
        entries = [Entry(header, None, bytes.fromhex(signature.decode())) for header, signature in zip(headers, signatures, strict=True)]
        entries = [Entry(e.header_bytes, bodies.pop(e.seq, None), e.signature) for e in entries]
    except (ValueError, ConstatError) as fault:
        if isinstance(fault, BadInput) and fault.message_id == "entry-newer":
            raise
        raise _damaged(place, name) from None
    if bodies or any(e.chain != chain for e in entries):
        raise _damaged(place, f"bodies/{chain}")
    for entry in entries:
        if not entry.body_holds():
            raise _damaged(place, f"bodies/{chain} {entry.seq}")
        entry.body  # noqa: B018 - reading it checks its form
    return entries


def _keys(content: bytes, place: str) -> list[tuple[str, bytes, str, str, str]]:
    try:
        found = [(kid, bytes.fromhex(key), name, subject, sort) for kid, key, name, subject, sort in canonical.decode(content)]
    except (ValueError, TypeError, BadInput):
        raise _damaged(place, "keys.json") from None
    if any(kid_of(key) != kid for kid, key, *_ in found):
        raise _damaged(place, "keys.json")
    return found
