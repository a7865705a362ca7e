"""The page that checks a file somebody has: in memory, in a process of its own, by what is published here."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, ConstatError
from constat.language import number, phrases
from constat.report.manifest import printed_seal
from constat.report.publishing.asking import verify_apart
from constat.report.publishing.checking import Checked, hand_in
from constat.web.gate import MAX_BODY
from constat.web.house import house_of
from constat.web.page import render, shelf_of
from constat.web.permission import anyone_may
from constat.web.public.view import line
from constat.web.tags import address

SHOWN: Final = 200
"""Faults that are listed; a file altered throughout has more."""


@anyone_may("GET POST")
def verify(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/verify`"""
    values: dict[str, Any] = {"limit": number(MAX_BODY // 1024 // 1024 - 1, language)}
    if request.method != "POST":
        return render(request, "public/verify.html", values)
    try:
        values |= told(checked(request), language)
    except ConstatError as fault:
        return render(request, "public/verify.html", values | {"fault": fault.say(language)}, status=fault.http_status)
    response = render(request, "public/verify.html", values)
    response["Cache-Control"] = "no-store"
    return response


def checked(request: HttpRequest) -> Checked:
    """What is said of the file that was sent."""
    sent = request.FILES.get("file")
    if sent is None:
        raise BadInput("verify-no-file", room="web")
    data = sent.read()
    name = "".join(c for c in PurePosixPath(str(sent.name).replace("\\", "/")).name if c.isprintable())[:120] or "?"
    place = shelf_of(request).workspace.path
    if not data:
        raise BadInput("verify-no-file", room="web")
    table = name.casefold().endswith(".csv") and data[:2] != b"PK" and data[:5] != b"%PDF-"
    # Beside a case file nothing is computed anew for a stranger: the answers would tell what the data hold.
    verdict = None if table else verify_apart(data, name, None if house_of(request).has_case_file else place)
    return hand_in(verdict, data, name, place)


def told(found: Checked, language: str) -> dict[str, Any]:
    """The verdict in words: what it is, who signed it, what does not hold and where, what was not checked."""
    verdict = found.verdict
    figures = f"{address(language, 'public', found.edition.code)}/figure/" if found.edition else ""
    faults = []
    # Figures first: bytes and signatures say less to a reader.
    for one in sorted(verdict.faults, key=lambda one: not one.figure)[:SHOWN]:
        page = found.edition is not None and one.figure and _has_page(found, f"figure/{one.figure}.{language}.html")
        text = one.say(language)
        where = one.where if one.where not in text else ""
        faults.append({"text": text, "where": where, "href": f"{figures}{one.figure}.{language}.html" if page else "", "figure": one.figure})
    return {
        "state": found.state, "file": verdict.file, "seal": printed_seal(verdict.seal) if verdict.seal else "", "whole_seal": verdict.seal,
        "figures": verdict.figures, "recomputed": verdict.recomputed, "faults": faults, "more": max(0, len(verdict.faults) - SHOWN),
        "edition": line(found.edition, language) if found.edition else None, "name": found.name, "signature": verdict.signature,
        "unchecked": [unchecked(message, language) for message in verdict.unchecked],
    }  # fmt: skip


def unchecked(message: str, language: str) -> str:
    """What was not checked; that the data were not, is meant so here."""
    if message == "verify-unchecked-workspace":
        return phrases("web", language).say("verify-data")
    return phrases("report", language).say(message)


def _has_page(found: Checked, name: str) -> bool:
    try:
        return found.edition is not None and found.edition.path(name).is_file()
    except ConstatError:
        return False
