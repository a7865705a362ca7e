"""A table of administrative divisions with P-codes, as OCHA's COD-AB publishes it: one row for one division of the lowest level.

Columns are recognised in every form these tables have had: `ADM2_FR`, `ADM2_PCODE`; `admin2Name_fr`, `admin2Pcode`;
`adm2_name`, `adm2_pcode`. The divisions above, which no row of its own may tell, are places too: a cercle is searched as
often as a commune.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.gazetteer.table import DRAFT, GazetteerReading, aliases_of, finished, iso3_of, tidy
from constat.sources.opening import TableFile

_LEVEL: Final = re.compile(r"adm(?:in)?([0-5])_?(.*)")
_CODE: Final = re.compile(r"p_?codes?|code")
_NAME: Final = re.compile(r"(?:name)?_?(?:[a-z]{2})?|name_?\d?(?:_[a-z]{2})?")
_OTHER: Final = re.compile(r"ref(?:_?name)?(?:_?[a-z]{2})?|alt(?:_?name)?_?\d?_?(?:[a-z]{2})?")
_POINT: Final = {
    "latitude": ("lat", "latitude", "center_lat", "centre_lat", "y", "lat_dd"),
    "longitude": ("lon", "long", "lng", "longitude", "center_lon", "centre_lon", "x", "lon_dd"),
}
_VALID: Final = {"valid_from": ("validon", "valid_on", "validfrom", "valid_from"), "valid_to": ("validto", "valid_to")}
_LANGUAGES: Final = ("fr", "en", "pt", "es")

Level = tuple[str, list[str]]
"""The column of a level's code, and those of its names, the first choice first."""


def levels(names: Sequence[str]) -> dict[int, Level]:
    """The levels that a table tells, by its column names; a level without a P-code is none."""
    codes: dict[int, str] = {}
    first: dict[int, list[str]] = {}
    other: dict[int, list[str]] = {}
    for name in names:
        found = _LEVEL.fullmatch(name.strip().lower().replace(" ", "_"))
        if not found:
            continue
        level, rest = int(found[1]), found[2].strip("_")
        if _CODE.fullmatch(rest):
            codes.setdefault(level, name)
        elif _NAME.fullmatch(rest):
            first.setdefault(level, []).append(name)
        elif _OTHER.fullmatch(rest):
            other.setdefault(level, []).append(name)
    return {
        level: (codes[level], [*sorted(first[level], key=_choice), *other.get(level, [])]) for level in sorted(codes) if level in first
    }


def _choice(name: str) -> int:
    tail = name.strip().lower()[-2:]
    return _LANGUAGES.index(tail) if tail in _LANGUAGES else len(_LANGUAGES)


def is_table(names: Sequence[str]) -> bool:
    """Whether these are the columns of a table of P-codes."""
    return any(level > 0 for level in levels(names))


def read_table(path: Path, table: TableFile, country: str | None) -> GazetteerReading:
    """The divisions of every level that the table names, each once for each time it was valid."""
    frame = _without_date_of_issue(table.frame)
    found = {level: columns for level, columns in levels(frame.columns).items() if level > 0}
    lowest = max(found)
    columns = {key: _column(frame.columns, names) for key, names in (_POINT | _VALID).items()}
    zero = levels(frame.columns).get(0)
    made: list[dict[str, object]] = []
    above: dict[tuple[object, ...], dict[str, object]] = {}
    taken: set[str] = set()
    for row in frame.iter_rows(named=True):
        draft = _draft(row, found, columns, country or _country(row, zero, found))
        made.append(draft)
        taken.add(str(draft["id"]))
        for level in found:
            if level < lowest and (upper := _upper(row, level, found, draft)):
                _gather(above, upper)
    derived = list({(str(upper["id"]), upper["valid_from"]): upper for upper in reversed(above.values()) if upper["id"] not in taken}.values())[::-1]
    rows = pl.concat([frame["row_number"].cast(pl.Int64), pl.Series("row_number", [None] * len(derived), dtype=pl.Int64)])
    return finished(path.name, "pcodes", pl.DataFrame([*made, *derived], schema=DRAFT), rows, overlong=table.overlong)


