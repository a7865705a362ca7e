"""Every past forecast beside what happened, and the next one: what a reader needs to know how far to trust it.

Each past year is forecast as it would have been in the November before: from months known then, by the configuration that had done best
until then. `learnt` marks years whose outcomes a shipped network has seen in other places: their forecasts flatter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from constat.warn.forecast import scoring
from constat.warn.forecast.backtest import Skill, Told, backtest, skill, tell
from constat.warn.forecast.configuration import Configuration, shipped, trained_until
from constat.warn.forecast.fitting import CANDIDATES, chosen
from constat.warn.forecast.history import LEAD, LEAST, History, january
from constat.warn.forecast.models import CONFLICTOLOGY, HEURISTIC, RIVALS, Forecaster, configured

Floats = NDArray[np.float64]
QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
THRESHOLDS: Final = (1, 25)
YEARS: Final = 6
"""Past years forecast, the latest ones."""
AHEAD: Final = 12
CHOOSING: Final = 3
"""Past years by which a configuration is chosen."""


@dataclass(frozen=True, slots=True)
class Window:
    """A forecast as places x months: quantiles of deaths (`QUANTILES` last), chances of at least `THRESHOLDS`, and what came (NaN: not
    known yet). `year` is None for the forecast of months to come."""

    year: int | None
    version: str
    learnt: bool
    places: NDArray[np.int64]
    months: tuple[int, ...]
    quantiles: Floats
    chances: Floats
    mean: Floats
    came: Floats

    def row(self, place: int) -> int | None:
        """The row of a place, None where it was not forecast."""
        found = np.flatnonzero(self.places == place)
        return int(found[0]) if found.size else None


@dataclass(frozen=True, slots=True)
class Review:
    """The forecast of the months to come, those of past years, and how they did beside simpler ones (means over all cells)."""

    ahead: Window
    past: tuple[Window, ...]
    scores: Mapping[str, Mapping[str, float]]
    """By forecaster (`model` is ours), then by score."""
    skills: Mapping[str, Mapping[str, Skill]]
    """By rival, then by score: how much better ours was, with a 90 % interval."""
    pit: tuple[int, ...]
    """Outcomes by tenth of their forecast: equal counts where it is calibrated."""
    onsets: float
    """Average precision of the chance of deaths where the three known months before had none; NaN where none began."""
    base: float
    """Share of those cells where deaths began."""
    refuted: bool
    """Whether a rival scored better than ours in CRPS with an interval that excludes chance."""


def review(history: History, seed: int = 1, years: int = YEARS) -> Review:
    """The review of a history, from its own months alone. Months are drawn one by one: their ranges must not be added up to one of a year."""
    spans = [year for year in range(_year(history.first), _year(history.last) + 1) if _able(history, year)][-(years + CHOOSING) :]
    candidates = {each.version: each for each in (CONFLICTOLOGY, HEURISTIC, *map(shipped, CANDIDATES))}
    told = {year: {name: backtest(history, configured(each), year, seed) for name, each in candidates.items()} for year in spans}
    past, ours, rivals = [], [], {name: [] for name in RIVALS}  # type: ignore[var-annotated]
    for year in spans[-years:]:
        before = [each for each in spans if each < year][-CHOOSING:]
        choice = _choice(history, {each: told[each] for each in before}, candidates, january(year) - LEAD)
        made = told[year][choice.version]
        past.append(_window(made, history, choice, year))
        ours.append(made)
        for name, rival in RIVALS.items():
            rivals[name].append(told[year].get("heuristic-1" if name == "heuristic" else name) or backtest(history, rival, year, seed))
    choice = _choice(history, {each: told[each] for each in spans[-CHOOSING:]}, candidates, history.last)
    ahead = _window(_ahead(history, configured(choice), seed), history, choice, None)
    if not past:
        return Review(ahead, (), {}, {}, (), float("nan"), float("nan"), False)
    return _scored(ahead, tuple(past), ours, rivals, history, seed)


def _year(month: int) -> int:
    return 1980 + (month - 1) // 12


def _able(history: History, year: int) -> bool:
    """Whether a forecast of that year could have been made, and is over."""
    origin = january(year) - LEAD
    if origin < history.first + LEAST - 1 or january(year + 1) - 1 > history.last:
        return False
    return not bool(np.isnan(history.deaths[:, : origin - history.first + 1][:, -LEAST:]).any(axis=1).all())


def _choice(history: History, told: Mapping[int, Mapping[str, Told]], candidates: Mapping[str, Configuration], origin: int) -> Configuration:
    """The configuration that did best in those years, by what was known of them at the end of month `origin`."""
    if not told:
        return HEURISTIC
    sums = {}
    for name in candidates:
        cells = []
        for year in told.values():
            made = year[name]
            came = history.outcomes(made.places, list(made.months))
            came[:, np.array(made.months) > origin] = np.nan
            known = ~np.isnan(came)
            cells.append([float(score(made.draws, np.nan_to_num(came))[known].mean()) for score in (scoring.crps, scoring.ignorance)])
        sums[name] = [float(each) for each in np.mean(cells, axis=0)]
    return candidates[chosen(sums)]


def _ahead(history: History, forecaster: Forecaster, seed: int) -> Told:
    return tell(history, forecaster, history.last, range(1, AHEAD + 1), seed)


def _window(told: Told, history: History, configuration: Configuration, year: int | None) -> Window:
    quantiles = np.moveaxis(np.quantile(told.draws, QUANTILES, axis=2), 0, -1)
    chances = np.stack([(told.draws >= least).mean(axis=2) for least in THRESHOLDS], axis=-1)
    learnt = year is not None and trained_until(configuration) >= told.months[0]
    came = history.outcomes(told.places, list(told.months))
    return Window(year, configuration.version, learnt, told.places, told.months, quantiles, chances, told.draws.mean(axis=2), came)


def _scored(ahead: Window, past: tuple[Window, ...], ours: list[Told], rivals: Mapping[str, list[Told]], history: History, seed: int) -> Review:
    came = [history.outcomes(each.places, list(each.months)) for each in ours]
    flat = np.concatenate([each.reshape(-1) for each in came])
    known = ~np.isnan(flat)
    cells, means = {}, {}
    for name, made in {"model": ours, **rivals}.items():
        draws = np.concatenate([each.draws.reshape(-1, each.draws.shape[2]) for each in made])
        means[name] = scoring.scores(draws[known], flat[known], seed)
        cells[name] = {each: _by_place(history, made, came, score) for each, score in (("crps", scoring.crps), ("ign", scoring.ignorance))}
    skills = {name: {each: skill(cells["model"][each], cells[name][each], seed) for each in ("crps", "ign")} for name in rivals}
    draws = np.concatenate([each.draws.reshape(-1, each.draws.shape[2]) for each in ours])[known]
    tenths = np.minimum((scoring.pit(draws, flat[known], seed) * 10).astype(int), 9)
    quiet = np.concatenate([_quiet(history, each).reshape(-1) for each in ours])[known]
    began = flat[known][quiet] > 0
    precision = scoring.average_precision((draws >= 1).mean(axis=1)[quiet], began)
    base = float(began.mean()) if began.size else float("nan")
    refuted = any(each["crps"].high < 0 for each in skills.values())
    return Review(ahead, past, means, skills, tuple(np.bincount(tenths, minlength=10).tolist()), precision, base, refuted)


def _by_place(history: History, made: list[Told], came: list[Floats], score: object) -> Floats:
    """Cells of all years side by side, a row for each place of the history; NaN where none was forecast or nothing is known."""
    whole = np.full((history.places.size, sum(len(each.months) for each in made)), np.nan)
    rows = {int(place): row for row, place in enumerate(history.places)}
    at = 0
    for told, outcome in zip(made, came, strict=True):
        each = np.where(np.isnan(outcome), np.nan, score(told.draws, np.nan_to_num(outcome)))  # type: ignore[operator]
        whole[[rows[int(place)] for place in told.places], at : at + len(told.months)] = each
        at += len(told.months)
    return whole


def _quiet(history: History, told: Told) -> NDArray[np.bool_]:
    """Cells whose place had no deaths in the last three months that were known."""
    last = [told.origin - n for n in range(LEAD)]
    silent = np.nansum(history.outcomes(told.places, last), axis=1) == 0
    return np.repeat(silent[:, None], len(told.months), axis=1)
