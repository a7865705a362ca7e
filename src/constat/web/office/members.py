"""Who works here: members, their roles and cases, their second factor; added, changed, removed by administrators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError, NotFound
from constat.language import phrases
from constat.record.keys import ROLES
from constat.record.keys.members import SHORTEST
from constat.record.models import Case
from constat.web.forms import Form, told_faults
from constat.web.house import session_of
from constat.web.labels import role_about, role_label
from constat.web.office.frame import WATCH, show
from constat.web.office.phrase import make_phrase
from constat.web.permission import members
from constat.web.tags import address


class Belonging(Form):
    """What a member does here, and in which cases."""

    def __init__(self, language: str, *given: Any, cases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("office-member-no-role")}
        self.fields["roles"] = forms.MultipleChoiceField(
            label=self.say("office-member-roles"),
            choices=[(role, f"{role_label(role, language)} – {role_about(role, language)}") for role in ROLES],
            widget=forms.CheckboxSelectMultiple,
            error_messages=need,
        )
        self.fields["sight"] = forms.ChoiceField(
            label=self.say("office-member-sight"),
            choices=[("all", self.say("office-member-all")), ("some", self.say("office-member-some"))],
            widget=forms.RadioSelect,
            initial="all",
            error_messages={"required": self.say("field-required")},
        )
        self.fields["cases"] = forms.MultipleChoiceField(
            label=self.say("office-member-cases"), help_text=self.say("office-member-cases-help"), choices=cases, required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    def chosen(self) -> list[str] | None:
        """The cases that the member may see; None for all."""
        return None if self.cleaned_data["sight"] == "all" else list(self.cleaned_data["cases"])


class Joining(Belonging):
    """A new member: a code, and a first passphrase."""

    def __init__(self, language: str, *given: Any, **options: Any) -> None:
        super().__init__(language, *given, **options)
        need = {"required": self.say("field-required")}
        secret = forms.PasswordInput({"autocomplete": "new-password"})
        own = self.fields
        self.fields = {
            "code": forms.CharField(label=self.say("office-erasure-code"), help_text=self.say("office-member-code-help"), max_length=40, error_messages=need,
                                    widget=forms.TextInput({"autocomplete": "off"})),
            **own,
            "first": forms.ChoiceField(
                label=self.say("office-member-first"), choices=[("made", self.say("office-member-made")), ("typed", self.say("office-member-typed"))],
                widget=forms.RadioSelect, initial="made", error_messages=need,
            ),
            "passphrase": forms.CharField(
                label=self.say("start-passphrase"), help_text=self.say("start-passphrase-help", least=SHORTEST), strip=False, required=False, widget=secret
            ),
            "again": forms.CharField(label=self.say("start-again"), strip=False, required=False, widget=secret),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A typed passphrase is typed twice, and long enough."""
        told = self.cleaned_data
        if told.get("first") == "typed":
            check_new(self, told)
        return told


def check_new(form: Form, told: dict[str, Any]) -> None:
    """Puts a fault at a new passphrase that is too short or typed in two ways."""
    if len(told.get("passphrase") or "") < SHORTEST:
        form.refuse("passphrase", BadInput("passphrase-short", room="record", least=str(SHORTEST)))
    elif told.get("passphrase") != told.get("again"):
        form.add_error("again", form.say("start-differ"))


@members(*WATCH)
def member_list(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/members`"""
    session = session_of(request)
    names = dict(cases_known(session))
    rows = [told_member(session, member, language, names) for member in session.case.keys.members()]
    values = {
        "rows": sorted(rows, key=lambda row: row["code"].casefold()),
        "roles_about": [{"label": role_label(role, language), "about": role_about(role, language)} for role in ROLES],
        "administers": "administrator" in session.member.roles,
        "generation": session.case.keys.generation,
        "cases": [{"code": name, "short": pk[:8]} for pk, name in names.items()] if session.lens.sees(Case) else [],
    }
    return show(request, "office/members.html", values)


def told_member(session: Any, member: Any, language: str, names: dict[str, str]) -> dict[str, Any]:
    """A member for people."""
    return {
        "actor": member.actor,
        "code": member.code,
        "roles": [role_label(role, language) for role in ROLES if role in member.roles],
        "cases": None if member.cases is None else sorted(names.get(one, one[:8]) for one in member.cases),
        "factor": session.case.keys.second_factor(member.code),
        "self": member.actor == session.member.actor,
    }


def cases_known(session: Any) -> list[tuple[str, str]]:
    """Ids of the cases and what they are called: their codes for those who see them; the beginning of the id for an administrator."""
    lens = session.lens
    if lens.sees(Case):
        rows = Case.seen_by(lens).exclude(void=True).order_by("code").values_list("id", "code")
        return [(pk, code or pk[:8]) for pk, code in rows]
    # Access is given by case, and a case's code is not for whoever only keeps the keys.
    return [(pk, pk[:8]) for pk in lens.case_ids()]


@members("administrator", methods="GET POST", fresh=True)
def new_member(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/members/new`"""
    session = session_of(request)
    form = Joining(language, request.POST or None, cases=cases_known(session))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = told["first"] == "made"
        phrase = make_phrase() if made else told["passphrase"]
        try:
            member = session.case.keys.add_member(told["code"].strip(), phrase, told["roles"], form.chosen())
        except ConstatError as fault:
            form.refuse("code", fault)
        else:
            values = {"code": member.code, "phrase": phrase if made else "", "roles": [role_label(role, language) for role in ROLES if role in member.roles]}
            return show(request, "office/joined.html", values)
    values = {"form": form, "faults": told_faults(form)}
    return show(request, "office/join.html", values, status=400 if form.errors else 200)


@members("administrator", methods="GET POST", fresh=True)
def one_member(request: HttpRequest, language: str, actor: str) -> HttpResponse:
    """`/<language>/office/members/<id>`: roles and cases changed, the second factor dropped, the member removed."""
    session = session_of(request)
    keys = session.case.keys
    member = next((one for one in keys.members() if one.actor == actor), None)
    if member is None:
        raise NotFound("member-unknown", room="record", code=actor[:8])
    code = member.code
    act = request.POST.get("act") or ""
    known = cases_known(session)
    initial = {"roles": sorted(member.roles), "sight": "all" if member.cases is None else "some", "cases": sorted(member.cases or ())}
    form = Belonging(language, request.POST if act == "change" else None, cases=known, initial=initial)
    back = HttpResponseRedirect(address(language, "office", "members"))
    try:
        if act == "change" and form.is_valid():
            keys.change_roles(code, form.cleaned_data["roles"], form.chosen())
            return back
        if act == "factor":
            keys.drop_second_factor(code)
            return HttpResponseRedirect(address(language, "office", "members", actor))
        if act == "remove":
            if str(request.POST.get("typed") or "").strip() != code:
                raise BadInput("office-typed-otherwise", room="web", code=code)
            keys.remove_member(code)
            return back
    except ConstatError as fault:
        if act != "change":
            form = Belonging(language, {"roles": initial["roles"], "sight": initial["sight"], "cases": initial["cases"]}, cases=known)
            form.is_valid()
        form.refuse(None, fault)
    values = {
        "form": form, "faults": told_faults(form), "told": told_member(session, member, language, dict(known)), "code": code,
        "sure": phrases("web", language).say("office-member-remove-sure"),
    }  # fmt: skip
    return show(request, "office/member.html", values, status=400 if form.errors else 200)
