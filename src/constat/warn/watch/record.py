"""The record of a rule: how often what it warned of came, and how much of what came it had warned of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from constat.warn.watch.rules import RULES, Rule

if TYPE_CHECKING:
    from constat.warn.watch.happenings import Happenings

AHEAD: Final = 90
STEP: Final = 30
"""Days between two looks back: as somebody who reads the list each month."""


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """Over unit-months of the past: `hits` of `alarms` were followed by harm within ninety days; `misses` had no alarm before.

    `base` is the share of all unit-months that were followed by harm: what a rule must beat to say anything.
    """

    rule: str
    alarms: int
    hits: int
    misses: int
    looked: int
    base: float | None

    @property
    def false(self) -> int:
        """Alarms that nothing followed."""
        return self.alarms - self.hits

    @property
    def precision(self) -> float | None:
        """Share of alarms that harm followed; None without an alarm."""
        return self.hits / self.alarms if self.alarms else None

    @property
    def recall(self) -> float | None:
        """Share of unit-months followed by harm that an alarm came before; None where none was."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else None

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        told = {name: getattr(self, name) for name in ("rule", "alarms", "hits", "misses", "looked", "base")}
        return {**told, "false": self.false, "precision": self.precision, "recall": self.recall}


def record_of(told: Happenings, until: int, *, years: int = 5, rules: Sequence[Rule] = RULES, least: int = 1) -> tuple[RuleRecord, ...]:
    """The record of each rule, looking back from day `until` in steps of thirty days for so many years.

    Followed by harm: at least `least` of the measure within the next ninety days, all of which lie before `until`. Units that no
    event had named by a day are looked at on none of its lists, and are counted as neither hit nor miss.
    """
    days = range(until - AHEAD, max(until - years * 365, 0), -STEP)
    counts = {rule.id: np.zeros(3, dtype=np.int64) for rule in rules}
    looked, came = dict.fromkeys(counts, 0), dict.fromkeys(counts, 0)
    for day in days:
        known = told.counted(0, day) > 0
        harmed = told.counted(day, day + AHEAD, told.harm) >= least
        for rule in rules:
            if day < rule.needs:
                continue
            fired = rule.fired(told, day).units & known
            counts[rule.id] += (int(fired.sum()), int((fired & harmed).sum()), int((known & harmed & ~fired).sum()))
            looked[rule.id] += int(known.sum())
            came[rule.id] += int((known & harmed).sum())
    return tuple(
        RuleRecord(
            rule.id,
            alarms=int(counts[rule.id][0]),
            hits=int(counts[rule.id][1]),
            misses=int(counts[rule.id][2]),
            looked=looked[rule.id],
            base=came[rule.id] / looked[rule.id] if looked[rule.id] else None,
        )
        for rule in rules
    )
