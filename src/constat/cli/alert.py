"""`constat alert raise | verify | send | answer | close | list | times | deliver`: a threat, and whether anybody went."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.casefile import appended, fields_given, lens_of, seen, short, unlocked
from constat.cli.options import as_json, in_workspace, opened
from constat.cli.saying import columns, say, show
from constat.errors import BadInput
from constat.language import current_language, percent

if TYPE_CHECKING:
    from constat.warn.alerts.delivery import Delivered


@click.group("alert", help=say("help-alert"))
def group() -> None:
    """Alerts."""


@group.command("raise", help=say("help-alert-raise"))
@click.argument("fields", metavar="FIELD=VALUE…", nargs=-1)
@click.option("--from-watch", "place", metavar="PLACE", help=say("help-alert-from-watch"))
@click.option("--by", type=click.Choice(["admin1", "admin2", "cell", "country"]), default="admin2", show_default=True, help=say("help-watch-by"))
@click.option("--from-forecast", "forecast", metavar=say("metavar-words"), help=say("help-alert-from-forecast"))
@click.option("--hours", type=click.IntRange(1, 720), default=72, show_default=True, help=say("help-alert-hours"))
@in_workspace
@as_json
def raise_one(fields: tuple[str, ...], place: str | None, by: str, forecast: str | None, hours: int, workspace: Path | None, as_json: bool) -> None:
    from constat.record.models import Alert
    from constat.warn.alerts.casework import raise_alert

    told = _watched(workspace, place, by) if place else {}
    if forecast:
        told = {"origin": "forecast", "basis": forecast}
    with unlocked(workspace) as case:
        values = {**told, **fields_given(case, Alert, fields)}
        subject, entry = raise_alert(case, lens_of(case), values, timedelta(hours=hours))
        code = seen(case, Alert, subject).code
        show(appended(entry, id=subject, code=code), as_json, say("alert-raised", code=code, id=subject, entry=short(entry.tag)))


@group.command("verify", help=say("help-alert-verify"))
@click.argument("alert", metavar="ID")
@click.option("--status", type=click.Choice(["rumour", "credible", "verified"]), default="verified", show_default=True, help=say("help-alert-status"))
@click.option("--basis", default="", metavar=say("metavar-words"), help=say("help-alert-basis"))
@in_workspace
@as_json
def verify(alert: str, status: str, basis: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.models import Alert
    from constat.warn.alerts.casework import verify as step

    with unlocked(workspace) as case:
        row = seen(case, Alert, alert)
        entry = step(case, row, status, basis)
        show(appended(entry, id=row.pk, status=status), as_json, say("alert-step-done", code=row.code or "", entry=short(entry.tag)))


@group.command("send", help=say("help-alert-send"))
@click.argument("alert", metavar="ID")
@click.option("--to", required=True, metavar=say("metavar-words"), help=say("help-alert-to"))
@click.option("--via", metavar="ADDRESS", help=say("help-alert-via"))
@click.option("--text", default="", metavar=say("metavar-words"), help=say("help-alert-text"))
@click.option("--ask", default="", metavar=say("metavar-words"), help=say("help-alert-ask"))
@click.option("--deadline", default="", metavar="YYYY-MM-DD", help=say("help-alert-deadline"))
@click.option("--sent", default="", metavar=say("metavar-time"), help=say("help-alert-sent"))
@click.option("--later", is_flag=True, help=say("help-alert-later"))
@in_workspace
@as_json
def send(
    alert: str, to: str, via: str | None, text: str, ask: str, deadline: str, sent: str, later: bool, workspace: Path | None, as_json: bool
) -> None:
    from constat import settings
    from constat.record.models import Alert
    from constat.warn.alerts import casework
    from constat.warn.alerts.chain import iso

    with unlocked(workspace) as case:
        lens, row = lens_of(case), seen(case, Alert, alert)
        told = lens.record(row)
        words = text or told.get(f"message_{current_language()}") or told.get("message_fr") or told.get("message_en") or ""
        if via is None:
            at = _minute(sent) if sent else iso(casework.now_of(case))
            subject, entry = casework.note_sent(case, lens, row, recipient=to, text=str(words), sent=at, asked=ask, deadline=deadline)
            show(appended(entry, id=subject, state="noted"), as_json, say("alert-noted", id=subject, entry=short(entry.tag)))
            return
        server = settings.value("smtp")
        job = casework.prepare(case, lens, row, recipient=to, address=via, text=str(words), asked=ask, deadline=deadline, server=server)
        found = [] if later else [one for one in casework.deliver_all(case, server) if one.id == job.id]
        state = found[0].to_json() if found else {"dispatch": job.id, "alert": job.code, "recipient": to, "state": "waiting", "attempts": 0, "said": None}
        show({"id": job.id, **state}, as_json, _delivered(found) if found else say("alert-waits", id=job.id))


@group.command("deliver", help=say("help-alert-deliver"))
@click.option("--wait", type=click.IntRange(0, 86_400), default=0, metavar=say("metavar-seconds"), help=say("help-alert-wait"))
@click.option("--now", "at_once", is_flag=True, help=say("help-alert-now"))
@click.option("--again", metavar="ID", help=say("help-alert-again"))
@in_workspace
@as_json
def deliver(wait: int, at_once: bool, again: str | None, workspace: Path | None, as_json: bool) -> None:
    from constat import settings
    from constat.warn.alerts import delivery
    from constat.warn.alerts.casework import deliver_all
    from constat.warn.alerts.outbox import Outbox

    until = time.monotonic() + wait
    with unlocked(workspace) as case:
        if again:
            delivery.again(Outbox(case), again)
        found = {one.id: one for one in deliver_all(case, settings.value("smtp"), at_once=at_once)}
        while (left := [one for one in found.values() if one.state == "waiting"]) and time.monotonic() < until:
            time.sleep(max(0.1, min(until - time.monotonic(), min(one.next for one in left) - time.time(), 5.0)))
            found |= {one.id: one for one in deliver_all(case, settings.value("smtp"))}
        show([one.to_json() for one in found.values()], as_json, _delivered(list(found.values())) if found else say("alert-outbox-empty"))


@group.command("answer", help=say("help-alert-answer"))
@click.argument("dispatch", metavar="ID")
@click.option("--acknowledged", metavar=say("metavar-time"), help=say("help-alert-acknowledged"))
@click.option("--acted", metavar=say("metavar-time"), help=say("help-alert-acted"))
@click.option("--action", default="", metavar=say("metavar-words"), help=say("help-alert-action"))
@in_workspace
@as_json
def answer(dispatch: str, acknowledged: str | None, acted: str | None, action: str, workspace: Path | None, as_json: bool) -> None:
    from constat.record.models import Dispatch
    from constat.warn.alerts.casework import answer as step
    from constat.warn.alerts.casework import now_of
    from constat.warn.alerts.chain import iso

    with unlocked(workspace) as case:
        row = seen(case, Dispatch, dispatch)
        given = {"acknowledged": _minute(acknowledged) if acknowledged else None, "acted": _minute(acted) if acted else None, "action": action or None}
        values = {name: value for name, value in given.items() if value}
        if not values:
            values = {"acknowledged": iso(now_of(case))}
        entry = step(case, row, values)
        show(appended(entry, id=row.pk), as_json, say("alert-step-done", code=row.pk[:8], entry=short(entry.tag)))


@group.command("close", help=say("help-alert-close"))
@click.argument("alert", metavar="ID")
@click.option("--outcome", required=True, metavar=say("metavar-words"), help=say("help-alert-outcome"))
@click.option("--incident", metavar="ID", help=say("help-alert-incident"))
@in_workspace
@as_json
def close(alert: str, outcome: str, incident: str | None, workspace: Path | None, as_json: bool) -> None:
    from constat.record.models import Alert, Incident
    from constat.warn.alerts.casework import close as step

    with unlocked(workspace) as case:
        row = seen(case, Alert, alert)
        entry = step(case, row, outcome, seen(case, Incident, incident).pk if incident else None)
        show(appended(entry, id=row.pk), as_json, say("alert-step-done", code=row.code or "", entry=short(entry.tag)))


@group.command("list", help=say("help-alert-list"))
@click.option("--overdue", is_flag=True, help=say("help-alert-overdue"))
@in_workspace
@as_json
def listing(overdue: bool, workspace: Path | None, as_json: bool) -> None:
    from constat.warn.alerts.casework import board, now_of
    from constat.warn.alerts.chain import iso, minutes, waiting

    with unlocked(workspace) as case:
        now, rows, lines = now_of(case), [], []
        for alert in board(lens_of(case)):
            steps = [step for step in waiting(alert, now) if step.level or not overdue]
            if overdue and not steps:
                continue
            sent = [one for one in alert.sendings if one.sent]
            rows.append({
                "id": alert.id, "code": alert.code, "received": iso(alert.received), "verified": iso(alert.verified) if alert.verified else None,
                "expires": iso(alert.expires) if alert.expires else None, "closed": alert.closed, "sent": len(sent),
                "acknowledged": sum(1 for one in sent if one.acknowledged or one.acted), "acted": sum(1 for one in sent if one.acted),
                "waiting": [step.to_json() for step in steps],
            })  # fmt: skip
            counts = say("alert-counts", sent=len(sent), acknowledged=rows[-1]["acknowledged"], acted=rows[-1]["acted"])
            told = "; ".join(
                say("alert-overdue" if step.level else "alert-waits-for", step=step.step, owner=step.owner, hours=late // 60, minutes=late % 60)
                for step, late in ((step, minutes(step.overdue)) for step in steps[:3])
            )
            lines.append([alert.code, iso(alert.received), counts, told or (say("alert-closed") if alert.closed else "")])
        show(rows, as_json, columns(lines) if lines else say("alert-none"))


@group.command("times", help=say("help-alert-times"))
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=say("help-alert-from"))
@click.option("--to", "end", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=say("help-alert-until"))
@in_workspace
@as_json
def times(start: datetime | None, end: datetime | None, workspace: Path | None, as_json: bool) -> None:
    from constat.model.selection import Selection
    from constat.warn.alerts.casework import board, now_of
    from constat.warn.alerts.timing import timing

    first = (start or datetime(1, 1, 1)).replace(tzinfo=UTC)  # noqa: DTZ001
    last = (end.replace(tzinfo=UTC) + timedelta(days=1)) if end else datetime.max.replace(tzinfo=UTC)
    with unlocked(workspace) as case:
        found = timing([alert for alert in board(lens_of(case)) if first <= alert.received < last], now_of(case))
        keys = {"from": f"{start:%Y-%m-%d}" if start else None, "to": f"{end:%Y-%m-%d}" if end else None}
        figures = found.figures(Selection.from_dict({key: value for key, value in keys.items() if value}), case.register.digest())
        lines = [say("alert-timing", alerts=found.alerts, sendings=found.sendings)]
        rows = [[say(f"alert-passage-{one.name}"), _time(one.median), _between(one.quarter, one.three_quarters), f"n = {one.of}"] for one in found.passages]
        lines.append(columns(rows))
        for share in found.shares:
            value = "?" if share.value is None else percent(share.value, current_language())
            lines.append(say(f"alert-share-{share.name}", value=value, answered=share.answered, of=share.of, pending=share.pending))
        show({**found.to_json(), "figures": [figure.to_json() for figure in figures]}, as_json, "\n".join(lines))


def _watched(workspace: Path | None, place: str, by: str) -> dict[str, Any]:
    """What the watchlist says of a place, as the beginning of an alert."""
    from constat.events.query import Table
    from constat.model import Selection
    from constat.warn.alerts.casework import from_watch
    from constat.warn.watch import watchlist
    from constat.warn.watch.happenings import happenings

    found = watchlist(happenings(Table.open(opened(workspace)), Selection(), by), by, None, order="alarm", limit=10_000)
    for one in found.places:
        if place.casefold() == one.name.casefold():
            return from_watch(one, by, current_language())
    raise BadInput("alert-no-place", room="warn", place=place, by=by)


def _minute(text: str) -> str:
    """A typed time, by this machine's clock unless it says Z, as records keep it."""
    from constat.warn.alerts.chain import iso

    try:
        told = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return iso(told.astimezone(UTC))
    except (ValueError, OverflowError, OSError):
        raise BadInput("alert-time", room="warn", text=text[:40]) from None


def _delivered(found: list[Delivered]) -> str:
    return columns([[one.code, one.recipient, say(f"alert-state-{one.state}"), say("alert-attempts", n=one.attempts), one.said, one.id] for one in found])


def _time(told: float | None) -> str:
    if told is None:
        return "?"
    return say("alert-hours", hours=int(told) // 60, minutes=int(told) % 60)


def _between(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f"({_time(low)} - {_time(high)})"
