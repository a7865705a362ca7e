"""A bundle for another office: what would go is shown, and whether identities are in it, before anything is written."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase

from constat.errors import ConstatError, NotFound
from constat.language import phrases
from constat.record.bundles import Choice, export_bundle, preview
from constat.record.bundles.admitting import known_to
from constat.record.fields import SENSITIVITIES
from constat.record.models import Case
from constat.record.policy import check_may_export, rights
from constat.web.explore.download import Passing
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.labels import sensitivity_about, sensitivity_label, type_label
from constat.web.office.frame import show
from constat.web.office.offices import known_offices
from constat.web.permission import CASEWORK, members


class Sharing(Form):
    """How far a bundle goes, and of which cases."""

    def __init__(self, language: str, *given: Any, levels: list[str], cases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        told = [(level, f"{sensitivity_label(level, language)} – {self.say(f'office-level-{level}')}") for level in levels]
        need = {"required": self.say("field-required"), "invalid_choice": self.say("field-required")}
        self.fields |= {
            "level": forms.ChoiceField(label=self.say("office-bundle-level"), choices=told, widget=forms.RadioSelect, initial="internal", error_messages=need),
            "cases": forms.MultipleChoiceField(
                label=self.say("office-member-cases"),
                help_text=self.say("office-bundle-cases-help"),
                choices=cases,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            "whole": forms.BooleanField(label=self.say("office-bundle-whole"), help_text=self.say("office-bundle-whole-help"), required=False),
            "files": forms.BooleanField(label=self.say("office-bundle-files"), required=False, initial=True),
        }


def levels_of(member: Any) -> list[str]:
    """The levels at which this member may hand on."""
    may = {level for right in rights(member.roles) for level in right.exports}
    return [level for level in SENSITIVITIES if level in may and level != "public"]


@members(*CASEWORK, methods="GET POST", fresh=True)
def bundle(request: HttpRequest, language: str, root: str) -> HttpResponseBase:
    """`/<language>/office/offices/<root>/bundle`: chosen, looked at, then written and handed over as a file."""
    session = session_of(request)
    case, keys = session.case, session.case.keys
    peers = [peer for peer in keys.peers() if peer.root_public.hex() == root and not peer.revoked]
    if not peers:
        raise NotFound("office-unknown", room="web")
    known = Case.seen_by(session.lens).exclude(void=True).order_by("code").values_list("id", "code")
    cases = [(pk, code or pk[:8]) for pk, code in known]
    form = Sharing(language, request.POST or None, levels=levels_of(session.member), cases=cases)
    told, act = None, request.POST.get("act")
    if request.method == "POST" and form.is_valid():
        choice = chosen(session, form.cleaned_data, peers)
        try:
            check_may_export(case, session.member, choice)
            if act == "make":
                return made(case, peers, choice)
            told = shown(preview(case, choice), language)
        except ConstatError as fault:
            form.refuse(None, fault)
    one = next(one for one in known_offices(session) if one["root"] == root)
    values = {"form": form, "faults": told_faults(form), "to": one, "told": told, "asked": form.cleaned_data if told else None}
    return show(request, "office/bundle.html", values, status=400 if form.errors else 200)


def chosen(session: Any, told: dict[str, Any], peers: list[Any]) -> Choice:
    """The choice of a form. Only what every installation of the office lacks is left out."""
    cases = frozenset(told["cases"]) if told["cases"] else session.member.cases
    choice = Choice(level=told["level"], cases=cases, files=told["files"])
    if told["whole"]:
        return choice
    heads = [known_to(session.case, peer.public_key) for peer in peers]
    since = {chain: min(head[chain] for head in heads) for chain in heads[0] if all(chain in head for head in heads)}
    return replace(choice, since=since)


def shown(found: Any, language: str) -> dict[str, Any]:
    """A preview for people."""
    say = phrases("web", language).say
    return {
        "identities": found.identities,
        "identity_keys": found.keys["identity"],
        "level": sensitivity_label(found.level, language),
        "level_about": sensitivity_about(found.level, language),
        "entries": found.entries,
        "bodies": found.bodies,
        "files": found.files,
        "file_mib": max(1, found.file_bytes >> 20) if found.file_bytes else 0,
        "records": sorted(((type_label(name, language, plural=count != 1), count) for name, count in found.records.items()), key=lambda one: -one[1]),
        "withheld": [(say(f"office-withheld-{why}"), count) for why, count in sorted(found.withheld.items())],
    }


def made(case: Any, peers: list[Any], choice: Choice) -> HttpResponseBase:
    """The bundle as a file; what is on the disk meanwhile is encrypted to its recipient."""
    folder = tempfile.TemporaryDirectory(prefix="constat-", ignore_cleanup_errors=True)
    try:
        path = Path(folder.name) / "bundle.age"
        written = export_bundle(case, path, peers, choice)
        response = Passing(path, folder, filename=f"constat-{written.digest[:12]}.bundle.age", content_type="application/octet-stream")
    except BaseException:
        folder.cleanup()
        raise
    response["Cache-Control"] = "no-store"
    return response
