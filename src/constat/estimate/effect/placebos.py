"""Placebos: the same question asked where, and when, nothing happened; and asked again without each donor that mattered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from constat.errors import BadInput
from constat.estimate.effect.fitting import Fitted, Plan, fit
from constat.estimate.effect.panel import Array, Panel, Time, written

LEAST_BEFORE: Final = 5
"""Times of fitting without which a mixture follows anything."""
MATTERS: Final = 0.01
"""Weight from which a donor is left out once."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The event placed on a donor: its gap at every time, its misfit before and its ratio."""

    unit: str
    gap: Array
    misfit: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """The event placed on an earlier time: mean gap between that time and the true one, and the ratio."""

    since: Time
    mean: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Without:
    """A fit without one donor: the mean gap and the misfit."""

    donor: str
    mean: float
    misfit: float


def in_space(panel: Panel, treated: str, plan: Plan) -> tuple[Elsewhere, ...]:
    """The event placed on each donor in turn, the treated unit left out of the pool: it cannot tell what came without the event."""
    pool = panel.without([treated])
    found = (fit(pool, unit, plan) for unit in pool.units)
    return tuple(Elsewhere(one.treated, one.gap, one.misfit, one.ratio) for one in found)


def in_time(panel: Panel, treated: str, plan: Plan) -> tuple[Earlier, ...]:
    """The event placed at up to three earlier times, with what was known then alone; empty where too little lies before them."""
    past = panel.until(plan.since)
    out: list[Earlier] = []
    for share in (0.5, 0.65, 0.8):
        since = past.times[min(len(past.times) - 1, round(share * len(past.times)))]
        earlier = replace(plan, since=since, last=None if plan.last is not None and plan.last >= since else plan.last)  # type: ignore[operator]
        if len(earlier.fitted(past.times)) < LEAST_BEFORE or since in [one.since for one in out]:
            continue
        try:
            found = fit(past, treated, earlier)
        except BadInput:
            # What units are matched on was not yet known then.
            continue
        out.append(Earlier(since, float(found.gap[found.before :].mean()), found.ratio))
    return tuple(out)


def leave_one_out(panel: Panel, fitted: Fitted, plan: Plan, over: list[int], also: Collection[str] = ()) -> tuple[Without, ...]:
    """The fit again without each donor that had weight, and without those of `also`: a donor without weight still has a say in how much
    each predictor matters."""
    out = []
    for donor, weight in zip(fitted.donors, fitted.weights, strict=True):
        if (weight >= MATTERS or donor in also) and len(fitted.donors) > 2:
            found = fit(panel.without([donor]), fitted.treated, plan)
            out.append(Without(donor, float(np.mean(found.gap[over])), found.misfit))
    return tuple(out)


def told(earlier: Earlier) -> dict[str, object]:
    """A mapping for JSON."""
    return {"from": written(earlier.since), "mean": earlier.mean, "ratio": earlier.ratio}
