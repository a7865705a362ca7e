"""A workbook opened safely: its archive verified, no formula in it, no sheet that would fill the memory; then its cells.

Formulas are never evaluated, and the result that a spreadsheet saved beside one is not trusted either: it may be stale, or
not what anyone saw. Dates arrive as ISO text. What is refused, and where:

* macros and old binary formats (.xls, .xlsb, .ods): save as .xlsx;
* an archive whose parts expand to more than LARGEST_PART or further than their directory says;
* a sheet whose used range is larger than MOST_CELLS, which one stray cell in the last row can bring about;
* a formula in the sheet that is read, the first one named by its address. Formulas of other sheets do no harm.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, TypeVar
from xml.sax.saxutils import unescape

import polars as pl

from constat.errors import BadFile

_T = TypeVar("_T")
LARGEST_FILE: Final = 512 << 20
LARGEST_PART: Final = 2 << 30
LARGEST_TOTAL: Final = 3 << 30
STEEPEST: Final = 400
"""A part of over 64 MiB that shrinks further than this is a bomb; sheets shrink 5 to 40 times."""
MOST_PARTS: Final = 20_000
MOST_CELLS: Final = 40_000_000
LONGEST_TEXT: Final = 64 << 20
EXCEL_ROWS: Final = 1_048_576
_ALIKE: Final = bytes.maketrans(b"\t\r\n'", b'   "')
_CHUNK: Final = 1 << 22
_OVERLAP: Final = 512
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[ />]")
_CELL: Final = re.compile(rb'<(?:[\w.-]+:)?c [^>]*?\br="([A-Za-z]{1,3}[0-9]{1,7})"')
_UNADDRESSED: Final = re.compile(rb"<(?:[\w.-]+:)?c(?! r=)[ />]")
_FAR_COLUMN: Final = re.compile(rb' r="([A-Za-z]{2,})[0-9]')
_SEVEN_DIGITS: Final = re.compile(rb' r="[A-Za-z]*([0-9]{7,})"')
_ROW_NUMBER: Final = re.compile(rb' r="[A-Za-z]*([0-9]{4,})"')
_ROW_START: Final = re.compile(rb"<(?:[\w.-]+:)?row\b")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A verified workbook: its worksheets in order, whether its days count from 1904, the first formula of each part."""

    path: Path
    sheets: tuple[str, ...]
    base_1904: bool
    parts: AnyMapping[str, str]
    """The part of the archive that holds each sheet, where the workbook's relations tell it."""
    formulas: AnyMapping[str, str]
    """Address of the first formula of each part that has any."""


def open_workbook(path: Path) -> Workbook:
    """The workbook, once its archive has proved sound. BadFile says what is wrong and how to save it again."""
    try:
        stamp = path.stat()
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
    # Looked at twice on its way in: to tell whose file it is, then to read it.
    return _verified(path, stamp.st_size, stamp.st_mtime_ns, stamp.st_ino)


