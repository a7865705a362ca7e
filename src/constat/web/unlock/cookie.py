"""The cookie of a session: for this server only, out of reach of scripts, gone when the browser closes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from constat.web.sessions import COOKIE


def signed_in(request: HttpRequest, response: HttpResponse, token: str) -> HttpResponse:
    """The response with the session's cookie; what forms were given before no longer counts."""
    rotate_token(request)
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=request.META.get("HTTP_X_FORWARDED_PROTO") == "https", path="/")
    response["Cache-Control"] = "no-store"
    return response


def signed_out(response: HttpResponse) -> HttpResponse:
    """The response without it."""
    response.delete_cookie(COOKIE, path="/", samesite="Strict")
    response["Cache-Control"] = "no-store"
    response["Clear-Site-Data"] = '"cache"'
    return response
