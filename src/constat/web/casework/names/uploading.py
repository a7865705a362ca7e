"""A sheet of names that was uploaded, as the text that a paste would give; and the rows that were not read, as a sheet. In memory only."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import xlsxwriter

from constat.errors import BadFile
from constat.language import phrases
from constat.sources.sheet.refusals import as_text
from constat.sources.workbook import cells_in_memory

LARGEST: Final = 25 * 1024 * 1024
LONGEST: Final = 1_000_000
"""Characters of one list: a draft holds no more."""
_FORMATS: Final = (".xlsx", ".csv", ".tsv", ".txt")
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def text_of(name: str, data: bytes) -> str:
    """The cells of a sheet as lines with tabs; a text file as it is."""
    ending = name[name.rfind(".") :].lower()
    if ending not in _FORMATS:
        raise BadFile("names-file-kind", room="web", file=name[:80])
    if len(data) > LARGEST:
        raise BadFile("names-file-large", room="web", file=name[:80])
    if ending == ".xlsx":
        frame = cells_in_memory(name[:80], data)
        text = "\n".join("\t".join(_cell(value) for value in row) for row in frame.iter_rows())
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            # Excel in French writes its own code page.
            text = data.decode("cp1252", "replace")
    if len(text) > LONGEST:
        raise BadFile("names-file-large", room="web", file=name[:80])
    return text


def _cell(value: str | None) -> str:
    """A cell that no tab or line break parts."""
    return " ".join((value or "").split())


def unread_sheet(rows: Sequence[tuple[str, str, str]], language: str) -> bytes:
    """Rows that were not read (number, reason, words) as XLSX: every cell text, none a formula."""
    say = phrases("web", language).say
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False})
    page = book.add_worksheet(say("names-unread-sheet"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.freeze_panes(1, 0)
    for column, (title, width) in enumerate((("names-unread-row", 8), ("names-unread-why", 60), ("names-unread-words", 24))):
        page.set_column(column, 12 if column == 2 else column, width)
        page.write_string(0, column, say(title), bold)
    for at, (number, reason, words) in enumerate(rows, 1):
        for column, value in enumerate((number, reason, *words.split("\t"))):
            page.write_string(at, column, as_text(value), wrapped)
    book.close()
    return out.getvalue()
