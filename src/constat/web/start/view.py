"""The first page of a workspace: office, first member, passphrase; then the recovery key, shown once.

Only whoever holds the key that `constat start` printed may use it, and only while there is no case file: a page that anybody
can reach before the owner does would hand the house to whoever comes first.
"""

from __future__ import annotations

import secrets
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, ConstatError, NotFound
from constat.record.keys import ROLES
from constat.record.keys.members import SHORTEST
from constat.web.forms import Form, told_faults
from constat.web.house import House, house_of
from constat.web.labels import role_label
from constat.web.page import render
from constat.web.permission import anyone_may
from constat.web.unlock.cookie import signed_in

FIRST: Final = ("documenter", "verifier", "steward", "administrator")
"""What one person who begins alone needs."""


class Beginning(Form):
    """Who begins."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        secret = forms.PasswordInput({"autocomplete": "new-password"})
        self.fields |= {
            "office": forms.CharField(label=self.say("start-office"), help_text=self.say("start-office-help"), max_length=120, error_messages=need),
            "code": forms.CharField(label=self.say("start-code"), help_text=self.say("start-code-help"), max_length=40, error_messages=need),
            "roles": forms.MultipleChoiceField(
                label=self.say("start-roles"), help_text=self.say("start-roles-help"), choices=[(role, role_label(role, language)) for role in ROLES],
                initial=list(FIRST), widget=forms.CheckboxSelectMultiple, error_messages=need,
            ),
            "passphrase": forms.CharField(
                label=self.say("start-passphrase"), help_text=self.say("start-passphrase-help", least=SHORTEST), strip=False, widget=secret,
                error_messages=need,
            ),
            "again": forms.CharField(label=self.say("start-again"), strip=False, widget=secret, error_messages=need),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Both passphrases alike, and long enough."""
        told = self.cleaned_data
        if told.get("passphrase") and told.get("again") and told["passphrase"] != told["again"]:
            self.add_error("again", self.say("start-differ"))
        if told.get("passphrase") and len(told["passphrase"]) < SHORTEST:
            self.refuse("passphrase", BadInput("passphrase-short", room="record", least=str(SHORTEST)))
        if "roles" in told and "administrator" not in told["roles"]:
            self.add_error("roles", self.say("start-administrator"))
        return told


@anyone_may("GET POST")
def start(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/start?key=…`"""
    house = house_of(request)
    key = str(request.POST.get("key") or request.GET.get("key") or "")
    if house.has_case_file or not secrets.compare_digest(key.encode(), house.start_key.encode()):
        # The same answer for both: who has no key does not learn whether a case file is there.
        raise NotFound("start-closed", room="web")
    form = Beginning(language, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, house, form.cleaned_data)
        except ConstatError as fault:
            form.refuse(None, fault)
    return render(request, "start/start.html", {"form": form, "faults": told_faults(form), "key": key}, status=400 if form.errors else 200)


def _begun(request: HttpRequest, house: House, told: dict[str, Any]) -> HttpResponse:
    from constat.record.casefile import CaseFile

    with house.lock:
        case, recovery = CaseFile.create(
            house.path, office=told["office"].strip(), code=told["code"].strip(), passphrase=told["passphrase"], roles=told["roles"]
        )
    # The key has done its work, even should the case file be taken away while the server runs.
    house.start_key = secrets.token_urlsafe(24)
    token, session = house.sessions.begin(case)
    values = {"recovery": recovery, "code": session.member.code, "office": case.keys.office, "fingerprint": case.keys.fingerprint}
    return signed_in(request, render(request, "start/recovery.html", values), token)
