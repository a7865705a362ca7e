"""The log of openings: chained, durable, shared by processes, and free of identities."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from constat.errors import BadFile, ConstatError, StorageFailed
from constat.record.readlog import HOUR, ReadLog, TooMany

AWA, FATOU = "a" * 32, "f" * 32
PERSON = "1" * 32


@pytest.fixture
def log(tmp_path: Path) -> ReadLog:
    return ReadLog(tmp_path / "readlog.sqlite")


def _three(log: ReadLog) -> None:
    for at in (1000, 2000, 3000):
        log.record(AWA, "person", PERSON, ["name", "village"], "kid.sealed", at)


def _tamper(log: ReadLog, statement: str) -> None:
    with sqlite3.connect(log.path) as database:
        for name in ("line_update", "line_delete"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)


def test_an_empty_log_has_no_head_and_verifies(log: ReadLog) -> None:
    assert log.head() == (0, "")
    assert list(log.lines()) == []
    assert log.count_since(AWA, 0) == 0
    log.verify()
    assert not log.path.exists()


def test_each_line_chains_to_the_one_before(log: ReadLog) -> None:
    _three(log)
    lines = list(log.lines())
    assert [line.seq for line in lines] == [1, 2, 3]
    assert [line.prev for line in lines] == ["", lines[0].hash, lines[1].hash]
    assert lines[0].fields == ("name", "village")
    assert log.head() == (3, lines[2].hash)
    log.verify(log.head())


def test_a_clock_behind_the_last_line_is_moved_past_it(log: ReadLog) -> None:
    log.record(AWA, "person", PERSON, ["name"], "x", 5000)
    log.record(AWA, "person", PERSON, ["name"], "x", 10)
    assert [line.at for line in log.lines()] == [5000, 5001]
    log.verify()


def test_lines_are_found_by_member_record_and_time(log: ReadLog) -> None:
    _three(log)
    log.record(FATOU, "source", "2" * 32, ["name"], "x", 4000)
    assert len(list(log.lines(actor=AWA))) == 3
    assert [line.actor for line in log.lines(subject="2" * 32)] == [FATOU]
    assert len(list(log.lines(actor=AWA, since=2000))) == log.count_since(AWA, 2000) == 2


def test_the_cap_counts_one_hour_of_one_member_and_writes_nothing_beyond_it(log: ReadLog) -> None:
    for at in range(3):
        log.record(AWA, "person", PERSON, ["name"], "x", 1000 + at, cap=3)
    with pytest.raises(TooMany):
        log.record(AWA, "person", PERSON, ["name"], "x", 2000, cap=3)
    assert log.head()[0] == 3
    log.record(FATOU, "person", PERSON, ["name"], "x", 2000, cap=3)
    log.record(AWA, "person", PERSON, ["name"], "x", 2000 + HOUR, cap=3)
    with pytest.raises(TooMany):
        log.record_all(FATOU, [("person", PERSON, ["name"])] * 4, "x", 2000 + 2 * HOUR, cap=3)
    assert log.head()[0] == 5


def test_lines_are_neither_changed_nor_removed_through_the_database(log: ReadLog) -> None:
    _three(log)
    with sqlite3.connect(log.path) as database:
        for statement in ("UPDATE line SET reason = ''", "DELETE FROM line"):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(statement)


@pytest.mark.parametrize(
    ("statement", "message", "line"),
    [
        ("UPDATE line SET actor = 'x' WHERE seq = 2", "readlog-changed", "2"),
        ("UPDATE line SET fields = '[\"name\"]' WHERE seq = 1", "readlog-changed", "1"),
        ("UPDATE line SET fields = 'torn' WHERE seq = 3", "readlog-changed", "3"),
        ("UPDATE line SET at = 2001 WHERE seq = 2", "readlog-changed", "2"),
        ("UPDATE line SET at = 1 WHERE seq = 3", "readlog-moved", "3"),
        ("UPDATE line SET prev = hash WHERE seq = 2", "readlog-moved", "2"),
        ("DELETE FROM line WHERE seq = 1", "readlog-missing", "1"),
        ("DELETE FROM line WHERE seq = 2", "readlog-missing", "2"),
        ("UPDATE line SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END", "readlog-missing", "2"),
    ],
)
def test_a_changed_missing_or_moved_line_is_named(log: ReadLog, statement: str, message: str, line: str) -> None:
    _three(log)
    _tamper(log, statement)
    with pytest.raises(BadFile) as caught:
        log.verify()
    assert (caught.value.message_id, str(caught.value.values["line"])) == (message, line)


def test_a_log_cut_at_its_end_is_found_by_a_head_kept_elsewhere(log: ReadLog) -> None:
    _three(log)
    kept = log.head()
    _tamper(log, "DELETE FROM line WHERE seq = 3")
    log.verify()
    with pytest.raises(BadFile, match="3"):
        log.verify(kept)
    log.record(AWA, "person", PERSON, ["name"], "another", 9000)
    with pytest.raises(BadFile) as caught:
        log.verify(kept)
    assert caught.value.message_id == "readlog-changed"


def test_only_its_owner_may_read_the_file(log: ReadLog) -> None:
    _three(log)
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert [path.name for path in log.path.parent.iterdir()] == ["readlog.sqlite"]


def test_a_folder_that_is_gone_or_no_folder_refuses(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        ReadLog(tmp_path / "gone" / "readlog.sqlite").record(AWA, "person", PERSON, ["name"], "x")
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        ReadLog(tmp_path / "file" / "readlog.sqlite").record(AWA, "person", PERSON, ["name"], "x")


def test_a_full_disk_refuses_and_leaves_the_log_as_it_was(log: ReadLog, monkeypatch: pytest.MonkeyPatch) -> None:
    _three(log)
    before = log.head()

    class Full(sqlite3.Connection):
        def execute(self, sql: str, *given: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql == "COMMIT":
                raise sqlite3.OperationalError("database or disk is full")
            return super().execute(sql, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        real = sqlite3.connect
        patched.setattr(sqlite3, "connect", lambda *given, **named: real(*given, **named, factory=Full))
        with pytest.raises(StorageFailed):
            log.record(AWA, "person", PERSON, ["name"], "x")
    assert log.head() == before
    log.verify()


def test_a_file_that_is_no_log_is_named(log: ReadLog) -> None:
    log.path.write_bytes(b"not a database at all, whatever its name says" * 40)
    with pytest.raises(BadFile):
        log.head()
    with pytest.raises(BadFile):
        log.record(AWA, "person", PERSON, ["name"], "x")


def test_several_processes_write_one_chain(log: ReadLog) -> None:
    words = "import sys; from constat.record.readlog import ReadLog\nfor _ in range(20): ReadLog(sys.argv[1]).record('a' * 32, 'person', 'id', ['name'], 'x')"
    running = [subprocess.Popen([sys.executable, "-c", words, str(log.path)]) for _ in range(3)]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert log.head()[0] == 60
    log.verify()


def test_no_message_of_an_error_repeats_the_reason(log: ReadLog) -> None:
    log.record(AWA, "person", PERSON, ["name"], "CANARY", 1, cap=1)
    with pytest.raises(ConstatError) as caught:
        log.record(AWA, "person", PERSON, ["name"], "CANARY", 2, cap=1)
    assert "CANARY" not in str(caught.value)
