"""A person, a post with its basis, a listing: entered by hand, one form each."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.record.models import Case, Evidence, Listing, Party, Person, Post, Statement
from constat.web.casework.statement.form import DateField
from constat.web.casework.statement.reading import seen
from constat.web.casework.statement.saving import next_code
from constat.web.forms import Form, field_of, told_faults
from constat.web.house import session_of
from constat.web.labels import field_help, field_label
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

FIELDS: Final[dict[Any, tuple[str, ...]]] = {
    Person: ("code", "sex", "age", "protected", "name", "variants", "nickname", "father", "born", "village", "occupation", "contact", "case"),
    Post: ("party", "title_fr", "title_en", "held", "statement", "evidence"),
    Listing: ("authority", "measure", "basis", "listed", "reference"),
}
NEEDED: Final[dict[Any, tuple[str, ...]]] = {Person: ("code",), Post: ("party",), Listing: ("authority", "measure")}
RECENT: Final = 300
"""Statements and items of evidence offered as a basis."""
_BOXES: Final = {"variants": 3, "basis": 3}


class RecordForm(Form):
    """The fields of one record that are entered here."""

    def __init__(self, model: Any, language: str, *given: Any, links: dict[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        kind = model.type_name()
        for name in FIELDS[model]:
            label, about = field_label(kind, name, language), field_help(kind, name, language)
            if name in ("held", "listed"):
                self.fields[name] = DateField(language, label=label, help_text=self.say("person-held-help" if name == "held" else "statement-when-help"))
            else:
                self.fields[name] = field_of(
                    model.declared()[name], language, label=label, help=about, rows=_BOXES.get(name, 0), links=links.get(name), required=name in NEEDED[model]
                )
        if model is Post:
            self.fields["unbased"] = forms.BooleanField(label=self.say("person-unbased"), required=False)

    def clean(self) -> dict[str, Any]:
        """A post names who says so, or says that nobody does yet."""
        told: dict[str, Any] = super().clean() or {}
        if "unbased" in self.fields and not (told.get("statement") or told.get("evidence") or told.get("unbased")):
            self.add_error("statement", self.say("person-basis-needed"))
        return told


def links_of(lens: Any, language: str) -> dict[str, list[tuple[str, str]]]:
    """What a record may point at, by name or by code."""
    parties = [(row["id"], row[f"name_{language}"] or row["name_en"] or row["name_fr"] or row["id"][:8]) for row in lens_rows(lens, Party)]
    coded = {
        name: [(row["id"], row["code"] or row["id"][:8]) for row in model.seen_by(lens).order_by("-made", "-id").values("id", "code")[:RECENT]]
        for name, model in (("case", Case), ("statement", Statement), ("evidence", Evidence))
    }
    return {"party": sorted(parties, key=lambda one: one[1].casefold()), **coded}


def lens_rows(lens: Any, model: Any) -> Any:
    """Id and names of the records of a type."""
    return model.seen_by(lens).exclude(void=True).values("id", "name_en", "name_fr")


@members(*CASEWORK, methods="GET POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/persons/new`"""
    lens = session_of(request).lens
    return entered(request, language, Person, {"code": next_code(lens, Person, "P")}, None)


@members(*CASEWORK, methods="GET POST")
def post(request: HttpRequest, language: str, person_id: str) -> HttpResponse:
    """`/<language>/work/persons/<id>/post`"""
    return entered(request, language, Post, {}, seen(session_of(request).lens, Person, person_id))


@members(*CASEWORK, methods="GET POST")
def list_person(request: HttpRequest, language: str, person_id: str) -> HttpResponse:
    """`/<language>/work/persons/<id>/listing`"""
    return entered(request, language, Listing, {}, seen(session_of(request).lens, Person, person_id))


def entered(request: HttpRequest, language: str, model: Any, initial: dict[str, Any], person: Any) -> HttpResponse:
    """The form, or the record it made."""
    session = session_of(request)
    form = RecordForm(model, language, request.POST or None, initial=initial, links=links_of(session.lens, language))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            values = {name: value for name, value in form.cleaned_data.items() if value not in (None, "", []) and name != "unbased"}
            draft = session.case.draft("record")
            subject = draft.new(model, **values) if person is None else draft.new(model, case=person.case, person=person.pk, **values)
            try:
                draft.append()
            except ConstatError as fault:
                form.refuse(None, fault)
                status = fault.http_status
            else:
                return HttpResponseRedirect(address(language, "work", "persons", subject if person is None else person.pk))
    shown = session.lens.record(person) if person is not None else None
    code = (shown.get("code") or person.pk[:8]) if shown is not None else ""
    values = {"form": form, "faults": told_faults(form), "kind": model.type_name(), "person": shown, "code": code}
    return render(request, "casework/person/edit.html", values, status=status)
