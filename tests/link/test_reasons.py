"""Why two records stand together, or apart."""

import polars as pl
import pytest

from constat.errors import NotFound
from constat.link import renewal
from constat.link.judgements import Judgement
from constat.link.reasons import Reasons, reasons
from constat.link.renewal import Standing


def told(pair: str, records: str, links: dict[str, float], *, same: str = "", different: str = "") -> Reasons:
    """Records as letters with the provider's digit, links and judgements as pairs of letters."""
    known = pl.DataFrame({"id": [r[0] for r in records.split()], "provider": [r[1] for r in records.split()]})
    rows = [(p[0], p[1], value, "2" if value == 0.05 else None, "near") for p, value in links.items()]
    schema = {"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64, "split": pl.String, "place": pl.String}
    pairs = pl.DataFrame(rows, schema=schema, orient="row")
    said = [Judgement.make(p[0], p[1], verdict, by="v1", why="seen") for verdict, words in (("same", same), ("different", different)) for p in words.split()]
    return reasons(renewal.whole(Standing.empty(), known, pairs, said, lambda names: set()).standing, *pair)


@pytest.mark.parametrize(
    ("pair", "records", "links", "same", "different", "why"),
    [
        ("ab", "a1 b2", {"ab": 0.9}, "", "", "scored"),
        ("ab", "a1 b2", {"ab": 0.1}, "ab", "", "judged-same"),
        ("ac", "a1 b2 c3", {"ab": 0.9, "bc": 0.8}, "", "", "way"),
        ("ab", "a1 b2 c2", {"ab": 0.05, "ac": 0.9}, "", "", "part"),
        ("ab", "a1 b2", {"ab": 0.9}, "", "ab", "judged-different"),
        ("bc", "a1 b2 c3", {"ab": 0.9, "bc": 0.8}, "", "ac", "different-elsewhere"),
        ("ac", "a1 b2 c2", {"ab": 0.9, "ac": 0.8}, "", "", "same-provider"),
        ("ab", "a1 b2", {"ab": 0.4}, "", "", "under-threshold"),
        ("ab", "a1 b2", {}, "", "", "never-scored"),
    ],
)
def test_each_reason_is_told(pair: str, records: str, links: dict[str, float], same: str, different: str, why: str) -> None:
    found = told(pair, records, links, same=same, different=different)
    assert found.why == why and found.together == (why in ("scored", "judged-same", "part", "way"))


def test_the_way_over_others_and_what_forbids_are_named() -> None:
    assert told("ad", "a1 b2 c3 d4", {"ab": 0.9, "bc": 0.8, "cd": 0.7}).way == ("a", "b", "c", "d")
    assert told("bc", "a1 b2 c3", {"ab": 0.9, "bc": 0.8}, different="ac").forbidding == (("a", "c"),)
    assert told("ac", "a1 b2 c2", {"ab": 0.9, "ac": 0.8}).providers == ("2",)


def test_the_score_its_levels_and_every_word_are_kept() -> None:
    found = told("ba", "a1 b2", {"ab": 0.9}, same="ab")
    assert (found.left, found.probability, found.found) == ("a", 0.9, {"place": "near"})
    assert [(j.verdict, j.by, j.why) for j in found.said] == [("same", "v1", "seen")]


def test_an_unknown_record_is_not_found() -> None:
    with pytest.raises(NotFound, match="x"):
        told("ax", "a1 b2", {})
