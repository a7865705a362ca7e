"""One's own passphrase, changed by whoever knows the old one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.record.keys.members import SHORTEST
from constat.web.forms import Form, told_faults
from constat.web.house import house_of, session_of
from constat.web.office.frame import show
from constat.web.office.members import check_new
from constat.web.permission import EVERYBODY, members


class Changing(Form):
    """The old passphrase, and the new one twice."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        old, new = forms.PasswordInput({"autocomplete": "current-password"}), forms.PasswordInput({"autocomplete": "new-password"})
        self.fields |= {
            "old": forms.CharField(label=self.say("office-passphrase-old"), strip=False, widget=old, error_messages=need),
            "passphrase": forms.CharField(
                label=self.say("office-passphrase-new"),
                help_text=self.say("start-passphrase-help", least=SHORTEST),
                strip=False,
                widget=new,
                error_messages=need,
            ),
            "again": forms.CharField(label=self.say("start-again"), strip=False, widget=new, error_messages=need),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Long enough, and typed alike twice."""
        if "passphrase" in self.cleaned_data and "again" in self.cleaned_data:
            check_new(self, self.cleaned_data)
        return self.cleaned_data


@members(*EVERYBODY, methods="GET POST")
def passphrase(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/passphrase`; a wrong old one is slowed down as at unlocking."""
    session = session_of(request)
    form = Changing(language, request.POST or None)
    status, done = 200, False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            session.case.keys.change_passphrase(session.member.code, told["old"], told["passphrase"])
        except ConstatError as fault:
            form.refuse("old", fault)
            status = fault.http_status
        else:
            house_of(request).sessions.end_others(session)
            form, done = Changing(language), True
    values = {"form": form, "faults": told_faults(form), "done": done, "factor": session.case.keys.second_factor(session.member.code)}
    return show(request, "office/passphrase.html", values, status=status if status != 200 else 400 if form.errors else 200)
