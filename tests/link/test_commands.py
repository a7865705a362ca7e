"""`constat link add | review-next | judge | quality | learn | history`, as typed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from constat.events.workspace import Workspace
from constat.language import use_language
from constat.link.linkage import Linkage

from .conftest import Tells, Types, event


@pytest.fixture
def tables(tmp_path: Path) -> Callable[[str, list[str]], tuple[str, ...]]:
    """Writes records and pairs as CSV: `tables("a:1 b:1", ["a:1 b:1 0.9"])`; the provider is the part before the colon."""

    def write(records: str, pairs: list[str]) -> tuple[str, ...]:
        (tmp_path / "records.csv").write_text("id,provider\n" + "".join(f"{r},{r.split(':')[0]}\n" for r in records.split()))
        (tmp_path / "pairs.csv").write_text("left_id,right_id,probability\n" + "".join(",".join(p.split()) + "\n" for p in pairs))
        return "--records", str(tmp_path / "records.csv"), "--pairs", str(tmp_path / "pairs.csv")

    return write


def test_from_tables_to_a_judgement_and_its_history(workspace: Workspace, typed: Types, tables: Any) -> None:
    assert typed("add", *tables("a:1 b:1 c:1", ["a:1 b:1 0.9", "b:1 c:1 0.6"]), "--dry-run")["clusters"] == 1
    assert Linkage(workspace).run_number == 0
    assert typed("add", *tables("a:1 b:1 c:1", ["a:1 b:1 0.9", "b:1 c:1 0.6"]))["clusters"] == 1
    cluster = typed("history", "c:1")["id"]
    assert typed("judge", "c:1", "b:1", "different", "--by", "v1", "--why", "another day")["run"] == 2
    told = typed("history", cluster)
    assert (told["stands"], told["records"]) == (True, ["a:1", "b:1"])
    assert [step["what"] for step in told["steps"]] == ["born", "split"]
    assert typed("history", "c:1")["id"] != cluster
    assert typed("judge", "--undo", "--by", "v1")["verdict"] == "withdrawn"
    assert typed("history", "c:1")["id"] == cluster
    assert "nothing" in typed("judge", "--undo", "--by", "v1", code=3)


def test_a_provider_that_splits_an_incident_is_named(typed: Types, tables: Any) -> None:
    typed("add", *tables("a:1 a:2 b:1", ["a:1 b:1 0.9"]))
    assert typed("history", "a:1")["splits"] == []
    typed("judge", "a:1", "a:2", "same", "--by", "v1", "--why", "two days of one attack")
    assert typed("history", "b:1")["splits"] == [{"cluster": typed("history", "b:1")["id"], "provider": "a", "records": ["a:1", "a:2"]}]
    assert "a tells it in several rows: a:1, a:2" in typed("history", "b:1", plain=True)


def test_a_pair_is_explained_in_words(typed: Types, tables: Any) -> None:
    typed("add", *tables("a:1 b:1 c:1", ["a:1 b:1 0.9", "b:1 c:1 0.8"]))
    assert "a:1 - b:1 - c:1" in typed("explain", "c:1", "a:1", plain=True)
    typed("judge", "a:1", "c:1", "different", "--by", "v1", "--why", "another day")
    told = typed("explain", "b:1", "c:1")
    assert (told["why"], told["forbidding"], told["together"]) == ("different-elsewhere", [["a:1", "c:1"]], False)
    words = typed("explain", "a:1", "c:1", plain=True)
    assert "judged them different" in words and "v1: different. Reason: another day" in words


def test_undo_restores_what_one_had_said_before(typed: Types, tables: Any) -> None:
    typed("add", *tables("a:1 b:1", ["a:1 b:1 0.9"]))
    for verdict in ("unsure", "same", "different"):
        typed("judge", "a:1", "b:1", verdict, "--by", "v1")
    assert [typed("judge", "--undo", "--by", "v1")["verdict"] for _ in range(3)] == ["same", "unsure", "withdrawn"]


def test_the_next_pairs_come_with_what_their_rows_tell_until_enough_is_labelled(workspace: Workspace, typed: Types, tables: Any, tells: Tells) -> None:
    tells("a", *(event(str(n), "2022-01-31", place_name="Moura", killed_reported=n) for n in range(6)))
    tells("b", *(event(str(n), "2022-02-01", side_a=["FAMa"], killed_low=1, killed_best=n + 1, killed_high=9) for n in range(6)))
    typed("add", *tables(" ".join(f"{d}:{n}" for d in "ab" for n in range(6)), [f"a:{n} b:{n} {p}" for n, p in enumerate([0.97, 0.9, 0.7, 0.4, 0.3, 0.02])]))
    told = typed("review-next", "--count", 3)
    assert len(told["proposals"]) == 3 and not told["enough"] and told["left"] == 6
    assert [r["date_start"] for r in told["proposals"][0]["records"]] == ["2022-01-31", "2022-02-01"]
    words = typed("review-next", plain=True)
    assert "Moura" in words and "1/1/9" in words and "more are needed" in words
    with use_language("fr"):
        assert "étiquettes" in typed("review-next", plain=True)
    while told["proposals"]:
        for p in told["proposals"]:
            judged = typed("judge", p["left"], p["right"], "same" if p["probability"] > 0.5 else "different", "--by", "v1")
            assert judged["drawn"]
        told = typed("review-next", "--count", 3)
    assert told["enough"] and told["needed"] == 0
    assert "Enough" in typed("review-next", plain=True)
    assert "100.0% (100.0% - 100.0%)" in typed("quality", plain=True)
    assert typed("quality")["labelled"] == 6


def test_weights_are_learnt_shown_and_kept_only_when_asked(workspace: Workspace, typed: Types, tmp_path: Path) -> None:
    random, number = np.random.default_rng(2), 120
    near = random.random(number) < 0.5
    ids = pl.DataFrame({"id": [f"{d}:{n}" for d in "ab" for n in range(number)], "provider": ["a"] * number + ["b"] * number})
    levels = {"left_id": ids["id"][:number], "right_id": ids["id"][number:], "probability": [0.6] * number, "place": ["near" if n else "far" for n in near]}
    linkage = Linkage(workspace)
    linkage.run(ids, pl.DataFrame(levels))
    from constat.link.judgements import Judgement

    linkage.judge(*(Judgement.make(f"a:{n}", f"b:{n}", "same" if near[n] != (n % 10 == 0) else "different", by="v1") for n in range(number)))
    weights = tmp_path / "weights.json"
    weights.write_text(json.dumps({"constant": 0, "comparisons": {"place": {"near": 0.5, "far": -0.5}}}))
    assert "--weights" in typed("learn", code=2)
    told = typed("learn", "--weights", weights)
    assert told["number"] is None and told["better"] and "Not kept" in typed("learn", "--weights", weights, plain=True)
    assert typed("learn", "--weights", weights, "--keep")["number"] == 1
    again = typed("learn")["changes"]
    assert all(abs(c["before"]) > 0.5 for c in again if c["comparison"] == "place")


def test_slips_of_the_pen_are_said(workspace: Workspace, typed: Types, tables: Any, tmp_path: Path) -> None:
    assert "link run" in typed("review-next", code=3)
    typed("add", *tables("a:1 b:1", ["a:1 b:1 0.9"]))
    assert "a:11" in typed("judge", "a:11", "b:1", "same", "--by", "v1", code=3)
    assert "two records" in typed("judge", "a:1", "--by", "v1", code=2)
    assert "ever" in typed("history", "ffff", code=3)
    (tmp_path / "none.parquet").write_bytes(b"no")
    assert "none.parquet" in typed("add", "--records", tmp_path / "none.parquet", "--pairs", tmp_path / "none.parquet", code=2)
    assert "c:1" in typed("add", *tables("a:2", ["a:2 c:1 0.5"]), code=2)
    assert "between 0 and 1" in typed("add", *tables("a:2", ["a:2 b:1 likely"]), code=2)
    assert "id" in typed("add", *tables("a:2", []), "--gone", tmp_path / "pairs.csv", code=2)
