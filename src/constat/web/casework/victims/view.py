"""The victims of an incident: named, partly named, only counted; lists side by side, and where they overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.record.models import Incident
from constat.web.casework import export
from constat.web.casework.statement.reading import seen
from constat.web.casework.victims.counting import Counted, counted
from constat.web.casework.victims.of import Gathered, gathered
from constat.web.house import session_of
from constat.web.labels import field_label
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.wording import label

LISTED: Final = 12
"""Lists in the table of overlaps."""
RECENT: Final = 20
BREAKDOWNS: Final = (("status", "victim-status"), ("sex", "victim-sex"), ("age", "victim-age"))


@members(*CASEWORK)
def victims(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/victims?incident=…`"""
    session = session_of(request)
    lens = session.lens
    incident = seen(lens, Incident, str(request.GET.get("incident") or ""))
    found = gathered(lens, incident.pk)
    harms = Counter(row["harm"] or "" for row in found.rows)
    harm = str(request.GET.get("harm") or "")
    harm = harm if harm in harms else ""
    told = counted(found.members(harm), found.judged)
    names = {row["id"]: row["code"] or row["id"][:8] for row in found.lists.values()}
    shown = [row for row in found.rows if not harm or row["harm"] == harm]
    if form := export.asked(request):
        return export.sheet(form, "victims", columns(language), told_rows(found, shown, language))
    values = {
        "incident": lens.record(incident),
        "told": told,
        "harms": sorted(((one, n) for one, n in harms.items() if one), key=lambda one: -one[1]) if len(harms) > 1 else [],
        "harm": harm,
        "lists": listed(found, told, harm),
        "table": overlaps(told, names),
        "pairs": pairs(told, names),
        "breakdowns": [
            {"name": name, "vocabulary": words, "rows": Counter(row[name] or "unknown" for row in shown).most_common()} for name, words in BREAKDOWNS
        ],
        "judged": recent(found, session.member.actor),
        "contradictions": [{"left": left[:6], "right": right[:6]} for left, right in told.contradictions],
        "repeats": repeats(found),
    }
    return render(request, "casework/victims/list.html", values)


def columns(language: str) -> list[export.Column]:
    """The columns of the victims as a sheet; none of them names anybody."""
    say = phrases("web", language).say
    tags = {
        "naming": "#affected+naming",
        "harm": "#affected+harm",
        "status": "#affected+status",
        "sex": "#affected+sex",
        "age": "#affected+age",
        "day": "#date",
    }
    told = [export.Column("code", say("column-statement"), "#meta+code"), export.Column("source_code", say("column-source"), "#meta+source")]
    told += [export.Column(name, field_label("victim", name, language), tag) for name, tag in tags.items()]
    return [*told, export.Column("address", say("column-address"), "#meta+id")]


def told_rows(found: Gathered, rows: list[dict[str, Any]], language: str) -> Iterator[dict[str, Any]]:
    """The victims with words for codes, each under the list that tells of it."""
    vocabularies = (("naming", "victim-naming"), ("harm", "harm"), *BREAKDOWNS)
    for row in rows:
        list_of = found.lists.get(row["statement"], {})
        words = {name: label(vocabulary, row[name], language) if row[name] else "" for name, vocabulary in vocabularies}
        yield words | {"code": list_of.get("code"), "source_code": list_of.get("source_code"), "day": row["day"], "address": f"victim/{row['id']}"}


def listed(found: Gathered, told: Counted, harm: str) -> list[dict[str, Any]]:
    """Each list with how far its victims are named."""
    lines = []
    for one in told.lists:
        rows = [row for row in found.rows if row["statement"] == one and (not harm or row["harm"] == harm)]
        counts = Counter(row["naming"] or "counted" for row in rows)
        known = found.lists.get(one, {})
        lines.append(
            {
                "id": one,
                "code": known.get("code") or one[:8],
                "source": known.get("source_code", ""),
                "total": len(rows),
                "named": counts["named"],
                "partly": counts["partly-named"],
                "counted": counts["counted"],
            }
        )
    return lines


def overlaps(told: Counted, names: dict[str, str]) -> list[dict[str, Any]]:
    """The table of overlaps: a row for each list, a cell for each other."""
    lists = told.lists[:LISTED]
    table = []
    for one in lists:
        shared = [told.overlap.get((min(one, other), max(one, other)), 0) for other in lists]
        table.append({"code": names.get(one, one[:8]), "cells": [{"n": n, "self": one == other} for n, other in zip(shared, lists, strict=True)]})
    return table


def pairs(told: Counted, names: dict[str, str]) -> list[dict[str, str]]:
    """Two lists at a time, to be compared."""
    lists = told.lists[:LISTED]
    return [{"left": a, "right": b, "left_code": names.get(a, a[:8]), "right_code": names.get(b, b[:8])} for i, a in enumerate(lists) for b in lists[i + 1 :]]


def recent(found: Gathered, actor: str) -> list[dict[str, Any]]:
    """What was judged last, under ids only."""
    told = sorted(found.judgements, key=lambda row: -row["at"])[:RECENT]
    return [{**row, "left_id": row["left"][:6], "right_id": row["right"][:6], "own": row["made_by"] == actor} for row in told]


def repeats(found: Gathered) -> list[str]:
    """Lists whose source repeats another: an overlap between them says nothing of independence."""
    return sorted(row["code"] or row["id"][:8] for row in found.lists.values() if row["root"] and row["root"] != row["source"])
