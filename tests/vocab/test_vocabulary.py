from __future__ import annotations

import pytest

from constat.errors import BadFile, BadInput, NotFound
from constat.language import use_language
from constat.vocab import load
from constat.vocab.vocabulary import parse

HEAD = "title: {en: A list, fr: Une liste}\nabout: {en: About it, fr: À son sujet}\nterms:\n"


def test_a_term_is_found_by_id_by_label_and_by_code() -> None:
    kinds = load("violence-kind")
    assert kinds.ids == ("state-based", "non-state", "one-sided", "other", "unknown")
    assert kinds.by_code("ucdp", "3").id == "one-sided"
    assert kinds.label("one-sided", "fr") == "Violence unilatérale"
    with use_language("fr"):
        assert kinds.label("state-based") == "Violence impliquant un État"


def test_codes_are_compared_without_case_and_blanks() -> None:
    assert load("acled-actor-type").by_code("acled", " state FORCES ").id == "state-forces"
    assert load("violence-kind").by_code("ucdp", 1).id == "state-based"


def test_a_code_that_is_unknown_is_none_or_an_error_that_lists_the_known() -> None:
    assert load("violence-kind").find_code("ucdp", "9") is None
    with pytest.raises(BadInput, match="1, 2, 3"):
        load("violence-kind").by_code("ucdp", "9")


def test_a_misspelt_list_or_term_names_the_nearest() -> None:
    with pytest.raises(NotFound, match="violence-kind"):
        load("violence-kinds")
    with pytest.raises(BadInput, match="one-sided"):
        load("violence-kind").term("onesided")


def test_a_list_is_read_once_and_cannot_be_changed() -> None:
    assert load("norm") is load("norm")
    with pytest.raises(AttributeError):
        load("norm").terms[0].en = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        load("place-precision").term("exact").codes["ucdp"] = ("9",)  # type: ignore[index]


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("  - {id: a, en: One, fr: Un}\n  - {id: a, en: Two, fr: Deux}", "stands twice"),
        ("  - {id: a, en: One}", "id, en and fr are needed"),
        ("  - {id: a, en: One, fr: ''}", "both needed"),
        ("  - {id: A b, en: One, fr: Un}", "no slug"),
        ("  - {id: a, en: One, fr: Un, parent: z}", "its parent z"),
        ("  - {id: a, en: One, fr: Un, colour: red}", "keys must be among"),
        ("  - {id: a, en: One, fr: Un, codes: {x: 1}}", "text in quotation marks"),
        ("  - {id: a, en: One, fr: Un, codes: {x: k}}\n  - {id: b, en: Two, fr: Deux, codes: {x: K}}", "names both a and b"),
        ("  - {id: a, en: One, fr: Un, define: {en: only}}", "both needed"),
        ("  - [", "cannot be used"),
    ],
)
def test_a_malformed_list_is_refused_with_the_rule_it_breaks(terms: str, told: str) -> None:
    with pytest.raises(BadFile, match=told):
        parse("sample", HEAD + terms)


def test_a_default_must_be_in_the_list() -> None:
    with pytest.raises(BadFile, match="default z"):
        parse("sample", "default: z\n" + HEAD + "  - {id: a, en: One, fr: Un}")