def _draft(row: Mapping[str, str | None], found: Mapping[int, Level], columns: Mapping[str, str | None], country: str | None) -> dict[str, object]:
    """The row's own division: the lowest that it has a code for."""
    told = [level for level in found if tidy(row[found[level][0]])] or [max(found)]
    own = max(told)
    told_more = {key: row[column] if column else None for key, column in columns.items()}
    return _division(row, own, found) | told_more | {"country_iso3": country}


def _upper(row: Mapping[str, str | None], level: int, found: Mapping[int, Level], draft: Mapping[str, object]) -> dict[str, object] | None:
    """A division above the row's own, valid when the row is."""
    division = _division(row, level, found)
    if not division["id"] or not division["name"] or division["id"] == draft["id"]:
        return None
    return division | {key: draft[key] for key in ("valid_from", "valid_to", "country_iso3")}


def _gather(above: dict[tuple[object, ...], dict[str, object]], upper: dict[str, object]) -> None:
    """Adds a division that a row names; what several rows name alike holds as long as any of them."""
    key = tuple(upper.get(name) for name in ("id", "name", "admin1_pcode", "admin2_pcode"))
    known = above.setdefault(key, upper)
    for name, widest in (("valid_from", min), ("valid_to", max)):
        told = [str(one[name]) for one in (known, upper) if one[name]]
        # Days written otherwise are not in the order of their letters: what cannot be told is left open.
        ordered = len(told) == 2 and (told[0] == told[1] or all(re.match(r"\d{4}(-|$)", day) for day in told))
        known[name] = widest(told) if ordered else None


def _without_date_of_issue(frame: pl.DataFrame) -> pl.DataFrame:
    """Where every row is valid from one day and none ends, that is the day of the table, not of the divisions: it is left out."""
    first, last = (_column(frame.columns, _VALID[name]) for name in ("valid_from", "valid_to"))
    if first is None or (last is not None and frame[last].drop_nulls().str.strip_chars().ne("").any()):
        return frame
    return frame.with_columns(pl.lit(None, dtype=pl.String).alias(first)) if frame[first].n_unique() == 1 else frame


def _division(row: Mapping[str, str | None], own: int, found: Mapping[int, Level]) -> dict[str, object]:
    code, names = found[own]
    spelt = [tidy(row[name]) for name in names]
    name = next((one for one in spelt if one), None)
    admin: dict[str, object] = {}
    for level in (1, 2, 3):
        if level in found and level <= own:
            column, told = found[level]
            admin[f"admin{level}"] = next((row[one] for one in told if tidy(row[one])), None)
            admin[f"admin{level}_pcode"] = row[column]
    pcode = tidy(row[code])
    return {"id": f"pcode:{pcode}" if pcode else None, "name": name if pcode else None, "aliases": aliases_of(list(spelt), name), "kind": "administrative",
            "origin": "COD-AB", **admin}  # fmt: skip


def _country(row: Mapping[str, str | None], zero: Level | None, found: Mapping[int, Level]) -> str | None:
    """By the code of level 0, else by the letters that every P-code begins with."""
    codes = [row[zero[0]] if zero else None, *(row[found[level][0]] for level in sorted(found, reverse=True))]
    for code in codes:
        letters = re.match(r"[A-Za-z]{2,3}", (code or "").strip())
        if letters and (iso3 := iso3_of(letters[0], scheme="iso2" if len(letters[0]) == 2 else "iso3")):
            return iso3
    return None


def _column(names: Sequence[str], spellings: Sequence[str]) -> str | None:
    return next((name for name in names if name.strip().lower() in spellings), None)


def refuse_without_names(path: Path, names: Sequence[str]) -> None:
    """`BadFile` where P-codes stand without names beside them."""
    if not is_table(names) and any(re.fullmatch(r"adm(in)?[1-5]_?p_?code", name.strip().lower()) for name in names):
        raise BadFile("gazetteer-codes-only", room="sources", file=path.name)
