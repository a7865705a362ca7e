"""CSV, TSV and their kin as a Table: encoding, delimiter and header found, every record accounted for.

Traps: Windows-1252 is told from UTF-8 by trying, and accepted only when what it gives reads like a language; UTF-16 comes
from "Unicode text" of spreadsheets, with and without its mark; a semicolon is Excel's comma where commas are decimal signs;
a quotation mark that never closes swallows the rest of the file.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

import polars as pl
import pyarrow as pa
import pyarrow.csv

from constat.errors import BadFile
from constat.sources.reading import Note
from constat.sources.sheet.header import LOOKED_AT, Header, find_header, letters
from constat.sources.sheet.table import LONGEST_CELL, MOST_COLUMNS, Ragged, Table, blank_rows_left_out

LARGEST_FILE: Final = 512 << 20
_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 1 << 18
_LIKELY: Final = frozenset("àâäæçéèêëîïôöœùûüÿñáíóúãõÀÂÇÉÈÊËÎÏÔÖŒÙÛÜÑÁÍÓÚÃÕ«»’‘“”–—…€°ºª£§©®·•¿¡²³½\xa0")


def open_delimited(path: Path, encoding: str | None = None, delimiter: str | None = None, header_row: int | None = None) -> Table:
    """The table in a text file; what is given overrides what would be found."""
    text, notes = decode(path.name, contained(path), encoding)
    sign = delimiter or find_delimiter(text[:_SAMPLE])
    header = find_header(path.name, _first_records(path.name, text, sign, max(LOOKED_AT, (header_row or 0) + 2)), header_row)
    return _parsed(path.name, text, sign, header, notes)


def contained(path: Path) -> bytes:
    """The bytes of a text file, of a gzip, or of the one text file in a zip; never more than LARGEST_FILE."""
    try:
        with path.open("rb") as handle:
            magic = handle.read(4)
        if magic[:2] == b"\x1f\x8b":
            with gzip.open(path) as stream:
                data = stream.read(LARGEST_FILE + 1)
        elif magic == b"PK\x03\x04":
            with zipfile.ZipFile(path) as archive:
                inside = [i for i in archive.infolist() if not i.is_dir() and not i.filename.startswith("__MACOSX")]
                if len(inside) != 1:
                    names = ", ".join(i.filename for i in inside[:8]) or "-"
                    raise BadFile("zip-not-one-table", room="sources", file=path.name, count=len(inside), inside=names)
                with archive.open(inside[0]) as member:
                    data = member.read(LARGEST_FILE + 1)
        else:
            with path.open("rb") as handle:
                data = handle.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError, RuntimeError, ValueError):
        raise BadFile("damaged-archive", room="sources", file=path.name) from None
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
    if len(data) > LARGEST_FILE:
        raise BadFile("sheet-too-large", room="sources", file=path.name, limit=LARGEST_FILE >> 20)
    return data


def decode(file: str, data: bytes, encoding: str | None = None) -> tuple[str, list[Note]]:
    """The text, and a note where its encoding had to be found out. BadFile where none fits."""
    if not data.strip():
        raise BadFile("empty-sheet", room="sources", file=file)
    text, notes = _stated(file, data, encoding) if encoding else _found(file, data)
    text = text.removeprefix("\ufeff")
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")  # line ends of old Macs
    if "\0" in text:
        raise BadFile("sheet-not-text", room="sources", file=file)
    if len(re.findall(r"Ã[©¨ªàâ´®§‰€]|Ã\xa0|â€[™œ“\x9d]", text[: 4 * _SAMPLE])) > 2:
        notes.append(Note("note-mangled-before"))
    if "\ufffd" in text:
        notes.append(Note("note-lost-letters", {"count": text.count("\ufffd")}))
    return text, notes


def _stated(file: str, data: bytes, encoding: str) -> tuple[str, list[Note]]:
    name = encoding.lower().replace("_", "-")
    if name not in ("utf-8", "utf8", "utf-8-sig") and not name.startswith(("utf-16", "utf16", "utf-32", "utf32")):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if any(byte > 127 for byte in data[:_SAMPLE]):
                raise BadFile("encoding-is-utf8", room="sources", file=file, encoding=encoding)
    try:
        return data.decode(encoding), []
    except (UnicodeError, LookupError, ValueError) as error:
        start = getattr(error, "start", 0)
        at = start if isinstance(start, int) else 0
        line = data[:at].count(b"\n") + 1
        raise BadFile(
            "encoding-wrong", room="sources", file=file, encoding=encoding, row=str(line), byte=f"0x{data[at]:02X}"
        ) from None


def _found(file: str, data: bytes) -> tuple[str, list[Note]]:
    for mark, name in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(name), []
            except UnicodeError:
                raise BadFile("encoding-unknown", room="sources", file=file) from None
    head = data[:4096]
    if b"\0" in head:
        # UTF-16 without its mark: every other byte of Latin text is zero.
        odd, even = head[1::2].count(0), head[0::2].count(0)
        name = "utf-16-le" if odd > 0.3 * len(head) / 2 and even == 0 else "utf-16-be" if even > 0.3 * len(head) / 2 and odd == 0 else ""
        if name and len(data) % 2 == 0:
            try:
                return data.decode(name), [Note("note-encoding", {"encoding": name})]
            except UnicodeError:
                pass
        raise BadFile("sheet-not-text", room="sources", file=file)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise BadFile("encoding-unsure", room="sources", file=file, row=str(line)) from None
    special = [c for c in text if ord(c) > 127]
    likely = sum(c in _LIKELY for c in special)
    if likely < 0.9 * len(special) or _reads_oddly(text):
        raise BadFile("encoding-unsure", room="sources", file=file, row=str(line))
    return text, [Note("note-encoding", {"encoding": "cp1252"})]


def _reads_oddly(text: str) -> bool:
    """A capital accent within a small word, or a sign between letters: how DOS and Mac files look in Windows-1252."""
    odd = len(re.findall(r"[a-z][ÀÂÇÉÈÊËÎÏÔÖŒÙÛÜÑÁÍÓÚÃÕ«»‘“”–—…€°ºª£§©®·•¿¡²³½\xa0][a-z]", text))
    return odd > 0.3 * max(1, len(re.findall(r"[a-z][^\x00-\x7f][a-z]", text)))


def find_delimiter(text: str) -> str:
    """The sign that parts most records into the same number of cells, more than one; a comma where none does."""
    best, best_score = ",", 0.0
    for sign in _DELIMITERS:
        widths = [len(record) for record in _records(text, sign, LOOKED_AT) if any(record)]
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        if usual < 2:
            continue
        score = widths.count(usual) / len(widths) * (1 + min(usual, 30) / 100)
        if score > best_score:
            best, best_score = sign, score
    return best


def _records(text: str, sign: str, limit: int) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            records.append(record)
            if len(records) >= limit:
                return records
    except csv.Error:
        pass  # a cell beyond the module's limit: what was read so far must do
    return records[:-1] if len(text) >= _SAMPLE and len(records) > 1 else records


def _first_records(file: str, text: str, sign: str, limit: int) -> list[list[str]]:
    records = _records(text[:_SAMPLE], sign, limit)
    if not records:
        raise BadFile("no-header-found", room="sources", file=file, first=text[:80])
    if max(map(len, records)) > MOST_COLUMNS:
        raise BadFile("too-many-columns", room="sources", file=file, count=max(map(len, records)), limit=MOST_COLUMNS)
    return records


def _parsed(file: str, text: str, sign: str, header: Header, notes: list[Note]) -> Table:
    width = len(header.names)
    while width > 1 and header.names[width - 1] is None:
        width -= 1  # trailing delimiters of the header line alone
    full = len(header.names)
    data = text.encode("utf-8")
    labels = [f"c{i}" for i in range(full)]
    skipped: list[int] = []
    ragged: list[Ragged] = []
    repaired: list[tuple[int, list[str]]] = []

    def uneven(record: pa.csv.InvalidRow) -> str:
        skipped.append(record.number)
        if record.number <= header.first:
            return "skip"
        cells = next(csv.reader([record.text], delimiter=sign), []) if len(record.text) < 100_000 else []
        if not any(cell.strip() for cell in cells) and len(record.text) < 100_000:
            repaired.append((record.number, [""] * full))
        elif width <= len(cells) < full or (len(cells) > full and not any(c.strip() for c in cells[full:])):
            repaired.append((record.number, (cells + [""] * full)[:full]))
        else:
            ragged.append(Ragged(record.number, record.actual_columns, record.text[:200]))
        return "skip"


    former = csv.field_size_limit(1 << 24)
    try:
        table = pa.csv.read_csv(
            io.BytesIO(data),
            read_options=pa.csv.ReadOptions(use_threads=False, block_size=len(data) + 64, column_names=labels),
            parse_options=pa.csv.ParseOptions(
                delimiter=sign, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=uneven
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(labels, pa.large_string()), strings_can_be_null=False, quoted_strings_can_be_null=False
            ),
        )
    except (pa.ArrowException, csv.Error, ValueError, OverflowError) as error:
        raise BadFile("sheet-not-parsed", room="sources", file=file, problem=str(error).split("\n")[0][:200]) from None
    finally:
        csv.field_size_limit(former)
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    numbers = pl.int_range(1, frame.height + len(skipped) + 1, dtype=pl.Int64, eager=True)
    if skipped:
        numbers = numbers.filter(~numbers.is_in(pl.Series(skipped, dtype=pl.Int64).implode()))
    _refuse_open_quote(file, data, frame, numbers, ragged)
    below = numbers > header.first
    frame, numbers = frame.filter(below), numbers.filter(below)
    if repaired:
        extra = pl.DataFrame([cells for _, cells in repaired], schema=dict.fromkeys(labels, pl.String), orient="row")
        frame = pl.concat([frame, extra])
        numbers = pl.concat([numbers, pl.Series([n for n, _ in repaired], dtype=pl.Int64)])
        order = numbers.arg_sort()
        frame, numbers = frame[order], numbers.gather(order)
    kept = {}
    for i, (label, name) in enumerate(zip(labels, header.names, strict=True)):
        if name is not None:
            kept[label] = name
        elif bool((frame[label].str.strip_chars() != "").any()):
            kept[label] = f"[{letters(i)}]"
    frame, numbers = blank_rows_left_out(frame.select(list(kept)).rename(kept), numbers)
    swallowed = _swallowed(frame, numbers, sign)
    return Table(file, frame, numbers, header.tags, tuple(ragged), swallowed, (*notes, *header.notes))


def _swallowed(frame: pl.DataFrame, rows: pl.Series, sign: str) -> tuple[tuple[int, str], ...]:
    """Cells of several lines of which a later one looks like a record: it parts into as many cells as stand before this one."""
    found: list[tuple[int, str]] = []
    parting = re.compile(re.escape(sign) + r"(?! )")  # in sentences a comma is followed by a blank
    for place, name in enumerate(frame.columns):
        broken = frame[name].str.contains("\n", literal=True).fill_null(False)
        if not broken.any():
            continue
        for row, cell in zip(rows.filter(broken), frame[name].filter(broken), strict=True):
            if any(len(parting.findall(line)) >= max(2, place) for line in cell[:LONGEST_CELL].split("\n")[1:]):
                found.append((row, name))
    return tuple(found)


def _refuse_open_quote(file: str, data: bytes, frame: pl.DataFrame, rows: pl.Series, ragged: list[Ragged]) -> None:
    """A quotation mark that never closes makes the rest of the file one cell, which then ends with the file's last line."""
    if data.count(b'"') % 2 == 0:
        return
    last = frame.row(-1)[-1] if frame.height else ""
    if "\n" in (last or ""):
        raise BadFile("quote-never-closed", room="sources", file=file, row=str(rows[-1]))
    if ragged and ragged[-1].text.count('"') % 2 and (not frame.height or ragged[-1].row > rows[-1]):
        raise BadFile("quote-never-closed", room="sources", file=file, row=str(ragged[-1].row))
