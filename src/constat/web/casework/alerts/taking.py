"""Putting an alert together: a page that keeps itself, warns of what would point at somebody, and becomes one entry."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from constat.errors import ConstatError, NotFound
from constat.record.drafts import Drafts
from constat.record.fields import is_id
from constat.record.models import Alert
from constat.warn.alerts.casework import FIRM
from constat.warn.alerts.casework import from_watch as begun
from constat.warn.alerts.sparing import LONGEST, Trace, traces
from constat.web.casework.alerts.clock import local_field, now_iso
from constat.web.casework.alerts.form import CARE, MESSAGES, PLACE, TEXTS, THREAT, AlertForm
from constat.web.casework.drafts.view import saved_words, typed
from constat.web.casework.statement.saving import _PLACE, next_code
from constat.web.casework.statement.taking import LISTED, chosen, links_of, proposals
from constat.web.forms import told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address
from constat.web.warning.watch import watched_place

_KEPT: Final = ("code", "status", "received", "expires", *THREAT, *PLACE, "place_text", *CARE, *MESSAGES)


@members(*CASEWORK)
def new_alert(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/alerts/new`: leads to an empty page of its own address."""
    del request
    return HttpResponseRedirect(address(language, "work", "alerts", "new", uuid.uuid4().hex))


@members(*CASEWORK, methods="POST")
def from_watch(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/alerts/from-watch?<question>`: begins an alert from a place of the watchlist. Its reasons become the basis, and the
    clock begins now; nothing is in the register before a person read and saved it."""
    session = session_of(request)
    name = str(request.POST.get("place") or "")
    question, one = watched_place(request, name)
    draft_id = uuid.uuid4().hex
    told = {"code": next_code(session.lens, Alert, "A"), "status": "rumour", "received": local_field(now_iso(session.case))}
    told |= begun(one, question.by, language)
    Drafts(session.case).keep("alert", draft_id, {key: [value] for key, value in told.items()})
    return HttpResponseRedirect(address(language, "work", "alerts", "new", draft_id))


@members(*CASEWORK, methods="GET POST")
def take(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/work/alerts/new/<draft>`"""
    if not is_id(draft_id):
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    session = session_of(request)
    case, lens = session.case, session.lens
    drafts = Drafts(case)
    links = {**links_of(lens, language), "earlier": earlier_ones(lens)}
    saved, found = "", list[Trace]()
    if request.method == "POST":
        given: Any = request.POST
        act = given.get("act")
        form = AlertForm(language, given, links=links)
        if act == "save" and form.is_valid():
            try:
                if not form.cleaned_data["checked"]:
                    found = traces(lens, [str(form.cleaned_data.get(name) or "") for name in TEXTS], form.say("alerts-log"))
                if not found:
                    alert = _save(case, form.cleaned_data, chosen(case, form.cleaned_data, language))
                    drafts.drop(draft_id)
                    return HttpResponseRedirect(address(language, "work", "alerts", alert))
                form.add_error("checked", form.say("alerts-check"))
            except ConstatError as fault:
                form.refuse(None, fault)
        saved = saved_words(drafts.keep("alert", draft_id, typed(request)), language)
    else:
        act, given = "", QueryDict(mutable=True)
        try:
            kept = drafts.read(draft_id)
            for name, values in kept.fields.items():
                given.setlist(name, list(values))
            saved = saved_words(kept.saved, language)
        except NotFound:
            given["code"], given["status"], given["received"] = next_code(lens, Alert, "A"), "rumour", local_field(now_iso(case))
    if act != "save":
        initial = {name: (values if name == "alleged" else values[0] if values else "") for name, values in given.lists()}
        form = AlertForm(language, initial=initial, links=links)
    threat = tuple(name for name in THREAT if name != "alleged" or links["alleged"])
    shown: dict[str, Any] = {
        "form": form,
        "faults": told_faults(form) if form.is_bound else [],
        "draft_id": draft_id,
        "saved": saved,
        "traces": found,
        "longest": LONGEST,
        "parts": {"threat": form.several(threat), "care": form.several(CARE), "messages": form.several(MESSAGES)},
        "by_hand": form.several(PLACE),
        "asks_check": bool(found) or bool(given.get("checked")),
        **proposals(case, given, language),
    }
    return render(request, "casework/alerts/take.html", shown, status=400 if form.is_bound and form.errors else 200)


def earlier_ones(lens: Any) -> list[tuple[str, str]]:
    """Alerts that one may follow, newest first."""
    return [(row["id"], row["code"] or row["id"][:8]) for row in Alert.seen_by(lens).exclude(void=True).order_by("-made").values("id", "code")[:LISTED]]


def _save(case: Any, told: dict[str, Any], place: dict[str, Any] | None) -> str:
    """Writes the entry and gives the alert's id; a point of the gazetteer is left out: an alert carries none."""
    values = {name: told[name] for name in _KEPT if told.get(name) not in (None, "", [])}
    if place is not None:
        values |= {name: place[name] for name in _PLACE if place.get(name) not in (None, "") and name not in ("latitude", "longitude")}
        if told.get("place_precision"):
            values["place_precision"] = told["place_precision"]
    values["origin"] = "rule" if told.get("origin") == "rule" else "person"
    if values.get("status") in FIRM:
        values["verified"] = now_iso(case)
    draft = case.draft("alert")
    alert: str = draft.new(Alert, **values)
    draft.append()
    return alert
