"""How good the forecasts are: the windows of the VIEWS 2023/24 challenge, one-sided violence, cells of the Sahel, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import polars as pl

from benchmarks.forecast_training import africa, cells, country, extract, spread, views
from benchmarks.measuring import DATA, Row, data_absent, skipped
from constat.warn.forecast import configuration, scoring
from constat.warn.forecast.backtest import Told, backtest, skill, tell
from constat.warn.forecast.backtest import cells as scored
from constat.warn.forecast.fitting import fit
from constat.warn.forecast.history import LEAD, History, january
from constat.warn.forecast.learning import train
from constat.warn.forecast.models import RIVALS, Forecaster, configured, forecaster

SEEDS = (11, 12, 13)
WINDOWS = (2018, 2019, 2020, 2021)
BARS = {"crps": 28.5, "ign": 0.53, "mis": 445.0}
YEARS = (2016, 2017, 2018, 2019)
SCORES = ("crps", "ign", "mis")
Scores = dict[str, float]


def actuals(year: int) -> pl.DataFrame:
    return pl.read_parquet(DATA / "views" / f"actuals_{year}.parquet")


def challenge(model: Forecaster, history: History, year: int, seed: int) -> Scores:
    """The mean scores of one window against the challenge's own outcomes."""
    told = backtest(history, model, year, seed)
    draws, came = matched(told, actuals(year))
    each = (scoring.crps(draws, came), scoring.ignorance(draws, came), scoring.interval_score(draws, came))
    return {name: float(one.mean()) for name, one in zip(SCORES, each, strict=True)}


def matched(told: Told, outcomes: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Draws and outcomes of the cells that the challenge scores; a cell without a forecast is an error, not a gap."""
    rows = {int(place): row for row, place in enumerate(told.places)}
    picked = [(rows[place], month - told.months[0], came) for month, place, came in outcomes.select("month_id", "country_id", "outcome").iter_rows()]
    places, months, came = (np.array(column) for column in zip(*picked, strict=True))
    return told.draws[places, months], came.astype(float)


def mean(all_scores: list[Scores]) -> Scores:
    return {name: float(np.mean([each[name] for each in all_scores])) for name in SCORES}


def told(scores: Scores) -> str:
    return f"CRPS {scores['crps']:.2f}, IGN {scores['ign']:.3f}, MIS {scores['mis']:.0f}"


def windows() -> list[Row]:
    """The table of the challenge: rivals, the shipped configuration, and how far it is out of sample."""
    history = views()
    found: dict[str, dict[int, Scores]] = {}
    for name in (*RIVALS, "country-2"):
        found[name] = {year: mean([challenge(forecaster(name), history, year, seed) for seed in SEEDS]) for year in WINDOWS}
    rows = []
    for name, years in found.items():
        whole = mean(list(years.values()))
        ours = name == "country-2"
        holds = all(whole[score] <= bar for score, bar in BARS.items()) if ours else None
        bar = "CRPS 28.5, IGN 0.53, MIS 445, all together" if ours else "-"
        rows.append(Row(f"state-based, country and month, {name}: mean of {WINDOWS[0]} to {WINDOWS[-1]}, three seeds", told(whole), bar, holds))
    worst = max(found["country-2"][year]["crps"] / found["conflictology"][year]["crps"] for year in WINDOWS) - 1
    rows.append(Row("its worst window beside conflictology, CRPS", f"{worst:+.1%}", "at most +2 %", worst <= 0.02))
    by_year = "; ".join(f"{year}: {told(found['country-2'][year])}" for year in WINDOWS)
    rows.append(Row("country-2 by window (its networks know months until October 2020)", by_year, "-", None))
    rows.append(Row("the same with networks that know no month after October of the year before", told(forward(history)), "-", None))
    return rows


def forward(history: History) -> Scores:
    """Every window with networks trained anew on what was known before it: nothing of it or later was ever seen."""
    frozen, known = configuration.shipped("country-2"), configuration.network
    made = []
    try:
        for year in WINDOWS:
            told_then = country(january(year) - LEAD, np.random.default_rng(0))
            networks = tuple(train(told_then, seed) for seed in (1, 2, 3))
            _use(lambda _name, networks=networks: networks)  # type: ignore[misc]
            made.append(mean([challenge(configured(frozen), history, year, seed) for seed in SEEDS]))
    finally:
        _use(known)
    return mean(made)


def _use(networks: Callable[[str], object]) -> None:
    from constat.warn.forecast import models

    models.network = networks  # type: ignore[assignment]


def beside(work: str, history: History, model: str, years: tuple[int, ...]) -> list[Row]:
    """Skill of a configuration over zero, conflictology and the heuristic, CRPS and ignorance, with 90 % intervals."""

    def over(name: str) -> dict[str, np.ndarray]:
        made = [scored(backtest(history, forecaster(name), year, SEEDS[0]), history) for year in years]
        return {score: np.concatenate([each[score] for each in made], axis=1) for score in SCORES}

    ours = over(model)
    level = {score: float(np.nanmean(values)) for score, values in ours.items()}
    rows = [Row(f"{work}, {model}", told(level), "-", None)]
    for rival in ("zero", "conflictology", "heuristic"):
        theirs = over(rival)
        found = {score: skill(ours[score], theirs[score]) for score in ("crps", "ign")}
        words = "; ".join(f"{score.upper()} {each.value:+.1%} ({each.low:+.1%} to {each.high:+.1%})" for score, each in found.items())
        level = {score: float(np.nanmean(values)) for score, values in theirs.items()}
        rows.append(Row(f"{work}: better than {rival} ({told(level)})", words, "interval above zero in CRPS and IGN", all(each.low > 0 for each in found.values())))
    return rows


def sahel() -> History:
    """Half-degree cells of the Sahel (10 to 18° N, 18° W to 16° E) that had one-sided violence by October 2015, or later, or none but lie beside."""
    inside = cells(extract("One-sided violence"), 10, 18, -18, 16)
    return spread(inside, "cell", 2 * inside["cell"].n_unique())


def pace() -> Row:
    """Fit over three past years and run 36 months ahead, all countries."""
    history = views()
    begun = time.perf_counter()
    chosen = fit(history, history.last)
    tell(history, configured(chosen.configuration), history.last, range(1, 37), 1)
    took = time.perf_counter() - begun
    return Row(f"fit, and run 36 months ahead, {history.places.size} countries (chosen: {chosen.configuration.version})", f"{took:.0f} s", "under 3 minutes", took < 180)


def run() -> list[Row]:
    """The rows of this subject."""
    if reason := data_absent():
        return [skipped("forecasts of public data", "CRPS 28.5, IGN 0.53, MIS 445", reason)]
    return [*windows(), *beside("one-sided, African countries, 2016 to 2019", africa("ged_best_os"), "one-sided-1", YEARS),
            *beside("one-sided, half-degree cells of the Sahel, 2016 to 2019", sahel(), "cell-1", YEARS), pace()]
