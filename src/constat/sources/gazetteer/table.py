"""The table that every gazetteer becomes, and the checks that no row passes by.

A reader lays its file out as text cells (DRAFT); `finished` turns them into GAZETTEER_SCHEMA and refuses what cannot be.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import Final

import polars as pl

from constat.errors import BadFile, BadInput
from constat.model.dates import PartialDate
from constat.sources.cells import coded, days, real_numbers
from constat.sources.gazetteer.words import WEEKDAYS
from constat.sources.refusals import Refusals
from constat.vocab import resolve_country

KINDS: Final = ("populated-place", "administrative", "other")
FORMS: Final = ("geonames", "pcodes", "sheet")
LONGEST: Final = 300
"""Characters of a name. A longer one is a sentence, or two columns run together."""
_OWN_COUNTRY: Final = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
"""What ISO 3166-1 leaves to users: invented countries are written so."""

_TEXTS: Final = ("name", "kind", "country_iso3", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "admin3", "admin3_pcode", "origin")
GAZETTEER_SCHEMA: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "id": pl.String,
    "name": pl.String,
    "aliases": pl.List(pl.String),
    "kind": pl.String,
    "country_iso3": pl.String,
    "admin1": pl.String,
    "admin1_pcode": pl.String,
    "admin2": pl.String,
    "admin2_pcode": pl.String,
    "admin3": pl.String,
    "admin3_pcode": pl.String,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "market_day": pl.Int8,
    "origin": pl.String,
}
"""`kind` is one of KINDS; `market_day` counts from Monday, 0; a bound of validity that is null is not known."""

DRAFT: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    name: kind if kind == pl.List(pl.String) else pl.String for name, kind in GAZETTEER_SCHEMA.items()
}


@dataclass(frozen=True, slots=True)
class GazetteerReading:
    """One file of places, read: what can be used, what was refused and why."""

    file: str
    form: str
    """One of FORMS."""
    places: pl.DataFrame
    rejected: pl.DataFrame
    """REJECTED_SCHEMA; one row per fault."""
    rows_read: int
    derived: int = 0
    """Places that no row of the file is about but that its rows name: the regions and districts above them."""

    @property
    def rows_rejected(self) -> int:
        """How many rows were refused, each counted once."""
        return int(self.rejected["row"].n_unique()) if self.rejected.height else 0


def iso3_of(text: str, *, scheme: str | None = None) -> str | None:
    """The country's ISO code, of three letters; None where it is unknown."""
    asked = text.strip()
    if _OWN_COUNTRY.fullmatch(asked.upper()):
        return asked.upper()
    try:
        return resolve_country(asked, scheme).iso3
    except BadInput:
        return None


def country_given(text: str | None) -> str | None:
    """The code of the country that a person names for a whole file; `BadInput` where there is no such country."""
    if text is None:
        return None
    return iso3_of(text) or resolve_country(text).iso3


def tidy(text: str | None) -> str | None:
    """A name in one form of Unicode, single spaces, nothing around it; None where nothing is left."""
    return " ".join(unicodedata.normalize("NFC", text).split()) or None if text else None


def aliases_of(texts: list[str | None], name: str | None) -> list[str]:
    """Other spellings, each once, without the name itself."""
    found = dict.fromkeys(one for text in texts if (one := tidy(text)) and one != name and "://" not in one)
    return list(found)


