"""The queue of pairs, the pair itself, the word on it and taking it back. Datasets only: named persons are compared with their lists."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput
from constat.events.query import Table
from constat.language import number, percent, phrases
from constat.link import reviewing
from constat.link.judgements import WITHDRAWN, Judgement
from constat.link.linkage import Linkage
from constat.link.quality import Interval
from constat.link.reasons import reasons
from constat.link.waterfall import waterfall
from constat.web.house import session_of
from constat.web.page import render, shelf_of
from constat.web.permission import CASEWORK, members
from constat.web.tags import address
from constat.web.warning.marks import Mark, draw
from constat.web.wording import label

SHOWN: Final = (
    "dataset", "provider", "date_start", "date_end", "date_precision", "place_name", "admin2", "admin1", "country", "place_precision", "latitude", "longitude",
    "side_a", "side_b", "kind", "killed_low", "killed_best", "killed_high", "source_text",
)  # fmt: skip
WHY: Final = 1000
"""Characters of a reason."""
ASKED: Final = ("same", "different", "unsure")


@members(*CASEWORK)
def links(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/links`: how far the review is, and the way to the next pair."""
    linkage = Linkage(shelf_of(request).workspace)
    if not linkage.run_number:
        return render(request, "casework/links/list.html", {"run": 0})
    queue = reviewing.next_pairs(linkage, 1)
    told = linkage.judgements.all()
    mine = session_of(request).lens.member.code
    last = [{"left": j.left, "right": j.right, "href": _at(language, j.left, j.right), **_word(j)} for j in reversed(told[-20:])]
    values = {
        "run": linkage.run_number, "labelled": queue.quality.labelled, "needed": queue.needed, "enough": queue.enough, "left": queue.left,
        "precision": _interval(queue.quality.precision, language), "recall": _interval(queue.quality.recall, language), "last": last,
        "more": bool(queue.proposals), "mine": any(j.by == mine for j in told),
    }  # fmt: skip
    return render(request, "casework/links/list.html", values)


