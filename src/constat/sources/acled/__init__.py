"""ACLED: exports of every age, dyadic or monadic."""

from constat.sources.acled.reader import read, recognises

__all__ = ["read", "recognises"]
