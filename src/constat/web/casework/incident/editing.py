"""An incident's own words: its code, titles, time, place, status. What somebody else changed meanwhile is never overwritten."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record import policy
from constat.record.models import Case, Incident, Statement
from constat.record.register import Stale
from constat.web.casework.statement.form import DateField
from constat.web.casework.statement.reading import seen
from constat.web.casework.statement.saving import next_code
from constat.web.forms import Form, field_of, told_faults
from constat.web.house import session_of
from constat.web.labels import field_help, field_label
from constat.web.page import render
from constat.web.permission import members
from constat.web.tags import address

FIELDS: Final = (
    "code", "title_fr", "title_en", "kind", "when", "place_name", "admin3", "admin2", "admin1", "country", "country_iso3", "place_precision",
    "status", "corroboration", "verified", "summary_fr", "summary_en", "notes", "case",
)  # fmt: skip
_BOXES: Final = {"summary_fr": 3, "summary_en": 3, "notes": 3}


class IncidentForm(Form):
    """An incident's own fields, as far as these roles write them."""

    def __init__(self, language: str, *given: Any, roles: Any, cases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        declared = Incident.declared()
        for name in FIELDS:
            if not policy.may_change(roles, "incident", declared[name]):
                continue
            said = field_label("incident", name, language)
            if name in ("when", "verified"):
                self.fields[name] = DateField(language, label=said, help_text=self.say("statement-when-help") if name == "when" else "")
            else:
                links = cases if name == "case" else None
                self.fields[name] = field_of(
                    declared[name], language, label=said, help=field_help("incident", name, language), rows=_BOXES.get(name, 0), links=links
                )
        self.fields["why"] = forms.CharField(label=self.say("incident-why"), help_text=self.say("incident-why-help"), required=False, max_length=1000)


def _form(request: HttpRequest, language: str, initial: dict[str, Any]) -> IncidentForm:
    session = session_of(request)
    cases = [(row["id"], row["code"] or row["id"][:8]) for row in Case.seen_by(session.lens).values("id", "code")]
    return IncidentForm(language, request.POST or None, initial=initial, roles=session.member.roles, cases=cases)


@members("documenter", "verifier", "steward", methods="GET POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/incidents/new?statement=…`: an incident out of a statement, or out of nothing."""
    session = session_of(request)
    lens = session.lens
    statement = str(request.POST.get("statement") or request.GET.get("statement") or "")
    told = seen(lens, Statement, statement) if statement else None
    initial: dict[str, Any] = {"code": next_code(lens, Incident, "I"), "status": "pending-verification"}
    if told is not None:
        initial |= {
            name: getattr(told, name)
            for name in ("kind", "when", "place_name", "admin3", "admin2", "admin1", "country", "country_iso3", "place_precision", "case")
            if getattr(told, name)
        }
    form = _form(request, language, initial)
    if request.method == "POST" and form.is_valid():
        draft = session.case.draft("record", reason=form.cleaned_data["why"])
        subject = draft.new(Incident, **{name: value for name, value in form.cleaned_data.items() if value not in (None, "", []) and name != "why"})
        if told is not None:
            draft.set(told, incident=subject)
        try:
            draft.append()
        except ConstatError as fault:
            form.refuse(None, fault)
        else:
            return HttpResponseRedirect(address(language, "work", "incidents", subject))
    return render(request, "casework/incident/edit.html", {"form": form, "faults": told_faults(form), "statement": told}, status=400 if form.errors else 200)


@members("documenter", "verifier", "editor", "steward", methods="GET POST")
def edit(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>/edit`"""
    session = session_of(request)
    row = seen(session.lens, Incident, incident_id)
    now = session.lens.record(row)
    form = _form(request, language, {name: now.get(name) for name in FIELDS})
    status, moved = 200, []
    if request.method == "POST" and form.is_valid():
        # Only what this person changed is written: the form carries what it showed, and what it showed must still stand.
        row.revision = str(request.POST.get("revision") or "")[:16]
        changed = {name: form.cleaned_data[name] for name in form.changed_data if name != "why"}
        if not changed:
            return HttpResponseRedirect(address(language, "work", "incidents", row.pk))
        draft = session.case.draft("correct", reason=form.cleaned_data["why"])
        draft.set(row, **changed)
        try:
            draft.append()
        except Stale as stale:
            form.refuse(None, stale)
            status, moved = 409, [{"field": field_label("incident", name, language), "at": at} for name, _actor, at in stale.changed]
        except ConstatError as fault:
            form.refuse(None, fault)
            status = fault.http_status
        else:
            return HttpResponseRedirect(address(language, "work", "incidents", row.pk))
    elif form.errors:
        status = 400
    values = {"form": form, "faults": told_faults(form), "told": now, "moved": moved, "revision": now["revision"]}
    return render(request, "casework/incident/edit.html", values, status=status)