@members(*CASEWORK)
def next_one(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/links/next`: leads to the pair whose answer helps most."""
    linkage = Linkage(shelf_of(request).workspace)
    found = reviewing.next_pairs(linkage, 1).proposals if linkage.run_number else []
    if not found:
        return HttpResponseRedirect(address(language, "work", "links"))
    return HttpResponseRedirect(_at(language, found[0].left, found[0].right))


@members(*CASEWORK)
def pair(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/links/pair?left=…&right=…`"""
    return _page(request, language, str(request.GET.get("left") or ""), str(request.GET.get("right") or ""))


@members(*CASEWORK, methods="POST")
def judged(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/links/judge`: same, different or unsure; then the next pair."""
    left, right, verdict = (str(request.POST.get(name) or "") for name in ("left", "right", "verdict"))
    why = str(request.POST.get("why") or "")[:WHY]
    if verdict not in ASKED:
        return _page(request, language, left, right, fault=phrases("web", language).say("links-which"), why=why)
    linkage = Linkage(shelf_of(request).workspace)
    # Only a pair that the page shows may be judged: both must be known.
    reasons(linkage.standing(), left, right)
    reviewing.judge(linkage, left, right, verdict, by=session_of(request).lens.member.code, why=why)
    return HttpResponseRedirect(address(language, "work", "links", "next"))


@members(*CASEWORK, methods="POST")
def undone(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/links/undo`: takes back the last word of whoever asks; both stay on record."""
    linkage = Linkage(shelf_of(request).workspace)
    made, _now = reviewing.undo(linkage, session_of(request).lens.member.code)
    return HttpResponseRedirect(_at(language, made.left, made.right))


def _at(language: str, left: str, right: str) -> str:
    return f"{address(language, 'work', 'links', 'pair')}?{urlencode({'left': left, 'right': right})}"


def _page(request: HttpRequest, language: str, left: str, right: str, *, fault: str = "", why: str = "") -> HttpResponse:
    shelf = shelf_of(request)
    linkage = Linkage(shelf.workspace)
    if not left or not right or left == right:
        raise BadInput("pair-unusable", room="web")
    found = reasons(linkage.standing(), left, right)
    rows = _records(shelf.workspace, [found.left, found.right])
    one, other = rows.get(found.left, {}), rows.get(found.right, {})
    values = {
        "left": found.left, "right": found.right, "together": found.together, "why_so": found.why, "why": why, "fault": fault,
        "probability": percent(found.probability, language, digits=1) if found.probability is not None else "", "lines": _lines(one, other, language),
        "steps": _drawn(found.found, language), "map": _map(one, other), "accounts": [one.get("source_text") or "", other.get("source_text") or ""],
        "said": [_word(j) for j in found.said],
        "verdicts": ASKED, "withdrawn": WITHDRAWN, "names": [one.get("dataset") or found.left, other.get("dataset") or found.right],
    }  # fmt: skip
    return render(request, "casework/links/pair.html", values, status=400 if fault else 200)


def _records(workspace: Any, ids: list[str]) -> dict[str, dict[str, Any]]:
    table = Table.open(workspace)
    try:
        found = table.ask(f"SELECT event_id, {', '.join(SHOWN)} FROM events WHERE event_id IN (?, ?)", ids)  # noqa: S608 - own column names
    finally:
        table.close()
    return {row["event_id"]: row for row in found.iter_rows(named=True)}


def _lines(one: dict[str, Any], other: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """The rows of the comparison, each with whether the two agree."""
    lines = []
    for name, told in (
        ("date", _days), ("place", lambda row: row.get("place_name") or ""),
        ("area", lambda row: ", ".join(row[key] for key in ("admin2", "admin1", "country") if row.get(key))),
        ("precision", lambda row: label("place-precision", row["place_precision"], language) if row.get("place_precision") else ""),
        ("sides", lambda row: " / ".join(", ".join(row.get(side) or []) for side in ("side_a", "side_b"))),
        ("kind", lambda row: label("violence-kind", row["kind"], language) if row.get("kind") else ""),
        ("killed", lambda row: _killed(row, language)),
    ):  # fmt: skip
        left, right = told(one), told(other)
        lines.append({"name": name, "left": left, "right": right, "agrees": bool(left) and left == right, "silent": not left or not right})
    return lines


def _days(row: dict[str, Any]) -> str:
    if not row.get("date_start"):
        return ""
    first, last = row["date_start"].isoformat(), row["date_end"].isoformat()
    return first if first == last else f"{first} – {last}"


def _killed(row: dict[str, Any], language: str) -> str:
    told = [row.get(f"killed_{bound}") for bound in ("low", "best", "high")]
    return "" if all(n is None for n in told) else " – ".join("?" if n is None else number(n, language) for n in told)


def _drawn(found: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """The steps with where their bars stand, in per cent of the width."""
    steps = waterfall(found)
    if not steps:
        return []
    ends = [end for step in steps for end in (step.since, step.until)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    wide = (high - low) or 1.0
    return [
        {
            "words": step.words(language), "bits": f"{step.bits:+.1f}".replace(".", "," if language == "fr" else ".").replace("-", "−"),
            "x": f"{100 * (min(step.since, step.until) - low) / wide:.2f}", "width": f"{max(0.4, 100 * abs(step.until - step.since) / wide):.2f}",
            "zero": f"{100 * -low / wide:.2f}", "kind": "whole" if step.name in ("start", "sum") else "for" if step.bits >= 0 else "against",
        }
        for step in steps
    ]  # fmt: skip


def _map(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any] | None:
    marks = [
        Mark(n, row["latitude"], row["longitude"], 1, n == 1, f"{n}. {row.get('place_name') or ''}", "")
        for n, row in enumerate((one, other), 1)
        if row.get("latitude") is not None and row.get("longitude") is not None
    ]
    return draw(marks) if marks else None


def _word(judgement: Judgement) -> dict[str, str]:
    """What somebody said."""
    return {"verdict": judgement.verdict, "by": judgement.by, "at": judgement.at[:16].replace("T", " "), "why": judgement.why}


def _interval(told: Interval, language: str) -> str:
    if told.value is None or told.low is None or told.high is None:
        return ""
    return f"{percent(told.value, language, digits=1)} ({percent(told.low, language, digits=1)} – {percent(told.high, language, digits=1)})"
