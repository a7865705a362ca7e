"""The columns of a sheet as a mapping names them, read whole: each distinct cell is understood once, however many rows.

Every method gives a Series as long as the sheet, and refuses the rows whose cell cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from constat.errors import BadInput, BadMapping
from constat.sources.assembly import map_distinct
from constat.sources.reading import Note
from constat.sources.sheet.counts import NOTHING_TOLD, Unreadable, fold, read_count
from constat.sources.sheet.dates import Order, decide, read_date
from constat.sources.sheet.fields import FIELDS
from constat.sources.sheet.mapping import Mapping, Rule
from constat.sources.sheet.refusals import SheetRefusals
from constat.sources.sheet.table import Table
from constat.vocab import load, resolve_country

_YES: Final = frozenset({"yes", "y", "true", "1", "oui", "o", "vrai", "x"})
_NO: Final = frozenset({"no", "n", "false", "0", "non", "faux"})
POINT: Final = r"^\(?\s*([+-]?\d+(?:[.,]\d+)?)\s*°?\s*(?:[;/|]|,\s|,|\s)\s*([+-]?\d+(?:[.,]\d+)?)\s*°?\s*\)?$"


@dataclass(frozen=True, slots=True)
class Interval:
    """A column of dates: first and last day, the precision where the cell itself tells it, and words worth keeping."""

    first: pl.Series
    last: pl.Series
    precision: pl.Series
    words: pl.Series
    faulty: pl.Series


class Columns:
    """What the mapping's fields hold in one sheet."""

    def __init__(self, table: Table, mapping: Mapping, refusals: SheetRefusals, notes: list[Note]) -> None:
        self._table = table
        self._mapping = mapping
        self._refusals = refusals
        self._notes = notes
        self._height = table.frame.height

    def rule(self, field: str) -> Rule | None:
        """The mapping's rule for a field."""
        return self._mapping.fields.get(field)

    def name(self, field: str) -> str:
        """The column that fills a field, or the field where a constant does."""
        rule = self.rule(field)
        return (rule.column if rule and rule.column else None) or field

    def cells(self, field: str) -> pl.Series | None:
        """The cells as they stand."""
        rule = self.rule(field)
        return self._table.frame[rule.column] if rule and rule.column else None

    def verbatim(self, field: str) -> pl.Series | None:
        """The cells as they stand, or the constant; null where blank."""
        rule = self.rule(field)
        if rule is None:
            return None
        if rule.column is None:
            return pl.repeat(rule.constant, self._height, dtype=pl.String, eager=True)
        return self._table.frame[rule.column]

    def text(self, field: str) -> pl.Series | None:
        """The cells trimmed, and replaced where the mapping's `values` say so; null where blank."""
        rule, cells = self.rule(field), self.verbatim(field)
        if rule is None or cells is None:
            return None
        trimmed = cells.str.strip_chars()
        trimmed = trimmed.set((trimmed == "").fill_null(False), None)
        if not rule.values or rule.column is None:
            return trimmed
        known = {fold(key): value for key, value in rule.values.items()}
        return self._by_form(trimmed, pl.String, lambda form: known.get(fold(form), form))

    def texts(self, field: str) -> pl.Series | None:
        """Lists of names, parted by the mapping's separator."""
        rule, cells = self.rule(field), self.verbatim(field)
        if rule is None or cells is None:
            return None
        known = {fold(key): value for key, value in rule.values.items()}

        def parted(cell: str) -> list[str]:
            names = [re.sub(r"\s+", " ", name).strip() for name in cell.split(rule.separator)]
            return list(dict.fromkeys(known.get(fold(name), name) for name in names if name and fold(name) not in NOTHING_TOLD))

        return map_distinct(cells, parted)

    def word(self, field: str) -> pl.Series | None:
        """Ids of the field's vocabulary, from ids, labels in both languages and the mapping's `values`."""
        rule, cells = self.rule(field), self.text(field)
        vocabulary = FIELDS[field].vocabulary
        if rule is None or cells is None or vocabulary is None:
            return None
        terms = load(vocabulary)
        known = {fold(label): term.id for term in terms for label in (term.id, term.en, term.fr)}
        if wrong := [value for value in rule.values.values() if fold(value) not in known]:
            raise self._not_in_vocabulary(field, wrong[0], terms.ids)
        if rule.constant is not None and fold(rule.constant) not in known:
            raise self._not_in_vocabulary(field, rule.constant, terms.ids)
        meant = self._by_form(cells, pl.String, lambda form: known.get(fold(form)))
        strange = cells.is_not_null() & meant.is_null() & ~cells.str.to_lowercase().is_in(list(NOTHING_TOLD)).fill_null(False)
        if rule.others == "unknown" and "unknown" in terms:
            return meant.set(strange, "unknown")
        self._refusals.add(strange, self.name(field), self.cells(field), "not-in-vocabulary", known=", ".join(terms.ids), field=field)
        return meant

    def _not_in_vocabulary(self, field: str, value: str, ids: tuple[str, ...]) -> BadMapping:
        return BadMapping("mapping-not-in-vocabulary", room="sources", file=self._table.file, field=field, value=value[:80], known=", ".join(ids))

    def country_code(self) -> pl.Series | None:
        """ISO 3166-1 alpha-3 codes, from codes or names."""
        cells = self.text("country_iso3")
        if cells is None:
            return None

        def code(form: str) -> str | None:
            try:
                return resolve_country(form[:200]).iso3
            except BadInput:
                return None

        codes = self._by_form(cells, pl.String, code)
        strange = cells.is_not_null() & codes.is_null() & ~cells.str.to_lowercase().is_in(list(NOTHING_TOLD)).fill_null(False)
        self._refusals.add(strange, self.name("country_iso3"), self.cells("country_iso3"), "no-such-country")
        return codes

    def yes_no(self, field: str) -> pl.Series | None:
        """True and false, in English or French."""
        cells = self.text(field)
        if cells is None:
            return None

        def meaning(form: str) -> bool | None:
            word = fold(form)
            return True if word in _YES else False if word in _NO else None

        meant = self._by_form(cells, pl.Boolean, meaning)
        strange = cells.is_not_null() & meant.is_null() & ~cells.str.to_lowercase().is_in(list(NOTHING_TOLD)).fill_null(False)
        self._refusals.add(strange, self.name(field), self.cells(field), "not-yes-or-no")
        return meant

    def number(self, field: str) -> pl.Series:
        """One whole number a cell, not negative."""
        rule, cells = self.rule(field), self.text(field)
        assert rule is not None
        assert cells is not None
        decimal = rule.decimal or self._mapping.decimal

        def one(form: str) -> dict[str, Any]:
            if fold(form) in NOTHING_TOLD:
                return {}
            told = read_count(form, decimal)
            if told.low is not None or told.high is not None:
                raise Unreadable("count-not-one")
            return {"one": told.one if told.one is not None else told.best}

        read = self._understood(field, cells, {"one": pl.Int32}, one)
        return read["one"]

    def count(self, field: str) -> tuple[pl.Series, pl.Series, pl.Series, pl.Series]:
        """Low, best, high, and the one number without words."""
        rule, cells = self.rule(field), self.text(field)
        assert rule is not None
        assert cells is not None
        decimal = rule.decimal or self._mapping.decimal

        def told(form: str) -> dict[str, Any]:
            count = read_count(form, decimal)
            return {"low": count.low, "best": count.best, "high": count.high, "one": count.one}

        read = self._understood(field, cells, dict.fromkeys(("low", "best", "high", "one"), pl.Int32), told)
        return read["low"], read["best"], read["high"], read["one"]

    def interval(self, field: str) -> Interval:
        """Dates, once the order of day and month is settled for the whole column."""
        rule, cells = self.rule(field), self.text(field)
        assert rule is not None
        assert cells is not None
        order = rule.format or self._mapping.dates
        forms = cells.drop_nulls().unique()
        if order is None:
            order = self._decided(field, cells, forms.sort().to_list())

        def read(form: str) -> dict[str, Any]:
            told = read_date(form, order, base_1904=self._table.base_1904)
            if told is None:
                return {}
            words = form if told.worded else None
            precision = str(told.interval.precision) if told.partial else None
            return {"first": told.interval.start, "last": told.interval.end, "precision": precision, "words": words}

        types = {"first": pl.Date, "last": pl.Date, "precision": pl.String, "words": pl.String}
        got = self._understood(field, cells, types, read)
        return Interval(got["first"], got["last"], got["precision"], got["words"], got["fault"].is_not_null())

    def _decided(self, field: str, cells: pl.Series, forms: list[str]) -> Order | None:
        decision = decide(forms)
        column = self.name(field)
        rows = self._table.rows

        def row(form: str) -> str:
            return str(rows.filter((cells == form).fill_null(False))[0])

        if decision.contradicted_by:
            raise BadMapping(
                "dates-of-both-orders", room="sources", file=self._table.file, column=column, first=decision.decided_by[:60],
                row=row(decision.decided_by), second=decision.contradicted_by[:60], other=row(decision.contradicted_by),
            )  # fmt: skip
        if decision.order is None and decision.ambiguous:
            raise BadMapping(
                "dates-ambiguous", room="sources", file=self._table.file, column=column, value=decision.ambiguous[:60],
                row=row(decision.ambiguous), field=field,
            )  # fmt: skip
        if decision.order is not None:
            self._notes.append(
                Note("note-date-order", {"column": column, "order": str(decision.order), "row": row(decision.decided_by), "value": decision.decided_by[:60]})
            )
        return decision.order

    def point(self) -> tuple[pl.Series, pl.Series] | None:
        """Latitude and longitude in degrees; a point out of range, half given or at 0, 0 refuses its row."""
        if "coordinates" in self._mapping.fields:
            column, cells = self.name("coordinates"), self.cells("coordinates")
            both = self.text("coordinates")
            assert both is not None
            told = both.is_not_null() & ~both.str.to_lowercase().is_in(list(NOTHING_TOLD)).fill_null(False)
            first, second = both.str.extract(POINT, 1), both.str.extract(POINT, 2)
            latitude, longitude = _degrees(first), _degrees(second)
            self._refusals.add(told & (latitude.is_null() | longitude.is_null()), column, cells, "not-a-point")
            columns = (column, column)
            shown = (cells, cells)
        elif "latitude" in self._mapping.fields:
            columns = (self.name("latitude"), self.name("longitude"))
            shown = (self.cells("latitude"), self.cells("longitude"))
            texts = [self.text("latitude"), self.text("longitude")]
            read = []
            for text, name, cells in zip(texts, columns, shown, strict=True):
                assert text is not None
                degrees = _degrees(text)
                told = text.is_not_null() & ~text.str.to_lowercase().is_in(list(NOTHING_TOLD)).fill_null(False)
                self._refusals.add(told & degrees.is_null(), name, cells, "not-degrees")
                read.append((degrees, told))
            (latitude, lat_told), (longitude, lon_told) = read
            half = lat_told != lon_told
            self._refusals.add(half, ", ".join(columns), None, "half-of-a-point")
        else:
            return None
        exchanged = (latitude.abs() > 90) & (latitude.abs() <= 180) & (longitude.abs() <= 90)
        self._refusals.add(exchanged, columns[0], shown[0], "latitude-and-longitude-exchanged")
        self._refusals.add((latitude.abs() > 90) & ~exchanged.fill_null(False), columns[0], shown[0], "latitude-beyond")
        self._refusals.add(longitude.abs() > 180, columns[1], shown[1], "longitude-beyond")
        self._refusals.add((latitude == 0) & (longitude == 0), ", ".join(dict.fromkeys(columns)), shown[0], "null-island")
        return latitude, longitude

    def _understood(self, field: str, cells: pl.Series, types: dict[str, Any], read: Callable[[str], dict[str, Any]]) -> dict[str, pl.Series]:
        """The parts that `read` gives of each distinct cell, laid back on the rows; faulty rows refused."""
        forms = cells.drop_nulls().unique()
        parts: dict[str, list[Any]] = {name: [] for name in (*types, "fault")}
        for form in forms:
            fault, given = None, {}
            try:
                given = read(form)
            except Unreadable as problem:
                fault = problem.code
            for name in types:
                parts[name].append(given.get(name))
            parts["fault"].append(fault)
        types = {**types, "fault": pl.String}
        table = pl.DataFrame({"form": forms, **{n: pl.Series(n, parts[n], dtype=t) for n, t in types.items()}})
        laid = pl.DataFrame({"form": cells}).join(table, on="form", how="left", maintain_order="left")
        told = {name: laid[name] for name in types}
        shown = self.cells(field)
        self._refusals.add_faults(told["fault"], self.name(field), shown if shown is not None else cells, field=field)
        return told

    @staticmethod
    def _by_form(cells: pl.Series, kind: Any, answer: Callable[[str], Any]) -> pl.Series:
        forms = cells.drop_nulls().unique()
        table = pl.DataFrame({"form": forms, "answer": pl.Series([answer(form) for form in forms], dtype=kind)})
        return pl.DataFrame({"form": cells}).join(table, on="form", how="left", maintain_order="left")["answer"]


def _degrees(text: pl.Series) -> pl.Series:
    """Decimal degrees, with a point or a comma; null where the text is none."""
    plain = text.str.replace(r"^([+-]?\d+),(\d+)$", "${1}.${2}").str.replace(r"°$", "")
    sound = plain.str.contains(r"^[+-]?\d{1,12}(\.\d{1,30})?([eE]-?\d{1,2})?$").fill_null(False)
    return plain.set(~sound, None).cast(pl.Float64, strict=False)


