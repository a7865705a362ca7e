"""Published editions: their list, and the files of one, read from `public/` and nowhere else."""

from __future__ import annotations

import re
from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from constat.language import long_date
from constat.report.publishing import shelf
from constat.report.publishing.reading_page import READ
from constat.report.publishing.shelf import Shelved
from constat.web.page import render, shelf_of
from constat.web.permission import anyone
from constat.web.report.view import SANDBOX, TYPES
from constat.web.tags import address

PAGES: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The policy of the site's own pages: each names the digest of its style besides, and runs nothing."""
_PAGE: Final = re.compile(rf"(?:index|verify|{READ}|figure/[0-9a-f]{{16}})\.(en|fr)\.html|index\.html")
_TEXTS: Final = {"txt": "text/plain; charset=utf-8", "pub": "text/plain; charset=utf-8", "sig": "application/octet-stream"}
_FORMATS: Final = ("html", "pdf", "docx", "xlsx")


@anyone
def editions(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/public`"""
    return render(request, "public/list.html", {"editions": told(request, language)})


@anyone
def edition(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """`/<language>/public/<code>`: leads to the folder, in which links are relative."""
    return HttpResponseRedirect(f"{address(language, 'public', shelf.the_edition(shelf_of(request).workspace.path, code).code)}/")


@anyone
def edition_file(request: HttpRequest, language: str, code: str, file: str = "") -> HttpResponseBase:
    """`/<language>/public/<code>/<file>`: a file of the folder; its first page where none is named."""
    found = shelf.the_edition(shelf_of(request).workspace.path, code)
    name = file or f"index.{language}.html"
    page = _PAGE.fullmatch(name)
    path = found.path(name)
    if page and page[1] not in (None, language):
        # The other language has its own address.
        return HttpResponseRedirect(f"{address(page[1], 'public', code)}/{name}")
    ending = path.suffix[1:]
    kind = (TYPES | _TEXTS).get(ending, "application/octet-stream")
    response = FileResponse(path.open("rb"), as_attachment=page is None and ending not in ("txt", "json"), filename=path.name, content_type=kind)
    response["Content-Security-Policy"] = SANDBOX if name.startswith(f"{READ}.") else PAGES
    response["Cache-Control"] = "no-cache"
    return response


def told(request: HttpRequest, language: str) -> list[dict[str, Any]]:
    """Every edition as its line says it, the latest first."""
    return [line(one, language) for one in shelf.editions(shelf_of(request).workspace.path)]


def line(one: Shelved, language: str) -> dict[str, Any]:
    """One edition for a list: the reader's own language of each format, where there is one."""
    home = f"{address(language, 'public', one.code)}/"
    own = {name.rpartition(".")[2]: name for name in sorted(one.files, reverse=True) if f".{language}." in name}
    return {
        "code": one.code, "title": one.title_in(language), "office": one.office_in(language), "period": one.period_in(language),
        "day": long_date(one.day, language), "href": home, "verify": f"{home}verify.{language}.html", "withdrawn": one.withdrawn.get("why", ""),
        "files": [{"format": ending.upper(), "href": home + own[ending]} for ending in _FORMATS if ending in own],
    }  # fmt: skip
