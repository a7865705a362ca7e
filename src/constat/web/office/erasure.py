"""Erasing: chosen by code, its reach shown, done only when the code is typed and a reason given; then who has answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError, NotFound, Refused
from constat.language import phrases
from constat.record.backup import made
from constat.record.backup.history import KEPT_KEYS
from constat.record.casework.erasing import ALSO, KINDS, answers, erase, erased_here, reach
from constat.record.models import types
from constat.web.casework.search.sealed import forget
from constat.web.house import house_of, session_of
from constat.web.labels import field_label, type_label
from constat.web.office.audit import note, opens_reasons, people, who
from constat.web.office.frame import show
from constat.web.permission import members
from constat.web.tags import address


@members("steward", methods="GET POST", fresh=True)
def erasure(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/erasure`: what was erased and who has answered; another one begins by type and code."""
    session = session_of(request)
    values: dict[str, Any] = {
        "kinds": [(name, type_label(name, language)) for name in KINDS],
        "rows": [told_erasure(session, entry, kids, language) for entry, kids in erased_here(session.case)],
        "asked": {"kind": request.POST.get("kind") or "person", "code": str(request.POST.get("code") or "").strip()[:60]},
    }
    if request.method != "POST":
        return show(request, "office/erasure.html", values)
    try:
        row = seen(session.lens, values["asked"]["kind"], values["asked"]["code"])
    except ConstatError as fault:
        return show(request, "office/erasure.html", values | {"fault": fault.say(language)}, status=fault.http_status)
    return HttpResponseRedirect(address(language, "office", "erasure", values["asked"]["kind"], row["id"]))


@members("steward", methods="GET POST", fresh=True)
def one_erasure(request: HttpRequest, language: str, kind: str, subject: str) -> HttpResponse:
    """`/<language>/office/erasure/<type>/<id>`: the reach, then the erasure itself, by POST with the code typed and a reason."""
    session = session_of(request)
    case, lens = session.case, session.lens
    row = seen(lens, kind, subject, by_id=True)
    also = also_asked(lens, request.POST.getlist("also"))
    fault, typed, reason = "", str(request.POST.get("typed") or "").strip(), str(request.POST.get("reason") or "").strip()
    code = row["code"] or row["id"][:8]
    if request.POST.get("act") == "erase":
        try:
            if typed != code:
                raise BadInput("office-typed-otherwise", room="web", code=code)
            if not reason:
                raise Refused("reason-needed", room="record")
            erase(case, row["id"], reason[:4000], also, kind=kind)
            forget(house_of(request))
            return HttpResponseRedirect(address(language, "office", "erasure"))
        except ConstatError as refused:
            fault = refused.say(language)
    told = reach(case, row["id"], also, kind=kind)
    values = {
        "fault": fault, "kind": kind, "kind_label": type_label(kind, language), "code": code, "reason": reason, "id": row["id"], "keys": len(told.keys),
        "records": [named(lens, name, pk, language) | {"fields": [field_label(name, one, language) for one in fields]} for name, pk, fields in told.records],
        "mentions": [named(lens, name, pk, language) | {"value": f"{name}:{pk}", "chosen": False} for name, pk in told.mentions]
        + [named(lens, name, pk, language) | {"value": f"{name}:{pk}", "chosen": True} for name, pk in also],
        "findings": told.findings, "freezes": told.freezes,
        "offices": told.offices,
        "backups": [one for one in reversed(made(case.folder)) if one.keys and case.register.clock() - one.at <= KEPT_KEYS],
        "beyond": [phrases("record", language).say(sentence) for sentence in told.beyond],
    }  # fmt: skip
    return show(request, "office/erase.html", values, status=400 if fault else 200)


def seen(lens: Any, kind: str, code: str, *, by_id: bool = False) -> dict[str, Any]:
    """The record of that type and code (or id), as the steward sees it; `NotFound`, alike, where there is none and where it is not shown."""
    model = KINDS.get(kind)
    if model is None or not code or not lens.sees(model):
        raise NotFound("no-record", room="record", type=str(kind)[:20], id=code[:40] or "-")
    rows = model.seen_by(lens).values("id", "code")
    found = list(rows.filter(pk=code)[:1]) or ([] if by_id else list(rows.filter(code=code)[:2]))
    if len(found) != 1:
        raise NotFound("no-record", room="record", type=kind, id=code[:40])
    return dict(found[0])


def also_asked(lens: Any, words: list[str]) -> list[tuple[str, str]]:
    """What is to be erased with it, among what the steward sees."""
    told = []
    for word in words[:500]:
        name, _, pk = word.partition(":")
        model = ALSO.get(name)
        if model is None or not model.seen_by(lens).filter(pk=pk).exists():
            raise NotFound("no-record", room="record", type=name[:20], id=pk[:8])
        told.append((name, pk))
    return told


def named(lens: Any, name: str, pk: str, language: str) -> dict[str, Any]:
    """A record by type and code; by the beginning of its id where it has none, or is not shown."""
    model: Any = types()[name]
    code = model.seen_by(lens).filter(pk=pk).values_list("code", flat=True).first() if "code" in lens.plain(model) else None
    href = address(language, "work", "statements", pk) if name == "statement" and code else ""
    return {"type": type_label(name, language), "code": code or pk[:8], "href": href}


def told_erasure(session: Any, entry: Any, kids: list[str], language: str) -> dict[str, Any]:
    """A past erasure, and for each office that was given identities before, whether it has answered."""
    gone = not any(session.case.keys.holds(kid) for kid in kids)
    sealed = entry.body["why"]["x"] if entry.body and entry.body["why"] else None
    offices: dict[str, dict[str, Any]] = {}
    for row, state in answers(session.case, kids, entry.at):
        told = offices.setdefault(row.key, {"office": row.office, "state": state, "bundles": 0})
        told["bundles"] += 1
    return {
        "at": entry.at,
        "tag": entry.tag,
        "short": f"{entry.chain[:8]}:{entry.seq}",
        "who": who(people(session.case), entry.body["actor"] if entry.body else None),
        "reason": note(session.case, sealed, "entry|why", language) if sealed and opens_reasons(session) else "",
        "keys": len(kids),
        "destroyed": gone,
        "offices": sorted(offices.values(), key=lambda one: (one["state"] != "outstanding", str(one["office"]))),
    }
