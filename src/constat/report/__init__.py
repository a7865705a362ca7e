"""Figures into words, tables, charts and documents; and the proof that a document still says what was computed.

A report is a YAML specification and Markdown text with figure tags. `build` computes every figure once, writes the text
in English and French from it, and renders HTML, PDF, DOCX, XLSX and CSV. `verify` opens any of them and names each figure
that no longer holds and each range of bytes that was altered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constat.report.building import BuiltReport, build
    from constat.report.verifying import Verification, verify

__all__ = ["BuiltReport", "Verification", "build", "verify"]


def __getattr__(name: str) -> object:
    # Loaded when asked for: the renderers cost half a second that a count or a claim check need not pay.
    if name in ("build", "BuiltReport"):
        from constat.report import building

        return getattr(building, name)
    if name in ("verify", "Verification"):
        from constat.report import verifying

        return getattr(verifying, name)
    raise AttributeError(name)
