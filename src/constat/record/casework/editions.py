"""Reports on their way to the public: submitted as built, approved by a second person, published, withdrawn.

An approval names the package by digest: whatever is built anew afterwards is not covered, and is approved anew. The package lies
in the vault, sealed, until it is published; then the findings that it prints are public, and nothing else is.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.errors import BadInput, Conflict, Refused
from constat.record import sealing
from constat.record.casework.findings import found, is_signed, today
from constat.record.entry import Entry
from constat.record.models import Approval, Edition, Finding, Freeze, Incident, of_type
from constat.record.search import NAMES

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.draft import Draft

ROLES: Final = frozenset({"editor", "verifier", "steward"})
"""Roles that submit, approve and publish reports."""
OPEN: Final = ("in-review", "returned", "approved")
"""States in which an edition may be built anew."""
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def submit(
    case: CaseFile,
    package: bytes,
    *,
    code: str,
    title_en: str,
    title_fr: str,
    template: str,
    period: str,
    seal: str,
    freeze: str | None = None,
    former: str | None = None,
    edition: str | None = None,
    note: str = "",
) -> str:
    """Submits a built report for approval and gives the edition's id; `edition` names one that is built anew."""
    member = _may(case)
    if not _CODE.fullmatch(code):
        raise BadInput("edition-code", room="record", code=code[:60])
    row = found(case, Edition, edition) if edition else None
    if row is not None:
        _expect(row, *OPEN)
        if row.code != code:
            raise Conflict("edition-renamed", room="record", code=str(row.code), other=code)
    elif case.rows(Edition).filter(code=code).exclude(void=True).exists():
        raise Conflict("edition-exists", room="record", code=code)
    subject = row.pk if row is not None else uuid.uuid4().hex
    key = case.keys.new_subject_keys([("edition", subject)])["edition", subject]
    stored = case.vault.put(io.BytesIO(package), key, token=uuid.uuid4().hex)
    values: dict[str, Any] = {
        "title_en": title_en, "title_fr": title_fr, "template": template, "period": period, "status": "in-review", "seal": seal,
        "freeze": freeze, "former": former, "digest": hashlib.sha256(package).hexdigest(), "file": stored.name, "kid": sealing.kid_of(key),
    }  # fmt: skip
    draft = case.draft("submit-report")
    if row is None:
        draft.new(Edition, subject, code=code, **values)
    else:
        draft.set(row, lone=False, **values)
    _act(case, draft, subject, member, "submitted", str(values["digest"]), note)
    draft.append()
    return subject


def approve(case: CaseFile, edition_id: str, digest: str, note: str = "") -> Entry:
    """Approves the package of that digest. `Refused` for whoever submitted it, unless nobody else of the office may approve."""
    row = found(case, Edition, edition_id)
    member = _may(case)
    _expect(row, "in-review")
    if digest != row.digest:
        raise Conflict("edition-moved", room="record", code=str(row.code))
    authors = _authors(case, row)
    others = sorted(m.code for m in case.keys.members() if ROLES & set(m.roles) and m.actor not in authors)
    if member.person in authors and others:
        raise Refused("edition-own", room="record", code=str(row.code), codes=", ".join(others))
    draft = case.draft("approve-report")
    draft.set(row, status="approved", lone=member.person in authors)
    _act(case, draft, row.pk, member, "approved", digest, note)
    return draft.append()


def send_back(case: CaseFile, edition_id: str, note: str) -> Entry:
    """Returns an edition to whoever submitted it, with what is to be mended."""
    row = found(case, Edition, edition_id)
    member = _may(case)
    _expect(row, "in-review", "approved")
    if not note.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("return-report")
    draft.set(row, status="returned")
    _act(case, draft, row.pk, member, "returned", str(row.digest), note)
    return draft.append()


def publish(case: CaseFile, edition_id: str, incidents: Iterable[str] = ()) -> Entry:
    """Marks an approved edition as published, and with it the signed findings of the incidents that it lists (codes or ids)."""
    row = found(case, Edition, edition_id)
    member = _may(case)
    _expect(row, "approved")
    if not is_approved(case, row):
        raise Conflict("edition-moved", room="record", code=str(row.code))
    draft = case.draft("publish-report")
    draft.set(row, status="published")
    for finding in _printed(case, row, incidents):
        draft.set(finding, status="published")
    _act(case, draft, row.pk, member, "published", str(row.digest), "")
    return draft.append()


