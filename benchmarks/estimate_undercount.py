"""Undercount by log-linear and sparse models: the published numbers, the time of a bootstrap, and how often intervals hold.

The tables are those of `estimate_bayes`; `UNDERCOUNT_DRAWS` sets how many of each kind (default 1,000).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from benchmarks.estimate_bayes import PEOPLE, Table, counted, dependent, independent, mixed
from benchmarks.measuring import DATA, Row, data_absent, skipped
from constat.errors import BadInput
from constat.estimate.undercount.averaging import average_graphs
from constat.estimate.undercount.lists import read_lists
from constat.estimate.undercount.loglinear import fit, profile, search
from constat.estimate.undercount.sparse import bootstrap, stepwise
from constat.estimate.undercount.twokinds import two_kinds

TABLES = int(os.environ.get("UNDERCOUNT_DRAWS", "1000"))
SEED = 41_207
SPARSE = {
    "UKdat": 11_418, "UKdat_5": 11_313, "Ned": 111_139, "Ned_5": 121_522, "NewOrl": 1_184, "NewOrl_5": 1_034, "Western": 2_483, "Artificial_3": 539,
    "kosovo_aggregate_cells": 14_342,
}  # fmt: skip


def run() -> list[Row]:
    """The measures."""
    return [*_published(), *_held()]


def _published() -> list[Row]:
    works = ("Kosovo, log-linear [123,14,34]", "nine published estimates from sparse lists", "BCa bootstrap, 200 draws, UKdat")
    bars = ("10,356.5 within 0.01, 9,005-12,105, deviance 9.3227 on 4 df; the BIC search finds it", "each within 0.1 %", "at most 10 s (SparseMSE: 62 s)")
    if reason := data_absent():
        return [skipped(work, bar, reason) for work, bar in zip(works, bars, strict=True)]
    lists = {name: read_lists(DATA / "mse" / f"{name}.csv").cells for name in SPARSE}
    kosovo = lists["kosovo_aggregate_cells"]
    found, best = fit(kosovo, "[123,14,34]"), search(kosovo)[0]
    low, high = found.wald()
    told = f"{found.whole:,.2f} ({low:,.0f}-{high:,.0f}), deviance {found.deviance:.4f} on {found.freedom} df; lowest BIC: {best.model}"
    holds = abs(found.whole - 10_356.5) < 0.05 and (round(low), round(high)) == (9_005, 12_105) and best.model == "[123,14,34]"
    out = [Row(works[0], told, bars[0], holds and abs(found.deviance - 9.3227) < 1e-4)]
    wholes = {name: stepwise(cells).whole for name, cells in lists.items()}
    worst = max(abs(wholes[name] / whole - 1) for name, whole in SPARSE.items())
    out.append(Row(works[1], f"{', '.join(f'{n} {w:,.0f}' for n, w in wholes.items())}; worst {worst:.3%}", bars[1], worst <= 0.001))
    begun = time.perf_counter()
    interval = bootstrap(lists["UKdat"], seed=SEED, draws=200)
    seconds = time.perf_counter() - begun
    out.append(Row(works[2], f"{seconds:.1f} s ({interval.low:,.0f}-{interval.high:,.0f})", bars[2], seconds <= 10))
    return out


def _held() -> list[Row]:
    makers: dict[str, tuple[Callable[[np.random.Generator], Table], bool]] = {
        "independent lists": (independent, True), "pairwise dependence": (dependent, True), "two latent classes": (mixed, False),
        "three lists that depend together, and no fourth": (together, False),
    }  # fmt: skip
    models: dict[str, Callable[[Table], tuple[float, float]]] = {"log-linear by BIC, profile interval": _loglinear}
    out = []
    for kind, (name, (make, asked)) in enumerate(makers.items()):
        used = models | ({"averaging over decomposable graphs": _averaged} if name.startswith("three") else {})
        used |= {"two kinds by likelihood": _kinds} if name.startswith("two") else {}
        for model, interval in used.items():
            held, wholes = [], []
            # A profile over two kinds takes half a second.
            tables = TABLES // 4 if interval is _kinds else TABLES
            for k in range(tables):
                low, high = interval(make(np.random.default_rng([SEED, kind, k])))
                held.append(low <= PEOPLE <= high)
                wholes.append((low * high) ** 0.5)
            share = float(np.mean(held))
            asked = asked or interval is _kinds
            bar = "92-97 %" if asked else "92-97 % by the model made for it (estimate_bayes); reported, not hidden, where this one fails"
            apart = f"middle of the interval {np.median(wholes) / PEOPLE - 1:+.0%} off" if np.isfinite(np.median(wholes)) else ""
            told = f"{share:.1%} of {tables} (seed {SEED}); {apart or f'{np.mean(np.isinf(wholes)):.0%} of them open above'}"
            out.append(Row(f"{name}, {model}: 95 % intervals that hold the number", told, bar, (0.92 <= share <= 0.97) if asked else None))
    return out


def _loglinear(cells: Table) -> tuple[float, float]:
    try:
        return profile(cells, search(cells)[0])
    except BadInput:
        return 0.0, 0.0


def _kinds(cells: Table) -> tuple[float, float]:
    found = two_kinds(cells)
    assert found.low is not None and found.high is not None
    return found.low, found.high


def _averaged(cells: Table) -> tuple[float, float]:
    found = average_graphs(cells, most_missing=5 * PEOPLE)
    return found.low, found.high


def together(random: np.random.Generator) -> Table:
    """Whoever is on both of the first lists is likelier to be on the third: 0.6 against 0.2. With three lists only, nothing tells it."""
    listed: NDArray[np.bool_] = random.random((PEOPLE, 3)) < (0.35, 0.3, 0.2)
    listed[:, 2] = random.random(PEOPLE) < np.where(listed[:, 0] & listed[:, 1], 0.6, 0.2)
    return counted(listed)
