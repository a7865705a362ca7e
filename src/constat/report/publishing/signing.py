"""Who published these files: a text with the digest of each, signed by the installation's key, that anyone checks with openssl.

    constat report 1
    code note-2024-q3
    seal <64 hexadecimal digits>
    office Bamako
    fingerprint <twelve groups of five digits>
    day 2026-11-23
    <sha256>  <file>                one line a file, as sha256sum writes them

`signature.json` holds the same in fields, with the office's card, its public key and the signature. The three files `signed.txt`,
`signed.sig` and `office.pub` are for whoever has openssl and not this program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadFile, ConstatError

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

NAME: Final = "signature.json"
PROOF: Final = (NAME, "signed.txt", "signed.sig", "office.pub")
"""Files of the signature itself, which it cannot name."""
FIRST: Final = "constat report 1"
_LINE: Final = re.compile(r"[^\n\r\x00]{1,300}")


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was checked: who signed which files, under which seal."""

    code: str
    seal: str
    office: str
    fingerprint: str
    """Of the office's root key: the one that is compared by voice or on paper."""
    public_key: str
    day: str
    files: Mapping[str, str]
    """SHA-256 of each file by name."""

    def names(self, digest: str) -> list[str]:
        """Names of the files with that digest."""
        return [name for name, own in self.files.items() if own == digest]

    def is_of(self, spoken: str) -> bool:
        """Whether a fingerprint as read aloud is that of the office."""
        return _digits(spoken) == _digits(self.fingerprint)


def signed_text(told: Mapping[str, Any]) -> bytes:
    """What is signed: every field in a line of its own, then the digest of every file."""
    heads = [f"{name} {told[name]}" for name in ("code", "seal", "office", "fingerprint", "day")]
    lines = [FIRST, *heads, *(f"{digest}  {name}" for name, digest in sorted(told["files"].items()))]
    if not all(_LINE.fullmatch(line) for line in lines):
        raise ValueError
    return ("\n".join(lines) + "\n").encode()


def sign(case: CaseFile, code: str, seal: str, day: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the signature over these files, by the installation of an unlocked case file."""
    case.keys.need()
    told: dict[str, Any] = {
        "code": code,
        "seal": seal,
        "office": " ".join(case.keys.office.split()),
        "fingerprint": case.keys.fingerprint,
        "day": day,
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    text = signed_text(told)
    signature = case.keys.sign(text)
    whole = {"constat-signature": 1, **told, "card": case.keys.card(), "public_key": case.keys.public_key.hex(), "signature": signature.hex()}
    return {
        NAME: (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        "signed.txt": text,
        "signed.sig": signature,
        "office.pub": case.keys.public_pem.encode(),
    }


def read_signature(data: bytes, file: str = NAME) -> Signature:
    """The signature of these bytes, checked: the card's certificate, and the text under the card's key. `BadFile` says what does not hold."""
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import CryptoError

    from constat.record.keys.peers import read_card

    try:
        told = json.loads(data)
        peer = read_card(str(told["card"]))
        if told["constat-signature"] != 1 or not isinstance(told["files"], dict):
            raise ValueError
        if " ".join(peer.office.split()) != told["office"] or peer.fingerprint != told["fingerprint"] or peer.public_key.hex() != told["public_key"]:
            raise ValueError
        crypto_sign_open(bytes.fromhex(told["signature"]) + signed_text(told), peer.public_key)
        fields = {name: str(told[name]) for name in ("code", "seal", "office", "fingerprint", "public_key", "day")}
        return Signature(**fields, files={str(name): str(digest) for name, digest in told["files"].items()})
    except (ConstatError, ValueError, KeyError, TypeError, AttributeError, CryptoError, RecursionError):
        raise BadFile("signature-broken", room="report", file=file) from None


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())
