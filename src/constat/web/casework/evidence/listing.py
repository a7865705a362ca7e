"""Items of evidence under their codes, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.record.models import Evidence
from constat.web.casework import export
from constat.web.casework.statement.listing import named
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import CASEWORK, members
from constat.web.wording import label


@members(*CASEWORK)
def evidence(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/evidence`"""
    lens = session_of(request).lens
    rows = Evidence.seen_by(lens).exclude(void=True)
    asked = {name: str(request.GET.get(name) or "") for name in ("incident", "statement", "kind")}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if form := export.asked(request):
        return export.sheet(form, "evidence", columns(language), told_rows(rows, lens, language))
    page = pages(request, rows.count())
    shown = list(
        rows.order_by("-made", "id").values("id", "code", "kind", "incident", "media_type", "size", "received", "made", "derived_from", "stripped")[
            page.offset : page.offset + PAGE
        ]
    )
    for row in shown:
        row["source"] = None
    named(shown, lens)
    return render(request, "casework/evidence/list.html", {"rows": shown, "pages": page, "asked": asked, "query": request.GET.urlencode()})


def columns(language: str) -> list[export.Column]:
    """The columns of the list as a sheet."""
    say = phrases("web", language).say
    told: tuple[tuple[str, str, str], ...] = (
        ("code", "evidence-item", "#meta+code"),
        ("kind_text", "evidence-kind", "#meta+type"),
        ("incident_code", "column-incident", "#event+code"),
    )
    told += (("media_type", "evidence-type", "#meta+format"), ("received", "evidence-received", "#date+received"), ("address", "column-address", "#meta+id"))
    return [export.Column(key, say(heading), tag) for key, heading, tag in told]


def told_rows(rows: Any, lens: Any, language: str) -> Iterator[dict[str, Any]]:
    """The rows of the list with codes for ids, and each item's address in the case file."""
    every = rows.order_by("-made", "id").values("id", "code", "kind", "incident", "media_type", "received").iterator(chunk_size=PAGE * 20)
    while batch := list(islice(every, PAGE * 20)):
        for row in batch:
            row["source"] = None
        named(batch, lens)
        for row in batch:
            yield row | {"kind_text": label("evidence-kind", row["kind"], language) if row["kind"] else "", "address": f"evidence/{row['id']}"}
