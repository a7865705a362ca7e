"""The register where things go wrong: several writers, kill -9, a full disk, a read-only one."""

from __future__ import annotations

import gc
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.record.registers import ACTOR, check_chain, everything, new, opened, row, titled

from constat.errors import ConstatError, StorageFailed
from constat.record import database
from constat.record.register import Register, Stale


@pytest.fixture
def register(tmp_path: Path, backend: str) -> Iterator[Register]:
    made = opened(tmp_path, backend)
    yield made
    database.detach(made.alias)


def forked(register: Register, work: Callable[[int], None]) -> tuple[int, int]:
    """A process of its own that does the work, and the pipe on which it acknowledges."""
    register.connection.close()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reader)
            work(writer)
            code = 0
        finally:
            # No clean-up of the parent's: what is shared stays the parent's.
            os._exit(code)
    os.close(writer)
    return child, reader


def acknowledged(reader: int) -> list[str]:
    """What a process acknowledged, one line each; half a line at the end was not."""
    with os.fdopen(reader, "rb") as pipe:
        return pipe.read().decode().split("\n")[:-1]


def test_threads_that_write_at_once_lose_nothing_and_keep_the_chain_gapless(register: Register) -> None:
    shared, failed = new(), []
    barrier = threading.Barrier(4)

    def work(n: int) -> None:
        try:
            barrier.wait()
            for k in range(10):
                register.append(ACTOR, "record", [["add", "incident", shared, "unheard_of", f"{n}-{k}"], ["add", "party", shared, "aliases", f"{n}-{k}"]])
        except BaseException as fault:
            failed.append(fault)
        finally:
            database.detach(register.alias)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert check_chain(register) == 41
    assert row(register, shared, "party").aliases.count("-") == 40


def test_processes_that_write_at_once_lose_nothing_and_keep_the_chain_gapless(register: Register) -> None:
    shared = new()

    def work(n: int) -> Callable[[int], None]:
        def writing(pipe: int) -> None:
            for k in range(15):
                entry = register.append(ACTOR, "record", [["add", "party", shared, "aliases", f"{n}-{k}"]])
                os.write(pipe, f"{entry.hash}\n".encode())

        return writing

    started = [forked(register, work(n)) for n in range(3)]
    told = [line for _child, reader in started for line in acknowledged(reader)]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child, _ in started] == [0, 0, 0]
    assert len(told) == 45
    assert set(told) <= {entry.hash for entry in everything(register)}
    assert check_chain(register) == 46
    assert row(register, shared, "party").aliases.count("-") == 45


def test_of_two_that_opened_the_same_record_one_saves_and_the_other_is_told(register: Register) -> None:
    subject = new()
    register.append(ACTOR, "record", titled(subject, "0"))

    def work(pipe: int) -> None:
        for _ in range(10):
            opened_at = row(register, subject)
            with suppress(Stale):
                register.append(ACTOR, "correct", titled(subject, str(int(opened_at.title_en) + 1)), {("incident", subject): opened_at.revision})
                os.write(pipe, b"saved\n")

    started = [forked(register, work) for _ in range(2)]
    saved = sum(len(acknowledged(reader)) for _child, reader in started)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child, _ in started] == [0, 0]
    assert int(row(register, subject).title_en) == saved >= 10
    assert check_chain(register) == saved + 2


def test_thirty_kills_lose_no_acknowledged_entry_and_leave_none_half(register: Register) -> None:
    chance = random.Random(20221)
    told: dict[str, str] = {}

    def work(pipe: int) -> None:
        n = 0
        while True:
            subject = new()
            # Several records an entry, so that half an entry would show.
            entry = register.append(ACTOR, "record", [*titled(subject, f"t{n}"), *[["add", "party", new(), "aliases", "x" * 400] for _ in range(20)]])
            os.write(pipe, f"{entry.hash} {subject}\n".encode())
            n += 1

    for _ in range(30):
        child, reader = forked(register, work)
        time.sleep(chance.uniform(0.01, 0.2))
        os.kill(child, signal.SIGKILL)
        told.update(line.split() for line in acknowledged(reader))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, "it ended before it was killed"
        hashes = {entry.hash for entry in everything(register)}
        assert set(told) <= hashes
        # One entry may have been written whose acknowledgement was cut off.
    assert len(told) > 30
    assert check_chain(register) == len(everything(register))
    assert all(row(register, subject).title_en.startswith("t") for subject in told.values())
    register.append(ACTOR, "record", titled(new(), "afterwards"))


