"""One incident: statements side by side, findings with their standards, victims, rivals, evidence, and what may be the same."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse

from constat.record.casework.matrix import LEVELS, Column, Told, compared
from constat.record.casework.voices import voice_of, voices
from constat.record.models import Evidence, Finding, Incident, Source, Statement, Victim, VictimCount
from constat.record.search import folded
from constat.vocab import load
from constat.web.casework.board import board_of
from constat.web.casework.search.related import related
from constat.web.casework.statement.reading import parties_of, seen
from constat.web.house import house_of, session_of
from constat.web.page import render
from constat.web.permission import READING, members
from constat.web.wording import label, tally_words, when_words

KILLING: Final = ("killing", "summary-execution")
NEAR: Final = timedelta(days=3)
"""Days within which two incidents of one place may be the same."""


@members(*READING)
def incident(request: HttpRequest, language: str, incident_id: str) -> HttpResponse:
    """`/<language>/work/incidents/<id>`"""
    session = session_of(request)
    lens = session.lens
    row = seen(lens, Incident, incident_id)
    told = lens.record(row)
    values: dict[str, Any] = {
        "told": told,
        "title": told.get(f"title_{language}") or told.get("title_en") or told.get("title_fr") or "",
        "summary": told.get(f"summary_{language}") or told.get("summary_en") or told.get("summary_fr") or "",
        "findings": findings_of(lens, row.pk, language),
        "works": bool(session.member.roles & {"verifier", "steward"}),
    }
    if lens.sees(Statement):
        values |= side_by_side(lens, row.pk, language)
        board = board_of(house_of(request), lens)
        values["near"] = near(board, row.pk, language)
        values["related"] = related(board, row.pk, language, [one["id"] for one in values["near"]])
    if lens.sees(Victim):
        values["victims"] = victims_of(lens, row.pk, [one["id"] for one in values.get("statements", [])])
    if lens.sees(Evidence):
        values["evidence"] = list(Evidence.seen_by(lens).filter(incident=row.pk).exclude(void=True).values("id", "code", "kind"))
    return render(request, "casework/incident/read.html", values)


def findings_of(lens: Any, incident: str, language: str) -> list[dict[str, Any]]:
    """The findings on an incident, each with its standard as steps reached."""
    steps = [term.id for term in load("standard-of-proof")]
    found = []
    for row in Finding.seen_by(lens).filter(incident=incident).exclude(void=True):
        told = lens.record(row)
        reached = steps.index(told["standard"]) + 1 if told.get("standard") in steps else 0
        found.append(
            told
            | {
                "conclusion": told.get(f"conclusion_{language}") or told.get("conclusion_en") or told.get("conclusion_fr") or "",
                "steps": [at < reached for at in range(len(steps))],
                "named": parties_of(lens, told.get("parties") or [], language),
            }
        )
    order = {term.id: term.order for term in load("finding-aspect")}
    return sorted(found, key=lambda one: (order.get(one.get("aspect") or "", 9), one.get("code") or ""))


def side_by_side(lens: Any, incident: str, language: str) -> dict[str, Any]:
    """The matrix: a row for each statement, a column for each aspect; and how many voices there are."""
    rows = list(Statement.seen_by(lens).filter(incident=incident).exclude(void=True).order_by("made", "id"))
    sources = {one["id"]: one for one in Source.seen_by(lens).filter(pk__in={row.source for row in rows if row.source}).values("id", "code", "kind", "root")}
    roots = dict(Source.seen_by(lens).exclude(root=None).values_list("pk", "root"))
    counts = list(
        VictimCount.seen_by(lens)
        .filter(statement__in=[row.pk for row in rows])
        .exclude(void=True)
        .values("statement", "harm", "count", "relation", "named", "made")
    )
    told = [told_of(row, [one for one in counts if one["statement"] == row.pk]) for row in rows]
    columns = compared(told, concluded(lens, incident))
    groups: dict[str, int] = {}
    lines = []
    for at, row in enumerate(rows):
        voice = voice_of(row.pk, row.source, row.root, roots)
        source = sources.get(row.source, {})
        lines.append(
            {
                "id": row.pk,
                "code": row.code or row.pk[:8],
                "source": source.get("code") or "–",
                "kind": source.get("kind"),
                "voice": groups.setdefault(voice, len(groups) + 1),
                "cells": [{"verdict": column.verdicts[at], "text": cell_words(column, told[at], lens, language)} for column in columns],
            }
        )
    for line in lines:
        line["shared"] = sum(other["voice"] == line["voice"] for other in lines) > 1
    return {
        "statements": lines,
        "voices": len(voices([(row.pk, row.source, row.root) for row in rows], roots)),
        "aspects": [
            {"aspect": column.aspect, "agrees": column.count("agrees"), "differs": column.count("differs"), "silent": column.count("silent")}
            for column in columns
        ],
    }


def told_of(row: Any, counts: list[dict[str, Any]]) -> Told:
    """What a statement tells, as far as it was coded. Of its numbers of dead the whole counts, never one of its parts."""
    wholes = [one for one in counts if one["harm"] in KILLING and one["count"] and one["relation"] != "within"]
    number = json.loads(min(wholes, key=lambda one: one["made"])["count"]) if wholes else None
    return Told(
        kind=row.kind,
        when=row.when,
        place=tuple(getattr(row, level) for level in LEVELS),
        parties=frozenset(json.loads(row.alleged)) if row.alleged else frozenset(),
        killed=(number["low"], number["best"], number["high"]) if number else None,
    )


def concluded(lens: Any, incident: str) -> dict[str, Told]:
    """What findings that stand conclude, by aspect."""
    told: dict[str, Told] = {}
    for row in Finding.seen_by(lens).filter(incident=incident, status__in=("proposed", "signed", "published")).exclude(void=True):
        number = (
            VictimCount.seen_by(lens)
            .filter(finding=row.pk, harm__in=KILLING)
            .exclude(void=True)
            .exclude(relation="within")
            .values_list("count", flat=True)
            .first()
        )
        count = json.loads(number) if number else None
        told[row.aspect or ""] = Told(
            kind=row.kind,
            when=row.when,
            place=tuple(getattr(row, level) for level in LEVELS),
            parties=frozenset(json.loads(row.parties)) if row.parties else frozenset(),
            killed=(count["low"], count["best"], count["high"]) if count else None,
        )
    return told


def cell_words(column: Column, one: Told, lens: Any, language: str) -> str:
    """What a cell shows: the statement's own value."""
    match column.aspect:
        case "occurrence":
            return label("violence-kind", one.kind, language) if one.kind else ""
        case "date":
            return when_words(one.when, language) if one.when else ""
        case "place":
            return next((str(level) for level in one.place if level), "")
        case "parties":
            return ", ".join(party["name"] for party in parties_of(lens, list(one.parties), language))
        case _:
            return tally_words(dict(zip(("low", "best", "high"), one.killed, strict=True)), language) if one.killed else ""


