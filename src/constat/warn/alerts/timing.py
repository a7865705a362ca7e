"""How quickly alerts went and how many were answered, as figures: medians with the middle half, shares with what they are shares of.

What is still in time is not counted as unanswered; it is said as pending. Nothing is printed from fewer alerts than it needs.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.warn.alerts.chain import Told, Waits, minutes

PASSAGES: Final = ("received-verified", "received-sent", "sent-acknowledged", "sent-response")


@dataclass(frozen=True, slots=True)
class Passage:
    """How long one passage took: minutes at the middle and at the quarters, and of how many."""

    name: str
    of: int
    median: float | None
    quarter: float | None
    three_quarters: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of sendings whose time had come: `answered` of `of`; `pending` still have time."""

    name: str
    answered: int
    of: int
    pending: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.answered / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Timing:
    """What a set of alerts tells of its clock."""

    alerts: int
    sendings: int
    passages: tuple[Passage, ...]
    shares: tuple[Share, ...]
    basis: str
    """SHA-256 over the sorted ids of the alerts and their sendings."""

    def figures(self, selection: Selection, snapshot: str) -> list[Figure]:
        """The medians and shares as figures of the report."""
        made = []
        common: dict[str, Any] = {
            "population": "alerts", "selection": selection, "snapshot": snapshot, "method": "answer-clock", "events": self.alerts, "basis": self.basis,
        }  # fmt: skip
        for one in self.passages:
            of, low, high = (("of", one.of),), one.quarter, one.three_quarters
            made.append(Figure("count", f"median-{one.name}", "minute", value=one.median, low=low, high=high, parameters=of, **common))
        for share in self.shares:
            parameters = (("answered", share.answered), ("of", share.of), ("pending", share.pending))
            made.append(Figure("share", f"share-{share.name}", "ratio", value=share.value, low=None, high=None, parameters=parameters, **common))
        return made

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        passages = [
            {"passage": p.name, "of": p.of, "median_minutes": p.median, "quarter_minutes": p.quarter, "three_quarters_minutes": p.three_quarters}
            for p in self.passages
        ]
        shares = [{"share": s.name, "value": s.value, "answered": s.answered, "of": s.of, "pending": s.pending} for s in self.shares]
        return {"alerts": self.alerts, "sendings": self.sendings, "passages": passages, "shares": shares, "basis": self.basis}


def timing(alerts: Sequence[Told], now: datetime, waits: Waits | None = None) -> Timing:
    """The clock of these alerts at an instant."""
    waits = waits or Waits()
    taken: dict[str, list[timedelta]] = {name: [] for name in PASSAGES}
    counts = {"acknowledged": [0, 0, 0], "acted": [0, 0, 0]}
    sendings = [(alert, one) for alert in alerts for one in alert.sendings if one.sent is not None]
    for alert in alerts:
        if alert.verified is not None:
            taken["received-verified"].append(alert.verified - alert.received)
        first = min((one.sent for one in alert.sendings if one.sent is not None), default=None)
        if first is not None:
            taken["received-sent"].append(first - alert.received)
    for _alert, one in sendings:
        if one.sent is None:
            continue
        reached = one.acknowledged or one.acted
        if reached is not None:
            taken["sent-acknowledged"].append(reached - one.sent)
        if one.acted is not None:
            taken["sent-response"].append(one.acted - one.sent)
        for name, done, due in (
            ("acknowledged", reached, one.sent + waits.acknowledged),
            ("acted", one.acted, one.deadline or one.sent + waits.response),
        ):
            answered, of, pending = counts[name]
            if done is not None:
                counts[name] = [answered + 1, of + 1, pending]
            elif due <= now:
                counts[name] = [answered, of + 1, pending]
            else:
                counts[name] = [answered, of, pending + 1]
    ids = sorted([alert.id for alert in alerts] + [one.id for _alert, one in sendings])
    return Timing(
        len(alerts), len(sendings), tuple(_passage(name, times) for name, times in taken.items()),
        tuple(Share(name, *count) for name, count in counts.items()), hashlib.sha256("\n".join(ids).encode()).hexdigest(),
    )  # fmt: skip


def _passage(name: str, times: Sequence[timedelta]) -> Passage:
    told = sorted(minutes(time) for time in times)
    if not told:
        return Passage(name, 0, None, None, None)
    quarters = statistics.quantiles(told, n=4, method="inclusive") if len(told) > 1 else [float(told[0])] * 3
    return Passage(name, len(told), float(statistics.median(told)), float(quarters[0]), float(quarters[2]))
