"""The page on which a report is written: its passages in both languages, the figures they name, and what stands in its way."""

from __future__ import annotations

import threading
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError, NotFound
from constat.language import LANGUAGES, phrases
from constat.record.drafts import Drafts
from constat.vocab import load
from constat.web.casework.drafts.view import saved_words, typed
from constat.web.house import session_of
from constat.web.page import render, shelf_of
from constat.web.permission import members
from constat.web.publish.checking import Look, built, look, present
from constat.web.publish.listing import EDITORS, datasets_of, formers
from constat.web.publish.written import BLOCK_TITLES, BLOCKS, Written, figure_line, tag_of
from constat.web.report.view import SANDBOX, TYPES
from constat.web.tags import address

PREVIEWS: Final = {"en.html": ("en", "html"), "fr.html": ("fr", "html"), "en.pdf": ("en", "pdf"), "fr.pdf": ("fr", "pdf")}
_ONE_AT_A_TIME: Final = threading.Lock()
"""Setting a report takes a core for seconds; two at once would take the machine from everybody else."""
_NEW_FIGURE: Final = ("measure", "name", "country", "place", "perpetrator", "kind", "victims", "standard", "against")


@members(*EDITORS, methods="GET POST")
def write(request: HttpRequest, language: str, draft_id: str) -> HttpResponse:
    """`/<language>/publish/draft/<id>`"""
    session, shelf = session_of(request), shelf_of(request)
    drafts = Drafts(session.case)
    kept = drafts.read(draft_id)
    if kept.kind != "report":
        raise NotFound("no-draft", room="record", id=draft_id[:8])
    if request.method == "GET":
        return page(request, language, draft_id, Written.of(kept), None, kept.saved)
    fields = {name: values for name, values in typed(request).items() if not name.startswith("new-")}
    faults: list[str] = []
    act = str(request.POST.get("act") or "check")
    try:
        fields = changed(request, fields, act)
    except ConstatError as fault:
        faults.append(fault.say(language))
    saved = drafts.keep("report", draft_id, fields)
    written = Written(fields)
    if act == "discard":
        drafts.drop(draft_id)
        return HttpResponseRedirect(address(language, "publish"))
    if act != "check" and not faults:
        return HttpResponseRedirect(address(language, "publish", "draft", draft_id) + ("#figures" if act.startswith(("figure", "drop", "block")) else ""))
    found = look(shelf.table, shelf.workspace.path, written, language) if not faults else None
    return page(request, language, draft_id, written, found, saved, faults)


def changed(request: HttpRequest, fields: dict[str, list[str]], act: str) -> dict[str, list[str]]:
    """The fields after a figure or a block was put in or taken out."""
    verb, _, what = act.partition(":")
    if verb == "figure":
        known = [name for one in Written(fields).figures for name in (one["name"], f"{one['name']}_before", f"{one['name']}_change")]
        line = figure_line({key: str(request.POST.get(f"new-{key}") or "")[:400] for key in _NEW_FIGURE}, known)
        return fields | {"figure": [*fields.get("figure", []), line]}
    if verb == "drop":
        return fields | {"figure": [line for line, one in zip(fields.get("figure", []), Written(fields).figures, strict=False) if one["name"] != what]}
    if verb == "block":
        block = str(request.POST.get("new-block") or "")
        if block not in BLOCKS:
            raise BadInput("publish-no-block", room="web")
        return fields | {"block": [*Written(fields).blocks, block]}
    if verb == "unblock":
        return fields | {"block": [one for one in Written(fields).blocks if one != what]}
    return fields


def page(request: HttpRequest, language: str, draft_id: str, written: Written, found: Look | None, saved: int, faults: list[str] | None = None) -> HttpResponse:
    """The page of a report that is being written."""
    say = phrases("web", language).say
    measures, standards = load("measure"), load("standard-of-proof")
    texts = "\n".join(written.text(slot, one) for slot in written.slots for one in LANGUAGES)
    shelf = shelf_of(request)
    values_now = found.values if found and found.composed else present(shelf.table, shelf.workspace.path, written)
    figures = []
    for one in written.figures:
        names = [one["name"]] + ([f"{one['name']}_before", f"{one['name']}_change"] if one.get("against") else [])
        asks = [", ".join(value) if isinstance(value, list) else str(value) for key, value in one.items() if key not in ("name", "measure", "against")]
        figures.append(
            one
            | {
                "label": measures.label(one["measure"], language),
                "asks": " · ".join(asks),
                "tags": [f"{{{{ fig:{name}{' | counted' if index < 2 else ''} }}}}" for index, name in enumerate(names)],
                "used": f"fig:{one['name']}" in texts,
                "value": values_now.get(one["name"]),
                "told": one["name"] in values_now,
            }
        )
    session = session_of(request)
    values = {
        "draft_id": draft_id, "w": written, "saved": saved_words(saved, language), "faults": [{"text": text} for text in faults or []],
        "heads": [(name, say(f"publish-field-{name}"), written.first(name)) for name in ("name", "period", "title-fr", "title-en", "office-fr", "office-en")],
        "template": say(f"publish-template-{written.template}"),
        "passages": [
            {
                "slot": slot, "label": say(f"slot-{slot.replace('_', '-')}"), "en": written.text(slot, "en"), "fr": written.text(slot, "fr"),
                "problems": [one for one in (found.problems if found else ()) if one.slot == slot], "long": slot == "body",
            }
            for slot in written.slots
        ],
        "look": found, "problems": [one for one in (found.problems if found else ()) if not one.slot],
        "figures": figures, "lines": list(written.fields.get("figure") or []), "measures": [(one.id, one.label(language)) for one in measures.terms],
        "standards": [(one.id, one.label(language)) for one in standards.terms],
        "kinds": [(one.id, one.label(language)) for one in load("violence-kind").terms],
        "victims": [(one.id, one.label(language)) for one in load("victims").terms],
        "blocks": [{"id": one, "title": BLOCK_TITLES[one][language], "tag": f"{{{{ {tag_of(one)} }}}}"} for one in written.blocks],
        "offered": [(one, BLOCK_TITLES[one][language]) for one in BLOCKS if one not in written.blocks] if written.template == "plain" else [],
        "datasets": datasets_of(shelf), "chosen": list(written.fields.get("dataset") or []),
        "formers": formers(session.lens, language), "former": written.first("former"), "edition": written.first("edition"),
    }  # fmt: skip
    return render(request, "publish/write.html", values, status=400 if faults else 200)


@members(*EDITORS)
def preview(request: HttpRequest, language: str, draft_id: str, form: str) -> HttpResponse:
    """`/<language>/publish/draft/<id>/preview/fr.html`: the report as it is now, marked as a draft, in a sandbox."""
    if form not in PREVIEWS:
        raise NotFound("no-such-page", room="web", path=request.path[:200])
    session, shelf = session_of(request), shelf_of(request)
    written = Written.of(Drafts(session.case).read(draft_id))
    tongue, kind = PREVIEWS[form]
    try:
        with _ONE_AT_A_TIME:
            made = built(shelf.table(), shelf.workspace.path, written, None, (kind,), draft=True)
    except ConstatError as fault:
        return render(request, "publish/cannot.html", {"fault": fault.say(language), "draft_id": draft_id}, status=400)
    return document(made.files[f"{written.first('name')}.{tongue}.{kind}"], kind, f"{written.first('name')}.{tongue}.{kind}")


def document(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file of a report: HTML in a sandbox, the rest to keep."""
    response = HttpResponse(data, content_type=TYPES.get(kind, "application/octet-stream"))
    if kind == "html":
        response["Content-Security-Policy"] = SANDBOX
    else:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
