"""What a method says of the whole number, in one form for all methods, and models set side by side with their spread.

The whole number holds those documented. A result cannot be added to anything: `+` is refused with its reason, so that no
page, report or script prints the documented and the estimated as if they were two parts of a sum.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import Any, NoReturn

from constat.errors import ConstatError, Refused
from constat.estimate.undercount.posterior import Posterior
from constat.language import current_language, number, phrases


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method's answer. `low` and `high` are None where no interval was asked for, `high` infinite where nothing bounds it;
    `floor` marks a lower bound, no estimate."""

    method: str
    documented: int
    whole: float
    low: float | None
    high: float | None
    confidence: float
    lists: int
    model: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    posterior: Posterior | None = field(default=None, repr=False)
    floor: bool = False

    @property
    def missed(self) -> float:
        """How many are on no list."""
        return self.whole - self.documented

    @property
    def label(self) -> str:
        """`loglinear-bic`, or the method's name: the key of its words."""
        return f"{self.method}-{dict(self.values)['criterion']}" if self.method == "loglinear" else self.method

    def name(self, language: str | None = None) -> str:
        """The method's name for people."""
        return _say(language, f"name-{self.label}", **dict(self.values))

    def explain(self, language: str | None = None) -> str:
        """A paragraph for a methods section, in English or French, citing the paper."""
        if self.posterior is not None:
            return self.posterior.explain(language)
        tongue = language or current_language()
        told = {"lists": self.lists, "documented": self.documented, "whole": round(self.whole), "confidence": round(100 * self.confidence), "model": self.model}
        told |= {key: limit(None, tongue) if value is None else value for key, value in self.values}
        kind = self.method if self.low is not None else f"{self.method}-alone"
        return _say(tongue, f"method-{kind}", **told, low=limit(self.low, tongue), high=limit(self.high, tongue))

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart: the posterior where there is one, else the estimate with its interval beside the documented."""
        return self.posterior.plot() if self.posterior is not None else interval_chart([self], self.documented, language)

    def to_json(self) -> dict[str, Any]:
        """Its fields, for JSON; a limit that is not there is null."""
        chains = self.posterior.chains if self.posterior else None
        return {
            "method": self.method, "model": self.model, "documented": self.documented, "whole": self.whole, "low": self.low,
            "high": _finite(self.high), "confidence": self.confidence, "lower_bound": self.floor, **dict(self.values),
            **({"rhat": chains.rhat, "effective": chains.effective, "chains": chains.chains, "draws": chains.draws, "seed": chains.seed} if chains else {}),
        }

    def __add__(self, other: object) -> NoReturn:
        """Refused: the whole number already holds the documented."""
        raise Refused("never-added", room="estimate")

    __radd__ = __add__


@dataclass(frozen=True, slots=True)
class Beside:
    """Models side by side. `near` is the span of log-linear models that the data do not clearly tell apart."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    documented: int
    estimates: tuple[Estimate, ...]
    lines: tuple[Estimate, ...]
    """Sanity lines: Chao's lower bound and the pairs of lists."""
    refused: tuple[tuple[str, ConstatError], ...]
    near: tuple[int, float, float] | None = None
    """How many log-linear models lie within six of the best BIC, and the least and most that they say."""
    dropped: tuple[tuple[str, Estimate | ConstatError], ...] = ()
    asked: str = "all"

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the most that any model says: models alike supported by the data included."""
        told = [e.whole for e in self.estimates] + (list(self.near[1:]) if self.near else [])
        return min(told), max(told)

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest lower and the highest upper limit of any model's interval."""
        told = [(e.low, e.high) for e in self.estimates if e.low is not None and e.high is not None]
        return min((low for low, _ in told), default=self.spread[0]), max((high for _, high in told), default=self.spread[1])

    def explain(self, language: str | None = None) -> str:
        """What the models share and how far they part, then each method's paragraph."""
        return "\n\n".join([self.doubt(language), *(e.explain(language) for e in self.estimates)])

    def doubt(self, language: str | None = None) -> str:
        """The spread between models in words: printed beside every interval."""
        tongue = language or current_language()
        low, high = self.spread
        bottom, top = self.limits
        return _say(
            tongue, "spread", models=len(self.estimates), least=round(low), most=round(high), bottom=round(bottom),
            top=limit(top, tongue), near=self.near[0] if self.near else 0,
        )

    def plot(self, language: str | None = None) -> dict[str, Any]:
        """A Vega-Lite chart of every model's estimate and interval, with the documented number as a dashed line."""
        return interval_chart([*self.estimates, *(e for e in self.lines if e.floor)], self.documented, language)

    def to_json(self) -> dict[str, Any]:
        """All of it, for JSON. Documented and whole stand apart: no field is their sum."""
        bottom, top = self.limits
        return {
            "lists": dict(zip(self.names, self.sizes, strict=True)), "documented": self.documented,
            "estimates": [e.to_json() for e in self.estimates], "sanity": [e.to_json() for e in self.lines],
            "spread": {"least": self.spread[0], "most": self.spread[1], "bottom": bottom, "top": _finite(top)},
            "near": None if self.near is None else {"models": self.near[0], "least": self.near[1], "most": self.near[2]},
            "refused": [{"method": name, "reason": fault.say()} for name, fault in self.refused],
            "without": [
                {"list": name, **(found.to_json() if isinstance(found, Estimate) else {"refused": found.say()})} for name, found in self.dropped
            ],
            "doubt": self.doubt(), "explain": self.explain(),
        }

    def __add__(self, other: object) -> NoReturn:
        """Refused: the whole number already holds the documented."""
        raise Refused("never-added", room="estimate")

    __radd__ = __add__


