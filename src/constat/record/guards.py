"""Triggers that shut every way to the tables but the register's, for whoever comes by another program.

Projected tables and entries refuse writes while no head is open; entries refuse change and removal even then, but for
withdrawing a body.
"""

from __future__ import annotations

from typing import Any, Final

SHUT: Final = "the register is the only way to write"
KEPT: Final = "entries are never changed"


def projected() -> list[str]:
    """Names of the tables that only the register writes, but for the entries."""
    from constat.record.models import RECORDS, Touch

    return [*(model._meta.db_table for model in RECORDS), Touch._meta.db_table]


def install(connection: Any) -> None:
    """Puts the triggers in place, anew."""
    with connection.cursor() as cursor:
        for statement in _postgresql() if connection.vendor == "postgresql" else _sqlite():
            cursor.execute(statement)


def open_head(cursor: Any, vendor: str) -> None:
    """Takes the head for this transaction, waiting for whoever has it, and opens the tables."""
    if vendor == "postgresql":
        cursor.execute("""SELECT set_config('constat.open', '1', true) FROM "record_head" WHERE "id" = 1 FOR UPDATE""")
    else:
        cursor.execute('UPDATE "record_head" SET "open" = 1 WHERE "id" = 1')


def shut_head(cursor: Any, vendor: str) -> None:
    """Shuts the tables again; on PostgreSQL the end of the transaction does it."""
    if vendor != "postgresql":
        cursor.execute('UPDATE "record_head" SET "open" = 0 WHERE "id" = 1')


def _sqlite() -> list[str]:
    statements = []
    for table in projected():
        for act in ("INSERT", "UPDATE", "DELETE"):
            name = f"{table}_{act.lower()}_shut"
            statements += [
                f'DROP TRIGGER IF EXISTS "{name}"',
                f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" WHEN (SELECT "open" FROM "record_head" WHERE "id" = 1) IS NOT 1 '  # noqa: S608
                f"BEGIN SELECT RAISE(ABORT, '{SHUT}'); END",
            ]
    kept = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in ("chain", "seq", "hash", "header", "sig"))
    changed = 'NEW."body" IS NOT NULL AND OLD."body" IS NOT NULL AND OLD."body" IS NOT NEW."body"'
    statements += [
        # `INSERT OR REPLACE` removes the former row without asking the trigger on removals: the insertion is asked instead.
        'DROP TRIGGER IF EXISTS "record_entry_insert_shut"',
        f'CREATE TRIGGER "record_entry_insert_shut" BEFORE INSERT ON "record_entry" WHEN (SELECT "open" FROM "record_head" WHERE "id" = 1) IS NOT 1 '  # noqa: S608
        f"BEGIN SELECT RAISE(ABORT, '{SHUT}'); END",
        'DROP TRIGGER IF EXISTS "record_entry_update_kept"',
        f'CREATE TRIGGER "record_entry_update_kept" BEFORE UPDATE ON "record_entry" WHEN {kept} OR {changed} '
        f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
        'DROP TRIGGER IF EXISTS "record_entry_delete_kept"',
        f"CREATE TRIGGER \"record_entry_delete_kept\" BEFORE DELETE ON \"record_entry\" BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
    ]
    return statements


def _postgresql() -> list[str]:
    statements = [
        "CREATE OR REPLACE FUNCTION constat_shut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF current_setting('constat.open', true) IS DISTINCT FROM '1' THEN RAISE EXCEPTION '{SHUT}'; END IF; RETURN NULL; END $$",
        "CREATE OR REPLACE FUNCTION constat_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP IN ('DELETE', 'TRUNCATE') THEN RAISE EXCEPTION '{KEPT}'; END IF; "
        "IF OLD.chain IS DISTINCT FROM NEW.chain OR OLD.seq IS DISTINCT FROM NEW.seq OR OLD.hash IS DISTINCT FROM NEW.hash "
        "OR OLD.header IS DISTINCT FROM NEW.header OR OLD.sig IS DISTINCT FROM NEW.sig "
        "OR (NEW.body IS NOT NULL AND OLD.body IS NOT NULL AND OLD.body IS DISTINCT FROM NEW.body) "
        f"THEN RAISE EXCEPTION '{KEPT}'; END IF; RETURN NEW; END $$",
    ]
    for table in projected():
        statements += [
            f'DROP TRIGGER IF EXISTS "{table}_shut" ON "{table}"',
            # Once a statement, not once a row: the answer is the same for all its rows.
            f'CREATE TRIGGER "{table}_shut" BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION constat_shut()',
        ]
    return [
        *statements,
        'DROP TRIGGER IF EXISTS "record_entry_kept" ON "record_entry"',
        'CREATE TRIGGER "record_entry_kept" BEFORE UPDATE OR DELETE ON "record_entry" FOR EACH ROW EXECUTE FUNCTION constat_kept()',
        'DROP TRIGGER IF EXISTS "record_entry_emptied" ON "record_entry"',
        'CREATE TRIGGER "record_entry_emptied" BEFORE TRUNCATE ON "record_entry" FOR EACH STATEMENT EXECUTE FUNCTION constat_kept()',
        'DROP TRIGGER IF EXISTS "record_entry_shut" ON "record_entry"',
        'CREATE TRIGGER "record_entry_shut" BEFORE INSERT ON "record_entry" FOR EACH STATEMENT EXECUTE FUNCTION constat_shut()',
    ]
