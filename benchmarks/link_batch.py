"""A batch added to a large linkage, and how often the intervals of its quality hold the truth.

The linkage: two providers of 200,000 records each, three scored pairs a record, and a batch of 1,000 records of a third provider with
three pairs each. Measured from the batch's tables to the clusters standing on disk: reading the state, clustering what is touched,
history, writing. Scoring the batch's pairs is the matching core's (measured with it).

The quality: 20,000 pairs whose true share differs from the score (the scores' log odds are stretched by 1, 1.5 and 0.7), labelled as
the queue proposes until it says that enough have been.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.measuring import Row
from constat.events.workspace import Workspace
from constat.link import renewal
from constat.link.judgements import Verdict
from constat.link.linkage import Linkage
from constat.link.queue import review

SIDE = 200_000
BATCH = 1_000
SECONDS = 3.0
SEEDS = (101, 102, 103, 104, 105)
QUALITY_SEEDS = range(201, 211)
STRETCHES = (1.0, 1.5, 0.7)
TARGET = 0.05
COVERAGE = 0.9


def _names(what: str, numbers: np.ndarray) -> list[str]:
    return [f"{what}:{n}" for n in numbers]


def linkage(seed: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Records and pairs that are linked, then those of the batch."""
    random = np.random.default_rng(seed)
    own = np.arange(SIDE)
    records = pl.DataFrame({"id": _names("left", own) + _names("right", own), "provider": ["left"] * SIDE + ["right"] * SIDE})
    left = np.repeat(own, 3)
    right = (left + random.integers(-2, 3, left.size)) % SIDE
    pairs = pl.DataFrame({"left_id": _names("left", left), "right_id": _names("right", right), "probability": random.beta(0.4, 0.6, left.size)})
    new = np.repeat(np.arange(BATCH), 3)
    batch = pl.DataFrame({"id": _names("new", np.arange(BATCH)), "provider": ["new"] * BATCH})
    scored = {"left_id": _names("new", new), "right_id": _names("left", random.integers(0, SIDE, new.size)), "probability": random.beta(0.4, 0.6, new.size)}
    return records, pairs, batch, pl.DataFrame(scored)


def added(seed: int) -> tuple[float, float, bool]:
    """Seconds of the batch, seconds of a full run, and whether both gave the same clusters under the same ids."""
    records, pairs, batch, scored = linkage(seed)
    with tempfile.TemporaryDirectory() as folder:
        kept = Linkage(Workspace.create(Path(folder) / "w"))
        former = kept.run(records, pairs)
        taken = kept.history().taken
        begun = time.perf_counter()
        now = kept.add(batch, scored)
        took = time.perf_counter() - begun
        begun = time.perf_counter()
        full = renewal.whole(former, pl.concat([records, batch]), pl.concat([pairs, scored]), (), taken)
        whole = time.perf_counter() - begun
    return took, whole, now.members.sort("id").equals(full.standing.members.sort("id"))


def labelled(seed: int, stretch: float) -> tuple[bool, bool, int]:
    """Whether the intervals of precision and recall held the truth once the queue said enough, and after how many labels."""
    random = np.random.default_rng(seed)
    score = random.beta(0.15, 0.9, 20_000).clip(1e-6, 1 - 1e-6)
    truth = random.random(score.size) < 1 / (1 + ((1 - score) / score) ** stretch)
    ids = [f"{n:05d}" for n in range(score.size)]
    pairs = pl.DataFrame({"left_id": [f"a{i}" for i in ids], "right_id": [f"b{i}" for i in ids], "probability": score})
    said: dict[tuple[str, str], Verdict] = {}
    while not (told := review(pairs, said, 0.5, count=50, target=TARGET, seed=seed)).enough and told.proposals:
        said |= {(p.left, p.right): Verdict("same" if truth[int(p.left[1:])] else "different", "", "v", True) for p in told.proposals}
    links = score >= 0.5
    hits = int((truth & links).sum())
    quality = told.quality
    held = [i.low is not None and i.high is not None and i.low <= t <= i.high
            for i, t in ((quality.precision, hits / links.sum()), (quality.recall, hits / truth.sum()))]
    return held[0], held[1], len(said)


def run() -> list[Row]:
    """The rows of this measure."""
    runs = [added(seed) for seed in SEEDS]
    took = [r[0] for r in runs]
    equal = all(r[2] for r in runs)
    words = f"{statistics.median(took):.2f} s (from {min(took):.2f} to {max(took):.2f}); full run {statistics.median(r[1] for r in runs):.2f} s; "
    rows = [
        Row(
            f"add {BATCH:,} records with their scored pairs to {2 * SIDE:,} linked; seeds {SEEDS[0]} to {SEEDS[-1]}",
            words + ("same clusters and ids" if equal else "NOT the same clusters"), f"under {SECONDS:g} s, same result", max(took) < SECONDS and equal,
        )
    ]
    for stretch in STRETCHES:
        seen = [labelled(seed, stretch) for seed in QUALITY_SEEDS]
        precision, recall = (sum(s[which] for s in seen) for which in (0, 1))
        labels = [s[2] for s in seen]
        rows.append(
            Row(
                f"95 % intervals of precision and recall, log odds stretched by {stretch:g}; seeds {QUALITY_SEEDS[0]} to {QUALITY_SEEDS[-1]}",
                f"hold the truth {precision} and {recall} times of {len(seen)}; enough after {statistics.median(labels):.0f} labels"
                f" (from {min(labels)} to {max(labels)})",
                f"together at least {COVERAGE:.0%}", precision + recall >= 2 * COVERAGE * len(seen),
            )
        )
    return rows
