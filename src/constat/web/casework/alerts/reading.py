"""One alert: its clock, its message, whom it was sent to, what they did, and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.models import Alert, Dispatch, Incident
from constat.record.register import Stale
from constat.warn.alerts.casework import FIRM
from constat.warn.alerts.sparing import traces
from constat.web.casework.alerts.clock import expired, hours, local_field, milliseconds, now_iso, stations
from constat.web.casework.alerts.due import steps_of
from constat.web.casework.alerts.form import AnswerForm, DispatchForm, OutcomeForm
from constat.web.casework.statement.reading import parties_of, seen
from constat.web.casework.statement.taking import links_of
from constat.web.forms import told_faults
from constat.web.house import session_of
from constat.web.labels import field_label
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

_TIMES = ("acknowledged", "acted")


@members(*CASEWORK)
def alert(request: HttpRequest, language: str, alert_id: str) -> HttpResponse:
    """`/<language>/work/alerts/<id>`"""
    return _page(request, language, alert_id)


@members(*CASEWORK, methods="POST")
def dispatch(request: HttpRequest, language: str, alert_id: str) -> HttpResponse:
    """`/<language>/work/alerts/<id>/send`: that it was sent to somebody, in which words, and what was asked."""
    session = session_of(request)
    row = seen(session.lens, Alert, alert_id)
    form = DispatchForm(language, request.POST)
    found = []
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if value not in (None, "") and name != "checked"}
        try:
            if not form.cleaned_data["checked"]:
                found = traces(session.lens, [str(told.get("text") or ""), str(told.get("asked") or "")], form.say("alerts-log"))
            if not found:
                draft = session.case.draft("alert")
                draft.new(Dispatch, alert=row.pk, case=row.case, channel="by-hand", **told)
                draft.append()
                return HttpResponseRedirect(address(language, "work", "alerts", row.pk))
            form.add_error("checked", form.say("alerts-check"))
        except ConstatError as fault:
            form.refuse(None, fault)
    return _page(request, language, alert_id, sending=form, traces=found, status=400)


@members(*CASEWORK, methods="POST")
def answer(request: HttpRequest, language: str, dispatch_id: str) -> HttpResponse:
    """`/<language>/work/alerts/dispatches/<id>`: when it was acknowledged and acted upon, and what was done."""
    session = session_of(request)
    row = seen(session.lens, Dispatch, dispatch_id)
    form = AnswerForm(language, request.POST)
    return _changed(request, language, row, str(row.alert), form, answering={row.pk: form})


@members(*CASEWORK, methods="POST")
def outcome(request: HttpRequest, language: str, alert_id: str) -> HttpResponse:
    """`/<language>/work/alerts/<id>/outcome`: how firmly it is known by now, and what came of it."""
    session = session_of(request)
    row = seen(session.lens, Alert, alert_id)
    form = OutcomeForm(language, request.POST, links=links_of(session.lens, language)["incident"])
    return _changed(request, language, row, alert_id, form, also=_reached(session.case, row), ending=form)


def _reached(case: Any, row: Any) -> Any:
    """When the alert reaches a step by what a form says of it: its clock goes on by itself."""

    def also(told: dict[str, Any]) -> dict[str, Any]:
        found = {}
        if told.get("status") in FIRM and not row.verified:
            found["verified"] = now_iso(case)
        if (told.get("outcome") or told.get("incident")) and not row.closed:
            found["closed"] = now_iso(case)
        return found

    return also


def _changed(request: HttpRequest, language: str, row: Any, alert_id: str, form: Any, *, also: Any = None, **shown: Any) -> HttpResponse:
    """Writes what a form says of a record as its page showed it; 409 where somebody changed it meanwhile."""
    session = session_of(request)
    if not form.is_valid():
        return _page(request, language, alert_id, status=400, **shown)
    now = session.lens.record(row)
    told = {name: value or None for name, value in form.cleaned_data.items() if name in now or value not in (None, "")}
    changed = {name: value for name, value in told.items() if value != (now.get(name) or None)}
    if changed:
        changed |= also(form.cleaned_data) if also is not None else {}
        row.revision = str(request.POST.get("revision") or "")[:16]
        draft = session.case.draft("alert")
        draft.set(row, **changed)
        try:
            draft.append()
        except Stale as stale:
            form.refuse(None, stale)
            moved = [{"field": field_label(row.type_name(), name, language), "at": at} for name, _actor, at in stale.changed]
            return _page(request, language, alert_id, status=409, moved=moved, **shown)
        except ConstatError as fault:
            form.refuse(None, fault)
            return _page(request, language, alert_id, status=fault.http_status, **shown)
    return HttpResponseRedirect(address(language, "work", "alerts", alert_id))


def _page(request: HttpRequest, language: str, alert_id: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """The page of an alert, with forms as they were sent where one was refused."""
    session = session_of(request)
    case, lens = session.case, session.lens
    row = seen(lens, Alert, alert_id)
    told = lens.record(row)
    now = now_iso(case)
    dispatches: list[dict[str, Any]] = []
    for one in Dispatch.seen_by(lens).filter(alert=row.pk).exclude(void=True).order_by("sent", "made"):
        record = lens.record(one)
        initial = {name: local_field(record.get(name)) for name in _TIMES} | {"action": record.get("action") or ""}
        form = shown.get("answering", {}).get(one.pk) or AnswerForm(language, initial=initial, auto_id=f"id_{one.pk[:8]}_%s")
        if "action" in record["withheld"]:
            # What one may not read one does not write over.
            form.fields.pop("action", None)
        clock = [{"station": s, "hours": hours(s.minutes)} for s in stations(told.get("received"), record)]
        dispatches.append({"told": record, "form": form, "clock": clock})
    sending = shown.get("sending")
    if sending is None:
        message = told.get(f"message_{language}") or told.get("message_fr") or told.get("message_en") or ""
        sending = DispatchForm(language, initial={"text": message, "sent": local_field(now)})
    ending = shown.get("ending")
    if ending is None:
        initial = {name: told.get(name) for name in ("status", "outcome", "incident")}
        ending = OutcomeForm(language, initial=initial, links=links_of(lens, language)["incident"], auto_id="id_end_%s")
    if "outcome" in told["withheld"]:
        ending.fields.pop("outcome", None)
    forms: list[Any] = [form for form in (sending, ending, *(one["form"] for one in dispatches)) if form.is_bound]
    values = {
        "told": told,
        "expired": expired(told.get("expires"), now),
        "steps": steps_of(lens, case, row),
        "received_at": milliseconds(told.get("received")),
        "expires_at": milliseconds(told.get("expires")),
        "parties": parties_of(lens, told.get("alleged") or [], language),
        "earlier": Alert.seen_by(lens).filter(pk=told["earlier"]).values("id", "code").first() if told.get("earlier") else None,
        "later": list(Alert.seen_by(lens).filter(earlier=row.pk).exclude(void=True).values("id", "code")),
        "incident": _incident(lens, told),
        "dispatches": dispatches,
        "sending": sending,
        "ending": ending,
        "faults": [fault for form in forms for fault in told_faults(form)],
        "moved": shown.get("moved", []),
        "traces": shown.get("traces", []),
        "asks_check": bool(shown.get("traces")),
    }
    return render(request, "casework/alerts/read.html", values, status=status)


def _incident(lens: Any, told: dict[str, Any]) -> Any:
    return Incident.seen_by(lens).filter(pk=told["incident"]).values("id", "code").first() if told.get("incident") else None
