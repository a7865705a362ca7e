"""What every page knows: its language, the shelf of the workspace, the address of itself in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from constat import __version__
from constat.language import LANGUAGES, current_language
from constat.web.house import house_of
from constat.web.shelf import Shelf

if TYPE_CHECKING:
    from constat.web.sessions import Session


def language_of(request: HttpRequest) -> str:
    """`en` or `fr`: the address says; else the browser's preference."""
    head = str(request.path_info).lstrip("/").partition("/")[0]
    if head in LANGUAGES:
        return head
    # Accept-Language: fr-ML,fr;q=0.9,en;q=0.8 — the order is nearly always that of preference.
    for tag in str(request.META.get("HTTP_ACCEPT_LANGUAGE", "")).split(","):
        found = tag.strip().partition("-")[0].partition(";")[0].lower()
        if found in LANGUAGES:
            return found
    return current_language()


def shelf_of(request: HttpRequest) -> Shelf:
    """The open workspace that this request is about."""
    shelf: Shelf = request.META["constat.shelf"]
    return shelf


def context(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs."""
    language = language_of(request)
    path = request.path_info
    rest = path.removeprefix(f"/{language}/") if path.startswith(f"/{language}/") else ""
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") and rest else ""
    told = {
        "language": language,
        "languages": [{"code": code, "href": f"/{code}/{rest}{query}", "current": code == language} for code in LANGUAGES],
        "version": __version__,
        "section": rest.partition("/")[0] or "home",
        "workspace_name": shelf_of(request).name,
        "house_locked": house_of(request).has_case_file,
    }
    session = request.META.get("constat.session")
    return told if session is None else told | at_work(request, session, language, rest)


def at_work(request: HttpRequest, session: Session, language: str, rest: str) -> dict[str, Any]:
    """What the pages of whoever is at work need besides: their sections, their name, how long they may be away."""
    from constat.web.labels import role_label
    from constat.web.sections import sections_of

    member = session.member
    return {
        "member": member,
        "member_roles": ", ".join(role_label(role, language) for role in sorted(member.roles)),
        "office": session.case.keys.office,
        "idle_seconds": int(house_of(request).sessions.idle),
        "work_sections": sections_of(member.roles, language, rest),
        "quick": str(request.GET.get("q", ""))[:200] if rest.startswith("work/search") else "",
    }


def render(request: HttpRequest, template: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page of a template."""
    response = HttpResponse(loader.render_to_string(template, values, request), status=status)
    # Kept nowhere but in the reader's own window: a shared laptop shows nothing after it is closed.
    response["Cache-Control"] = "no-cache, private"
    return response
