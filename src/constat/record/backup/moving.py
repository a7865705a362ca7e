"""The move from SQLite to PostgreSQL and back: the same entries, the same chain, every row compared before the old one rests.

The workspace stays where it is: keys, vault and read log with it. The database left behind is closed for writing for ever, or
two would write one chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constat.errors import Conflict
from constat.record import database

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


def move(case: CaseFile, url: str) -> CaseFile:
    """The same case file in another database (an empty URL is the file in the workspace); the former one can no longer be written.

    Set DATABASE_URL accordingly afterwards. `Conflict` where the target holds a case file, or where the rows differ.
    """
    from constat.record.casefile import CaseFile
    from constat.record.models import Chain

    case.keys.need()
    target = case.folder / database.FILE
    if not url and target.exists():
        raise Conflict("move-target", room="record", place=target.name)
    alias = database.attach(case.folder, url)
    try:
        database.prepare(alias)
        if Chain.objects.using(alias).exists():
            raise Conflict("move-target", room="record", place="DATABASE_URL" if url else target.name)
        moved = CaseFile(case.folder, alias, case.keys, case.clock)
        # The head is held throughout: nobody writes to the old one while it is read.
        with case.register.writing() as source, moved.register.writing() as cursor:
            source.execute('SELECT "chain", "seq", "hash", "at", "key", "own", "state", "office" FROM "record_chain"')
            for row in source.fetchall():
                cursor.execute(
                    'INSERT INTO "record_chain" ("chain", "seq", "hash", "at", "key", "own", "state", "office") VALUES (%s, %s, %s, %s, %s, %s, %s, %s)',
                    [*row[:5], bool(row[5]), *row[6:]],
                )
            block = []
            for entry in case.register.entries(source):
                block.append(entry)
                if len(block) == 2000:
                    moved.register._keep(cursor, block)
                    block = []
            moved.register._keep(cursor, block)
            source.execute('SELECT "chain" FROM "record_head" WHERE "id" = 1')
            cursor.execute('UPDATE "record_head" SET "chain" = %s WHERE "id" = 1', [source.fetchone()[0]])
            moved.register._rebuild(cursor, None)
            source.execute('UPDATE "record_head" SET "chain" = %s WHERE "id" = 1', ["moved"])
        if moved.register.digest() != case.register.digest():
            raise Conflict("move-differs", room="record")
    except BaseException:
        _back(case)
        database.detach(alias)
        raise
    if url:
        database.detach(case.alias)
        (case.folder / database.FILE).rename(case.folder / f"{database.FILE}.moved")
        for ending in ("-wal", "-shm"):
            (case.folder / f"{database.FILE}{ending}").unlink(missing_ok=True)
    return moved


def _back(case: CaseFile) -> None:
    """Gives the old database its head again after a move that failed late."""
    with case.register.writing() as cursor:
        cursor.execute('UPDATE "record_head" SET "chain" = (SELECT "chain" FROM "record_chain" WHERE "own" = %s) WHERE "id" = 1 AND "chain" = %s', [True, "moved"])
