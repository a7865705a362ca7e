"""Numbers written by hand are found whatever their script, language or disguise."""

from __future__ import annotations

import pytest

from constat.report.literals import find_literals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 500 people", "500"),
        ("three hundred people", "three"),
        ("dozens of civilians", "dozens"),
        ("the number doubled", "doubled"),
        ("two thirds of them", "two thirds"),
        ("one civilian died", "one"),
        ("half of the villages", "half"),
        ("twenty-seven children", "twenty-seven"),
        ("an increase of 5\u200b0 people", "50"),
        ("a full-width ５００", "500"),
        ("٣٤ people", "٣٤"),
        ("½ of them", "1⁄2"),
        ("ten per cent", "ten"),
    ],
)
def test_an_english_number_is_found(text: str, found: str) -> None:
    assert next(literal.text for literal in find_literals(text, "en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("au moins 500 personnes", "500"),
        ("une trentaine de morts", "trentaine"),
        ("le nombre a doublé", "doublé"),
        ("un tiers des victimes", "un tiers"),
        ("la moitié des villages", "moitié"),
        ("un civil est mort", "un"),
        ("vingt-sept enfants", "vingt-sept"),
        ("trois cents hommes", "trois"),
        ("des centaines de déplacés", "centaines"),
        ("six femmes", "six"),
        ("soixante et onze", "soixante"),
    ],
)
def test_a_french_number_is_found(text: str, found: str) -> None:
    assert next(literal.text for literal in find_literals(text, "fr")) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No one was spared in the previous quarter, one of the worst.", "en"),
        ("The second incident, first reported by a third party, was one-sided.", "en"),
        ("Often, someone was alone.", "en"),
        ("Un rapport d’une mission précédente, au premier trimestre, un jour de foire.", "fr"),
        ("Les tiers et le Conseil ont été saisis d’une plainte.", "fr"),
    ],
)
def test_ordinals_articles_and_pronouns_pass(text: str, language: str) -> None:
    assert find_literals(text, language) == []
