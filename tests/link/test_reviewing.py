"""What a reviewer sees of a linkage while judging."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from constat.events.workspace import Workspace
from constat.link import reviewing
from constat.link.judgements import Judgement
from constat.link.linkage import Linkage


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_label_does_not_move_its_pair_among_the_links(tmp_path: Path, seed: int) -> None:
    """Half of the pairs left apart are the same: each one found joins its clusters, and recall is still told as low as it is."""
    random, number = np.random.default_rng(seed), 400
    apart = np.arange(number) >= 200
    truth = ~apart | (random.random(number) < 0.5)
    ids = pl.DataFrame({"id": [f"{d}:{n:03d}" for d in "ab" for n in range(number)], "provider": ["a"] * number + ["b"] * number})
    pairs = pl.DataFrame({"left_id": ids["id"][:number], "right_id": ids["id"][number:], "probability": np.where(apart, 0.3, 0.9)})
    linkage = Linkage(Workspace.create(tmp_path / "w"))
    linkage.run(ids, pairs)
    for _ in range(4):
        told = reviewing.next_pairs(linkage, 20)
        words = ("same" if truth[int(p.left[2:])] else "different" for p in told.proposals)
        linkage.judge(*(Judgement.make(p.left, p.right, word, by="v1", drawn=True) for p, word in zip(told.proposals, words, strict=True)))
    recall = reviewing.quality_of(linkage).recall
    assert recall.low is not None and recall.high is not None
    assert recall.low <= 200 / truth.sum() <= recall.high and recall.high < 0.85
