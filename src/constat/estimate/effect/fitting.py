"""One synthetic control: the mixture of donors that was nearest to the treated unit before the event. The method is pysyncon's.

With predictors, their importance is chosen as in Abadie and Gardeazabal (2003, AER 93): so that the mixture follows the outcome over
the times of fitting. Without, units are matched on the outcome of each of these times, all of them alike.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from constat.errors import BadInput
from constat.estimate.effect.panel import Array, Panel, Predictor, Time


@dataclass(frozen=True, slots=True)
class Plan:
    """What a fit is made with. `fitted` are the times over which the outcome is followed, all of them before `since`."""

    since: Time
    predictors: tuple[Predictor, ...] = ()
    first: Time | None = None
    last: Time | None = None

    def fitted(self, times: Sequence[Time]) -> list[Time]:
        """Those times over which the outcome is followed."""
        return [
            t for t in times
            if t < self.since and (self.first is None or t >= self.first) and (self.last is None or t <= self.last)  # type: ignore[operator]
        ]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of the donors (in the order of `donors`), the mixture's outcome and the gap at every time."""

    treated: str
    donors: tuple[str, ...]
    weights: Array
    mixture: Array
    gap: Array
    before: int
    """Number of times before the event."""
    span: tuple[int, int]
    """First and last index (exclusive) of the times of fitting."""

    @property
    def misfit(self) -> float:
        """Root mean square of the gap over the times of fitting."""
        return float(np.sqrt(np.mean(self.gap[self.span[0] : self.span[1]] ** 2)))

    @property
    def ratio(self) -> float:
        """Root mean square of the gap after the event, as a multiple of that before: the statistic of the placebos."""
        after = float(np.sqrt(np.mean(self.gap[self.before :] ** 2)))
        return after / max(self.misfit, 1e-12 * max(1.0, float(np.abs(self.mixture).max())))


def fit(panel: Panel, treated: str, plan: Plan) -> Fitted:
    """The mixture of all other units of the panel that is nearest to the treated one."""
    from pysyncon import Synth

    own = panel.index(treated)
    donors = tuple(u for u in panel.units if u != treated)
    before = panel.before(plan.since)
    followed = plan.fitted(panel.times)
    rows = [panel.times.index(t) for t in followed]
    outcome = pd.DataFrame(panel.outcome, index=range(len(panel.times)), columns=list(panel.units))
    traits = _traits(panel, plan, rows)
    synth = Synth()
    told = {"X0": traits[list(donors)], "X1": traits[treated], "Z0": outcome.loc[rows, list(donors)], "Z1": outcome.loc[rows, treated]}
    with warnings.catch_warnings():
        # A step of the search that leads nowhere is no fault of the table's.
        warnings.simplefilter("ignore")
        if plan.predictors:
            synth.fit(**told)
        else:
            synth.fit(**told, custom_V=np.full(len(traits), 1 / len(traits)))
    weights = np.clip(np.asarray(synth.W, float), 0, None)
    weights /= weights.sum()
    mixed = np.delete(panel.outcome, own, axis=1) @ weights
    return Fitted(treated, donors, weights, mixed, panel.outcome[:, own] - mixed, before, (rows[0], rows[-1] + 1))


def _traits(panel: Panel, plan: Plan, rows: list[int]) -> pd.DataFrame:
    """What units are matched on: one row a trait, one column a unit. A trait that is the same everywhere says nothing and is left out."""
    if not plan.predictors:
        found = {f"{panel.name} {panel.times[k]}": panel.outcome[k] for k in rows}
    else:
        found = {}
        before = panel.times[: panel.before(plan.since)]
        for number, predictor in enumerate(plan.predictors):
            values = panel.outcome if predictor.column == panel.name else panel.more[predictor.column]
            span = [panel.times.index(t) for t in predictor.times(before)]
            if not span:
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)
                mean = np.nanmean(values[span], axis=0)
            if np.isnan(mean).any():
                unit = panel.units[int(np.flatnonzero(np.isnan(mean))[0])]
                raise BadInput("effect-untold", room="estimate", column=predictor.column, unit=unit)
            found[f"{number} {predictor.column}"] = mean
    table = pd.DataFrame(found, index=list(panel.units)).T
    table = table[table.std(axis=1) > 0]
    if table.empty:
        raise BadInput("effect-traits", room="estimate")
    return table


def differences(panel: Panel, treated: str, plan: Plan, over: Sequence[int]) -> float:
    """Difference in differences: how much more the treated unit moved than the plain mean of the others, before against `over`."""
    own = panel.index(treated)
    rows = [panel.times.index(t) for t in plan.fitted(panel.times)]
    gap = panel.outcome[:, own] - np.delete(panel.outcome, own, axis=1).mean(axis=1)
    return float(gap[list(over)].mean() - gap[rows].mean())


def augmented(panel: Panel, treated: str, plan: Plan, over: Sequence[int]) -> float | None:
    """The ridge-augmented synthetic control of Ben-Michael, Feller and Rothstein (2021, JASA 116), on the outcomes before the event; None
    where its cross-validation finds no answer."""
    from pysyncon import AugSynth, Dataprep

    places = range(len(panel.times))
    frame = pd.DataFrame(
        [(u, t, float(panel.outcome[t, k])) for k, u in enumerate(panel.units) for t in places], columns=["unit", "time", "outcome"]
    )
    before = range(panel.before(plan.since))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            prepared = Dataprep(
                foo=frame, predictors=["outcome"], predictors_op="mean", dependent="outcome", unit_variable="unit", time_variable="time",
                treatment_identifier=treated, controls_identifier=[u for u in panel.units if u != treated], time_predictors_prior=before,
                time_optimize_ssr=before,
            )
            synth = AugSynth()
            synth.fit(prepared, use_covariates=False)
            found = float(synth.att(time_period=list(over))["att"])
    except (ValueError, np.linalg.LinAlgError, ZeroDivisionError):
        return None
    return found if np.isfinite(found) else None
