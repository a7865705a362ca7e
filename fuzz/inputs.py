"""What targets are fed: good files of every kind, broken in the ways that files break, and cells that people write."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from datetime import date, datetime
from typing import Any, Final

import polars as pl
import xlsxwriter
from hypothesis import strategies as st

CELLS: Final = (
    "", " ", "1", "12", "-3", "1 234", "1,234", "12,000", "1.5", "at least 500", "au moins une trentaine", "10-15", "15-10", "~30",
    "2022-03-27", "27/03/2022", "03/04/2022", "2022-13-45", "2022", "du 27 au 31 mars 2022", "44647", "27/03/22", "99999-01-01",
    "14.5", "-4,2", "95", "181", "nan", "inf", "-0", "1e309", "0", "Mali", "Moura", "=1+1", "+33", "@cmd", "\t=1", '"', "'", ";", ",",
    "é", "œ", "Ã©", "\u202f", "\u00a0", "\ufeff", "\u200e", "٣", "²", "82⁷", "ɓ", "\ud7ff", "\U0001f4a5", "one-sided", "oui", "?", "n/a",
    "A; B;;A", "#date+start", "#geo+lat", "x" * 300, "9" * 40, "1" * 5000, "null", "true", "NaT", "0000-00-00", "2022-02-30/2022-01-01",
)  # fmt: skip
NAMES: Final = (
    "id", "event_id", "date", "date_start", "date_end", "Date de l'incident", "Morts", "killed", "killed_low", "killed_best",
    "killed_high", "Latitude", "longitude", "coordinates", "Lieu", "Pays", "country_iso3", "kind", "perpetrators", "Récit", "x", "",
    "row_number", "source_text", "#date", "place_precision", "standard", "Civils tués", "women killed", "GPS",
)  # fmt: skip

cells = st.one_of(st.sampled_from(CELLS), st.text(max_size=12), st.integers(-5, 10**10).map(str), st.dates().map(str))
splices = st.one_of(
    st.binary(max_size=8), st.sampled_from((b'"', b"\0", b"\r", b"\n\n", b";", b"\xff\xfe", b"<f>", b"\xe9"))
)
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=8))


@st.composite
def grids(draw: st.DrawFn, columns: tuple[str, ...] = ()) -> list[list[str]]:
    """A header and some rows, mostly even."""
    header = list(columns) or draw(st.lists(names, min_size=1, max_size=8))
    body = draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=6))
    if draw(st.booleans()) and body:
        body[0] = body[0][: draw(st.integers(0, len(header)))]
    return [header, *body]


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Bytes cut off, flipped, repeated or spliced."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(("cut", "flip", "insert", "repeat", "delete"))):
            case "cut":
                del data[at:]
            case "flip" if data:
                data[at] = draw(st.integers(0, 255))
            case "insert":
                data[at:at] = draw(splices)
            case "repeat":
                data[at:at] = data[at : at + 64]
            case _:
                del data[at : at + draw(st.integers(1, 64))]
    return bytes(data)


def written(grid: list[list[str]], sign: str = ",", quoted: bool = True) -> str:
    """The grid as delimited text."""
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted and any(c in text for c in (sign, '"', "\n", "\r")) else text

    return "\n".join(sign.join(map(cell, row)) for row in grid)


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding, letters that it lacks replaced."""
    return text.encode(encoding, errors="replace")


