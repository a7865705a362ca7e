"""Registers for tests: one signing key, a clock that is told the time, and what must hold of any chain."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey

from constat.record import database
from constat.record.register import Register

SIGNER = SigningKey(bytes(range(32)))
PUBLIC = bytes(SIGNER.verify_key)
ACTOR = "a" * 32
NOON = 1_700_000_000_000


def sign(message: bytes) -> bytes:
    """The signature of the tests' installation."""
    return SIGNER.sign(message).signature


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: int = NOON

    def __call__(self) -> int:
        return self.now


def opened(folder: Path, url: str = "", clock: Any = None, **options: Any) -> Register:
    """A register on an empty database, with its chain begun."""
    alias = database.attach(folder, url)
    database.prepare(alias)
    register = Register(alias, PUBLIC, sign, clock or Clock(), **options)
    register.begin(ACTOR, "Office A")
    return register


def new() -> str:
    """The id of a new record."""
    return uuid.uuid4().hex


def titled(subject: str, title: str) -> list[list[Any]]:
    """The change that gives an incident a title."""
    return [["set", "incident", subject, "title_en", title]]


def row(register: Register, subject: str, model: str = "incident") -> Any:
    """A record as it stands in its table."""
    from constat.record.models import of_type

    return of_type(model).rows.using(register.alias).get(pk=subject)


def everything(register: Register) -> list[Any]:
    """Every entry, in order."""
    with register.reading() as cursor:
        return list(register.entries(cursor))


def check_chain(register: Register) -> int:
    """Asserts that every chain is gapless, linked, signed and whole, and that the tables are what it says; gives its length."""
    entries = everything(register)
    last: dict[str, Any] = {}
    for entry in entries:
        before = last.get(entry.chain)
        assert entry.seq == (before.seq + 1 if before else 1), "a gap"
        assert entry.header["prev"] == (before.hash if before else ""), "a broken link"
        assert not before or entry.at > before.at, "time went back"
        assert entry.signed_by(PUBLIC) and entry.body_holds()
        assert entry.hash == hashlib.sha256(entry.header_bytes).hexdigest()
        last[entry.chain] = entry
    own = register.own()
    assert (own.seq, own.hash, own.at) == (last[own.chain].seq, last[own.chain].hash, last[own.chain].at)
    shown = register.digest()
    assert register.rebuild() == len(entries)
    assert register.digest() == shown, "the tables were not what the entries say"
    return len(entries)
