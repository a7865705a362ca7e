"""The door: which view a request may reach, by what the view says of itself; and forms that only our own pages send.

A view without a declared permission answers nobody. Who is not at work is led to the unlock page; who is, but in another role,
is told so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware

from constat.errors import BadInput, ConstatError, NotFound, Refused
from constat.web.errors import WrongMethod
from constat.web.house import house_of
from constat.web.labels import role_label
from constat.web.middleware import fault_page
from constat.web.page import language_of
from constat.web.permission import permission_of
from constat.web.sessions import COOKIE
from constat.web.tags import address

QUIET: Final = "HTTP_X_CONSTAT_QUIET"
"""Set by scripts that ask by themselves (saving a draft, looking for news): such a request is no sign of life."""

API: Final = "/api/"
"""Addresses for programs."""


class LockedOut(Refused):
    """Nobody is at work at this browser: unlock first."""

    http_status = 401


class Forms(CsrfViewMiddleware):
    """Django's check that a form comes from our own page. What asks the API has no cookie and brings a token of its own: nobody is misused there."""

    def process_view(self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any) -> Any:
        """As Django's."""
        if request.path_info.startswith(API) and COOKIE not in request.COOKIES:
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


class Door:
    """Checks each view's permission before it runs."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        house = house_of(request)
        token = request.COOKIES.get(COOKIE, "")
        request.META["constat.session"] = session = house.sessions.find(token, touch=QUIET not in request.META) if token else None
        response = self.answer(request)
        if session is not None or request.path_info.startswith(API):
            # Nothing that a member saw is kept by the browser: going back after locking shows nothing.
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """The answer instead of the view's, where it may not run."""
        try:
            return self.led(request, view)
        except ConstatError as fault:
            return fault_page(request, fault)

    def led(self, request: HttpRequest, view: Any) -> HttpResponse | None:
        """Where the request is led instead; None where it may go on. Raises why it may go nowhere."""
        asked = permission_of(view)
        if asked is None:
            raise NotFound("no-such-page", room="web", path=request.path[:200])
        if request.method not in asked.methods:
            raise WrongMethod("wrong-method", room="web", method=str(request.method)[:20])
        house, session = house_of(request), request.META["constat.session"]
        if asked.roles is None or (asked.bare and not house.has_case_file):
            return None
        if session is None:
            if not house.has_case_file:
                raise NotFound("no-case-file-here", room="web")
            if request.method != "GET" or QUIET in request.META:
                raise LockedOut("session-ended", room="web")
            return _led(request, "unlock")
        if not asked.roles & session.member.roles:
            raise Refused("screen-not-for-role", room="web", roles=", ".join(role_label(role, language_of(request)) for role in sorted(asked.roles)))
        if request.method == "POST" and any("\x00" in value for _name, values in request.POST.lists() for value in values):
            # One database keeps it and another does not: neither is asked for it.
            raise BadInput("letter-unkept", room="web")
        if asked.fresh and not house.sessions.is_fresh(session):
            return _led(request, "confirm")
        return None


def _led(request: HttpRequest, to: str) -> HttpResponse:
    """Leads to a page that comes back here."""
    return HttpResponseRedirect(f"{address(language_of(request), to)}?{urlencode({'next': request.get_full_path()})}")


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that none of our pages of this moment sent."""
    del reason
    # A form without a token is refused before the door has asked whether the view answers a form at all.
    asked = permission_of(getattr(request.resolver_match, "func", None))
    if asked is not None and request.method not in asked.methods:
        return fault_page(request, WrongMethod("wrong-method", room="web", method=str(request.method)[:20]))
    return fault_page(request, Refused("form-refused", room="web"))