def finished(file: str, form: str, draft: pl.DataFrame, rows: pl.Series, *, overlong: pl.Series | None = None) -> GazetteerReading:
    """The draft's rows as places, each checked. `rows` are the row numbers in the file; a derived row has none."""
    refusals = Refusals(file, rows.fill_null(0))
    if form == "sheet":
        refusals.many = sys.maxsize  # a user's own list: every faulty row is given back to be mended
    if overlong is not None and len(overlong):
        refusals.add(rows.is_in(overlong.to_list()), "", None, "row-too-long")
    texts = {name: pl.Series(name, [tidy(text) for text in draft[name]], dtype=pl.String) for name in ("id", *_TEXTS)}
    refusals.add(texts["name"].is_null(), "name", draft["name"], "missing")
    refusals.add(~texts["country_iso3"].str.contains(r"^[A-Z]{3}$"), "country", draft["country_iso3"], "unknown-country")
    for name in ("name", "admin1", "admin2", "admin3"):
        refusals.add(texts[name].str.len_chars() > LONGEST, name, draft[name], "name-too-long", most=LONGEST)
    latitude, longitude = _points(draft, refusals)
    first, last = (_dates(draft[name], name, refusals, end=name == "valid_to") for name in ("valid_from", "valid_to"))
    refusals.add(last < first, "valid_to", draft["valid_to"], "end-before-start")
    weekday, bad = coded(draft["market_day"], WEEKDAYS)
    if bad is not None:
        refusals.add(bad, "market_day", draft["market_day"], "unknown-weekday")
    made = pl.DataFrame([*texts.values(), draft["aliases"], latitude, longitude, first, last, weekday.cast(pl.Int8)]).with_columns(
        pl.col("kind").fill_null(KINDS[0])
    )
    made = made.with_columns(pl.Series("id", _ids(made), dtype=pl.String))
    refusals.add(made.select(~pl.col("id").is_first_distinct()).to_series(), "id", made["id"], "repeated-id")
    refused = refusals.refused
    kept = made if refused is None else made.filter(~refused)
    places = kept.select(pl.col(name).cast(kind) for name, kind in GAZETTEER_SCHEMA.items())
    if not places.height and not refusals.table().height:
        raise BadFile("empty-file", room="sources", file=file)
    derived = int(rows.null_count())
    return GazetteerReading(file, form, places, refusals.table(), len(rows) - derived, derived)


def _points(draft: pl.DataFrame, refusals: Refusals) -> tuple[pl.Series, pl.Series]:
    found: list[pl.Series] = []
    for name, most in (("latitude", 90), ("longitude", 180)):
        numbers, bad = real_numbers(draft[name])
        if bad is not None:
            refusals.add(bad, name, draft[name], "not-a-number")
        refusals.add(numbers.abs() > most, name, draft[name], f"{name}-out-of-range")
        found.append(numbers.alias(name))
    latitude, longitude = found
    told = [draft[name].is_not_null() & (draft[name].str.strip_chars() != "") for name in ("latitude", "longitude")]
    refusals.add(told[0] != told[1], "latitude", draft["latitude"], "half-a-point")
    return latitude, longitude


def _dates(cells: pl.Series, name: str, refusals: Refusals, *, end: bool) -> pl.Series:
    """Whole days; a bare year or month counts from its first day, or to its last."""
    forms = cells.drop_nulls().unique()
    whole = {form: _partial(form, end=end) for form in forms if re.fullmatch(r"\s*\d{4}(-\d{2})?\s*", form)}
    rest = cells.set(cells.is_in(list(whole)).fill_null(False), None) if whole else cells
    found, bad = days(rest)
    if bad is not None:
        refusals.add(bad, name, cells, "not-a-date")
    partial = pl.Series(name, [whole.get(cell) if cell is not None else None for cell in cells], dtype=pl.Date)
    if whole:
        refusals.add(cells.is_in(list(whole)).fill_null(False) & partial.is_null(), name, cells, "not-a-date")
    return found.cast(pl.Date).zip_with(found.is_not_null(), partial).alias(name)


def _partial(form: str, *, end: bool) -> object:
    try:
        told = PartialDate.parse(form.strip())
    except BadInput:
        return None
    return told.end if end else told.start


def _ids(made: pl.DataFrame) -> list[str]:
    """Ids, unique where rows differ: those of one id in several divisions bear the first day of each (`ML0503@2023-03-13`)."""
    bare = [row["id"] or _made_up(row) for row in made.drop("aliases").iter_rows(named=True)]
    days_of: dict[str, set[object]] = {}
    for one, first in zip(bare, made["valid_from"], strict=True):
        days_of.setdefault(one, set()).add(first)
    return [f"{one}@{first}" if len(days_of[one]) > 1 and first else one for one, first in zip(bare, made["valid_from"], strict=True)]


def _made_up(row: dict[str, object]) -> str:
    """An id for a row without one: the same whenever the same place is read again, wherever it stands in the file."""
    keys = ("country_iso3", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "admin3", "admin3_pcode", "name", "latitude", "longitude", "valid_from")
    told = "\x1f".join(str(row[key] if row[key] is not None else "") for key in keys)
    return "place:" + hashlib.sha256(told.encode()).hexdigest()[:16]
