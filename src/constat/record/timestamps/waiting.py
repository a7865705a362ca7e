"""What wants a token, kept in a folder until the network is there.

    <digest>.want              waits for a token of each authority
    <digest>.<authority>.tsr   a token, checked before it was written

A token is renewed by stamping the token itself before its certificate ends: the new one proves that the old one stood then.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
from cryptography import x509
from rfc3161_client import decode_timestamp_response

from constat.errors import BadSettings, RemoteFailed
from constat.record.storing import private_folder, write_whole
from constat.record.timestamps.tokens import BadToken, Verified, _signer, question, verify_token

LONGEST: Final = 256 * 1024
SECONDS: Final = 30
_NAME: Final = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class Authority:
    """One who stamps: a short name, an address, and the roots that its chain must end in (PEM)."""

    name: str
    url: str
    roots: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise BadSettings("timestamp-authority-name", room="record", name=self.name[:40])


@dataclass(frozen=True, slots=True)
class Token:
    """A token on disk."""

    path: Path
    digest: bytes
    authority: str

    def read(self) -> bytes:
        """Its bytes, as the authority sent them."""
        return self.path.read_bytes()

    def verify(self, roots: bytes) -> Verified:
        """What it proves."""
        return verify_token(self.read(), self.digest, roots)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a round brought, and what failed (told, not raised: the rest goes on and nothing is lost)."""

    tokens: list[Token]
    faults: list[RemoteFailed]


@dataclass(frozen=True)
class Queue:
    """The queue in that folder; made on first use."""

    folder: Path

    def want(self, what: Path | bytes) -> bytes:
        """Asks for tokens of a file, or of a digest of SHA-256; gives the digest. Asking twice changes nothing."""
        digest = what if isinstance(what, bytes) else _digest(what)
        if len(digest) != 32:
            raise BadToken("timestamp-no-digest", room="record", size=str(len(digest)))
        write_whole(private_folder(self.folder) / f"{digest.hex()}.want", b"")
        return digest

    def pending(self) -> list[bytes]:
        """Digests that still want a token."""
        return sorted(bytes.fromhex(path.stem) for path in self.folder.glob("*.want"))

    def tokens(self, digest: bytes) -> list[Token]:
        """The tokens of a digest."""
        return [self._token(path) for path in sorted(self.folder.glob(f"{digest.hex()}.*.tsr"))]

    def fetch(self, authorities: Iterable[Authority], client: Any = httpx) -> Fetched:
        """Asks every authority for what is missing. Whatever fails stays in the queue and is told in the answer."""
        authorities = list(authorities)
        fetched = Fetched([], [])
        for digest in self.pending():
            missing = False
            for authority in authorities:
                path = self.folder / f"{digest.hex()}.{authority.name}.tsr"
                if path.exists():
                    continue
                try:
                    write_whole(path, _ask(authority, digest, client))
                    fetched.tokens.append(self._token(path))
                except RemoteFailed as fault:
                    fetched.faults.append(fault)
                    missing = True
            if authorities and not missing:
                (self.folder / f"{digest.hex()}.want").unlink(missing_ok=True)
        return fetched

    def due_for_renewal(self, now: datetime, days: int) -> list[Token]:
        """Tokens whose signer's certificate ends within that many days and that are not stamped again yet: `want` their paths."""
        due = []
        for path in sorted(self.folder.glob("*.tsr")):
            token = self._token(path)
            again = hashlib.sha256(token.read()).digest()
            if self.tokens(again) or (self.folder / f"{again.hex()}.want").exists():
                continue
            if _ends(token) <= now + timedelta(days=days):
                due.append(token)
        return due

    def _token(self, path: Path) -> Token:
        try:
            digest, authority, _ = path.name.split(".")
            return Token(path, bytes.fromhex(digest), authority)
        except ValueError:
            raise BadToken("timestamp-does-not-hold", room="record", digest=path.name[:16], reason="name") from None


def _ends(token: Token) -> datetime:
    try:
        signer: x509.Certificate = _signer(decode_timestamp_response(token.read()))
    except (ValueError, KeyError, x509.InvalidVersion) as fault:
        raise BadToken("timestamp-does-not-hold", room="record", digest=token.digest.hex()[:16], reason=str(fault)[:200]) from fault
    return signer.not_valid_after_utc


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _ask(authority: Authority, digest: bytes, client: Any) -> bytes:
    """A token that was checked; `RemoteFailed` for everything that can go wrong far away."""
    request, nonce = question(digest)
    try:
        token = b""
        headers = {"Content-Type": "application/timestamp-query"}
        with client.stream("POST", authority.url, content=request, headers=headers, timeout=SECONDS) as answer:
            answer.raise_for_status()
            for part in answer.iter_bytes():
                token += part
                if len(token) > LONGEST:
                    raise ValueError("its answer is too long")
        verify_token(token, digest, authority.roots, nonce)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, BadToken) as fault:
        raise RemoteFailed("timestamp-not-got", room="record", authority=authority.name, reason=str(fault)[:300]) from fault
    return token
