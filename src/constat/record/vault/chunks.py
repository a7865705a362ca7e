"""The format of a file in the vault.

    constat-vault 1\\n<kid>\\n            50 bytes
    nonce(24) ‖ ciphertext ‖ tag(16)     one for each MiB of plain bytes; the last is shorter, or empty

XChaCha20-Poly1305 under one key an item; associated data `constat-vault/1|kid|index|last`, so that no piece can be moved,
repeated, left out or taken from another file. Nonces are random: a counter would repeat when a torn upload is resumed.
"""

from __future__ import annotations

import os
from typing import BinaryIO, Final

from constat.errors import BadFile
from constat.record.sealing import kid_of
from constat.record.vault.fast import decrypt as _decrypt
from constat.record.vault.fast import encrypt as _encrypt

MAGIC: Final = b"constat-vault 1\n"
CHUNK: Final = 1024 * 1024
OVERHEAD: Final = 24 + 16
SEALED: Final = CHUNK + OVERHEAD
HEAD: Final = len(MAGIC) + 32 + 1


class VaultDamaged(BadFile):
    """A file in the vault is not what its name says, or does not open."""


def damaged(name: str, index: int) -> VaultDamaged:
    """The error for one piece of one item, with its place in bytes."""
    return VaultDamaged("vault-damaged", room="record", name=name[:16], chunk=str(index + 1), at=str(max(0, HEAD + index * SEALED)))


def head(key: bytes) -> bytes:
    """What stands before the pieces."""
    return MAGIC + kid_of(key).encode() + b"\n"


def _bound(kid: bytes, index: int, last: bool) -> bytes:
    return b"constat-vault/1|%s|%d|%d" % (kid, index, last)


def seal_chunk(plain: bytes, key: bytes, kid: bytes, index: int, last: bool) -> bytes:
    """One piece, sealed."""
    nonce = os.urandom(24)
    return nonce + _encrypt(plain, _bound(kid, index, last), nonce, key)


def open_chunk(sealed: bytes, key: bytes, kid: bytes, index: int, last: bool, name: str) -> bytes:
    """One piece, opened; `VaultDamaged` names it where it was changed."""
    try:
        return _decrypt(sealed[24:], _bound(kid, index, last), sealed[:24], key)
    except (ValueError, TypeError):
        raise damaged(name, index) from None


def read_head(file: BinaryIO, key: bytes, name: str) -> bytes:
    """The key's id as the file says it; `VaultDamaged` where it is another key's or no file of the vault."""
    given = file.read(HEAD)
    if given != head(key):
        raise damaged(name, -1) if not given.startswith(MAGIC) else VaultDamaged("vault-other-key", room="record", name=name[:16])
    return given[len(MAGIC) : -1]


def full(file: BinaryIO, size: int) -> bytes:
    """That many bytes from a stream that may give fewer at a time, or what there is."""
    parts = []
    while size:
        part = file.read(size)
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
