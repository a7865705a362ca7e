"""Change: exact ratios, how often equal rates are called different, and change points found and imagined. Seeds were never tuned on."""

from __future__ import annotations

import os
from datetime import date

import numpy as np

from benchmarks.measuring import Row
from constat.estimate.change import Series, find_changes
from constat.estimate.rates import exact_interval, overdispersed_interval

DRAWS = int(os.environ.get("CHANGE_DRAWS", "2000"))
SEED = 90_311
START = date(2015, 1, 1)


def run() -> list[Row]:
    """The measures."""
    return [*_exact(), *_equal(), *_points()]


def _exact() -> list[Row]:
    out = []
    for a, b, told in ((200, 100, (1.57, 2.57)), (20, 10, (0.89, 4.78))):
        found = exact_interval(a, b, 1, 1)
        assert found.high is not None
        holds = (round(found.low, 2), round(found.high, 2)) == told
        bar = f"{told[0]}-{told[1]} (R's poisson.test, to the digits printed)"
        out.append(Row(f"exact rate ratio, {a} against {b}", f"{a / b} ({found.low:.6f}-{found.high:.6f})", bar, holds))
    return out


def _equal() -> list[Row]:
    """True ratio 1: twelve months against twelve, as `figure compare` bins them; the interval shown is never narrower than the exact one."""
    out, poisson = [], []
    for number, size in enumerate((0.5, 1.0, 2.0, 5.0)):
        random = np.random.default_rng([SEED, number])
        wrong, plain = 0, 0
        for _ in range(DRAWS):
            now, before = random.negative_binomial(size, size / (size + 20), (2, 12)).astype(float)
            found = overdispersed_interval(now.tolist(), [30.0] * 12, before.tolist(), [30.0] * 12)
            exact = exact_interval(int(now.sum()), int(before.sum()), 360, 360)
            plain += exact.low > 1 or (exact.high is not None and exact.high < 1)
            if found is not None:
                low, high = min(found.interval.low, exact.low), found.interval.high
                high = None if high is None or exact.high is None else max(high, exact.high)
                wrong += low > 1 or (high is not None and high < 1)
        poisson.append(plain / DRAWS)
        share = wrong / DRAWS
        out.append(Row(f"true ratio 1, k = {size:g}, mean 20 a month: called a change", f"{share:.1%} of {DRAWS}", "4-6 %", 0.04 <= share <= 0.06))
    out.append(Row("the same by plain Poisson, k = 0.5, 1, 2, 5", ", ".join(f"{p:.0%}" for p in poisson), "fails this", None))
    return out


def _points() -> list[Row]:
    out = []
    for mean, size in ((3, 2.0), (10, 2.0), (10, 0.7), (40, 5.0)):
        random = np.random.default_rng([SEED, 77, mean, int(size * 10)])
        tables = DRAWS // 4
        alarms = sum(bool(find_changes(Series(START, _drawn(random, [mean] * 60, size))).points) for _ in range(tables))
        bar = "at most 5 % false alarms"
        out.append(Row(f"flat series, mean {mean}, k = {size:g}, 60 months", f"{alarms / tables:.1%} of {tables} told a change", bar, alarms / tables <= 0.05))
    for mean, size in ((10, 1e6), (10, 10.0), (10, 5.0), (30, 5.0)):
        random = np.random.default_rng([SEED, 78, mean, int(size * 10)])
        tables, found, oracle = DRAWS // 4, 0, 0
        for _ in range(tables):
            at = int(random.integers(18, 43))
            counts = _drawn(random, [mean] * at + [2 * mean] * (60 - at), size)
            oracle += abs(_known(counts, mean, size) - at) <= 2
            points = find_changes(Series(START, counts)).points
            found += any(abs((p.month.year - START.year) * 12 + p.month.month - 1 - at) <= 2 for p in points)
        bar = "at least 80 % within 2 months"
        best = f"; who knows both levels and the dispersion beforehand: {oracle / tables:.1%}"
        out.append(Row(f"a doubling from {mean} a month, k = {size:g}, 60 months", f"{found / tables:.1%} of {tables} within 2 months{best}", bar, found / tables >= 0.8))
    return out


def _known(counts: tuple[int, ...], mean: float, size: float) -> int:
    """The likeliest month of the doubling for whoever knows that it came, from what to what, and how counts scatter."""
    y = np.asarray(counts, float)
    gain = y * np.log(2) - (y + size) * (np.log(size + 2 * mean) - np.log(size + mean))
    after = np.cumsum(gain[::-1])[::-1]
    return 12 + int(np.argmax(after[12:49]))


def _drawn(random: np.random.Generator, means: list[int], size: float) -> tuple[int, ...]:
    mu = np.asarray(means, float)
    return tuple(int(n) for n in random.negative_binomial(size, size / (size + mu)))
