"""A document's tables as a workbook: one sheet each, header and HXL row on top, the figures with their basis, no formulas."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import xlsxwriter

from constat.language import phrases
from constat.report.document import Document
from constat.report.packaging import seal_office
from constat.report.sheets import Sheet, sheets

HEADER_ROWS = 2


def render_xlsx(document: Document, manifest: dict[str, Any]) -> bytes:
    """The workbook of a document, its manifest inside."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    front = document.front
    book.set_properties({"title": front.title, "author": front.office, "subject": front.period, "created": datetime.fromisoformat(front.date_iso)})
    styles = {
        "head": book.add_format({"bold": True, "font_color": "#17395c", "bottom": 1, "text_wrap": True, "valign": "top"}),
        "hxl": book.add_format({"italic": True, "font_color": "#566472"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "ratio": book.add_format({"num_format": "0.000", "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14, "font_color": "#17395c"}),
    }
    _about(book, document, styles)
    printed: list[list[str]] = []
    used: set[str] = {phrases("report", document.language).say("sheet-about").casefold()}
    for sheet in sheets(document, manifest):
        name = _name(sheet.name, used)
        page = book.add_worksheet(name)
        _write(page, sheet, styles)
        printed += [
            [f"{name}!{_cell(row + HEADER_ROWS, column)}", figure, mode, str(sheet.rows[row][column])]
            for (row, column), (figure, mode) in sorted(sheet.figures.items())
        ]
    book.close()
    own = {**manifest, "document": {**manifest["document"], "printed": printed}}
    return seal_office(out.getvalue(), own, "xl/workbook.xml")


def _about(book: Any, document: Document, styles: dict[str, Any]) -> None:
    page = book.add_worksheet(phrases("report", document.language).say("sheet-about"))
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 70)
    page.write_string(0, 0, document.front.title, styles["title"])
    page.write_string(1, 0, document.front.period)
    for row, (what, which) in enumerate(document.front.facts, start=3):
        page.write_string(row, 0, what)
        page.write_string(row, 1, which)


def _write(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for column, (head, tag) in enumerate(zip(sheet.header, sheet.hxl, strict=True)):
        page.write_string(0, column, head, styles["head"])
        page.write_string(1, column, tag, styles["hxl"])
        longest = max([len(head), *(len(str(row[column])) for row in sheet.rows if row[column] is not None)], default=8)
        page.set_column(column, column, min(max(longest + 2, 9), 60))
    for index, row in enumerate(sheet.rows, start=HEADER_ROWS):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(index, column, value, styles["text"])
            elif value is not None:
                page.write_number(index, column, value, styles["number" if isinstance(value, int) else "ratio"])
    for offset, note in enumerate(sheet.notes, start=len(sheet.rows) + HEADER_ROWS + 1):
        page.write_string(offset, 0, note, styles["hxl"])
    page.freeze_panes(HEADER_ROWS, 1)


def _name(name: str, used: set[str]) -> str:
    """A sheet's name: at most 31 characters, none that a workbook forbids, none twice."""
    base = re.sub(r"[\[\]:*?/\\']", "-", name)[:28] or "sheet"
    found, count = base, 1
    while found.casefold() in used:
        count += 1
        found = f"{base}-{count}"
    used.add(found.casefold())
    return found


def _cell(row: int, column: int) -> str:
    letters = ""
    index = column + 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
