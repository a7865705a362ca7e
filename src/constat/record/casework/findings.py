"""Findings on their way: draft, proposed, signed, reopened. A second person signs what the first proposed.

A proposal names the finding's *content* by digest; a signature signs that digest. Whatever changes afterwards, its fields, its
citations or its counts, the signature no longer covers, and the finding falls back to unsigned wherever it is printed.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from constat.errors import Conflict, NotFound, Refused
from constat.record import canonical
from constat.record.entry import Entry
from constat.record.models import Breach, Citation, Finding, Signature, Statement, VictimCount

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

SIGNED: Final = ("signed", "published")
_APART: Final = {"status", "lone_verifier", "reopened_why", "proposed_at"}
"""Fields that tell of the procedure, not of what is found."""


def today(case: CaseFile) -> str:
    """The day, by the case file's clock."""
    return datetime.fromtimestamp(case.register.clock() / 1000, UTC).date().isoformat()


def found(case: CaseFile, model: Any, subject: str) -> Any:
    """The record of that id, or of the only one whose id or code begins so; `NotFound` otherwise."""
    rows = case.rows(model)
    row = rows.filter(pk=subject).first()
    if row is None and len(subject) >= 4:
        near = list(rows.filter(pk__startswith=subject)[:2])
        row = near[0] if len(near) == 1 else None
    if row is None and "code" in model.declared():
        named = list(rows.filter(code=subject)[:2])
        row = named[0] if len(named) == 1 else None
    if row is None:
        raise NotFound("no-record", room="record", type=model.type_name(), id=subject[:40])
    return row


def content(case: CaseFile, finding: Any) -> str:
    """SHA-256 over what is found: its fields, citations, counts and breaches, sealed ones as ciphertext."""
    told: list[Any] = [_fields(finding, _APART)]
    for model in (Citation, VictimCount, Breach):
        told += sorted((_fields(row, set()) for row in case.rows(model).filter(finding=finding.pk)), key=lambda fields: str(fields["id"]))
    return hashlib.sha256(canonical.encode(told)).hexdigest()


def _fields(row: Any, without: set[str]) -> dict[str, Any]:
    return {"id": row.pk, **{name: row.__dict__.get(name) for name in row.declared() if name not in without}}


def is_signed(case: CaseFile, finding: Any) -> bool:
    """Whether the finding stands signed as it is now: right status, a signature over this very content, no conflict."""
    if finding.status not in SIGNED or finding.conflicts or finding.void:
        return False
    now = content(case, finding)
    return any(s.content == now for s in case.rows(Signature).filter(finding=finding.pk, act="signed").exclude(void=True).exclude(member=None))


def rivals(case: CaseFile, finding: Any) -> list[Any]:
    """Statements of the incident that the finding does not follow: cited against it, or alleging other parties."""
    against = set(case.rows(Citation).filter(finding=finding.pk, bearing="against").exclude(void=True).values_list("statement", flat=True))
    parties = set(_elements(finding.parties))
    told = []
    for statement in case.rows(Statement).filter(incident=finding.incident).exclude(void=True):
        alleged = set(_elements(statement.alleged))
        if statement.pk in against or (finding.aspect == "attribution" and alleged and parties and not alleged & parties):
            told.append(statement)
    return told


def _elements(text: str | None) -> list[str]:
    import json

    return list(json.loads(text)) if text else []


def missing(case: CaseFile, finding: Any) -> list[str]:
    """What the finding lacks before it can be proposed, as words of the catalogue."""
    lacks = [f"finding-lacks-{name}" for name in ("incident", "aspect", "standard", "conclusion_en", "reasoning") if not finding.__dict__.get(name)]
    if not finding.__dict__.get("conclusion_en") and finding.__dict__.get("conclusion_fr"):
        lacks.remove("finding-lacks-conclusion_en")
    if not case.rows(Citation).filter(finding=finding.pk, bearing="for").exclude(void=True).exists():
        lacks.append("finding-lacks-citation")
    if not finding.__dict__.get("rivals") and rivals(case, finding):
        lacks.append("finding-lacks-rivals")
    return lacks


