"""The effect of a dated event on one unit, by synthetic control with its placebos."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from constat.errors import BadInput
from constat.estimate.effect import donors as pool
from constat.estimate.effect.fitting import Plan, augmented, differences, fit
from constat.estimate.effect.panel import Panel, Predictor, Time, written
from constat.estimate.effect.placebos import LEAST_BEFORE, in_space, in_time, leave_one_out
from constat.estimate.effect.result import Effect

LEAST_DONORS: Final = 2
"""With one there is no mixture, and no placebo."""


def synthetic_control(
    panel: Panel, treated: str, since: Time, *, predictors: Iterable[Predictor] = (), fitted: tuple[Time | None, Time | None] = (None, None),
    over: tuple[Time | None, Time | None] = (None, None), without: Iterable[str] = (), affected: Iterable[str] = (),
) -> Effect:
    """The gap between the treated unit and its synthetic control from `since` on, averaged over `over` (by default all of it).

    `without` leaves donors out; `affected` does so too, because the event reached them, and the result says it. Refused (`BadInput`):
    a unit that is not there, holes, fewer than two donors, fewer than five times of fitting, a date outside the data.
    """
    plan = Plan(since, tuple(predictors), *fitted)
    reached = tuple(dict.fromkeys(affected))
    panel.index(treated)
    if treated in (*reached, *without):
        raise BadInput("effect-treated-out", room="estimate", unit=treated)
    panel = panel.without({*without, *reached})
    before = panel.before(since)
    for predictor in plan.predictors:
        if predictor.column != panel.name and predictor.column not in panel.more:
            raise BadInput("effect-column", room="estimate", column=predictor.column)
    count = len(panel.units) - 1
    if count < LEAST_DONORS:
        raise BadInput("effect-donors", room="estimate", n=count, needed=LEAST_DONORS)
    followed = plan.fitted(panel.times)
    if len(followed) < LEAST_BEFORE:
        raise BadInput("effect-short", room="estimate", n=len(followed), needed=LEAST_BEFORE, date=written(since))
    counted = [k for k, t in enumerate(panel.times) if k >= before and _within(t, over)]
    if not counted:
        raise BadInput("effect-over", room="estimate", first=written(panel.times[before]), last=written(panel.times[-1]))
    found = fit(panel, treated, plan)
    elsewhere = in_space(panel, treated, plan)
    own = panel.outcome[:, panel.index(treated)]
    named = pool.aggregates(panel, treated)
    return Effect(
        panel.name, panel.times, since, found, own.copy(), tuple(counted), elsewhere, in_time(panel, treated, plan),
        leave_one_out(panel, found, plan, counted, {one.unit for one in named if not one.by_name}), augmented(panel, treated, plan, counted),
        differences(panel, treated, plan, counted),
        named, reached, float(np.std(own[:before])), len(plan.predictors),
    )


def _within(time: Time, span: tuple[Time | None, Time | None]) -> bool:
    return (span[0] is None or time >= span[0]) and (span[1] is None or time <= span[1])  # type: ignore[operator]
