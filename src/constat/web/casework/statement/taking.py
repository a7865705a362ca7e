"""Taking a statement: a page that keeps itself, proposes what words mean, and becomes one entry when it is complete."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from constat.errors import ConstatError, NotFound
from constat.record.casework.findings import today
from constat.record.drafts import Drafts
from constat.record.fields import is_id
from constat.record.models import Case, Incident, Party, Source
from constat.web.casework.drafts.view import saved_words, typed
from constat.web.casework.statement import words
from constat.web.casework.statement.form import StatementForm
from constat.web.casework.statement.saving import next_code, save
from constat.web.forms import told_faults
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address

if TYPE_CHECKING:
    from constat.record.lens import Lens

LISTED: Final = 300
"""Records offered in a list; more are found by typing their code."""


@members(*CASEWORK)
def new_statement(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/statements/new`: leads to an empty page of its own address, so that a reload finds what was typed."""
    del request
    return HttpResponseRedirect(address(language, "work", "statements", "new", uuid.uuid4().hex))


@members(*CASEWORK, methods="GET POST")
def take(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/work/statements/new/<draft>`"""
    if not is_id(draft_id):
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    session = session_of(request)
    case, lens = session.case, session.lens
    drafts, links = Drafts(case), links_of(lens, language)
    saved = ""
    if request.method == "POST":
        form = StatementForm(language, request.POST, links=links)
        act = request.POST.get("act")
        if act == "save" and form.is_valid():
            try:
                statement = save(case, lens, form.cleaned_data, chosen(case, form.cleaned_data, language))
            except ConstatError as fault:
                form.refuse(None, fault)
            else:
                drafts.drop(draft_id)
                return HttpResponseRedirect(address(language, "work", "statements", statement))
        # Refused or not complete: nothing typed is lost.
        saved = saved_words(drafts.keep("statement", draft_id, typed(request)), language)
        if act != "save":
            form = StatementForm(language, initial=_initial(request.POST), links=links)
        given: Any = request.POST
    else:
        given = QueryDict(mutable=True)
        try:
            kept = drafts.read(draft_id)
            for name, told in kept.fields.items():
                given.setlist(name, list(told))
            saved = saved_words(kept.saved, language)
        except NotFound:
            given["source"] = next_code(lens, Source, "S")
            given["taken"] = today(case)
        form = StatementForm(language, initial=_initial(given), links=links)
    values = {
        "form": form,
        "faults": told_faults(form) if form.is_bound else [],
        "draft_id": draft_id,
        "saved": saved,
        "codes": list(Source.seen_by(lens).exclude(code=None).order_by("code").values_list("code", flat=True)[:LISTED]),
        **proposals(case, given, language),
    }
    return render(request, "casework/statement/take.html", values, status=400 if form.is_bound and form.errors else 200)


def _initial(given: QueryDict) -> dict[str, Any]:
    """A form's values out of what was typed; lists stay lists where the field takes several."""
    return {name: (values if name in ("harms", "method", "alleged") else values[0] if values else "") for name, values in given.lists()}


def links_of(lens: Lens, language: str) -> dict[str, list[tuple[str, str]]]:
    """The records that links may name, as this member sees them."""
    named = f"name_{language}"
    parties = [
        (row["id"], row[named] or row["name_en"] or row["name_fr"] or row["id"][:8]) for row in Party.seen_by(lens).values("id", "name_en", "name_fr")[:LISTED]
    ]
    incidents = [(row["id"], row["code"] or row["id"][:8]) for row in Incident.seen_by(lens).order_by("-made").values("id", "code")[:LISTED]]
    cases = [(row["id"], row["code"] or row["id"][:8]) for row in Case.seen_by(lens).values("id", "code")[:LISTED]]
    return {"alleged": sorted(parties, key=lambda one: one[1].casefold()), "incident": incidents, "case": cases}


def proposals(case: Any, given: QueryDict, language: str) -> dict[str, Any]:
    """What the words typed so far suggest."""
    place_words = str(given.get("place_text") or "")
    return {
        "dates": words.dates(str(given.get("when_text") or ""), language, case, str(given.get("taken") or "")),
        "places": words.places(case, place_words, language, str(given.get("when") or "")) if place_words and not given.get("place_unknown") else (),
        "place_words": place_words,
        "chosen_place": str(given.get("place") or ""),
        "counts": words.counts(str(given.get("count_0_text") or ""), language),
    }


def chosen(case: Any, told: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The place of the gazetteer that was chosen, as a statement's fields."""
    if not told.get("place") or told.get("place_unknown"):
        return None
    return words.place(case, told["place"], told.get("place_text") or "", language, told.get("when"))


@members(*CASEWORK, methods="POST")
def propose(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/statements/propose`: the suggestions alone, for a page that asks while one types."""
    return render(request, "casework/statement/proposals.html", proposals(session_of(request).case, request.POST, language))
