"""Errors as pages: each says what is wrong and what to do next, in the reader's language, with its HTTP status."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from constat.errors import ConstatError, NotFound
from constat.language import use_language
from constat.web.errors import TooLong
from constat.web.page import language_of, render

log = logging.getLogger("constat.web")


class Refusals:
    """Sets the language of the request, and turns what goes wrong into a page."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with use_language(language_of(request)):
            fault = request.META.get("constat.fault")
            if fault is not None:
                return fault_page(request, fault)
            response = self.answer(request)
            # An answer to a script speaks for itself.
            if response.status_code == 404 and not getattr(response, "constat_page", False) and "json" not in response.get("Content-Type", ""):
                return fault_page(request, NotFound("no-such-page", room="web", path=request.path[:200]))
            return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page for what a view raised."""
        if isinstance(fault, ConstatError):
            return fault_page(request, fault)
        if isinstance(fault, Http404):
            return fault_page(request, NotFound("no-such-page", room="web", path=request.path[:200]))
        if isinstance(fault, SuspiciousOperation):
            return fault_page(request, TooLong("too-many-values", room="web"))
        reference = note_fault(request.path, fault)
        return fault_page(request, ConstatError("unexpected", room="web", reference=reference))


def note_fault(place: str, fault: BaseException) -> str:
    """Puts a fault that nobody expected into the log, and gives its reference for the reader: of what kind it is and where it arose.

    What it says is left out: a message may quote what a witness said.
    """
    reference = secrets.token_hex(4)
    told: list[str] = []
    seen: BaseException | None = fault
    while seen is not None and len(told) < 8:
        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(seen.__traceback__)[-12:]]
        told.append("\n  ".join([type(seen).__name__, *lines]))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    log.error("unexpected fault %s at %s: %s", reference, place, "\nfrom ".join(told))
    return reference


def fault_page(request: HttpRequest, fault: ConstatError) -> HttpResponse:
    """The page of an error; whoever asked the API gets it in the API's form."""
    status = fault.http_status
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse({"error": fault.message_id, "message": fault.say(language_of(request)), "details": []}, status=status)
    else:
        known = {400: "bad", 403: "refused", 404: "missing", 405: "method", 409: "conflict", 414: "long"}
        context = {"fault": fault.say(language_of(request)), "status_text": str(status), "title_id": f"error-{known.get(status, 'ours')}"}
        response = render(request, "error.html", context, status=status)
    if status == 405:
        response["Allow"] = "GET, HEAD"
    response["Cache-Control"] = "no-store"
    response.constat_page = True  # type: ignore[attr-defined]
    return response
