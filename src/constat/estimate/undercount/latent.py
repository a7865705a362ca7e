"""The whole number under latent classes: people differ in how likely each list is to reach them, in ways not recorded.

Within a class lists are independent; classes are as many as the data ask for, up to `classes`, by a stick-breaking prior
(Manrique-Vallier 2016). The Gibbs sampler fills in, at every sweep, the class of everyone listed and the number and classes
of those never listed; the prior of the number is 1/N, that of list probabilities uniform, that of the concentration
Gamma(`shape`, `rate`). The sampler is compiled at first use and the machine code kept on disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from constat.errors import BadInput
from constat.estimate.undercount.posterior import Array, Cells, Chains, Posterior, patterns_of, table_of


def sample_classes(
    cells: Cells, *, seed: int, classes: int = 10, shape: float = 0.25, rate: float = 0.25, draws: int = 10_000,
    warmup: int = 20_000, thin: int = 100, chains: int = 4, confidence: float = 0.95,
) -> Posterior:
    """The posterior of the whole number from `draws` draws in all, kept from at least four chains with seeds of their own.

    Classes trade places slowly, so that one sweep in `thin` is kept; R-hat above 1.01 in the result asks for more.
    """
    table, lists = table_of(cells)
    if lists < 3:
        raise BadInput("latent-lists", room="estimate", lists=lists)
    if chains < 4 or classes < 1 or draws < 4 * chains or warmup < 0 or thin < 1 or shape <= 0 or rate <= 0:
        raise BadInput("latent-settings", room="estimate")
    found = draw_numbers(table, lists, seed=seed, classes=classes, shape=shape, rate=rate, each=-(-draws // chains), warmup=warmup, thin=thin, chains=chains)
    return _summary(found, int(table.sum()), lists, seed, confidence)


def combine(replicates: Sequence[Cells], *, seed: int, **settings: Any) -> Posterior:
    """One posterior from several completed versions of the same lists (imputed data): their draws, put together in equal
    parts, so that the interval also holds what the imputation does not know."""
    if not replicates:
        raise BadInput("latent-settings", room="estimate")
    settings = {"classes": 10, "shape": 0.25, "rate": 0.25, "draws": 10_000, "warmup": 20_000, "thin": 100, "chains": 4} | settings
    confidence = settings.pop("confidence", 0.95)
    each = -(-settings.pop("draws") // settings["chains"])
    found, documented, lists = [], [], 0
    for k, cells in enumerate(replicates):
        table, lists = table_of(cells)
        documented.append(int(table.sum()))
        found.append(draw_numbers(table, lists, seed=seed + 7919 * k, each=each, **settings))
    # R-hat and effective size are those of the worst replicate: between replicates chains ought to differ.
    fared = [(rhat(one), effective_size(one)) for one in found]
    return _summary(np.vstack(found), round(float(np.mean(documented))), lists, seed, confidence, fared=(max(r for r, _ in fared), min(e for _, e in fared)))


def draw_numbers(
    table: NDArray[np.int64], lists: int, *, seed: int, classes: int, shape: float, rate: float, each: int, warmup: int, thin: int, chains: int,
) -> Array:
    """Draws of the whole number, one row a chain, from chains run side by side on as many threads as there are cores."""
    import os

    listed = np.flatnonzero(table)
    patterns, counts = patterns_of(lists)[listed], table[listed]
    sampler = _compiled()
    generators = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(chains)]
    with ThreadPoolExecutor(min(chains, os.cpu_count() or 1)) as pool:
        jobs = [pool.submit(sampler, patterns, counts, classes, shape, rate, each, warmup, thin, g) for g in generators]
        return np.array([job.result() for job in jobs])


@cache
def _compiled() -> Any:
    """The sampler as machine code (kept on disk where the folder can be written): numba is imported at first use only."""
    import numba

    return numba.njit(cache=True, nogil=True)(_gibbs)


def _gibbs(patterns, counts, classes, shape, rate, each, warmup, thin, random):  # type: ignore[no-untyped-def]
    rows, lists = patterns.shape
    total = counts.sum()
    reach = np.empty((classes, lists))
    for k in range(classes):
        for j in range(lists):
            reach[k, j] = random.beta(1.0, 1.0)
    weight = np.full(classes, 1.0 / classes)
    alpha = 1.0
    kept = np.empty(each)
    share = np.empty(classes)
    size = np.empty(classes, np.int64)
    seen = np.empty((classes, lists), np.int64)
    for sweep in range(warmup + each * thin):
        size[:] = 0
        seen[:, :] = 0
        # Row `rows` is the pattern of nobody's list: its count is drawn first, then shared out as the others are.
        for row in range(rows + 1):
            mass = 0.0
            for k in range(classes):
                p = weight[k]
                for j in range(lists):
                    if row < rows and patterns[row, j] == 1:
                        p *= reach[k, j]
                    else:
                        p *= 1.0 - reach[k, j]
                share[k] = p
                mass += p
            if row < rows:
                left = counts[row]
            else:
                missed = min(mass, 1.0 - 1e-12)
                left = random.poisson(random.standard_gamma(total) * missed / (1.0 - missed))
                if sweep >= warmup and (sweep - warmup + 1) % thin == 0:
                    kept[(sweep - warmup) // thin] = total + left
            for k in range(classes):
                if left == 0:
                    break
                part = left
                if k < classes - 1:
                    chance = min(max(share[k] / mass, 0.0), 1.0) if mass > 0.0 else 0.0
                    part = random.binomial(left, chance)
                    mass -= share[k]
                left -= part
                size[k] += part
                if row < rows:
                    for j in range(lists):
                        seen[k, j] += part * patterns[row, j]
        for k in range(classes):
            for j in range(lists):
                reach[k, j] = random.beta(1.0 + seen[k, j], 1.0 + size[k] - seen[k, j])
        beyond = size.sum()
        rest = 0.0  # the log of what the broken sticks leave
        for k in range(classes - 1):
            beyond -= size[k]
            stick = min(max(random.beta(1.0 + size[k], alpha + beyond), 1e-300), 1.0 - 1e-16)
            weight[k] = stick * np.exp(rest)
            rest += np.log1p(-stick)
        weight[classes - 1] = np.exp(rest)
        alpha = random.standard_gamma(shape + classes - 1.0) / (rate - rest)
    return kept


def rhat(draws: Array) -> float:
    """Rank-normalised split R-hat (Vehtari et al. 2021) of draws, one row a chain: 1 where chains agree, above 1.01 they do not."""
    halves = _halves(draws)
    ranks = stats.rankdata(halves).reshape(halves.shape)
    scores = stats.norm.ppf((ranks - 0.375) / (halves.size + 0.25))
    length = scores.shape[1]
    within, between = scores.var(axis=1, ddof=1).mean(), scores.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between / within)) if within > 0 else 1.0


def effective_size(draws: Array) -> float:
    """How many independent draws they are worth, over all chains (Geyer's initial monotone sequence, split chains)."""
    halves = _halves(draws)
    length = halves.shape[1]
    centred = halves - halves.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(centred, 2 * length, axis=1)
    covariance = np.fft.irfft(spectrum * spectrum.conj(), axis=1)[:, :length].mean(axis=0) / length
    within = covariance[0] * length / (length - 1)
    variance = covariance[0] + halves.mean(axis=1).var(ddof=1)
    if variance <= 0:
        return float(halves.size)
    rho = 1 - (within - covariance) / variance
    rho[0] = 1.0
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    end = int(np.argmax(pairs < 0)) if (pairs < 0).any() else len(pairs)
    time = 2 * np.minimum.accumulate(pairs[:end]).sum() - 1
    return float(min(halves.size, halves.size / max(time, 1e-9)))


def _halves(draws: Array) -> Array:
    half = draws.shape[1] // 2
    return np.vstack([draws[:, :half], draws[:, -half:]])


def _summary(draws: Array, documented: int, lists: int, seed: int, confidence: float, fared: tuple[float, float] | None = None) -> Posterior:
    tail = (1 - confidence) / 2
    low, median, high = (float(q) for q in np.quantile(draws, [tail, 0.5, 1 - tail]))
    agreed, worth = fared or (rhat(draws), effective_size(draws))
    # A few draws lie far out: the picture holds the middle 99.5 %, the interval and the mean hold all.
    counts, edges = np.histogram(draws, bins=100, range=(float(draws.min()), float(np.quantile(draws, 0.995)) + 1))
    middle = (edges[:-1] + edges[1:]) / 2
    density = tuple((float(x), float(n) / draws.size) for x, n in zip(middle, counts, strict=True))
    return Posterior(
        "latent", documented, float(draws.mean()), median, low, high, confidence, lists, density,
        Chains(draws.shape[0], draws.shape[1], agreed, worth, seed),
    )
