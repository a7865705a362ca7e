"""Entries: a signed header over a body that can be withheld, and the refusal of anything else."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from constat.errors import BadInput
from constat.record import canonical
from constat.record.entry import LIMIT, Entry, body_of, chain_name, check_change, header_of, to_sign

SIGNER = SigningKey(bytes(range(32)))
PUBLIC = bytes(SIGNER.verify_key)
NONCE = bytes(16)
CHAIN = chain_name(PUBLIC, NONCE)
OTHER = "b" * 32
ACTOR = "a" * 32
SUBJECT = "c" * 32
CHANGES: list[list[Any]] = [["set", "chain", CHAIN, "key", PUBLIC.hex()], ["set", "chain", CHAIN, "nonce", NONCE.hex()]]


def entry(changes: list[list[Any]] = CHANGES, *, seq: int = 1, prev: str = "", why: str | None = None) -> Entry:
    body = body_of(bytes(16), ACTOR, "record", why, 1, changes)
    header = header_of(CHAIN, seq, prev, 1_700_000_000_000, {OTHER: [4, "d" * 64]}, body)
    unsigned = Entry(header, body, b"")
    return Entry(header, body, SIGNER.sign(to_sign(unsigned.hash)).signature)


def with_header(**changed: Any) -> Entry:
    good = entry()
    return Entry(canonical.encode({**good.header, **changed}), good.body_bytes, good.signature)


def with_body(**changed: Any) -> Entry:
    good = entry()
    return Entry(good.header_bytes, canonical.encode({**(good.body or {}), **changed}), good.signature)


def test_an_entry_tells_what_was_put_in() -> None:
    made = entry()
    assert (made.chain, made.seq, made.at, made.tag) == (CHAIN, 1, 1_700_000_000_000, f"{CHAIN}:1")
    assert made.changes == CHANGES
    assert made.body is not None and made.body["why"] is None
    assert entry(why="kid.text").body["why"] == {"x": "kid.text"}  # type: ignore[index]


def test_hash_and_signature_are_those_that_anyone_can_compute() -> None:
    made = entry()
    assert made.hash == hashlib.sha256(made.header_bytes).hexdigest()
    assert json.loads(made.header_bytes)["body"] == hashlib.sha256(made.body_bytes or b"").hexdigest()
    SIGNER.verify_key.verify(b"constat-entry/1\x00" + bytes.fromhex(made.hash), made.signature)


def test_the_signature_holds_for_its_key_and_its_header_only() -> None:
    made = entry()
    assert made.signed_by(PUBLIC)
    assert not made.signed_by(bytes(SigningKey.generate().verify_key))
    assert not Entry(header_of(CHAIN, 2, "e" * 64, 5, {}, b""), None, made.signature).signed_by(PUBLIC)
    assert not Entry(made.header_bytes, None, b"").signed_by(PUBLIC)
    assert not made.signed_by(b"short")


@given(st.integers(0), st.integers(1, 255))
def test_any_changed_byte_of_header_body_or_signature_is_found(place: int, by: int) -> None:
    made = entry()
    parts = [bytearray(made.header_bytes), bytearray(made.body_bytes or b""), bytearray(made.signature)]
    place %= sum(len(part) for part in parts)
    for part in parts:
        if place < len(part):
            part[place] ^= by
            break
        place -= len(part)
    changed = Entry(bytes(parts[0]), bytes(parts[1]), bytes(parts[2]))
    assert not changed.signed_by(PUBLIC) or not changed.body_holds()


def test_a_withheld_body_leaves_the_chain_verifiable() -> None:
    made = entry()
    without = Entry(made.header_bytes, None, made.signature)
    assert without.signed_by(PUBLIC) and without.body_holds()
    assert without.hash == made.hash
    assert (without.body, without.changes, without.key_told()) == (None, [], None)


def test_the_first_entry_proves_the_name_of_its_chain() -> None:
    assert entry().key_told() == PUBLIC
    other = bytes(SigningKey.generate().verify_key)
    for told in (
        [CHANGES[0]],
        [["set", "chain", CHAIN, "key", other.hex()], CHANGES[1]],
        [["set", "chain", CHAIN, "key", "zz"], CHANGES[1]],
        [["set", "chain", CHAIN, "key", 7], CHANGES[1]],
    ):
        assert entry(told).key_told() is None
    assert len(CHAIN) == 32 and chain_name(PUBLIC, b"\x01" * 16) != CHAIN


@pytest.mark.parametrize(
    "changed",
    [
        {"chain": "x"},
        {"chain": CHAIN.upper() + "G"},
        {"seq": 0},
        {"seq": True},
        {"seq": "1"},
        {"seq": 2},
        {"prev": "f" * 64},
        {"at": -1},
        {"at": "1"},
        {"body": "00"},
        {"body": None},
        {"seen": []},
        {"seen": {OTHER: 4}},
        {"seen": {OTHER: [0, "d" * 64]}},
        {"seen": {OTHER: [1, "d"]}},
        {"seen": {"x": [1, "d" * 64]}},
        {"seen": {CHAIN: [1, "d" * 64]}},
        {"v": 0},
        {"v": "1"},
        {"v": True},
        {"more": 1},
    ],
    ids=str,
)
def test_a_header_of_another_form_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as told:
        _ = with_header(**changed).header
    assert told.value.message_id == "entry-malformed"


def test_a_newer_format_is_told_apart_from_a_damaged_one() -> None:
    with pytest.raises(BadInput) as told:
        _ = with_header(v=2, unheard_of={}).header
    assert told.value.message_id == "entry-newer"


@pytest.mark.parametrize(
    "changed",
    [
        {"actor": "awa"},
        {"actor": None},
        {"why_code": 1},
        {"changes": {}},
        {"changes": [["set"]]},
        {"changes": ["x"]},
        {"salt": "00"},
        {"why": "words in the clear"},
        {"why": {"x": 1}},
        {"schema": "1"},
    ],
    ids=str,
)
def test_a_body_of_another_form_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        _ = with_body(**changed).body


@pytest.mark.parametrize("data", [b"", b"[]", b"7", b"{}", b'{"v":1}'])
def test_bytes_that_are_no_entry_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        _ = Entry(data, None, b"").header
    with pytest.raises(BadInput):
        _ = Entry(entry().header_bytes, data, b"").body


def test_unknown_parts_of_a_body_are_kept_for_a_later_version() -> None:
    assert with_body(later="kept").body["later"] == "kept"  # type: ignore[index]


@pytest.mark.parametrize(
    "change",
    [
        [],
        None,
        "set",
        ["drop", "person", SUBJECT, "name", 1],
        ["set", "person", SUBJECT, "name"],
        ["set", "person", SUBJECT, "name", 1, 2],
        ["set", "person", "1", "name", 1],
        ["set", "person", None, "name", 1],
        ["set", "", SUBJECT, "name", 1],
        ["set", "personné", SUBJECT, "name", 1],
        ["set", "person", SUBJECT, "", 1],
        ["set", "per\x00son", SUBJECT, "name", 1],
        ["set", "person", SUBJECT, "name\n", 1],
        ["set", "p" * 41, SUBJECT, "name", 1],
        ["add", "person", SUBJECT, 3, 1],
        ["erase", "x"],
        ["erase", SUBJECT, 1],
        ["erase"],
        [["set"], "person", SUBJECT, "name", 1],
    ],
    ids=str,
)
def test_a_change_of_another_form_is_refused(change: Any) -> None:
    with pytest.raises(BadInput):
        check_change(change)


def test_changes_of_every_known_form_pass() -> None:
    for verb in ("set", "add", "del"):
        check_change([verb, "person", SUBJECT, "name", {"x": "kid.text"}])
    check_change(["erase", SUBJECT])


def test_an_entry_holds_one_mebibyte_and_no_more() -> None:
    frame = len(body_of(bytes(16), ACTOR, "record", None, 1, [["set", "statement", SUBJECT, "text", ""]]))
    assert len(body_of(bytes(16), ACTOR, "record", None, 1, [["set", "statement", SUBJECT, "text", "x" * (LIMIT - frame)]])) == LIMIT
    with pytest.raises(BadInput) as told:
        body_of(bytes(16), ACTOR, "record", None, 1, [["set", "statement", SUBJECT, "text", "x" * (LIMIT - frame + 1)]])
    assert told.value.message_id == "entry-too-large"
