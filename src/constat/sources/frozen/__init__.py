"""Frozen states of a case file, read like any other source."""

from __future__ import annotations

from constat.sources.frozen.reader import is_frozen, read

__all__ = ["is_frozen", "read"]
