"""From an approved package to the folder that anyone may read.

    packing    the package that is approved: specification, texts, disclosure decision, changes, and the files as built
"""

from __future__ import annotations

from constat.report.publishing.packing import built_files, pack, unpack

__all__ = ["built_files", "pack", "unpack"]