def withdraw(case: CaseFile, edition_id: str, why: str) -> Entry:
    """Withdraws a published edition, or gives one up that was not; its public page says why."""
    row = found(case, Edition, edition_id)
    member = _may(case)
    _expect(row, "published", *OPEN)
    if not why.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("withdraw-report", reason=why)
    draft.set(row, status="withdrawn", withdrawn_why=why)
    _act(case, draft, row.pk, member, "withdrawn", str(row.digest), "")
    return draft.append()


def package(case: CaseFile, edition_id: str) -> bytes:
    """The package of an edition, checked against its digest."""
    row = found(case, Edition, edition_id)
    _may(case)
    key = case.keys.key(row.kid, "edition", row.pk)
    if key is None:
        raise Refused("evidence-no-key", room="record", id=row.pk[:8])
    out = io.BytesIO()
    if case.vault.copy_out(row.file, key, out) != row.digest:
        raise Conflict("edition-differs", room="record", code=str(row.code))
    return out.getvalue()


def submitter(case: CaseFile, edition: Any) -> str:
    """Pseudonymous id of whoever submitted the package as it is now."""
    return str(_acts(case, edition, "submitted").order_by("-made", "-pk").values_list("member", flat=True).first() or edition.made_by)


def by_code(case: CaseFile, code: str) -> Any:
    """The newest edition of that code that is not void: one that was given up may bear it too. None where there is none."""
    _may(case)
    return case.rows(Edition).filter(code=code).exclude(void=True).order_by("-made", "-pk").first()


def done_on(case: CaseFile, edition: Any, act: str) -> str:
    """The day of the last such act upon the package as it is now, as YYYY-MM-DD; empty where there was none."""
    told = _acts(case, edition, act).order_by("-made", "-pk").values_list("on", flat=True).first()
    return str(told)[:10] if told else ""


def is_approved(case: CaseFile, edition: Any) -> bool:
    """Whether the package as it is now was approved, by another than whoever submitted it or by the only one who may."""
    if edition.status not in ("approved", "published") or edition.void:
        return False
    by = set(_acts(case, edition, "approved").values_list("member", flat=True))
    return bool(by if edition.lone else by - _authors(case, edition))


def names_held(case: CaseFile) -> Iterator[str]:
    """The names that the case file holds, for the house's own check that no report prints one: compared in memory, shown to nobody.

    Whoever writes a report may not read them; that one of their own words is a name is told with each submission, which is on
    record, and never while they type.
    """
    _may(case)
    warm = getattr(case.keys, "warm", None)
    if warm is not None:
        warm()
    for name, fields in NAMES.items():
        model = of_type(name)
        for row in case.rows(model).exclude(void=True).only("id", *fields):
            for attname in fields:
                sealed = getattr(row, attname)
                if sealed is None:
                    continue
                key = case.keys.key(sealing.kid_in(sealed.text), sealed.type, sealed.subject)
                if key is not None:
                    yield from (line for line in str(sealing.unseal(sealed.text, key, sealed.context)).splitlines() if " " in line.strip())


def _acts(case: CaseFile, edition: Any, act: str) -> Any:
    return case.rows(Approval).filter(edition=edition.pk, act=act, digest=edition.digest).exclude(void=True).exclude(member=None)


def _authors(case: CaseFile, edition: Any) -> set[str]:
    return set(_acts(case, edition, "submitted").values_list("member", flat=True)) or {str(edition.made_by)}


def _printed(case: CaseFile, edition: Any, incidents: Iterable[str]) -> list[Any]:
    """The findings, signed as they stand, of the incidents that an edition lists, from the frozen state that it counts."""
    named = list(incidents)
    if not named or edition.freeze is None:
        return []
    cut = json.loads(found(case, Freeze, edition.freeze).cut)
    listed = set(case.rows(Incident).filter(Q(pk__in=named) | Q(code__in=named)).values_list("pk", flat=True))
    told = []
    for finding in case.rows(Finding).filter(incident__in=listed, status="signed").order_by("pk"):
        # What was signed after the state was frozen is in no figure of the report.
        last = case.register.history(("finding", finding.pk))[-1]
        within = cut.get(last.chain)
        if within and last.seq <= within[0] and is_signed(case, finding):
            told.append(finding)
    return told


def _may(case: CaseFile) -> Any:
    member = case.keys.need()
    if not ROLES & set(member.roles):
        raise Refused("edition-role", room="record")
    return member


def _expect(row: Any, *states: str) -> None:
    if row.status not in states:
        raise Conflict("edition-status", room="record", code=str(row.code), status=str(row.status))


def _act(case: CaseFile, draft: Draft, subject: str, member: Any, act: str, digest: str, note: str) -> None:
    draft.new(Approval, edition=subject, member=member.person, act=act, digest=digest, on=today(case), note=note.strip() or None)
