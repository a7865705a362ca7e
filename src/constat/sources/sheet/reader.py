"""A user's sheet as events, by its mapping.

What is never done: a missing precision is never made up (it is `unknown` unless the mapping states it), the dead are never
made civilian, a number without a range is never called best unless the mapping says so, a faulty row is never mended.

An event's id is what the mapping's `id` gives. Without one it is `row-` and the first 16 hexadecimal digits of a SHA-256
over the row's filled cells as they stand, in the order of their columns' names: the same row keeps its id when columns or
rows move, and a row that is edited becomes another event.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

import polars as pl

from constat.errors import BadMapping
from constat.sources.assembly import assemble, flag_lists, priogrid_cells
from constat.sources.crosswalk import iso3_codes
from constat.sources.reading import FLAGGED_SCHEMA, Note, Reading, dataset_hint
from constat.sources.sheet.columns import Columns
from constat.sources.sheet.fields import FIELDS, SEX_AGE_COLUMNS, STEMS, WITH_REPORTED, Reads
from constat.sources.sheet.guessing import guess_table
from constat.sources.sheet.mapping import Mapping, nearest
from constat.sources.sheet.opening import open_user_table
from constat.sources.sheet.refusals import SheetRefusals
from constat.sources.sheet.table import LONGEST_CELL, Table
from constat.sources.soundness import refuse_swapped_coordinates

_VAGUE_DATES: Final = ("month", "year", "unknown")
_VAGUE_PLACES: Final = ("province", "linear-or-fuzzy", "country", "international-waters", "unknown")
LONGEST_TITLE: Final = 60
"""Letters of a column's name that a message quotes; what is longer is a sentence."""
_WORDS: Final = 8
_TABLES: Final = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".pq", ".geojson", ".json")
_LISTED: Final = 12


class GuessNotApproved(BadMapping):
    """No mapping was given and the guess needs a person's eye. `mapping` is the guess."""

    def __init__(self, file: str, mapping: Mapping) -> None:
        super().__init__("guess-not-approved", room="sources", file=file, mapping=mapping.to_yaml())
        self.mapping = mapping


def read(path: Path | str, mapping: Any = None, *, accept_guess: bool = False) -> Reading:
    """The sheet as a Reading. Without a mapping one is guessed, and used only if certain or accepted.

    Raises BadFile where the file cannot be used, BadMapping where the mapping does not fit it, GuessNotApproved.
    """
    path = Path(path)
    chosen = Mapping.load(mapping) if mapping is not None else None
    table = open_user_table(path, chosen)
    if chosen is None:
        chosen = guess_table(table)
        if not chosen.fields or not chosen.has_date:
            raise _undated(path, table.frame.columns)
        if not chosen.certain and not accept_guess:
            raise GuessNotApproved(path.name, chosen)
    return _Sheet(path, table, chosen).reading()


