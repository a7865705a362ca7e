"""The Bayesian estimates of undercount: Kosovo as published, and how often intervals hold a known number.

Simulated people are 2,000 on four lists. `BAYES_DRAWS` sets how many tables of each kind (default 1,000).
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import DATA, Row, data_absent, skipped
from constat.estimate.undercount.averaging import average_graphs
from constat.estimate.undercount.latent import sample_classes
from constat.estimate.undercount.posterior import Posterior

TABLES = int(os.environ.get("BAYES_DRAWS", "1000"))
SEED = 20_261
PEOPLE = 2_000
Table = dict[tuple[int, ...], int]


def run() -> list[Row]:
    """The measures."""
    return [*_kosovo(), *_coverage()]


def _kosovo() -> list[Row]:
    works = ("Kosovo, averaging over decomposable graphs", "Kosovo, latent classes, 10,000 draws from four chains")
    bars = ("mean within 0.5 % of 12,749; at most 0.1 s", "median 10,300-10,500; endpoints within 5 % of 8,816-8,939 and 13,809-14,026; at most 15 s")
    if reason := data_absent():
        return [skipped(work, bar, reason) for work, bar in zip(works, bars, strict=True)]
    rows = list(csv.reader((DATA / "mse" / "kosovo_aggregate_cells.csv").open(encoding="utf-8")))[1:]
    cells = {tuple(int(mark) for mark in row[:-1]): int(row[-1]) for row in rows}
    average_graphs(cells, most_missing=20_000, delta=1 / 16)
    found, seconds = _timed(lambda: average_graphs(cells, most_missing=20_000, delta=1 / 16))
    out = [Row(works[0], f"{found.mean:,.0f} ({found.low:,.0f}-{found.high:,.0f}), {seconds:.3f} s warm", bars[0], abs(found.mean / 12_749 - 1) < 0.005 and seconds <= 0.1)]
    _, compiling = _timed(lambda: sample_classes(cells, seed=0, draws=16, warmup=0, thin=1))
    told, holds = [], True
    for seed in (SEED, SEED + 1, SEED + 2):
        found, seconds = _timed(lambda seed=seed: sample_classes(cells, seed=seed))  # type: ignore[misc]
        assert found.chains is not None
        told.append(
            f"seed {seed}: {found.median:,.0f} ({found.low:,.0f}-{found.high:,.0f}), R-hat {found.chains.rhat:.3f}, "
            f"effective {found.chains.effective:,.0f}, {seconds:.1f} s"
        )
        holds &= 10_300 <= found.median <= 10_500 and 0.95 * 8_816 <= found.low <= 1.05 * 8_939
        holds &= 0.95 * 13_809 <= found.high <= 1.05 * 14_026 and seconds <= 15
    out.append(Row(works[1], f"{'; '.join(told)}; first use (compiling or loading) {compiling:.1f} s", bars[1], holds))
    return out


def _coverage() -> list[Row]:
    makers: dict[str, Callable[[np.random.Generator], Table]] = {"independent lists": independent, "pairwise dependence": dependent, "two latent classes": mixed}
    models: dict[str, Callable[[Table, int], Posterior]] = {
        "averaging": lambda cells, seed: average_graphs(cells, most_missing=5 * PEOPLE),
        "latent classes": lambda cells, seed: sample_classes(cells, seed=seed, draws=1_000, warmup=2_000, thin=20),
    }
    out = []
    for kind, (name, make) in enumerate(makers.items()):
        for model, fit in models.items():
            held = []
            for k in range(TABLES):
                found = fit(make(np.random.default_rng([SEED, kind, k])), k)
                held.append(found.low <= PEOPLE <= found.high)
            share = float(np.mean(held))
            out.append(Row(f"{name}, {model}: 95 % intervals that hold the number", f"{share:.1%} of {TABLES} (seed {SEED})", "92-97 %", 0.92 <= share <= 0.97))
    return out


def independent(random: np.random.Generator) -> Table:
    """Four lists that know nothing of each other."""
    return counted(random.random((PEOPLE, 4)) < (0.35, 0.3, 0.25, 0.2))


def dependent(random: np.random.Generator) -> Table:
    """The second list is likelier to name whom the first named: 0.5 against 0.2."""
    listed = random.random((PEOPLE, 4)) < (0.35, 0.2, 0.25, 0.2)
    listed[:, 1] = random.random(PEOPLE) < np.where(listed[:, 0], 0.5, 0.2)
    return counted(listed)


def mixed(random: np.random.Generator) -> Table:
    """Six in ten people are easy to list, the others hard."""
    easy = random.random(PEOPLE) < 0.6
    return counted(random.random((PEOPLE, 4)) < np.where(easy[:, None], (0.55, 0.5, 0.45, 0.4), (0.15, 0.12, 0.2, 0.15)))


def counted(listed: NDArray[np.bool_]) -> Table:
    """People by the pattern of lists that name them; those on no list are not seen."""
    patterns, counts = np.unique(listed.astype(int), axis=0, return_counts=True)
    return {tuple(int(x) for x in p): int(n) for p, n in zip(patterns, counts, strict=True) if any(p)}


def _timed(work: Callable[[], Posterior]) -> tuple[Posterior, float]:
    begun = time.perf_counter()
    found = work()
    return found, time.perf_counter() - begun