def mounted(place: Path, *options: str) -> None:
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", *options, str(place)], capture_output=True).returncode:
        pytest.skip("mounting a file system needs root and the right to mount")


def test_a_full_disk_is_told_as_such_and_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """On a real file system of 4 MiB, where the machine lets us make one; of SQLite, since PostgreSQL's disk is its server's."""
    small = tmp_path / "small"
    mounted(small, "-t", "tmpfs", "-o", "size=4m", "tmpfs")
    alias = ""
    try:
        ballast = small / "ballast"
        ballast.write_bytes(bytes(256 * 1024))
        register = opened(small)
        alias = register.alias
        told: list[str] = []

        def fill() -> None:
            while len(told) < 500:
                told.append(register.append(ACTOR, "record", [["set", "incident", new(), "summary_en", "x" * 60_000]]).hash)

        with pytest.raises(StorageFailed) as fault:
            fill()
        assert fault.value.message_id == "record-disk-full"
        assert [entry.hash for entry in everything(register)][1:] == told
        with pytest.raises(StorageFailed):
            register.append(ACTOR, "record", [["set", "incident", new(), "summary_en", "x" * 600_000]])
        assert [entry.hash for entry in everything(register)][1:] == told
        ballast.unlink()
        told.append(register.append(ACTOR, "record", titled(new(), "after room was made")).hash)
        assert [entry.hash for entry in everything(register)][1:] == told
    finally:
        if alias:
            database.detach(alias)
        subprocess.run(["umount", str(small)], check=True)


def test_a_read_only_folder_refuses_writing_and_changes_nothing(tmp_path: Path) -> None:
    kept, bound = tmp_path / "kept", tmp_path / "bound"
    kept.mkdir()
    register = opened(kept)
    register.append(ACTOR, "record", titled(new(), "before"))
    database.detach(register.alias)
    mounted(bound, "--bind", str(kept))
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(bound)], check=True)
        with pytest.raises(StorageFailed) as fault:
            database.attach(bound, "")
        assert fault.value.message_id == "record-not-writable"
    finally:
        subprocess.run(["umount", str(bound)], check=True)
    assert check_chain(register) == 2


def test_a_disk_that_turns_read_only_while_open_refuses_writing(tmp_path: Path) -> None:
    small = tmp_path / "small"
    mounted(small, "-t", "tmpfs", "-o", "size=16m", "tmpfs")
    alias = ""
    try:
        register = opened(small)
        alias = register.alias
        database.detach(alias)
        subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
        with pytest.raises(StorageFailed) as fault:
            register.append(ACTOR, "record", titled(new(), "x"))
        assert fault.value.message_id == "record-not-writable"
        # The error holds the connection that could not be opened, and that holds the disk.
        del fault
        gc.collect()
        database.detach(alias)
        subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
        register.append(ACTOR, "record", titled(new(), "x"))
        assert check_chain(register) == 2
    finally:
        if alias:
            database.detach(alias)
        subprocess.run(["umount", str(small)], check=True)


def test_a_writer_that_never_ends_is_told_as_a_busy_case_file(tmp_path: Path) -> None:
    register = opened(tmp_path)
    other: list[ConstatError] = []

    def write() -> None:
        try:
            with register.connection.cursor() as cursor:
                cursor.execute("PRAGMA busy_timeout=200")
            register.append(ACTOR, "record", titled(new(), "waiting"))
        except ConstatError as fault:
            other.append(fault)
        finally:
            database.detach(register.alias)

    with register.writing():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert [fault.message_id for fault in other] == ["database-busy"]
    assert check_chain(register) == 1
    database.detach(register.alias)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / database.FILE).write_bytes(b"these are not the pages of a database " * 100)
    before = (tmp_path / database.FILE).read_bytes()
    alias = database.attach(tmp_path, "")
    with pytest.raises(StorageFailed):
        database.prepare(alias)
    database.detach(alias)
    assert (tmp_path / database.FILE).read_bytes() == before


def test_the_database_file_is_born_readable_by_its_owner_only(tmp_path: Path) -> None:
    register = opened(tmp_path)
    register.append(ACTOR, "record", titled(new(), "x"))
    assert {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {path.name: 0 for path in tmp_path.iterdir()}
    database.detach(register.alias)
