"""From states to rows and back: the tables that people read are a function of the entries.

Written with plain statements over a table's own columns, because one entry may touch hundreds of records and a rebuild a
million: the same `INSERT … ON CONFLICT DO UPDATE` runs on SQLite and PostgreSQL.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from constat.errors import ConstatError
from constat.record import canonical
from constat.record.folding import State, element_text, revision

if TYPE_CHECKING:
    from constat.record.models import Record

BATCH: Final = 400
Key = tuple[str, str]
"""A record: its type and id."""


@cache
def _columns(model: type[Record]) -> tuple[str, ...]:
    return tuple(str(field.column) for field in model._meta.concrete_fields)


@cache
def _upsert(model: type[Record]) -> tuple[str, str, str]:
    names = _columns(model)
    quoted = [f'"{name}"' for name in names]
    kept = ", ".join(f"{name} = excluded.{name}" for name in quoted if name != '"id"')
    marks = ", ".join(["%s"] * len(quoted))
    return f'INSERT INTO "{model._meta.db_table}" ({", ".join(quoted)})', f"({marks})", f'ON CONFLICT ("id") DO UPDATE SET {kept}'


def row_of(model: type[Record], subject: str, state: State) -> list[Any]:
    """The row of a state, in the order of the table's columns. Fields that this version does not know are left to a later one."""
    assert state.made is not None, "a state without an entry has no row"
    heads = state.heads()
    own = {
        "id": subject,
        "made": state.made[0],
        "made_by": state.actor,
        "made_in": f"{state.made[1]}:{state.made[2]}",
        "at": state.at,
        "revision": revision(heads),
        "conflicts": sum(name in _declared(model) for name in state.rivals),
        "heads": heads.decode(),
    }
    row: list[Any] = []
    for column, field in _plan(model):
        if field is None:
            row.append(own[column])
        elif field.many:
            elements = state.sets.get(column)
            row.append(json.dumps([elements[text] for text in sorted(elements)], ensure_ascii=False, separators=(",", ":")) if elements else None)
        elif (value := state.values.get(column)) is None:
            row.append(None)
        elif field.sealed:
            # Whatever another program put here in the clear is not shown as sealed, nor kept in the clear.
            row.append(_ciphertext(value))
        else:
            row.append(_fitting(field, value))
    return row


@cache
def _declared(model: type[Record]) -> dict[str, Any]:
    return dict(model.declared())


