"""Evidence: files into the vault, every hand they go through, and what is handed out with its proof.

The file is in the vault and flushed before the entry that names it. The entry binds the plain file too, without telling its
digest: `commitment = SHA-256(salt ‖ plain digest)`, both in hexadecimal, and both told only to whom the file is handed.
"""

from __future__ import annotations

import hashlib
import mimetypes
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from constat.errors import BadFile, NotFound, Refused
from constat.record import sealing
from constat.record.casework.findings import found, today
from constat.record.entry import Entry
from constat.record.models import Custody, Evidence

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Added:
    """An evidence item as it was taken in."""

    id: str
    name: str
    plain_digest: str
    plain_size: int
    entry: Entry


def add(case: CaseFile, path: Path, /, *, id: str | None = None, received_from: str | None = None, act: str = "received", **values: Any) -> Added:
    """Takes a file in: vault first, then one entry with the item and its first custody act.

    `id` resumes an upload that was cut off: the same item, the same key, from the last whole piece.
    """
    try:
        reader: BinaryIO = path.open("rb")
    except OSError:
        raise BadFile("evidence-unreadable", room="record", path=str(path)) from None
    with reader:
        return add_stream(case, reader, path.name, id=id, received_from=received_from, act=act, **values)


def add_stream(
    case: CaseFile, reader: BinaryIO, file_name: str, /, *, id: str | None = None, received_from: str | None = None, act: str = "received", **values: Any
) -> Added:
    """The same from a stream, under the name it came with."""
    member = case.keys.need()
    subject = id or uuid.uuid4().hex
    key = case.keys.new_subject_keys([("evidence", subject)])["evidence", subject]
    stored = case.vault.put(reader, key, token=subject)
    salt = uuid.uuid4().hex + uuid.uuid4().hex
    draft = case.draft("evidence")
    draft.new(
        Evidence,
        subject,
        file=stored.name,
        size=stored.size,
        kid=sealing.kid_of(key),
        plain_digest=stored.plain_digest,
        plain_size=stored.plain_size,
        salt=salt,
        commitment=commitment(salt, stored.plain_digest),
        file_name=file_name,
        media_type=values.pop("media_type", None) or mimetypes.guess_type(file_name)[0],
        received=values.pop("received", None) or today(case),
        **values,
    )
    draft.new(
        Custody,
        case=values.get("case"),
        evidence=subject,
        act=act,
        on=today(case),
        by=member.actor,
        digest=stored.name,
        received_from=received_from,
    )
    return Added(subject, stored.name, stored.plain_digest, stored.plain_size, draft.append())


def commitment(salt: str, plain_digest: str) -> str:
    """What binds a plain file without telling its digest."""
    return hashlib.sha256((salt + plain_digest).encode()).hexdigest()


def custody(case: CaseFile, evidence_id: str, act: str, /, **values: Any) -> Entry:
    """An act upon an item: transferred, copied, viewed, exported, timestamped."""
    item = found(case, Evidence, evidence_id)
    draft = case.draft("custody")
    draft.new(Custody, case=item.case, evidence=item.pk, act=act, on=today(case), by=case.keys.need().actor, digest=item.file, **values)
    return draft.append()


def derive(case: CaseFile, original_id: str, path: Path, how: str, /, **values: Any) -> Added:
    """A working copy beside its original, which it never replaces."""
    original = found(case, Evidence, original_id)
    return add(
        case, path, act="derived", derived_from=original.pk, derivation=how, case=original.case, incident=original.incident, statement=original.statement, **values
    )


def key_of(case: CaseFile, item: Any) -> bytes:
    """The key of an item's file; `Refused` where it was erased, or never granted."""
    key = case.keys.key(item.kid, "evidence", item.pk) if item.kid else None
    if key is None:
        raise Refused("evidence-no-key", room="record", id=item.pk[:8])
    return key


def view(case: CaseFile, evidence_id: str, writer: BinaryIO, reason: str) -> str:
    """Writes the plain file out for somebody to see, once the read log and a custody act say so; gives its digest.

    Looking at a face or hearing a voice is reading an identity: it asks a reason, and the member's role must allow it.
    """
    from constat.record.fields import Sealed
    from constat.record.lens import Lens

    item = found(case, Evidence, evidence_id)
    member = case.keys.need()
    key = key_of(case, item)
    # The file is as sensitive as the name it came with: one rule, one cap, one log for both.
    sealed = item.file_name if isinstance(item.file_name, Sealed) else None
    if sealed is None:
        raise NotFound("no-record", room="record", type="evidence", id=item.pk[:8])
    Lens(case, member).open(sealed, reason)
    custody(case, item.pk, "viewed")
    return case.vault.copy_out(item.file, key, writer)


def verify_item(case: CaseFile, evidence_id: str) -> dict[str, Any]:
    """Whether an item's ciphertext is what its name says, and its plain file what its entry bound."""
    item = found(case, Evidence, evidence_id)
    case.vault.check(item.file)
    told: dict[str, Any] = {"id": item.pk, "file": item.file, "ciphertext": True, "plain": None}
    if case.keys.unlocked and item.kid and (key := case.keys.key(item.kid, "evidence", item.pk)):
        with Path(os.devnull).open("wb") as nowhere:
            digest = case.vault.copy_out(item.file, key, nowhere)
        salt = _opened(case, item, "salt")
        told["plain"] = salt is not None and commitment(salt, digest) == item.commitment
    return told


def _opened(case: CaseFile, item: Any, name: str) -> Any:
    """A confidential field of an item, for the house's own checks."""
    sealed = getattr(item, name)
    if sealed is None:
        return None
    key = case.keys.key(sealing.kid_in(sealed.text), sealed.type, sealed.subject)
    return None if key is None else sealing.unseal(sealed.text, key, sealed.context)


def tidy(case: CaseFile) -> Any:
    """Puts files aside that no entry has named for a week, and removes what was aside for a month; tells what it did.

    The head is held meanwhile: an entry cannot come to name a file that is being put aside.
    """
    from constat.record.models import Edition, Freeze

    case.keys.need()
    with case.register.writing():
        named = set(case.rows(Evidence).exclude(file=None).values_list("file", flat=True))
        named |= set(case.rows(Freeze).exclude(file=None).filter(expunged=None).values_list("file", flat=True))
        named |= set(case.rows(Edition).exclude(file=None).values_list("file", flat=True))
        return case.vault.sweep(named)
