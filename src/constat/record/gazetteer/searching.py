"""A workspace's places, searched by name: every namesake, never one of them alone.

What follows the name, after a comma or in brackets ("Moura, Djenné"), chooses among namesakes which come first; it hides none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import polars as pl
from rapidfuzz import fuzz

from constat.model.place import AdminLevel
from constat.record.gazetteer.files import Stored, load, paths, stored, with_keys
from constat.record.gazetteer.index import Index, Rows
from constat.record.gazetteer.merging import Row, joined_rows
from constat.record.gazetteer.places import ORDER, Division, PlaceFound, Why
from constat.record.gazetteer.spelling import division, folded, joined, sounded
from constat.sources.gazetteer import GAZETTEER_SCHEMA

LONGEST: Final = 200
"""Characters of what is asked that count."""
LEAST: Final = 70.0
"""How alike two spellings are, of 100, to be shown at all."""
_MOST: Final = 400
_ASIDE: Final = re.compile(r"[,;()\[\]/،]")
_GENERIC: Final = re.compile(
    r"^(?:(?:le|la|les|l|the|du|de|d|au|a|in|at) )*(?:village|villages|ville|town|city|commune|cercle|district|region|hameau|hamlet|campement|localite|quartier"
    r"|foire|marche|market|fair)(?: (?:de|du|des|d|of|la|le|les|l))* "
)
_LEVELS: Final = ("admin1", "admin2", "admin3")


@dataclass(frozen=True, slots=True)
class _Hit:
    why: Why
    score: float
    spelling: int

    @property
    def rank(self) -> tuple[int, float]:
        return ORDER[self.why], -self.score


class Gazetteer:
    """Places, and where each spelling of them stands."""

    def __init__(self, places: pl.DataFrame, files: Sequence[Stored] = ()) -> None:
        """`places`: GAZETTEER_SCHEMA, with or without keys, and perhaps `file`, which names the import of each row."""
        if "folded" not in places.columns:
            places = with_keys(places)
        if "file" not in places.columns:
            places = places.with_columns(pl.lit("").alias("file"))
        self.files = tuple(files)
        self._places = places.select(*GAZETTEER_SCHEMA, "file")
        self._index = Index(places)
        self._markets: dict[str | None, dict[str, int]] = {}
        # The spelling that comes first is the name's own: what namesakes share.
        self._groups: pl.Series = places["folded"].list.first().str.replace_all(" ", "", literal=True)
        countries = places["country_iso3"].drop_nulls()
        self._home: str | None = countries.mode().sort().first() if len(countries) else None  # type: ignore[assignment]

    @classmethod
    def open(cls, workspace: Path | str) -> Gazetteer:
        """The places of all files in a workspace; none where it has none. Opened once for as long as the files stay the same."""
        found = paths(workspace)
        return _opened(str(workspace), tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in found))

    def __len__(self) -> int:
        """How many rows: a place in two divisions counts twice."""
        return self._places.height

    def search(self, words: str, limit: int = 20, country: str | None = None, on: date | None = None) -> tuple[PlaceFound, ...]:
        """The places that the words may mean, the likeliest name first, all who share a name together.

        No group of namesakes is cut: `limit` ends the list after the group that reaches it. `country` (ISO, three letters)
        leaves out other countries; `on` puts first what was in force that day, and marks the rest.
        """
        name, aside = _asked(words)
        hits = self._hits(name, words.strip())
        if not any(hit.why in (Why.EXACT, Why.FOLDED) for hit in hits.values()):
            hits, aside = self._narrowed(name, aside, hits)
        chosen = self._in_country(hits, country)
        groups: dict[str, list[int]] = {}
        for row in sorted(chosen, key=lambda row: (hits[row].rank, self._groups[row], row)):
            groups.setdefault(self._groups[row], []).append(row)
        # Each name gives one place or more, so no more names than this are needed; their rows are fetched all at once.
        wanted = {
            group: list(dict.fromkeys([*self._in_country(self._named(group), country), *rows])) for group, rows in islice(groups.items(), max(1, limit))
        }
        told = self._told([row for rows in wanted.values() for row in rows])
        found: list[PlaceFound] = []
        for group, rows in wanted.items():
            if len(found) >= max(1, limit):
                break
            found += self._grouped(group, [told[row] for row in rows], hits, aside, on)
        return tuple(found)

    def market_days(self, country: str | None = None) -> dict[str, int]:
        """The weekday of the fair, from Monday, 0, by every spelling of the place; left out where namesakes' fairs differ."""
        if country not in self._markets:
            self._markets[country] = self._fairs(country)
        return dict(self._markets[country])

    # -- within ----------------------------------------------------------------------------------------------------

    def _fairs(self, country: str | None) -> dict[str, int]:
        held = self._places.filter(pl.col("market_day").is_not_null())
        if country is not None:
            held = held.filter(pl.col("country_iso3") == country)
        told: dict[str, set[int]] = {}
        spelt: dict[str, str] = {}
        for name, aliases, day in held.select("name", "aliases", "market_day").iter_rows():
            for text in (name, *aliases):
                told.setdefault(folded(text), set()).add(day)
                spelt[text] = folded(text)
        return {text: next(iter(told[key])) for text, key in spelt.items() if len(told[key]) == 1}

    def _hits(self, name: str, told: str) -> dict[int, _Hit]:
        """The rows that fit, each with its best reason."""
        key, hits = folded(name), dict[int, _Hit]()
        if not key:
            return hits
        letters, sound = joined(key), sounded(key)
        self._take(hits, self._index.letters.find(letters), Why.FOLDED, 100.0)
        for row, hit in list(hits.items()):
            if self._spelt(row, hit.spelling) in (name, told):
                hits[row] = _Hit(Why.EXACT, 100.0, hit.spelling)
        for entry in self._index.sounds.find(sound):
            self._take(hits, [entry], Why.VARIANT, 80 + fuzz.ratio(letters, joined(folded(self._spelt_at(entry)))) / 5)
        for spelling, entries in self._index.parts(key):
            share = len(key) / len(spelling)
            self._take(hits, entries, Why.PART, (75 if spelling.startswith(key) else LEAST) + 20 * share)
        for alike, entries in self._index.alike(sound, _MOST):
            if 100 * alike >= LEAST or len(sound) <= 4:
                self._take(hits, entries, Why.SIMILAR, 100 * alike)
        return hits

    def _take(self, hits: dict[int, _Hit], entries: Iterable[Any], why: Why, score: float) -> None:
        for entry in entries:
            row, hit = int(self._index.row[entry]), _Hit(why, score, int(self._index.spelling[entry]))
            if row not in hits or hit.rank < hits[row].rank:
                hits[row] = hit

    def _narrowed(self, name: str, aside: str, hits: dict[int, _Hit]) -> tuple[dict[int, _Hit], str]:
        """Where no name fits whole: without "le village de", and with the last words taken for a division ("Moura Djenné")."""
        key = folded(name)
        bare = _GENERIC.sub("", key)
        words = bare.split()
        for count in range(min(len(words), 8), 0, -1):
            if count == len(words) and bare == key:
                continue
            head, tail = " ".join(words[:count]), " ".join(words[count:])
            rows = self._named(joined(head))
            if rows and (not tail or any(self._fits(row, tail) for row in rows)):
                return self._hits(head, head) | {row: hit for row, hit in hits.items() if hit.why is Why.PART}, f"{tail} {aside}".strip()
        return hits, aside

    def _fits(self, row: int, aside: str) -> bool:
        return _fitting(self._places.row(row, named=True), aside) > 0

    def _named(self, group: str) -> list[int]:
        """The rows whose own name it is."""
        entries: Rows = self._index.letters.find(group)
        return sorted({int(self._index.row[entry]) for entry in entries[self._index.spelling[entries] == 0]})

    def _in_country(self, rows: Iterable[int], country: str | None) -> list[int]:
        rows = list(rows)
        if country is None or not rows:
            return rows
        kept = (self._places["country_iso3"].gather(rows) == country.upper()).fill_null(False)
        return [row for row, keep in zip(rows, kept, strict=True) if keep]

    def _spelt(self, row: int, spelling: int) -> str:
        return str(self._places["name"][row] if spelling == 0 else self._places["aliases"][row][spelling - 1])

    def _spelt_at(self, entry: int) -> str:
        return self._spelt(int(self._index.row[entry]), int(self._index.spelling[entry]))

    def _told(self, rows: list[int]) -> dict[int, Row]:
        """The rows themselves."""
        return {row: record | {"row": row} for record, row in zip(self._places[rows].iter_rows(named=True), rows, strict=True)}

    def _grouped(self, group: str, told: list[Row], hits: dict[int, _Hit], aside: str, on: date | None) -> list[PlaceFound]:
        """The places of one name, those first that the words aside and the day speak for."""
        places = joined_rows(told)
        found: list[tuple[tuple[Any, ...], PlaceFound]] = []
        for records in places:
            best = min((record["row"] for record in records if record["row"] in hits), key=lambda row: hits[row].rank, default=None)
            hit = hits[best] if best is not None else _Hit(Why.NAMESAKE, LEAST, 0)
            matched = self._spelt(best, hit.spelling) if best is not None else records[0]["name"]
            place = _found(records, hit, matched, group, len(places), on, self._home)
            order = (-max(_fitting(record, aside) for record in records), not place.in_force, place.abroad, ORDER[hit.why], place.kind != "populated-place")
            found.append(((*order, place.words("en"), place.id), place))
        return [place for _, place in sorted(found, key=lambda one: one[0])]


