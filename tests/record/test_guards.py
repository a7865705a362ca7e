"""Guards: no way to the tables but the register's, whatever program comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from tests.record.registers import ACTOR, check_chain, everything, new, opened, titled

from constat.record import database, guards
from constat.record.register import Register


@pytest.fixture
def register(tmp_path: Path, backend: str) -> Iterator[Register]:
    made = opened(tmp_path, backend)
    made.append(ACTOR, "record", [*titled(new(), "Moura"), ["add", "party", new(), "aliases", "FAMa"]])
    yield made
    database.detach(made.alias)


def run(register: Register, statement: str, values: list[Any] | None = None) -> None:
    with register.connection.cursor() as cursor:
        cursor.execute(statement, values or [])


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE "record_incident" SET "title_en" = \'x\'',
        'DELETE FROM "record_incident"',
        'INSERT INTO "record_incident" SELECT * FROM "record_incident"',
        'UPDATE "record_touch" SET "seq" = 9',
        'DELETE FROM "record_touch"',
        'UPDATE "record_entry" SET "header" = "body"',
        'UPDATE "record_entry" SET "sig" = "header"',
        'UPDATE "record_entry" SET "hash" = "chain"',
        'UPDATE "record_entry" SET "seq" = "seq" + 100',
        'UPDATE "record_entry" SET "chain" = \'other\'',
        'UPDATE "record_entry" SET "body" = "header"',
        'DELETE FROM "record_entry"',
        'DELETE FROM "record_entry" WHERE "seq" = 2',
        'INSERT INTO "record_entry" SELECT "chain", "seq" + 1, "hash", "header", "body", "sig" FROM "record_entry" WHERE "seq" = 2',
    ],
)
def test_plain_sql_changes_neither_tables_nor_entries(register: Register, statement: str) -> None:
    shown, entries = register.digest(), everything(register)
    with pytest.raises(DatabaseError):
        run(register, statement)
    assert (register.digest(), everything(register)) == (shown, entries)
    assert check_chain(register) == 2


def test_every_table_of_a_record_type_is_shut_to_all_three_acts(register: Register) -> None:
    from constat.record.models import RECORDS

    # One row in each table first, so that triggers that ask row by row are asked too.
    register.append(ACTOR, "record", [["set", model.type_name(), new(), "void", False] for model in RECORDS])
    for table in guards.projected():
        for statement in (f'DELETE FROM "{table}"', f'INSERT INTO "{table}" SELECT * FROM "{table}"'):
            with pytest.raises(DatabaseError):
                run(register, statement)
    assert check_chain(register) == 3


def test_entries_keep_what_they_say_even_from_code_that_holds_the_head(register: Register) -> None:
    for statement in ('DELETE FROM "record_entry"', 'UPDATE "record_entry" SET "sig" = "header"', 'UPDATE "record_entry" SET "body" = "header"'):
        with pytest.raises(Exception, match="refused"), register.writing() as cursor:
            cursor.execute(statement)
    assert check_chain(register) == 2


def test_a_body_may_be_withdrawn_and_comes_back_only_as_the_one_that_the_header_names(register: Register) -> None:
    whole = everything(register)[1]
    run(register, 'UPDATE "record_entry" SET "body" = NULL WHERE "seq" = 2')
    without = everything(register)[1]
    assert without.body is None and without.header_bytes == whole.header_bytes
    assert without.hash == whole.hash
    register.admit([whole])
    assert everything(register)[1] == whole
    assert check_chain(register) == 2


def test_a_transaction_that_failed_leaves_the_tables_shut(register: Register) -> None:
    with pytest.raises(RuntimeError), register.writing():
        raise RuntimeError
    with pytest.raises(DatabaseError):
        run(register, 'DELETE FROM "record_incident"')


def test_another_program_finds_the_tables_shut_too(tmp_path: Path, backend: str, register: Register) -> None:
    if backend:
        pytest.skip("SQLite: another program opens the file; on PostgreSQL the other tests come through the server already")
    shown = register.digest()
    other = sqlite3.connect(tmp_path / database.FILE)
    for statement in (
        'INSERT OR REPLACE INTO "record_incident" SELECT * FROM "record_incident"',
        'INSERT OR REPLACE INTO "record_entry" SELECT "chain", "seq", "hash", "sig", "body", "header" FROM "record_entry"',
        'REPLACE INTO "record_touch" SELECT * FROM "record_touch"',
        'DELETE FROM "record_entry"',
    ):
        with pytest.raises(sqlite3.IntegrityError), other:
            other.execute(statement)
    other.close()
    assert register.digest() == shown
    assert check_chain(register) == 2


@pytest.mark.parametrize("table", ["record_incident", "record_touch", "record_entry"])
def test_emptying_a_table_at_one_stroke_is_refused(backend: str, register: Register, table: str) -> None:
    if not backend:
        pytest.skip("TRUNCATE is PostgreSQL's")
    for statement in (f'TRUNCATE "{table}"', f'TRUNCATE "{table}" CASCADE', 'TRUNCATE "record_party", "record_entry", "record_touch"'):
        with pytest.raises(DatabaseError):
            run(register, statement)
    assert check_chain(register) == 2


def test_guards_are_put_in_place_again_without_harm(register: Register) -> None:
    guards.install(register.connection)
    database.prepare(register.alias)
    with pytest.raises(DatabaseError):
        run(register, 'DELETE FROM "record_incident"')
    assert check_chain(register) == 2
