"""Clusters from scores and people's words together."""

import polars as pl
import pytest

from constat.errors import BadInput
from constat.link.clusters import check_pairs, check_records, group
from constat.link.judgements import Judgement, standing


def clustered(records: str, links: dict[str, float], *, same: str = "", different: str = "", split: str = "", threshold: float = 0.5) -> set[str]:
    """Records as letters with the provider's digit (`a1 b2`), links as `ab`; the clusters with more than one record."""
    known = check_records(pl.DataFrame({"id": [r[0] for r in records.split()], "provider": [r[1] for r in records.split()]}))
    rows = [(pair[0], pair[1], p, split or None) for pair, p in links.items()]
    pairs = check_pairs(pl.DataFrame(rows, schema=["left_id", "right_id", "probability", "split"], orient="row"), known["id"])
    said = [Judgement.make(p[0], p[1], verdict, by="v1") for verdict, list_ in (("same", same), ("different", different)) for p in list_.split()]
    grouped = group(known, pairs, standing(said), threshold)
    found = ["".join(sorted(part["id"])) for _, part in grouped.group_by("group")]
    return {cluster for cluster in found if len(cluster) > 1}


def test_pairs_link_from_the_threshold_on() -> None:
    assert clustered("a1 b2 c3 d4", {"ab": 0.5, "bc": 0.49, "cd": 0.9}) == {"ab", "cd"}


def test_a_provider_tells_an_incident_once_and_the_more_probable_row_is_taken() -> None:
    assert clustered("a1 b2 c2", {"ab": 0.8, "ac": 0.9}) == {"ac"}
    # Also by way of a third.
    assert clustered("a1 b2 c3 d1", {"ab": 0.9, "bc": 0.9, "cd": 0.8}) == {"abc"}


def test_a_provider_that_splits_what_the_other_merges_may_stand_twice() -> None:
    assert clustered("a1 b2 c2", {"ab": 0.8, "ac": 0.9}, split="2") == {"abc"}
    assert clustered("a1 b2 c2", {"ab": 0.8, "ac": 0.9}, split="1") == {"ac"}
    # A part's probability is small, since its sibling has the better claim.
    assert clustered("a1 b2 c2", {"ab": 0.1, "ac": 0.9}, split="2") == {"abc"}


def test_a_person_may_call_two_rows_of_one_provider_the_same() -> None:
    assert clustered("a1 b1 c2", {"bc": 0.9}, same="ab") == {"abc"}


def test_different_wins_over_every_score_also_by_way_of_others() -> None:
    assert clustered("a1 b2", {"ab": 1.0}, different="ab") == set()
    assert clustered("a1 b2 c3", {"ac": 0.9, "bc": 0.8}, different="ab") == {"ac"}
    assert clustered("a1 b2 c3 d4", {"ac": 0.9, "bd": 0.9, "cd": 0.8}, different="ab") == {"ac", "bd"}


def test_different_wins_over_same_by_way_of_others() -> None:
    # The latest same is followed, the one that contradicts the different gives way.
    assert clustered("a1 b2 c3", {}, same="ab bc", different="ac") == {"bc"}


def test_same_comes_before_every_score() -> None:
    assert clustered("a1 b2 c2", {"ac": 0.99}, same="ab") == {"ab"}


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        ([("a", "x", 0.5)], "no record"),
        ([("a", "b", 1.5)], "between 0 and 1"),
        ([("a", "b", None)], "between 0 and 1"),
        ([("a", "a", 0.5)], "different records"),
    ],
)
def test_pairs_that_cannot_be_are_refused(pairs: list[tuple[str, str, float]], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        check_pairs(pl.DataFrame(pairs, schema={"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64}, orient="row"), pl.Series(["a", "b"]))


def test_a_pair_told_twice_is_one_with_its_greatest_probability() -> None:
    given = pl.DataFrame({"left_id": ["b", "a"], "right_id": ["a", "b"], "probability": [0.4, 0.7], "level": [1, 2]})
    assert check_pairs(given, pl.Series(["a", "b"])).select("left_id", "right_id", "probability", "level").rows() == [("a", "b", 0.7, 2)]


@pytest.mark.parametrize(
    ("records", "message"),
    [({"id": ["a", "a"], "provider": ["p", "q"]}, "several records"), ({"id": ["a", None], "provider": ["p", "q"]}, "no id"), ({"id": ["a"]}, "provider")],
)
def test_records_that_cannot_be_told_apart_are_refused(records: dict[str, list[str]], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        check_records(pl.DataFrame(records))
