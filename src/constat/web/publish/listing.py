"""The list of reports: those being written, those that wait for somebody, those that are public; and the beginning of a new one."""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.language import LANGUAGES, phrases
from constat.record.drafts import Drafts
from constat.record.models import Approval, Edition, Freeze
from constat.web.house import session_of
from constat.web.page import render, shelf_of
from constat.web.permission import members
from constat.web.publish.written import ALL, Written
from constat.web.tags import address

EDITORS: Final = ("editor", "verifier", "steward")
STATES: Final = ("in-review", "approved", "returned", "published", "withdrawn")
CASE_FILE: Final = "case-file"
LISTED: Final = 200


@members(*EDITORS)
def listing(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/publish`"""
    session = session_of(request)
    rows = Edition.seen_by(session.lens).exclude(void=True).order_by("-made")
    told = list(rows.values("id", "code", "title_en", "title_fr", "template", "period", "status", "at", "made_by", "freeze")[:LISTED])
    frozen = dict(Freeze.seen_by(session.lens).values_list("id", "code"))
    codes = session.case.keys.codes()
    # Whoever submitted the package as it is now; a report that another member mended is theirs.
    acts = Approval.seen_by(session.lens).filter(act="submitted", edition__in=[one["id"] for one in told]).order_by("made")
    authors = dict(acts.values_list("edition", "member"))
    for one in told:
        one["made_by"] = authors.get(one["id"], one["made_by"])
        one["title"] = one[f"title_{language}"] or one["title_en"] or one["title_fr"]
        one["frozen"] = frozen.get(one["freeze"], "")
        one["by"] = codes.get(one["made_by"], "–")
        one["next"] = _next(one, session.member.person)
    shown = [(state, [one for one in told if one["status"] == state]) for state in STATES]
    drafts = [
        {"id": kept.id, "saved": kept.saved, "title": Written.of(kept).first(f"title-{language}") or kept.first("name"), "period": kept.first("period")}
        for kept in Drafts(session.case).all("report")
    ]
    return render(request, "publish/list.html", {"drafts": drafts, "states": [(state, rows) for state, rows in shown if rows]})


def _next(one: dict[str, Any], member: str) -> str:
    if one["status"] == "in-review":
        return "publish-next-wait" if one["made_by"] == member else "publish-next-approve"
    return {"returned": "publish-next-mend", "approved": "publish-next-publish"}.get(one["status"], "")


@members(*EDITORS, methods="GET POST")
def new(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/publish/new`"""
    session = session_of(request)
    say = phrases("web", language).say
    faults: list[dict[str, str]] = []
    given = request.POST
    if request.method == "POST":
        try:
            if given.get("act") == "freeze":
                freeze_now(session, shelf_of(request))
                return HttpResponseRedirect(address(language, "publish", "new") + f"?template={given.get('template', '')}")
            fields = beginning(given, session.case.keys.office, say)
            faults = [{"text": say("publish-lacks", what=say(f"publish-field-{name}"))} for name in ("period", "dataset") if not any(fields.get(name) or [])]
            if not faults:
                draft = uuid.uuid4().hex
                Drafts(session.case).keep("report", draft, fields)
                return HttpResponseRedirect(address(language, "publish", "draft", draft))
        except ConstatError as fault:
            faults = [{"text": fault.say(language)}]
    frozen = Freeze.seen_by(session.lens).filter(expunged=None).order_by("-made").values("code", "made", "events").first()
    values = {
        "templates": [(one, say(f"publish-template-{one}"), say(f"publish-template-{one}-about")) for one in ALL],
        "datasets": datasets_of(shelf_of(request)),
        "given": given if request.method == "POST" else request.GET,
        "chosen": given.getlist("dataset") or [one["name"] for one in datasets_of(shelf_of(request)) if one["own"]],
        "formers": formers(session.lens, language),
        "frozen": frozen,
        "freezes": bool(session.member.roles & {"verifier", "steward"}),
        "faults": faults,
    }
    return render(request, "publish/new.html", values, status=400 if faults else 200)


def freeze_now(session: Any, shelf: Any) -> None:
    """The case file as it stands, as the version in force of its dataset."""
    from constat.events.frozen import enter
    from constat.record.casework.findings import today
    from constat.record.freezing import freeze

    number = Freeze.seen_by(session.lens).count() + 1
    made = freeze(session.case, f"{today(session.case)}-{number}", CASE_FILE)
    enter(shelf.workspace, session.case, made.id, CASE_FILE)


def beginning(given: Any, office: str, say: Any) -> dict[str, list[str]]:
    """The fields of a new draft."""
    template = str(given.get("template") or "")
    template = template if template in ALL else "plain"
    period = str(given.get("period") or "").strip()[:40]
    fields = {"template": [template], "period": [period], "dataset": [str(one) for one in given.getlist("dataset") if one]}
    for language in LANGUAGES:
        words = phrases("web", language).say(f"publish-template-{template}")
        fields[f"title-{language}"] = [words if template != "plain" else str(given.get("title") or "")[:200]]
        fields[f"office-{language}"] = [office]
    fields["name"] = [code_of(str(given.get("title") or "") or f"{say(f'publish-template-{template}')} {period}")]
    fields["former"] = [str(given.get("former") or "")[:80]]
    return fields


def code_of(text: str) -> str:
    """A name for the report's folder: small letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "report"


def datasets_of(shelf: Any) -> list[dict[str, Any]]:
    """The datasets of the workspace, with their days."""
    told = []
    for version in shelf.workspace.datasets():
        try:
            first, last = version.span
        except ConstatError:
            # A frozen state that was destroyed holds nothing to count.
            continue
        told.append({"name": version.name, "first": first, "last": last, "own": version.manifest.get("provider") == "case-file"})
    return sorted(told, key=lambda one: (not one["own"], one["name"]))


def formers(lens: Any, language: str) -> list[tuple[str, str]]:
    """Editions published before, by the place of their file: a new one lists what it corrects."""
    rows = Edition.seen_by(lens).filter(status="published").exclude(void=True).order_by("-made").values("code", "title_en", "title_fr", "period")
    return [(f"{one['code']}/{one['code']}.en.html", f"{one[f'title_{language}'] or one['title_en']} · {one['period']}") for one in rows[:LISTED]]
