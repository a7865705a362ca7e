"""The effect of a dated event: the Basque Country as published, and how often methods find what is not there. Seeds were never tuned on."""

from __future__ import annotations

import os
import time
from datetime import date

import numpy as np
import polars as pl

from benchmarks.measuring import DATA, Row, data_absent, skipped
from constat.estimate.change import Series
from constat.estimate.effect import Panel, Predictor, interrupt, synthetic_control

DRAWS = int(os.environ.get("EFFECT_DRAWS", "1000"))
SEED = 52_008
START, EVENT = date(2014, 1, 1), date(2018, 1, 1)


def run() -> list[Row]:
    """The measures."""
    return [*_basque(), *_interrupted(), *_synthetic()]


def _basque() -> list[Row]:
    works = ("Basque Country, synthetic control of 1970, gap 1975-97", "the same: donors", "the same without Spain")
    bars = ("weights 0.851 and 0.149, gap -0.69957, to 1e-4", "warns that Spain is an aggregate", "-0.5815")
    if reason := data_absent():
        return [skipped(work, bar, reason) for work, bar in zip(works, bars, strict=True)]
    schooling = [f"{name}@1964..1969" for name in ("school.illit", "school.prim", "school.med", "school.high", "school.post.high", "invest")]
    sectors = [f"sec.{name}@1961..1969/2" for name in ("agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa")]
    predictors = [Predictor.parse(one) for one in (*schooling, "gdpcap@1960..1969", *sectors, "popdens@1969")]
    rows = pl.read_csv(DATA / "cause" / "basque.csv", infer_schema_length=None).to_dicts()
    panel = Panel.gathered(rows, "regionname", "year", "gdpcap", {one.column for one in predictors} - {"gdpcap"})
    begun = time.perf_counter()
    found = synthetic_control(panel, "Basque Country (Pais Vasco)", 1970, predictors=predictors, fitted=(1960, 1969), over=(1975, 1997))
    seconds = time.perf_counter() - begun
    weights = {name: round(weight, 3) for name, weight in found.weights.items()}
    right = weights == {"Cataluna": 0.851, "Madrid (Comunidad De)": 0.149} and abs(found.mean + 0.69957) < 1e-4
    told = f"{', '.join(f'{name} {weight}' for name, weight in weights.items())}; gap {found.mean:.5f}; with all placebos {seconds:.0f} s; word: {found.wording}"
    named = [one.unit for one in found.aggregates]
    without = next(one.mean for one in found.without if one.donor == "Spain (Espana)")
    return [
        Row(works[0], told, bars[0], right), Row(works[1], f"named as aggregates: {', '.join(named)}", bars[1], named == ["Spain (Espana)"]),
        Row(works[2], f"{without:.4f}", bars[2], abs(without + 0.5815) < 1e-3),
    ]  # fmt: skip


def _interrupted() -> list[Row]:
    out = []
    for number, (mean, size, hold) in enumerate(((12, 2.0, 0.0), (12, 2.0, 0.4), (40, 5.0, 0.4), (4, 1.0, 0.2))):
        told = 0
        for k in range(DRAWS):
            series = _course(np.random.default_rng([SEED, number, k]), np.full(84, float(mean)), size, hold)
            told += sum(series.counts[:48]) > 0 and interrupt(series, EVENT).wording == "association"
        name = f"flat series, mean {mean}, k = {size:g}, neighbouring months correlated {hold:g}: called an association"
        out.append(Row(name, f"{told / DRAWS:.1%} of {DRAWS}", "at most 5 %", told / DRAWS <= 0.05))
    for number, (mean, size) in enumerate(((12, 2.0), (40, 5.0))):
        held = told = 0
        for k in range(DRAWS):
            means = np.where(np.arange(84) >= 48, 2.0 * mean, mean)
            found = interrupt(_course(np.random.default_rng([SEED, 50 + number, k]), means, size, 0.0), EVENT)
            held += found.level.low <= 2 <= found.level.high
            told += found.wording == "association"
        share = held / DRAWS
        name = f"a doubling from {mean} a month, k = {size:g}: 95 % intervals of the level that hold it"
        out.append(Row(name, f"{share:.1%} of {DRAWS}; told as an association: {told / DRAWS:.0%}", "at least 92 %", share >= 0.92))
    return out


def _course(random: np.random.Generator, means: np.ndarray, size: float, hold: float) -> Series:
    """Negative binomial months whose hidden rate drags on from month to month (a gamma rate held by a normal copula)."""
    from scipy import stats

    hidden = np.empty(len(means))
    hidden[0] = random.normal()
    for k in range(1, len(means)):
        hidden[k] = hold * hidden[k - 1] + np.sqrt(1 - hold**2) * random.normal()
    rates = stats.gamma.ppf(stats.norm.cdf(hidden), size) / size * means
    return Series(START, tuple(int(n) for n in random.poisson(rates)))


def _synthetic() -> list[Row]:
    words = {"effect": 0, "association": 0, "no-clear-difference": 0}
    found = 0
    tables = max(20, DRAWS // 10)
    for k in range(tables):
        for effect in (0.0, -3.0):
            random = np.random.default_rng([SEED, 99, k])
            courses = np.cumsum(random.normal(0.3, 1, (30, 3)), axis=0) + 20
            values = courses @ random.dirichlet((1, 1, 1), 20).T + random.normal(0, 0.3, (30, 20))
            values[18:, 0] += effect
            units = tuple(f"unit {n}" for n in range(20))
            told = synthetic_control(Panel(units, tuple(range(1990, 2020)), values, "value", {}), "unit 0", 2008)
            if effect:
                found += told.wording != "no-clear-difference"
            else:
                words[told.wording] += 1
    return [
        Row("twenty units, nothing happened to the one asked about", f"effect {words['effect'] / tables:.0%}, association {words['association'] / tables:.0%}, "
            f"no clear difference {words['no-clear-difference'] / tables:.0%} of {tables}", "effect in at most 5 %", words["effect"] / tables <= 0.05),
        Row("the same, an effect of ten times the noise", f"{found / tables:.0%} told a difference", "-", None),
    ]  # fmt: skip
