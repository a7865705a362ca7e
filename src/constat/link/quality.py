"""How good the links are: precision and recall by threshold, with intervals, from the pairs that chance drew and people labelled.

Method: stratified sampling (Cochran 1977, ch. 5). In each stratum the share that tells of the same has the posterior of a binomial
with Jeffreys' prior, Beta(same + 1/2, different + 1/2) (Brown, Cai and DasGupta 2001); pairs not yet labelled are drawn from it,
those labelled stand as they are; 4,000 draws give the 2.5 % and 97.5 % quantiles. Pairs that people left unsure are taken once all
as the same and once all as different, and the interval spans both.

Recall is of the candidate pairs. What blocking never proposed no label can tell of (its own benchmark measures that); what lies under
the floor enters the denominator with what the scores expect of it, and is told apart. Labels count as a sample of the stratum in
which their pair lies now: after scores were made anew, draw some more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.link.clusters import Verdicts
from constat.link.strata import EDGES, Strata, Stratum, marked, stratify

if TYPE_CHECKING:
    import numpy as np

DRAWS: Final = 4000
SEED: Final = 20260203
"""Of the draws: the same labels give the same intervals."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % interval; None where there is nothing to estimate."""

    value: float | None
    low: float | None
    high: float | None

    @property
    def half(self) -> float:
        """Half its width; 1/2 where nothing is known."""
        return 0.5 if self.low is None or self.high is None else (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What taking every pair from a threshold on as a link would give."""

    threshold: float
    links: int
    precision: Interval
    recall: Interval


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall of the links as they stand, and by threshold."""

    precision: Interval
    recall: Interval
    links: int
    by_threshold: tuple[AtThreshold, ...]
    strata: Strata
    labelled: int
    unsure: int

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return asdict(self)


def quality(pairs: pl.DataFrame, verdicts: Verdicts, threshold: float, members: pl.DataFrame | None = None) -> Quality:
    """The quality of the links between pairs: as the clusters of `members` hold them (else: all from the threshold on), and of every
    threshold."""
    return of_strata(stratify(marked(pairs, verdicts, threshold, members)))


def of_strata(strata: Strata) -> Quality:
    """The quality that strata with their labels tell."""
    import numpy as np

    known = strata.strata
    matches = [_matches(known, leaning) for leaning in (("none", "same", "different") if any(s.unsure for s in known) else ("none",))]
    beneath = strata.beneath_expected

    def told(taken: np.ndarray) -> tuple[int, Interval, Interval]:
        links = sum(s.pairs for s, one in zip(known, taken, strict=True) if one)
        hits = [m[:, taken].sum(axis=1) for m in matches]
        precision = _interval([h / links for h in hits]) if links else Interval(None, None, None)
        whole = [m.sum(axis=1) + beneath for m in matches]
        # Where nothing at all tells of the same, nothing was missed either.
        recall = _interval([np.divide(h, w, out=np.ones_like(w), where=w > 0) for h, w in zip(hits, whole, strict=True)])
        return links, precision, recall

    links, precision, recall = told(np.array([s.linked for s in known], dtype=bool))
    rows = tuple(AtThreshold(edge, *told(np.array([s.low >= edge for s in known], dtype=bool))) for edge in EDGES)
    return Quality(precision, recall, links, rows, strata, sum(s.labelled for s in known), sum(s.unsure for s in known))


def _matches(strata: tuple[Stratum, ...], leaning: str) -> np.ndarray:
    """Draws of how many pairs of each stratum tell of the same (draws x strata)."""
    import numpy as np

    random = np.random.default_rng(SEED)
    drawn = np.zeros((DRAWS, len(strata)))
    for column, stratum in enumerate(strata):
        told = stratum
        if leaning == "same":
            told = replace(stratum, same=stratum.same + stratum.unsure)
        elif leaning == "different":
            told = replace(stratum, different=stratum.different + stratum.unsure)
        share = random.beta(told.same + 0.5, told.different + 0.5, DRAWS)
        drawn[:, column] = told.same + random.binomial(max(told.pairs - told.labelled, 0), share)
    return drawn


def _interval(leanings: list[np.ndarray]) -> Interval:
    """The mean of the first, and the quantiles that span all."""
    import numpy as np

    bounds = [np.quantile(draws, (0.025, 0.975)) for draws in leanings]
    return Interval(float(np.mean(leanings[0])), float(min(b[0] for b in bounds)), float(max(b[1] for b in bounds)))
