"""The alerts that a member sees, newest first, under their numbers; those that are no longer valid are marked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from constat.record.models import Alert, Dispatch
from constat.web.casework.alerts.clock import expired, milliseconds, now_iso
from constat.web.casework.alerts.due import steps_of
from constat.web.house import session_of
from constat.web.page import render
from constat.web.paging import PAGE, pages
from constat.web.permission import CASEWORK, members

ASKED = ("valid", "expired")


@members(*CASEWORK)
def alerts(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/work/alerts`"""
    del language
    session = session_of(request)
    lens, now = session.lens, now_iso(session.case)
    asked = str(request.GET.get("show") or "")
    rows = Alert.seen_by(lens).exclude(void=True)
    # Times are all kept as UTC to the minute: their order is that of their text.
    if asked == "valid":
        rows = rows.filter(expires__gt=now)
    elif asked == "expired":
        rows = rows.exclude(expires__gt=now)
    total = rows.count()
    page = pages(request, total)
    shown = list(
        rows.order_by("-made", "id").values("id", "code", "status", "received", "expires", "place_name", "admin1", "horizon", "conflicts", "incident")[
            page.offset : page.offset + PAGE
        ]
    )
    ids = [row["id"] for row in shown]
    sendings: dict[str, list[Any]] = {}
    for one in Dispatch.seen_by(lens).filter(alert__in=ids).exclude(void=True):
        sendings.setdefault(str(one.alert), []).append(one)
    late = {}
    for alert in Alert.seen_by(lens).filter(pk__in=ids):
        late[alert.pk] = [step for step in steps_of(lens, session.case, alert, sendings.get(alert.pk, [])) if step["level"]]
    for row in shown:
        told = [(one.acknowledged, one.acted) for one in sendings.get(row["id"], []) if one.sent]
        row |= {
            "expired": expired(row["expires"], now),
            "received_at": milliseconds(row["received"]),
            "expires_at": milliseconds(row["expires"]),
            "sent": len(told),
            "acknowledged": sum(acknowledged is not None for acknowledged, _acted in told),
            "late": late.get(row["id"], []),
            "acted": sum(acted is not None for _acknowledged, acted in told),
        }
    return render(request, "casework/alerts/list.html", {"rows": shown, "total": total, "pages": page, "asked": asked})
