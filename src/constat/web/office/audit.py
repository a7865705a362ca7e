"""Who changed what, when and why: the register's entries by member, time, type and reason; and the same as a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput, ConstatError
from constat.language import phrases
from constat.record.models import types
from constat.vocab import load
from constat.web.casework.export import Column, sheet
from constat.web.casework.export import asked as form_asked
from constat.web.house import house_of, session_of
from constat.web.labels import field_label, type_label
from constat.web.office.entries import OTHERS, kinds, ledger_of, touched
from constat.web.office.frame import WATCH, show
from constat.web.paging import PAGE, pages
from constat.web.permission import members
from constat.web.wording import label

PORTION: Final = 200
"""Entries that a sheet reads at once."""


@members(*WATCH)
def audit(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/audit`; with `?as=xlsx` or `csv` what the filters leave, as a sheet."""
    session = session_of(request)
    found, asked = _asked(request)
    if form := form_asked(request):
        return _sheet(form, session, found, language)
    page = pages(request, found.height)
    known = people(session.case)
    rows = [told_entry(session, one, language, known) for one in found.slice(page.offset, PAGE).to_dicts()]
    values = {
        "rows": rows,
        "total": found.height,
        "pages": page,
        "asked": asked,
        "query": request.GET.urlencode(),
        "members_known": sorted(known.items(), key=lambda one: one[1]),
        "types_known": sorted(((name, type_of(name, language)) for name in kinds()), key=lambda one: one[1].casefold()),
        "opens_reasons": opens_reasons(session),
        "whys": whys(language),
    }
    return show(request, "office/audit.html", values)


def _sheet(form: str, session: Any, found: pl.DataFrame, language: str) -> HttpResponse:
    """The entries that the filters leave. Words of reasons stay sealed."""
    say, known = phrases("web", language).say, people(session.case)
    tags = {"tag": "#meta+id", "when": "#date", "who": "#contact+code", "why": "#meta+why", "touched": "#meta+fields"}
    columns = [Column(name, say(f"office-audit-{'entry' if name == 'tag' else name}"), hxl) for name, hxl in tags.items()]

    def rows() -> Iterator[dict[str, Any]]:
        for start in range(0, found.height, PORTION):
            for one in found.slice(start, PORTION).to_dicts():
                told = told_entry(session, one, language, known, words=False)
                parts = "; ".join(f"{part['type']} ({part['count']}): {', '.join(part['fields'])}" for part in told["touched"])
                yield {**told, "when": moment_text(told["at"]), "touched": parts}

    return sheet(form, "audit", columns, rows())


def _asked(request: HttpRequest) -> tuple[pl.DataFrame, dict[str, str]]:
    """The entries that the address asks for, newest first, and what it asks."""
    table = ledger_of(house_of(request), session_of(request).lens)
    asked = {name: str(request.GET.get(name) or "")[:40] for name in ("member", "type", "why", "from", "to")}
    if asked["member"]:
        table = table.filter(pl.col("actor") == asked["member"])
    if asked["why"]:
        table = table.filter(pl.col("why") == asked["why"])
    if asked["type"]:
        if asked["type"] not in kinds():
            raise BadInput("office-audit-no-type", room="web", type=asked["type"])
        table = table.filter((pl.col("types") & (1 << kinds().index(asked["type"]))) != 0)
    first, last = day_asked(asked["from"]), day_asked(asked["to"])
    if first is not None:
        table = table.filter(pl.col("at") >= _midnight(first))
    if last is not None:
        table = table.filter(pl.col("at") < _midnight(last + timedelta(days=1)))
    return table, asked


def day_asked(text: str) -> date | None:
    """A day as a browser's field of dates sends it; `BadInput` where it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput("office-day", room="web", day=text) from None


def _midnight(day: date) -> int:
    """Milliseconds since 1970 at which a day begins on this machine's clock."""
    return int(datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)


def within(at: int, first: date | None, last: date | None) -> bool:
    """Whether a time lies within these days."""
    return (first is None or at >= _midnight(first)) and (last is None or at < _midnight(last + timedelta(days=1)))


def told_entry(session: Any, one: dict[str, Any], language: str, known: dict[str, str], *, words: bool = True) -> dict[str, Any]:
    """An entry for people: its address, when, who, why, and what it touched by the words of the screens."""
    entry = session.case.register.entry(one["chain"], one["seq"])
    reason, sealed = "", entry.body["why"]["x"] if entry.body and entry.body["why"] else None
    if sealed and words and opens_reasons(session):
        reason = note(session.case, sealed, "entry|why", language)
    parts = []
    for name, (records, names) in sorted(touched(session.lens, entry).items()):
        fields = [field_label(name, field, language) for field in sorted(names) if name in types() and field in types()[name].declared()]
        parts.append({"type": type_of(name, language), "count": len(records), "fields": fields})
    return {
        "tag": entry.tag,
        "short": f"{entry.chain[:8]}:{entry.seq}",
        "at": entry.at,
        "who": who(known, one["actor"]),
        "why": label("why-code", one["why"], language),
        "reason": reason,
        "sealed": bool(sealed) and not reason,
        "touched": parts,
        "withheld": entry.body is None,
    }


def opens_reasons(session: Any) -> bool:
    """Whether this member reads the words of reasons: stewards do. Administrators keep keys, and a reason may name somebody."""
    return "steward" in session.member.roles and not session.lens.limited and not session.lens.visits


def note(case: Any, sealed: str, context: str, language: str) -> str:
    """The words of a reason; that they are another office's, where no key for them is here."""
    try:
        return str(case.keys.open_note(sealed, context))
    except ConstatError:
        return phrases("web", language).say("office-reason-elsewhere")


def people(case: Any) -> dict[str, str]:
    """The members that work here: code by pseudonymous id."""
    return {member.actor: member.code for member in case.keys.members()}


def who(known: dict[str, str], actor: str | None) -> str:
    """A member's code; the beginning of the id of whoever works here no longer, or elsewhere."""
    return known.get(actor, actor[:8]) if actor else "–"


def type_of(name: str, language: str) -> str:
    """What a type is called, those that are no records too."""
    if name in types():
        return type_label(name, language)
    return phrases("web", language).say(f"office-type-{name}" if name in OTHERS else "office-type-other")


def moment_text(at: int) -> str:
    """A time for sheets: ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def whys(language: str) -> list[tuple[str, str]]:
    """Reasons as choices."""
    return [(term.id, term.label(language)) for term in load("why-code")]
