"""A document's tables as CSV: header, HXL row, plain values. A text that a spreadsheet would take for a formula is quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from constat.report.document import Document
from constat.report.sheets import Cell, sheets


def render_csv(document: Document, manifest: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """(name, file) of each table. UTF-8 with a byte order mark, so that spreadsheets read the accents."""
    for sheet in sheets(document, manifest):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([_safe(head) for head in sheet.header])
        writer.writerow(sheet.hxl)
        writer.writerows([_safe(value) for value in row] for row in sheet.rows)
        yield sheet.name, b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(value: Cell) -> Cell:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
