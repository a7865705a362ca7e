"""Copies of the keys: of one moment, whole, and never without the file that opens them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from tests.record.offices import PHRASE, office

from constat.errors import BadFile, Refused
from constat.record import backup, sealing
from constat.record.backup import writing
from constat.record.keys import Cost, Keyring
from constat.record.keys.subjects import Subjects

C = Cost.smallest()


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring.create(tmp_path / "keys", office="Bamako", code="awa", passphrase=PHRASE, roles=["administrator"], cost=C)[0]


def other(ring: Keyring) -> Keyring:
    opened = Keyring.open(ring.folder)
    opened.unlock("awa", PHRASE)
    return opened


def test_a_restored_key_ring_opens_with_its_own_subject_keys(ring: Keyring, tmp_path: Path) -> None:
    key = ring.new_subject_keys([("person", "a" * 32)])["person", "a" * 32]
    copy = ring.backup()
    restored = Keyring.restore(tmp_path / "r", copy.parts, copy.subjects)
    restored.unlock("awa", PHRASE)
    assert restored.key(sealing.kid_of(key)) == key
    assert "subjects" not in "".join(copy.parts)


def test_nobody_changes_the_keys_while_they_are_copied(ring: Keyring, monkeypatch: pytest.MonkeyPatch) -> None:
    rotating, copied = threading.Thread(target=other(ring).rotate), Subjects.copy
    generations = []

    def copy(store: Subjects) -> bytes:
        rotating.start()
        rotating.join(0.3)
        generations.append(Keyring.open(ring.folder).generation)
        return copied(store)

    monkeypatch.setattr(Subjects, "copy", copy)
    told = ring.backup()
    rotating.join()
    assert generations == [1] == [told.generation] and Keyring.open(ring.folder).generation == 2


def test_a_copy_follows_a_rotation_by_another_process(ring: Keyring) -> None:
    other(ring).rotate()
    copy = ring.backup()
    assert copy.generation == 2 and set(copy.parts) == {"keyring.json", "recovery-2.age"}
    ring.lock()
    with pytest.raises(Refused, match="locked"):
        ring.backup()


def test_keys_without_their_recovery_file_are_not_copied(ring: Keyring) -> None:
    (ring.folder / "recovery-1.age").unlink()
    with pytest.raises(BadFile, match="key rotate"):
        ring.backup()
    ring.rotate()
    assert "recovery-2.age" in ring.backup().parts


def test_a_backup_during_which_the_keys_change_still_fits_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = office(tmp_path, "A")
    blocks = writing._blocks

    def rotating(*given: Any) -> Any:
        other(a.case.keys).rotate()
        return blocks(*given)

    monkeypatch.setattr(writing, "_blocks", rotating)
    made = backup.create(a.case, tmp_path / "monday.age")
    (tmp_path / "new").mkdir()
    restored = backup.restore(made.path, tmp_path / "new", a.recovery, code="awa", passphrase=PHRASE, keys=made.keys, cost=C)
    assert restored.subject_keys and restored.case.keys.unlocked
