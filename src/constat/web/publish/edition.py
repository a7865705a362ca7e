"""One edition: what was submitted, what the gate decided, what changed since the one before; approving, returning, publishing, withdrawing."""

from __future__ import annotations

import json
import uuid
from typing import Any, Final

import yaml
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError, NotFound
from constat.language import phrases
from constat.record.casework import editions
from constat.record.drafts import Drafts
from constat.record.models import Approval, Edition, Freeze
from constat.report import publishing
from constat.report.editions import Changes, changes, counted
from constat.report.reading import open_bytes
from constat.web.casework.statement.reading import seen
from constat.web.house import session_of
from constat.web.page import render, shelf_of
from constat.web.permission import members
from constat.web.publish.listing import EDITORS
from constat.web.publish.writing import document
from constat.web.tags import address

LONGEST: Final = 4000


@members(*EDITORS)
def edition(request: HttpRequest, language: str, edition_id: str) -> HttpResponse:
    """`/<language>/publish/<id>`"""
    return page(request, language, edition_id)


def page(request: HttpRequest, language: str, edition_id: str, fault: str = "", status: int = 200) -> HttpResponse:
    """The page of an edition."""
    session = session_of(request)
    row = seen(session.lens, Edition, edition_id)
    told = session.lens.record(row)
    package = publishing.unpack(editions.package(session.case, row.pk))
    names = sorted(publishing.built_files(package))
    codes = session.case.keys.codes()
    acts = [
        session.lens.record(one) | {"code": codes.get(one.member, "–")} for one in Approval.seen_by(session.lens).filter(edition=row.pk).order_by("made", "id")
    ]
    own = editions.submitter(session.case, row) == session.member.person
    others = sorted(one.code for one in session.case.keys.members() if editions.ROLES & set(one.roles) and one.person != session.member.person)
    decision = json.loads(package.get("decision.json", b"{}"))
    found = changes_of(session.case, row.former, package) if row.former else None
    values = {
        "told": told, "title": told.get(f"title_{language}") or told.get("title_en"), "faults": [{"text": fault}] if fault else [],
        "gate": [_entry(one, language) for one in decision.get("entries", [])], "passes": decision.get("passes") is True,
        "files": [{"name": name, "kb": max(1, len(package[f"report/{name}"]) // 1000)} for name in names],
        "page_file": f"{row.code}.{language}.html", "pdf_file": f"{row.code}.{language}.pdf",
        "acts": acts, "own": own, "others": others, "lone": own and not others, "may_approve": not own or not others,
        "changes": told_changes(found, language) if found else None,
        "listed": {"added": len(found.added), "removed": len(found.removed)} if found and (found.added or found.removed) else None,
        "former": Edition.seen_by(session.lens).filter(pk=row.former).values("id", "code").first() if row.former else None,
        "freeze": Freeze.seen_by(session.lens).filter(pk=row.freeze).values("id", "code", "events").first() if row.freeze else None,
        "is_public": row.status == "published",
    }  # fmt: skip
    return render(request, "publish/edition.html", values, status=status)


def _entry(one: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "item": " · ".join(part for part in one["item"] if part),
        "action": one["action"],
        "why": one["why"][language],
        "instead": one["instead"][language],
        "override": one.get("override"),
    }


def changes_of(case: Any, former: str, package: dict[str, bytes]) -> Changes:
    """What changed in a package since the edition before."""
    before = publishing.unpack(editions.package(case, former))
    return changes(_manifest(before), _manifest(package))


def told_changes(found: Changes, language: str) -> list[dict[str, Any]]:
    """Each figure that differs, in words, with both values and the reason."""
    told = []
    for one in found.figures:
        said = one.new or one.old
        told.append(
            {
                "what": counted(said, language) if said else "",
                "old": one.old.value if one.old else None,
                "new": one.new.value if one.new else None,
                "why": phrases("report", language).say(f"edition-{one.why}"),
            }
        )
    return told


def _manifest(package: dict[str, bytes]) -> Any:
    files = publishing.built_files(package)
    name = next(name for name in sorted(files) if name.endswith(".en.html"))
    return open_bytes(files[name], name).manifest


@members(*EDITORS)
def file(request: HttpRequest, language: str, edition_id: str, name: str) -> HttpResponse:
    """`/<language>/publish/<id>/file/<name>`: one file as it was submitted; HTML in a sandbox."""
    del language
    session = session_of(request)
    row = seen(session.lens, Edition, edition_id)
    files = publishing.built_files(publishing.unpack(editions.package(session.case, row.pk)))
    if name not in files:
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    return document(files[name], name.rpartition(".")[2], name)


@members(*EDITORS, methods="POST")
def step(request: HttpRequest, language: str, edition_id: str) -> HttpResponse:
    """`/<language>/publish/<id>/step`"""
    session = session_of(request)
    case = session.case
    row = seen(session.lens, Edition, edition_id)
    act, note = str(request.POST.get("act") or ""), str(request.POST.get("note") or "")[:LONGEST]
    workspace = shelf_of(request).workspace.path
    try:
        if act == "approve":
            package = publishing.unpack(editions.package(case, row.pk))
            if json.loads(package.get("decision.json", b"{}")).get("passes") is not True:
                raise BadInput("publish-not-passed", room="web")
            editions.approve(case, row.pk, str(request.POST.get("digest") or "")[:64], note)
        elif act == "return":
            editions.send_back(case, row.pk, note)
        elif act == "publish":
            publishing.publish(case, row.pk, workspace)
        elif act == "withdraw":
            publishing.withdraw(case, row.pk, workspace, note)
        elif act == "mend":
            return HttpResponseRedirect(address(language, "publish", "draft", mended(case, row)))
        else:
            raise BadInput("publish-no-act", room="web")
    except ConstatError as fault:
        return page(request, language, row.pk, fault.say(language), fault.http_status)
    return HttpResponseRedirect(address(language, "publish", row.pk))


def mended(case: Any, row: Any) -> str:
    """A new draft of an edition, from what it was built from; submitted again, it takes the edition's place."""
    package = publishing.unpack(editions.package(case, row.pk))
    told = yaml.safe_load(package.get("specification.yaml", b"")) or {}
    fields = {str(name): [str(value) for value in values] for name, values in dict(told.get("fields") or {}).items()}
    if not fields:
        raise BadInput("publish-not-ours", room="web", code=str(row.code))
    draft = uuid.uuid4().hex
    Drafts(case).keep("report", draft, fields | {"edition": [row.pk]})
    return draft
