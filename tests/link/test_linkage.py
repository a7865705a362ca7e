"""The linkage of a workspace: it stands whole or as it stood before, whatever stops a run."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from constat.errors import BadFile, BadInput, NotFound
from constat.events.workspace import Workspace
from constat.link.judgements import Judgement
from constat.link.linkage import Linkage


def records(text: str) -> pl.DataFrame:
    return pl.DataFrame([(r[:-1], r[-1]) for r in text.split()], schema={"id": pl.String, "provider": pl.String}, orient="row")


def pairs(**told: float) -> pl.DataFrame:
    return pl.DataFrame([(p[0], p[1], v) for p, v in told.items()], schema={"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64}, orient="row")


@pytest.fixture
def linkage(tmp_path: Path) -> Linkage:
    return Linkage(Workspace.create(tmp_path / "w"))


def together(linkage: Linkage) -> set[str]:
    return {"".join(sorted(part["id"])) for _, part in linkage.members().group_by("cluster")}


def cluster_of(linkage: Linkage, record: str) -> str:
    return str(linkage.members().filter(pl.col("id") == record)["cluster"][0])


def test_a_batch_a_judgement_and_its_withdrawal_are_told_in_the_history(linkage: Linkage) -> None:
    linkage.run(records("a1 b2 c3"), pairs(ab=0.9))
    first, alone = cluster_of(linkage, "a"), cluster_of(linkage, "c")
    linkage.add(records("d4"), pairs(cd=0.8, bd=0.7))
    assert together(linkage) == {"abcd"} and cluster_of(linkage, "d") == first
    linkage.judge(Judgement.make("c", "b", "different", by="v1", why="another village"))
    assert together(linkage) == {"ab", "cd"}
    history = linkage.history()
    assert {(s.run, s.what, s.other, "".join(s.records)) for s in history.steps(first) if s.run < 3} == {(1, "born", "", "ab"), (2, "joined", "", "d"), (2, "merged", alone, "c")}
    assert [(s.what, "".join(s.records)) for s in history.steps(alone)] == [("born", "c"), ("ended", "c")]
    # The id that ended leads to where its record is now.
    assert history.resolve(alone).now == (cluster_of(linkage, "c"),) != (alone,)
    linkage.judge(Judgement.make("c", "b", "withdrawn", by="v1"))
    assert together(linkage) == {"abcd"} and cluster_of(linkage, "a") == first
    assert linkage.history().resolve(alone).now == (first,)


def test_the_members_of_every_run_can_be_had_again(linkage: Linkage) -> None:
    for number, batch in enumerate(("a1 b2", "c3", "d4", "e5")):
        linkage.add(records(batch), pairs(ab=0.9) if number == 0 else pairs())
        if number == 0:
            first = linkage.members()
    assert linkage.members(1).equals(first) and linkage.members(4).height == 5
    assert not (linkage.folder / "0001" / "pairs.parquet").exists()


def test_records_that_left_the_data_are_told_to_have_left(linkage: Linkage) -> None:
    linkage.run(records("a1 b2"), pairs(ab=0.9))
    cluster = cluster_of(linkage, "a")
    linkage.add(records(""), pairs(), gone=["a", "b"])
    found = linkage.history().resolve(cluster)
    assert (found.now, found.records) == ((), ("a", "b"))
    assert [s.what for s in linkage.history().steps(cluster)] == ["born", "withdrawn", "ended"]


def test_a_judgement_before_the_first_run_is_taken_in_by_it(linkage: Linkage) -> None:
    assert linkage.judge(Judgement.make("a", "b", "different", by="v1")) is None
    linkage.run(records("a1 b2"), pairs(ab=0.9))
    assert together(linkage) == {"a", "b"}


def test_a_judgement_stands_although_somebody_else_writes_to_the_workspace(linkage: Linkage) -> None:
    linkage.run(records("a1 b2"), pairs(ab=0.9))
    with linkage.workspace.writing():
        assert linkage.judge(Judgement.make("a", "b", "different", by="v1")) is None
    assert together(linkage) == {"ab"}
    linkage.follow()
    assert together(linkage) == {"a", "b"}
    assert linkage.follow().run == linkage.run_number == 2


def test_many_judgements_in_a_row_may_be_followed_at_the_end(linkage: Linkage) -> None:
    linkage.run(records("a1 b2 c3"), pairs(ab=0.9, bc=0.9))
    assert linkage.judge(Judgement.make("a", "b", "different", by="v1"), follow=False) is None
    linkage.judge(Judgement.make("b", "c", "different", by="v1"), follow=False)
    assert together(linkage) == {"abc"} and linkage.follow().run == 2 and together(linkage) == {"a", "b", "c"}


def test_further_columns_of_pairs_are_kept_whatever_type_a_batch_gives_them(linkage: Linkage) -> None:
    linkage.run(records("a1 b2"), pairs(ab=0.9).with_columns(level=pl.lit(1)))
    linkage.add(records("c3"), pairs(bc=0.8).with_columns(level=pl.lit("2")))
    assert linkage.standing().pairs["level"].to_list() == ["1", "2"]


KILLED = """
import os, signal, sys
from constat.events.workspace import Workspace
from constat.link import linkage
from test_linkage import pairs, records
where = sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if where == "manifest": linkage.write_whole = die
if where == "rename": linkage.os.replace = die
if where == "current":
    whole = linkage.write_whole
    linkage.write_whole = lambda path, content: die() if path.name == "current" else whole(path, content)
linkage.Linkage(Workspace.open(sys.argv[1])).add(records("c3"), pairs(bc=0.8))
"""


@pytest.mark.parametrize("where", ["manifest", "rename", "current"])
def test_a_run_stopped_half_way_leaves_the_former_clusters_standing(linkage: Linkage, where: str) -> None:
    linkage.run(records("a1 b2"), pairs(ab=0.9))
    before = linkage.standing()
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    stopped = subprocess.run([sys.executable, "-c", KILLED, str(linkage.workspace.path), where], env=here, capture_output=True, check=False)
    assert stopped.returncode == -signal.SIGKILL, stopped.stderr.decode()
    now = Linkage(Workspace.open(linkage.workspace.path))
    assert now.standing().members.equals(before.members) and now.standing().run == 1
    assert len(list(now.folder.iterdir())) == 3  # what it left lies there
    now.add(records("c3"), pairs(bc=0.8))
    assert together(now) == {"abc"}
    assert sorted(p.name for p in now.folder.iterdir()) == ["0001", "0002", "current"]


def test_what_is_not_there_is_said(linkage: Linkage) -> None:
    with pytest.raises(NotFound, match="link run"):
        linkage.standing()
    with pytest.raises(BadInput, match="events, persons"):
        Linkage(linkage.workspace, "horses")
    linkage.run(records("a1"), pairs())
    with pytest.raises(NotFound, match="never|ever"):
        linkage.history().resolve("ffff")
    with pytest.raises(NotFound, match="run 7"):
        linkage.members(7)
    (linkage.folder / "0001" / "members.parquet").write_bytes(b"no table")
    with pytest.raises(BadFile, match="Restore"):
        linkage.standing()
