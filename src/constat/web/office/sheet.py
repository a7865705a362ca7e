"""A list as a sheet for others: CSV or XLSX with a header and an HXL row, no cell of which a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.http import HttpResponse

from constat.errors import BadInput
from constat.events.export import harmless
from constat.web.explore.download import TYPES

LONGEST: Final = 32_000
"""Characters that a cell of Excel holds, somewhat less."""


def sheet(name: str, form: str, header: Sequence[str], hxl: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as a file of that form; made in memory, so that nothing of it stays on the disk."""
    if form not in ("csv", "xlsx"):
        raise BadInput("office-form", room="web", form=form[:20])
    content = (_csv if form == "csv" else _xlsx)(name, header, hxl, rows)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="constat-{name}.{form}"'
    response["Cache-Control"] = "no-store"
    return response


def _csv(_name: str, header: Sequence[str], hxl: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([header, hxl])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(name: str, header: Sequence[str], hxl: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    import xlsxwriter

    whole = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(whole, options) as book:
        page = book.add_worksheet(name[:31])
        page.freeze_panes(2, 0)
        page.write_row(0, 0, header, book.add_format({"bold": True}))
        page.write_row(1, 0, hxl)
        for at, row in enumerate(rows, start=2):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(at, column, cell)
                elif cell:
                    page.write_string(at, column, str(cell)[:LONGEST])
    return whole.getvalue()
