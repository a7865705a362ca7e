"""What a reviewer does at a linkage: take the next pairs, judge, take a word back, and see how good the links are."""

from __future__ import annotations

from typing import Final

import polars as pl

from constat.errors import NotFound
from constat.link.clusters import group, links
from constat.link.judgements import WITHDRAWN, Judgement, Pair, pair_of, standing
from constat.link.linkage import Linkage
from constat.link.quality import Quality
from constat.link.queue import TARGET, Queue, review
from constat.link.renewal import Standing

AHEAD: Final = 100
"""A judged pair counts as drawn by chance where it was among so many next proposals: a list may be worked through in any order."""


def next_pairs(linkage: Linkage, count: int = 10, target: float = TARGET) -> Queue:
    """The pairs to label next, how good the links that the scores make are known to be, and whether that is enough."""
    now = linkage.standing()
    # What was said since the run counts at once, so that nothing is proposed twice.
    return review(now.pairs, standing(linkage.judgements.all()), now.threshold, scored_alone(now), count=count, target=target)


def scored_alone(now: Standing) -> pl.DataFrame:
    """Records (id, cluster) as the scores alone would have them. Were strata told by the clusters that judgements have changed, each
    "same" would move its pair among the links, and the sample would no longer be one."""
    if not now.judgements:
        return now.members.select("id", "cluster")
    joining = links(now.pairs, now.threshold)
    concerned = pl.concat([joining["left_id"], joining["right_id"]])
    own = now.members.filter(pl.col("id").is_in(concerned.implode()))
    return group(own, joining, {}, now.threshold).select("id", pl.col("group").cast(pl.String).alias("cluster"))


def quality_of(linkage: Linkage) -> Quality:
    """Precision and recall of the links that the scores make, and by threshold, from all labels there are. What people judged is mended
    in the clusters beside."""
    return next_pairs(linkage, 0).quality


def judge(linkage: Linkage, one: str, other: str, verdict: str, *, by: str, why: str = "", follow: bool = True) -> tuple[Judgement, Standing | None]:
    """Writes a judgement down and lets the clusters follow (None: they follow with the next run). A record that the linkage does not
    know is refused, once anything is linked: its id would be a slip of the pen."""
    pair = pair_of(one, other)
    drawn, probability = False, None
    if linkage.run_number:
        now = linkage.standing()
        known = set(now.members["id"].filter(now.members["id"].is_in(list(pair))))
        absent = [name for name in pair if name not in known]
        if absent:
            raise NotFound("no-record", room="link", id=", ".join(absent))
        probability = linkage.probability(*pair)
        drawn = pair in {(p.left, p.right) for p in next_pairs(linkage, AHEAD).proposals}
    made = Judgement.make(*pair, verdict, by=by, why=why, probability=probability, drawn=drawn)
    return made, linkage.judge(made, follow=follow)


def undo(linkage: Linkage, by: str, *, follow: bool = True) -> tuple[Judgement, Standing | None]:
    """Takes that person's last judgement back: what they had said of the pair before stands again, or nothing. Both stay on record.
    Asked again, it takes back the one before."""
    own: dict[Pair, list[Judgement]] = {}
    order: list[Judgement] = []
    for judgement in linkage.judgements.all():
        if judgement.by != by.strip():
            continue
        if judgement.undoes:
            order.pop()
            own[judgement.pair].pop()
            continue
        order.append(judgement)
        own.setdefault(judgement.pair, []).append(judgement)
    if not order:
        raise NotFound("nothing-to-undo", room="link", by=by)
    last = order[-1]
    before = own[last.pair][:-1]
    verdict = before[-1].verdict if before else WITHDRAWN
    made = Judgement.make(*last.pair, verdict, by=by, why=before[-1].why if before else "", probability=last.probability, undoes=True)
    return made, linkage.judge(made, follow=follow)
