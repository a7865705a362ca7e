"""Who opened which identity, when and why: the read log by member, record and time; and the same as a sheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.record.models import types
from constat.web.casework.export import Column, sheet
from constat.web.casework.export import asked as form_asked
from constat.web.house import session_of
from constat.web.labels import field_label
from constat.web.office.audit import day_asked, moment_text, note, opens_reasons, people, type_of, who, within
from constat.web.office.frame import WATCH, show
from constat.web.paging import PAGE, pages
from constat.web.permission import members


@members(*WATCH)
def readings(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/audit/readings`; with `?as=xlsx` or `csv` what the filters leave, as a sheet."""
    session = session_of(request)
    found, asked = _asked(request)
    if form := form_asked(request):
        return _sheet(form, session, found, language)
    page = pages(request, len(found))
    known = people(session.case)
    rows = [told_line(session, line, language, known) for line in found[page.offset : page.offset + PAGE]]
    _name(session.lens, rows)
    values = {
        "rows": rows,
        "total": len(found),
        "pages": page,
        "asked": asked,
        "query": request.GET.urlencode(),
        "members_known": sorted(known.items(), key=lambda one: one[1]),
        "opens_reasons": opens_reasons(session),
    }
    return show(request, "office/readings.html", values)


def _sheet(form: str, session: Any, found: list[Any], language: str) -> HttpResponse:
    """The openings that the filters leave. Words of reasons stay sealed."""
    say, known = phrases("web", language).say, people(session.case)
    tags = {"seq": "#meta+id", "when": "#date", "who": "#contact+code", "type": "#meta+type", "subject": "#meta+record", "fields": "#meta+fields"}
    headings = {"seq": "number", "subject": "record"}
    columns = [Column(name, say(f"office-readings-{headings.get(name, name)}"), hxl) for name, hxl in tags.items()]
    told = (told_line(session, line, language, known, words=False) for line in found)
    return sheet(form, "readings", columns, ({**one, "when": moment_text(one["at"]), "fields": "; ".join(one["fields"])} for one in told))


def _asked(request: HttpRequest) -> tuple[list[Any], dict[str, str]]:
    """The openings that the address asks for, newest first, and what it asks; only of records in this member's sight, where it is limited."""
    session = session_of(request)
    lens = session.lens
    asked = {name: str(request.GET.get(name) or "").strip()[:40] for name in ("member", "record", "from", "to")}
    first, last = day_asked(asked["from"]), day_asked(asked["to"])
    wanted = _subjects(lens, asked["record"])
    lines = [line for line in session.case.readlog.lines(actor=asked["member"] or None) if within(line.at, first, last)]
    if asked["record"]:
        start = asked["record"] if len(asked["record"]) >= 4 else "-"
        lines = [line for line in lines if line.subject in wanted or line.subject.startswith(start)]
    if lens.limited or lens.visits:
        sight: dict[str, set[str]] = {}
        for line in lines:
            sight.setdefault(line.type, set()).add(line.subject)
        sight = {name: _seen(lens, name, ids) for name, ids in sight.items()}
        lines = [line for line in lines if line.subject in sight[line.type]]
    return lines[::-1], asked


def _subjects(lens: Any, code: str) -> set[str]:
    """Ids of the records of that code, among those that the member sees."""
    found: set[str] = set()
    for model in types().values():
        if code and lens.sees(model) and "code" in lens.plain(model):
            found.update(str(pk) for pk in model.seen_by(lens).filter(code=code).values_list("pk", flat=True))
    return found


def _seen(lens: Any, name: str, ids: set[str]) -> set[str]:
    model = types().get(name)
    if model is None or not lens.sees(model):
        return set()
    listed = sorted(ids)
    found: set[str] = set()
    for start in range(0, len(listed), 500):
        found.update(str(pk) for pk in model.seen_by(lens).filter(pk__in=listed[start : start + 500]).values_list("pk", flat=True))
    return found


def told_line(session: Any, line: Any, language: str, known: dict[str, str], *, words: bool = True) -> dict[str, Any]:
    """An opening for people."""
    return {
        "seq": line.seq,
        "at": line.at,
        "actor": line.actor,
        "who": who(known, line.actor),
        "name": line.type,
        "type": type_of(line.type, language),
        "subject": line.subject,
        "fields": [field_label(line.type, field, language) for field in line.fields],
        "reason": note(session.case, line.reason, "readlog|reason", language) if words and opens_reasons(session) else "",
    }


def _name(lens: Any, rows: list[dict[str, Any]]) -> None:
    """Puts codes into rows, for those who see the records: an administrator sees the beginning of an id."""
    for name in {row["name"] for row in rows}:
        model = types().get(name)
        if model is None or not lens.sees(model) or "code" not in lens.plain(model):
            continue
        ids = {row["subject"] for row in rows if row["name"] == name}
        codes = dict(model.seen_by(lens).filter(pk__in=ids).values_list("pk", "code"))
        for row in rows:
            if row["name"] == name:
                row["code"] = codes.get(row["subject"])
