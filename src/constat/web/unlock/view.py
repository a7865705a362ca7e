"""Unlocking, locking, and the passphrase again before something grave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError, NotFound
from constat.language import LANGUAGES
from constat.web.forms import Form, told_faults
from constat.web.house import house_of, session_of
from constat.web.page import render
from constat.web.permission import EVERYBODY, anyone_may, members
from constat.web.tags import address
from constat.web.unlock.cookie import signed_in, signed_out


class Unlocking(Form):
    """Who comes in."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        code = forms.TextInput({"autocomplete": "username", "autofocus": True})
        secret = forms.PasswordInput({"autocomplete": "current-password"})
        self.fields |= {
            "code": forms.CharField(label=self.say("unlock-code"), max_length=40, widget=code, error_messages=need),
            "passphrase": forms.CharField(label=self.say("unlock-passphrase"), strip=False, widget=secret, error_messages=need),
            "digits": forms.CharField(
                label=self.say("unlock-digits"), help_text=self.say("unlock-digits-help"), required=False, max_length=20,
                widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "text"}),
            ),
        }  # fmt: skip


class Confirming(Form):
    """The passphrase again."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        secret = forms.PasswordInput({"autocomplete": "current-password", "autofocus": True})
        self.fields["passphrase"] = forms.CharField(
            label=self.say("unlock-passphrase"), strip=False, widget=secret, error_messages={"required": self.say("field-required")}
        )


def way_back(request: HttpRequest, language: str) -> str:
    """The page of ours that the address asks to come back to; the desk where it asks for none, or for another site's."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    inside = any(wanted.startswith(f"/{one}/") for one in LANGUAGES) and "\\" not in wanted and not any(ord(c) < 33 for c in wanted)
    return wanted if inside and len(wanted) < 2000 else address(language, "work")


@anyone_may("GET POST")
def unlock(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/unlock`"""
    house = house_of(request)
    if not house.has_case_file:
        raise NotFound("no-case-file-here", room="web")
    form = Unlocking(language, request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            token, session = house.sessions.open(told["code"].strip(), told["passphrase"], told["digits"].replace(" ", ""))
        except ConstatError as fault:
            form.refuse(None, fault)
            status = fault.http_status
        else:
            house.read_ahead(session)
            return signed_in(request, HttpResponseRedirect(way_back(request, language)), token)
    response = render(request, "unlock/unlock.html", {"form": form, "faults": told_faults(form), "next": way_back(request, language)}, status=status)
    response["Cache-Control"] = "no-store"
    return response


@anyone_may("POST")
def lock(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/lock`: the keys are forgotten at once."""
    session = request.META["constat.session"]
    if session is not None:
        house_of(request).sessions.end(session)
        request.META["constat.session"] = None
    return signed_out(HttpResponseRedirect(address(language, "unlock")))


@members(*EVERYBODY, methods="GET POST")
def confirm(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/confirm`: the passphrase again."""
    form = Confirming(language, request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            house_of(request).sessions.confirm(session_of(request), form.cleaned_data["passphrase"])
        except ConstatError as fault:
            form.refuse("passphrase", fault)
            status = fault.http_status
        else:
            return HttpResponseRedirect(way_back(request, language))
    return render(request, "unlock/confirm.html", {"form": form, "faults": told_faults(form), "next": way_back(request, language)}, status=status)
