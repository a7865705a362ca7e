"""Two lists of persons linked."""

import logging

import polars as pl
import pytest

from constat.errors import BadInput
from constat.link.persons.run import LinkedPersons, link_persons

from .conftest import LEFT, RIGHT, TRUTH, listed

Lists = tuple[pl.DataFrame, pl.DataFrame]


@pytest.fixture(scope="module")
def linked(lists: Lists) -> LinkedPersons:
    return link_persons(*lists, threads=1)


def pairs(found: LinkedPersons) -> set[tuple[str, str]]:
    return set(found.table.select("left_id", "right_id").iter_rows())


def test_names_in_another_order_spelling_or_script_are_found(linked: LinkedPersons) -> None:
    assert pairs(linked) == TRUTH


def test_brothers_of_one_day_and_place_are_two(linked: LinkedPersons) -> None:
    told = {(left, right): p for left, right, p in linked.scored.pairs.select("left_id", "right_id", "probability").iter_rows()}
    assert told["a1", "b1"] > 0.8 and told.get(("a1", "b2"), 0.0) < 0.1


def test_the_result_holds_ids_only(linked: LinkedPersons) -> None:
    assert linked.table.columns == ["left_id", "right_id", "probability", "cluster"]
    told = " ".join(str(v) for frame in (linked.table, linked.scored.pairs) for row in frame.iter_rows() for v in row).casefold()
    for row in (*LEFT, *RIGHT):
        for word in row.split("|")[1].split():
            assert len(word) < 3 or word.casefold() not in told


def test_nothing_is_logged(lists: Lists, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG):
        link_persons(*lists, threads=1)
    said = caplog.text + "".join(capfd.readouterr())
    assert "iarra" not in said and "jara" not in said


def test_every_pair_adds_up_to_its_weight(linked: LinkedPersons) -> None:
    bits = [name for name in linked.scored.pairs.columns if name.startswith("bits_")]
    off = linked.scored.pairs.select((pl.sum_horizontal(bits) + linked.scored.prior - pl.col("weight")).abs().max()).item()
    assert bits and off < 1e-6


def test_identical_rows_are_linked_once(lists: Lists) -> None:
    twice = listed(LEFT[0], LEFT[0].replace("a1", "a9"))
    once = link_persons(twice, lists[1].head(1), threads=1)
    assert once.table.height == 1
    both = link_persons(twice, lists[1].head(1), within=True, threads=1)
    assert ("a1", "a9") in pairs(both) and both.table["cluster"].n_unique() == 1


def test_a_rare_name_says_more_than_a_common_one() -> None:
    crowd = [f"x{n} | Moussa Diarra | | M | 2021-0{1 + n % 9}-03 | | | Mopti" for n in range(40)]
    left = listed("a1 | Moussa Diarra | | M | | | | Mopti", "a2 | Zoumana Kiyenze | | M | | | | Mopti", *crowd)
    right = listed("b1 | Moussa Diarra | | M | | | | Mopti", "b2 | Zoumana Kiyenze | | M | | | | Mopti")
    told = link_persons(left, right, threads=1).scored.pairs
    weight = {pair[:2]: pair[2] for pair in told.select("left_id", "right_id", "weight").iter_rows()}
    assert weight["a2", "b2"] > weight.get(("a1", "b1"), -99.0) + 3


def test_without_date_or_place_a_rare_name_is_still_found() -> None:
    others = [f"x{n} | Moussa Diarra | 30 | M | 2021-01-0{n} | Moura | Djenné | Mopti" for n in range(1, 9)]
    left = listed("a1 | Zoumana Kiyenze | 41 | M | | | |", *others)
    assert ("a1", "b1") in pairs(link_persons(left, listed("b1 | Kiyenze Zoumana | 41 | M | | | |"), threads=1))


def test_the_nameless_are_counted_and_never_linked(lists: Lists) -> None:
    found = link_persons(pl.concat([lists[0], listed("a0 | | 34 | M | 2022-03-27 | Moura | Djenné | Mopti")]), lists[1], threads=1)
    assert found.counts()["nameless"] == 1 and not {"a0"} & set(found.table["left_id"])


def test_lists_that_share_nothing_give_no_links(lists: Lists) -> None:
    assert link_persons(lists[0], listed("z1 | Élodie Zungu | 3 | F | 1999-01-01 | Elsewhere | X | Y"), threads=1).table.is_empty()
    assert link_persons(lists[0], lists[1].head(0), threads=1).table.is_empty()


def test_an_id_in_both_lists_and_a_threshold_of_none_are_refused(lists: Lists) -> None:
    with pytest.raises(BadInput, match="a1"):
        link_persons(lists[0], lists[0], threads=1)
    with pytest.raises(BadInput, match="threshold"):
        link_persons(*lists, threshold=0)
