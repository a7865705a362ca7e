"""Fields: what each kind accepts and refuses, and that a sealed value never shows."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from constat.errors import ConstatError
from constat.model import Count, PartialDate
from constat.record import database
from constat.vocab import load

database.ready()

from constat.record.fields import MASK, Declared, Sealed, Text  # noqa: E402
from constat.record.models import RECORDS, Evidence, Freeze, Incident, Person, Statement, VictimCount  # noqa: E402

ID = "0123456789abcdef0123456789abcdef"


def field(model: Any, name: str) -> Declared:
    return model.declared()[name]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("model", "name", "given", "kept"),
    [
        (Incident, "title_fr", "Moura, « Gaza » ߊ ⵣ", "Moura, « Gaza » ߊ ⵣ"),
        (Incident, "title_fr", "", ""),
        (Incident, "title_fr", "e\u0301", "e\u0301"),
        (Incident, "kind", "one-sided", "one-sided"),
        (Incident, "verified", "2022", "2022"),
        (Incident, "verified", "2022-03", "2022-03"),
        (Incident, "verified", "2022-03-27", "2022-03-27"),
        (Incident, "verified", "2022-03-27/2022-03-31", "2022-03-27/2022-03-31"),
        (Incident, "verified", PartialDate.parse("2022-03"), "2022-03"),
        (Incident, "latitude", "14.35", "14.35"),
        (Incident, "longitude", "-4", "-4"),
        (Incident, "longitude", 14, "14"),
        (Incident, "same_as", ID, ID),
        (Incident, "void", True, True),
        (Incident, "void", False, False),
        (Evidence, "size", 0, 0),
        (Evidence, "size", 2**53 - 1, 2**53 - 1),
        (Freeze, "cut", {ID: [3, "a" * 64]}, {ID: [3, "a" * 64]}),
        (VictimCount, "count", {"low": 500}, {"low": 500, "best": None, "high": None}),
        (VictimCount, "count", {"low": 20, "best": 20, "high": 20}, {"low": 20, "best": 20, "high": 20}),
        (VictimCount, "count", Count(5, 7, 9), {"low": 5, "best": 7, "high": 9}),
    ],
    ids=str,
)
def test_a_field_keeps_what_it_is_for(model: Any, name: str, given: Any, kept: Any) -> None:
    assert field(model, name).canonical(given) == kept


@pytest.mark.parametrize(
    ("model", "name", "given"),
    [
        (Incident, "title_fr", 7),
        (Incident, "title_fr", "a\x00b"),
        (Incident, "title_fr", "\ud800"),
        (Incident, "title_fr", ["a"]),
        (Incident, "kind", "massacre-of-dragons"),
        (Incident, "kind", ""),
        (Incident, "kind", 3),
        (Incident, "verified", "yesterday"),
        (Incident, "verified", "2022-02-30"),
        (Incident, "verified", "2022-03-31/2022-03-27"),
        (Incident, "verified", 2022),
        (Incident, "latitude", "14,35"),
        (Incident, "latitude", "1e3"),
        (Incident, "latitude", "nan"),
        (Incident, "latitude", True),
        (Incident, "same_as", "INC-1"),
        (Incident, "same_as", ID.upper()),
        (Incident, "same_as", ID + "\n"),
        (Incident, "void", 1),
        (Incident, "void", "true"),
        (Evidence, "size", -1),
        (Evidence, "size", True),
        (Evidence, "size", 1.0),
        (Evidence, "size", "7"),
        (Evidence, "size", 2**53),
        (Freeze, "cut", "[]"),
        (Freeze, "cut", {"a": 1.5}),
        (Freeze, "cut", {"é": 1}),
        (VictimCount, "count", 20),
        (VictimCount, "count", {"low": 9, "high": 5}),
        (VictimCount, "count", {"low": -1}),
        (VictimCount, "count", {"low": True}),
        (VictimCount, "count", {"low": 1.5}),
        (VictimCount, "count", {"least": 1}),
    ],
    ids=str,
)
def test_a_field_refuses_what_it_is_not_for(model: Any, name: str, given: Any) -> None:
    with pytest.raises(ConstatError):
        field(model, name).canonical(given)


def test_none_clears_every_field_that_is_no_set() -> None:
    for model in RECORDS:
        assert all(declared.canonical(None) is None for declared in model.declared().values())


@pytest.mark.parametrize(("name", "good", "bad"), [("harms", load("harm").ids[0], "dragons"), ("alleged", ID, "x"), ("against", "Peuls du marché", 4)])
def test_a_set_takes_elements_one_by_one_and_never_as_a_whole(name: str, good: Any, bad: Any) -> None:
    declared: Any = field(Statement, name)
    assert declared.check_element(good) == good
    with pytest.raises(ConstatError):
        declared.check_element(bad)
    with pytest.raises(ConstatError):
        declared.canonical([good])


def test_the_column_of_a_canonical_value_is_text_that_reads_back() -> None:
    count = field(VictimCount, "count")
    assert json.loads(count.stored(count.canonical({"low": 500}))) == {"low": 500, "best": None, "high": None}
    assert count.stored(None) is None
    assert field(Evidence, "size").stored(7) == 7
    assert field(Incident, "void").stored(True) is True


def test_a_refusal_names_the_field_and_never_repeats_what_a_sealed_one_was_given() -> None:
    with pytest.raises(ConstatError) as told:
        field(Person, "name").canonical("canary-mangrove\x00")
    assert "person.name" in str(told.value)
    assert "canary" not in str(told.value) + repr(told.value.values)
    with pytest.raises(ConstatError) as told:
        field(Incident, "latitude").canonical("south of the ford")
    assert "south of the ford" in str(told.value)


def test_no_sealed_field_repeats_what_it_refuses() -> None:
    for model in RECORDS:
        for name, declared in model.declared().items():
            if not declared.sealed:
                continue
            with pytest.raises(ConstatError) as told:
                declared.canonical("canary-mangrove\x00")
            assert "canary" not in str(told.value) + repr(told.value.values), f"{model.type_name()}.{name}"


def test_a_field_is_born_closed_and_refuses_words_that_are_no_sensitivity() -> None:
    assert Text().sensitivity == "identity"
    with pytest.raises(TypeError):
        Text("secret")  # type: ignore[arg-type]


def test_what_cannot_be_read_cannot_be_merged_by_element_or_summed() -> None:
    from constat.record.fields import Links, Mark, Number, Texts, Words

    for kind in (Texts, Links, Words, Number, Mark):
        for sensitivity in ("identity", "confidential"):
            with pytest.raises(TypeError):
                kind(sensitivity=sensitivity)  # type: ignore[arg-type]


def person() -> Person:
    return Person(id=ID, name="kid.ciphertext", code="P-1")


def test_a_sealed_attribute_shows_a_mask_whatever_is_done_with_it() -> None:
    name: Any = person().name
    assert isinstance(name, Sealed)
    shown = [str(name), repr(name), f"{name}", f"{name:>8}", "%s" % name, "%r" % name, "{}".format(name), f"{[name]}", f"{ {'n': name} }"]  # noqa: UP031, UP032
    assert all(MASK in text and "kid" not in text and "cipher" not in text for text in shown)
    assert name.context == f"person|{ID}|name"
    assert person().code == "P-1"


def test_a_sealed_attribute_is_neither_pickled_nor_copied_nor_written_as_json() -> None:
    acts: list[Any] = [pickle.dumps, copy.copy, copy.deepcopy, json.dumps]
    for act in acts:
        with pytest.raises(TypeError):
            act(person().name)


def test_a_sealed_attribute_set_from_another_record_keeps_its_ciphertext_and_takes_its_own_place() -> None:
    one, other = person(), Person(id="f" * 32)
    other.name = one.name
    name: Any = other.name
    assert (name.text, name.context) == ("kid.ciphertext", f"person|{'f' * 32}|name")


def test_an_empty_sealed_attribute_is_none() -> None:
    assert Person(id=ID).name is None


def test_a_record_prints_its_id_and_nothing_else() -> None:
    assert str(person()) == repr(person()) == f"person {ID}"
