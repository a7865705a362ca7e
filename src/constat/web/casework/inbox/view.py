"""Bundles received: brought, looked at, admitted or discarded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.bundles import import_bundle
from constat.record.models import types
from constat.record.policy import check_may_import
from constat.web.casework.inbox.shelf import keep, look, one, received
from constat.web.casework.search.sealed import forget
from constat.web.forms import Form, told_faults
from constat.web.house import house_of, session_of
from constat.web.labels import type_label
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address


class Bringing(Form):
    """A file."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = dict.fromkeys(("required", "empty", "missing", "invalid"), self.say("inbox-no-file"))
        self.fields["file"] = forms.FileField(label=self.say("inbox-file"), help_text=self.say("inbox-file-help"), error_messages=need)


@members(*CASEWORK, "administrator", methods="GET POST")
def inbox(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/inbox`"""
    session = session_of(request)
    form = Bringing(language, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            check_may_import(session.case, session.member)
            digest = keep(session.case, form.cleaned_data["file"].read())
        except ConstatError as fault:
            form.refuse("file", fault)
        else:
            return HttpResponseRedirect(address(language, "work", "inbox", digest))
    rows = [look(session.case, found, language) for found in received(session.case)]
    values = {"form": form, "faults": told_faults(form), "rows": rows}
    return render(request, "casework/inbox/list.html", values, status=400 if form.errors else 200)


@members(*CASEWORK, "administrator", methods="GET POST")
def bundle(request: HttpRequest, language: str, digest: str) -> HttpResponse:
    """`/<language>/work/inbox/<digest>`: what a bundle says; admitted or discarded by POST."""
    session = session_of(request)
    case = session.case
    found = one(case, digest)
    told = look(case, found, language)
    act, refused, forked, status = request.POST.get("act"), "", False, 200
    if act == "discard":
        check_may_import(case, session.member)
        found.path.unlink(missing_ok=True)
        return HttpResponseRedirect(address(language, "work", "inbox"))
    if act == "admit":
        try:
            admission = import_bundle(case, found.path)
        except ConstatError as fault:
            refused, status, forked = fault.say(language), fault.http_status, fault.message_id == "chain-forked"
        else:
            if admission.erased:
                forget(house_of(request))
            if not found.waits or not admission.waits:
                # It is in the register now, or among those that wait.
                found.path.unlink(missing_ok=True)
            values = {"told": told, "admission": admission, "conflicts": conflicts(session.lens, admission, language)}
            return render(request, "casework/inbox/admitted.html", values)
    return render(request, "casework/inbox/bundle.html", {"told": told, "refused": refused, "forked": forked}, status=status)


def conflicts(lens: Any, admission: Any, language: str) -> list[dict[str, str]]:
    """Records that have rival values now; with their address, where the member sees them on a page of their own."""
    pages = {"statement": "statements", "incident": "incidents", "finding": "findings", "evidence": "evidence"}
    rows = []
    for name, subject in admission.conflicts:
        model = types()[name]
        seen = model.seen_by(lens).filter(pk=subject).values("id", *(["code"] if "code" in lens.plain(model) else [])).first() if lens.sees(model) else None
        shown = seen is not None and name in pages
        href = address(language, "work", pages[name], subject) if shown else ""
        rows.append({"type": type_label(name, language), "code": (seen or {}).get("code") or subject[:8], "href": href})
    return rows
