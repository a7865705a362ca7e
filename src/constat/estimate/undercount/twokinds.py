"""What the lists say where people are of two kinds, some hard for every list: the likelihood alone, without any prior.

Within a kind lists are independent (Goodman 1974, Biometrika 61). For each number of people never listed the likeliest two kinds are
sought, and the interval holds the numbers that the likelihood does not rule out. It is often open above: what lists that overlap can
tell of people whom hardly any list reaches has a limit (Link 2003, Biometrics 59), and latent classes with a prior close that end by
the prior, not by the lists. So it stands among the lines by which an estimate is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from scipy import optimize, special, stats

from constat.errors import BadInput
from constat.estimate.undercount.lists import Lists, lists_of
from constat.estimate.undercount.posterior import Array, Cells, patterns_of, table_of
from constat.estimate.undercount.result import Estimate

LEAST_LISTS: Final = 4
"""With three lists seven patterns would have to tell seven numbers and the one sought."""
MOST_LISTS: Final = 8
FURTHEST: Final = 20.0
"""Times the documented: where the likelihood does not fall until there, nothing bounds the number."""
_STEPS: Final = 18
_STARTS: Final = 6
_RIDGE: Final = 1e-3
Best = tuple[float, Array]


def two_kinds(table: Lists | Cells, confidence: float = 0.95) -> Estimate:
    """The likeliest number with its profile-likelihood interval; `high` is infinite where nothing bounds it. Refused for fewer than four lists."""
    data = lists_of(table)
    counts, lists = table_of(data.cells)
    if not LEAST_LISTS <= lists <= MOST_LISTS:
        raise BadInput("two-kinds-lists", room="estimate", lists=lists, least=LEAST_LISTS, most=MOST_LISTS)
    fit = _Kinds(counts.astype(float), lists)
    documented = fit.documented
    grid = documented * np.exp(np.linspace(np.log(0.02), np.log(FURTHEST), _STEPS))
    starts = fit.starts()
    found: list[Best] = []
    for missed in grid:
        found.append(fit.best(float(missed), [*([found[-1][1]] if found else []), *starts[: 2 if found else _STARTS]]))
    k = int(np.argmin([value for value, _ in found]))
    near = found[k][1]

    def unlikely(log_missed: float) -> float:
        # From the best of all and from the best nearby: the likelihood has several tops.
        beside = int(np.argmin(np.abs(np.log(grid) - log_missed)))
        return fit.best(float(np.exp(log_missed)), [near, found[beside][1]])[0]

    ends = np.log(grid[max(0, k - 1)]), np.log(grid[min(_STEPS - 1, k + 1)])
    inner = optimize.minimize_scalar(unlikely, bounds=ends, method="bounded", options={"xatol": 1e-3})
    level = float(inner.fun) + float(stats.chi2.ppf(confidence, 1)) / 2
    top = float(inner.x)
    low = _where(unlikely, level, top, [(float(np.log(grid[j])), found[j][0]) for j in range(k, -1, -1) if np.log(grid[j]) < top])
    high = _where(unlikely, level, top, [(float(np.log(grid[j])), found[j][0]) for j in range(k, _STEPS) if np.log(grid[j]) > top])
    return Estimate(
        "two-kinds", data.documented, data.documented + float(np.exp(top)), data.documented + (0.0 if low is None else float(np.exp(low))),
        float("inf") if high is None else data.documented + float(np.exp(high)), confidence, lists,
    )


class _Kinds:
    """The likelihood of two kinds over the patterns of so many lists, with a trace of ridge that keeps chances off 0 and 1."""

    def __init__(self, counts: Array, lists: int) -> None:
        self.counts, self.lists = counts, lists
        self.listed = patterns_of(lists).astype(float)
        self.documented = float(counts.sum())

    def starts(self) -> list[Array]:
        """Where the search begins: chances on both sides of those seen, at random with a fixed seed."""
        random = np.random.default_rng(1)
        seen = self.counts @ self.listed / self.documented
        out = []
        for share in random.uniform(0.4, 1.0, _STARTS):
            middle = special.logit(np.clip(seen * share, 0.02, 0.95))
            apart = np.array([[1.0], [-1.0]]) * random.uniform(0.3, 1.5) + random.normal(0, 0.3, (2, self.lists))
            out.append(np.concatenate([[random.normal(0, 0.5)], (middle[None] + apart).ravel()]))
        return out

    def best(self, missed: float, starts: Sequence[Array]) -> Best:
        """The least of minus the log likelihood with that many missed, and where it lies."""
        ways = float(special.gammaln(self.documented + missed + 1) - special.gammaln(missed + 1))
        counts = self.counts.copy()
        counts[0] = missed
        found = [optimize.minimize(self._unlikely, start, args=(counts,), jac=True, method="L-BFGS-B", options={"maxiter": 500}) for start in starts]
        least = min(found, key=lambda one: float(one.fun))
        return float(least.fun) - ways, np.asarray(least.x, float)

    def _unlikely(self, given: Array, counts: Array) -> tuple[float, Array]:
        logits = given[1:].reshape(2, self.lists)
        share = np.array([-np.logaddexp(0, -given[0]), -np.logaddexp(0, given[0])])
        reached, left = -np.logaddexp(0, -logits), -np.logaddexp(0, logits)
        each = share + self.listed @ reached.T + (1 - self.listed) @ left.T
        whole = np.logaddexp(each[:, 0], each[:, 1])
        weight = np.exp(each - whole[:, None]) * counts[:, None]
        slope = weight.T @ self.listed - weight.sum(axis=0)[:, None] * np.exp(reached)
        first = weight[:, 0].sum() - counts.sum() * np.exp(share[0])
        value = -float(counts @ whole) + _RIDGE / 2 * float(given @ given)
        return value, -np.concatenate([[first], slope.ravel()]) + _RIDGE * given


def _where(unlikely: Callable[[float], float], level: float, inner: float, outwards: Sequence[tuple[float, float]]) -> float | None:
    """Where the profile rises to `level`, walking outwards from its least; None where it never does."""
    for point, value in outwards:
        if value > level:
            if unlikely(point) <= level:
                # The grid's own search ended elsewhere: what was found from here counts.
                inner = point
                continue
            if unlikely(inner) >= level:
                # Between two tops: the step outwards rules out no more than it should.
                return point
            return float(optimize.brentq(lambda x: unlikely(x) - level, min(inner, point), max(inner, point), xtol=1e-3))
        inner = point
    return None
