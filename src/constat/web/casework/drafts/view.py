"""Keeping what is typed: a page sends its form every few seconds, and hears when it was put on disk."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from constat.errors import BadInput
from constat.language import phrases
from constat.record.drafts import Drafts
from constat.web.house import session_of
from constat.web.permission import EVERYBODY, members
from constat.web.tags import address

KINDS: Final = ("statement", "names", "alert", "finding", "report", "note")
_OURS: Final = frozenset({"csrfmiddlewaretoken", "draft-kind", "act"})


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """What a form holds, without what the page added itself."""
    return {name: [str(value) for value in request.POST.getlist(name)] for name in request.POST if name not in _OURS}


def saved_words(at: int, language: str) -> str:
    """`Kept on this laptop at 14:02`"""
    return phrases("web", language).say("draft-saved", time=f"{datetime.fromtimestamp(at / 1000).astimezone():%H:%M}")


@members(*EVERYBODY, methods="POST")
def keep(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/work/drafts/<id>`: keeps a form as a sealed draft."""
    kind = str(request.POST.get("draft-kind") or "")
    if kind not in KINDS:
        raise BadInput("draft-kind-unknown", room="web", kind=kind[:40])
    at = Drafts(session_of(request).case).keep(kind, draft_id, typed(request))
    return JsonResponse({"saved": at, "text": saved_words(at, language)})


@members(*EVERYBODY, methods="POST")
def discard(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/work/drafts/<id>/discard`"""
    Drafts(session_of(request).case).drop(draft_id)
    return HttpResponseRedirect(address(language, "work"))