@lru_cache(maxsize=4)
def _verified(path: Path, size: int, changed: int, inode: int) -> Workbook:  # noqa: ARG001 - the stamp is the cache's key
    try:
        with path.open("rb") as handle:
            magic = handle.read(8)
        if magic[:4] == b"\xd0\xcf\x11\xe0":
            raise BadFile("workbook-old-or-locked", room="sources", file=path.name)
        if size > LARGEST_FILE:
            raise BadFile("sheet-too-large", room="sources", file=path.name, limit=LARGEST_FILE >> 20)
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(path, archive)
            names = archive.namelist()
            if "xl/workbook.xml" not in names:
                raise BadFile("workbook-other", room="sources", file=path.name)
            formulas = {part: address for part in names if (address := _scan(path, archive, part))}
            book = b"".join(_inflated(path, archive, "xl/workbook.xml"))
            relations = "xl/_rels/workbook.xml.rels"
            parts = _parts(book, b"".join(_inflated(path, archive, relations)) if relations in names else b"")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, IndexError, struct.error):
        raise BadFile("workbook-damaged", room="sources", file=path.name) from None
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
    base_1904 = re.search(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", book) is not None
    return Workbook(path, tuple(_sound(path, lambda reader: reader.sheet_names)), base_1904, parts, formulas)


def sheet_cells(book: Workbook, name: str) -> pl.DataFrame:
    """The cells of one worksheet as text, from row 1; columns unnamed. BadFile where it holds a formula."""
    part = book.parts.get(name)
    suspects = [part] if part is not None else [p for p in book.formulas if p.startswith("xl/worksheets/")]
    for cell in (book.formulas[suspect] for suspect in suspects if suspect in book.formulas):
        raise BadFile("workbook-formula", room="sources", file=book.path.name, sheet=name, cell=cell)
    frame: pl.DataFrame = _sound(book.path, partial(_loaded, name))
    return frame.select(pl.all().cast(pl.String))


def cells_in_memory(name: str, data: bytes) -> pl.DataFrame:
    """The cells of the first worksheet that holds any, out of a workbook that never touched the disk; verified as one on disk is."""
    path = Path(name)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise BadFile("workbook-old-or-locked", room="sources", file=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(path, archive)
            names = archive.namelist()
            if "xl/workbook.xml" not in names:
                raise BadFile("workbook-other", room="sources", file=path.name)
            formulas = {part: address for part in names if (address := _scan(path, archive, part))}
            relations = "xl/_rels/workbook.xml.rels"
            parts = _parts(b"".join(_inflated(path, archive, "xl/workbook.xml")), b"".join(_inflated(path, archive, relations)) if relations in names else b"")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, IndexError, struct.error):
        raise BadFile("workbook-damaged", room="sources", file=path.name) from None
    sheets = _sound(path, lambda reader: list(reader.sheet_names), data)
    for sheet in sheets:
        frame: pl.DataFrame = _sound(path, partial(_loaded, sheet), data)
        if not frame.height:
            continue
        part = parts.get(sheet)
        for suspect in [part] if part is not None else [p for p in formulas if p.startswith("xl/worksheets/")]:
            if suspect in formulas:
                raise BadFile("workbook-formula", room="sources", file=path.name, sheet=sheet, cell=formulas[suspect])
        return frame.select(pl.all().cast(pl.String))
    return pl.DataFrame()


def _loaded(name: str, reader: Any) -> Any:
    return reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()


def _sound(path: Path, use: Callable[[Any], _T], data: bytes | None = None) -> _T:
    """What `use` gets from the reader of workbooks; whatever that reader throws, a refusal."""
    import fastexcel

    try:
        return use(fastexcel.read_excel(str(path) if data is None else data))
    except Exception:
        raise BadFile("workbook-damaged", room="sources", file=path.name) from None
    except BaseException as panic:
        # A panic of the Rust reader is no Exception.
        if type(panic).__name__ != "PanicException":
            raise
        raise BadFile("workbook-damaged", room="sources", file=path.name) from None


def _parts(book: bytes, relations: bytes) -> dict[str, str]:
    """The part that holds each sheet, by the workbook's relations."""

    def attribute(tag: bytes, name: bytes) -> str:
        match = re.search(rb"\s(?:\w+:)?" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
        return unescape((match[1] or match[2] or b"").decode("utf-8", "replace")) if match else ""

    targets = {attribute(tag, b"Id"): attribute(tag, b"Target") for tag in _RELATION.findall(relations)}
    found: dict[str, str] = {}
    for tag in _SHEET.findall(book):
        target = targets.get(attribute(tag, b"id"), "")
        if target:
            found[attribute(tag, b"name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS or len({info.filename for info in infos}) != len(infos):
        raise BadFile("workbook-damaged", room="sources", file=path.name)
    if sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise BadFile("workbook-bomb", room="sources", file=path.name)
    for info in infos:
        steep = info.file_size > 64 << 20 and info.file_size > STEEPEST * max(info.compress_size, 1)
        if info.file_size > LARGEST_PART or steep:
            raise BadFile("workbook-bomb", room="sources", file=path.name)
        if info.flag_bits & 1:
            raise BadFile("workbook-old-or-locked", room="sources", file=path.name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadFile("workbook-damaged", room="sources", file=path.name)


def _inflated(path: Path, archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The content of a part, piece by piece, never more than its directory declares.

    The directory may lie: another reader would go on past the declared size. So the compressed bytes are expanded here
    to their very end, and a part that holds more, or less, than declared is refused.
    """
    info = archive.getinfo(part)
    archive.open(info).close()  # checks the local header against the directory
    raw = archive.fp
    assert raw is not None
    raw.seek(info.header_offset + 26)
    name_length, extra_length = (int.from_bytes(raw.read(2), "little") for _ in range(2))
    raw.seek(info.header_offset + 30 + name_length + extra_length)
    left, size = info.compress_size, 0
    inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
    while True:
        position = raw.tell()
        piece = raw.read(min(_CHUNK, left))
        left -= len(piece)
        while piece:
            text = inflate.decompress(piece, _CHUNK) if inflate else piece
            piece = inflate.unconsumed_tail if inflate else b""
            size += len(text)
            if size > info.file_size:
                raise BadFile("workbook-bomb", room="sources", file=path.name)
            held = raw.tell()
            yield text
            raw.seek(held)
        if left <= 0 or raw.tell() == position:
            break
    if inflate:
        while text := inflate.decompress(inflate.unconsumed_tail, _CHUNK):
            size += len(text)
            if size > info.file_size:
                raise BadFile("workbook-bomb", room="sources", file=path.name)
            yield text
        if not inflate.eof:
            raise zipfile.BadZipFile
    if size != info.file_size:
        raise zipfile.BadZipFile


def _scan(path: Path, archive: zipfile.ZipFile, part: str) -> str:
    """Reads a part to its end; the address of its first formula, or "". Refuses used ranges and texts beyond measure.

    Any part may be declared a worksheet, so all are looked at. A sheet is opened as one block, from its first cell to its
    last: its width is told by column letters, its height by row numbers, which only matter above what Excel itself allows
    unless the sheet is wide.
    """
    formula = ""
    beyond = last_column = cells = loose_rows = unbroken = in_row = widest = 0
    for piece, text in _normal(path, archive, part):
        if not formula and (b"<f" in text or b":f" in text) and (found := _FORMULA.search(text)):
            before = [m[1] for m in _CELL.finditer(text, 0, found.start())]
            formula = before[-1].decode().upper() if before else "?"
        cells += piece.count(b"<c ") + piece.count(b":c ")
        last_column = max([last_column, *(_column(c) for c in set(_FAR_COLUMN.findall(text)))])
        beyond = max([beyond, *map(_whole, _SEVEN_DIGITS.findall(text))])
        if _loose_cells(text):
            for i, between in enumerate(_ROW_START.split(text)):
                loose_rows += i > 0
                in_row = (0 if i else in_row) + len(_UNADDRESSED.findall(between))
                widest = max(widest, in_row)
        unbroken = unbroken + len(piece) if b"<" not in piece else 0
        if unbroken > LONGEST_TEXT:
            raise BadFile("workbook-bomb", room="sources", file=path.name)
    width = max(last_column + widest, 26)
    height = max(beyond, EXCEL_ROWS) if cells else 0
    if height * width > MOST_CELLS and cells:
        height = max(map(_whole, (n for _, text in _normal(path, archive, part) for n in set(_ROW_NUMBER.findall(text)))), default=0)
        height += loose_rows
    if height * width > MOST_CELLS or cells > MOST_CELLS:
        raise BadFile("workbook-too-far", room="sources", file=path.name, part=part, rows=str(height), columns=str(width))
    return formula


def _normal(path: Path, archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Each piece of a part, and the same after the end of the one before, with all blanks and quotation marks alike."""
    tail = b""
    for raw in _inflated(path, archive, part):
        piece = raw.translate(_ALIKE)
        if b" =" in piece or b"= " in piece:
            piece = re.sub(rb" *= *", b"=", piece)
        if b"  " in piece:
            piece = re.sub(rb"  +", b" ", piece)
        text = tail + piece
        yield piece, text
        tail = text[-_OVERLAP:]


def _loose_cells(text: bytes) -> bool:
    """Whether some cell does not begin with its address: it stands after the one before it."""
    plain = text.count(b"<c ") + text.count(b"<c>") + text.count(b"<c/")
    prefixed = text.count(b":c ") + text.count(b":c>") + text.count(b":c/")
    return plain != text.count(b'<c r="') or prefixed != text.count(b':c r="')


def _whole(digits: bytes) -> int:
    return int(digits[:9])


def _column(letters: bytes) -> int:
    number = 0
    for byte in letters.upper()[:6]:
        number = number * 26 + byte - 64
    return number
