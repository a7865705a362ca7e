"""The first screen of whoever is at work: three buttons, what was begun, what waits."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from constat.record.drafts import Drafts
from constat.record.models import Finding, Incident, Statement
from constat.web.casework.board import board_at_hand, filtered
from constat.web.casework.search.mywork import mywork
from constat.web.casework.statement.listing import named
from constat.web.house import house_of, session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, EVERYBODY, members

SHOWN = 8


@members(*EVERYBODY)
def desk(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/`"""
    session = session_of(request)
    lens, roles, actor = session.lens, session.member.roles, session.member.actor
    works = bool(roles & set(CASEWORK))
    drafts = [one for one in Drafts(session.case).all() if one.kind != "selection"]
    values: dict[str, Any] = {"works": works, "drafts": drafts, "factor": session.case.keys.second_factor(session.member.code)}
    standing = Q(void=None) | Q(void=False)
    if works:
        recent = Statement.seen_by(lens).filter(standing, made_by=actor).order_by("-made")
        values["statements"] = list(recent.values("id", "code", "source", "incident", "when", "place_name", "admin1", "made", "conflicts")[:SHOWN])
        named(values["statements"], lens)
        values["loose"] = Statement.seen_by(lens).filter(standing, incident=None).count()
    if roles & {"verifier", "steward"}:
        waiting = Finding.seen_by(lens).filter(standing, status="proposed")
        values["to_sign"] = list(waiting.order_by("at").values("id", "code", "aspect", "incident", "at")[:SHOWN])
        values["returned"] = list(
            Finding.seen_by(lens)
            .filter(standing, status="draft", made_by=actor)
            .exclude(proposed_at=None)
            .values("id", "code", "aspect", "incident", "at")[:SHOWN]
        )
        named_incidents(values["to_sign"] + values["returned"], lens)
        board = board_at_hand(house_of(request), lens)
        values["pending"] = filtered(board, {"status": ["pending-verification"]}).height if board is not None else 0
    values["mywork"] = mywork(session)
    return render(request, "casework/desk/desk.html", values)


def named_incidents(rows: list[dict[str, Any]], lens: Any) -> None:
    """Puts the codes of incidents into rows that hold their ids."""
    codes = dict(Incident.seen_by(lens).filter(pk__in={row["incident"] for row in rows if row["incident"]}).values_list("pk", "code"))
    for row in rows:
        row["incident_code"] = codes.get(row["incident"]) or ""
