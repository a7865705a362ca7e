"""What `doctor` says of a case file, and the worst, on which nothing opens."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from tests.record.offices import PHRASE, Office, office

from constat.errors import Refused
from constat.record import backup, safety
from constat.record.backup.history import Made, note


@pytest.fixture
def a(tmp_path: Path) -> Office:
    return office(tmp_path, "A")


def told(a: Office) -> set[str]:
    return {sign.message_id for sign in safety.examine(a.case)}


def test_a_fresh_case_file_lacks_a_backup_and_nothing_else(a: Office, tmp_path: Path) -> None:
    assert told(a) - {"swap-open", "unsafe-hibernation", "unsafe-disk"} == {"unsafe-no-backup"}
    backup.create(a.case, tmp_path / "monday.age")
    assert "unsafe-no-backup" not in told(a)


def test_files_that_others_may_read_are_named_and_keep_the_case_file_shut(a: Office) -> None:
    (a.case.folder / "keys" / "keyring.json").chmod(0o644)
    assert "unsafe-readable" in told(a)
    a.case.lock()
    with pytest.raises(Refused, match="keyring.json"):
        a.case.unlock("awa", PHRASE)
    (a.case.folder / "keys" / "keyring.json").chmod(0o600)
    assert a.case.unlock("awa", PHRASE).code == "awa"


def test_an_old_backup_and_old_keys_are_told(a: Office, tmp_path: Path) -> None:
    keys = tmp_path / "old.keys.age"
    keys.write_bytes(b"x")
    note(a.case.folder, Made(0, str(tmp_path / "old.age"), False, 1, ""), Made(0, str(keys), True, 1, ""))
    assert {"unsafe-old-backup", "unsafe-old-keys"} <= told(a)
    backup.create(a.case, tmp_path / "new.age")
    assert not keys.exists(), "keys older than 30 days are destroyed with the next backup"


def test_a_missing_recovery_file_a_late_clock_and_a_chain_put_aside_are_told(a: Office) -> None:
    next(a.case.keys.folder.glob("recovery-*.age")).unlink()
    with a.case.register.writing() as cursor:
        cursor.execute('UPDATE "record_chain" SET "at" = %s, "state" = %s', [10**14, "forked"])
    assert {"unsafe-no-recovery", "unsafe-clock", "unsafe-chain"} <= told(a)


def test_a_full_disk_keeps_the_case_file_shut(a: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1 << 20))
    assert "unsafe-disk" in told(a)
    a.case.lock()
    with pytest.raises(Refused, match="MiB"):
        a.case.unlock("awa", PHRASE)
