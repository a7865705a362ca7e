"""Models side by side on one table, and what each list's absence changes: no estimate is given without them.

Nothing in the lists tells which model is right: a model that fits as well may say half as many again. The spread between
models is therefore part of the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from constat.errors import BadInput, ConstatError
from constat.estimate.undercount import averaging, chao, latent, loglinear, sparse, twokinds
from constat.estimate.undercount.lists import Lists, lists_of
from constat.estimate.undercount.posterior import Posterior, table_of
from constat.estimate.undercount.result import Beside, Estimate

METHODS: Final = ("loglinear", "sparse", "dga", "lcmcr")
NEAR: Final = 6.0
"""Models whose BIC is within six of the best: the evidence against them is at most positive (Kass and Raftery 1995)."""


def estimate(
    table: Any, *, method: str = "all", seed: int = 1, draws: int = 1_000, criterion: str = "bic", threshold: float = sparse.THRESHOLD,
    confidence: float = 0.95, lists: Sequence[str] = (), count: str | None = None, dropping: bool = True,
) -> Beside:
    """The whole number by the method asked for, beside the others that are quick: their spread is part of every answer.

    `all` asks for all four. Of the others latent classes alone are left out when not asked for, since they take seconds.
    A method that cannot answer is told with its reason; where the one asked for cannot, its refusal is raised.
    """
    if method not in (*METHODS, "all"):
        raise BadInput("undercount-method", room="estimate", method=method)
    if not 0 < confidence < 1:
        raise BadInput("undercount-confidence", room="estimate")
    data = lists_of(table, lists=lists, count=count)
    ranked: list[loglinear.Fit] = []
    works: dict[str, Callable[[], list[Estimate]]] = {
        "loglinear": lambda: _loglinear(data, criterion, confidence, ranked),
        "sparse": lambda: [_sparse(data, threshold, confidence, draws if method in ("sparse", "all") else 0, seed)],
        "dga": lambda: [_averaged(data, confidence)],
        "lcmcr": lambda: [_latent(data, seed, confidence)],
    }
    found: list[Estimate] = []
    refused: list[tuple[str, ConstatError]] = []
    for name in sorted(METHODS, key=lambda name: name != method):
        if name == "lcmcr" and method not in ("lcmcr", "all"):
            continue
        try:
            found += works[name]()
        except BadInput as fault:
            if name == method:
                raise
            refused.append((name, fault))
    if not found:
        raise refused[0][1]
    best = min((f.bic for f in ranked), default=0.0)
    close = [f.whole for f in ranked if f.bic <= best + NEAR and loglinear.has_estimate(data.cells, f)]
    return Beside(
        data.names, tuple(data.sizes.values()), data.documented, tuple(found), _lines(data, confidence), tuple(refused),
        (len(close), min(close), max(close)) if close else None, drop_each(data, confidence) if dropping else (), method,
    )


def drop_each(table: Any, confidence: float = 0.95) -> tuple[tuple[str, Estimate | ConstatError], ...]:
    """The estimate from all lists but one, for each: by log-linear models and BIC, from six lists on by the stepwise method.

    A list whose absence moves the estimate far carries it alone: look at how that list was made.
    """
    data = lists_of(table)
    if len(data.names) < 3:
        return ()
    out: list[tuple[str, Estimate | ConstatError]] = []
    for name in data.names:
        try:
            rest = data.without(name)
            out.append((name, _sparse(rest, sparse.THRESHOLD, confidence, 0, 0) if len(data.names) > 5 else _loglinear(rest, "bic", confidence, [])[0]))
        except BadInput as fault:
            out.append((name, fault))
    return tuple(out)


def _lines(data: Lists, confidence: float) -> tuple[Estimate, ...]:
    try:
        bound: tuple[Estimate, ...] = (chao.lower_bound(data, confidence),)
    except BadInput:  # nobody is on one list alone: then nothing bounds from below but the documented
        bound = ()
    try:
        kinds: tuple[Estimate, ...] = (twokinds.two_kinds(data, confidence),)
    except BadInput:  # too few lists to tell two kinds apart
        kinds = ()
    return (*bound, *kinds, *chao.pairs(data, confidence))


def _loglinear(data: Lists, criterion: str, confidence: float, ranked: list[loglinear.Fit]) -> list[Estimate]:
    """The best by the criterion asked for, and the best by the other where that is another model."""
    fits = loglinear.search(data.cells, criterion)
    ranked += fits
    other = "aic" if criterion == "bic" else "bic"
    out = [of_fit(fits[0], data, criterion, confidence, len(fits))]
    second = loglinear.best_first(*table_of(data.cells), fits, other)[0]
    if second.terms != fits[0].terms:
        out.append(of_fit(second, data, other, confidence, len(fits)))
    return out


def of_fit(fit: loglinear.Fit, data: Lists, criterion: str, confidence: float = 0.95, tried: int = 1) -> Estimate:
    """A log-linear fit as a result: Wald-log interval, with the profile interval beside it."""
    low, high = fit.wald(confidence)
    bottom, top = loglinear.profile(data.cells, fit, confidence)
    values = (
        ("criterion", criterion), ("deviance", round(fit.deviance, 4)), ("freedom", fit.freedom), ("aic", round(fit.aic, 3)), ("bic", round(fit.bic, 3)),
        ("profile_low", round(bottom)), ("profile_high", round(top) if top != float("inf") else None), ("tried", tried),
    )
    return Estimate("loglinear", data.documented, fit.whole, low, high, confidence, len(data.names), fit.model, values)


def _sparse(data: Lists, threshold: float, confidence: float, draws: int, seed: int) -> Estimate:
    """The stepwise estimate; without draws it has no interval, and says so by having none."""
    found = sparse.stepwise(data.cells, threshold)
    sets = {1 << j for j in range(len(data.names))} | {1 << i | 1 << j for i, j in found.pairs}
    model = loglinear.written(sets, len(data.names))
    values: tuple[tuple[str, Any], ...] = (("threshold", threshold), ("pairs", len(found.pairs)), ("apart", len(found.apart)))
    if not draws:
        return Estimate("sparse", found.documented, found.whole, None, None, confidence, len(data.names), model, (*values, ("draws", 0)))
    span = sparse.bootstrap(data.cells, seed=seed, draws=draws, threshold=threshold, confidence=confidence)
    values += (("draws", draws), ("without", span.without), ("seed", str(seed)))
    return Estimate("sparse", found.documented, found.whole, span.low, span.high, confidence, len(data.names), model, values)


def _averaged(data: Lists, confidence: float) -> Estimate:
    """The average over graphs; the numbers allowed are raised until they no longer cut the posterior."""
    most = max(1000, 10 * data.documented)
    found = averaging.average_graphs(data.cells, most_missing=most, confidence=confidence)
    enough = int(1e8 / len(averaging.decomposable_graphs(len(data.names))))
    while (found.at_the_bound or 0) > 1e-4 and most < enough:
        most = min(4 * most, enough)
        found = averaging.average_graphs(data.cells, most_missing=most, confidence=confidence)
    return of_posterior(found, (("most_missing", most), ("at_the_bound", found.at_the_bound)))


def _latent(data: Lists, seed: int, confidence: float) -> Estimate:
    return of_posterior(latent.sample_classes(data.cells, seed=seed, confidence=confidence), (("seed", str(seed)),))


def of_posterior(found: Posterior, values: tuple[tuple[str, Any], ...] = ()) -> Estimate:
    """A posterior as a result: its median stands for the whole number, its mean beside it."""
    return Estimate(
        found.method, found.documented, found.median, found.low, found.high, found.confidence, found.lists, values=(("mean", round(found.mean)), *values),
        posterior=found,
    )
