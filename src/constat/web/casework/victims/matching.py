"""Two lists compared: pairs that may be one person, side by side, judged same, different or uncertain. Reading them is logged."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import BadInput, ConstatError
from constat.language import phrases
from constat.record.models import Incident, Judgement, Victim
from constat.record.register import Stale
from constat.web.casework.statement.reading import seen
from constat.web.casework.victims.likeness import FIELDS, Known, Likely, differs, likely, opened
from constat.web.casework.victims.of import VERDICTS, Gathered, gathered
from constat.web.house import session_of
from constat.web.page import render
from constat.web.permission import CASEWORK, members
from constat.web.tags import address
from constat.web.wording import label, when_words

SHOWN: Final = 10
"""Pairs on one page: one reading of the log, and one entry when they are judged."""
_TERMS: Final = {"sex": "victim-sex", "status": "victim-status", "harm": "harm"}


@members(*CASEWORK, methods="POST")
def match(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/victims/match`: pairs of two lists, opened with a reason."""
    return _pairs(request, language)


@members(*CASEWORK, methods="POST")
def judge(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/victims/judge`: what was judged of the pairs on the page, as one entry; then the next ones."""
    session = session_of(request)
    incident = seen(session.lens, Incident, str(request.POST.get("incident") or ""))
    draft = session.case.draft("code", reason=str(request.POST.get("why") or "")[:1000])
    for left, right, verdict in _chosen(request):
        draft.new(
            Judgement, type="victim", verdict=verdict, left=seen(session.lens, Victim, left).pk, right=seen(session.lens, Victim, right).pk, case=incident.case
        )
    if draft.touched:
        known = gathered(session.lens, incident.pk)
        ours = {row["id"] for row in known.rows}
        already = {one.pair for one in known.judged}
        for left, right, _verdict in _chosen(request):
            if left not in ours or right not in ours:
                raise BadInput("victims-strange", room="web")
            if (min(left, right), max(left, right)) in already:
                # Somebody else was faster: theirs stands, and is undone on the page of the incident where it is wrong.
                return _page(request, language, status=409, message="victims-judged-already")
        draft.append()
    if request.POST.get("act") == "end":
        return HttpResponseRedirect(f"{address(language, 'work', 'victims')}?incident={incident.pk}")
    return _pairs(request, language)


@members(*CASEWORK, methods="POST")
def take_back(request: HttpRequest, language: str, judgement_id: str) -> HttpResponse:
    """`/<language>/work/victims/judge/<id>/undo`: a judgement is withdrawn; it stays readable in its history."""
    session = session_of(request)
    row = seen(session.lens, Judgement, judgement_id)
    incident = seen(session.lens, Incident, str(request.POST.get("incident") or ""))
    row.revision = str(request.POST.get("revision") or "")[:16]
    draft = session.case.draft("undo")
    draft.withdraw(row)
    try:
        draft.append()
    except Stale:
        return _page(request, language, status=409, message="victims-moved")
    return HttpResponseRedirect(f"{address(language, 'work', 'victims')}?incident={incident.pk}")


def _chosen(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The pairs that were judged on the page: `pair-<left>-<right>` holds the verdict."""
    found = []
    for name in request.POST:
        head, _mark, rest = name.partition("-")
        left, _mark, right = rest.partition("-")
        verdict = str(request.POST[name])
        if head == "pair" and right and verdict in VERDICTS and left != right:
            found.append((left, right, verdict))
    return found


def _pairs(request: HttpRequest, language: str) -> HttpResponse:
    """The page of pairs that nobody judged yet."""
    session = session_of(request)
    lens = session.lens
    incident = seen(lens, Incident, str(request.POST.get("incident") or ""))
    reason = str(request.POST.get("reason") or "").strip()
    if not reason:
        return _page(request, language, status=400, message="reason-needed")
    found = gathered(lens, incident.pk)
    left, right = str(request.POST.get("left") or ""), str(request.POST.get("right") or "")
    if left not in found.lists or right not in found.lists or left == right:
        raise BadInput("victims-two-lists", room="web")
    known = _known(lens, found, {left, right})
    told = likely(known[left], known[right], {one.pair for one in found.judged})
    shown = told[:SHOWN]
    if shown:
        try:
            _log(lens, incident.pk, shown, reason, language)
        except ConstatError as fault:
            return _page(request, language, status=fault.http_status, text=fault.say(language))
    values: dict[str, Any] = {
        "pairs": [_side_by_side(one, language) for one in shown],
        "left": found.lists[left]["code"] or left[:8],
        "right": found.lists[right]["code"] or right[:8],
        "waiting": len(told),
        "unopened": _unopened(found, known, left, right),
    }
    return _page(request, language, **values)


def _unopened(found: Gathered, known: dict[str, list[Known]], left: str, right: str) -> int:
    """How many named records of the two lists this member cannot open."""
    opens = {one.id for lists in known.values() for one in lists}
    return sum(row["statement"] in (left, right) and row["naming"] != "counted" and row["id"] not in opens for row in found.rows)


def _page(request: HttpRequest, language: str, *, status: int = 200, message: str = "", text: str = "", **values: Any) -> HttpResponse:
    """The page with its pairs, or with the reason why there are none."""
    told = {name: str(request.POST.get(name) or "") for name in ("incident", "left", "right", "reason")}
    said = text or (phrases("web", language).say(message) if message else "")
    return render(request, "casework/victims/match.html", {"asked": told, "said": said, **values}, status=status)


def _known(lens: Any, found: Gathered, lists: set[str]) -> dict[str, list[Known]]:
    """The records of these lists with their names, as far as this member may open them; in memory, and not shown yet."""
    rows = {row["id"]: row for row in found.rows if row["statement"] in lists}
    told: dict[str, dict[str, str]] = {}
    for sealed, text in lens.sealed(Victim, ("name", "details")):
        if sealed.subject in rows:
            told.setdefault(sealed.subject, {})[sealed.field] = text
    known: dict[str, list[Known]] = {one: [] for one in lists}
    for subject, opens in told.items():
        row = rows[subject]
        plain = {name: row[name] for name in ("sex", "age", "status", "harm", "day")}
        known[row["statement"]].append(opened(subject, row["statement"], opens.get("name"), opens.get("details"), plain))
    return known


def _log(lens: Any, incident: str, shown: list[Likely], reason: str, language: str) -> None:
    """One reading for one page of pairs; its sealed words name the records that were opened."""
    ids = sorted({known.id[:8] for one in shown for known in (one.left, one.right)})
    words = phrases("web", language).say("victims-log", reason=reason[:500], ids=", ".join(ids))
    lens.log([("incident", incident, ["name"])], words)


def _side_by_side(one: Likely, language: str) -> dict[str, Any]:
    left, right = _worded(one.left.told, language), _worded(one.right.told, language)
    lines = [
        {"name": name, "left": left.get(name, ""), "right": right.get(name, ""), "verdict": differs(left, right, name)}
        for name in FIELDS
        if left.get(name) or right.get(name)
    ]
    return {"left": one.left.id, "right": one.right.id, "likeness": one.likeness, "lines": lines}


def _worded(told: Any, language: str) -> dict[str, str]:
    """The terms in words."""
    said = dict(told)
    for name, vocabulary in _TERMS.items():
        if said.get(name):
            said[name] = label(vocabulary, said[name], language)
    if said.get("age") in ("adult", "child"):
        said["age"] = label("victim-age", said["age"], language)
    if said.get("day"):
        # Words that name no day stand as they are.
        with suppress(ConstatError):
            said["day"] = when_words(said["day"], language)
    return said
