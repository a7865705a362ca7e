"""The history of one record; undoing one entry; deciding between rival values."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, NotFound
from constat.record import policy
from constat.record.casework import undoing
from constat.record.models import types
from constat.web.casework.history.lines import lines_of, shown
from constat.web.casework.statement.reading import seen
from constat.web.house import session_of
from constat.web.labels import field_label, type_label
from constat.web.page import render
from constat.web.permission import READING, members
from constat.web.tags import address

PAGES = {"statement": "statements", "incident": "incidents", "finding": "findings", "evidence": "evidence"}


def _row(request: HttpRequest, type_name: str, record_id: str) -> tuple[Any, Any]:
    if type_name not in types():
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    session = session_of(request)
    return session, seen(session.lens, types()[type_name], record_id)


@members(*READING, methods="GET POST")
def history(request: HttpRequest, language: str, type_name: str, record_id: str) -> HttpResponse:
    """`/<language>/work/history/<type>/<id>`; a POST with a reason opens what opens with one."""
    session, row = _row(request, type_name, record_id)
    lens = session.lens
    opened = False
    reason = str(request.POST.get("reason") or "").strip()
    if request.method == "POST" and reason:
        lens.open_all(row, reason)
        opened = True
    told = lens.record(row)
    lines = lines_of(lens, row, language, opened)
    rivals = []
    places, by_tag = lens.rival_entries(row), {line["tag"]: line for line in lines}
    for name, values in ({} if policy.published_only(session.member.roles) else lens.rivals(row)).items():
        field = type(row).declared()[name]
        reads = name in lens.fields(type(row))
        choices = [
            {"at": at, "text": shown(lens, field, row, _plain(value), reads, language) if value is not None else "", "by": by_tag.get(places[name][at])}
            for at, value in enumerate(values)
        ]
        rivals.append({"name": name, "label": field_label(type_name, name, language), "choices": choices, "decidable": reads and not field.sealed})
    values = {
        "told": told,
        "kind": type_label(type_name, language),
        "type_name": type_name,
        "code": told.get("code") or str(row.pk)[:8],
        "lines": lines,
        "rivals": rivals,
        "revision": row.revision,
        "sealed": any(change["sealed"] for line in lines for change in line["changes"]),
        "page": address(language, "work", PAGES[type_name], row.pk) if type_name in PAGES else "",
        "works": bool(session.member.roles & {"verifier", "steward"}),
    }
    return render(request, "casework/history/history.html", values)


def _plain(value: Any) -> Any:
    """A rival value in the form that entries carry it."""
    return {"x": value.text} if hasattr(value, "text") else value


@members("documenter", "verifier", "steward", methods="POST")
def undo(request: HttpRequest, language: str, type_name: str, record_id: str) -> HttpResponse:
    """`…/undo`: takes one entry back; refused where somebody built on it since."""
    session, row = _row(request, type_name, record_id)
    chain, _, seq = str(request.POST.get("entry") or "").rpartition(":")
    touching = {entry.tag for entry in session.case.register.history((type_name, str(row.pk)))}
    if f"{chain}:{seq}" not in touching:
        raise NotFound("no-entry", room="record", tag=f"{chain[:8]}:{seq[:10]}")
    undoing.undo(session.case, chain, int(seq), str(request.POST.get("why") or "")[:1000])
    return HttpResponseRedirect(address(language, "work", "history", type_name, row.pk))


@members("documenter", "verifier", "steward", methods="POST")
def decide(request: HttpRequest, language: str, type_name: str, record_id: str) -> HttpResponse:
    """`…/decide`: chooses one of the rival values of a field; the others stay in the history."""
    session, row = _row(request, type_name, record_id)
    name, at = str(request.POST.get("field") or ""), str(request.POST.get("choice") or "")
    values = session.lens.rivals(row).get(name)
    if not values or not at.isdecimal() or int(at) >= len(values) or hasattr(values[int(at)], "text"):
        raise BadInput("history-no-rival", room="web")
    # The values were numbered as the page showed them: one that came since is not chosen by mistake.
    row.revision = str(request.POST.get("revision") or "")[:16]
    draft = session.case.draft("resolve-conflict", reason=str(request.POST.get("why") or "")[:1000])
    chosen = values[int(at)]
    draft.set(row, **{name: json.loads(chosen) if isinstance(chosen, str) and type(row).declared()[name].kind in ("tally", "structure") else chosen})
    draft.append()
    return HttpResponseRedirect(address(language, "work", "history", type_name, row.pk))
