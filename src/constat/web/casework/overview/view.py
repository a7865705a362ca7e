"""The incidents that a member sees, on a map and by month, with the facets of the list; drawn here, so no script is needed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from constat.web.casework.board import FACETS, board_of, filtered
from constat.web.casework.incident.listing import told_facet
from constat.web.casework.overview import drawing
from constat.web.house import house_of, session_of
from constat.web.page import render
from constat.web.permission import READING, members


@members(*READING)
def overview(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/overview`"""
    lens = session_of(request).lens
    asked = {name: request.GET.getlist(name) for name in FACETS}
    words = str(request.GET.get("q") or "")[:200]
    shown = filtered(board_of(house_of(request), lens), asked, words)
    values = {
        "total": shown.height,
        "words": words,
        "query": request.GET.urlencode(),
        "facets": [told_facet(name, shown, asked, request.GET, lens, language) for name in FACETS],
        "map": drawing.places(shown, request.GET, language),
        "months": drawing.months(shown, request.GET, language),
        "legend": [{"status": status, "d": drawing.shape(status, 12, 12, 8)} for status in drawing.SHAPES],
    }
    return render(request, "casework/overview/overview.html", values)
