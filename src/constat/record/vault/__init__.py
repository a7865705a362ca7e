"""The vault: files under the digest of their ciphertext, each under a key of its own.

    chunks    the format: 1 MiB pieces, each authenticated with its place
    store     put, open, check, adopt, sweep
    pipeline  hashing, ciphering and writing side by side
"""

from __future__ import annotations

from constat.record.vault.chunks import VaultDamaged
from constat.record.vault.store import Damage, Stored, Swept, Vault

__all__ = ["Damage", "Stored", "Swept", "Vault", "VaultDamaged"]
