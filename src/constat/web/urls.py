"""The addresses. All below a language; `/` leads to the reader's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, include, path, register_converter

from constat.web.about.view import about
from constat.web.api.api import patterns
from constat.web.casework.desk.view import desk
from constat.web.dataset.view import dataset
from constat.web.explore.cells import cells, points
from constat.web.explore.download import download
from constat.web.explore.view import explore
from constat.web.figure.view import figure, figure_of
from constat.web.home.view import home
from constat.web.incident.view import incident
from constat.web.page import language_of
from constat.web.permission import anyone
from constat.web.report.view import report, report_file, report_list, report_page


class Language:
    """`en` or `fr`."""

    regex = "en|fr"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Language, "language")


@anyone
def root(request: HttpRequest, language: str = "") -> HttpResponse:
    """Leads to the page of holdings in the reader's language."""
    response = HttpResponseRedirect(f"/{language or language_of(request)}/")
    response["Vary"] = "Accept-Language"
    return response


SCREENS = ("public", "start", "unlock", "office", "publish", "api", "warning", "trend", "undercount")
"""Screens at the root: each a folder with its `urls.py`."""
CASEWORK = (
    "desk",
    "drafts",
    "statement",
    "incident",
    "finding",
    "history",
    "search",
    "overview",
    "names",
    "alerts",
    "victims",
    "inbox",
    "evidence",
    "whatsapp",
    "person",
    "consent",
    "links",
)
"""Screens of the case file, below `work/`."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("", root),
    path("api/v1/", include((patterns(), "api"))),
    path("<language:language>", root),
    path("<language:language>/", home),
    path("<language:language>/explore", explore),
    path("<language:language>/explore/cells.json", cells),
    path("<language:language>/explore/events.json", points),
    path("<language:language>/explore/events.<str:form>", download),
    path("<language:language>/figure", figure_of),
    path("<language:language>/figure/<str:figure_id>", figure),
    path("<language:language>/event/<path:event_id>", incident),
    path("<language:language>/dataset/<str:name>", dataset),
    path("<language:language>/report", report_list),
    path("<language:language>/report/<str:name>", report),
    path("<language:language>/report/<str:name>/page/<str:file>", report_page),
    path("<language:language>/report/<str:name>/file/<str:file>", report_file),
    path("<language:language>/about", about),
    path("<language:language>/work", desk),
    *(path("<language:language>/", include(f"constat.web.{screen}.urls")) for screen in SCREENS),
    *(path("<language:language>/work/", include(f"constat.web.casework.{screen}.urls")) for screen in CASEWORK),
]
