"""Selections that a member keeps: the address of a list with its facets, under a name, sealed like a draft."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.record.drafts import Drafts
from constat.web.house import session_of
from constat.web.permission import READING, members
from constat.web.tags import address

if TYPE_CHECKING:
    from constat.web.sessions import Session

KIND = "selection"


def selections(session: Session) -> list[dict[str, Any]]:
    """The member's selections by name."""
    kept = [{"id": one.id, "name": one.first("name"), "query": one.first("query")} for one in Drafts(session.case).all(KIND)]
    return sorted(kept, key=lambda one: one["name"].casefold())


def clean(query: str) -> str:
    """A query string and nothing else: no address of another page can hide in it."""
    return urlencode([(name, value) for name, value in parse_qsl(query[:4000]) if name != "page"])


@members(*READING, methods="POST")
def keep_selection(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/search/selections`: keeps the facets of the list of incidents under a name."""
    name, query = str(request.POST.get("name") or "").strip()[:100], clean(str(request.POST.get("query") or ""))
    if name:
        Drafts(session_of(request).case).keep(KIND, uuid.uuid4().hex, {"name": [name], "query": [query]})
    return HttpResponseRedirect(f"{address(language, 'work', 'incidents')}?{query}")


@members(*READING, methods="POST")
def rename_selection(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`…/selections/<id>`: another name, or none to forget it."""
    drafts = Drafts(session_of(request).case)
    kept = drafts.read(draft_id)
    name = str(request.POST.get("name") or "").strip()[:100]
    if name:
        drafts.keep(KIND, draft_id, {"name": [name], "query": [kept.first("query")]})
    else:
        drafts.drop(draft_id)
    return HttpResponseRedirect(address(language, "work", "search"))
