"""Checkpoints: a text that names the head of every chain known here, signed raw, each naming the one before.

    constat checkpoint 1
    number 7
    at 2026-11-23T09:00:00Z
    own <chain>
    chain <chain> <seq> <head> <headers-sha256>        one line a chain, in order
    readlog <seq> <hash>
    former <sha256 of the former checkpoint, or ->

`headers-sha256` is the SHA-256 of the chain's headers as lines, each followed by a line feed: what `sha256sum` says of the
file `headers/<chain>` of a bundle or package. A checkpoint that left the house is what finds a register cut short later.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadFile
from constat.record.storing import private_folder, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

FIRST: Final = "constat checkpoint 1"
_LINE: Final = re.compile(r"chain ([0-9a-f]{32}) (\d+) ([0-9a-f]{64}) ([0-9a-f]{64})")
_HEAD: Final = re.compile(r"number [1-9]\d{0,8}\nat \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\nown [0-9a-f]{32}")
_READLOG: Final = re.compile(r"readlog (\d+) ([0-9a-f]{64}|-)")
_FORMER: Final = re.compile(r"former ([0-9a-f]{64}|-)")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One checkpoint as text, with what it says."""

    text: bytes
    signature: bytes
    number: int
    """Its place among the checkpoints of this installation, from 1."""
    own: str
    at: str
    heads: dict[str, tuple[int, str, str]]
    """For each chain: last seq, its hash, and the digest of its headers as lines."""
    readlog: tuple[int, str]
    former: str

    @property
    def digest(self) -> str:
        """SHA-256 of its text."""
        return hashlib.sha256(self.text).hexdigest()

    @property
    def name(self) -> str:
        """The name of its file: number and digest, so that names sort and never clash."""
        return f"{self.number:08d}-{self.digest[:12]}"


def read(text: bytes, signature: bytes, place: str) -> Checkpoint:
    """The checkpoint of these bytes; `BadFile` names the line that is not as specified."""
    try:
        lines = text.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise BadFile("checkpoint-malformed", room="record", place=place, line="1") from None
    wrong = BadFile("checkpoint-malformed", room="record", place=place, line="1")
    if len(lines) < 7 or lines[0] != FIRST or lines[-1] or not _HEAD.fullmatch("\n".join(lines[1:4])):
        raise wrong
    heads: dict[str, tuple[int, str, str]] = {}
    for number, line in enumerate(lines[4:-3], start=5):
        told = _LINE.fullmatch(line)
        if told is None:
            raise BadFile("checkpoint-malformed", room="record", place=place, line=str(number))
        heads[told[1]] = (int(told[2]), told[3], told[4])
    readlog, former = _READLOG.fullmatch(lines[-3]), _FORMER.fullmatch(lines[-2])
    if readlog is None or former is None:
        raise BadFile("checkpoint-malformed", room="record", place=place, line=str(len(lines) - 2))
    return Checkpoint(text, signature, int(lines[1][7:]), lines[3][4:], lines[2][3:], heads, (int(readlog[1]), readlog[2]), former[1])


def header_lines(cursor: Any, chain: str, upto: int | None = None) -> Iterator[bytes]:
    """A chain's headers as lines."""
    after = 0
    while True:
        cursor.execute('SELECT "header", "seq" FROM "record_entry" WHERE "chain" = %s AND "seq" > %s ORDER BY "seq" LIMIT 5000', [chain, after])
        rows = cursor.fetchall()
        if not rows:
            return
        for header, seq in rows:
            if upto is not None and seq > upto:
                return
            yield bytes(header) + b"\n"
        after = rows[-1][1]


def headers_digest(cursor: Any, chain: str, upto: int | None = None) -> str:
    """SHA-256 of a chain's headers as lines."""
    whole = hashlib.sha256()
    for line in header_lines(cursor, chain, upto):
        whole.update(line)
    return whole.hexdigest()


def make(case: CaseFile) -> Checkpoint:
    """A checkpoint of the present state, signed."""
    former = next(reversed(checkpoints(case)), None)
    with case.register.reading() as cursor:
        own = case.register._own(cursor)
        cursor.execute('SELECT "chain", "seq", "hash" FROM "record_chain" ORDER BY "chain"')
        heads = [(chain, seq, head, headers_digest(cursor, chain, seq)) for chain, seq, head in cursor.fetchall()]
    seq, head = case.readlog.head()
    at = datetime.fromtimestamp(own.at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        FIRST,
        f"number {former.number + 1 if former else 1}",
        f"at {at}",
        f"own {own.chain}",
        *(f"chain {chain} {n} {last} {digest}" for chain, n, last, digest in heads),
        f"readlog {seq} {head or '-'}",
        f"former {former.digest if former else '-'}",
        "",
    ]
    text = "\n".join(lines).encode("ascii")
    return read(text, case.keys.sign(text), "checkpoint")


def write_checkpoint(case: CaseFile) -> Checkpoint:
    """A checkpoint of the present state, signed and kept; the last one again where nothing changed since."""
    made = make(case)
    folder = private_folder(case.folder / "checkpoints")
    last = next(reversed(checkpoints(case)), None)
    if last is not None and (last.heads, last.readlog) == (made.heads, made.readlog):
        return last
    # The signature first: a checkpoint without one would look like a forgery.
    write_whole(folder / f"{made.name}.sig", made.signature)
    write_whole(folder / made.name, made.text)
    from constat.record.proof.stamping import queue_of

    queue_of(case).want(bytes.fromhex(made.digest))
    return made


def checkpoints(case: CaseFile) -> list[Checkpoint]:
    """Every checkpoint kept here, oldest first; `BadFile` where one cannot be read."""
    folder = case.folder / "checkpoints"
    if not folder.is_dir():
        return []
    return [read(path.read_bytes(), _signature(path), path.name) for path in sorted(folder.iterdir()) if not path.suffix and not path.name.startswith(".")]


def _signature(path: Path) -> bytes:
    try:
        return path.with_name(path.name + ".sig").read_bytes()
    except OSError:
        return b""
