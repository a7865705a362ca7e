"""What the matching core found becomes clusters that last."""

from pathlib import Path

import polars as pl

from constat.events.workspace import Workspace
from constat.link.entering import entering
from constat.link.linkage import Linkage


def test_scored_pairs_and_the_parts_of_a_whole_become_clusters(tmp_path: Path) -> None:
    events = [pl.DataFrame({"event_id": [f"{p}:{n}" for n in range(3)], "provider": [p] * 3}) for p in ("ucdp", "acled")]
    scored = pl.DataFrame(
        {
            "left_id": ["ucdp:0", "ucdp:0", "ucdp:1"], "right_id": ["acled:0", "acled:1", "acled:2"], "probability": [0.9, 0.1, 0.2],
            "weight": [9.0, 5.0, -1.0], "place": ["same", "same", "other"],
        }
    )
    links = pl.DataFrame({"left_id": ["ucdp:0", "ucdp:0"], "right_id": ["acled:0", "acled:1"], "split": [None, "acled"]})
    records, pairs = entering(events, [scored], [links])
    linkage = Linkage(Workspace.create(tmp_path / "w"))
    now = linkage.run(records, pairs, 0.4)
    assert sorted("".join(sorted(ids)) for ids in now.members.group_by("cluster").agg("id")["id"].to_list()) == [
        "acled:0acled:1ucdp:0", "acled:2", "ucdp:1", "ucdp:2",
    ]
    assert now.pairs["place"].to_list() == ["same", "same", "other"]


def test_of_pairs_as_probable_the_one_with_stronger_evidence_is_taken(tmp_path: Path) -> None:
    records = pl.DataFrame({"id": ["a", "b", "c"], "provider": ["1", "2", "2"]})
    pairs = pl.DataFrame({"left_id": ["a", "a"], "right_id": ["b", "c"], "probability": [0.9, 0.9], "weight": [3.0, 7.0]})
    now = Linkage(Workspace.create(tmp_path / "w")).run(records, pairs)
    assert now.members.filter(pl.col("id").is_in(["a", "c"]))["cluster"].n_unique() == 1
