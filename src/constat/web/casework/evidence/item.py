"""One item: every hand that it went through, whether it is still what it was, and a look at it that exposes nobody by chance."""

from __future__ import annotations

import base64
import io
from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.record.casework import evidence as work
from constat.record.models import Custody, Evidence, Incident, Statement
from constat.record.preview import render as preview
from constat.web.casework.statement.reading import seen
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members


@members(*CASEWORK, methods="GET POST")
def item(request: HttpRequest, language: str, evidence_id: str) -> HttpResponse:
    """`/<language>/work/evidence/<id>`; `act=look` (blurred) and `act=see` (clear) want a reason, `act=check` none."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Evidence, evidence_id)
    values: dict[str, Any] = {}
    status = 200
    asked = request.POST.get("act")
    try:
        if asked in ("look", "see"):
            page = str(request.POST.get("page") or "1")
            values |= looked_at(
                session, row, str(request.POST.get("reason") or ""), blurred=asked == "look", page=int(page) if page.isdecimal() and len(page) < 6 else 1
            )
        elif asked == "check":
            told = work.verify_item(session.case, row.pk)
            values["checked"] = {"ciphertext": told["ciphertext"], "plain": told["plain"]}
    except ConstatError as fault:
        values["fault"], status = fault.say(language), fault.http_status
    codes = {member.actor: member.code for member in session.case.keys.members()}
    acts = [lens.record(one) for one in Custody.seen_by(lens).filter(evidence=row.pk).exclude(void=True).order_by("made")]
    for one in acts:
        one["who"] = codes.get(one.get("by") or "", "–")
    told = lens.record(row)
    values |= {
        "told": told,
        "acts": acts,
        "reason": str(request.POST.get("reason") or "")[:500],
        "derived": list(Evidence.seen_by(lens).filter(derived_from=row.pk).exclude(void=True).values("id", "code", "derivation")),
        "original": Evidence.seen_by(lens).filter(pk=told.get("derived_from")).values("id", "code").first() if told.get("derived_from") else None,
        "incident": Incident.seen_by(lens).filter(pk=told.get("incident")).values("id", "code").first() if told.get("incident") else None,
        "statement": Statement.seen_by(lens).filter(pk=told.get("statement")).values("id", "code").first() if told.get("statement") else None,
    }
    return render(request, "casework/evidence/item.html", values, status=status)


def looked_at(session: Any, row: Any, reason: str, *, blurred: bool, page: int) -> dict[str, Any]:
    """The preview, made apart; the read log and a custody act say who looked and why before anything is decrypted."""
    held = io.BytesIO()
    work.view(session.case, row.pk, held, reason)
    held.seek(0)
    made = preview(held, blurred=blurred, page=page)
    told: dict[str, Any] = {
        "kind": made.kind,
        "media_type": made.media_type,
        "size": made.size,
        "pages": made.pages,
        "page": min(page, made.pages),
        "cut": made.cut,
        "blurred": blurred,
    }
    if made.kind == "picture":
        told["picture"] = f"data:image/png;base64,{base64.b64encode(made.content).decode()}"
    elif made.kind == "text":
        told["text"] = made.content.decode("utf-8", "replace")
    return {"preview": told}