def _refuse_lacking(case: CaseFile, finding: Any) -> None:
    from constat.language import current_language, phrases

    if lacks := missing(case, finding):
        words = phrases("record", current_language())
        raise Refused("finding-incomplete", room="record", id=finding.pk[:8], lacks="; ".join(words.say(name.replace("_en", "")) for name in lacks))


def propose(case: CaseFile, finding_id: str, note: str = "") -> Entry:
    """Proposes a finding for signature; `Refused` names what it lacks."""
    finding = found(case, Finding, finding_id)
    member = case.keys.need()
    if finding.status not in (None, "draft", "reopened"):
        raise Conflict("finding-status", room="record", id=finding.pk[:8], status=str(finding.status))
    if finding.conflicts:
        raise Conflict("finding-conflict", room="record", id=finding.pk[:8])
    _refuse_lacking(case, finding)
    digest = content(case, finding)
    draft = case.draft("propose")
    draft.set(finding, status="proposed", proposed_at=digest)
    draft.new(Signature, case=finding.case, finding=finding.pk, member=member.person, act="proposed", content=digest, on=today(case), note=note or None)
    return draft.append()


def sign(case: CaseFile, finding_id: str, note: str = "", *, lone: bool = False) -> Entry:
    """Signs a proposed finding. `Refused` for whoever proposed it, unless the office has one verifier and says so (`lone`)."""
    finding = found(case, Finding, finding_id)
    member = case.keys.need()
    if finding.status != "proposed":
        raise Conflict("finding-status", room="record", id=finding.pk[:8], status=str(finding.status))
    if finding.conflicts:
        raise Conflict("finding-conflict", room="record", id=finding.pk[:8])
    _refuse_lacking(case, finding)
    digest = content(case, finding)
    if digest != finding.proposed_at:
        raise Conflict("finding-moved", room="record", id=finding.pk[:8])
    proposers = set(case.rows(Signature).filter(finding=finding.pk, act="proposed", content=digest).exclude(void=True).values_list("member", flat=True))
    others = [m for m in case.keys.members() if "verifier" in m.roles and m.actor not in proposers]
    if member.person in proposers:
        if not lone:
            raise Refused("finding-own-signature", room="record", id=finding.pk[:8])
        if others:
            raise Refused("finding-not-lone", room="record", id=finding.pk[:8], codes=", ".join(sorted(m.code for m in others)))
    draft = case.draft("sign")
    draft.set(finding, status="signed", lone_verifier=member.person in proposers)
    draft.new(Signature, case=finding.case, finding=finding.pk, member=member.person, act="signed", content=digest, on=today(case), note=note or None)
    return draft.append()


def send_back(case: CaseFile, finding_id: str, note: str) -> Entry:
    """Returns a proposed finding to whoever proposed it, with what is to be done."""
    finding = found(case, Finding, finding_id)
    member = case.keys.need()
    if finding.status != "proposed":
        raise Conflict("finding-status", room="record", id=finding.pk[:8], status=str(finding.status))
    draft = case.draft("return")
    draft.set(finding, status="draft")
    draft.new(Signature, case=finding.case, finding=finding.pk, member=member.person, act="returned", content=content(case, finding), on=today(case), note=note)
    return draft.append()


def reopen(case: CaseFile, finding_id: str, why: str) -> Entry:
    """Reopens a signed finding, with the reason; the signatures stay on record."""
    finding = found(case, Finding, finding_id)
    if finding.status not in (*SIGNED, "withdrawn"):
        raise Conflict("finding-status", room="record", id=finding.pk[:8], status=str(finding.status))
    if not why.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("reopen", reason=why)
    draft.set(finding, status="reopened", reopened_why=why)
    return draft.append()
