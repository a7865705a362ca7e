"""The page on method, limits and boundaries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from constat.vocab import load
from constat.web.page import render
from constat.web.permission import anyone


@anyone
def about(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/about`"""
    flags = [{"label": t.label(language), "definition": t.definition(language)} for t in load("event-flag")]
    return render(request, "about/about.html", {"flags": flags})
