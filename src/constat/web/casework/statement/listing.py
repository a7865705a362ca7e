"""The statements that a member sees, newest first, under codes only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.record.models import Incident, Source, Statement
from constat.web.casework import export
from constat.web.casework.search.saved import selections
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import CASEWORK, members


@members(*CASEWORK)
def statements(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/statements`"""
    session = session_of(request)
    lens = session.lens
    rows = Statement.seen_by(lens)
    asked = str(request.GET.get("show") or "")
    if asked == "mine":
        rows = rows.filter(made_by=session.member.actor)
    elif asked == "loose":
        rows = rows.filter(incident=None).filter(Q(void=None) | Q(void=False))
    if form := export.asked(request):
        return export.sheet(form, "statements", columns(language), told_rows(rows, lens))
    total = rows.count()
    page = pages(request, total)
    shown = list(
        rows.order_by("-made", "id").values("id", "code", "source", "incident", "when", "place_name", "admin1", "made", "void", "conflicts", "kind")[
            page.offset : page.offset + PAGE
        ]
    )
    named(shown, lens)
    values = {"rows": shown, "total": total, "pages": page, "asked": asked, "query": request.GET.urlencode(), "selections": selections(session)}
    return render(request, "casework/statement/list.html", values)


def columns(language: str) -> list[export.Column]:
    """The columns of the list as a sheet."""
    say = phrases("web", language).say
    told: tuple[tuple[str, str, str], ...] = (
        ("code", "column-statement", "#meta+code"),
        ("source_code", "column-source", "#meta+source"),
        ("when", "column-when", "#date"),
        ("place_name", "column-place", "#loc+name"),
    )
    told += (("admin1", "facet-admin1", "#adm1+name"), ("incident_code", "column-incident", "#event+code"), ("address", "column-address", "#meta+id"))
    return [export.Column(key, say(heading), tag) for key, heading, tag in told]


def told_rows(rows: Any, lens: Any) -> Iterator[dict[str, Any]]:
    """The rows of the list with codes for ids, and each statement's address in the case file."""
    every = rows.order_by("-made", "id").values("id", "code", "source", "incident", "when", "place_name", "admin1").iterator(chunk_size=PAGE * 20)
    while batch := list(islice(every, PAGE * 20)):
        named(batch, lens)
        for row in batch:
            yield row | {"address": f"statement/{row['id']}"}


def named(rows: list[dict[str, Any]], lens: Any) -> None:
    """Puts the codes of sources and incidents into rows that hold their ids."""
    for name, model in (("source", Source), ("incident", Incident)):
        ids = {row[name] for row in rows if row.get(name)}
        codes = dict(model.seen_by(lens).filter(pk__in=ids).values_list("pk", "code")) if ids else {}
        for row in rows:
            row[f"{name}_code"] = codes.get(row[name]) or (row[name][:8] if row.get(name) else "")
