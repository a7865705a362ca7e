"""What an alert waits for, and whose it is: said on its page and beside it in the list."""

from __future__ import annotations

from typing import Any

from constat.warn.alerts.casework import now_of, told_of
from constat.warn.alerts.chain import Step, minutes, waiting


def steps_of(lens: Any, case: Any, row: Any, sendings: Any = None) -> list[dict[str, Any]]:
    """The steps that wait, the longest overdue first: which, whose, and by how much it is late."""
    return [_shown(step) for step in waiting(told_of(lens, row, sendings), now_of(case))]


def _shown(step: Step) -> dict[str, Any]:
    late = minutes(step.overdue)
    return {"step": step.step, "owner": step.owner, "level": step.level, "due": int(step.due.timestamp() * 1000), "hours": late // 60, "minutes": late % 60}
