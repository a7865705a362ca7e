"""The database of a case file: SQLite in the workspace, or PostgreSQL by one URL; one process may hold several open.

SQLite runs with a write-ahead log and `synchronous=FULL` (an acknowledged write survives a power cut), immediate transactions
(two writers queue, never deadlock) and `secure_delete` (what is deleted is overwritten).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from constat.errors import BadSettings, Conflict, NotFound, StorageFailed

FILE: Final = "casefile.sqlite"
_PRAGMAS: Final = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA busy_timeout=20000"


def ready() -> None:
    """Makes Django usable in this process; calling it again does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "constat.project")
    import django
    from django.apps import apps

    # Setting up imports this room in turn: that second call finds it under way.
    if not apps.ready and not apps.loading:
        django.setup(set_prefix=False)


def settings_of(folder: Path, url: str) -> dict[str, Any]:
    """Django's settings of the database that a URL names, or of the SQLite file in that folder where the URL is empty."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / FILE),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS, "timeout": 20},
            # A server keeps each thread's connection from one page to the next.
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise BadSettings("database-url", room="record")
    options = dict(parse_qsl(parts.query))
    # A socket's folder is given as ?host=/run/postgresql, as libpq does.
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Statements are prepared on the server instead of being put together here: half the time of an append.
        "OPTIONS": {"server_side_binding": True, **options},
    }


def attach(folder: Path, url: str) -> str:
    """The alias under which this process knows that database."""
    ready()
    from django.db import connections

    wanted = settings_of(folder, url)
    alias = "case-" + hashlib.sha256(f"{folder.resolve()}|{url}".encode()).hexdigest()[:12]
    if alias not in connections.settings:
        if not url:
            _born_private(folder / FILE)
        filled = connections.configure_settings({"default": {}, alias: wanted})
        connections.settings[alias] = filled[alias]
    return alias


def _born_private(path: Path) -> None:
    """Makes the file with mode 0600 before SQLite would make it with another."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except FileNotFoundError:
        raise NotFound("no-case-file", room="record", path=str(path.parent)) from None
    except OSError as fault:
        raise StorageFailed("record-not-writable", room="record", place=path.name) from fault


def detach(alias: str) -> None:
    """Closes this thread's connection to that database."""
    from django.db import connections

    if alias in connections.settings:
        connections[alias].close()


@contextmanager
def telling(place: str) -> Iterator[None]:
    """Turns the database's refusals into errors that a person can act on; what was under way is rolled back."""
    from django.db import DatabaseError, OperationalError

    try:
        yield
    except OperationalError as fault:
        said = str(fault).lower()
        if "locked" in said or "busy" in said:
            raise Conflict("database-busy", room="record") from fault
        if "full" in said or "no space" in said:
            raise StorageFailed("record-disk-full", room="record", place=place) from fault
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            raise StorageFailed("record-not-writable", room="record", place=place) from fault
        raise StorageFailed("database-failed", room="record", reason=type(fault).__name__) from fault
    except DatabaseError as fault:
        raise StorageFailed("database-failed", room="record", reason=type(fault).__name__) from fault


def fetched(cursor: Any, statement: str, values: list[Any]) -> list[Any]:
    """All rows of a statement that gives many bytes: PostgreSQL sends them as they are instead of as text."""
    if hasattr(cursor.cursor, "copy"):
        with cursor.cursor.connection.cursor(binary=True) as raw:
            return list(raw.execute(statement, values).fetchall())
    cursor.execute(statement, values)
    return list(cursor.fetchall())


def prepare(alias: str) -> None:
    """Makes or upgrades the tables and puts the guards in place."""
    from django.core.management import call_command
    from django.db import connections

    from constat.record import guards, projection
    from constat.record.models import Head

    with telling("casefile"):
        call_command("migrate", "record", database=alias, verbosity=0, interactive=False)
        guards.install(connections[alias])
        with connections[alias].cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{Head._meta.db_table}" ("id", "chain", "open", "schema") VALUES (1, %s, 0, %s) ON CONFLICT ("id") DO NOTHING', ["", projection.schema()]
            )
