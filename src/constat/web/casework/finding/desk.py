"""The verification desk: one finding with all that speaks for it and against it, and the steps that it may take from here."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.casework import findings as work
from constat.record.models import Breach, Citation, Evidence, Finding, Incident, Party, Person, Response, Signature, Source, Statement, VictimCount
from constat.record.register import Stale
from constat.web.casework.finding.form import FIELDS, FindingForm
from constat.web.casework.statement.reading import seen
from constat.web.casework.statement.saving import next_code
from constat.web.forms import told_faults
from constat.web.house import session_of
from constat.web.labels import field_label
from constat.web.page import render
from constat.web.permission import members
from constat.web.tags import address

LISTED = 300


def links_of(lens: Any, language: str) -> dict[str, list[tuple[str, str]]]:
    """Parties by name and persons by code."""
    parties = [
        (row["id"], row[f"name_{language}"] or row["name_en"] or row["name_fr"] or row["id"][:8])
        for row in Party.seen_by(lens).values("id", "name_en", "name_fr")[:LISTED]
    ]
    persons = [(row["id"], row["code"] or row["id"][:8]) for row in Person.seen_by(lens).values("id", "code")[:LISTED]] if lens.sees(Person) else []
    return {"parties": sorted(parties, key=lambda one: one[1].casefold()), "persons": persons}


@members("verifier", "steward", methods="GET POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/findings/new?incident=…`"""
    session = session_of(request)
    lens = session.lens
    incident = seen(lens, Incident, str(request.POST.get("incident") or request.GET.get("incident") or ""))
    initial = {
        name: getattr(incident, name) for name in ("kind", "when", "place_name", "admin3", "admin2", "admin1", "country", "country_iso3", "place_precision")
    }
    form = FindingForm(language, request.POST or None, links=links_of(lens, language), initial=initial | {"standard": "reasonable-grounds"})
    if request.method == "POST" and form.is_valid():
        draft = session.case.draft("record")
        values = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}
        subject = draft.new(Finding, case=incident.case, incident=incident.pk, status="draft", code=next_code(lens, Finding, "C"), **values)
        try:
            draft.append()
        except ConstatError as fault:
            form.refuse(None, fault)
        else:
            return HttpResponseRedirect(address(language, "work", "findings", subject))
    values = {"form": form, "faults": told_faults(form), "incident": incident}
    return render(request, "casework/finding/edit.html", values, status=400 if form.errors else 200)


@members("verifier", "editor", "steward", methods="GET POST")
def finding(request: HttpRequest, language: str, finding_id: str) -> HttpResponse:
    """`/<language>/work/findings/<id>`"""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Finding, finding_id)
    told = lens.record(row)
    works = bool(session.member.roles & {"verifier", "steward"})
    editable = works and told.get("status") in (None, "draft", "reopened")
    form = FindingForm(language, request.POST or None, links=links_of(lens, language), initial={name: told.get(name) for name in FIELDS}) if editable else None
    status, moved = 200, []
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _write(session.case, row, form, str(request.POST.get("revision") or "")[:16])
        except Stale as stale:
            form.refuse(None, stale)
            status, moved = 409, [{"field": field_label("finding", name, language), "at": at} for name, _actor, at in stale.changed]
        except ConstatError as fault:
            form.refuse(None, fault)
            status = fault.http_status
        else:
            return HttpResponseRedirect(address(language, "work", "findings", row.pk))
    elif form is not None and form.errors:
        status = 400
    values = {
        "told": told,
        "form": form,
        "faults": told_faults(form) if form is not None else [],
        "moved": moved,
        "works": works,
        **basis(lens, row, language, works),
        **procedure(session, row, works),
        "responses": [
            lens.record(one) | {"names": _name(lens, one.party, language)} for one in Response.seen_by(lens).filter(finding=row.pk).exclude(void=True)
        ],
        "breaches": [lens.record(one) for one in Breach.seen_by(lens).filter(finding=row.pk).exclude(void=True)],
        "incident": Incident.seen_by(lens).filter(pk=row.incident).values("id", "code", "title_en", "title_fr").first(),
    }
    return render(request, "casework/finding/desk.html", values, status=status)


