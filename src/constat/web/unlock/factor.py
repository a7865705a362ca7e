"""A second factor that works without a network: six digits of a telephone that was shown a secret once."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import segno
from django import forms
from django.http import HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import EVERYBODY, members


class Digits(Form):
    """The six digits that the telephone shows."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        box = forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"})
        self.fields["digits"] = forms.CharField(
            label=self.say("factor-digits"), max_length=10, widget=box, error_messages={"required": self.say("field-required")}
        )


@members(*EVERYBODY, methods="GET POST", fresh=True)
def second_factor(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/second-factor`"""
    session = session_of(request)
    keys, code = session.case.keys, session.member.code
    asked = request.POST.get("act")
    if asked == "drop":
        keys.drop_second_factor(code)
    form = Digits(language, request.POST if asked == "confirm" else None)
    if asked == "confirm" and form.is_valid() and "second-factor" in session.kept:
        try:
            spare = keys.confirm_second_factor(session.kept["second-factor"], form.cleaned_data["digits"].replace(" ", ""))
        except ConstatError as fault:
            form.refuse("digits", fault)
        else:
            session.kept.pop("second-factor", None)
            return render(request, "unlock/spare.html", {"spare": spare})
    values: dict[str, Any] = {"form": form, "faults": told_faults(form), "active": keys.second_factor(code)}
    if not values["active"]:
        secret = session.kept.setdefault("second-factor", keys.begin_second_factor())
        told = f"otpauth://totp/{quote(f'Constat:{code}')}?secret={secret}&issuer=Constat"
        values |= {
            "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            "picture": segno.make(told, error="m").svg_data_uri(scale=6, border=2),
        }
    return render(request, "unlock/factor.html", values, status=400 if form.errors else 200)
