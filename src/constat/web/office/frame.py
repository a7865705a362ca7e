"""What the pages of the office share: their tabs, each shown to the roles that it is for."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.web.house import session_of
from constat.web.page import language_of, render
from constat.web.permission import CASEWORK, EVERYBODY
from constat.web.tags import address

WATCH: Final = ("administrator", "steward")
"""Who watches the house."""
TABS: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("office-tab-index", ("office",), WATCH),
    ("office-tab-audit", ("office", "audit"), WATCH),
    ("office-tab-members", ("office", "members"), WATCH),
    ("office-tab-offices", ("office", "offices"), (*CASEWORK, "administrator")),
    ("office-tab-health", ("office", "health"), WATCH),
    ("office-tab-backups", ("office", "backups"), ("administrator",)),
    ("office-tab-erasure", ("office", "erasure"), ("steward",)),
    ("office-tab-vocabularies", ("office", "vocabularies"), EVERYBODY),
    ("office-tab-passphrase", ("office", "passphrase"), EVERYBODY),
)
"""Message, address, roles."""


def show(request: HttpRequest, template: str, values: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the office, with the tabs that this member's roles open."""
    language, roles = language_of(request), session_of(request).member.roles
    say, here = phrases("web", language).say, request.path_info
    told = [(message, address(language, *parts)) for message, parts, open_to in TABS if roles & set(open_to)]
    fits = max((href for _message, href in told if here == href or here.startswith(f"{href}/")), key=len, default="")
    tabs = [{"label": say(message), "about": say(message.replace("tab", "about")), "href": href, "current": href == fits} for message, href in told]
    return render(request, template, {"tabs": tabs, **values}, status=status)
