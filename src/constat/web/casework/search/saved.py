"""Selections that a member keeps: the address of a list with its facets, under a name, sealed like a draft."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import NotFound
from constat.record.drafts import Drafts
from constat.web.house import session_of
from constat.web.permission import READING, members
from constat.web.tags import address

if TYPE_CHECKING:
    from constat.web.sessions import Session

KIND = "selection"
LISTS = ("incidents", "statements")


def selections(session: Session) -> list[dict[str, Any]]:
    """The member's selections by name."""
    kept = [{"id": one.id, "name": one.first("name"), "query": one.first("query"), "list": _list(one.first("list"))} for one in Drafts(session.case).all(KIND)]
    return sorted(kept, key=lambda one: one["name"].casefold())


def _list(given: str) -> str:
    """The list that a selection is of, by its address."""
    return given if given in LISTS else LISTS[0]


def clean(query: str) -> str:
    """A query string and nothing else: no address of another page can hide in it."""
    return urlencode([(name, value) for name, value in parse_qsl(query[:4000]) if name != "page"])


@members(*READING, methods="POST")
def keep_selection(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/search/selections`: keeps the facets of a list under a name."""
    section = _list(str(request.POST.get("list") or ""))
    name, query = str(request.POST.get("name") or "").strip()[:100], clean(str(request.POST.get("query") or ""))
    if name:
        Drafts(session_of(request).case).keep(KIND, uuid.uuid4().hex, {"name": [name], "query": [query], "list": [section]})
    return HttpResponseRedirect(f"{address(language, 'work', section)}?{query}")


@members(*READING, methods="POST")
def rename_selection(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`…/selections/<id>`: another name, or none to forget it."""
    drafts = Drafts(session_of(request).case)
    kept = drafts.read(draft_id)
    if kept.kind != KIND:
        # Nobody throws away a statement that is being written by forgetting a selection.
        raise NotFound("no-draft", room="record", id=draft_id[:8])
    name = str(request.POST.get("name") or "").strip()[:100]
    if name:
        drafts.keep(KIND, draft_id, {"name": [name], "query": [kept.first("query")], "list": [kept.first("list")]})
    else:
        drafts.drop(draft_id)
    return HttpResponseRedirect(address(language, "work", "search"))