def interval_chart(
    estimates: list[Estimate], documented: int | None, language: str | None = None, names: list[str] | None = None
) -> dict[str, Any]:
    """One row an estimate: a point and its interval; a lower bound points to the right; the documented as a dashed line."""
    tongue = language or current_language()
    rows: list[dict[str, Any]] = [
        {
            "name": names[k] if names else f"{e.name(tongue)} {e.model}".strip(), "order": k, "whole": round(e.whole), "bound": e.floor,
            "low": round(e.whole if e.low is None else e.low), "high": None if e.high is not None and not isfinite(e.high) else round(e.high or e.whole),
        }
        for k, e in enumerate(estimates)
    ]
    # Vega-Lite's own guess would put an infinite interval off the page: it is drawn to the widest that is finite.
    widest = max([r["high"] for r in rows if r["high"] is not None] + [r["whole"] for r in rows])
    for row in rows:
        row["end"] = widest if row["high"] is None else row["high"]
    y = {"field": "name", "type": "nominal", "sort": {"field": "order"}, "title": None, "axis": {"labelLimit": 320, "ticks": False, "domain": False}}
    x = {"type": "quantitative", "title": _say(tongue, "chart-whole"), "scale": {"zero": True}}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "end"}}},
        {
            "transform": [{"filter": "!datum.bound"}], "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
            "encoding": {"y": y, "x": {**x, "field": "whole"}},
        },
        {
            "transform": [{"filter": "datum.bound"}], "mark": {"type": "point", "shape": "triangle-right", "filled": True, "size": 90, "opacity": 1},
            "encoding": {"y": y, "x": {**x, "field": "whole"}},
        },
    ]
    if documented is not None:
        line = {"values": [{"documented": documented, "text": _say(tongue, "chart-documented", documented=documented)}]}
        across = {"field": "documented", "type": "quantitative"}
        layers += [
            {"data": line, "mark": {"type": "rule", "strokeDash": [4, 4]}, "encoding": {"x": across}},
            {
                "data": line, "mark": {"type": "text", "align": "left", "dx": 4, "dy": -4, "baseline": "bottom"},
                "encoding": {"x": across, "y": {"value": 0}, "text": {"field": "text"}},
            },
        ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json", "width": 420, "height": {"step": 26}, "data": {"values": rows}, "layer": layers,
    }


def limit(value: float | None, language: str) -> str:
    """A limit for people: a number, or that there is none."""
    return _say(language, "no-limit") if value is None or not isfinite(value) else number(round(value), language)


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


def _say(language: str | None, message: str, **values: object) -> str:
    return phrases("estimate", language or current_language()).say(message, **values)
