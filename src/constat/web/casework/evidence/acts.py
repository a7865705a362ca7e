"""What is done with an item: the original handed out, a working copy made, an act of custody put on record."""

from __future__ import annotations

import io
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput
from constat.record.casework import evidence as work
from constat.record.models import Evidence
from constat.record.preview import working_copy
from constat.vocab import load
from constat.web.casework.statement.reading import seen
from constat.web.casework.statement.saving import next_code
from constat.web.house import session_of
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

BY_HAND: Final = ("transferred", "copied", "returned", "examined")


@members(*CASEWORK, methods="POST")
def original(request: HttpRequest, language: str, evidence_id: str) -> HttpResponse:
    """`…/original`: the file as it came, under the item's code; with a reason, in the read log and in its custody."""
    session = session_of(request)
    row = seen(session.lens, Evidence, evidence_id)
    held = io.BytesIO()
    work.view(session.case, row.pk, held, str(request.POST.get("reason") or ""))
    work.custody(session.case, row.pk, "exported")
    # Never under its own name nor as what it claims to be: a browser keeps it, and opens nothing.
    response = HttpResponse(held.getvalue(), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{safe(row.code or row.pk[:8])}.bin"'
    return response


def safe(code: str) -> str:
    """A code as a file's name."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in code)[:60]


@members(*CASEWORK, methods="POST")
def copy(request: HttpRequest, language: str, evidence_id: str) -> HttpResponse:
    """`…/copy`: a working copy without metadata beside its original."""
    session = session_of(request)
    row = seen(session.lens, Evidence, evidence_id)
    held = io.BytesIO()
    work.view(session.case, row.pk, held, str(request.POST.get("reason") or ""))
    held.seek(0)
    clean, media = working_copy(held)
    code = next_code(session.lens, Evidence, "E")
    told = {"case": row.case, "incident": row.incident, "statement": row.statement, "kind": row.kind, "stripped": True, "media_type": media}
    made = work.add_stream(
        session.case, io.BytesIO(clean), f"{safe(code)}.bin", act="derived", derived_from=row.pk, derivation="metadata-removed", code=code,
        **{name: value for name, value in told.items() if value is not None},
    )  # fmt: skip
    return HttpResponseRedirect(address(language, "work", "evidence", made.id))


@members(*CASEWORK, methods="POST")
def act(request: HttpRequest, language: str, evidence_id: str) -> HttpResponse:
    """`…/act`: what was done with the item by hand: given on, copied, sent for examination."""
    session = session_of(request)
    row = seen(session.lens, Evidence, evidence_id)
    done = str(request.POST.get("done") or "")
    if done not in load("custody-act"):
        raise BadInput("evidence-act", room="web", act=done[:20])
    told = {name: str(request.POST.get(name) or "").strip()[:2000] or None for name in ("received_from", "handed_to", "place", "note")}
    work.custody(session.case, row.pk, done, **{name: value for name, value in told.items() if value})
    return HttpResponseRedirect(address(language, "work", "evidence", row.pk))
