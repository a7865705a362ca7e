"""A chat on one screen: sealed as it comes, its messages chosen, its authors given codes, consent said, then saved."""

from __future__ import annotations

import io
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError
from constat.language import phrases
from constat.record.models import Incident
from constat.record.uploads import PIECE, Uploads
from constat.sources.whatsapp import open_archive, pseudonymised
from constat.vocab import load
from constat.web.casework.statement.form import ANSWERS, PURPOSES
from constat.web.casework.statement.reading import seen
from constat.web.casework.whatsapp.saving import proposed_codes, save
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

SHOWN = 400
"""Messages on a page; a longer chat is shown from the one that is asked for."""


@members(*CASEWORK, methods="GET POST")
def begin(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/whatsapp/new`: takes the archive; what is no exported chat is refused before anything is kept."""
    fault, status = "", 200
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise BadInput("evidence-no-file", room="web")
            whole = file.read()
            open_archive(io.BytesIO(whole)).close()
            uploads = Uploads(session_of(request).case)
            token = uploads.begin("whatsapp.zip", len(whole))
            for number, at in enumerate(range(0, len(whole), PIECE)):
                uploads.put(token, number, whole[at : at + PIECE])
        except ConstatError as refused:
            fault, status = refused.say(language), refused.http_status
        else:
            return HttpResponseRedirect(address(language, "work", "whatsapp", token))
    return render(request, "casework/whatsapp/new.html", {"fault": fault}, status=status)


@members(*CASEWORK, methods="GET POST")
def chat(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """`/<language>/work/whatsapp/<upload>`"""
    session = session_of(request)
    uploads = Uploads(session.case)
    _upload, reader = uploads.finish(token)
    whole = reader.read()
    archive = open_archive(io.BytesIO(whole))
    told, lens = archive.chat, session.lens
    codes = proposed_codes(session, told.authors)
    for at, author in enumerate(told.authors):
        codes[author] = str(request.POST.get(f"code-{at}") or codes[author]).strip()[:40]
    fault, status = "", 200
    if request.method == "POST" and request.POST.get("act") == "discard":
        uploads.drop(token)
        return HttpResponseRedirect(address(language, "work"))
    if request.method == "POST":
        try:
            numbers = {int(one) for one in request.POST.getlist("message") if one.isdecimal() and len(one) < 9}
            answers, why = _consent(request)
            chosen = [one for one in told.messages if one.number in numbers and one.author]
            if not chosen:
                raise BadInput("whatsapp-none-chosen", room="web")
            wanted = str(request.POST.get("incident") or "")
            incident = seen(lens, Incident, wanted) if wanted else None
            statements = save(session, archive, whole, chosen, codes, answers, why, incident)
        except ConstatError as refused:
            fault, status = refused.say(language), refused.http_status
        else:
            uploads.drop(token)
            return HttpResponseRedirect(address(language, "work", "statements", statements[0]))
    start = str(request.GET.get("from") or "1")
    first = int(start) if start.isdecimal() and len(start) < 9 else 1
    shown: list[dict[str, Any]] = [
        {
            "number": one.number, "at": one.at.replace("T", " "), "code": codes.get(one.author, ""), "text": pseudonymised(one.text, codes),
            "attachment": bool(one.attachment), "there": one.attachment in archive.attachments, "stripped": one.stripped,
            "omitted": one.omitted, "deleted": one.deleted,
        }
        for one in told.messages if one.number >= first
    ][:SHOWN]  # fmt: skip
    say = phrases("web", language).say
    purposes, answers_told = load("consent-purpose"), load("consent-answer")
    values = {
        "token": token, "fault": fault, "messages": shown, "total": len(told.messages), "first": first,
        "next": first + SHOWN if len(told.messages) >= first + SHOWN else 0,
        "authors": [{"at": at, "code": codes[author]} for at, author in enumerate(told.authors)],
        "order": say(f"whatsapp-{told.order}"), "certain": told.certain,
        "purposes": [(one, purposes.label(one, language), str(request.POST.get(f"consent_{one}") or "")) for one in PURPOSES],
        "answers": [(one, answers_told.label(one, language)) for one in ANSWERS], "why": str(request.POST.get("consent_why") or "")[:2000],
        "incidents": list(Incident.seen_by(lens).exclude(void=True).order_by("-made").values("id", "code")[:200]),
    }  # fmt: skip
    return render(request, "casework/whatsapp/chat.html", values, status=status)


def _consent(request: HttpRequest) -> tuple[dict[str, str], str]:
    answers = {purpose: str(request.POST.get(f"consent_{purpose}") or "") for purpose in PURPOSES}
    why = str(request.POST.get("consent_why") or "").strip()[:2000]
    if any(answer not in ANSWERS for answer in answers.values()):
        raise BadInput("consent-needed", room="web")
    if "not-asked" in answers.values() and not why:
        raise BadInput("consent-why-needed", room="web")
    return answers, why
