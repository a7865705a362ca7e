"""A selection as a condition on the events: plain SQL that DuckDB and Spark both understand, values apart from text.

Names are looked up in the small tables of `events.names` first, so the condition only ever compares columns with values that
occur. A name that occurs nowhere is refused with the nearest ones; a known name without events in the period is no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import polars as pl

from constat.errors import BadInput, BadSelection
from constat.events.names import PCODE_FIELDS, PLACE_FIELDS, fold, fold_place
from constat.model import Selection, Standard
from constat.vocab import Country, load, resolve_country

_SPELLED: Final = {"kind": "violence-kind", "origin": "origin"}


@dataclass(frozen=True)
class Directory:
    """The names of all datasets that a table holds: `names` as `events.names` collects them, `combos` numbered anew over all."""

    names: pl.DataFrame
    combos: pl.DataFrame
    """Columns combo, dataset, side_a, side_b, perpetrators."""
    datasets: tuple[str, ...]

    def parties(self, role: str) -> dict[str, set[str]]:
        """Folded name -> spellings, of parties on any side (`party`) or of perpetrators."""
        columns = ("perpetrators",) if role == "perpetrator" else ("side_a", "side_b", "perpetrators")
        found: dict[str, set[str]] = {}
        for column in columns:
            for name in self.combos[column].explode().drop_nulls().unique():
                found.setdefault(fold(name), set()).add(name)
        return found


@dataclass
class Condition:
    """SQL with `?` for each value, and the values in order."""

    clauses: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, clause: str, *values: Any) -> None:
        """One more clause that must hold."""
        self.clauses.append(clause)
        self.values.extend(values)

    def among(self, column: str, values: Iterable[Any]) -> str:
        """`column IN (?, ...)`, its values recorded; never true without values."""
        listed = sorted(values)
        self.values.extend(listed)
        return f"{column} IN ({', '.join('?' * len(listed))})" if listed else "1 = 0"

    @property
    def sql(self) -> str:
        """All clauses joined; `1 = 1` where there is none."""
        return " AND ".join(f"({clause})" for clause in self.clauses) or "1 = 1"


def condition(selection: Selection, directory: Directory) -> Condition:
    """The condition under which an event belongs to the selection."""
    found = Condition()
    if selection.start:
        found.add("date_start >= CAST(? AS DATE)", selection.start.isoformat())
    if selection.end:
        found.add("date_start <= CAST(? AS DATE)", selection.end.isoformat())
    if selection.country:
        found.clauses.append(found.among("country", _countries(selection.country, directory)))
    if selection.place:
        _places(found, selection.place, directory)
    if selection.pcode:
        _pcodes(found, selection.pcode, directory)
    if selection.cell:
        found.clauses.append(found.among("cell", selection.cell))
    if selection.box:
        box = selection.box
        found.add("longitude BETWEEN ? AND ? AND latitude BETWEEN ? AND ?", box.west, box.east, box.south, box.north)
    for role in ("party", "perpetrator"):
        names = getattr(selection, role)
        if names:
            found.clauses.append(found.among("combo", _combos(names, role, directory)))
    for key, vocabulary in _SPELLED.items():
        values = getattr(selection, key)
        if values:
            found.clauses.append(found.among(key, _spelled(key, values, load(vocabulary).ids)))
    if selection.dataset:
        found.clauses.append(found.among("dataset", _spelled("dataset", selection.dataset, directory.datasets)))
    if selection.standard:
        found.clauses.append(found.among("standard", Standard.at_least(selection.standard)))
    if selection.victims and selection.measure == "incidents":
        found.clauses.append(_had_victims(selection.victims))
    return found


def _had_victims(status: str) -> str:
    stem = "status_unknown" if status == "unknown" else status
    told = [f"coalesce({harm}_{stem}_best, {harm}_{stem}_low, 0)" for harm in ("killed", "injured")]
    return " + ".join(told) + " > 0"


def _countries(asked: Sequence[str], directory: Directory) -> set[str]:
    known = directory.names.filter(field="country")
    found: set[str] = set()
    for text in asked:
        folded = fold(text)
        matches = set(known.filter(pl.col("folded") == folded)["name"])
        country = _country(text)
        if country is not None and country.iso3 is not None:
            matches |= set(known.filter(pl.col("code") == country.iso3)["name"])
        elif country is not None:
            matches |= {name for name in known["name"] if fold(name) in (fold(country.en), fold(country.fr))}
        if not matches and country is None:
            raise _unknown("country", text, known["name"].unique())
        if not matches:
            raise BadSelection("name-no-country", room="events", name=text, known=_some(known["name"].unique()))
        found |= matches
    return found


@lru_cache(maxsize=512)
def _country(text: str) -> Country | None:
    """The country of that name or code; None where the vocabulary knows none (an invented one, an older spelling)."""
    try:
        return resolve_country(text)
    except BadInput:
        return None


def _places(found: Condition, asked: Sequence[str], directory: Directory) -> None:
    places = directory.names.filter(pl.col("field").is_in(PLACE_FIELDS))
    per_field: dict[str, set[str]] = {}
    for text in asked:
        hits = places.filter(pl.col("folded") == fold_place(text))
        if hits.is_empty():
            raise _unknown("place", text, places["name"].unique())
        for name_field, name in hits.select("field", "name").iter_rows():
            per_field.setdefault(name_field, set()).add(name)
    found.clauses.append(" OR ".join(found.among(name_field, names) for name_field, names in sorted(per_field.items())))


def _pcodes(found: Condition, asked: Sequence[str], directory: Directory) -> None:
    codes = directory.names.filter(pl.col("field").is_in(PCODE_FIELDS))
    per_field: dict[str, set[str]] = {}
    for text in asked:
        # A code stands for all divisions below it, whose codes begin with it.
        hits = codes.filter(pl.col("name").str.to_uppercase().str.starts_with(text.upper()))
        if hits.is_empty():
            raise _unknown("pcode", text, codes["name"].unique())
        for name_field, name in hits.select("field", "name").iter_rows():
            per_field.setdefault(name_field, set()).add(name)
    found.clauses.append(" OR ".join(found.among(name_field, names) for name_field, names in sorted(per_field.items())))


def _combos(asked: Sequence[str], role: str, directory: Directory) -> list[int]:
    known = directory.parties(role)
    spellings: set[str] = set()
    for text in asked:
        if fold(text) not in known:
            raise _unknown(role, text, [name for names in known.values() for name in names])
        spellings |= known[fold(text)]
    columns = ("perpetrators",) if role == "perpetrator" else ("side_a", "side_b", "perpetrators")
    listed = list(spellings)
    hit = pl.any_horizontal(pl.col(c).list.eval(pl.element().is_in(listed)).list.any().fill_null(False) for c in columns)
    return directory.combos.filter(hit)["combo"].to_list()


def _spelled(key: str, asked: Sequence[str], known: Sequence[str]) -> set[str]:
    for value in asked:
        if value not in known:
            raise BadSelection("unknown-value", room="events", key=key, name=value, known=", ".join(known) or "-")
    return set(asked)


def _unknown(kind: str, text: str, known: Iterable[str]) -> BadSelection:
    from rapidfuzz import fuzz, process

    # Folded once and compared as they are: a comparison that folds each of sixty thousand names takes seconds.
    spelled = {fold(name): name for name in sorted(set(known))}
    near = [spelled[folded] for folded, _, _ in process.extract(fold(text), list(spelled), scorer=fuzz.WRatio, limit=3)]
    return BadSelection(f"name-unknown-{kind}", room="events", name=text, nearest=", ".join(near) or "-")


def _some(names: Iterable[str], most: int = 5) -> str:
    listed = sorted(set(names))
    return ", ".join(listed[:most]) + (", …" if len(listed) > most else "") if listed else "-"
