"""A second factor that needs no network: six digits that a telephone shows, and recovery codes on paper.

The secret that telephone and slot share is sealed to the slot's own key pair: only its member, unlocked, can read it. Recovery
codes are kept as hashes under a key derived from the same pair, so that nobody can try them without it. What was used is noted
in the slot, which the workspace key authenticates.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import secrets as randomness
import unicodedata
from typing import Any, Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from constat.errors import BadInput, Refused
from constat.record.sealing import CannotOpen, derived_key

STEP: Final = 30
"""Seconds for which a telephone shows the same digits."""
CODES: Final = 10
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_MISREAD: Final = str.maketrans("018", "OIB")
"""Base32 has none of these digits: whoever types one read a letter."""


def new_secret() -> str:
    """A new base32 secret of 160 bits, for the telephone."""
    import pyotp

    return str(pyotp.random_base32())


def activate(slot: dict[str, Any], private: bytes, secret: str, digits: str, now: float) -> list[str]:
    """Puts a secret into a slot once its digits were right, and gives the recovery codes; `Refused` where they are wrong."""
    secret = "".join(secret.split()).upper()
    try:
        long_enough = len(_raw(secret)) >= 16
    except (binascii.Error, ValueError):
        long_enough = False
    if not long_enough:
        raise BadInput("second-factor-malformed", room="record")
    step = _step_of(secret, _plain(digits), now, -1)
    if step is None:
        raise Refused("second-factor-wrong", room="record")
    codes = ["".join(randomness.choice(_LETTERS) for _ in range(10)) for _ in range(CODES)]
    slot["second"] = {
        "secret": SealedBox(PublicKey(bytes.fromhex(slot["public"]))).encrypt(secret.encode()).hex(),
        "codes": [_hash(code, private) for code in codes],
        # The digits that confirmed it have been used.
        "step": step,
    }
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def use(slot: dict[str, Any], private: bytes, digits: str, now: float) -> bool:
    """Whether digits or a recovery code are right and were never used; notes in the slot that they are now."""
    told, given = slot["second"], _plain(digits)
    if given.isdecimal():
        step = _step_of(_opened(told["secret"], private), given, now, told["step"])
        if step is not None:
            slot["second"] = {**told, "step": step}
        return step is not None
    wanted = _hash(given, private)
    left = [code for code in told["codes"] if not hmac.compare_digest(code, wanted)]
    if len(left) == len(told["codes"]):
        return False
    # Noted while the clock was ahead, a step would keep every later one out until then: paper gets past that.
    slot["second"] = {**told, "codes": left, "step": min(told["step"], int(now // STEP) + 1)}
    return True


def _step_of(secret: str, digits: str, now: float, after: int) -> int | None:
    """The time step of digits, one to either side of now and later than `after`; None where they are of none."""
    import pyotp

    password, present = pyotp.HOTP(secret), int(now // STEP)
    for step in (present - 1, present, present + 1):
        if step > after and hmac.compare_digest(str(password.at(step)), digits):
            return step
    return None


def _opened(sealed: str, private: bytes) -> str:
    try:
        return SealedBox(PrivateKey(private)).decrypt(bytes.fromhex(sealed)).decode()
    except (CryptoError, ValueError):
        raise CannotOpen("cannot-open", room="record") from None


def _raw(secret: str) -> bytes:
    import base64

    return base64.b32decode(secret + "=" * (-len(secret) % 8))


def _plain(typed: str) -> str:
    """What was typed, whatever the keyboard's digits, case, spaces and hyphens."""
    kept = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in typed.strip() if c.isalnum())
    return kept if kept.isdecimal() and len(kept) == 6 else kept.upper().translate(_MISREAD)


def _hash(code: str, private: bytes) -> str:
    return hmac.new(derived_key(private, "second-factor-codes"), code.encode(), hashlib.sha256).hexdigest()
