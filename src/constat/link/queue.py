"""Which pairs to label next, and when enough have been labelled.

Every next pair comes from the stratum where one label more narrows the intervals of precision and recall the most (Neyman's
allocation, one label at a time, by the delta method); within its stratum it is drawn by chance. So the labels that help the weights,
those of doubtful pairs, come first, and the sample still stands for all pairs.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from constat.link.clusters import Verdicts
from constat.link.quality import Quality, of_strata
from constat.link.strata import Strata, Stratum, marked, stratify

TARGET: Final = 0.05
"""Half-width of both intervals at which enough has been labelled, unless asked otherwise."""
MOST: Final = 5000
"""Labels beyond which the forecast of how many are still needed says no more than that."""
_Z: Final = 1.96


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair to label, and why this one."""

    left: str
    right: str
    probability: float
    low: float
    high: float
    """The stratum it was drawn from."""
    linked: bool
    """Whether the two stand together now."""
    gain: float
    """By how much a label here is expected to lessen the variance of precision and recall, added."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Queue:
    """What to label next, what is known by now, and how much is still needed."""

    proposals: tuple[Proposal, ...]
    quality: Quality
    target: float
    enough: bool
    needed: int | None
    """About how many labels more; 0 where enough, None beyond 5,000."""
    left: int
    """Pairs from the floor on that nobody has judged."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "proposals": [p.to_json() for p in self.proposals], "enough": self.enough, "needed": self.needed, "left": self.left, "target": self.target,
            "quality": self.quality.to_json(),
        }


def review(
    pairs: pl.DataFrame, verdicts: Verdicts, threshold: float, members: pl.DataFrame | None = None, *, count: int = 10, target: float = TARGET, seed: int = 0
) -> Queue:
    """The next `count` pairs to label, in order of what helps most; pairs that anybody judged do not come again."""
    found = marked(pairs, verdicts, threshold, members)
    strata = stratify(found)
    told = of_strata(strata)
    enough = _enough(told, target)
    free = found.filter(pl.col("low").is_not_null() & pl.col("verdict").is_null())
    waiting = {(low, linked): n for low, linked, n in free.group_by("low", "linked").len().iter_rows()}
    chosen = _allocate(strata, waiting, count)
    turns: dict[tuple[float, bool], int] = {}
    for index, _ in chosen:
        turns[_key(strata.strata[index])] = turns.get(_key(strata.strata[index]), 0) + 1
    drawn = {key: _draw(free, key, n, seed) for key, n in turns.items()}
    proposals = []
    for index, gain in chosen:
        stratum = strata.strata[index]
        left, right, probability = drawn[_key(stratum)].pop(0)
        proposals.append(Proposal(left, right, probability, stratum.low, stratum.high, stratum.linked, gain))
    return Queue(tuple(proposals), told, target, enough, 0 if enough else _needed(strata, waiting, target), free.height)


def _enough(quality: Quality, target: float) -> bool:
    known = [quality.recall] if quality.precision.value is None else [quality.precision, quality.recall]
    return all(interval.half <= target for interval in known)


def _key(stratum: Stratum) -> tuple[float, bool]:
    return stratum.low, stratum.linked


def _draw(free: pl.DataFrame, key: tuple[float, bool], count: int, seed: int) -> list[tuple[str, str, float]]:
    """Pairs of one stratum by chance: the order of a digest of their ids, the same each time while nothing changes."""
    own = free.filter((pl.col("low") == key[0]) & (pl.col("linked") == key[1]))
    order = pl.concat_str("left_id", pl.lit("\n"), "right_id").hash(seed)
    picked = own.with_columns(order=order).sort("order", "left_id", "right_id").head(count)
    return [(left, right, p) for left, right, p in picked.select("left_id", "right_id", "probability").iter_rows()]


def _weights(strata: Strata) -> list[tuple[float, float]]:
    """For each stratum, what one more match in it changes in precision and in recall (squared)."""
    known = strata.strata
    hits = sum(s.pairs * _share(s) for s in known if s.linked)
    missed = sum(s.pairs * _share(s) for s in known if not s.linked) + strata.beneath_expected
    links = sum(s.pairs for s in known if s.linked)
    whole = max(hits + missed, 1e-9)
    return [((1 / links) ** 2 if s.linked else 0.0, ((missed if s.linked else hits) / whole**2) ** 2) for s in known]


def _share(stratum: Stratum) -> float:
    """The share of its pairs that tell of the same: labels, and the scores as if they were one label. Never quite 0 or 1, since
    a handful of labels that agree do not make a stratum certain."""
    return min(max((stratum.same + stratum.expected) / (stratum.labelled + 1), 0.02), 0.98)


def _variance(stratum: Stratum, labelled: int) -> float:
    share = _share(stratum)
    return stratum.pairs**2 * share * (1 - share) / (labelled + 1) * max(1 - labelled / stratum.pairs, 0)


def _allocate(strata: Strata, waiting: dict[tuple[float, bool], int], count: int) -> list[tuple[int, float]]:
    """Stratum and gain of each of the next labels."""
    weights = [sum(w) for w in _weights(strata)]
    labelled = [s.labelled for s in strata.strata]
    left = [waiting.get(_key(s), 0) for s in strata.strata]
    chosen: list[tuple[int, float]] = []
    while len(chosen) < count and any(left):
        gains = [w * (_variance(s, n) - _variance(s, n + 1)) if free else -1.0 for s, w, n, free in zip(strata.strata, weights, labelled, left, strict=True)]
        best = max(range(len(gains)), key=gains.__getitem__)
        chosen.append((best, gains[best]))
        labelled[best] += 1
        left[best] -= 1
    return chosen


def _needed(strata: Strata, waiting: dict[tuple[float, bool], int], target: float) -> int | None:
    """About how many labels more bring both intervals under the target, if they fall as they are expected to."""
    weights = _weights(strata)
    order = _allocate(strata, waiting, MOST)
    labelled = [s.labelled for s in strata.strata]
    for spent in range(len(order) + 1):
        parts = [_variance(s, n) for s, n in zip(strata.strata, labelled, strict=True)]
        worst = max(sum(w[which] * part for w, part in zip(weights, parts, strict=True)) for which in (0, 1))
        if _Z * worst**0.5 <= target:
            return max(spent, 1)
        if spent < len(order):
            labelled[order[spent][0]] += 1
    return None