@cache
def _plan(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The table's columns, each with its declared field, or None for the register's own."""
    declared = _declared(model)
    return tuple((column, declared.get(column)) for column in _columns(model))


def _ciphertext(value: Any) -> str | None:
    """The sealed text of a value, or None for anything else; text that a database cannot keep is no ciphertext."""
    text = value.get("x") if isinstance(value, dict) and set(value) == {"x"} else None
    return text if isinstance(text, str) and text.isascii() and "\x00" not in text else None


def _fitting(field: Any, value: Any) -> Any:
    """The column's value, or None where an entry of another office holds what this field cannot (the entry keeps it)."""
    try:
        return field.stored(field.canonical(value))
    except ConstatError:
        return None


def state_of(model: type[Record], row: Sequence[Any]) -> State:
    """The state that a row was made from."""
    told = dict(zip(_columns(model), row, strict=True))
    causal = json.loads(told["heads"])
    state = State(at=told["at"], actor=told["made_by"], rivals=causal.get("rivals", {}))
    chain, _, seq = told["made_in"].partition(":")
    state.made = (told["made"], chain, int(seq))
    origin: dict[str, list[str]] = {}
    for tag, names in causal["heads"].items():
        for name in names:
            origin.setdefault(name, []).append(tag)
    state.origin = {name: tuple(sorted(tags)) for name, tags in origin.items()}
    for name, field in model.declared().items():
        value = told[name]
        if value is None:
            if name in state.origin:
                state.values[name] = None
        elif field.many:
            state.sets[name] = {element_text(element): element for element in json.loads(value)}
        elif field.sealed:
            state.values[name] = {"x": value}
        elif field.kind in ("tally", "structure"):
            state.values[name] = json.loads(value)
        else:
            state.values[name] = bool(value) if field.kind == "mark" else value
    return state


def read(cursor: Any, model: type[Record], subjects: Sequence[str]) -> dict[str, State]:
    """The states of these records, where they have a row."""
    found: dict[str, State] = {}
    columns = _columns(model)
    names = ", ".join(f'"{name}"' for name in columns)
    place = columns.index("id")
    for start in range(0, len(subjects), BATCH):
        part = list(subjects[start : start + BATCH])
        cursor.execute(f'SELECT {names} FROM "{model._meta.db_table}" WHERE "id" IN ({", ".join(["%s"] * len(part))})', part)
        for row in cursor.fetchall():
            found[row[place]] = state_of(model, row)
    return found


def rows(cursor: Any, model: type[Record]) -> Iterator[tuple[str, list[Any]]]:
    """Every row of a table, by id, in the order of its columns."""
    columns = _columns(model)
    place, marks = columns.index("id"), [n for n, name in enumerate(columns) if getattr(model._meta.get_field(name), "kind", "") == "mark"]
    cursor.execute(f'SELECT {", ".join(f"{chr(34)}{name}{chr(34)}" for name in columns)} FROM "{model._meta.db_table}" ORDER BY "id"')
    while found := cursor.fetchmany(BATCH):
        for given in found:
            row = list(given)
            for n in marks:
                # SQLite has no booleans of its own.
                row[n] = None if row[n] is None else bool(row[n])
            yield row[place], row


def write(cursor: Any, states: Iterable[tuple[Key, State]], fresh: bool = False) -> None:
    """Puts the rows of these states in place. Types that this version does not know are left to a later one."""
    from constat.record.models import types

    known = types()
    rows: dict[str, list[list[Any]]] = {}
    for (name, subject), state in states:
        if name in known:
            rows.setdefault(name, []).append(row_of(known[name], subject, state))
    for name, given in rows.items():
        insert(cursor, known[name], given, fresh)


def insert(cursor: Any, model: type[Record], rows: list[list[Any]], fresh: bool) -> None:
    """Puts rows into a table; `fresh` says that it holds none of them, which PostgreSQL takes in at once."""
    if fresh and hasattr(cursor.cursor, "copy"):
        names = ", ".join(f'"{name}"' for name in _columns(model))
        with cursor.cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    many(cursor, *_upsert(model), rows)


def many(cursor: Any, into: str, marks: str, then: str, rows: Sequence[Sequence[Any]]) -> None:
    """Runs `into VALUES marks then` for every row: one by one where that costs nothing (SQLite), together where each is a journey."""
    if not hasattr(cursor.cursor, "copy") or len(rows) == 1:
        cursor.executemany(f"{into} VALUES {marks} {then}", rows)
        return
    # A statement holds at most 65,535 parameters.
    step = 30_000 // len(rows[0]) if rows else 1
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        cursor.execute(f"{into} VALUES {', '.join([marks] * len(part))} {then}", [value for row in part for value in row])


def clear(cursor: Any) -> None:
    """Empties every projected table."""
    from constat.record.models import RECORDS

    for model in RECORDS:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}"')


def lines(cursor: Any) -> Iterator[bytes]:
    """Every projected row as canonical bytes, in one order: what a rebuild must give again byte for byte."""
    from constat.record.models import RECORDS

    for model in RECORDS:
        columns = _columns(model)
        for _subject, row in rows(cursor, model):
            yield canonical.encode({"type": model.type_name(), **dict(zip(columns, row, strict=True))})


def digest(cursor: Any) -> str:
    """SHA-256 over `lines`."""
    whole = hashlib.sha256()
    for line in lines(cursor):
        whole.update(line + b"\n")
    return whole.hexdigest()


@cache
def schema() -> str:
    """The name of the tables' present form: another one asks for a rebuild."""
    from constat.record.models import RECORDS

    told = {model.type_name(): {name: [field.kind, field.sensitivity] for name, field in model.declared().items()} for model in RECORDS}
    return hashlib.sha256(canonical.encode(told)).hexdigest()[:16]
