"""The pages of reports: the list, the files of one with their verification, and the document itself."""

from __future__ import annotations

from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.language import number, phrases
from constat.web.page import render, shelf_of
from constat.web.permission import published
from constat.web.report.shelf import Shelved, reports, the_file, the_report
from constat.web.tags import address

SANDBOX: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox"
)
"""The policy of a report's own page: its style is inside it, nothing in it may run, and it is of no origin."""
VERIFIABLE: Final = ("html", "pdf", "docx", "xlsx")
TYPES: Final = {
    "html": "text/html; charset=utf-8", "pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@published
def report_list(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/report`"""
    return render(request, "report/list.html", {"reports": reports(shelf_of(request).workspace.path, language)})


@published
def report(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """`/<language>/report/<name>`, and with `?verify=<file>` the verification of one of its files."""
    found = the_report(shelf_of(request).workspace.path, name, language)
    asked = request.GET.get("verify", "")
    if asked:
        the_file(found, asked)
    page = f"{found.name}.{language}.html"
    # The reader's own language first.
    rows = [file_row(request, found, file, asked, language) for file in sorted(found.files, key=lambda file: (f".{language}." not in file, file))]
    return render(request, "report/report.html", {
        "r": found, "documents": [row for row in rows if row["verifiable"]], "tables": [row for row in rows if not row["verifiable"]],
        "view": address(language, "report", found.name, "page", page) if page in found.files else "",
    })


def file_row(request: HttpRequest, found: Shelved, file: str, asked: str, language: str) -> dict[str, Any]:
    """One line of the table of files."""
    say = phrases("web", language).say
    parts = file.removeprefix(f"{found.name}.").split(".")
    path = found.folder / file
    size = path.stat().st_size if path.is_file() else 0
    row: dict[str, Any] = {
        "name": file, "href": address(language, "report", found.name, "file", file), "size": say("size-kb", n=number(max(1, round(size / 1000)), language)),
        "language": say(f"language-{parts[0]}") if parts[0] in ("en", "fr") else say("language-both"), "checked": file == asked,
        "problems": [], "unchecked": [], "verifiable": path.suffix[1:] in VERIFIABLE,
    }
    if file == asked:
        row |= verified(request, found, file, language)
    return row


def verified(request: HttpRequest, found: Shelved, file: str, language: str) -> dict[str, Any]:
    """Whether a file still says what was computed, and what no longer holds."""
    from constat.report import verify

    say = phrases("web", language).say
    try:
        verdict = verify(the_file(found, file), shelf_of(request).workspace)
    except ConstatError as fault:
        return {"holds": False, "verdict": say("report-fails"), "problems": [fault.say(language)]}
    words = say("verdict-figures", n=verdict.recomputed) if verdict.holds else say("report-fails")
    unchecked = [phrases("report", language).say(message) for message in verdict.unchecked]
    return {"holds": verdict.holds, "verdict": words, "problems": [fault.say(language) for fault in verdict.faults], "unchecked": unchecked}


@published
def report_page(request: HttpRequest, language: str, name: str, file: str) -> HttpResponse:
    """`/<language>/report/<name>/page/<file>`: the document itself, in a sandbox."""
    found = the_report(shelf_of(request).workspace.path, name, language)
    path = the_file(found, file)
    response = HttpResponse(path.read_bytes(), content_type=TYPES["html"] if path.suffix == ".html" else "text/plain; charset=utf-8")
    response["Content-Security-Policy"] = SANDBOX
    return response


@published
def report_file(request: HttpRequest, language: str, name: str, file: str) -> FileResponse:
    """`/<language>/report/<name>/file/<file>`: a file to keep."""
    found = the_report(shelf_of(request).workspace.path, name, language)
    path = the_file(found, file)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type=TYPES.get(path.suffix[1:], "application/octet-stream"))
