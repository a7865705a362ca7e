"""Frozen states: the case file's signed findings as rows of the analytical table, made once and never again.

    mapping    one incident with its signed findings becomes one event; what is not signed, or in conflict, does not
    freezing   the cut, the Parquet in the vault under its own key, its digest in the register; expunging
"""

from __future__ import annotations

from constat.record.freezing.freezing import Frozen, expunge, freeze, opened
from constat.record.freezing.mapping import MAPPING, rows

__all__ = ["MAPPING", "Frozen", "expunge", "freeze", "opened", "rows"]
