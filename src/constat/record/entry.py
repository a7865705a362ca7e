"""One entry of the register: a signed header over a body that can be withheld.

    header  {v, chain, seq, prev, at, seen, body}      what everybody gets; `body` is the SHA-256 of the body's bytes
    body    {salt, actor, why_code, why, schema, changes}

    hash = SHA-256(header bytes)        sig = Ed25519("constat-entry/1\\0" ‖ hash)

Changes: `["set", type, subject, field, value]`, `["add"|"del", type, subject, field, element]`, `["erase", kid]`. The first
entry of a chain tells the chain's key; a chain's name is a hash of that key, so a chain proves its own beginning.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from nacl.bindings import crypto_sign_open
from nacl.exceptions import CryptoError

from constat.errors import BadInput
from constat.record import canonical

VERSION: Final = 1
LIMIT: Final = 1024 * 1024
"""Bytes of a body at most."""
DOMAIN: Final = b"constat-entry/1\x00"
HEADER_KEYS: Final = {"v", "chain", "seq", "prev", "at", "seen", "body"}
BODY_KEYS: Final = {"salt", "actor", "why_code", "why", "schema", "changes"}
_HEX32: Final = re.compile(r"[0-9a-f]{32}")
_HEX64: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""Types and fields: what both databases can keep as a name, whatever a later version calls its own."""
Change = list[Any]


def chain_name(public_key: bytes, nonce: bytes) -> str:
    """The name of the chain that this key begins under this nonce: 32 hexadecimal digits."""
    return hashlib.sha256(b"constat-chain/1\x00" + public_key + nonce).hexdigest()[:32]


@dataclass(frozen=True)
class Entry:
    """One entry, as bytes and as values."""

    header_bytes: bytes
    body_bytes: bytes | None
    """None where the body is withheld; the header still binds it."""
    signature: bytes

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the header's bytes, in hexadecimal."""
        return hashlib.sha256(self.header_bytes).hexdigest()

    @cached_property
    def header(self) -> dict[str, Any]:
        """The header's values; `BadInput` where its bytes are no header."""
        value = canonical.decode(self.header_bytes)
        if not isinstance(value, dict):
            raise malformed("header")
        if type(value.get("v")) is int and value["v"] > VERSION:
            raise BadInput("entry-newer", room="record", version=str(value["v"]), known=str(VERSION))
        ok = (
            set(value) == HEADER_KEYS
            and type(value["v"]) is int
            and value["v"] == VERSION
            and _HEX32.fullmatch(str(value["chain"]))
            and type(value["seq"]) is int
            and value["seq"] >= 1
            and (value["prev"] == "" if value["seq"] == 1 else _HEX64.fullmatch(str(value["prev"])))
            and type(value["at"]) is int
            and value["at"] >= 0
            and _HEX64.fullmatch(str(value["body"]))
            and isinstance(value["seen"], dict)
            and all(
                _HEX32.fullmatch(c) and isinstance(s, list) and len(s) == 2 and type(s[0]) is int and s[0] >= 1 and _HEX64.fullmatch(str(s[1]))
                for c, s in value["seen"].items()
            )
            and value["chain"] not in value["seen"]
        )
        if not ok:
            raise malformed("header")
        return value

    @cached_property
    def body(self) -> dict[str, Any] | None:
        """The body's values, or None where it is withheld; `BadInput` where its bytes are no body."""
        if self.body_bytes is None:
            return None
        value = canonical.decode(self.body_bytes)
        if not isinstance(value, dict) or not set(value) >= BODY_KEYS or not isinstance(value["changes"], list):
            raise malformed("body")
        if not _HEX32.fullmatch(str(value["actor"])) or not isinstance(value["why_code"], str) or not _HEX32.fullmatch(str(value["salt"])):
            raise malformed("body")
        why = value["why"]
        # Words of a reason are sealed: text in the clear would be carried to wherever the entry goes.
        if type(value["schema"]) is not int or not (why is None or (isinstance(why, dict) and set(why) == {"x"} and isinstance(why["x"], str))):
            raise malformed("body")
        for change in value["changes"]:
            check_change(change)
        return value

    @property
    def chain(self) -> str:
        """The chain it stands in."""
        return str(self.header["chain"])

    @property
    def seq(self) -> int:
        """Its place in the chain, from 1."""
        return int(self.header["seq"])

    @property
    def at(self) -> int:
        """Milliseconds since 1970 that the installation asserts."""
        return int(self.header["at"])

    @property
    def changes(self) -> list[Change]:
        """What it changes; nothing where the body is withheld."""
        return list(self.body["changes"]) if self.body is not None else []

    @property
    def tag(self) -> str:
        """Its address: `chain:seq`."""
        return f"{self.chain}:{self.seq}"

    def signed_by(self, public_key: bytes) -> bool:
        """Whether that key signed it."""
        try:
            crypto_sign_open(self.signature + DOMAIN + bytes.fromhex(self.hash), public_key)
        except (CryptoError, ValueError, TypeError):
            return False
        return True

    def body_holds(self) -> bool:
        """Whether the body is the one that the header names (true where it is withheld)."""
        return self.body_bytes is None or hashlib.sha256(self.body_bytes).hexdigest() == self.header["body"]

    def key_told(self) -> bytes | None:
        """The chain's public key as a first entry tells it; None where it tells none or the chain's name does not follow from it."""
        told = {change[3]: change[4] for change in self.changes if change[0] == "set" and change[1:3] == ["chain", self.chain]}
        try:
            key, nonce = bytes.fromhex(told["key"]), bytes.fromhex(told["nonce"])
        except (KeyError, ValueError, TypeError):
            return None
        return key if len(key) == 32 and chain_name(key, nonce) == self.chain else None


def malformed(part: str) -> BadInput:
    """The error for bytes that are no entry."""
    return BadInput("entry-malformed", room="record", part=part)


def check_change(change: object) -> None:
    """`BadInput` where this is no change of a known form."""
    if not isinstance(change, list) or not change:
        raise malformed("change")
    if change[0] == "erase":
        ok = len(change) == 2 and isinstance(change[1], str) and _HEX32.fullmatch(change[1]) is not None
    else:
        ok = (
            change[0] in ("set", "add", "del")
            and len(change) == 5
            and all(isinstance(part, str) and _NAME.fullmatch(part) is not None for part in (change[1], change[3]))
            and isinstance(change[2], str)
            and _HEX32.fullmatch(change[2]) is not None
        )
    if not ok:
        raise malformed("change")


def header_of(chain: str, seq: int, prev: str, at: int, seen: dict[str, list[Any]], body: bytes) -> bytes:
    """The bytes of a header."""
    return canonical.encode({"v": VERSION, "chain": chain, "seq": seq, "prev": prev, "at": at, "seen": seen, "body": hashlib.sha256(body).hexdigest()})


def body_of(salt: bytes, actor: str, why_code: str, why: str | None, schema: int, changes: Sequence[Change]) -> bytes:
    """The bytes of a body; `BadInput` above 1 MiB. `why` is sealed text, or None where no words were given."""
    sealed = None if why is None else {"x": why}
    data = canonical.encode({"salt": salt.hex(), "actor": actor, "why_code": why_code, "why": sealed, "schema": schema, "changes": list(changes)})
    if len(data) > LIMIT:
        raise BadInput("entry-too-large", room="record", size=str(len(data)), limit=str(LIMIT))
    return data


def to_sign(entry_hash: str) -> bytes:
    """What an installation signs of an entry."""
    return DOMAIN + bytes.fromhex(entry_hash)
