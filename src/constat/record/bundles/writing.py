"""A bundle written: a tar, encrypted with age to its recipients.

    bundle.json              who sends, to whom, from where to where, how much is withheld
    checkpoint, .sig, office.pub
    headers/<chain>          one header a line, from `since + 1`
    signatures/<chain>       one signature a line, in hexadecimal
    bodies/<chain>           `seq body` a line, for the bodies that go
    keys.json                keys granted
    vault/<name>             ciphertext
    SUMS, SUMS.sig           SHA-256 of all of these, and the installation's signature over it: nothing can be added or left out
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import Refused
from constat.record import canonical
from constat.record.bundles.choosing import Choice, Chosen, Preview, choose
from constat.record.proof.checkpoint import write_checkpoint
from constat.record.streams import add_bytes, add_stream, encrypted_tar

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Peer

FORMAT: Final = 1
DOMAIN: Final = b"constat-bundle/1\x00"


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle as it was written."""

    path: Path
    size: int
    digest: str
    preview: Preview


def export_bundle(case: CaseFile, path: Path, peers: Sequence[Peer], choice: Choice) -> Written:
    """Writes the bundle for these peers; the file is there whole, or not at all.

    `Refused` where nobody is named, where a peer is no longer trusted, or where the member may not export at that level.
    """
    from constat.record.policy import check_may_export

    member = case.keys.need()
    if not peers:
        raise Refused("bundle-no-recipient", room="record")
    for peer in peers:
        if peer.revoked:
            raise Refused("bundle-peer-revoked", room="record", office=peer.office)
    check_may_export(case, member, choice)
    # Checkpoint first: it must not name entries that the bundle lacks.
    point = write_checkpoint(case)
    chosen = choose(case, choice)
    told = _told(case, chosen, choice, peers)
    sums: list[tuple[str, str]] = []
    with encrypted_tar(path, [peer.age_recipient for peer in peers]) as tar:

        def put(name: str, content: bytes) -> None:
            sums.append((name, hashlib.sha256(content).hexdigest()))
            add_bytes(tar, name, content)

        put("bundle.json", canonical.encode(told))
        put("checkpoint", point.text)
        put("checkpoint.sig", point.signature)
        put("office.pub", case.keys.public_pem.encode())
        for chain, part in chosen.entries.items():
            put(f"headers/{chain}", b"".join(entry.header_bytes + b"\n" for entry, _ in part))
            put(f"signatures/{chain}", b"".join(entry.signature.hex().encode() + b"\n" for entry, _ in part))
            put(f"bodies/{chain}", b"".join(b"%d %s\n" % (entry.seq, entry.body_bytes or b"") for entry, goes in part if goes))
        put("keys.json", canonical.encode([list(key) for key in chosen.keys]))
        for name in chosen.files:
            _put_file(case, tar, name)
            sums.append((f"vault/{name}", name))
        listed = "".join(f"{digest}  {name}\n" for name, digest in sums).encode()
        add_bytes(tar, "SUMS", listed)
        add_bytes(tar, "SUMS.sig", case.keys.sign(DOMAIN + listed))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    draft = case.draft("export")
    for peer in peers:
        draft.new(
            "sending",
            office=peer.office,
            key=peer.public_key.hex(),
            digest=digest,
            level=choice.level,
            identities=chosen.preview.keys["identity"],
            until=told["until"],
        )
    draft.append()
    return Written(path, path.stat().st_size, digest, chosen.preview)


def _put_file(case: CaseFile, tar: tarfile.TarFile, name: str) -> None:
    with case.vault.ciphertext(name) as stream:
        add_stream(tar, f"vault/{name}", case.vault.size(name), stream)


def _told(case: CaseFile, chosen: Chosen, choice: Choice, peers: Sequence[Peer]) -> dict[str, Any]:
    return {
        "constat-bundle": FORMAT,
        "from": case.keys.public_key.hex(),
        "own": case.register.own().chain,
        "to": sorted(peer.public_key.hex() for peer in peers),
        "level": choice.level,
        "whole": choice.cases is None,
        "after": {chain: part[0][0].seq - 1 for chain, part in chosen.entries.items()},
        "until": {chain: part[-1][0].seq for chain, part in chosen.entries.items()},
        "withheld": dict(chosen.preview.withheld),
    }
