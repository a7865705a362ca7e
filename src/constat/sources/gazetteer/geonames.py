"""A GeoNames country dump: tab-separated, 19 columns, no header, no quotation marks; as `.txt` or as the zip they publish.

The dump tells divisions by codes; their names are those of its own rows of feature code ADM1 to ADM3. GeoNames' codes are
no P-codes, so none are given. Beside the table the zip holds a readme, which is passed over.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.gazetteer.table import DRAFT, GazetteerReading, aliases_of, finished, iso3_of, tidy
from constat.sources.opening import MAX_EXPANDED

NAMES: Final = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code", "country", "cc2",
    "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified",
)  # fmt: skip
_PEEK: Final = 1 << 16
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def is_dump(path: Path) -> bool:
    """Whether the file's first line is one of a GeoNames dump."""
    try:
        first = _content(path, _PEEK).split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf")
    except BadFile:
        return False
    cells = first.split(b"\t")
    return len(cells) == len(NAMES) and cells[0].strip().isdigit()


def read_dump(path: Path, country: str | None) -> GazetteerReading:
    """The places of a dump. `country`, where given, stands for rows that name no country."""
    content = _content(path, None)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise BadFile("not-utf8", room="sources", file=path.name, row=str(line), byte=f"0x{content[fault.start]:02X}") from None
    lines = [line.rstrip("\r").split("\t") for line in content.decode("utf-8-sig").split("\n")]
    body = [(number, cells) for number, cells in enumerate(lines, 1) if any(cells)]
    rows = pl.Series("row", [number for number, _ in body], dtype=pl.Int64)
    ragged = pl.Series([number for number, cells in body if len(cells) != len(NAMES)], dtype=pl.Int64)
    width = len(NAMES)
    frame = pl.DataFrame([[*cells[:width], *[""] * (width - len(cells))] for _, cells in body], schema=dict.fromkeys(NAMES, pl.String), orient="row")
    return finished(path.name, "geonames", _draft(frame, country), rows, overlong=ragged)


def _draft(frame: pl.DataFrame, country: str | None) -> pl.DataFrame:
    divisions = _divisions(frame)
    iso3 = {code: (iso3_of(code, scheme="iso2") if code else None) or country for code in frame["country"].unique()}
    made: list[dict[str, object]] = []
    for row in frame.iter_rows(named=True):
        codes = tuple(row[f"admin{level}"] for level in (1, 2, 3))
        name = tidy(row["name"])
        made.append(
            {
                "id": f"geonames:{row['geonameid']}" if row["geonameid"].strip() else None,
                "name": name,
                "aliases": aliases_of([row["asciiname"], *row["alternatenames"].split(",")], name),
                "kind": {"P": "populated-place", "A": "administrative"}.get(row["feature_class"], "other"),
                "country_iso3": iso3[row["country"]],
                "latitude": row["latitude"],
                "longitude": row["longitude"],
                "origin": "GeoNames",
                **{f"admin{level}": divisions.get((row["country"], *codes[:level])) for level in (1, 2, 3) if codes[level - 1]},
            }
        )
    return pl.DataFrame(made, schema=DRAFT)


def _divisions(frame: pl.DataFrame) -> dict[tuple[str, ...], str]:
    """Names of divisions by the codes that lead to them."""
    found: dict[tuple[str, ...], str] = {}
    for level in (1, 2, 3):
        codes = ["country", *(f"admin{upper}" for upper in range(1, level + 1))]
        for *key, name in frame.filter(pl.col("feature_code") == f"ADM{level}").select(*codes, "name").iter_rows():
            found.setdefault(tuple(key), name)
    return found


def _content(path: Path, most: int | None) -> bytes:
    """The table's bytes, all or the first of them."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                return file.read() if most is None else file.read(most)
        with zipfile.ZipFile(path) as archive:
            texts = [one for one in archive.infolist() if one.filename.lower().endswith(".txt") and "readme" not in one.filename.lower()]
            if len(texts) != 1:
                inside = ", ".join(one.filename for one in archive.infolist()[:8])
                raise BadFile("zip-not-one-table", room="sources", file=path.name, count=len(texts), inside=inside or "-")
            if texts[0].file_size > MAX_EXPANDED:
                raise BadFile("expands-too-far", room="sources", file=path.name, limit=MAX_EXPANDED >> 30)
            with archive.open(texts[0]) as stream:
                return stream.read(MAX_EXPANDED if most is None else most)
    except (FileNotFoundError, IsADirectoryError):
        raise BadFile("no-such-file", room="sources", file=str(path)) from None
    except _DAMAGE:
        raise BadFile("damaged-archive", room="sources", file=path.name) from None
    except OSError as error:
        raise BadFile("sheet-unreadable", room="sources", file=str(path), problem=error.strerror or "") from None
