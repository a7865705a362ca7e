"""A user's own list of places, CSV or XLSX: a column of names, and whatever else of COLUMNS it has, in English or French."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.gazetteer.table import DRAFT, GazetteerReading, aliases_of, finished, iso3_of, tidy
from constat.sources.gazetteer.words import PLACE_KINDS
from constat.sources.opening import TableFile

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "identifier", "identifiant", "code", "pcode", "p code"),
    "name": (
        "name", "nom", "place", "place name", "lieu", "nom du lieu", "localite", "locality", "village", "toponyme", "toponym", "nom localite",
        "nom de la localite", "nom village", "nom du village", "featurename", "feature name", "settlement", "ppl name", "site",
    ),
    "aliases": (
        "aliases", "alias", "alternative names", "alternative name", "alternate names", "alternatenames", "other names", "variants", "variantes",
        "autres noms", "autre nom", "noms alternatifs", "autres graphies", "graphies",
    ),
    "kind": ("kind", "type", "nature", "categorie", "category"),
    "country_iso3": ("country", "pays", "country iso3", "iso3"),
    "admin1": ("admin1", "adm1", "region", "province", "etat", "state", "wilaya"),
    "admin1_pcode": ("admin1 pcode", "adm1 pcode", "pcode region", "region pcode"),
    "admin2": ("admin2", "adm2", "cercle", "departement", "district", "department"),
    "admin2_pcode": ("admin2 pcode", "adm2 pcode", "pcode cercle", "cercle pcode", "district pcode"),
    "admin3": ("admin3", "adm3", "commune", "arrondissement", "sub prefecture", "sous prefecture"),
    "admin3_pcode": ("admin3 pcode", "adm3 pcode", "pcode commune", "commune pcode"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "long", "lng", "x"),
    "valid_from": ("valid from", "valid on", "depuis", "valable depuis", "valide depuis", "since"),
    "valid_to": ("valid to", "until", "jusqu au", "jusqu a", "valable jusqu au", "valide jusqu au", "jusqu en"),
    "market_day": ("market day", "market", "jour de marche", "jour de foire", "foire", "marche", "fair day"),
    "origin": ("origin", "origine", "source"),
}  # fmt: skip
"""The columns of the table, and the names that sheets give them, folded."""
for _level in (1, 2, 3):
    # Lists of settlements carry the columns of the table of divisions that they were made with.
    COLUMNS[f"admin{_level}"] += tuple(
        f"{head}{_level}{tail}" for head in ("adm", "admin") for tail in (" fr", " en", " name", " name fr", " name en", "name", "name fr", "name en")
    )
    COLUMNS[f"admin{_level}_pcode"] += tuple(f"{head}{_level}pcode" for head in ("adm", "admin"))
_APART: Final = re.compile(r"[;|\n،]")


def recognised(names: Sequence[str]) -> dict[str, str]:
    """`{column of the table: column of the sheet}`; the first of several wins, exact names before others."""
    folded = {name: _folded(name) for name in names}
    found: dict[str, str] = {}
    for key, spellings in COLUMNS.items():
        for spelling in spellings:
            column = next((name for name in names if folded[name] == spelling and name not in found.values()), None)
            if column is not None:
                found[key] = column
                break
    return found


def read_sheet(path: Path, table: TableFile, country: str | None) -> GazetteerReading:
    """The places of a sheet. Other spellings stand in one cell, parted by `;` or `|`."""
    frame = table.frame
    columns = recognised([name for name in frame.columns if name != "row_number"])
    if "name" not in columns:
        known = ", ".join(frame.columns[:-1][:12])
        raise BadFile("gazetteer-no-name", room="sources", file=path.name, columns=known)
    cells = {key: frame[column] for key, column in columns.items()}
    empty = pl.Series([None] * frame.height, dtype=pl.String)
    names = [tidy(text) for text in cells["name"]]
    others = cells.get("aliases", empty)
    draft = pl.DataFrame({key: cells.get(key, empty) for key in DRAFT if key != "aliases"}).with_columns(
        pl.Series("aliases", [aliases_of(list(_APART.split(text or "")), name) for text, name in zip(others, names, strict=True)], dtype=pl.List(pl.String)),
        pl.Series("kind", [_kind(text) for text in cells.get("kind", empty)], dtype=pl.String),
        pl.Series("country_iso3", _countries(cells.get("country_iso3", empty), country), dtype=pl.String),
        pl.col("origin").fill_null(path.stem),
    )
    return finished(path.name, "sheet", draft.select(*DRAFT), frame["row_number"], overlong=table.overlong)


def _countries(cells: pl.Series, country: str | None) -> list[str | None]:
    """A name of no country is kept as it stands, and refused."""
    known = {text: iso3_of(text) or (text.lower() if len(text) == 3 else text) for text in cells.drop_nulls().unique()}
    return [known[text] if text is not None and text.strip() else country for text in cells]


def _kind(text: str | None) -> str | None:
    """Nothing said is a village: that is what such lists hold."""
    told = tidy(text)
    return PLACE_KINDS.get(told.lower(), "other") if told else None


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip().casefold()
