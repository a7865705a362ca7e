"""Why two rows may name one person, in words and bits and without names."""

import itertools

import polars as pl
import pytest

from constat.errors import NotFound
from constat.language import phrases
from constat.link.persons.comparisons import WEIGHED, levels_of
from constat.link.persons.explaining import Step, waterfall
from constat.link.persons.run import LinkedPersons, link_persons


@pytest.fixture(scope="module")
def linked(lists: tuple[pl.DataFrame, pl.DataFrame]) -> LinkedPersons:
    return link_persons(*lists, threads=1)


def test_the_steps_add_up_and_say_what_spoke(linked: LinkedPersons) -> None:
    told = waterfall(linked, "b1", "a1")
    assert (told.left, told.right, told.linked) == ("a1", "b1", True)
    assert abs(told.prior + sum(step.bits for step in told.steps) - told.weight) < 1e-6
    text = "\n".join(told.lines("en"))
    assert "same few days" in text and "order of the name: reversed" in text and "a year apart" in text
    assert "iarra" not in text and "oussa" not in text


def test_what_speaks_against_points_the_other_way(linked: LinkedPersons) -> None:
    against = [line for line in waterfall(linked, "a8", "b9").lines("en") if "-|" in line]
    assert any("name: nothing agrees" in line for line in against)


def test_in_french_it_speaks_french(linked: LinkedPersons) -> None:
    text = "\n".join(waterfall(linked, "a1", "b1").lines("fr"))
    assert "ordre du nom" in text and "Reliés" in text and "date" in text


def test_ids_that_are_not_there_and_pairs_too_unlike_are_said(linked: LinkedPersons) -> None:
    with pytest.raises(NotFound, match="zz"):
        waterfall(linked, "a1", "zz")
    with pytest.raises(NotFound, match="little in common"):
        waterfall(linked, "a5", "b3")


def test_every_level_has_words_in_both_languages() -> None:
    for name, language in itertools.product(WEIGHED, ("en", "fr")):
        for told in levels_of(name):
            level, _, given = told.partition("@")
            assert Step(name, level, given, 1.0).words(language)
    assert phrases("link", "fr").has("person-before")
