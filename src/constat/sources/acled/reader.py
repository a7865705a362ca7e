"""ACLED exports as events, each number as told.

How a row is read:

* `fatalities` is one number without a range: it goes to `killed_reported`, every row is flagged `single-number`, and
  low, best and high stay unknown. ACLED does not tell how many of the dead were civilians.
* The date is the one given; where time_precision says week or month it is still that day, with its precision beside it.
* Side A is actor1 with its associated actors, side B actor2 with its; lists are parted at semicolons.
* The kind of violence follows from the event type where that decides alone, else from the pair of interaction codes, as
  the vocabulary `violence-kind` sets out.
* Civilians were the target where `civilian_targeting` says so or the type is Violence against civilians; in exports
  without that column, where the kind is one-sided (an air strike on civilians is remote violence, 1 against 7). The
  perpetrators are then the side that is neither civilians nor protesters; where both or
  neither are, the provider attributes the violence to nobody that can be told from the row, and the list stays empty.
* `timestamp`, the day on which ACLED last wrote the row, is `recorded_at`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from constat.errors import BadFile
from constat.sources.acled.columns import IDS, NEEDED, ORDER, canonical
from constat.sources.acled.monadic import FOLDED_BY, fold
from constat.sources.assembly import assemble, flag_lists, map_distinct
from constat.sources.cells import coded, days, whole_numbers
from constat.sources.crosswalk import iso3_codes, meanings, numeric_iso3_codes
from constat.sources.opening import Head, open_table, peek
from constat.sources.provider_table import ProviderTable
from constat.sources.reading import FLAGGED_SCHEMA, Note, Reading, dataset_hint

UNARMED: Final = ("civilians", "protesters")
ATTACKS_ON_CIVILIANS: Final = "violence against civilians"


def recognises(head: Head) -> bool:
    """Whether these are the first rows of an ACLED export."""
    names = {canonical(name) for name in head.names}
    return set(NEEDED) <= names and bool(names & set(IDS))


def read(path: Path | str, head: Head | None = None) -> Reading:
    """An ACLED export of any age as a Reading; `head` where it has been peeked at already.

    BadFile where it is none, or cannot be used as a whole.
    """
    path = Path(path)
    names = {canonical(name) for name in (head or peek(path)).names}
    if not names & set(ORDER):
        raise BadFile("no-header", room="sources", file=path.name)
    if missing := [name for name in NEEDED if name not in names] + ([] if names & set(IDS) else [IDS[0]]):
        raise BadFile("columns-missing", room="sources", file=path.name, columns=", ".join(missing))
    table = open_table(path)
    return _Acled(path, table, canonical, "acled").reading()


def _parties(cell: str) -> list[str]:
    return list(dict.fromkeys(part for piece in cell.split(";") if (part := piece.strip())))


class _Acled(ProviderTable):
    """One ACLED export on its way to events."""

    def ids(self) -> pl.Series:
        name = next(name for name in IDS if name in self.names)
        ids = self.words(name).str.strip_chars()
        if name != "event_id_cnty":
            self.notes.append(Note("note-other-id", {"column": name}))
            ids = ids.str.replace(r"\.0+$", "")
        if ids.null_count():
            self.refusals.add(ids.is_null(), name, self.cells(name), "missing")
        return ids.rechunk()

    def actor_types(self, name: str) -> pl.Series:
        """The vocabulary's word for inter1 or inter2, given as a number or in words; null where unknown."""
        cells = self.cells(name)
        if cells is None:
            return self.nothing()
        meant, bad = coded(cells, meanings("acled-actor-type", "acled"))
        if bad is not None:
            self.notes.append(Note("note-unknown-codes", {"column": name, "count": int(bad.sum())}))
        return meant

    def kinds(self, types: pl.Series, first: pl.Series, second: pl.Series) -> pl.Series:
        """The kind of violence of each row, by its type, else by its pair of actors."""
        by_type = coded(types, meanings("violence-kind", "acled-event-type"))[0]
        digits = {term: code for code, term in meanings("acled-actor-type", "acled").items() if code.isdigit()}
        pair = pl.DataFrame({"a": first, "b": second}).select(
            a=pl.col("a").replace_strict(digits, default=None, return_dtype=pl.String).cast(pl.Int32).fill_null(0),
            b=pl.col("b").replace_strict(digits, default=None, return_dtype=pl.String).cast(pl.Int32).fill_null(0),
        )
        # ACLED writes the smaller code first, and a lone actor's code before a nought: 13, 37, 10.
        low, high = pl.min_horizontal("a", "b"), pl.max_horizontal("a", "b")
        code = pair.select(pl.when(low == 0).then(high * 10).otherwise(low * 10 + high).cast(pl.String)).to_series()
        if "inter1" not in self.names and (given := self.cells("interaction")) is not None:
            code = given
        by_pair = coded(code, meanings("violence-kind", "acled-interaction"))[0]
        return pl.select(pl.coalesce(by_type, by_pair, pl.lit("unknown"))).to_series()

    def recorded(self) -> pl.Series:
        """The day of `timestamp`: seconds since 1970 in exports by API, a date in others."""
        cells = self.cells("timestamp")
        if cells is None:
            return self.nothing(pl.Date)
        seconds, bad = whole_numbers(cells)
        if bad is None:
            plausible = (seconds > 10**8) & (seconds < 10**11)
            return pl.select(pl.when(plausible).then(pl.from_epoch(seconds, time_unit="s").cast(pl.Date))).to_series()
        return days(cells)[0]

    def iso3(self, country: pl.Series) -> pl.Series:
        """ISO codes by the country's name, else by the codes that the export gives."""
        found = iso3_codes(country)
        for name, codes_of in (("iso3", iso3_codes), ("iso", numeric_iso3_codes)):
            if found.null_count() and (codes := self.cells(name)) is not None:
                found = pl.select(pl.coalesce(found, codes_of(codes))).to_series()
        return found

    def reading(self) -> Reading:
        ids = self.ids()
        folding = fold(ids, pl.DataFrame({name: self.words(name) for name in FOLDED_BY}))
        self.refusals.add(folding.repeated, next(name for name in IDS if name in self.names), ids, "repeated-id")
        start = self.day("event_date")
        assert start is not None  # read() has seen the column
        country = self.words("country")
        iso3 = self.iso3(country)
        latitude, longitude, cell = self.point(iso3)
        fatalities = self.number("fatalities")
        types, sub_types = self.words("event_type"), self.words("sub_event_type")
        if types.null_count():
            self.refusals.add(types.is_null(), "event_type", types, "missing")
        first, second = self.actor_types("inter1"), self.actor_types("inter2")
        actors_a = self._with_allies("actor1", "assoc_actor_1")
        actors_b = self._with_allies("actor2", "assoc_actor_2")
        if folding.others.height:
            found = folding.beside(ids)
            other_type = coded(found["other_inter"], meanings("acled-actor-type", "acled"))[0]
            actors_b = pl.select(pl.coalesce(actors_b, found["other_actor"])).to_series()
            second = pl.select(pl.coalesce(second, other_type)).to_series()
        kind = self.kinds(types, first, second)
        targeted = self._targeted(types, kind)
        perpetrator = self._perpetrator(targeted, first, second, actors_a, actors_b)
        date_precision = self.precision("time_precision", "date-precision")
        place_precision = self.precision("geo_precision", "place-precision")
        source = self.words("source")
        hint = dataset_hint(self.path)
        masks = {
            "single-number": ~self.none_of(),
            "no-point": latitude.is_null(),
            "date-imprecise": (date_precision == "month").fill_null(False),
            "place-imprecise": (place_precision == "province").fill_null(False),
        }
        columns: dict[str, pl.Series | pl.Expr | None] = {
            "event_id": pl.concat_str(pl.lit(f"{hint}:"), pl.col("provider_id")),
            "dataset": pl.lit(hint), "provider": pl.lit("acled"), "origin": pl.lit("dataset"),
            "provider_id": ids, "row_number": self.rows,
            "date_start": start, "date_end": start, "date_precision": date_precision, "recorded_at": self.recorded(),
            "country": country, "country_iso3": iso3,
            "admin1": self.words("admin1"), "admin2": self.words("admin2"), "admin3": self.words("admin3"),
            "place_name": self.words("location"),
            "latitude": latitude, "longitude": longitude, "place_precision": place_precision, "cell": cell,
            "side_a": map_distinct(actors_a, _parties), "side_b": map_distinct(actors_b, _parties),
            "perpetrators": map_distinct(perpetrator, _parties),
            "kind": kind,
            "provider_kind": pl.select(pl.concat_str(types, sub_types, separator=" / ", ignore_nulls=True)).to_series(),
            "civilians_targeted": targeted,
            "killed_reported": fatalities,
            "source_count": (source.str.count_matches(";") + 1).cast(pl.Int32), "source_names": source,
            "source_text": self.words("notes"),
            "flags": flag_lists(masks, self.height),
        }
        events = assemble({name: column for name, column in columns.items() if column is not None}, self.height)
        left_out = folding.folded
        if (refused := self.refusals.refused) is not None:
            left_out = left_out & ~refused  # a second row that is itself faulty is listed as refused, not as folded
            events = events.filter(~(refused | folding.folded))
        elif folding.folded.any():
            events = events.filter(~folding.folded)
        folded = int(left_out.sum())
        if folded:
            self.notes.insert(0, Note("note-folded", {"count": folded}))
        self.notes.insert(0, Note("note-single-number"))
        if absent := [name for name in ORDER if name not in self.names]:
            self.notes.append(Note("note-columns-absent", {"count": len(absent), "columns": ", ".join(absent)}))
        return Reading(
            dataset_hint=hint, provider="acled", provider_version="", events=events, raw=self.raw,
            rejected=self.refusals.table(), flagged=pl.DataFrame(schema=FLAGGED_SCHEMA), rows_read=self.height,
            notes=tuple(self.notes), folded=folded,
        )

    def _with_allies(self, actor: str, allies: str) -> pl.Series:
        """`actor; ally; ally` as one text cell, null where there is none."""
        joined = pl.select(pl.concat_str(self.words(actor), self.words(allies), separator="; ", ignore_nulls=True)).to_series()
        return joined.set(joined == "", None)

    def _targeted(self, types: pl.Series, kind: pl.Series) -> pl.Series:
        """Whether civilians were the target; null where an export has no such column and the kind does not say."""
        if "civilian_targeting" in self.names:
            attack = types.str.strip_chars().str.to_lowercase() == ATTACKS_ON_CIVILIANS
            return self.words("civilian_targeting").is_not_null() | attack.fill_null(False)
        one_sided = kind == "one-sided"
        return one_sided.set(~one_sided, None)

    def _perpetrator(
        self, targeted: pl.Series, first: pl.Series, second: pl.Series, side_a: pl.Series, side_b: pl.Series
    ) -> pl.Series:
        """The joined names of the side that attacked civilians; null where the row tells none."""
        frame = pl.DataFrame({"targeted": targeted, "first": first, "second": second, "a": side_a, "b": side_b})
        # Without codes the names tell: ACLED's civilians are `Civilians (Mali)`.
        meek_a = pl.col("first").is_in(UNARMED).fill_null(pl.col("a").str.starts_with("Civilians"))
        meek_b = pl.col("second").is_in(UNARMED).fill_null(pl.col("b").str.starts_with("Civilians"))
        hit = pl.col("targeted").fill_null(False)
        return frame.select(
            pl.when(hit & meek_b.fill_null(False) & ~meek_a.fill_null(False)).then("a")
            .when(hit & meek_a.fill_null(False) & ~meek_b.fill_null(False)).then("b")
        ).to_series()
