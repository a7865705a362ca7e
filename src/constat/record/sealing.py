"""Sealed values: XChaCha20-Poly1305 under a key whose id commits to it, bound to the field it stands in.

A sealed value is the text `kid.b64(nonce ‖ ciphertext)`. The key's id is `SHA256("constat-kid" ‖ key)[:16]` in hex, so that
one ciphertext cannot be opened to two texts under two keys. What stands around the value (`type|subject|field|kid`) is
authenticated with it: a ciphertext moved to another field or person does not open. Plain text is padded to 64-byte steps, so
that its length tells little.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from typing import Any, Final

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as _decrypt,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as _encrypt,
)
from nacl.exceptions import CryptoError

from constat.errors import Refused
from constat.record import canonical

STEP: Final = 64
NONCE: Final = 24
AROUND: Final = NONCE + 16
"""Bytes that sealing adds: nonce and authenticator."""
KEY: Final = 32


class CannotOpen(Refused):
    """A sealed value does not open: another key, another field, or changed bytes."""


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return os.urandom(KEY)


def kid_of(key: bytes) -> str:
    """The id of a key: 32 hexadecimal digits that commit to it and tell nothing of it."""
    return hashlib.sha256(b"constat-kid" + key).hexdigest()[:32]


def derived_key(master: bytes, context: str) -> bytes:
    """The key that a master gives to one context; knowing it tells nothing of the master or of other contexts."""
    return hashlib.blake2b(context.encode(), key=master, digest_size=KEY, person=b"constat-conf").digest()


def seal_bytes(raw: bytes, key: bytes, context: bytes) -> bytes:
    """Nonce and ciphertext of raw bytes, bound to the context."""
    nonce = os.urandom(NONCE)
    return nonce + _encrypt(raw, context, nonce, key)


def unseal_bytes(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """The raw bytes; `CannotOpen` under another key, in another context or where a byte was changed."""
    try:
        return _decrypt(sealed[NONCE:], context, sealed[:NONCE], key)
    except (CryptoError, ValueError, TypeError):
        raise CannotOpen("cannot-open", room="record") from None


def seal(value: Any, key: bytes, context: str) -> str:
    """The sealed text of a value, `context` being `type|subject|field`."""
    kid = kid_of(key)
    raw = canonical.encode(value)
    # ISO 7816-4: a mark, then zeros up to the next step.
    padded = raw + b"\x80" + bytes(-(len(raw) + 1) % STEP)
    return f"{kid}.{base64.b64encode(seal_bytes(padded, key, f'{context}|{kid}'.encode())).decode()}"


def unseal(sealed: str, key: bytes, context: str) -> Any:
    """The value of a sealed text; `CannotOpen` where key, field or bytes are not those it was sealed with."""
    kid, _, text = sealed.partition(".")
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise CannotOpen("cannot-open", room="record") from None
    if kid != kid_of(key):
        raise CannotOpen("cannot-open", room="record")
    # Authentic bytes are those that `seal` encoded: nothing to check again.
    return json.loads(unseal_bytes(raw, key, f"{context}|{kid}".encode()).rstrip(b"\x00")[:-1])


def kid_in(sealed: str) -> str:
    """The id of the key that a sealed text needs."""
    return sealed.partition(".")[0]
