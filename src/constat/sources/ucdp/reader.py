"""GED files as events, each number as told.

How a row is read:

* The date of an event is date_start to date_end as given; times are dropped. An extract with year, month and day but no
  end has one day.
* killed low, best and high are the provider's, also where best lies outside low-high: such rows are flagged.
* deaths_civilians and deaths_unknown are the *best* of killed civilians and of killed persons of unknown status; deaths_a
  and deaths_b, members of the warring sides by the codebook, are each kept and together are the best of killed fighters.
  None of them has a low or a high. Where every death told is a civilian's (deaths_civilians is positive and equals best), the
  event's low and high are theirs too; where an event holds others, the range of its civilians is unknown.
* In one-sided violence (type 3) the perpetrators are the members of side A and the target is civilians. In types 1 and 2
  the provider attributes violence against civilians to nobody, so perpetrators stay empty.
* number_of_sources -1 means unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.assembly import assemble, flag_lists, flagged_rows, map_distinct
from constat.sources.cells import coded, days
from constat.sources.crosswalk import iso3_codes, meanings
from constat.sources.opening import Head, TableFile, open_table, peek
from constat.sources.provider_table import ProviderTable
from constat.sources.reading import Note, Reading, dataset_hint
from constat.sources.soundness import refuse_swapped, refuse_swapped_sides
from constat.sources.ucdp.columns import BOUNDS, CIVILIANS, DEATHS, KINDS_IN_WORDS, NEEDED, ORDER, canonical, version_of
from constat.sources.ucdp.headerless import column_order
from constat.sources.ucdp.sides import known_parties, split_side

NOBODY: Final = pl.lit(pl.Series([[]], dtype=pl.List(pl.String))).first()
PROVISIONAL: Final = r"\bXXX\d+"
_VAGUE_DATES: Final = ("month", "year")
_VAGUE_PLACES: Final = ("province", "linear-or-fuzzy", "country", "international-waters")


def recognises(head: Head) -> bool:
    """Whether these are the first rows of a GED file, with or without header."""
    names = {canonical(name) for name in head.names}
    return set(NEEDED) <= names or column_order(head) is not None


def read(path: Path | str, head: Head | None = None) -> Reading:
    """A GED file of any release as a Reading; `head` where it has been peeked at already.

    BadFile where it is none, or cannot be used as a whole.
    """
    path = Path(path)
    table, order = _open(path, head or peek(path))
    return _Ged(path, table, order).reading()


def _open(path: Path, head: Head) -> tuple[TableFile, tuple[str, ...] | None]:
    names = {canonical(name) for name in head.names}
    if "type_of_violence" in names:
        table = open_table(path)
        if missing := [name for name in NEEDED if name not in {canonical(c) for c in table.frame.columns}]:
            raise BadFile("columns-missing", room="sources", file=path.name, columns=", ".join(missing))
        return table, None
    if (order := column_order(head)) is None:
        raise BadFile("no-header", room="sources", file=path.name)
    table = open_table(path, header=False)
    return replace(table, frame=table.frame.rename(dict(zip(table.frame.columns, order, strict=False)))), order


class _Ged(ProviderTable):
    """One GED file on its way to events."""

    def __init__(self, path: Path, table: TableFile, order: tuple[str, ...] | None) -> None:
        super().__init__(path, table, canonical, "ucdp")
        if order is not None:
            self.notes.append(Note("note-no-header", {"width": len(order), "columns": ", ".join(order)}))

    def dates(self) -> tuple[pl.Series, pl.Series]:
        """First and last day; an extract's year, month and day where there is no date_start."""
        start = self.day("date_start")
        if start is None:
            parts = [self.cells(name) for name in ("year", "month", "day")]
            if any(part is None for part in parts):
                raise BadFile("columns-missing", room="sources", file=self.path.name, columns="date_start")
            told = pl.DataFrame([part.rechunk().alias(n) for n, part in zip("ymd", parts, strict=True) if part is not None])
            written = told.select(pl.format("{}-{}-{}", "y", pl.col("m").str.zfill(2), pl.col("d").str.zfill(2)).alias("date_start")).to_series()
            start = days(written)[0]
            self.refusals.add(start.is_null(), "year, month, day", written, "not-a-date")
        end = self.day("date_end")
        if end is None:
            self.notes.append(Note("note-no-end"))
            return start, start
        refuse_swapped(self.path.name, start, end)
        self.refusals.add(end < start, "date_end", self.cells("date_end"), "end-before-start")
        return start, end

    def ids(self) -> pl.Series:
        cells = self.cells("id")
        numbers = self.number("id", least=None, needed=True)
        if cells is None or numbers is None:
            raise BadFile("columns-missing", room="sources", file=self.path.name, columns="id")
        if numbers.n_unique() < self.height:
            self.refusals.add(~numbers.is_first_distinct() & numbers.is_not_null(), "id", cells, "repeated-id")
        return numbers.cast(pl.String).rechunk()

    def side_ids(self, side: str) -> pl.Series:
        cells = self.cells(f"{side}_new_id")
        other = self.cells(f"{side}_dset_id")
        if cells is None:
            cells = other
        elif other is not None and cells.null_count():
            cells = pl.select(pl.coalesce(cells, other)).to_series()
        if cells is None:
            cells = self.nothing()
        return map_distinct(cells, lambda cell: [f"ucdp:{p.strip().removesuffix('.0')}" for p in cell.split(",") if p.strip()])

    def provisional(self) -> pl.Series:
        """Rows with an actor that UCDP has not yet named (`XXX771`), by name or by id."""
        mask = self.none_of()
        for name in ("side_a", "side_b", "side_a_dset_id", "side_b_dset_id", "side_a_new_id", "side_b_new_id", "dyad_name"):
            cells = self.cells(name)
            if cells is not None:
                found = cells.unique().drop_nulls()
                if (hits := found.filter(found.str.contains(PROVISIONAL))).len():
                    mask = mask | cells.is_in(hits.implode()).fill_null(False)
        return mask

    def reading(self) -> Reading:
        ids = self.ids()
        start, end = self.dates()
        country = self.words("country")
        iso3 = iso3_codes(country)
        latitude, longitude, cell = self.point(iso3)
        kind_cells = self.words("type_of_violence")
        kind = coded(kind_cells, self._kinds())[0]
        self.refusals.add(kind.is_null(), "type_of_violence", kind_cells, "unknown-type-of-violence")
        counts = {name: self.number(name) for name in (*BOUNDS, *DEATHS)}
        self._check_counts(counts)
        side_a, side_b = self.words("side_a"), self.words("side_b")
        refuse_swapped_sides(self.path.name, kind, side_a, CIVILIANS)
        known = known_parties([*side_a.unique().drop_nulls(), *side_b.unique().drop_nulls()])
        parties_a = map_distinct(side_a, lambda name: split_side(name, known))
        parties_b = map_distinct(side_b, lambda name: split_side(name, known))
        self._note_whole_names(side_a, side_b, known)
        one_sided = kind == "one-sided"
        date_precision = self.precision("date_prec", "date-precision")
        place_precision = self.precision("where_prec", "place-precision")
        masks = self._masks(counts, date_precision, place_precision, latitude)
        sources = self.number("number_of_sources", least=None)
        deaths_a, deaths_b = counts["deaths_a"], counts["deaths_b"]
        hint = dataset_hint(self.path)
        columns: dict[str, pl.Series | pl.Expr | None] = {
            "event_id": pl.concat_str(pl.lit(f"{hint}:"), pl.col("provider_id")),
            "dataset": pl.lit(hint),
            "provider": pl.lit("ucdp"),
            "origin": pl.lit("dataset"),
            "provider_id": ids,
            "row_number": self.rows,
            "date_start": start,
            "date_end": end,
            "date_precision": date_precision,
            "country": country,
            "country_iso3": iso3,
            "admin1": self.words("adm_1"),
            "admin2": self.words("adm_2"),
            "place_name": self.words("where_coordinates"),
            "place_text": self.words("where_description"),
            "latitude": latitude,
            "longitude": longitude,
            "place_precision": place_precision,
            "cell": cell,
            "side_a": parties_a,
            "side_b": parties_b,
            "perpetrators": pl.when(pl.col("kind") == "one-sided").then(pl.col("side_a")).otherwise(NOBODY),
            "side_a_ids": self.side_ids("side_a"),
            "side_b_ids": self.side_ids("side_b"),
            "kind": kind,
            "provider_kind": kind_cells,
            "civilians_targeted": one_sided,
            "killed_low": counts["low"],
            "killed_best": counts["best"],
            "killed_high": counts["high"],
            **_civilians(counts),
            "killed_status_unknown_best": counts["deaths_unknown"],
            "killed_fighters_best": deaths_a + deaths_b if deaths_a is not None and deaths_b is not None else None,
            "killed_side_a": deaths_a,
            "killed_side_b": deaths_b,
            "clarity": self.words("event_clarity"),
            "source_count": sources.set((sources < 0).fill_null(False), None) if sources is not None else None,
            "source_names": self._source_names(),
            "source_text": self.words("source_headline"),
            "flags": flag_lists(masks, self.height),
        }
        events = assemble({name: column for name, column in columns.items() if column is not None}, self.height)
        flagged = flagged_rows(masks, self._shown, self.rows, ids)
        if (refused := self.refusals.refused) is not None:
            events = events.filter(~refused)
            flagged = flagged.filter(~pl.col("row").is_in(self.rows.filter(refused).implode()))
        if absent := [name for name in ORDER if name not in self.names]:
            self.notes.insert(0, Note("note-columns-absent", {"count": len(absent), "columns": ", ".join(absent)}))
        return Reading(
            dataset_hint=hint,
            provider="ucdp",
            provider_version=version_of(self.path.name) or version_of(self.inside),
            events=events,
            raw=self.raw,
            rejected=self.refusals.table(),
            flagged=flagged,
            rows_read=self.height,
            notes=tuple(self.notes),
        )

    @staticmethod
    def _kinds() -> dict[str, str]:
        codes = meanings("violence-kind", "ucdp")
        return codes | {words: codes[code] for words, code in KINDS_IN_WORDS.items()}

    def _check_counts(self, counts: dict[str, pl.Series | None]) -> None:
        told = [series for name in BOUNDS if (series := counts[name]) is not None]
        nothing = told[0].is_null()
        for series in told[1:]:
            nothing = nothing & series.is_null()
        if nothing.any():
            self.refusals.add(nothing, "best", self.cells("best"), "missing")
        low, best, high = (counts[name] for name in BOUNDS)
        for first, second in ((low, high), (low, best), (best, high)):
            if first is not None and second is not None:
                refuse_swapped(self.path.name, first, second)

    def _note_whole_names(self, side_a: pl.Series, side_b: pl.Series, known: frozenset[str]) -> None:
        names = {n for side in (side_a, side_b) for n in side.unique().drop_nulls() if "," in n}
        if whole := sorted(name for name in names if len(split_side(name, known)) == 1):
            listed = "; ".join(whole[:20]) + (" …" if len(whole) > 20 else "")
            self.notes.append(Note("note-names-with-comma", {"count": len(whole), "names": listed}))

    def _masks(self, counts: dict[str, pl.Series | None], dates: pl.Series, places: pl.Series, latitude: pl.Series) -> dict[str, pl.Series]:
        masks = {
            "provisional-actor": self.provisional(),
            "no-point": latitude.is_null(),
            "date-imprecise": dates.is_in(_VAGUE_DATES).fill_null(False),
            "place-imprecise": places.is_in(_VAGUE_PLACES).fill_null(False),
        }
        low, best, high = (counts[name] for name in BOUNDS)
        if best is not None and low is not None:
            masks["low-above-best"] = low > best
        if best is not None and high is not None:
            masks["best-above-high"] = best > high
            masks["best-zero-high-positive"] = (best == 0) & (high > 0)
        if (status := self.cells("code_status")) is not None:
            masks["status-check"] = status.str.to_lowercase().str.starts_with("check").fill_null(False)
        return masks

    def _shown(self, flag: str, mask: pl.Series) -> pl.Series:
        """The cells that show why a row is flagged, as words (Polars 2.1 formats columns of unlike chunks wrongly)."""
        if flag == "status-check":
            return self.words("code_status").filter(mask)
        names = ("side_a", "side_b") if flag == "provisional-actor" else BOUNDS
        frame = pl.DataFrame([self.words(name).filter(mask).fill_null("-").rechunk().alias(name) for name in names])
        pattern = "{} - {}" if flag == "provisional-actor" else "low {}, best {}, high {}"
        return frame.select(pl.format(pattern, *names)).to_series()

    def _source_names(self) -> pl.Series:
        office, article = self.words("source_office"), self.words("source_article")
        return pl.select(pl.coalesce(office, article)).to_series() if office.null_count() else office


def _civilians(counts: Mapping[str, pl.Series | None]) -> dict[str, pl.Series | pl.Expr | None]:
    """Killed civilians: the best as told, and the event's range where all its dead are civilians."""
    civilians, best = counts["deaths_civilians"], counts["best"]
    if civilians is None or best is None:
        return {"killed_civilians_best": civilians}
    alone = ((civilians > 0) & (civilians == best)).fill_null(False)
    nothing = pl.Series([None], dtype=pl.Int32)
    ranges = {
        f"killed_civilians_{bound}": (told.zip_with(alone, nothing.new_from_index(0, told.len())) if (told := counts[bound]) is not None else None)
        for bound in ("low", "high")
    }
    return {"killed_civilians_best": civilians, **ranges}
