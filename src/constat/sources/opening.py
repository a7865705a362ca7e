"""Any table file as text cells: CSV, TSV, gzip, zip, Excel, Parquet; each cell verbatim, each row numbered.

Traps answered here, once for every reader:

* Truncated or encrypted archives, unclosed quotes, binary files and other encodings than UTF-8 are refused with a remedy.
  A guess between Windows-1252, MacRoman and the rest would put wrong letters into names, silently: so there is none.
  UTF-8 (with or without byte order mark) and UTF-16 with byte order mark say what they are, and are read.
* A cell of more than MAX_CELL bytes is the sign of a lost quotation mark or of an attack: refused.
* Polars pads short rows with nothing. Readers refuse a row that lacks what it must have; rows with too many cells are
  found here (`overlong`) and refused one by one.
* Workbooks are opened by `workbook.py`: formulas are never evaluated, nor are their last results trusted.
"""

from __future__ import annotations

import csv
import gzip
import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

import polars as pl

from constat.errors import BadFile
from constat.sources.workbook import open_workbook, sheet_cells

MAX_CELL: Final = 1_000_000
MAX_NAME: Final = 1_000
MAX_EXPANDED: Final = 4 << 30
PEEK_BYTES: Final = 1 << 18
PEEK_ROWS: Final = 200
_CHUNK: Final = 1 << 22
_TEXT_SUFFIXES: Final = (".csv", ".tsv", ".txt")
_OTHER_SUFFIXES: Final = (".xlsx", ".xlsm", ".parquet")
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Head:
    """The first records of a file, the column names (if it has any) first, as lists of text cells."""

    file: str
    records: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The first record, trimmed and in lower case: the column names where the file has them."""
        return tuple(cell.strip().lower() for cell in self.records[0]) if self.records else ()


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file's cells as strings. Empty cells are null; blank rows are left out but counted in `row_number`."""

    file: str
    frame: pl.DataFrame
    """The columns under their own names (trimmed), and `row_number` last."""
    overlong: pl.Series
    """Row numbers of records with more cells than there are columns; the surplus is not in `frame`."""
    inside: str = ""
    """The name of the table itself, where the file is an archive that holds it; else the file's."""


def peek(path: Path) -> Head:
    """The first records of a file, enough to tell whose it is."""
    with _explained(path), _unpacked(path) as (inner, _):
        if (kind := _container(inner)) == "parquet":
            frame = pl.read_parquet(inner, n_rows=PEEK_ROWS)
            body = [["" if v is None else str(v) for v in row] for row in frame.rows()]
            return Head(path.name, tuple(tuple(r) for r in [list(frame.columns), *body]))
        if kind == "workbook":
            frame = _workbook(inner, PEEK_ROWS)
            return Head(path.name, tuple(tuple(v or "" for v in row) for row in frame.rows()))
        with _text_stream(path) as stream:
            data = stream.read(PEEK_BYTES)
    _refuse_binary(path, data)
    text = _from_utf16(data).decode("utf-8-sig", errors="replace")
    records: list[tuple[str, ...]] = []
    with _long_cells(PEEK_BYTES * 2):
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(data)):
            records.append(tuple(record))
            if len(records) > PEEK_ROWS:
                break
    if len(data) == PEEK_BYTES and len(records) > 1 and len(records) <= PEEK_ROWS:
        records.pop()  # cut off by the end of what was read
    return Head(path.name, tuple(record for record in records if record))


def open_table(path: Path, *, header: bool = True) -> TableFile:
    """The whole file as text cells. Without header the columns are named `column_1`, `column_2`, ...

    Raises BadFile where the file as a whole cannot be used.
    """
    overlong = pl.Series("row", [], dtype=pl.Int64)
    with _explained(path), _unpacked(path) as (inner, inside):
        kind = _container(inner)
        if kind == "parquet":
            frame, header = _parquet(inner), True
        elif kind == "workbook":
            frame = _workbook(inner, None)
            if header:
                names = [(name or "").strip() or f"column_{i}" for i, name in enumerate(frame.row(0), 1)] if frame.height else []
                _refuse_repeated(path, names)
                frame = frame.slice(1).rename(dict(zip(frame.columns, names, strict=True)))
            else:
                frame = frame.rename({name: f"column_{i}" for i, name in enumerate(frame.columns, 1)})
        else:
            frame, overlong = _delimited(path, header=header)
    if frame.width == 0 or frame.height == 0:
        raise BadFile("empty-file", room="sources", file=path.name)
    _refuse_repeated(path, frame.columns)
    first = 2 if header else 1
    if "row_number" in frame.columns:  # a column of the file's own keeps its cells under another name
        frame = frame.rename({"row_number": "row_number_of_file"})
    frame = frame.with_columns(pl.int_range(first, frame.height + first, dtype=pl.Int64).alias("row_number"))
    _refuse_huge_cells(path, frame)
    if frame.to_series(0).null_count():
        frame = frame.filter(~pl.all_horizontal(pl.exclude("row_number").is_null()))
    if frame.height == 0:
        raise BadFile("empty-file", room="sources", file=path.name)
    return TableFile(path.name, frame, overlong, inside)


