"""Canonical bytes: one value, one text, in both directions."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constat.errors import BadInput
from constat.record import canonical

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
whole = st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | whole | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_encoded_reads_back_and_encodes_to_the_same_bytes(value: Any) -> None:
    data = canonical.encode(value)
    assert canonical.decode(data) == value
    assert canonical.encode(canonical.decode(data)) == data


@given(st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=6), whole, min_size=2))
def test_the_order_in_which_keys_were_put_in_leaves_no_trace(value: dict[str, int]) -> None:
    assert canonical.encode(dict(reversed(value.items()))) == canonical.encode(value)


def test_the_bytes_are_those_of_the_specification_for_ever() -> None:
    value = {"b": [1, -2, True, None, 'é ߊ \u2028 \x01 " \\'], "a": {}, "A": ""}
    assert canonical.encode(value) == '{"A":"","a":{},"b":[1,-2,true,null,"é ߊ \u2028 \\u0001 \\" \\\\"]}'.encode()
    assert hashlib.sha256(canonical.encode(value)).hexdigest() == "a6047ab6b58c1763c4d8e3ab840e77b6acdd49e61e5cf9805ca6cc3f4a523d5c"


def test_two_writings_of_one_letter_stay_two() -> None:
    assert canonical.encode("é") != canonical.encode("e\u0301")


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), 2**53, -(2**53), "\ud800", ["a\udfffb"], {"é": 1}, {1: 2}, {"a": b"bytes"}, {1, 2}, b"x", object()],
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(BadInput):
        canonical.encode(value)


def test_a_value_nested_too_deep_is_refused_in_both_directions() -> None:
    deep: Any = 0
    for _ in range(40):
        deep = [deep]
    with pytest.raises(BadInput):
        canonical.encode(deep)
    for data in (b"[" * 40 + b"]" * 40, b"[" * 200_000):
        with pytest.raises(BadInput):
            canonical.decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b' {"a":1}',
        b'{"a":1}\n',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b'"\\u00e9"',
        b'"\\/"',
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b'"\\ud800"',
        b"\xef\xbb\xbf1",
        b"\xff",
        b"",
        b"nul",
        b'{"a":1',
        b'{"\xc3\xa9":1}',
    ],
)
def test_bytes_that_would_not_have_been_written_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        canonical.decode(data)


@given(values, st.data())
def test_no_other_bytes_give_the_same_value(value: Any, data: st.DataObject) -> None:
    good = canonical.encode(value)
    place = data.draw(st.integers(0, len(good) - 1))
    bad = good[:place] + bytes([good[place] ^ data.draw(st.integers(1, 255))]) + good[place + 1 :]
    try:
        read = canonical.decode(bad)
    except BadInput:
        return
    assert canonical.encode(read) == bad
    assert read != value or isinstance(read, bool) != isinstance(value, bool)
