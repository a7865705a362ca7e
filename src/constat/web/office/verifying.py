"""The register and the read log checked from their first line, at a click; the result in words and places."""

from __future__ import annotations

import time

from django.http import HttpRequest, HttpResponse

from constat.web.house import session_of
from constat.web.office.frame import WATCH, show
from constat.web.permission import members


@members(*WATCH, methods="POST")
def verify_all(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/audit/verify`"""
    from constat.record.proof import verify

    files = request.POST.get("files") == "yes"
    begun = time.monotonic()
    found = verify(session_of(request).case, files=files)
    values = {
        "found": found,
        "faults_told": [fault.say(language) for fault in found.faults],
        "files": files,
        "seconds": round(time.monotonic() - begun, 1),
    }
    return show(request, "office/verify.html", values)
