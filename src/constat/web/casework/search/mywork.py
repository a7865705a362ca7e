"""What waits for one member: replies that are overdue, alerts that ran out, consents never asked for, drafts left lying.

Findings that were returned are on the desk already, beside those to sign.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.record.drafts import Drafts
from constat.record.models import Alert, Consent, Finding, Response, Statement

if TYPE_CHECKING:
    from constat.record.lens import Lens
    from constat.web.sessions import Session

DAY: Final = 24 * 3600 * 1000
CONSENT: Final = 30 * DAY
"""Milliseconds after which somebody should have gone back to ask."""
YEAR: Final = 365 * DAY
DRAFT: Final = 7 * DAY
SHOWN: Final = 8


def mywork(session: Session, now: int | None = None) -> dict[str, list[dict[str, Any]]]:
    """The lists by name, empty ones left out. `now` in milliseconds since 1970."""
    now = time.time_ns() // 1_000_000 if now is None else now
    lens = session.lens
    lists = {
        "overdue": overdue(lens, now) if session.member.roles & {"verifier", "steward"} else [],
        "expired": expired(lens, now) if lens.sees(Alert) else [],
        "unasked": unasked(lens, now) if lens.sees(Consent) and lens.sees(Statement) else [],
        "old": [{"kind": one.kind, "at": one.saved} for one in Drafts(session.case).all() if one.kind != "selection" and one.saved < now - DRAFT],
    }
    return {name: rows for name, rows in lists.items() if rows}


def overdue(lens: Lens, now: int) -> list[dict[str, Any]]:
    """Replies asked for whose deadline has passed, with neither an answer nor silence recorded."""
    today = _iso(now)[:10]
    running = Response.seen_by(lens).filter(Q(status="sent") | Q(status=None), received=None, deadline__lt=today).exclude(void=True).exclude(finding=None)
    rows = list(running.order_by("deadline", "id").values("finding", "deadline")[:SHOWN])
    codes = dict(Finding.seen_by(lens).filter(pk__in={row["finding"] for row in rows}).values_list("pk", "code"))
    return [row | {"code": codes[row["finding"]] or row["finding"][:8]} for row in rows if row["finding"] in codes]


def expired(lens: Lens, now: int) -> list[dict[str, Any]]:
    """Alerts no longer valid of which nobody has written what came of them."""
    minute = f"{_iso(now)[:16]}Z"
    late = Alert.seen_by(lens).filter(expires__lte=minute, incident=None).exclude(void=True).order_by("-expires", "id")
    # What came of an alert is sealed: whether there is anything is seen in the row, not in a query.
    return [{"id": row.pk, "code": row.code or row.pk[:8]} for row in late[: SHOWN * 8] if row.outcome is None][:SHOWN]


def unasked(lens: Lens, now: int) -> list[dict[str, Any]]:
    """The member's own statements of the last year for which a consent was not asked, and a month has gone by."""
    asked = Consent.seen_by(lens).filter(made__gte=now - YEAR, made__lt=now - CONSENT, made_by=lens.member.actor, answer="not-asked").exclude(statement=None)
    ids = list(dict.fromkeys(asked.exclude(void=True).order_by("made").values_list("statement", flat=True)[: SHOWN * 4]))
    rows = Statement.seen_by(lens).filter(pk__in=ids).exclude(void=True).order_by("made").values("id", "code", "made")
    return [row | {"code": row["code"] or row["id"][:8]} for row in rows[:SHOWN]]


def _iso(now: int) -> str:
    return datetime.fromtimestamp(now / 1000, UTC).isoformat()
