"""Bundles received and not yet admitted: kept as they came, encrypted, until somebody admits or discards them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from constat.errors import BadInput, ConstatError, NotFound
from constat.record.bundles import Bundle, read_bundle
from constat.record.models import Entry, types
from constat.record.storing import private_folder, write_whole
from constat.web.labels import type_label

LARGEST: Final = 25 * 1024 * 1024
"""Bytes of a bundle that a form brings; larger ones come by the command."""
MAGIC: Final = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class Received:
    """A bundle on the shelf, or one that waits for earlier ones."""

    digest: str
    path: Path
    size: int
    waits: bool


def keep(case: Any, content: bytes) -> str:
    """Puts a bundle on the shelf, encrypted as it came; gives its digest. `BadInput` where it is no bundle or too large."""
    if len(content) > LARGEST:
        raise BadInput("inbox-too-large", room="web", limit=str(LARGEST >> 20))
    if not content.startswith(MAGIC):
        raise BadInput("inbox-no-bundle", room="web")
    digest = hashlib.sha256(content).hexdigest()
    write_whole(private_folder(case.folder / "received") / f"{digest}.age", content)
    return digest


def received(case: Any) -> list[Received]:
    """What was received and not admitted, and what waits for earlier bundles."""
    found = []
    for name, waits in (("received", False), ("inbox", True)):
        for path in sorted((case.folder / name).glob("*.age")):
            found.append(Received(path.stem, path, path.stat().st_size, waits))
    return found


def one(case: Any, digest: str) -> Received:
    """The bundle of that digest; `NotFound` where there is none."""
    match = next((found for found in received(case) if found.digest == digest), None) if re.fullmatch(r"[0-9a-f]{64}", digest) else None
    if match is None:
        raise NotFound("inbox-no-such", room="web")
    return match


def look(case: Any, found: Received, language: str) -> dict[str, Any]:
    """What a bundle says, checked; `fault` where it is refused. Nothing enters the register or the vault."""
    told: dict[str, Any] = {"digest": found.digest, "size": max(1, found.size >> 10), "waits": found.waits}
    try:
        return told | _told(case, read_bundle(case, found.path, adopt=False), language)
    except ConstatError as fault:
        return told | {"fault": fault.say(language)}


def _told(case: Any, bundle: Bundle, language: str) -> dict[str, Any]:
    touched: dict[str, set[str]] = {}
    entries = new = withheld = erasures = 0
    for chain, part in bundle.entries.items():
        known = set(Entry.objects.using(case.alias).filter(chain=chain, body__isnull=False).values_list("seq", flat=True))
        for entry in part:
            entries += 1
            new += entry.seq not in known
            withheld += entry.body_bytes is None
            for change in () if entry.seq in known else entry.changes:
                if change[0] == "erase":
                    erasures += 1
                elif change[1] in types():
                    touched.setdefault(change[1], set()).add(change[2])
    times = [entry.at for part in bundle.entries.values() for entry in part]
    return {
        "office": bundle.peer.office,
        "groups": bundle.peer.fingerprint.split(),
        "entries": entries,
        "new": new,
        "withheld": withheld,
        "erasures": erasures,
        "identities": sum(sort == "identity" for *_key, sort in bundle.keys),
        "files": len(bundle.files),
        "first": min(times, default=None),
        "last": max(times, default=None),
        "records": sorted(((type_label(name, language, plural=len(ids) != 1), len(ids)) for name, ids in touched.items()), key=lambda row: -row[1]),
        "level": str(bundle.told.get("level") or ""),
    }
