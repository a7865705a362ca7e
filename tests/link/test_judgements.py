"""What people said of two records stands for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from constat.errors import BadFile, BadInput
from constat.link.judgements import Judgement, Judgements, standing

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


def said(verdict: str, by: str = "v1", minute: int = 0, one: str = "a", other: str = "b", *, drawn: bool = False) -> Judgement:
    return Judgement.make(one, other, verdict, by=by, at=NOON + timedelta(minutes=minute), drawn=drawn)


def test_a_pair_is_the_same_whichever_way_it_is_named() -> None:
    assert said("same", one="b", other="a").pair == ("a", "b")


def test_each_persons_last_word_counts_and_nothing_is_lost(tmp_path: Path) -> None:
    kept = Judgements(tmp_path / "judgements.jsonl")
    kept.append(said("same"), said("different", minute=1))
    kept.append(said("same", minute=2))
    assert [j.verdict for j in kept.all()] == ["same", "different", "same"]
    assert standing(kept.all())["a", "b"].verdict == "same"


def test_where_persons_differ_the_one_who_keeps_apart_wins() -> None:
    found = standing([said("different", "v1"), said("same", "v2", 1), said("unsure", "v3", 2)])["a", "b"]
    assert (found.verdict, found.by, found.disputed) == ("different", "v1", True)


def test_one_takes_back_ones_own_word_and_not_anothers() -> None:
    assert standing([said("different", "v1"), said("withdrawn", "v1", 1)]) == {}
    assert standing([said("different", "v1"), said("withdrawn", "v2", 1)])["a", "b"].verdict == "different"


def test_a_pair_once_drawn_by_chance_stays_drawn() -> None:
    assert standing([said("unsure", drawn=True), said("same", minute=1)])["a", "b"].drawn


@pytest.mark.parametrize("cut", [1, 20])
def test_a_line_cut_off_by_a_power_cut_is_no_line_and_the_next_one_stands(tmp_path: Path, cut: int) -> None:
    kept = Judgements(tmp_path / "judgements.jsonl")
    kept.append(said("same"), said("different", minute=1))
    kept.path.write_bytes(kept.path.read_bytes()[:-cut])
    assert [j.verdict for j in kept.all()] == ["same"]
    kept.append(said("unsure", minute=2))
    assert [j.verdict for j in kept.all()] == ["same", "unsure"]


@pytest.mark.parametrize("what", ["changed", "taken out", "put in between", "no JSON"])
def test_a_file_that_was_tampered_with_is_refused(tmp_path: Path, what: str) -> None:
    kept = Judgements(tmp_path / "judgements.jsonl")
    kept.append(*(said("same", minute=minute) for minute in range(3)))
    lines = kept.lines()
    altered = {
        "changed": [lines[0].replace(b'"same"', b'"different"'), *lines[1:]],
        "taken out": [lines[0], lines[2]],
        "put in between": [lines[0], lines[0], *lines[1:]],
        "no JSON": [b"[]", *lines],
    }[what]
    kept.path.write_bytes(b"".join(line + b"\n" for line in altered))
    with pytest.raises(BadFile, match="altered"):
        kept.all()


@pytest.mark.parametrize(("given", "message"), [(("a", "a", "same", "v"), "two different"), (("a", "b", "perhaps", "v"), "no verdict"), (("a", "b", "same", " "), "by")])
def test_what_cannot_be_judged_is_refused(given: tuple[str, str, str, str], message: str) -> None:
    one, other, verdict, by = given
    with pytest.raises(BadInput, match=message):
        Judgement.make(one, other, verdict, by=by)


def test_a_reason_has_an_end() -> None:
    with pytest.raises(BadInput, match="1,001"):
        Judgement.make("a", "b", "same", by="v", why="x" * 1001)