def _container(path: Path) -> str:
    with path.open("rb") as handle:
        magic = handle.read(8)
    if magic[:4] == b"PAR1":
        return "parquet"
    if magic == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "workbook"
    if magic[:2] == b"\x1f\x8b":
        return "gzip"
    if magic[:2] == b"PK":
        with zipfile.ZipFile(path) as archive:
            return "workbook" if "[Content_Types].xml" in archive.namelist() else "zip"
    if path.suffix.lower() in (".zip", ".xlsx", ".xlsm"):
        raise zipfile.BadZipFile
    if path.suffix.lower() == ".gz":
        raise gzip.BadGzipFile
    return "text"


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what the libraries raise into refusals that say what to do."""
    import fastexcel

    try:
        yield
    except (FileNotFoundError, IsADirectoryError):
        raise BadFile("no-such-file", room="sources", file=str(path)) from None
    except _DAMAGE:
        raise BadFile("damaged-archive", room="sources", file=path.name) from None
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
    except fastexcel.FastExcelError:
        raise BadFile("damaged-workbook", room="sources", file=path.name) from None
    except pl.exceptions.PolarsError:
        raise BadFile("damaged-file", room="sources", file=path.name) from None
    except BaseException as panic:  # a panic of a Rust reader is no Exception
        if type(panic).__name__ != "PanicException":
            raise
        raise BadFile("damaged-file", room="sources", file=path.name) from None


def _one_table(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one table in a zip; what macOS adds beside it does not count."""
    files = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX")]
    tables = [info for info in files if info.filename.lower().endswith((*_TEXT_SUFFIXES, *_OTHER_SUFFIXES))]
    if len(tables) != 1:
        inside = ", ".join(info.filename for info in (tables or files)[:8])
        raise BadFile("zip-not-one-table", room="sources", file=path.name, count=len(tables), inside=inside or "-")
    if tables[0].file_size > MAX_EXPANDED:
        raise BadFile("expands-too-far", room="sources", file=path.name, limit=MAX_EXPANDED >> 30)
    return tables[0]


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Path, str]]:
    """The file to read and its own name: a workbook or Parquet file inside a zip is unpacked for as long as it is read."""
    if _container(path) != "zip":
        yield path, path.name
        return
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        member = _one_table(path, archive)
        name = PurePosixPath(member.filename).name
        if name.lower().endswith(_TEXT_SUFFIXES):
            yield path, name
            return
        inner = Path(folder) / f"{path.stem}{PurePosixPath(name).suffix.lower()}"
        with archive.open(member) as source, inner.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)
        yield inner, name


