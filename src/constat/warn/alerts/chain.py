"""The chain of an alert: received, verified, sent, acknowledged, response, outcome. Which step waits, since when, and whose it is now.

    for step in waiting(alert, now):
        step.step, step.due, step.overdue, step.owner

A step that is overdue goes to the next person up; one that has waited as long again goes to whoever leads the office. Nothing
here reads a text: who may see an alert's words is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

STEPS: Final = ("received", "verified", "sent", "acknowledged", "response", "outcome")
OWNERS: Final = {
    "verified": ("documenter", "verifier", "administrator"),
    "sent": ("verifier", "editor", "administrator"),
    "acknowledged": ("verifier", "editor", "administrator"),
    "response": ("verifier", "editor", "administrator"),
    "outcome": ("documenter", "editor", "administrator"),
}
"""Whose a step is: at first, once it is overdue, once it has waited as long again."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long each step may take. Early warning is worth what it saves: hours, not days."""

    verified: timedelta = timedelta(hours=12)
    sent: timedelta = timedelta(hours=2)
    acknowledged: timedelta = timedelta(hours=4)
    response: timedelta = timedelta(hours=24)
    outcome: timedelta = timedelta(hours=72)
    """After the alert expired."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending to one recipient, with its answer; all times in UTC, None where not yet."""

    id: str
    sent: datetime | None
    acknowledged: datetime | None = None
    acted: datetime | None = None
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the chain needs of an alert."""

    id: str
    code: str
    received: datetime
    verified: datetime | None = None
    expires: datetime | None = None
    closed: bool = False
    sendings: Sequence[Sending] = field(default=())


@dataclass(frozen=True, slots=True)
class Step:
    """One step that is not done: since when it waits, until when it may, and who is asked now."""

    alert: str
    step: str
    since: datetime
    due: datetime
    overdue: timedelta
    """Zero while there is time."""
    level: int
    """0 in time, 1 overdue, 2 overdue by as long again."""
    sending: str = ""

    @property
    def owner(self) -> str:
        """The role that is asked to see to it."""
        return OWNERS[self.step][self.level]

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = {"alert": self.alert, "step": self.step, "since": iso(self.since), "due": iso(self.due), "level": self.level, "owner": self.owner}
        return {**told, "overdue_minutes": minutes(self.overdue), "sending": self.sending or None}


def waiting(alert: Told, now: datetime, waits: Waits | None = None) -> list[Step]:
    """The steps of an alert that wait at an instant, the longest overdue first; none once its outcome is told."""
    if alert.closed:
        return []
    waits = waits or Waits()
    found: list[Step] = []

    def wait(step: str, since: datetime, due: datetime, sending: str = "") -> None:
        late = max(timedelta(0), now - due)
        level = 0 if not late else 1 if late <= max(due - since, timedelta(hours=1)) else 2
        found.append(Step(alert.id, step, since, due, late, level, sending))

    if alert.verified is None:
        wait("verified", alert.received, alert.received + waits.verified)
    if not any(one.sent for one in alert.sendings):
        # A rumour may be sent as one; what is verified may not wait.
        since = alert.verified or alert.received
        wait("sent", since, since + (waits.sent if alert.verified else waits.verified + waits.sent))
    for one in alert.sendings:
        if one.sent is None:
            continue
        if one.acknowledged is None and one.acted is None:
            wait("acknowledged", one.sent, one.sent + waits.acknowledged, one.id)
        if one.acted is None:
            wait("response", one.sent, one.deadline or one.sent + waits.response, one.id)
    if alert.expires is not None and alert.expires <= now:
        wait("outcome", alert.expires, alert.expires + waits.outcome)
    return sorted(found, key=lambda step: (-step.overdue, step.due))


def minutes(time: timedelta) -> int:
    """Whole minutes."""
    return round(time / timedelta(minutes=1))


def iso(at: datetime) -> str:
    """A time as records keep it: UTC, to the minute."""
    return f"{at:%Y-%m-%dT%H:%MZ}"