def _asked(words: str) -> tuple[str, str]:
    """The name asked for, and the words aside that choose among namesakes."""
    # Half a surrogate pair is no letter, and no library takes it for one.
    told = words[:LONGEST].encode("utf-8", "ignore").decode("utf-8")
    parts = [part.strip() for part in _ASIDE.split(told)]
    named = [part for part in parts if folded(part)]
    return (named[0], folded(" ".join(named[1:]))) if named else ("", "")


def _fitting(record: Row, aside: str) -> int:
    """How many of the words aside stand in the names of the record's divisions."""
    if not aside:
        return 0
    known = folded(" ".join(str(record[key]) for key in (*_LEVELS, "admin1_pcode", "admin2_pcode", "admin3_pcode", "country_iso3") if record[key])).split()
    sounds = {sounded(word) for word in known}
    return sum(word in known or sounded(word) in sounds for word in aside.split())


def _found(records: Sequence[Row], hit: _Hit, matched: str, group: str, namesakes: int, on: date | None, home: str | None) -> PlaceFound:
    """The rows of one place as one."""
    first = max(records, key=lambda one: (one["latitude"] is not None, one["valid_to"] is None, one["id"]))
    divisions = sorted((_division(one) for one in records), key=lambda one: (one.valid_from or date.min, one.valid_to or date.max, one.id))
    if on is not None:
        divisions.sort(key=lambda one: not one.holds(on))
    day: date | None = on
    return PlaceFound(
        id=first["id"],
        name=first["name"],
        aliases=tuple(dict.fromkeys(alias for one in records for alias in one["aliases"])),
        kind=first["kind"],
        country_iso3=first["country_iso3"],
        divisions=tuple(divisions),
        latitude=first["latitude"],
        longitude=first["longitude"],
        market_day=next((one["market_day"] for one in records if one["market_day"] is not None), None),
        origins=tuple(dict.fromkeys(one["origin"] for one in records if one["origin"])),
        why=hit.why,
        matched=matched,
        score=round(hit.score, 1),
        group=group,
        namesakes=namesakes,
        in_force=day is None or any(one.holds(day) for one in divisions),
        abroad=bool(home and first["country_iso3"] and first["country_iso3"] != home),
    )


def _division(record: Row) -> Division:
    """The record's divisions, without itself: a cercle does not lie in the cercle that it is."""
    itself = division(record["name"]) if record["kind"] == "administrative" else None
    levels = tuple((number, AdminLevel(record[level], record[f"{level}_pcode"])) for number, level in enumerate(_LEVELS, 1) if record[level])
    above = [level for _, level in levels]
    if above and itself is not None and division(above[-1].name) == itself:
        above.pop()
    return Division(record["id"], record["origin"] or "", tuple(above), record["valid_from"], record["valid_to"], levels)


@lru_cache(maxsize=2)
def _opened(workspace: str, stamps: tuple[tuple[str, int, int], ...]) -> Gazetteer:
    """`stamps` is the cache's key, and the files to read."""
    files = [Path(path) for path, _, _ in stamps]
    frames = [load(path).with_columns(pl.lit(path.stem).alias("file")) for path in files]
    empty = with_keys(pl.DataFrame(schema=GAZETTEER_SCHEMA)).with_columns(pl.lit("").alias("file"))
    return Gazetteer(pl.concat([empty, *frames]) if frames else empty, stored(workspace) if files else ())
