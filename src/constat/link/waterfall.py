"""What spoke for a pair and what against it, step by step: from the odds of any two rows to the odds of these two, in bits and in words.

A bit doubles the odds. The steps add up to the weight of the pair's own evidence; rivals then share its probability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from constat.language import phrases


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from where it starts to where it ends, in bits."""

    name: str
    """The comparison; `start` for what is so of any two rows, `sum` for all together."""
    level: str
    bits: float
    since: float
    until: float

    def words(self, language: str) -> str:
        """The step for people."""
        return phrases("link", language).say(f"waterfall-{self.name}", level=self.level)


def waterfall(found: Mapping[str, Any]) -> list[Step]:
    """The steps of a scored pair (levels by comparison, `bits_` and its name, `weight`); none where the score was kept without its parts."""
    names = [name.removeprefix("bits_") for name, value in found.items() if name.startswith("bits_") and value is not None]
    if not names or found.get("weight") is None:
        return []
    bits = {name: float(found[f"bits_{name}"]) for name in names}
    weight = float(found["weight"])
    at = weight - sum(bits.values())
    steps = [Step("start", "", at, 0.0, at)]
    # What spoke loudest comes first; what is seen together only after all that is seen alone.
    for name in sorted(names, key=lambda n: (n == "together", -abs(bits[n]), n)):
        steps.append(Step(name, str(found.get(name) or ""), bits[name], at, at + bits[name]))
        at += bits[name]
    return [*steps, Step("sum", "", weight, 0.0, weight)]
