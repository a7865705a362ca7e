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
import time
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from constat.errors import BadInput, NotFound, Refused
from constat.record.keys import members
from constat.record.keys.attempts import Attempts
from constat.record.keys.keyfile import read
from constat.record.keys.opening import Opening
from constat.record.sealing import CannotOpen, derived_key

STEP: Final = 30
"""Seconds for which a telephone shows the same digits."""
CODES: Final = 10
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_MISREAD: Final = str.maketrans("018", "OIB")
"""Base32 has none of these digits: whoever types one read a letter."""


class SecondFactor(Opening):
    """The second factors of a key ring's members."""

    def second_factor(self, code: str) -> bool:
        """Whether that member has a second factor. Read while locked, it is checked when the key ring is unlocked."""
        if self.unlocked:
            self._fresh()
        slots = self._told["slots"] if self.unlocked else read(self.folder)["slots"]
        return any(slot["code"] == code and slot["second"] is not None for slot in slots)

    def begin_second_factor(self) -> str:
        """A new base32 secret for the telephone of the member who unlocked; it counts for nothing until it is confirmed."""
        self.need()
        return new_secret()

    def confirm_second_factor(self, secret: str, digits: str, *, clock: Callable[[], float] = time.time) -> list[str]:
        """Asks for this secret from now on, in place of a former one, if the telephone's digits are right; gives ten recovery codes, each good once."""
        with self._locked():
            slot = self._own_slot()
            codes = activate(slot, self._opener(), secret, digits, clock())
            members.rewrap(slot, self._key())
            self._write()
        return codes

    def check_second_factor(self, digits: str, *, attempts: Attempts | None = None) -> None:
        """Nothing if digits or a recovery code of the member who unlocked are right and unused; else `Refused`, told as a wrong passphrase is."""
        attempts = attempts or Attempts(self.folder / "attempts.json")
        with self._locked():
            slot = self._own_slot()
            if slot["second"] is None:
                raise NotFound("second-factor-none", room="record", code=slot["code"])
            attempts.check()
            attempts.failed(slot["actor"])
            if not use(slot, self._opener(), digits, attempts.clock()):
                raise Refused("passphrase-wrong", room="record")
            # On disk before it counts: the same digits are worth nothing from here on.
            members.rewrap(slot, self._key())
            self._write()
            attempts.passed(slot["actor"])

    def drop_second_factor(self, code: str) -> None:
        """Asks that member for no second factor any more: for themself, or by an administrator for whoever lost the telephone."""
        with self._locked():
            if self.need().code != code:
                self._administers()
            slot = self._slot(code)
            if slot["second"] is None:
                raise NotFound("second-factor-none", room="record", code=code)
            slot["second"] = None
            members.rewrap(slot, self._key())
            self._write()
            Attempts(self.folder / "attempts.json").passed(slot["actor"])


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
    kept = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in typed if c.isdecimal() or (c.isascii() and c.isalnum()))
    return kept if kept.isdecimal() and len(kept) == 6 else kept.upper().translate(_MISREAD)


def _hash(code: str, private: bytes) -> str:
    return hmac.new(derived_key(private, "second-factor-codes"), code.encode(), hashlib.sha256).hexdigest()