@contextmanager
def _text_stream(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of the one text table in a file, a gzip or a zip."""
    kind = _container(path)
    if kind == "gzip":
        with gzip.open(path) as stream:
            yield stream  # type: ignore[misc]
    elif kind == "zip":
        with zipfile.ZipFile(path) as archive, archive.open(_one_table(path, archive)) as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield stream


def _all_bytes(path: Path) -> bytes:
    parts: list[bytes] = []
    size = 0
    with _text_stream(path) as stream:
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > MAX_EXPANDED:
                raise BadFile("expands-too-far", room="sources", file=path.name, limit=MAX_EXPANDED >> 30)
            parts.append(part)
    return b"".join(parts)


def _from_utf16(data: bytes) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[: len(data) // 2 * 2].decode("utf-16", errors="replace").encode("utf-8")
    return data


def _refuse_binary(path: Path, data: bytes) -> None:
    if b"\x00" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadFile("not-text", room="sources", file=path.name)


def _delimiter(data: bytes) -> str:
    """The sign that parts most cells of the first line: comma, semicolon (French Excel), tab or bar."""
    line = _from_utf16(data[:65536]).split(b"\n", 1)[0].decode("utf-8", errors="replace")
    bare = "".join(line.split('"')[::2])
    return max(",;\t|", key=lambda sign: bare.count(sign))


def _delimited(path: Path, *, header: bool) -> tuple[pl.DataFrame, pl.Series]:
    plain = _container(path) == "text"
    with path.open("rb") as handle:
        start = handle.read(65536) if plain else b""
    source: Path | bytes = path
    if not plain or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        source = _from_utf16(_all_bytes(path))
        start = source[:65536]
    _refuse_binary(path, start)
    if not start.strip():
        raise BadFile("empty-file", room="sources", file=path.name)
    sign = _delimiter(start)
    try:
        frame = pl.read_csv(source, has_header=header, separator=sign, infer_schema=False)
    except pl.exceptions.PolarsError:
        return _by_hand(path, source, sign, header=header)
    names = [name.strip().lstrip("\ufeff") for name in frame.columns]
    if header and any("_duplicated_" in name for name in names):
        _refuse_repeated(path, [name.split("_duplicated_")[0] for name in names])
    return frame.rename(dict(zip(frame.columns, names, strict=True))), pl.Series("row", [], dtype=pl.Int64)


def _by_hand(path: Path, source: Path | bytes, sign: str, *, header: bool) -> tuple[pl.DataFrame, pl.Series]:
    """The slow road, for files that the fast one refuses: says why, or reads them record by record."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise BadFile(
            "not-utf8", room="sources", file=path.name, row=str(line), byte=f"0x{data[fault.start]:02X}"
        ) from None
    rows: list[list[str]] = []
    with _long_cells(MAX_CELL):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        loose = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        try:
            rows = list(reader)
        except csv.Error as fault:
            if "end of data" in str(fault) or "field larger" in str(fault):
                raise BadFile(
                    "unclosed-quote", room="sources", file=path.name, row=str(_open_quote(text, sign) + 1)
                ) from None
            rows = list(loose)
    if not rows:
        raise BadFile("empty-file", room="sources", file=path.name)
    width = len(rows[0]) if header else max(len(row) for row in rows)
    names = [name.strip() for name in rows[0]] if header else [f"column_{i}" for i in range(1, width + 1)]
    _refuse_repeated(path, names)
    body = rows[1:] if header else rows
    first = 2 if header else 1
    overlong = [number for number, row in enumerate(body, first) if len(row) > width]
    padded = [[cell or None for cell in row[:width]] + [None] * (width - len(row)) for row in body]
    frame = pl.DataFrame(padded, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame, pl.Series("row", overlong, dtype=pl.Int64)


def _open_quote(text: str, sign: str) -> int:
    """How many records can be read before the one whose quotation mark is never closed."""
    count = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            count += 1
    except csv.Error:
        pass
    return count


@contextmanager
def _long_cells(limit: int) -> Iterator[None]:
    former = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(former)


def _parquet(path: Path) -> pl.DataFrame:
    frame = pl.read_parquet(path)
    nested = [name for name, kind in frame.schema.items() if kind.is_nested() or kind in (pl.Binary, pl.Object)]
    if nested:
        raise BadFile("nested-columns", room="sources", file=path.name, columns=", ".join(nested))
    return frame.select(pl.all().cast(pl.String))


def _workbook(path: Path, limit: int | None) -> pl.DataFrame:
    """The widest sheet of a workbook, every cell as text, the header as its first row."""
    import fastexcel

    book = open_workbook(path)
    reader = fastexcel.read_excel(path)
    widths = [reader.load_sheet(name, header_row=None, n_rows=1, dtypes="string").width for name in book.sheets]
    name = book.sheets[widths.index(max(widths))]
    if limit is None:
        return sheet_cells(book, name)
    frame: pl.DataFrame = reader.load_sheet(name, header_row=None, n_rows=limit, dtypes="string").to_polars()
    return frame


def _refuse_repeated(path: Path, names: list[str]) -> None:
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise BadFile("repeated-columns", room="sources", file=path.name, columns=", ".join(repeated))


def _refuse_huge_cells(path: Path, frame: pl.DataFrame) -> None:
    for column in frame.columns:
        if len(column) > MAX_NAME:
            raise BadFile(
                "huge-cell", room="sources", file=path.name, row="1", column=column[:80], size=len(column), limit=MAX_NAME
            )
    longest = frame.select(pl.col(pl.String).str.len_bytes().max()).row(0, named=True)
    for column, size in longest.items():
        if size is not None and size > MAX_CELL:
            at = frame.filter(pl.col(column).str.len_bytes() == size).row(0, named=True)
            raise BadFile(
                "huge-cell", room="sources", file=path.name, row=str(at["row_number"]), column=column[:80], size=size,
                limit=MAX_CELL,
            )