def _undated(path: Path, names: list[str]) -> BadMapping:
    """Why nothing could be guessed. Sentences in the place of names tell of a letter, not of a list: they are not quoted."""
    prose = len(names) == 1 or any(len(name) > LONGEST_TITLE or len(name.split()) > _WORDS for name in names)
    # A questionnaire's columns are whole questions; its file is called a table by its name.
    if prose and path.suffix.lower() not in _TABLES:
        return BadMapping("guess-no-table", room="sources", file=path.name, first=_short(", ".join(names)))
    listed = ", ".join(_short(name) for name in names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return BadMapping("guess-found-no-date", room="sources", file=path.name, columns=listed)


def _short(text: str, most: int = LONGEST_TITLE) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class _Sheet:
    """One sheet on its way to events."""

    def __init__(self, path: Path, table: Table, mapping: Mapping) -> None:
        self.path = path
        self.table = table
        self.mapping = mapping
        self.height = table.frame.height
        _refuse_absent_columns(path.name, table, mapping)
        self.refusals = SheetRefusals(path.name, table.rows)
        self.refusals.add_ragged(table.ragged, table.frame.width)
        self.notes: list[Note] = list(table.notes)
        if mapping.reasons:
            self.notes.append(Note("note-mapping-guessed"))
        self.columns = Columns(table, mapping, self.refusals, self.notes)
        self.told: dict[str, pl.Series] = {}
        self.masks: dict[str, pl.Series] = {}

    def reading(self) -> Reading:
        """The events, and what was refused and flagged."""
        self._refuse_endless_cells()
        for name in dict.fromkeys(column for _, column in self.table.swallowed):
            held = pl.Series([row for row, column in self.table.swallowed if column == name], dtype=pl.Int64)
            self.refusals.add(self.table.rows.is_in(held.implode()), name, self.table.frame[name], "rows-within-a-cell")
        ids = self._ids()
        self._dates()
        self._places()
        self._parties_and_words()
        self._harm()
        hint = dataset_hint(self.path)
        kind = self.told.get("kind")
        self.told["kind"] = kind.fill_null("unknown") if kind is not None else self._constant("unknown")
        constants: dict[str, pl.Series | pl.Expr] = {
            "event_id": pl.concat_str(pl.lit(f"{hint}:"), pl.col("provider_id")), "dataset": pl.lit(hint), "provider": pl.lit("sheet"),
            "origin": pl.lit("sheet"), "provider_id": ids, "row_number": self.table.rows,
            "flags": flag_lists(self.masks, self.height),
        }  # fmt: skip
        refused = self.refusals.refused
        events = assemble({**constants, **self.told}, self.height)
        if refused is not None:
            events = events.filter(~refused)
        raw = self.table.frame
        name = "row_number" if "row_number" not in raw.columns else "row_number (file)"
        if name != "row_number":
            raw = raw.rename({"row_number": name})
        return Reading(
            dataset_hint=hint, provider="sheet", provider_version="", events=events,
            raw=raw.with_columns(self.table.rows.alias("row_number")), rejected=self.refusals.table(), flagged=pl.DataFrame(schema=FLAGGED_SCHEMA),
            rows_read=self.height + len(self.table.ragged), mapping=self.mapping.to_dict(), notes=tuple(self.notes),
        )  # fmt: skip

    def _constant(self, value: str) -> pl.Series:
        return pl.repeat(value, self.height, dtype=pl.String, eager=True)

    def _refuse_endless_cells(self) -> None:
        longest = self.table.frame.select(pl.all().str.len_bytes().max())
        for name in self.table.frame.columns:
            if (longest[name][0] or 0) > LONGEST_CELL:
                cells = self.table.frame[name]
                self.refusals.add(cells.str.len_chars() > LONGEST_CELL, name, cells, "endless-cell", limit=LONGEST_CELL)

    def _ids(self) -> pl.Series:
        ids = self.columns.text("id")
        if ids is None:
            self.notes.append(Note("note-ids-made"))
            ids = _digests(self.table.frame)
            again, column, cells, fault = ~ids.is_first_distinct(), "", None, "repeated-row"
        else:
            column, cells = self.columns.name("id"), self.columns.cells("id")
            self.refusals.add(ids.is_null(), column, cells, "id-missing")
            self.refusals.add(ids.str.len_chars() > 200, column, cells, "id-too-long")
            again, fault = ~ids.is_first_distinct() & ids.is_not_null(), "repeated-sheet-id"
        self.refusals.add(again, column, cells, fault)
        return ids.fill_null("")

    def _dates(self) -> None:
        short = "date" in self.mapping.fields
        start = self.columns.interval("date" if short else "date_start")
        end = start if short or "date_end" not in self.mapping.fields else self.columns.interval("date_end")
        field = "date" if short else "date_start"
        self.refusals.add(start.first.is_null() & ~start.faulty, self.columns.name(field), self.columns.cells(field), "no-date")
        last = pl.select(pl.coalesce(end.last, start.last)).to_series()
        reversed_ = (last < start.first).fill_null(False)
        if end is not start:
            self.refusals.add(reversed_, self.columns.name("date_end"), self.columns.cells("date_end"), "end-before-its-start")
        self.told |= {"date_start": start.first, "date_end": last}
        known = self.columns.word("date_precision")
        told = pl.when(start.precision.is_not_null()).then(start.precision)
        precision = pl.select(told.otherwise(pl.lit("unknown")) if known is None else pl.coalesce(known, told.otherwise(pl.lit("unknown")))).to_series()
        self.told["date_precision"] = precision
        self.masks["date-imprecise"] = precision.is_in(_VAGUE_DATES)
        words = self.columns.text("date_text")
        self.told["date_text"] = words if words is not None else start.words
        if "recorded_at" in self.mapping.fields:
            recorded = self.columns.interval("recorded_at")
            longer = (recorded.first != recorded.last).fill_null(False)
            self.refusals.add(longer, self.columns.name("recorded_at"), self.columns.cells("recorded_at"), "not-one-day")
            self.told["recorded_at"] = recorded.first

    def _places(self) -> None:
        country = self.columns.text("country")
        code = self.columns.country_code()
        if code is None and country is not None:
            code = iso3_codes(country)
        if code is not None:
            self.told["country_iso3"] = code
        point = self.columns.point()
        precision = self.columns.word("place_precision")
        given = precision if precision is not None else pl.repeat(None, self.height, dtype=pl.String, eager=True)
        if self.table.shapes is not None:
            spread = self.table.shapes
            given = pl.select(pl.when(given.is_null() & spread).then(pl.lit("linear-or-fuzzy")).otherwise(given)).to_series()
        self.told["place_precision"] = given.fill_null("unknown")
        self.masks["place-imprecise"] = self.told["place_precision"].is_in(_VAGUE_PLACES)
        if point is not None:
            latitude, longitude = point
            refuse_swapped_coordinates(self.path.name, latitude, longitude, iso3=code)
            self.told |= {"latitude": latitude, "longitude": longitude, "cell": priogrid_cells(latitude, longitude)}
            self.masks["no-point"] = latitude.is_null()
        else:
            self.masks["no-point"] = pl.repeat(True, self.height, eager=True)

    def _parties_and_words(self) -> None:
        done = {"id", "date", "coordinates", "date_start", "date_end", "date_precision", "date_text", "recorded_at",
                "latitude", "longitude", "place_precision", "country_iso3"}  # fmt: skip
        for name in self.mapping.fields:
            reads = FIELDS[name].reads
            if name in done or (reads in (Reads.COUNT, Reads.NUMBER) and name != "source_count"):
                continue
            column: pl.Series | None
            if reads is Reads.TEXTS:
                column = self.columns.texts(name)
            elif reads is Reads.WORD:
                column = self.columns.word(name)
            elif reads is Reads.YES_NO:
                column = self.columns.yes_no(name)
            elif reads is Reads.NUMBER:
                column = self.columns.number(name)
            else:
                # What people wrote at length is kept with its blanks; names are trimmed.
                column = self.columns.verbatim(name) if name == "source_text" else self.columns.text(name)
            if column is not None:
                self.told[name] = column

    def _harm(self) -> None:
        single = pl.repeat(False, self.height, eager=True)
        for stem in STEMS:
            if stem in self.mapping.fields:
                low, best, high, one = self.columns.count(stem)
                rule = self.mapping.fields[stem]
                if stem in WITH_REPORTED and rule.plain != "best":
                    self.told[f"{stem}_reported"] = one
                    single = single | one.is_not_null()
                else:
                    best = pl.select(pl.coalesce(best, one)).to_series()
                self.told |= {f"{stem}_low": low, f"{stem}_best": best, f"{stem}_high": high}
                continue
            mapped = [f"{stem}_{bound}" for bound in ("low", "best", "high", "reported") if f"{stem}_{bound}" in self.mapping.fields]
            for name in mapped:
                column = self.columns.number(name)
                self.told[name] = column
                if name.endswith("_reported"):
                    single = single | column.is_not_null()
            self._refuse_disorder(stem)
        for name in (*SEX_AGE_COLUMNS, "killed_side_a", "killed_side_b"):
            if name in self.mapping.fields:
                self.told[name] = self.columns.number(name)
        self.masks["single-number"] = single

    def _refuse_disorder(self, stem: str) -> None:
        low, best, high = (self.told.get(f"{stem}_{bound}") for bound in ("low", "best", "high"))
        names = [self.columns.name(f"{stem}_{b}") for b in ("low", "best", "high") if f"{stem}_{b}" in self.told]
        told = [s for s in (low, best, high) if s is not None]
        if len(told) < 2:
            return
        shown = pl.select(pl.concat_str([s.cast(pl.String).fill_null("?") for s in told], separator=" / ")).to_series()
        for lesser, greater, fault in ((low, high, "high-below-low"), (low, best, "best-below-low"), (best, high, "best-above-its-high")):
            if lesser is not None and greater is not None:
                self.refusals.add((lesser > greater).fill_null(False), ", ".join(names), shown, fault)


def _refuse_absent_columns(file: str, table: Table, mapping: Mapping) -> None:
    for name, rule in mapping.fields.items():
        if rule.column is not None and rule.column not in table.frame.columns:
            found = nearest(rule.column, table.frame.columns)
            raise BadMapping("mapping-absent-column", room="sources", file=file, field=name, column=rule.column[:80], nearest=found)


def _digests(frame: pl.DataFrame) -> pl.Series:
    """`row-` and 16 hexadecimal digits for each row, from its filled cells in the order of their columns' names."""
    names = sorted(frame.columns)
    labels = [json.dumps(name, ensure_ascii=True) for name in names]
    parts = [
        pl.when(pl.col(name).is_null()).then(pl.lit("")).otherwise(pl.concat_str(pl.lit(f"{label}\x1f"), pl.col(name), pl.lit("\x1e")))
        for name, label in zip(names, labels, strict=True)
    ]
    whole = frame.select(pl.concat_str(parts).alias("row"))["row"]
    return pl.Series("id", [f"row-{hashlib.sha256(text.encode()).hexdigest()[:16]}" for text in whole], dtype=pl.String)
