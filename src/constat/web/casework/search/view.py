"""The search page: one box; below it, for those who may open identities, names and words with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.language import phrases
from constat.record import policy
from constat.record.models import of_type
from constat.web.casework import export
from constat.web.casework.search.plain import found, page_of
from constat.web.casework.search.saved import selections
from constat.web.casework.search.sealed import index_of
from constat.web.house import house_of, session_of
from constat.web.labels import field_label, type_label
from constat.web.page import render
from constat.web.permission import READING, members

SECTIONS = {"statement": "statements", "incident": "incidents", "finding": "findings", "evidence": "evidence", "person": "persons"}


@members(*READING, methods="GET POST")
def search(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/search?q=…`; by POST with a reason among names or words that are sealed."""
    session, house = session_of(request), house_of(request)
    words = str(request.POST.get("q") or request.GET.get("q") or "").strip()[:200]
    opens = any(right.opens or right.opens_own for right in policy.rights(session.member.roles))
    groups = found(house, session.lens, words, language) if words else []
    if form := export.asked(request):
        return export.sheet(form, "search", columns(language), told_rows(groups, language))
    values: dict[str, Any] = {"words": words, "opens": opens, "groups": groups, "cap": policy.CAP, "query": urlencode({"q": words})}
    values["selections"] = selections(session)
    status = 200
    if request.method == "POST" and words and opens:
        asked = str(request.POST.get("among") or "names")
        try:
            shared = index_of(house, session)
            assert shared.search is not None, "built"
            with shared.lock:
                # Each reading is asked and logged for whoever asks, whoever had the index built or searches meanwhile.
                shared.search.lens = session.lens
                hits = (shared.search.texts if asked == "words" else shared.search.names)(words, str(request.POST.get("reason") or ""), limit=10)
        except ConstatError as fault:
            values["fault"], status = fault.say(language), fault.http_status
        else:
            values["hits"] = [told(session.lens, hit, language) for hit in hits]
            values["at"] = shared.at
        values |= {"among": asked, "reason": str(request.POST.get("reason") or "")[:500]}
    return render(request, "casework/search/search.html", values, status=status)


def columns(language: str) -> list[export.Column]:
    """The columns of what was found among plain columns, as a sheet."""
    say = phrases("web", language).say
    told: tuple[tuple[str, str, str], ...] = (
        ("type", "search-type", "#meta+type"),
        ("text", "search-found", "#meta+code"),
        ("about", "column-title", "#meta+name"),
    )
    told += (("when", "column-when", "#date"), ("address", "column-address", "#meta+id"))
    return [export.Column(key, say(heading), tag) for key, heading, tag in told]


def told_rows(groups: list[dict[str, Any]], language: str) -> Iterator[dict[str, Any]]:
    """What the page shows, a row each."""
    for group in groups:
        for row in group["rows"]:
            yield row | {"type": type_label(group["type"], language), "address": f"{group['type']}/{row['id']}"}


def told(lens: Any, hit: Any, language: str) -> dict[str, Any]:
    """A hit under its record's code."""
    model = of_type(hit.type)
    code = model.seen_by(lens).filter(pk=hit.subject).values_list("code", flat=True).first() if "code" in model.declared() else None
    where = f"{type_label(hit.type, language)} · {field_label(hit.type, hit.field, language)}"
    return {
        "code": code or hit.subject[:8],
        "where": where,
        "text": hit.text,
        "score": hit.score,
        "href": page_of(hit.type, hit.subject, SECTIONS.get(hit.type, ""), language),
    }
