"""What `constat doctor` tells, as a page: the case file and the datasets, what is bad first, each with what to do."""

from __future__ import annotations

import time
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.web.house import session_of
from constat.web.office.frame import WATCH, show
from constat.web.page import shelf_of
from constat.web.permission import members

ORDER: Final = ("bad", "warn", "good")


@members(*WATCH)
def health(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/health`"""
    from constat.events.health import examine

    begun = time.monotonic()
    signs = [*case_signs(session_of(request).case, language), *(told_sign(one, language, "data") for one in examine(shelf_of(request).workspace))]
    signs.sort(key=lambda one: ORDER.index(one["state"]))
    values = {
        "signs": signs,
        "counts": {state: sum(one["state"] == state for one in signs) for state in ORDER},
        "seconds": round(time.monotonic() - begun, 2),
    }
    return show(request, "office/health.html", values)


def case_signs(case: Any, language: str) -> list[dict[str, str]]:
    """What is to be said of the case file."""
    from constat.record.safety import examine

    return [told_sign(one, language, "case") for one in examine(case)]


def told_sign(sign: Any, language: str, of: str) -> dict[str, str]:
    """A sign for people."""
    return {"state": sign.state, "text": sign.say(language), "of": of, "id": sign.message_id}
