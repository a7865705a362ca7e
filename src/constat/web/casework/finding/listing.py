"""Findings by where they stand: to be signed, drafts, signed, reopened."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse

from constat.record.models import Finding
from constat.web.casework.desk.view import named_incidents
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import members

STATES: Final = ("proposed", "draft", "reopened", "signed", "published", "withdrawn")


@members("verifier", "editor", "steward")
def findings(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/findings?status=…`"""
    lens = session_of(request).lens
    rows = Finding.seen_by(lens).exclude(void=True)
    asked = str(request.GET.get("status") or "")
    if asked in STATES:
        rows = rows.filter(status=asked)
    page = pages(request, rows.count())
    shown = list(
        rows.order_by("-at", "id").values("id", "code", "aspect", "incident", "status", "standard", "at", "lone_verifier")[page.offset : page.offset + PAGE]
    )
    named_incidents(shown, lens)
    return render(request, "casework/finding/list.html", {"rows": shown, "states": STATES, "asked": asked, "pages": page})
