"""Items of evidence under their codes, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from constat.record.models import Evidence
from constat.web.casework.statement.listing import named
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import CASEWORK, members


@members(*CASEWORK)
def evidence(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/evidence`"""
    lens = session_of(request).lens
    rows = Evidence.seen_by(lens).exclude(void=True)
    asked = {name: str(request.GET.get(name) or "") for name in ("incident", "statement", "kind")}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    page = pages(request, rows.count())
    shown = list(
        rows.order_by("-made", "id").values("id", "code", "kind", "incident", "media_type", "size", "received", "made", "derived_from", "stripped")[
            page.offset : page.offset + PAGE
        ]
    )
    for row in shown:
        row["source"] = None
    named(shown, lens)
    return render(request, "casework/evidence/list.html", {"rows": shown, "pages": page, "asked": asked})