def victims_of(lens: Any, incident: str, statements: list[str]) -> dict[str, Any]:
    """Victims of the incident and of its statements: named, partly named, only counted."""
    from django.db.models import Q

    rows = Victim.seen_by(lens).filter(Q(incident=incident) | Q(statement__in=statements)).exclude(void=True)
    naming = [one or "counted" for one in rows.values_list("naming", flat=True)]
    return {name: naming.count(name) for name in ("named", "partly-named", "counted")} | {"all": len(naming)}


def near(table: pl.DataFrame, incident: str, language: str) -> list[dict[str, Any]]:
    """Incidents that may be the same: days that nearly meet, and a place or a party in common; each with its reasons."""
    mine = table.filter(pl.col("id") == incident).to_dicts()
    if not mine or mine[0]["start"] is None:
        return []
    one = mine[0]
    others = table.filter(
        (pl.col("id") != incident)
        & pl.col("same_as").is_null()
        & ~pl.col("void").fill_null(value=False)
        & (pl.col("start") <= one["end"] + NEAR)
        & (pl.col("end") >= one["start"] - NEAR)
    ).to_dicts()
    found = []
    for other in others:
        same, unlike = reasons(one, other)
        if "place" in same or ("parties" in same and "admin1" in same):
            title = other[f"title_{language}"] or other["title_en"] or other["title_fr"] or ""
            found.append({"id": other["id"], "code": other["code"], "title": title, "same": same, "unlike": unlike, "when": other["when"]})
    return sorted(found, key=lambda told: (-len(told["same"]), len(told["unlike"])))[:6]


def reasons(one: dict[str, Any], other: dict[str, Any]) -> tuple[list[str], list[str]]:
    """In what two incidents are alike, and in what not; what one of them does not tell says nothing."""
    same: list[str] = ["days" if one["when"] != other["when"] else "date"]
    unlike: list[str] = []
    for name, key in (("place", "place_name"), ("admin1", "admin1"), ("kind", "kind")):
        if one[key] and other[key]:
            (same if folded(one[key]) == folded(other[key]) else unlike).append(name)
    if one["parties"] and other["parties"]:
        (same if set(one["parties"]) & set(other["parties"]) else unlike).append("parties")
    return same, unlike
