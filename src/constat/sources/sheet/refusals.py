"""The rows of a user's sheet that were refused: gathered, and given back as a sheet that the user can work through.

Every faulty row is listed, however many, for the user has them to mend. What is written holds text only: a cell that a
spreadsheet would take for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import StorageFailed
from constat.language import current_language, phrases
from constat.sources.reading import REJECTED_SCHEMA
from constat.sources.refusals import Refusals
from constat.sources.sheet.table import Ragged

_LONGEST: Final = 32_000
"""Excel holds 32,767 characters in a cell."""
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class SheetRefusals(Refusals):
    """The refusals of one sheet, row by row; also those of records that could not be laid under the header."""

    many = sys.maxsize

    def add_faults(self, faults: pl.Series, column: str, values: pl.Series | None, **words: object) -> None:
        """Refuses each row whose entry in `faults` names a fault."""
        for fault in faults.drop_nulls().unique().sort():
            self.add(faults == fault, column, values, fault, **words)

    def add_ragged(self, ragged: Sequence[Ragged], width: int) -> None:
        """Lists records with too few or too many cells."""
        if not ragged:
            return
        say = phrases("sources", current_language()).say
        reasons = {n: say("reason-ragged", cells=n, width=width) for n in {record.cells for record in ragged}}
        remedy = say("remedy-ragged")
        self._parts.append(
            pl.DataFrame(
                [(self.file, record.row, "", record.text, reasons[record.cells], remedy) for record in ragged],
                schema=REJECTED_SCHEMA, orient="row",
            )
        )  # fmt: skip


def as_text(value: object) -> str:
    """The cell as text that no spreadsheet evaluates."""
    text = _UNWRITABLE.sub("\ufffd", "" if value is None else str(value))[:_LONGEST]
    return "'" + text if text.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠") and text.strip() else text


def write_refusals(rejected: pl.DataFrame, path: Path) -> Path:
    """Writes the refused rows (REJECTED_SCHEMA) to `path`, as XLSX or CSV by its ending. StorageFailed where it cannot."""
    say = phrases("sources", current_language()).say
    titles = [say(f"refused-{name}") for name in REJECTED_SCHEMA]
    try:
        (_write_xlsx if path.suffix.lower() == ".xlsx" else _write_csv)(rejected, path, titles)
    except OSError as error:
        raise StorageFailed("refusals-not-written", room="sources", file=str(path), problem=error.strerror or "") from None
    return path


def _write_csv(rejected: pl.DataFrame, path: Path, titles: Sequence[str]) -> None:
    # The mark lets Excel see UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(titles)
        writer.writerows([as_text(value) for value in row] for row in rejected.iter_rows())


def _write_xlsx(rejected: pl.DataFrame, path: Path, titles: Sequence[str]) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "constant_memory": True}
    )
    sheet = book.add_worksheet(phrases("sources", current_language()).say("refused-sheet"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    for column, width in enumerate((24, 8, 22, 32, 52, 60)):
        sheet.set_column(column, column, width)
    write: Callable[..., object] = sheet.write_string
    for column, title in enumerate(titles):
        write(0, column, title, bold)
    for row, values in enumerate(rejected.iter_rows(), 1):
        if row > 1_048_575:
            break
        for column, value in enumerate(values):
            write(row, column, as_text(value), wrapped)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from None
