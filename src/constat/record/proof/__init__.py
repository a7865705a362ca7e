"""Proof: that the register holds, to us; and to others, without our program.

    verifying     everything that can be checked here: chains, signatures, bodies, checkpoints, read log, vault, tables
    checkpoint    a signed text that names every chain's head
    package       a folder that anyone checks with sha256sum and openssl
"""

from __future__ import annotations

from constat.record.proof.checkpoint import Checkpoint, checkpoints, write_checkpoint
from constat.record.proof.verifying import Fault, Verification, verify

__all__ = ["Checkpoint", "Fault", "Verification", "checkpoints", "verify", "write_checkpoint"]
