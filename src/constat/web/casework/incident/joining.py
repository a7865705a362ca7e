"""Statements joined to an incident or parted from it, incidents judged the same, voices judged one. Each says why; each can be undone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput
from constat.record.casework import incidents as joined
from constat.record.models import Incident, Source, Statement
from constat.web.casework.statement.listing import named
from constat.web.casework.statement.reading import seen
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import members
from constat.web.tags import address

OFFERED = 40


@members("documenter", "verifier", "steward", methods="GET POST")
def attach(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>/attach`: statements that are in no incident yet."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Incident, incident_id)
    if request.method == "POST":
        chosen = request.POST.getlist("statement")
        if chosen:
            draft = session.case.draft("code")
            for one in chosen:
                draft.set(seen(lens, Statement, one), incident=row.pk)
            draft.append()
        return HttpResponseRedirect(address(language, "work", "incidents", row.pk))
    loose = Statement.seen_by(lens).filter(incident=None).exclude(void=True).order_by("-made")
    rows = list(loose.values("id", "code", "source", "incident", "when", "place_name", "admin1", "made")[:OFFERED])
    named(rows, lens)
    return render(request, "casework/incident/attach.html", {"told": lens.record(row), "rows": rows})


@members("verifier", "steward", methods="POST")
def same_root(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>/root`: statements that are one voice. `root` is the source whose voice it is."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Incident, incident_id)
    chosen = [seen(lens, Statement, one) for one in request.POST.getlist("statement")]
    parted = request.POST.get("act") == "part"
    if not chosen or (not parted and len(chosen) < 2):
        raise BadInput("root-choose-two", room="web")
    strange = [one for one in chosen if one.incident != row.pk]
    if strange:
        raise BadInput("root-strange", room="web", code=strange[0].code or strange[0].pk[:8])
    wanted = str(request.POST.get("root") or "") or (chosen[0].source or "")
    if not parted:
        seen(lens, Source, wanted)
    draft = session.case.draft("code", reason=str(request.POST.get("why") or "")[:1000])
    for one in chosen:
        draft.set(one, root=None if parted else wanted)
    draft.append()
    return HttpResponseRedirect(address(language, "work", "incidents", row.pk))


@members("verifier", "steward", methods="POST")
def merge_into(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>/merge`: this incident is the same as another, which goes on."""
    session = session_of(request)
    into = seen(session.lens, Incident, str(request.POST.get("into") or ""))
    seen(session.lens, Incident, incident_id)
    joined.merge(session.case, incident_id, into.pk, str(request.POST.get("why") or ""))
    return HttpResponseRedirect(address(language, "work", "incidents", into.pk))


@members("verifier", "steward", methods="POST")
def split_off(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>/split`: some statements tell of another incident."""
    session = session_of(request)
    lens = session.lens
    seen(lens, Incident, incident_id)
    chosen = [seen(lens, Statement, one).pk for one in request.POST.getlist("statement")]
    subject, _entry = joined.split(session.case, incident_id, chosen, str(request.POST.get("why") or ""))
    return HttpResponseRedirect(address(language, "work", "incidents", subject))