def _write(case: Any, row: Any, form: FindingForm, revision: str) -> None:
    """Writes what was changed; sets lose what was unticked and gain what was ticked."""
    row.revision = revision
    draft = case.draft("correct")
    for name in form.changed_data:
        value = form.cleaned_data[name]
        if Finding.declared()[name].many:
            before = set(json.loads(row.__dict__.get(name) or "[]"))
            draft.add(row, name, *sorted(set(value) - before))
            draft.remove(row, name, *sorted(before - set(value)))
        else:
            draft.set(row, **{name: value})
    if draft.touched:
        draft.append()


def basis(lens: Any, row: Any, language: str, works: bool) -> dict[str, Any]:
    """What the finding cites, for and against, and what it could cite."""
    citations = [lens.record(one) for one in Citation.seen_by(lens).filter(finding=row.pk).exclude(void=True)] if lens.sees(Citation) else []
    counts = [lens.record(one) for one in VictimCount.seen_by(lens).filter(finding=row.pk).exclude(void=True)]
    if not lens.sees(Statement):
        return {"citations": citations, "counts": counts, "offered": [], "pieces": []}
    statements = list(Statement.seen_by(lens).filter(incident=row.incident).exclude(void=True).order_by("made").values("id", "code", "source", "alleged"))
    sources = {
        one["id"]: one for one in Source.seen_by(lens).filter(pk__in={one["source"] for one in statements if one["source"]}).values("id", "code", "kind")
    }
    pieces = list(Evidence.seen_by(lens).filter(incident=row.incident).exclude(void=True).values("id", "code", "kind"))
    cited = {one.get("statement") or one.get("evidence"): one for one in citations}
    for one in statements:
        one["bearing"] = (cited.get(one["id"]) or {}).get("bearing")
        one["citation"] = (cited.get(one["id"]) or {}).get("id")
        one["source_code"], one["source_kind"] = (sources.get(one["source"]) or {}).get("code"), (sources.get(one["source"]) or {}).get("kind")
    for piece in pieces:
        piece["bearing"] = (cited.get(piece["id"]) or {}).get("bearing")
    rival = {one.pk for one in work.rivals(lens.case, row)} if works else set()
    for one in statements:
        one["rival"] = one["id"] in rival
    return {"citations": citations, "counts": counts, "offered": statements, "pieces": pieces, "rivals": len(rival)}


def procedure(session: Any, row: Any, works: bool) -> dict[str, Any]:
    """Who did what, what is lacking, and which steps this member may take."""
    lens = session.lens
    codes = {member.actor: member.code for member in session.case.keys.members()}
    acts = []
    if lens.sees(Signature):
        acts = [lens.record(one) for one in Signature.seen_by(lens).filter(finding=row.pk).exclude(void=True).order_by("made")]
        for act in acts:
            act["code"] = codes.get(act.get("member") or "", "–")
    if not works:
        return {"acts": acts, "lacks": [], "steps": {}}
    mine = any(act["act"] == "proposed" and act.get("member") == session.member.actor and act.get("content") == row.proposed_at for act in acts)
    others = sorted(member.code for member in session.case.keys.members() if "verifier" in member.roles and member.actor != session.member.actor)
    state = row.status or "draft"
    return {
        "acts": acts,
        "lacks": work.missing(session.case, row) if state in ("draft", "reopened") else [],
        "stands": work.is_signed(session.case, row),
        "steps": {
            "propose": state in ("draft", "reopened"),
            "sign": state == "proposed" and not mine,
            "own": state == "proposed" and mine,
            "lone": state == "proposed" and mine and not others,
            "return": state == "proposed",
            "reopen": state in ("signed", "published", "withdrawn"),
        },
        "others": others,
    }


def _name(lens: Any, party: str | None, language: str) -> str:
    row = Party.seen_by(lens).filter(pk=party).values("name_en", "name_fr").first() if party else None
    return (row or {}).get(f"name_{language}") or (row or {}).get("name_en") or ""
