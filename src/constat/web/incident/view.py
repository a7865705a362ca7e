"""The page of one event: as it is counted here, and its row as its provider gave it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.errors import ConstatError
from constat.events.tracing import provider_row
from constat.language import join_words, long_date, number, phrases
from constat.model.measure import MEASURES
from constat.model.place import PlacePrecision
from constat.web.errors import NotFound
from constat.web.page import render, shelf_of
from constat.web.permission import published
from constat.web.tags import address
from constat.web.wording import label, place_words, range_words, told, value_words


@published
def incident(request: HttpRequest, language: str, event_id: str) -> HttpResponse:
    """`/<language>/event/<dataset:provider id>`"""
    shelf = shelf_of(request)
    event = shelf.event(event_id)
    if event is None:
        raise NotFound("no-such-event", room="web", id=event_id[:120])
    say = phrases("web", language).say
    try:
        row = provider_row(shelf.workspace, shelf.table(), event_id)
    except ConstatError:
        row = None
    place = place_words(event)
    note = "incident-row-absent"
    return render(request, "incident/incident.html", {
        "id": event_id, "heading": say("incident-in", kind=label("violence-kind", event["kind"], language), place=place),
        "start": event["date_start"], "end": event["date_end"],
        "precision": label("date-precision", event["date_precision"], language) if event["date_precision"] else "",
        "flags": [label("event-flag", f, language) for f in event["flags"] or ()],
        "account": event["source_text"], "sources": event["source_names"],
        "facts": facts(event, language), "counts": counts(event, language), "rivals": rivals(shelf.accounts(event), language),
        "row": [{"name": name, "value": value} for name, value in (row["cells"] if row else {}).items()],
        "row_note": say("incident-row-note", row=str(row["row_number"]), file=str(row["file"])) if row else say(note),
    })


def facts(event: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """What the event tells, besides harm; what it does not tell is left out."""
    def listed(key: str) -> str:
        return join_words(list(event[key] or ()), language)

    admin = ", ".join(str(event[k]) for k in ("admin3", "admin2", "admin1") if event[k])
    point = f"{event['latitude']:.4f}, {event['longitude']:.4f}" if event["latitude"] is not None else ""
    given = [
        ("label-side-a", listed("side_a"), True), ("label-side-b", listed("side_b"), True), ("label-perpetrators", listed("perpetrators"), True),
        ("label-place", event["place_name"] or event["place_text"], True), ("label-admin", admin, True), ("label-country", event["country"], False),
        ("label-point", point, False), ("label-place-precision", precision_words(event["place_precision"], language), False),
        ("label-cell", str(event["cell"]) if event["cell"] else "", False),
        ("label-clarity", event["clarity"], False),
        ("label-standard", label("standard-of-proof", event["standard"], language) if event["standard"] else "", False),
        ("label-recorded", long_date(event["recorded_at"], language) if event["recorded_at"] else "", False),
        ("label-sources", number(event["source_count"], language) if event["source_count"] is not None else "", False),
        ("label-origin", label("origin", event["origin"], language), False), ("label-dataset", event["dataset"], False),
    ]
    say = phrases("web", language).say
    return [{"label": say(key), "text": str(text), "wide": wide} for key, text, wide in given if text]


def precision_words(precision: str | None, language: str) -> str:
    """How narrowly the place is known, with the distance where one is sensible."""
    if not precision:
        return ""
    words = label("place-precision", precision, language)
    radius = PlacePrecision(precision).radius_km if precision in set(PlacePrecision) else None
    return phrases("web", language).say("within-km", label=words, km=f"{radius:g}") if radius and precision != "within-25-km" else words


def counts(event: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Every harm that the event tells: low, best, high and the one number."""
    out = []
    for m in MEASURES.values():
        if m.stem is None:
            continue
        values = [event.get(f"{m.stem}_{bound}") for bound in ("low", "best", "high")] + [event.get(f"{m.stem}_reported") if m.has_reported else None]
        if any(v is not None for v in values):
            out.append({"label": label("measure", m.id, language), "values": values})
    return out


def rivals(accounts: list[dict[str, Any]], language: str) -> list[dict[str, str]]:
    """The other accounts of the same incident, each with what it tells of the dead."""
    out = []
    for row in accounts:
        low, value, high, at_least = told(row, "killed")
        words = f"{label('measure', 'killed', language)}: {value_words(value, at_least, language)}"
        words = words if at_least else f"{words} ({range_words(low, high, language)})"
        out.append({"href": address(language, "event", row["event_id"]), "text": row["source_names"] or row["event_id"], "what": words})
    return out


