"""Which configuration to freeze for a dataset: a shipped one where it earned its place there, else the better of two simple ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from constat.warn.forecast.backtest import STEPS, cells, tell
from constat.warn.forecast.configuration import Configuration, shipped
from constat.warn.forecast.history import LEAST, History
from constat.warn.forecast.models import CONFLICTOLOGY, HEURISTIC, configured

SHIPPED: Final = "country-2"
"""The configuration for state-based deaths of countries, and what is used where nothing else is said."""
CANDIDATES: Final = (SHIPPED, "one-sided-1", "cell-1")


@dataclass(frozen=True, slots=True)
class Fit:
    """The chosen configuration, and the mean scores that chose it, by version (none: there was no past to try)."""

    configuration: Configuration
    origins: tuple[int, ...]
    crps: dict[str, float]
    ign: dict[str, float]


def fit(history: History, origin: int, seed: int = 1, windows: int = 3) -> Fit:
    """Tries all over past years that end by `origin`. The fallback is conflictology or the heuristic, whichever has the lower CRPS;
    a model takes its place only with a lower CRPS and no worse ignorance.

    Where the history is too short for one trial nothing speaks for a model, so the heuristic is taken.
    """
    past = History(history.places, history.first, history.deaths[:, : origin - history.first + 1])
    origins = tuple(each for each in (origin - STEPS[-1] - 12 * n for n in range(windows)) if each >= history.first + LEAST - 1)
    if not origins:
        return Fit(HEURISTIC, (), {}, {})
    models = [shipped(name) for name in CANDIDATES]
    sums = {}
    for each in (CONFLICTOLOGY, HEURISTIC, *models):
        made = [cells(tell(past, configured(each), start, STEPS, seed), past) for start in origins]
        sums[each.version] = [float(np.mean([np.nanmean(one[name]) for one in made])) for name in ("crps", "ign")]
    best = chosen(sums)
    crps, ign = ({version: told[index] for version, told in sums.items()} for index in (0, 1))
    return Fit(next(each for each in (CONFLICTOLOGY, HEURISTIC, *models) if each.version == best), origins, crps, ign)


def chosen(sums: Mapping[str, Sequence[float]]) -> str:
    """Of mean CRPS and ignorance by version, the version to use: the better fallback by CRPS, or the best of the models that have a lower
    CRPS than it and no worse ignorance."""
    fallback = min((CONFLICTOLOGY.version, HEURISTIC.version), key=lambda name: sums[name][0])
    crps, ignorance = sums[fallback]
    able = [name for name, told in sums.items() if told[0] < crps and told[1] <= ignorance and name in CANDIDATES]
    return min(able, key=lambda name: sums[name][0], default=fallback)
