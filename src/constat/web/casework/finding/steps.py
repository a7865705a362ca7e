"""The steps of a finding: what it cites, what it counts, proposed, signed, returned, reopened, its late verification."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, Conflict
from constat.record.casework import findings as work
from constat.record.models import Citation, Evidence, Finding, Incident, Statement, VictimCount
from constat.vocab import load
from constat.web.casework.statement.reading import seen
from constat.web.forms.fields import TallyField, TallyWidget
from constat.web.house import session_of
from constat.web.permission import members
from constat.web.tags import address


def _open(session: Any, finding_id: str) -> Any:
    """The finding, where it may still be changed."""
    row = seen(session.lens, Finding, finding_id)
    if row.status not in (None, "draft", "reopened"):
        raise Conflict("finding-not-open", room="web", code=row.code or row.pk[:8])
    return row


def _back(language: str, row: Any) -> HttpResponse:
    return HttpResponseRedirect(address(language, "work", "findings", row.pk))


@members("verifier", "steward", methods="POST")
def cite(request: HttpRequest, language: str, finding_id: str) -> HttpResponse:
    """`/<language>/work/findings/<id>/cite`: how each statement and each item of evidence bears on the finding."""
    session = session_of(request)
    lens = session.lens
    row = _open(session, finding_id)
    known = {one.statement or one.evidence: one for one in Citation.seen_by(lens).filter(finding=row.pk).exclude(void=True)}
    bearings = load("citation-bearing")
    draft = session.case.draft("correct")
    for name, value in request.POST.items():
        kind, _, subject = name.partition("-")
        if kind not in ("statement", "evidence") or not subject:
            continue
        target = seen(lens, Statement if kind == "statement" else Evidence, subject)
        former = known.get(target.pk)
        wanted = bearings.term(str(value)).id if value else None
        if former is None and wanted:
            draft.new(Citation, case=row.case, finding=row.pk, bearing=wanted, **{kind: target.pk})
        elif former is not None and wanted is None:
            draft.withdraw(former)
        elif former is not None and wanted != former.bearing:
            draft.set(former, bearing=wanted)
    if draft.touched:
        draft.append()
    return _back(language, row)


@members("verifier", "steward", methods="POST")
def count(request: HttpRequest, language: str, finding_id: str) -> HttpResponse:
    """`/<language>/work/findings/<id>/count`: a number that the finding concludes, or one taken back."""
    session = session_of(request)
    row = _open(session, finding_id)
    draft = session.case.draft("correct")
    if gone := request.POST.get("withdraw"):
        draft.withdraw(seen(session.lens, VictimCount, gone))
    else:
        declared = VictimCount.declared()
        tally = TallyField(declared["count"], language, widget=TallyWidget(language), required=False)
        told = tally.clean([request.POST.get(f"count_{n}") for n in range(3)])
        harm = str(request.POST.get("harm") or "")
        if told is None or not harm:
            raise BadInput("finding-count-incomplete", room="web")
        values = {name: str(request.POST.get(name) or "") or None for name in ("status", "sex", "age", "relation")}
        draft.new(VictimCount, case=row.case, finding=row.pk, harm=harm, count=told, **values)
    draft.append()
    return _back(language, row)


@members("verifier", "steward", methods="POST")
def step(request: HttpRequest, language: str, finding_id: str) -> HttpResponse:
    """`/<language>/work/findings/<id>/step`: propose, sign, return, reopen."""
    session = session_of(request)
    row = seen(session.lens, Finding, finding_id)
    note = str(request.POST.get("note") or "")[:4000]
    match request.POST.get("act"):
        case "propose":
            work.propose(session.case, row.pk, note)
        case "sign":
            work.sign(session.case, row.pk, note, lone=request.POST.get("lone") == "yes")
            _verified(session, row)
        case "return":
            work.send_back(session.case, row.pk, note)
        case "reopen":
            work.reopen(session.case, row.pk, note)
        case other:
            raise BadInput("finding-step", room="web", step=str(other)[:20])
    return _back(language, row)


def _verified(session: Any, row: Any) -> None:
    """An incident whose occurrence is signed is verified: late, where its quarter had ended before."""
    if row.aspect != "occurrence" or not row.incident:
        return
    incident = Incident.seen_by(session.lens).filter(pk=row.incident).first()
    if incident is None or incident.status in ("verified", "late-verification", "found-not-to-have-occurred"):
        return
    day = work.today(session.case)
    draft = session.case.draft("sign")
    draft.set(incident, status="late-verification" if late(incident.when or row.when, day) else "verified", verified=day)
    draft.append()


def late(when: str | None, day: str) -> bool:
    """Whether a quarter ended between the last day of what happened and the day of its verification."""
    from datetime import date

    from constat.model.dates import PartialDate

    if not when:
        return False
    end, now = PartialDate.parse(when).end, date.fromisoformat(day)
    return (end.year, (end.month - 1) // 3) != (now.year, (now.month - 1) // 3)
