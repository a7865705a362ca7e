"""Which configuration to freeze for a dataset: the shipped one where it earned its place there, else the heuristic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from constat.warn.forecast.backtest import STEPS, cells, tell
from constat.warn.forecast.configuration import Configuration, shipped
from constat.warn.forecast.history import LEAST, History
from constat.warn.forecast.models import HEURISTIC, configured

SHIPPED = "country-1"


@dataclass(frozen=True, slots=True)
class Fit:
    """The chosen configuration, and the ratio of its rival's mean scores that chose it (model over heuristic; none: no past to try)."""

    configuration: Configuration
    origins: tuple[int, ...]
    crps: float | None
    ign: float | None


def fit(history: History, origin: int, seed: int = 1, windows: int = 3) -> Fit:
    """Tries both over past years that end by `origin`; the model must be better than the heuristic in CRPS and no worse in ignorance.

    Where the history is too short for one trial nothing speaks for the model, so the heuristic is taken.
    """
    past = History(history.places, history.first, history.deaths[:, : origin - history.first + 1])
    origins = tuple(each for each in (origin - STEPS[-1] - 12 * n for n in range(windows)) if each >= history.first + LEAST - 1)
    if not origins:
        return Fit(HEURISTIC, (), None, None)
    model = shipped(SHIPPED)
    sums = {}
    for each in (model, HEURISTIC):
        made = [cells(tell(past, configured(each), start, STEPS, seed), past) for start in origins]
        sums[each.version] = [float(np.mean([np.nanmean(one[name]) for one in made])) for name in ("crps", "ign")]
    crps, ign = (ours / theirs if theirs else 1.0 for ours, theirs in zip(sums[model.version], sums[HEURISTIC.version], strict=True))
    return Fit(model if crps < 1 and ign <= 1 else HEURISTIC, origins, crps, ign)
