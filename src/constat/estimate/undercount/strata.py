"""The whole number stratum by stratum (period, place, sex, party), their sum beside the pooled estimate, and what that costs.

Pooling holds that lists reach everybody alike but for what the model knows. Where a list works in the capital only, that is
false, and strata mend it; but each stratum has fewer overlaps. A stratum with fewer than seven on two lists or more is
refused: below that, even of independent lists, the estimate is biased (Robson and Regier 1964).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NoReturn

import numpy as np
from scipy.stats import norm

from constat.errors import BadInput, ConstatError, Refused
from constat.estimate.undercount import loglinear
from constat.estimate.undercount.lists import Lists, lists_of
from constat.estimate.undercount.result import Estimate, interval_chart
from constat.estimate.undercount.sensitivity import of_fit
from constat.language import current_language, join_words, number, phrases

NEEDED: Final = 7
_DRAWS: Final = 100_000


@dataclass(frozen=True, slots=True)
class Stratified:
    """Each stratum's estimate or refusal; the sum of those estimated; the pooled estimate of the same lists."""

    by: str
    strata: tuple[tuple[str, int, Estimate | ConstatError], ...]
    """Name, documented, and what was found."""
    pooled: Estimate | None
    whole: float
    low: float
    high: float
    documented: int
    """Documented in the strata of the sum."""
    confidence: float
    seed: int

    @property
    def refused(self) -> tuple[tuple[str, int, ConstatError], ...]:
        """The strata left out of the sum, with their documented."""
        return tuple((name, n, found) for name, n, found in self.strata if isinstance(found, ConstatError))

    @property
    def ratio(self) -> float | None:
        """How many times as wide the sum's interval is as the pooled one; None where they are not of the same people."""
        if self.pooled is None or self.refused or self.pooled.low is None or self.pooled.high is None:
            return None
        return (self.high - self.low) / (self.pooled.high - self.pooled.low)

    def explain(self, language: str | None = None) -> str:
        """The sum beside the pooled estimate, what is gained and lost, and which strata are left out."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        told = []
        kept = len(self.strata) - len(self.refused)
        if kept:
            pooled = self.pooled
            told.append(say("strata-sum", strata=kept, whole=round(self.whole), low=round(self.low), high=round(self.high), documented=self.documented))
            if pooled is not None and pooled.low is not None and pooled.high is not None:
                told.append(say("strata-pooled", whole=round(pooled.whole), low=round(pooled.low), high=round(pooled.high), documented=pooled.documented))
        if self.refused:
            names = join_words([name for name, _, _ in self.refused], tongue)
            told.append(say("strata-left", documented=sum(n for _, n, _ in self.refused), names=names))
        told.append(say("strata-gained"))
        told.append(say("strata-lost") if self.ratio is None else say("strata-lost-ratio", ratio=number(round(self.ratio, 2), tongue)))
        told.append(say("method-strata", needed=NEEDED, draws=_DRAWS, seed=str(self.seed)))
        return " ".join(told)

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart with one row for each stratum that has an estimate."""
        rows = [(name, found) for name, _, found in self.strata if isinstance(found, Estimate)]
        return interval_chart([found for _, found in rows], None, language, names=[name for name, _ in rows])

    def to_json(self) -> dict[str, Any]:
        """All of it, for JSON."""
        return {
            "by": self.by, "documented": self.documented, "whole": self.whole, "low": self.low, "high": self.high, "seed": self.seed,
            "strata": [
                {"stratum": name, "documented": n, **(found.to_json() if isinstance(found, Estimate) else {"refused": found.say()})}
                for name, n, found in self.strata
            ],
            "pooled": self.pooled.to_json() if self.pooled else None, "width_ratio": self.ratio, "explain": self.explain(),
        }

    def __add__(self, other: object) -> NoReturn:
        """Refused: the whole number already holds the documented."""
        raise Refused("never-added", room="estimate")

    __radd__ = __add__


def stratify(table: Any, *, seed: int = 1, confidence: float = 0.95, **settings: Any) -> Stratified:
    """Each stratum by log-linear models; the sum's interval by drawing each stratum's missed from its log-normal error."""
    data = lists_of(table, **settings)
    if not data.strata:
        raise BadInput("strata-none", room="estimate")
    strata: list[tuple[str, int, Estimate | ConstatError]] = []
    random = np.random.default_rng(seed)
    total = np.zeros(_DRAWS)
    whole, documented = 0.0, 0
    for name, part in data.strata:
        try:
            _refuse_thin(part)
            fits = loglinear.search(part.cells)
        except BadInput as fault:
            strata.append((name, part.documented, fault))
            continue
        strata.append((name, part.documented, of_fit(fits[0], part, "bic", confidence, len(fits))))
        whole += fits[0].whole
        documented += part.documented
        total += part.documented + fits[0].missed * np.exp(fits[0].error * norm.ppf(random.random(_DRAWS)))
    tail = (1 - confidence) / 2
    low, high = (float(q) for q in np.quantile(total, [tail, 1 - tail]))
    try:
        fits = loglinear.search(data.cells)
        pooled: Estimate | None = of_fit(fits[0], data, "bic", confidence, len(fits))
    except BadInput:
        pooled = None
    return Stratified(data.by, tuple(strata), pooled, whole, low, high, documented, confidence, seed)


def _refuse_thin(part: Lists) -> None:
    for name, size in part.sizes.items():
        if size == 0:
            raise BadInput("strata-list", room="estimate", name=name)
    shared = sum(count for marks, count in part.counted if sum(marks) > 1)
    if shared < NEEDED:
        raise BadInput("strata-thin", room="estimate", shared=shared, needed=NEEDED)
