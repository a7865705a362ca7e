"""One statement: its words beside their translation, what it tells, what was consented to, what hangs on it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.errors import NotFound
from constat.record.models import Consent, Evidence, Incident, Party, Source, Statement, Victim, VictimCount
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members


@members(*CASEWORK, methods="GET POST")
def statement(request: HttpRequest, language: str, statement_id: str) -> HttpResponse:
    """`/<language>/work/statements/<id>`; its words open by POST, with a reason where they are not one's own."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Statement, statement_id)
    own = row.made_by == session.member.actor
    reason = str(request.POST.get("reason") or "").strip()
    told = lens.record(row, reason=reason if request.method == "POST" else "")
    source = Source.seen_by(lens).filter(pk=told.get("source")).first()
    parties = parties_of(lens, told.get("alleged") or [], language)
    values = {
        "told": told,
        "own": own,
        "asked_reason": request.method == "POST" and not reason,
        "source": lens.record(source) if source is not None else None,
        "parties": parties,
        "incident": Incident.seen_by(lens).filter(pk=told.get("incident")).values("id", "code", "title_en", "title_fr").first()
        if told.get("incident")
        else None,
        "counts": [lens.record(one) for one in VictimCount.seen_by(lens).filter(statement=row.pk).exclude(void=True)],
        "victims": [lens.record(one) for one in Victim.seen_by(lens).filter(statement=row.pk).exclude(void=True)],
        "consents": [lens.record(one) for one in Consent.seen_by(lens).filter(statement=row.pk).exclude(void=True)],
        "evidence": [lens.record(one) for one in Evidence.seen_by(lens).filter(statement=row.pk).exclude(void=True)],
    }
    return render(request, "casework/statement/read.html", values)


def seen(lens: Any, model: Any, subject: str) -> Any:
    """The record of that id as this member sees it; `NotFound`, alike, where there is none and where it is not shown."""
    row = model.seen_by(lens).filter(pk=subject).first()
    if row is None:
        raise NotFound("no-record", room="record", type=model.type_name(), id=str(subject)[:8])
    return row


def parties_of(lens: Any, ids: Any, language: str) -> list[dict[str, str]]:
    """Parties by name, in the page's language."""
    wanted = json.loads(ids) if isinstance(ids, str) else list(ids)
    rows = Party.seen_by(lens).filter(pk__in=wanted).values("id", "name_en", "name_fr") if wanted else []
    named = [{"id": row["id"], "name": row[f"name_{language}"] or row["name_en"] or row["name_fr"] or row["id"][:8]} for row in rows]
    return sorted(named, key=lambda one: one["name"].casefold())
