"""What a guess at a passphrase costs: Argon2id, as much memory as the machine can spare."""

from __future__ import annotations

import os
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from constat.errors import StorageFailed


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id's parameters: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int

    @classmethod
    def for_this_machine(cls) -> Cost:
        """512 MiB (about a second and a half), or 256 MiB on machines of 4 GB."""
        try:
            total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        except (AttributeError, ValueError, OSError):  # Windows tells it another way; take the smaller one
            total = 0
        return cls(512 * 1024 if total > 4.5 * 2**30 else 256 * 1024, 3, 2)

    @classmethod
    def smallest(cls) -> Cost:
        """For tests, which open hundreds of key rings; never what `for_this_machine` gives."""
        return cls(8 * 1024, 1, 1)

    def key(self, passphrase: str, salt: bytes) -> bytes:
        """The key that a passphrase gives under this salt."""
        import unicodedata

        # The same words typed on another keyboard may come composed or decomposed.
        words = unicodedata.normalize("NFKC", passphrase).encode()
        try:
            return hash_secret_raw(words, salt, self.passes, self.memory, self.lanes, 32, Type.ID)
        except (HashingError, MemoryError):
            raise StorageFailed("passphrase-memory", room="record", size=str(self.memory // 1024)) from None
