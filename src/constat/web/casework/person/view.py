"""The persons of the case file, and one of them: posts with their basis, findings, listings. Names open with a reason."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.record.models import Evidence, Finding, Incident, Listing, Person, Post, Source, Statement
from constat.web.casework.person.holding import bearing, summed
from constat.web.casework.statement.reading import parties_of, seen
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import CASEWORK, members

IDENTITY: Final = tuple(name for name, field in Person.declared().items() if field.sensitivity == "identity")
CHOICES: Final = 200
"""Incidents offered for the question of days."""


@members(*CASEWORK)
def persons(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/persons`"""
    lens = session_of(request).lens
    told = Person.seen_by(lens).exclude(void=True)
    page = pages(request, told.count())
    rows = list(told.order_by("-made", "-id").values("id", "code", "sex", "age", "protected")[page.offset : page.offset + PAGE])
    ids = [row["id"] for row in rows]
    posts = [row["person"] for row in Post.seen_by(lens).filter(person__in=ids).exclude(void=True).values("person")]
    listings = [row["person"] for row in Listing.seen_by(lens).filter(person__in=ids).exclude(void=True).values("person")]
    for row in rows:
        row |= {"posts": posts.count(row["id"]), "listings": listings.count(row["id"])}
    return render(request, "casework/person/list.html", {"rows": rows, "pages": page})


@members(*CASEWORK, methods="GET POST")
def person(request: HttpRequest, language: str, person_id: str) -> HttpResponse:
    """`/<language>/work/persons/<id>?incident=…`; the name opens by POST, with a reason."""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Person, person_id)
    reason = str(request.POST.get("reason") or "").strip()
    asked = str(request.POST.get("incident") or request.GET.get("incident") or "")
    incident = seen(lens, Incident, asked) if asked else None
    posts = posts_of(lens, row.pk, incident.when if incident is not None else None, language)
    told = lens.record(row, reason=reason if request.method == "POST" else "")
    incidents = list(Incident.seen_by(lens).exclude(void=True).order_by("-at", "-id").values("id", "code", "title_en", "title_fr")[:CHOICES])
    for one in incidents:
        one["title"] = one[f"title_{language}"] or one["title_en"] or one["title_fr"] or ""
    values = {
        "told": told,
        "code": told.get("code") or row.pk[:8],
        "identity": [{"name": name, "value": told.get(name)} for name in IDENTITY if told.get(name)],
        "sealed": sorted({told["withheld"][name] for name in IDENTITY if name in told["withheld"]}),
        "asked_reason": request.method == "POST" and not reason,
        "incident": lens.record(incident) if incident is not None else None,
        "incidents": incidents,
        "posts": posts,
        "sum": summed(posts) if incident is not None else None,
        "findings": findings_of(lens, row.pk),
        "listings": listings_of(lens, row.pk),
    }
    return render(request, "casework/person/read.html", values)


def posts_of(lens: Any, subject: str, when: str | None, language: str) -> list[dict[str, Any]]:
    """The posts told of this person, each with who says so and how it bears on the days."""
    rows = [lens.record(one) for one in Post.seen_by(lens).filter(person=subject).exclude(void=True)]
    statements = by_id(lens, Statement, (row.get("statement") for row in rows), "code", "source")
    evidence = by_id(lens, Evidence, (row.get("evidence") for row in rows), "code", "kind")
    sources = by_id(lens, Source, (one["source"] for one in statements.values()), "code", "kind", "root")
    for row in rows:
        said, shown = statements.get(row.get("statement")), evidence.get(row.get("evidence"))
        source = sources.get(said["source"]) if said else None
        party = parties_of(lens, [row["party"]], language) if row.get("party") else []
        row |= {
            "title": row.get(f"title_{language}") or row.get("title_en") or row.get("title_fr") or "",
            "party_name": party[0]["name"] if party else "",
            "said": said,
            "source": source,
            "shown": shown,
            "bearing": bearing(row.get("held"), when),
            # Two who repeat one root are one voice.
            "voice": (source["root"] or source["id"]) if source else (said or shown or {}).get("id"),
        }
    return sorted(rows, key=lambda one: (one.get("held") or "9999", one["title"]))


def by_id(lens: Any, model: Any, ids: Any, *columns: str) -> dict[Any, dict[str, Any]]:
    """Plain columns of the records of these ids that the member sees."""
    wanted = [one for one in ids if one]
    return {row["id"]: row for row in model.seen_by(lens).filter(pk__in=wanted).values("id", *columns)} if wanted and lens.sees(model) else {}


def findings_of(lens: Any, subject: str) -> list[dict[str, Any]]:
    """The findings that hold this person responsible, with the standard reached."""
    if not lens.sees(Finding):
        return []
    rows = Finding.seen_by(lens).filter(persons__contains=subject).exclude(void=True)
    return [lens.record(one) for one in rows]


def listings_of(lens: Any, subject: str) -> list[dict[str, Any]]:
    """Where this person is listed."""
    rows = [lens.record(one) for one in Listing.seen_by(lens).filter(person=subject).exclude(void=True)]
    return sorted(rows, key=lambda one: (one.get("listed") or "", one.get("authority") or ""))
