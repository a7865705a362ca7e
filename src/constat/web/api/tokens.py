"""The screen on which a member makes tokens for programs, and takes them back."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.keys import SCOPES
from constat.record.keys.tokens import LONGEST
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import members
from constat.web.tags import address


class TokenForm(Form):
    """A new token."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        scopes = [(scope, self.say(f"scope-{scope}")) for scope in SCOPES]
        number = dict.fromkeys(("required", "invalid", "min_value", "max_value"), self.say("tokens-days-fault", most=LONGEST))
        self.fields |= {
            "name": forms.CharField(label=self.say("tokens-name"), max_length=60, error_messages=need),
            "scopes": forms.MultipleChoiceField(
                label=self.say("tokens-scopes"), choices=scopes, initial=["read"], widget=forms.CheckboxSelectMultiple, error_messages=need
            ),
            "days": forms.IntegerField(label=self.say("tokens-days"), min_value=1, max_value=LONGEST, initial=30, error_messages=number),
        }


@members("documenter", "verifier", "editor", "reader", methods="GET POST", fresh=True)
def tokens(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/tokens`"""
    session = session_of(request)
    keys, actor = session.case.keys, session.member.actor
    made, status = "", 200
    form = TokenForm(language, request.POST if request.POST.get("act") == "make" else None)
    if request.POST.get("act") == "revoke":
        keys.revoke_token(str(request.POST.get("token") or ""))
        return HttpResponseRedirect(address(language, "work", "tokens"))
    if form.is_bound and form.is_valid():
        try:
            made, _token = keys.make_token(form.cleaned_data["name"], form.cleaned_data["scopes"], form.cleaned_data["days"])
        except ConstatError as fault:
            form.refuse(None, fault)
    if form.errors:
        status = 400
    now = time.time()
    shown = [
        {"id": one.id, "name": one.name, "scopes": [form.say(f"scope-{scope}") for scope in one.scopes], "until": one.until * 1000, "ended": one.until < now}
        for one in keys.tokens()
        if one.of == actor
    ]
    return render(request, "api/tokens.html", {"form": form, "faults": told_faults(form), "made": made, "tokens": shown}, status=status)
