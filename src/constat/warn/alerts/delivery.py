"""Handing over what the outbox holds: once, or not yet, and never lost.

A job's file says what is about to happen before it happens. Found after a kill, `handing` means that nothing counted had been said: it
is handed over again. `committed` means that the last word may have been heard: a mail and a webhook are repeated under the same key, so
that the receiver keeps one of them; a service without such a key is set in doubt for a person, who alone may have it said again. Losing
an alert may cost lives and a copy costs a glance: that is why a keyed repeat is preferred to silence.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from constat.errors import ConstatError
from constat.warn.alerts.channels import Commit, Later, Never, repeatable
from constat.warn.alerts.outbox import Job, Outbox

FIRST: Final = 30.0
"""Seconds before the second attempt, at most; doubled with each further one."""
LONGEST: Final = 3600.0
Hand = Callable[[Job, Commit], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one job in this round."""

    id: str
    code: str
    recipient: str
    state: str
    attempts: int
    said: str
    next: float

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"dispatch": self.id, "alert": self.code, "recipient": self.recipient, "state": self.state, "attempts": self.attempts, "said": self.said or None}


def pause(attempts: int, chance: Callable[[float, float], float] = random.uniform) -> float:
    """Seconds until the next attempt: doubling, drawn at random within, so that many senders do not knock at once."""
    most = min(LONGEST, FIRST * 2 ** max(0, attempts - 1))
    return chance(most / 2, most)


def deliver(outbox: Outbox, hand: Hand, now: Callable[[], float], settle: Callable[[Job], None], *, at_once: bool = False) -> Iterator[Delivered]:
    """One round over all jobs that are due (all that wait, with `at_once`). `settle` tells the register of what was accepted and may be
    called again after a kill. Whoever calls holds `outbox.delivering()`."""
    for damaged in outbox.damaged():
        yield Delivered(damaged, "", "", "damaged", 0, "damaged", 0.0)
    for job in outbox.all():
        yield _told(_round(outbox, job, hand, now, settle, at_once))


def again(outbox: Outbox, job_id: str) -> Job:
    """A person has one in doubt, or one refused, said again."""
    return outbox.keep(replace(outbox.read(job_id), state="waiting", next=0.0, said=""))


def _round(outbox: Outbox, job: Job, hand: Hand, now: Callable[[], float], settle: Callable[[Job], None], at_once: bool) -> Job:
    if job.state in ("handing", "committed"):
        # Whoever was at it is gone: the lock is ours.
        doubtful = job.state == "committed" and not repeatable(job.address)
        job = outbox.keep(replace(job, state="doubt" if doubtful else "waiting", said="interrupted", next=0.0))
    if job.state == "waiting" and job.expires <= now():
        job = outbox.keep(replace(job, state="refused", said="expired"))
    if job.state == "waiting" and (at_once or job.next <= now()):
        job = _handed(outbox, job, hand, now)
    if job.state == "accepted":
        settle(job)
        outbox.drop(job.id)
    return job


def _handed(outbox: Outbox, job: Job, hand: Hand, now: Callable[[], float]) -> Job:
    job = outbox.keep(replace(job, state="handing", attempts=job.attempts + 1))
    said: list[str] = []

    def commit() -> None:
        outbox.keep(replace(job, state="committed"))
        said.append("committed")

    try:
        hand(job, commit)
    except Never as fault:
        return outbox.keep(replace(job, state="refused", said=fault.said))
    except ConstatError as fault:
        # No server is set, or its setting is unusable: this one waits, the others go on.
        return outbox.keep(replace(job, state="waiting", said=fault.message_id, next=now() + pause(job.attempts)))
    except Later as fault:
        # Silence after the last word: it may have been heard.
        lost = bool(said) and fault.said in ("timeout", "unreachable") and not repeatable(job.address)
        return outbox.keep(replace(job, state="doubt" if lost else "waiting", said=fault.said, next=now() + pause(job.attempts)))
    return outbox.keep(replace(job, state="accepted", said="", accepted=now()))


def _told(job: Job) -> Delivered:
    state = "sent" if job.state == "accepted" else job.state
    return Delivered(job.id, job.code, job.recipient, state, job.attempts, job.said, job.next)
