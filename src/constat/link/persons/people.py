"""The records that are compared: one plain table of persons from any list, with what each tells and how precisely.

A list has columns `id` and `name` (or `given` and `family`), and may have `variants`, `age` (34, or 30-40), `sex`, `date` (2022,
2022-03, 2022-03-27, or two joined by /), `place`, `admin2` (district) and `admin1` (province). French headings are understood too.
Persons without any name cannot be compared and are counted in `nameless`; what else is not told counts neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from constat.errors import BadInput, ConstatError
from constat.link.persons.names import parted, parts
from constat.link.text import folded, place_key
from constat.model.dates import PartialDate

HEADINGS: Final = {
    "id": ("id", "person_id", "victim_id", "identifiant", "code"),
    "name": ("name", "nom_complet", "full_name", "noms", "nom_et_prenom", "nom"),
    "given": ("given", "given_name", "first_name", "prenom", "prenoms"),
    "family": ("family", "family_name", "last_name", "surname", "nom_de_famille"),
    "age": ("age",),
    "sex": ("sex", "sexe", "gender", "genre"),
    "date": ("date", "date_of_death", "day", "date_deces", "date_de_deces", "date_du_deces", "jour"),
    "place": ("place", "place_of_death", "place_name", "lieu", "lieu_de_deces", "lieu_du_deces", "village", "localite"),
    "admin2": ("admin2", "district", "cercle", "departement", "county"),
    "admin1": ("admin1", "province", "region", "state"),
}
"""The headings under which a column is known, compared without case and accents; the first found counts."""
MEN: Final = frozenset("m man male homme masculin h garcon boy masc ذكر رجل".split())
WOMEN: Final = frozenset("f w woman female femme feminin fille girl fem انثي انثى أنثى امراة امرأة".split())
_NUMBER: Final = re.compile(r"\d{1,3}")
_AGES: Final = (
    dict.fromkeys(("adult", "adulte"), (18, 110)) | dict.fromkeys(("child", "enfant", "mineur", "mineure"), (0, 17)) | dict.fromkeys(("bebe", "baby"), (0, 2))
)
_OLDEST: Final = 115


@dataclass(frozen=True)
class People:
    """The persons of one list, and how many rows could not be compared. `table` holds id, provider, parts, first, last (days since 1970),
    young, old, sex, place, admin2, admin1; null where nothing is told."""

    table: pl.DataFrame
    nameless: int
    """Rows in which no name is told."""
    unread: int
    """Dates, ages and sexes that are told in a way that says nothing here."""


def people_of(table: pl.DataFrame, provider: str) -> People:
    """The persons of a list. Ids must be there, and each once; the name that stands in a message is an id's, never a person's."""
    found = columns_of(table)
    if "id" not in found or not ({"name", "given", "family"} & found.keys()):
        missing = [name for name in ("id", "name") if name not in found]
        raise BadInput("people-columns", room="link", table=provider, columns=", ".join(missing or ["name"]))
    ids = table[found["id"]].cast(pl.String).str.strip_chars()
    if untold := int((ids.is_null() | (ids == "")).sum()):
        raise BadInput("people-no-id", room="link", table=provider, rows=untold)
    twice = ids.filter(ids.is_duplicated()).unique().sort()
    if twice.len():
        raise BadInput("records-repeated", room="link", ids=", ".join(twice.head(3)), count=twice.len())
    told = {name: table[column].cast(pl.String).fill_null("").to_list() for name, column in found.items() if name != "id"}
    empty = [""] * table.height
    whole = [f"{g} {f}".strip() for g, f in zip(told.get("given", empty), told.get("family", empty), strict=True)]
    # Where a list has a column of first names, its column `nom` holds family names.
    named = told.get("name", empty)
    names = [f"{w} {n}" if w and "family" not in found and n else w or n for w, n in zip(whole, named, strict=True)]
    days = [_days(text) for text in told.get("date", empty)]
    ages = [_age(text) for text in told.get("age", empty)]
    sexes = [_sex(text) for text in told.get("sex", empty)]
    unread = sum(
        bool(text.strip()) and read is None
        for texts, reads in ((told.get("date", empty), days), (told.get("age", empty), ages), (told.get("sex", empty), sexes))
        for text, read in zip(texts, reads, strict=True)
    )
    people = pl.DataFrame({
        "id": ids, "provider": [provider] * table.height, "parts": pl.Series(parted([parts(n) for n in names]), dtype=pl.List(pl.String)),
        "first": pl.Series([d and d[0] for d in days], dtype=pl.Int32), "last": pl.Series([d and d[1] for d in days], dtype=pl.Int32),
        "young": pl.Series([None if a is None else a[0] for a in ages], dtype=pl.Int16),
        "old": pl.Series([None if a is None else a[1] for a in ages], dtype=pl.Int16),
        "sex": pl.Series(sexes, dtype=pl.String),
        **{name: pl.Series([place_key(text) for text in told.get(name, empty)], dtype=pl.String) for name in ("place", "admin2", "admin1")},
    })  # fmt: skip
    compared = people.filter(pl.col("parts").list.len() > 0)
    return People(compared, people.height - compared.height, unread)


def columns_of(table: pl.DataFrame) -> dict[str, str]:
    """The list's own column for each thing told."""
    by_heading = {folded(column).replace(" ", "_"): column for column in reversed(table.columns)}
    return {name: by_heading[wanted[0]] for name, headings in HEADINGS.items() if (wanted := [h for h in headings if h in by_heading])}


def _days(text: str) -> tuple[int, int] | None:
    given = text.strip()
    if not given:
        return None
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", given):
        given = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    try:
        day = PartialDate.parse(given[:10] if re.match(r"\d{4}-\d{2}-\d{2}[T ]", given) else given)
    except ConstatError:
        return None
    return (day.start.toordinal() - _EPOCH, day.end.toordinal() - _EPOCH)


_EPOCH: Final = 719163


def _age(text: str) -> tuple[int, int] | None:
    """The ages between which the person was: of a number, a range, or a word."""
    plain = folded(text)
    if plain in _AGES:
        return _AGES[plain]
    numbers = [int(n) for n in _NUMBER.findall(text)]
    if not numbers or len(numbers) > 2 or max(numbers) > _OLDEST:
        return None
    if re.search(r"\b(?:mois|months?|jours|days?)\b", plain):
        return (0, 2)
    return (min(numbers), max(numbers))


def _sex(text: str) -> str | None:
    plain = folded(text)
    return "man" if plain in MEN else "woman" if plain in WOMEN else None


def distinct(parts: Iterable[Any]) -> list[str]:
    """All parts that stand in these names, in order."""
    return sorted({part for name in parts for part in name})
