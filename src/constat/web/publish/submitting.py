"""Submitting a report: built whole in memory, judged, its warnings answered, and given to a second person as one package."""

from __future__ import annotations

import json
from typing import Any

import yaml
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError
from constat.language import LANGUAGES
from constat.record.casework import editions
from constat.record.drafts import Drafts
from constat.record.models import Edition
from constat.report.building import FORMATS, RenderedReport
from constat.report.disclosure.gate import Decision
from constat.report.publishing import pack
from constat.web.house import session_of
from constat.web.page import render, shelf_of
from constat.web.permission import members
from constat.web.publish.checking import answer_key, answered, built, look
from constat.web.publish.edition import changes_of
from constat.web.publish.listing import EDITORS
from constat.web.publish.writing import _ONE_AT_A_TIME
from constat.web.publish.written import Written
from constat.web.tags import address


@members(*EDITORS, methods="GET POST")
def submit(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/publish/draft/<id>/submit`: what the gate holds back, the warnings to answer, and the step itself."""
    session, shelf = session_of(request), shelf_of(request)
    drafts = Drafts(session.case)
    kept = drafts.read(draft_id)
    fields = {name: list(values) for name, values in kept.fields.items()}
    if request.method == "GET":
        found = look(shelf.table, shelf.workspace.path, Written(fields), language)
        ready = found.composed and not found.problems
        return _page(request, draft_id, Written(fields), found.decision, language, [one.text for one in found.problems], ready=ready)
    fields |= {name: [str(value)[:4000]] for name, value in request.POST.items() if name.startswith("answer-")}
    drafts.keep("report", draft_id, fields)
    written = Written(fields)
    try:
        with _ONE_AT_A_TIME:
            made = built(shelf.table(), shelf.workspace.path, written, session.case, FORMATS, draft=False)
        decision = answered(made.decision, written, session.member.code)
        if not decision.passes:
            return _page(request, draft_id, written, decision, language, [], ready=True, status=400)
        edition = _submitted(session, shelf, written, made, decision, str(request.POST.get("note") or "")[:4000])
    except ConstatError as fault:
        return _page(request, draft_id, written, Decision("off"), language, [fault.say(language)], ready=False, status=fault.http_status)
    drafts.drop(draft_id)
    return HttpResponseRedirect(address(language, "publish", edition))


def _submitted(session: Any, shelf: Any, written: Written, made: RenderedReport, decision: Decision, note: str) -> str:
    """The package in the register, and the edition's id."""
    from constat.events.ledger import remember

    files = {f"report/{name}": data for name, data in made.files.items()}
    files["specification.yaml"] = yaml.safe_dump({"fields": {name: list(values) for name, values in written.fields.items()}}, allow_unicode=True).encode()
    files["decision.json"] = (json.dumps(decision.to_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    former = written.first("former").partition("/")[0]
    before = Edition.seen_by(session.lens).filter(code=former).exclude(void=True).values_list("id", flat=True).first() if former else None
    if former and before is None:
        raise BadInput("publish-no-former", room="web", former=former[:60])
    if before is not None:
        found = changes_of(session.case, before, files)
        since = {
            "former": found.former, "added": found.added, "removed": found.removed,
            "figures": [{"key": one.key, "why": one.why, "old": one.old and one.old.value, "new": one.new and one.new.value} for one in found.figures],
        }  # fmt: skip
        files["changes.json"] = (json.dumps(since, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    remember(shelf.workspace, *made.figures)
    return editions.submit(
        session.case,
        pack(files),
        code=written.first("name"),
        title_en=written.first("title-en"),
        title_fr=written.first("title-fr"),
        template=written.template,
        period=written.first("period"),
        seal=str(made.manifest["seal"]),
        freeze=_frozen(shelf, written),
        former=before,
        edition=written.first("edition") or None,
        note=note,
    )


def _frozen(shelf: Any, written: Written) -> str | None:
    """The frozen state that the report counts, where it counts the case file."""
    chosen = set(written.fields.get("dataset") or [])
    for version in shelf.workspace.datasets():
        told = version.manifest
        if version.name in chosen and told.get("provider") == "case-file":
            return str(told.get("file", "")).partition(".")[0] or None
    return None


def _page(
    request: HttpRequest, draft_id: str, written: Written, decision: Decision, language: str, problems: list[str], *, ready: bool, status: int = 200
) -> HttpResponse:
    values = {
        "draft_id": draft_id,
        "w": written,
        "title": written.first(f"title-{language}"),
        "problems": problems,
        "ready": ready,
        "empty": sorted({slot for slot, _one in written.empty if all(not written.text(slot, one).strip() for one in LANGUAGES)}),
        "gate": [
            {
                "item": " · ".join(part for part in entry.item if part), "action": entry.action, "why": entry.why(language), "instead": entry.instead(language),
                "key": answer_key(entry), "asks": entry.action == "warned" and entry.may_override, "reason": written.first(answer_key(entry)),
            }
            for entry in decision.entries
        ],
        "open": len(decision.open),
    }  # fmt: skip
    return render(request, "publish/submit.html", values, status=status)
