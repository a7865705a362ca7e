"""What a synthetic control says, never without its placebos: numbers, words that fit them, and the doubts that remain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from constat.estimate.effect.chart import gap_chart
from constat.estimate.effect.donors import Aggregate
from constat.estimate.effect.fitting import Fitted
from constat.estimate.effect.panel import Array, Time, written
from constat.estimate.effect.placebos import MATTERS, Earlier, Elsewhere, Without, told
from constat.language import current_language, join_words, number, percent, phrases

CHANCE: Final = 0.1
"""Largest rank among the placebos, as a share, at which a gap is told apart from none: twenty donors allow no finer one than 5 %."""
FOLLOWS: Final = 0.25
"""Misfit before the event, as a share of the unit's own variation there, up to which a mixture is said to follow it."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A synthetic control with its placebos, rivals and rules for donors."""

    name: str
    times: tuple[Time, ...]
    since: Time
    fitted: Fitted
    seen: Array = field(repr=False)
    counted: tuple[int, ...] = field(repr=False)
    """Indices of the times over which the gap is averaged."""
    elsewhere: tuple[Elsewhere, ...] = field(repr=False)
    earlier: tuple[Earlier, ...]
    without: tuple[Without, ...]
    augmented: float | None
    differences: float
    aggregates: tuple[Aggregate, ...]
    affected: tuple[str, ...]
    variation: float
    """Standard deviation of the treated unit before the event."""
    predictors: int

    @property
    def mean(self) -> float:
        """Mean gap over the times counted, in the outcome's own unit (the average effect on the treated, if it is one)."""
        return float(np.mean(self.fitted.gap[list(self.counted)]))

    @property
    def share(self) -> float:
        """Share of all units, the treated among them, whose ratio is no smaller than its own: the p value of the placebos in space."""
        return (1 + sum(one.ratio >= self.fitted.ratio for one in self.elsewhere)) / (1 + len(self.elsewhere))

    @property
    def weights(self) -> dict[str, float]:
        """The donors that have weight, the greatest first."""
        pairs = zip(self.fitted.donors, self.fitted.weights, strict=True)
        return {name: float(w) for name, w in sorted(pairs, key=lambda pair: -pair[1]) if w >= 5e-4}

    @property
    def follows(self) -> bool:
        """Whether the mixture followed the unit before the event."""
        return self.fitted.misfit <= FOLLOWS * self.variation

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks that do not hold: `fit`, `space`, `time`, `donor`, `aggregate`, `variants`."""
        least = min((abs(one.mean) * np.sign(one.mean * self.mean) for one in self.without), default=abs(self.mean))
        rivals = [self.differences] + ([self.augmented] if self.augmented is not None else [])
        weighing = {one.unit for one in self.aggregates} & {name for name, weight in self.weights.items() if weight >= MATTERS}
        checks = {
            "fit": self.follows, "space": self.share <= CHANCE,
            "time": bool(self.earlier) and all(abs(one.mean) < abs(self.mean) / 2 for one in self.earlier),
            "donor": float(least) > abs(self.mean) / 2, "aggregate": not weighing, "variants": all(one * self.mean > 0 for one in rivals),
        }
        return tuple(name for name, holds in checks.items() if not holds)

    @property
    def wording(self) -> str:
        """`effect`, `association` or `no-clear-difference`: the strongest word that the placebos bear."""
        if self.share > CHANCE:
            return "no-clear-difference"
        return "association" if self.failed else "effect"

    def to_json(self) -> dict[str, Any]:
        """All of it, for JSON."""
        fitted = self.fitted
        return {
            "treated": fitted.treated, "outcome": self.name, "from": written(self.since), "weights": self.weights, "mean": self.mean,
            "over": [written(self.times[self.counted[0]]), written(self.times[self.counted[-1]])], "wording": self.wording, "failed": list(self.failed),
            "misfit_before": fitted.misfit, "variation_before": self.variation, "ratio": fitted.ratio,
            "series": [
                {"time": written(t), "seen": float(s), "synthetic": float(m), "gap": float(g)}
                for t, s, m, g in zip(self.times, self.seen, fitted.mixture, fitted.gap, strict=True)
            ],
            "placebos": {
                "in_space": {"share": self.share, "units": [{"unit": o.unit, "ratio": o.ratio, "misfit_before": o.misfit} for o in self.elsewhere]},
                "in_time": [told(one) for one in self.earlier],
                "without": [{"donor": o.donor, "mean": o.mean, "misfit_before": o.misfit} for o in self.without],
            },
            "variants": {"augmented": self.augmented, "difference_in_differences": self.differences},
            "donors": {"count": len(fitted.donors), "aggregates": [one.to_json() for one in self.aggregates], "affected": list(self.affected)},
            "say": self.say(), "doubts": list(self.doubts()), "explain": self.explain(),
        }  # fmt: skip

    def say(self, language: str | None = None) -> str:
        """What was found, with its placebos in the same breath."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        values = {
            "unit": self.fitted.treated, "since": written(self.since), "mean": _told(self.mean, tongue), "outcome": self.name,
            "first": written(self.times[self.counted[0]]), "last": written(self.times[self.counted[-1]]),
        }
        as_large = sum(one.ratio >= self.fitted.ratio for one in self.elsewhere)
        lines = [
            say(f"effect-{self.wording}", **values),
            say("effect-space", n=as_large, donors=len(self.elsewhere), share=percent(self.share, tongue)),
            say("effect-time", times=_earlier(self, tongue)) if self.earlier else say("effect-time-none"),
        ]
        if self.without:
            means = [one.mean for one in self.without]
            lines.append(say("effect-without", low=_told(min(means), tongue), high=_told(max(means), tongue)))
        rivals = "effect-variants" if self.augmented is not None else "effect-variants-did"
        lines.append(say(rivals, augmented=_told(self.augmented or 0.0, tongue), did=_told(self.differences, tongue)))
        return " ".join(lines)

    def doubts(self, language: str | None = None) -> tuple[str, ...]:
        """What speaks against taking the gap for the event's effect, in plain words; never empty."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        found = []
        for one in self.aggregates:
            share = percent(self.weights.get(one.unit, 0.0), tongue, digits=1)
            found.append(say("effect-doubt-aggregate-name" if one.by_name else "effect-doubt-aggregate", unit=one.unit, parts=one.parts, weight=share))
            found += [say("effect-doubt-aggregate-out", unit=one.unit, mean=_told(o.mean, tongue)) for o in self.without if o.donor == one.unit]
        if self.affected:
            found.append(say("effect-doubt-affected", units=join_words(list(self.affected), tongue)))
        moved = [o.unit for o in self.elsewhere if o.ratio >= self.fitted.ratio and self.weights.get(o.unit, 0.0) >= MATTERS]
        if moved:
            found.append(say("effect-doubt-moved", units=join_words(moved, tongue)))
        if not self.follows:
            found.append(say("effect-doubt-fit", misfit=_told(self.fitted.misfit, tongue), variation=_told(self.variation, tongue)))
        top, weight = next(iter(self.weights.items()))
        if weight > 0.8:
            found.append(say("effect-doubt-one", unit=top, weight=percent(weight, tongue)))
        if 1 / (1 + len(self.elsewhere)) > CHANCE:
            found.append(say("effect-doubt-few", n=len(self.elsewhere), least=percent(1 / (1 + len(self.elsewhere)), tongue)))
        if "time" in self.failed and self.earlier:
            found.append(say("effect-doubt-time"))
        if "donor" in self.failed:
            found.append(say("effect-doubt-donor"))
        if "variants" in self.failed:
            found.append(say("effect-doubt-variants"))
        return (*found, say("effect-doubt-else", since=written(self.since)), say("effect-doubt-reach"), say("effect-doubt-told"))

    def explain(self, language: str | None = None) -> str:
        """A methods paragraph citing its papers, then the doubts."""
        tongue = language or current_language()
        say = phrases("estimate", tongue).say
        method = say(
            "method-synthetic" if self.predictors else "method-synthetic-outcomes", donors=len(self.fitted.donors), before=self.fitted.before,
            fitted=self.fitted.span[1] - self.fitted.span[0], predictors=self.predictors, chance=percent(CHANCE, tongue),
        )
        return "\n\n".join([method, say("effect-doubts"), "\n".join(f"- {line}" for line in self.doubts(tongue))])

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: the unit beside its synthetic control above, its gap among those of the placebos below."""
        # A placebo that followed nothing before would only hide the others.
        clear = [one for one in self.elsewhere if one.misfit <= 5 * max(self.fitted.misfit, 1e-12)]
        return gap_chart(
            self.times, self.seen, self.fitted.mixture, self.fitted.gap, [(one.unit, one.gap) for one in clear], self.since, self.fitted.treated, self.name,
            language or current_language(),
        )


def _earlier(found: Effect, language: str) -> str:
    return join_words([f"{written(one.since)} ({_told(one.mean, language)})" for one in found.earlier], language)


def _told(value: float, language: str) -> str:
    """Three significant digits; whole numbers from a hundred on."""
    if value == 0 or not np.isfinite(value):
        return number(0, language)
    digits = max(0, 2 - int(np.floor(np.log10(abs(value)))))
    rounded = round(value, digits)
    return number(int(rounded) if digits == 0 else rounded, language).replace("-", "−")
