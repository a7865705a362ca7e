"""Damaged, odd and busy files of keys are told in our words, never by a raw error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from argon2.exceptions import HashingError
from filelock import FileLock

from constat.errors import BadFile, Conflict, StorageFailed
from constat.record import canonical
from constat.record.keys import Cost, Keyring

PHRASE = "corbeau lune sept"
C = Cost.smallest()


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)[0]


def told(ring: Keyring) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ring.folder / "keyring.json").read_bytes())
    return found


def test_a_key_file_that_lacks_a_part_or_holds_an_odd_one_is_damaged(ring: Keyring) -> None:
    path, good = ring.folder / "keyring.json", told(ring)
    bad: list[Any] = [[], "x", None, {**good, "slots": []}, {**good, "slots": [7]}]
    for name in good:
        bad += [{other: value for other, value in good.items() if other != name}, {**good, name: 0}, {**good, name: ["x"]}]
    for name in good["public"]:
        bad += [{**good, "public": {**good["public"], name: 5}}, {**good, "public": {**good["public"], name: None}}]
    slot = good["slots"][0]
    for name in slot:
        less = {other: value for other, value in slot.items() if other != name}
        bad += [{**good, "slots": [one]} for one in (less, {**slot, name: 0}, {**slot, name: [0]})]
    for cost in ([8, 1, 2], [2**31, 1, 1], [8192, 10**6, 1], [8192, 1], ["8192", 1, 1], [8192, 0, 1]):
        bad.append({**good, "slots": [{**slot, "cost": cost}]})
    for one in bad:
        path.write_bytes(canonical.encode(one))
        with pytest.raises(BadFile):
            Keyring.open(ring.folder)
        with pytest.raises(BadFile):
            ring.members()
    path.write_bytes(canonical.encode(good))
    assert Keyring.open(ring.folder).unlock("awa", PHRASE).code == "awa"


def test_whoever_is_at_work_when_the_key_file_is_damaged_is_told_each_time(ring: Keyring) -> None:
    (ring.folder / "keyring.json").write_bytes(b"{}")
    for _ in range(2):
        with pytest.raises(BadFile):
            ring.sign(b"x")


@pytest.mark.parametrize("content", [b"[]", b"7", b"{}", b'{"mac":7,"peers":[]}', b'{"mac":"zz","peers":[]}', b'{"mac":"00","peers":[]}', b"\xff"])
def test_an_odd_list_of_offices_is_damaged(ring: Keyring, content: bytes) -> None:
    (ring.folder / "peers.json").write_bytes(content)
    with pytest.raises(BadFile, match="trusted offices"):
        ring.peers()


@pytest.mark.parametrize("damage", [b"no database at all" * 999, b"SQLite format 3\x00" + bytes(8000)])
def test_a_damaged_store_of_subject_keys_is_told(ring: Keyring, damage: bytes) -> None:
    ring.new_subject_keys([("person", "a" * 32)])
    (ring.folder / "subjects-1.sqlite").write_bytes(damage)
    for work in (lambda: ring.subject_key("person", "a" * 32), ring.warm, ring.rotate, lambda: ring.holds("0" * 32), ring.backup):
        with pytest.raises(BadFile, match="subject keys"):
            work()


def test_keys_that_another_process_changes_are_busy(ring: Keyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("constat.record.keys.keyfile.PATIENCE", 0.05)
    other = Keyring.create(tmp_path / "b", office="Gao", code="b", passphrase=PHRASE, roles=["administrator"], cost=C)[0]
    with FileLock(ring.folder / ".lock"):
        for work in (ring.rotate, lambda: ring.trust(other.card(), other.fingerprint), lambda: ring.distrust("1"), ring.backup):
            with pytest.raises(Conflict, match="Another process"):
                work()
    assert ring.trust(other.card(), other.fingerprint) in ring.peers()


def test_a_recovery_file_that_holds_something_else_is_told(tmp_path: Path) -> None:
    import pyrage

    ring, paper = Keyring.create(tmp_path / "keys", office="B", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)
    recipient = pyrage.x25519.Recipient.from_str(ring.recovery_recipient)
    for content in (b"[]", b"{}", b"\xff", b'{"workspace":7}', b'{"workspace":"00"}'):
        (ring.folder / "recovery-1.age").write_bytes(pyrage.encrypt(content, [recipient]))
        with pytest.raises(BadFile):
            Keyring.open(ring.folder).recover(paper, code="awa", passphrase=PHRASE, cost=C)


def test_a_machine_without_memory_for_a_passphrase_says_so(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_a: Any, **_k: Any) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("constat.record.keys.cost.hash_secret_raw", exhausted)
    with pytest.raises(StorageFailed, match="8 MiB"):
        Keyring.open(ring.folder).unlock("awa", PHRASE)
