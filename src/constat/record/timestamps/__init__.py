"""Timestamps of RFC 3161: proof by an outside authority that some bytes existed before a moment.

    tokens   one question, one token, and whether it holds
    waiting  what wants a token, kept in a folder until the network is there
"""

from __future__ import annotations

from constat.record.timestamps.tokens import BadToken, Verified, verify_token
from constat.record.timestamps.waiting import Authority, Fetched, Queue, Token

__all__ = ["Authority", "BadToken", "Fetched", "Queue", "Token", "Verified", "verify_token"]
