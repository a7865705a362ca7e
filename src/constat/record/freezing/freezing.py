"""Freezing: the case file's event table at one cut, made once, kept sealed, and found again by its digest.

A frozen state is a *cut* (the last entry of each chain), never a time: a bundle that comes late carries old times. Its name is
`SHA-256(canon({cut, schema, mapping}))`. Recomputing a figure reads its Parquet and not the journal, so erasing an identity
changes no number. Where a row itself points at a person (a girl, nine, in a village), *expunging* destroys the Parquet's key:
the figure then says "input destroyed by entry N".
"""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from constat.errors import Conflict, Refused
from constat.record import canonical, projection, sealing
from constat.record.casework.findings import found
from constat.record.entry import Entry
from constat.record.freezing.mapping import MAPPING, rows
from constat.record.models import Freeze
from constat.sources.assembly import EVENT_TYPES

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

FORMAT = "constat-frozen 1"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen state."""

    id: str
    name: str
    """SHA-256 of what it is a state of."""
    digest: str
    """SHA-256 of its event table."""
    events: int
    left_out: int
    """Findings that a conflict kept out."""


def freeze(case: CaseFile, code: str, dataset: str = "case-file") -> Frozen:
    """Freezes the present state under a code; the same cut frozen again is the same state, and nothing is written."""
    case.keys.need()
    cut = case.register.cut()
    name = hashlib.sha256(canonical.encode({"cut": cut, "schema": projection.schema(), "mapping": MAPPING})).hexdigest()
    former = case.rows(Freeze).filter(pk=name[:32]).first()
    if former is not None:
        return Frozen(former.pk, name, former.digest, former.events, former.rivals)
    events, behind, left_out = rows(case, dataset)
    if not events:
        raise Refused("freeze-nothing", room="record")
    content = _parquet(events, behind, name, dataset)
    subject = name[:32]
    key = case.keys.new_subject_keys([("freeze", subject)])["freeze", subject]
    stored = case.vault.put(io.BytesIO(content), key, token=uuid.uuid4().hex)
    draft = case.draft("freeze")
    draft.new(
        Freeze,
        subject,
        code=code,
        cut=cut,
        mapping=MAPPING,
        digest=hashlib.sha256(content).hexdigest(),
        file=stored.name,
        kid=sealing.kid_of(key),
        events=len(events),
        rivals=left_out,
    )
    draft.append()
    return Frozen(subject, name, stored.plain_digest, len(events), left_out)


def _parquet(events: list[dict[str, Any]], behind: list[dict[str, str]], name: str, dataset: str) -> bytes:
    """The table as Parquet: events, and in a column of its own what stands behind each."""
    frame = pl.DataFrame(events, schema=EVENT_TYPES, orient="row").with_columns(
        behind=pl.Series([json.dumps(told, ensure_ascii=False, sort_keys=True) for told in behind], dtype=pl.String),
    )
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd", metadata={"constat": FORMAT, "frozen": name, "mapping": MAPPING, "dataset": dataset})
    return out.getvalue()


def opened(case: CaseFile, freeze_id: str) -> tuple[Any, bytes]:
    """A frozen state's record and its Parquet; `Refused` names the entry that destroyed it."""
    row = found(case, Freeze, freeze_id)
    if row.expunged:
        raise Refused("freeze-expunged", room="record", code=str(row.code), entry=str(row.expunged))
    key = case.keys.key(row.kid, "freeze", row.pk)
    if key is None:
        raise Refused("evidence-no-key", room="record", id=row.pk[:8])
    out = io.BytesIO()
    digest = case.vault.copy_out(row.file, key, out)
    if digest != row.digest:
        raise Conflict("freeze-differs", room="record", code=str(row.code))
    return row, out.getvalue()


def expunge(case: CaseFile, freeze_id: str, why: str) -> Entry:
    """Destroys a frozen table for ever, because its rows point at persons; its figures then say so."""
    row = found(case, Freeze, freeze_id)
    if not why.strip():
        raise Refused("reason-needed", room="record")
    own = case.register.own()
    draft = case.draft("expunge", reason=why)
    draft.set(row, expunged=f"{own.chain}:{own.seq + 1}")
    draft.erase([row.kid])
    entry = draft.append()
    case.keys.destroy([row.kid])
    case.vault.destroy(row.file)
    return entry
