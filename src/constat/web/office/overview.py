"""What needs attention in the office: signs of the doctor, backups, conflicts, erasures without an answer, bundles that wait."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.record.backup import last_backup
from constat.record.casework.erasing import answers, erased_here
from constat.record.models import types
from constat.web.house import session_of
from constat.web.labels import type_label
from constat.web.office.frame import WATCH, show
from constat.web.office.health import case_signs
from constat.web.permission import members


@members(*WATCH)
def overview(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office`"""
    session = session_of(request)
    case, lens = session.case, session.lens
    signs = [one for one in case_signs(case, language) if one["state"] != "good"]
    last = last_backup(case.folder)
    steward = "steward" in session.member.roles
    plain = [member.code for member in case.keys.members() if not case.keys.second_factor(member.code)]
    values = {
        "signs": sorted(signs, key=lambda one: one["state"] != "bad"),
        "last": last.at if last else None,
        "days": None if last is None else max(0, case.register.clock() - last.at) // 86_400_000,
        "conflicts": conflicts(lens, language) if steward else None,
        "outstanding": outstanding(case),
        "waiting": len(waiting(case)),
        "received": len(list((case.folder / "received").glob("*.age"))),
        "plain": plain,
        "members_count": len(case.keys.members()),
        "opened": sum(1 for _ in case.readlog.lines(since=case.register.clock() - 7 * 86_400_000)) if not (lens.limited or lens.visits) else None,
    }
    return show(request, "office/overview.html", values)


def conflicts(lens: Any, language: str) -> list[dict[str, Any]]:
    """How many records of each type have rival values that nobody has decided."""
    told = []
    for name, model in types().items():
        if lens.sees(model) and (count := model.seen_by(lens).filter(conflicts__gt=0).exclude(void=True).count()):
            told.append({"type": type_label(name, language, plural=True), "name": name, "count": count})
    return told


def outstanding(case: Any) -> int:
    """How many erasures of this office some other office has not answered."""
    return sum(any(state == "outstanding" for _row, state in answers(case, kids, entry.at)) for entry, kids in erased_here(case))


def waiting(case: Any) -> list[Any]:
    """Bundles that wait for earlier ones."""
    return sorted((case.folder / "inbox").glob("*.age"))
