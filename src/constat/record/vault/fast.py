"""XChaCha20-Poly1305 for megabytes: libsodium's construction on OpenSSL's ChaCha20-Poly1305, three times as fast on long pieces.

By its definition (draft-irtf-cfrg-xchacha), XChaCha20-Poly1305 is ChaCha20-Poly1305 under the key `HChaCha20(key, nonce[:16])` with the
nonce `0⁴ ‖ nonce[16:]`. HChaCha20 is the ChaCha20 block without its last addition, so the block's keystream less that addition
gives it. A test opens with libsodium what is sealed here, and the other way round.
"""

from __future__ import annotations

import struct
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20

_CONSTANTS: Final = struct.unpack("<4I", b"expand 32-byte k")
_WORD: Final = 0xFFFFFFFF


def _subkey(key: bytes, nonce: bytes) -> bytes:
    """HChaCha20 of a key and the first 16 bytes of a nonce."""
    block = struct.unpack("<16I", Cipher(ChaCha20(key, nonce[:16]), mode=None).encryptor().update(bytes(64)))
    added = (*_CONSTANTS, *struct.unpack("<4I", nonce[:16]))
    return struct.pack("<8I", *((word - start) & _WORD for word, start in zip((*block[:4], *block[12:]), added, strict=True)))


def encrypt(plain: bytes, bound: bytes, nonce: bytes, key: bytes) -> bytes:
    """Ciphertext and tag."""
    return ChaCha20Poly1305(_subkey(key, nonce)).encrypt(bytes(4) + nonce[16:], plain, bound)


def decrypt(sealed: bytes, bound: bytes, nonce: bytes, key: bytes) -> bytes:
    """The plain bytes; ValueError where anything differs."""
    if len(nonce) != 24 or len(key) != 32:
        raise ValueError("nonce or key of another length")
    try:
        return ChaCha20Poly1305(_subkey(key, nonce)).decrypt(bytes(4) + nonce[16:], sealed, bound)
    except InvalidTag:
        raise ValueError("does not open") from None
