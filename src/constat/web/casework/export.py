"""A list as a sheet: XLSX or CSV, with a row of HXL tags and each record's address. Never a formula, never a file on disk.

Only columns that the list itself shows go out; the name of the file tells the kind of list and nothing else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.errors import BadInput
from constat.events.export import harmless

LARGEST: Final = 100_000
"""Rows of one sheet."""
_TYPES: Final = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the value's key, its heading, its HXL tag."""

    key: str
    heading: str
    hxl: str


def asked(request: HttpRequest) -> str | None:
    """`csv` or `xlsx`, where the address asks for a sheet; `BadInput` for anything else."""
    form = request.GET.get("as")
    if form is None:
        return None
    if form not in _TYPES:
        raise BadInput("export-form", room="web", form=form[:20], known=", ".join(_TYPES))
    return form


def sheet(form: str, name: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """The sheet as an answer to be kept as a file."""
    table: list[list[Any]] = [[column.heading for column in columns], [column.hxl for column in columns]]
    for row in rows:
        table.append([harmless(row.get(column.key)) for column in columns])
        if len(table) > LARGEST + 2:
            raise BadInput("export-too-long", room="web", limit=str(LARGEST))
    body = _csv(table) if form == "csv" else _xlsx(name, table)
    response = HttpResponse(body, content_type=_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(table: list[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(table)
    # Excel reads UTF-8 only where the file says so.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _xlsx(name: str, table: list[list[Any]]) -> bytes:
    import xlsxwriter

    held = io.BytesIO()
    # In memory: the library would otherwise write its parts, in the clear, to a temporary folder.
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    page, bold = book.add_worksheet(name[:31]), book.add_format({"bold": True})
    for at, row in enumerate(table):
        page.write_row(at, 0, row, bold if at == 0 else None)
    page.freeze_panes(2, 1)
    book.close()
    return held.getvalue()
