"""Whatever a user's file is, its Table."""

from __future__ import annotations

from pathlib import Path

from constat.errors import BadFile
from constat.sources.sheet.columnar import open_parquet
from constat.sources.sheet.delimited import open_delimited
from constat.sources.sheet.geojson import open_geojson
from constat.sources.sheet.mapping import Mapping
from constat.sources.sheet.table import LONGEST_NAME, Table
from constat.sources.sheet.worksheets import open_sheet


def open_user_table(path: Path, mapping: Mapping | None = None) -> Table:
    """The table of a CSV, TSV, XLSX, Parquet or GeoJSON file, opened as the mapping states or as it looks."""
    table = _opened(path, mapping)
    if (not table.frame.height and not table.ragged) or not table.frame.width:
        raise BadFile("empty-sheet", room="sources", file=path.name)
    for name in table.frame.columns:
        if len(name) > LONGEST_NAME:
            raise BadFile("huge-cell", room="sources", file=path.name, row="1", column=name[:80], size=len(name), limit=LONGEST_NAME)
    return table


def _opened(path: Path, mapping: Mapping | None) -> Table:
    if not path.is_file():
        raise BadFile("is-folder" if path.is_dir() else "no-such-file", room="sources", file=str(path))
    try:
        with path.open("rb") as handle:
            magic = handle.read(64)
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
    name = path.name.lower()
    sheet, header_row = (mapping.sheet, mapping.header_row) if mapping else (None, None)
    if magic[:4] == b"PAR1" or name.endswith((".parquet", ".pq")):
        return open_parquet(path)
    if name.endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")) or magic[:4] == b"\xd0\xcf\x11\xe0":
        return open_sheet(path, sheet, header_row)
    plain = magic.removeprefix(b"\xef\xbb\xbf").lstrip()
    if name.endswith((".geojson", ".json", ".geojson.gz", ".json.gz")) or plain[:1] == b"{":
        return open_geojson(path)
    encoding, delimiter = (mapping.encoding, mapping.delimiter) if mapping else (None, None)
    return open_delimited(path, encoding, delimiter, header_row)
