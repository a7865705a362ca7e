"""The clock of an alert: times to the minute, kept in UTC, shown by this machine's clock; hours between its stations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from constat.warn.alerts.casework import moment

_TYPED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?")
STATIONS: Final = ("received", "sent", "acknowledged", "acted")


def read_local(text: str) -> str | None:
    """What a field for date and time holds, by this machine's clock, as UTC to the minute; None where it is none."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return None
    try:
        told = datetime.fromisoformat(f"{found[1]}T{found[2]}").astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return f"{told:%Y-%m-%dT%H:%MZ}"


def local_field(iso: str | None) -> str:
    """The time as a field for date and time takes it."""
    told = moment(iso)
    return f"{told.astimezone():%Y-%m-%dT%H:%M}" if told is not None else ""


def milliseconds(iso: str | None) -> int | None:
    """The time in milliseconds since 1970, for showing."""
    told = moment(iso)
    return None if told is None else int(told.timestamp() * 1000)


def now_iso(case: Any) -> str:
    """This minute, by the case file's clock."""
    return f"{datetime.fromtimestamp(case.register.clock() / 1000, UTC):%Y-%m-%dT%H:%MZ}"


def expired(iso: str | None, now: str) -> bool:
    """Whether the alert is no longer valid; one that does not say until when never was for long."""
    until, at = moment(iso), moment(now)
    return until is None or (at is not None and until <= at)


@dataclass(frozen=True, slots=True)
class Station:
    """One station of a dispatch: when, and how many minutes after the one before that is known."""

    name: str
    at: int | None
    minutes: int | None
    since: str


def stations(received: str | None, told: Mapping[str, Any]) -> Sequence[Station]:
    """Received, sent, acknowledged, acted, each with the time since the last one that is known."""
    times = {"received": received, **{name: told.get(name) for name in STATIONS[1:]}}
    found: list[Station] = []
    last: tuple[str, datetime] | None = None
    for name in STATIONS:
        at = moment(times[name])
        minutes = None if at is None or last is None else round((at - last[1]) / timedelta(minutes=1))
        found.append(Station(name, milliseconds(times[name]), minutes, last[0] if last and at else ""))
        if at is not None:
            last = (name, at)
    return found


def hours(minutes: int | None) -> tuple[int, int] | None:
    """Minutes as whole hours and minutes."""
    return None if minutes is None else divmod(abs(minutes), 60)
