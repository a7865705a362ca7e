"""The incidents that a member sees: facets beside, words above, newest first; the list goes out as a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse, QueryDict

from constat.language import phrases
from constat.record.models import Party
from constat.web.casework import export
from constat.web.casework.board import FACETS, board_of, facet, filtered
from constat.web.casework.search.saved import selections
from constat.web.house import house_of, session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import READING, members
from constat.web.wording import label

VOCABULARY: Final = {"status": "verification-status", "kind": "violence-kind"}
ORDERS: Final = {"new": ("at", True), "date": ("start", True), "old": ("start", False), "voices": ("voices", True)}
BARS: Final = 48
"""Months on the timeline."""


@members(*READING)
def incidents(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/incidents`"""
    lens = session_of(request).lens
    table = board_of(house_of(request), lens)
    asked = {name: request.GET.getlist(name) for name in FACETS}
    words = str(request.GET.get("q") or "")[:200]
    shown = filtered(table, asked, words)
    order = str(request.GET.get("order") or "new")
    column, down = ORDERS.get(order, ORDERS["new"])
    ordered = shown.sort([column, "id"], descending=[down, False], nulls_last=True)
    if form := export.asked(request):
        return export.sheet(form, "incidents", columns(language), told_rows(ordered, language))
    page = pages(request, shown.height)
    rows = ordered.slice(page.offset, PAGE).to_dicts()
    for row in rows:
        row["title"] = row[f"title_{language}"] or row["title_en"] or row["title_fr"] or ""
    months = timeline(shown, language)
    values = {
        "rows": rows,
        "total": shown.height,
        "pages": page,
        "words": words,
        "order": order,
        "orders": list(ORDERS),
        "selections": selections(session_of(request)),
        "facets": [told_facet(name, shown, asked, request.GET, lens, language) for name in FACETS],
        "months": months,
        "query": request.GET.urlencode(),
        "months_width": 8 * len(months),
    }
    return render(request, "casework/incident/list.html", values)


def columns(language: str) -> list[export.Column]:
    """The columns of the list as a sheet."""
    say = phrases("web", language).say
    told: tuple[tuple[str, str, str], ...] = (
        ("code", "column-incident", "#event+code"),
        ("title", "column-title", "#event+name"),
        ("start", "column-first", "#date+start"),
        ("end", "column-last", "#date+end"),
    )
    told += (("kind_text", "facet-kind", "#cause"), ("status_text", "column-status", "#status"), ("country", "column-country", "#country+name"))
    told += (("admin1", "facet-admin1", "#adm1+name"), ("admin2", "column-admin2", "#adm2+name"), ("place_name", "column-place", "#loc+name"))
    told += (
        ("statements", "column-statements", "#indicator+statements"),
        ("voices", "column-voices", "#indicator+sources"),
        ("address", "column-address", "#meta+id"),
    )
    return [export.Column(key, say(heading), tag) for key, heading, tag in told]


def told_rows(table: pl.DataFrame, language: str) -> Iterator[dict[str, Any]]:
    """The rows of the list with words for codes, and each incident's address in the case file."""
    for row in table.iter_rows(named=True):
        title = row[f"title_{language}"] or row["title_en"] or row["title_fr"]
        told = {"title": title, "address": f"incident/{row['id']}", "start": str(row["start"] or ""), "end": str(row["end"] or "")}
        yield row | told | {f"{name}_text": label(VOCABULARY[name], row[name], language) if row[name] else "" for name in VOCABULARY}


def told_facet(name: str, shown: pl.DataFrame, asked: dict[str, list[str]], query: QueryDict, lens: Any, language: str) -> dict[str, Any]:
    """One facet: its values with their numbers, each as a link that adds or takes it away."""
    counted = facet(shown, name)
    known = {str(value) for value, _count in counted}
    counted += [(value, 0) for value in asked[name] if value and value not in known]
    names = _party_names(lens, [str(value) for value, _n in counted], language) if name == "parties" else {}
    values = []
    for value, count in counted:
        text = str(value)
        chosen = text in asked[name]
        target = query.copy()
        target.setlist(name, [one for one in asked[name] if one and one != text] + ([] if chosen else [text]))
        target.pop("page", None)
        said = names.get(text) or (label(VOCABULARY[name], text, language) if name in VOCABULARY else text)
        values.append({"text": said, "count": count, "chosen": chosen, "href": f"?{target.urlencode()}"})
    return {"label": phrases("web", language).say(f"facet-{name}"), "choices": values}


def _party_names(lens: Any, ids: list[str], language: str) -> dict[str, str]:
    rows = Party.seen_by(lens).filter(pk__in=ids).values("id", "name_en", "name_fr") if ids else []
    return {row["id"]: row[f"name_{language}"] or row["name_en"] or row["name_fr"] or row["id"][:8] for row in rows}


def timeline(shown: pl.DataFrame, language: str) -> list[dict[str, Any]]:
    """Incidents by month of their first day: the last months that there are, as bars."""
    from constat.language import month_name

    dated = shown.select(pl.col("start").drop_nulls().dt.truncate("1mo").alias("month")).group_by("month").len().sort("month").tail(BARS)
    if dated.height < 2:
        return []
    top = int(dated["len"].max() or 1)  # type: ignore[arg-type]
    return [
        {"label": month_name(month, language), "count": int(count), "height": round(36 * count / top, 2), "y": round(36 - 36 * count / top, 2), "x": 8 * at}
        for at, (month, count) in enumerate(dated.iter_rows())
    ]
