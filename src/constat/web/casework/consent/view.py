"""Whoever spoke takes consent back: for which uses, when they said so, and what rests on the statement until then."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.casework.findings import today
from constat.record.models import Citation, Consent, Finding, Incident, Statement
from constat.vocab import load
from constat.web.casework.statement.form import DateField
from constat.web.casework.statement.reading import seen
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

LONGEST: Final = 1000


class WithdrawalForm(Form):
    """The uses that are taken back, the day, and how it was made known."""

    def __init__(self, language: str, *given: Any, standing: list[Any], **options: Any) -> None:
        super().__init__(language, *given, **options)
        purposes = load("consent-purpose")
        need = {"required": self.say("withdraw-none-chosen")}
        self.fields["consents"] = forms.MultipleChoiceField(
            label=self.say("withdraw-uses"), choices=[(row.pk, purposes.label(row.purpose, language)) for row in standing],
            widget=forms.CheckboxSelectMultiple, error_messages=need,
        )  # fmt: skip
        self.fields["withdrawn"] = DateField(language, label=self.say("withdraw-on"))
        self.fields["why"] = forms.CharField(
            label=self.say("withdraw-why"), help_text=self.say("withdraw-why-help"), max_length=LONGEST, error_messages={"required": self.say("field-required")}
        )


@members(*CASEWORK, methods="GET POST")
def withdraw(request: HttpRequest, language: str, statement_id: str) -> HttpResponse:
    """`/<language>/work/statements/<id>/consent`"""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Statement, statement_id)
    standing = list(Consent.seen_by(lens).filter(statement=row.pk, answer="given", withdrawn=None).exclude(void=True).order_by("made", "id"))
    form = WithdrawalForm(language, request.POST or None, standing=standing, initial={"withdrawn": today(session.case)})
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            draft = session.case.draft("consent", reason=form.cleaned_data["why"])
            for one in standing:
                if one.pk in form.cleaned_data["consents"]:
                    # The answer must still be the one that the page showed.
                    one.revision = str(request.POST.get(f"revision-{one.pk}") or one.revision)[:16]
                    draft.set(one, withdrawn=form.cleaned_data["withdrawn"] or today(session.case))
            try:
                draft.append()
            except ConstatError as fault:
                form.refuse(None, fault)
                status = fault.http_status
            else:
                return HttpResponseRedirect(f"{address(language, 'work', 'statements', row.pk)}#consents")
    values = {
        "told": lens.record(row), "form": form, "faults": told_faults(form), "standing": standing,
        "findings": findings_on(lens, row.pk), "erases": "steward" in session.member.roles,
    }  # fmt: skip
    return render(request, "casework/consent/withdraw.html", values, status=status)


def findings_on(lens: Any, statement: str) -> list[dict[str, Any]]:
    """The findings that cite the statement, each with its incident's code."""
    if not (lens.sees(Citation) and lens.sees(Finding)):
        return []
    cited = [one["finding"] for one in Citation.seen_by(lens).filter(statement=statement).exclude(void=True).values("finding")]
    rows = list(Finding.seen_by(lens).filter(pk__in=cited).exclude(void=True).values("id", "code", "aspect", "status", "incident"))
    codes = dict(Incident.seen_by(lens).filter(pk__in={row["incident"] for row in rows if row["incident"]}).values_list("pk", "code"))
    return [row | {"incident_code": codes.get(row["incident"]) or ""} for row in rows]
