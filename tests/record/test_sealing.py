"""Sealed values: they open with their key, in their place, unchanged, and tell nothing otherwise."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.test_canonical import values

from constat.record import sealing
from constat.record.sealing import CannotOpen

KEY = bytes(range(32))
PLACE = "person|0123456789abcdef0123456789abcdef|name"


@given(values)
def test_a_sealed_value_opens_to_what_was_sealed(value: Any) -> None:
    assert sealing.unseal(sealing.seal(value, KEY, PLACE), KEY, PLACE) == value


def test_a_value_that_ends_in_padding_bytes_survives() -> None:
    for text in ("\x80", "a\x80\x00\x00", "x" * 61, "x" * 62, "x" * 63, "x" * 64):
        assert sealing.unseal(sealing.seal(text, KEY, PLACE), KEY, PLACE) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=6, max_size=40))
def test_nothing_of_the_value_stands_in_its_sealed_text(value: str) -> None:
    kid, _, text = sealing.seal(value, KEY, PLACE).partition(".")
    assert value.encode() not in base64.b64decode(text)
    assert kid == sealing.kid_of(KEY)


def test_sealing_twice_gives_two_texts() -> None:
    assert len({sealing.seal("Awa", KEY, PLACE) for _ in range(50)}) == 50


def test_lengths_tell_only_steps_of_64_bytes() -> None:
    lengths = {n: len(base64.b64decode(sealing.seal("x" * n, KEY, PLACE).partition(".")[2])) for n in range(200)}
    assert len({lengths[n] for n in range(62)}) == 1
    assert len(set(lengths.values())) <= 5
    assert all(length % 64 == (24 + 16) % 64 for length in lengths.values())


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(CannotOpen):
        sealing.unseal(sealing.seal("Awa", KEY, PLACE), sealing.new_key(), PLACE)


def test_a_text_that_names_another_key_does_not_open_with_that_key() -> None:
    other = sealing.new_key()
    _kid, _, text = sealing.seal("Awa", KEY, PLACE).partition(".")
    with pytest.raises(CannotOpen):
        sealing.unseal(f"{sealing.kid_of(other)}.{text}", other, PLACE)
    with pytest.raises(CannotOpen):
        sealing.unseal(f"{sealing.kid_of(other)}.{text}", KEY, PLACE)


def test_a_text_made_under_one_key_and_bound_to_the_name_of_another_opens_with_neither() -> None:
    other = sealing.new_key()
    kid = sealing.kid_of(KEY)
    forged = sealing.seal_bytes(b'"Awa"\x80', other, f"{PLACE}|{kid}".encode())
    for key in (KEY, other):
        with pytest.raises(CannotOpen):
            sealing.unseal(f"{kid}.{base64.b64encode(forged).decode()}", key, PLACE)


@pytest.mark.parametrize("other", [PLACE.replace("name", "father"), PLACE.replace("person", "source"), PLACE.replace("0123", "0124"), ""])
def test_a_ciphertext_moved_to_another_place_does_not_open(other: str) -> None:
    with pytest.raises(CannotOpen):
        sealing.unseal(sealing.seal("Awa", KEY, PLACE), KEY, other)


def test_any_changed_byte_keeps_it_shut() -> None:
    kid, _, text = sealing.seal("Awa", KEY, PLACE).partition(".")
    raw = base64.b64decode(text)
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        with pytest.raises(CannotOpen):
            sealing.unseal(f"{kid}.{base64.b64encode(changed).decode()}", KEY, PLACE)


@pytest.mark.parametrize("text", ["", ".", "x", "x.y", "é.é", sealing.kid_of(KEY) + ".", sealing.kid_of(KEY) + ".AAAA", sealing.kid_of(KEY) + ".A"])
def test_what_is_no_sealed_text_is_refused_in_the_same_words(text: str) -> None:
    with pytest.raises(CannotOpen) as told:
        sealing.unseal(text, KEY, PLACE)
    assert told.value.message_id == "cannot-open"


def test_the_error_tells_neither_key_nor_text() -> None:
    with pytest.raises(CannotOpen) as told:
        sealing.unseal(sealing.seal("canary-mangrove", KEY, PLACE), sealing.new_key(), PLACE)
    assert "canary" not in str(told.value) + repr(told.value)
    assert KEY.hex() not in str(told.value) + repr(told.value)


def test_the_id_of_a_key_commits_to_it_as_specified() -> None:
    assert sealing.kid_of(KEY) == hashlib.sha256(b"constat-kid" + KEY).hexdigest()[:32]
    sealed = sealing.seal("Awa", KEY, PLACE)
    assert sealing.kid_in(sealed) == sealing.kid_of(KEY)


def test_a_derived_key_belongs_to_one_context_of_one_master() -> None:
    keys = {sealing.derived_key(master, context) for master in (KEY, bytes(32)) for context in ("source|a", "source|b", "person|a")}
    assert len(keys) == 6
    assert sealing.derived_key(KEY, "source|a") in keys


def test_raw_bytes_open_in_their_context_only() -> None:
    sealed = sealing.seal_bytes(b"key", KEY, b"wrap|1")
    assert sealing.unseal_bytes(sealed, KEY, b"wrap|1") == b"key"
    for bad in ((sealed, KEY, b"wrap|2"), (sealed, bytes(32), b"wrap|1"), (sealed[:-1], KEY, b"wrap|1"), (b"", KEY, b"wrap|1")):
        with pytest.raises(CannotOpen):
            sealing.unseal_bytes(*bad)
