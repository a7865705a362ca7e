"""Other offices: cards, and the fingerprints that people compare by voice.

An office has a root key; it certifies the keys of the office's installations. A card carries an installation's keys and that
certificate. Whoever trusts an office's fingerprint once takes in all installations that its root certifies.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from nacl.bindings import crypto_sign_open
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey

from constat.errors import BadFile, BadInput, NotFound, Refused
from constat.record import canonical
from constat.record.storing import write_whole

DOMAIN: Final = b"constat-card/1\x00"


@dataclass(frozen=True, slots=True)
class Peer:
    """One installation of another office, trusted."""

    office: str
    root_public: bytes
    public_key: bytes
    age_recipient: str
    added: str
    revoked: bool = False

    @property
    def fingerprint(self) -> str:
        """The office's fingerprint."""
        return fingerprint(self.root_public)


def fingerprint(root_public: bytes) -> str:
    """A root key in twelve groups of five digits: long enough to be safe, plain enough for a bad line in any language."""
    digest = hashlib.sha512(b"constat-fingerprint/1\x00" + root_public).digest()
    return " ".join(f"{int.from_bytes(digest[5 * n : 5 * n + 5]) % 100_000:05d}" for n in range(12))


def certificate(office: str, public: dict[str, str], root: bytes) -> str:
    """The root's signature over an installation's keys."""
    return bytes(SigningKey(root).sign(DOMAIN + _signed(office, public)).signature).hex()


def _signed(office: str, public: dict[str, str]) -> bytes:
    return canonical.encode([office, public["root"], public["sign"], public["age"]])


def make_card(office: str, public: dict[str, str], signature: str) -> str:
    """A card as text."""
    return canonical.encode({"constat-card": 1, "office": office, **public, "certificate": signature}).decode() + "\n"


def read_card(card: str) -> Peer:
    """What a card says, its certificate checked; `BadInput` where it does not hold."""
    try:
        told = canonical.decode(card.strip().encode())
        public = {name: told[name] for name in ("root", "sign", "age")}
        if told["constat-card"] != 1 or not isinstance(told["office"], str) or not str(told["age"]).startswith("age1"):
            raise ValueError
        crypto_sign_open(bytes.fromhex(told["certificate"]) + DOMAIN + _signed(told["office"], public), bytes.fromhex(told["root"]))
        keys = bytes.fromhex(told["root"]), bytes.fromhex(told["sign"])
        if any(len(key) != 32 for key in keys):
            raise ValueError
    except (BadInput, ValueError, KeyError, TypeError, CryptoError):
        raise BadInput("card-malformed", room="record") from None
    return Peer(told["office"], *keys, told["age"], datetime.now(UTC).date().isoformat())


class Peers:
    """The list of trusted installations, authenticated: whoever adds one without the keys is found."""

    def __init__(self, path: Path, mac: Callable[[bytes], bytes], own_root: bytes) -> None:
        self.path = path
        self.mac = mac
        self.own_root = own_root

    def all(self) -> list[Peer]:
        """Everyone on the list."""
        try:
            told = canonical.decode(self.path.read_bytes())
            listed, mac = canonical.encode(told["peers"]), bytes.fromhex(told["mac"])
        except FileNotFoundError:
            return []
        except (OSError, BadInput, ValueError, KeyError, TypeError):
            raise BadFile("peers-damaged", room="record", path=self.path.name) from None
        if not hmac.compare_digest(mac, self.mac(listed)):
            raise BadFile("peers-damaged", room="record", path=self.path.name)
        return [
            Peer(p["office"], bytes.fromhex(p["root"]), bytes.fromhex(p["sign"]), p["age"], p["added"], p["revoked"]) for p in told["peers"]
        ]

    def add(self, card: str, spoken: str | None) -> Peer:
        """Puts the installation of a card on the list; the fingerprint must be the one that was read aloud."""
        peer = read_card(card)
        known = self.all()
        trusted = peer.root_public == self.own_root or any(p.root_public == peer.root_public and not p.revoked for p in known)
        if spoken is None and not trusted:
            raise Refused("fingerprint-needed", room="record", office=peer.office)
        if spoken is not None and _digits(spoken) != _digits(peer.fingerprint):
            raise Refused("fingerprint-differs", room="record", office=peer.office)
        self._write([p for p in known if p.public_key != peer.public_key] + [peer])
        return peer

    def revoke(self, spoken: str) -> int:
        """Marks every installation of that fingerprint as no longer trusted."""
        known = self.all()
        gone = [p for p in known if _digits(p.fingerprint) == _digits(spoken)]
        if not gone:
            raise NotFound("peer-unknown", room="record")
        self._write([Peer(p.office, p.root_public, p.public_key, p.age_recipient, p.added, p.revoked or p in gone) for p in known])
        return len(gone)

    def _write(self, peers: list[Peer]) -> None:
        listed: list[dict[str, Any]] = [
            {"office": p.office, "root": p.root_public.hex(), "sign": p.public_key.hex(), "age": p.age_recipient, "added": p.added, "revoked": p.revoked}
            for p in peers
        ]
        write_whole(self.path, canonical.encode({"mac": self.mac(canonical.encode(listed)).hex(), "peers": listed}))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())