@st.composite
def delimited(draw: st.DrawFn, columns: tuple[str, ...] = ()) -> bytes:
    """A delimited file in one of the usual encodings, perhaps damaged, perhaps compressed."""
    grid = draw(grids(columns))
    text = written(grid, draw(st.sampled_from((",", ";", "\t", "|"))), draw(st.booleans()))
    data = encoded(text, draw(st.sampled_from(("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "cp850", "latin-1"))))
    data = draw(damaged(data)) if draw(st.booleans()) else data
    return gzip.compress(data, mtime=0)[: draw(st.integers(5, 400))] if draw(st.integers(0, 15)) == 0 else data


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """An XLSX file; damaged as a whole or in one of its parts. No clock is read: the same draws give the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": datetime(2022, 1, 1)})  # noqa: DTZ001 - a workbook's clock has no zone
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    typed: st.SearchStrategy[Any] = st.one_of(
        st.none(), st.booleans(), st.integers(-5, 10**6), st.floats(allow_nan=False, allow_infinity=False), st.dates(date(1901, 1, 1)),
        st.sampled_from([c for c in CELLS if c.isprintable()]),
    )  # fmt: skip
    header = draw(st.lists(st.sampled_from([n for n in NAMES if n]), min_size=1, max_size=6))
    sheet.write_row(0, 0, header)
    for number, row in enumerate(draw(st.lists(st.lists(typed, max_size=len(header)), max_size=4)), 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, days)
            else:
                sheet.write(number, column, value)
    book.close()
    whole = buffer.getvalue()
    if not draw(st.booleans()):
        return draw(damaged(whole))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        broken = draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            content = old.read(name)
            new.writestr(zipfile.ZipInfo(name), draw(damaged(content)) if name == broken else content)
    return out.getvalue()


@st.composite
def parquets(draw: st.DrawFn) -> bytes:
    """A Parquet file, perhaps damaged."""
    grid = draw(grids())
    header = list(dict.fromkeys(grid[0]))
    seed = draw(st.integers(0, 999))
    pick = random.Random(seed)
    makers: tuple[Any, ...] = (
        lambda n: [pick.choice(CELLS) for _ in range(n)], lambda n: [pick.randrange(-5, 10**6) for _ in range(n)],
        lambda n: [pick.random() * 300 for _ in range(n)], lambda n: [date(2022, 1, 1)] * n, lambda n: [None] * n,
        lambda n: [[1]] * n, lambda n: [b"x"] * n,
    )  # fmt: skip
    rows = draw(st.integers(0, 5))
    buffer = io.BytesIO()
    pl.DataFrame({name: pick.choice(makers)(rows) for name in header}).write_parquet(buffer)
    return draw(damaged(buffer.getvalue())) if draw(st.booleans()) else buffer.getvalue()


_numbers = st.one_of(st.integers(-200, 200), st.floats(-400, 400), st.just(10**400), st.just("x"), st.none())
_positions = st.lists(_numbers, max_size=4)
_json: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), cells),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def geojsons(draw: st.DrawFn) -> bytes:
    """A GeoJSON file of odd geometries, perhaps damaged."""
    shapes = st.fixed_dictionaries(
        {
            "type": st.sampled_from(("Point", "Polygon", "MultiPolygon", "LineString", "MultiPoint", "GeometryCollection", "Curve")),
            "coordinates": st.one_of(_positions, st.lists(_positions, max_size=5), st.lists(st.lists(_positions, max_size=5), max_size=2), _json),
        },
        optional={"geometries": _json},
    )
    features = draw(
        st.lists(
            st.one_of(
                st.fixed_dictionaries(
                    {
                        "type": st.just("Feature"),
                        "properties": st.one_of(st.none(), st.dictionaries(names, st.one_of(cells, _json), max_size=5)),
                        "geometry": st.one_of(st.none(), shapes, _json),
                    }
                ),
                _json,
            ),
            max_size=4,
        )
    )
    whole: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if draw(st.integers(0, 5)) == 0:
        whole["crs"] = draw(_json)
    data = json.dumps(whole).encode()
    return draw(damaged(data)) if draw(st.booleans()) else data


@st.composite
def mappings(draw: st.DrawFn) -> bytes:
    """A mapping file: valid, nearly so, or any YAML."""
    rule = st.one_of(
        names,
        st.dictionaries(
            st.sampled_from(("column", "constant", "values", "others", "format", "decimal", "separator", "plain", "colum")),
            st.one_of(
                cells, st.sampled_from(("dd/mm/yyyy", "excel-serial", ".", ",", "best", "reported", "unknown")),
                st.dictionaries(cells, cells, max_size=2),
            ),
            max_size=3,
        ),
    )
    fields = draw(st.dictionaries(st.sampled_from(FIELD_NAMES), rule, max_size=5))
    top: dict[str, Any] = {"fields": fields}
    top |= draw(st.dictionaries(st.sampled_from(("constat", "sheet", "header_row", "encoding", "delimiter", "decimal", "dates", "other")), cells, max_size=2))
    data = json.dumps(top).encode()
    if draw(st.booleans()):
        odd = st.sampled_from((b"*a", b"&a [*a]", b"!!python/object:os.system x", b"? [1]\n: 2", b"{{{{", b"- " * 50, b"%YAML 9.9\n", b"<<: *x", b"\xff"))
        data = draw(damaged(data + draw(odd)))
    return data


FIELD_NAMES: Final = (
    "id", "date", "date_start", "date_end", "killed", "killed_low", "latitude", "longitude", "coordinates", "kind", "country_iso3",
    "side_a", "civilians_targeted", "source_count", "bogus",
)  # fmt: skip
UCDP_COLUMNS: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_new_id", "conflict_name", "dyad_new_id",
    "dyad_name", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources", "source_article", "where_prec",
    "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
ACLED_COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
