"""The incidents that a sight shows, as one table in memory: filtered, counted by facet and searched in milliseconds.

A sight is what a set of members sees alike; the table is read through their lens and holds only columns that it reads without a
reason. It follows the register: what an entry touched since is read anew, through the lens again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.model.dates import PartialDate
from constat.record.casework.voices import voice_of
from constat.record.models import Incident, Source, Statement
from constat.record.search import folded

if TYPE_CHECKING:
    from constat.record.lens import Lens
    from constat.web.house import House

COLUMNS: Final = (
    "id", "code", "title_en", "title_fr", "kind", "status", "corroboration", "when", "country", "admin1", "admin2", "place_name",
    "latitude", "longitude", "case", "at", "conflicts", "void", "same_as", "made_by",
    "place_precision",
)  # fmt: skip
SCHEMA: Final[dict[str, Any]] = {
    **dict.fromkeys(COLUMNS[:12], pl.String),
    **dict.fromkeys(("latitude", "longitude"), pl.Float64), "case": pl.String, "at": pl.Int64, "conflicts": pl.Int64, "void": pl.Boolean, "same_as": pl.String,
    "made_by": pl.String, "place_precision": pl.String,
    "start": pl.Date, "end": pl.Date, "year": pl.Int32, "statements": pl.Int64, "voices": pl.Int64, "parties": pl.List(pl.String),
    "words": pl.String,
}  # fmt: skip
FACETS: Final = ("status", "kind", "admin1", "parties", "year")
MANY: Final = 2_000
"""Touched incidents beyond which the whole table is read anew."""


@dataclass
class Board:
    """One sight's table."""

    table: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA))
    cut: dict[str, list[Any]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    loaded: bool = False


def board_of(house: House, lens: Lens) -> pl.DataFrame:
    """The table of that lens's sight, as the register stands now."""
    key = ("board", sight(lens))
    with house.lock:
        board: Board = house.kept.setdefault(key, Board())
    with board.lock:
        now = lens.case.register.cut()
        if not board.loaded:
            board.table, board.loaded = _read(lens, None), True
        elif now != board.cut:
            _follow(board, lens, now)
        board.cut = now
        return board.table


def board_at_hand(house: House, lens: Lens) -> pl.DataFrame | None:
    """The table, where somebody of this sight has asked for it before: for pages that would rather say nothing than wait."""
    with house.lock:
        board = house.kept.get(("board", sight(lens)))
    return board_of(house, lens) if board is not None and board.loaded else None


def sight(lens: Lens) -> tuple[Any, ...]:
    """What members must have in common to see the same incidents."""
    member = lens.member
    alone = member.cases is not None or lens.visits
    return (tuple(sorted(member.roles)), None if member.cases is None else tuple(sorted(member.cases)), member.office, member.actor if alone else "")


def _follow(board: Board, lens: Lens, now: Mapping[str, list[Any]]) -> None:
    """Reads anew what entries touched since."""
    from constat.record import policy

    touched: set[str] = set()
    statements: set[str] = set()
    anew = policy.published_only(lens.member.roles)
    with lens.case.register.reading() as cursor:
        for chain, (seq, _hash) in now.items():
            before = board.cut.get(chain, [0, ""])[0]
            if seq - before > MANY:
                anew = True
            if anew:
                break
            for entry in lens.case.register.entries(cursor, chain, before) if seq > before else ():
                for _verb, kind, subject, name, *_value in (change for change in entry.changes if change[0] != "erase"):
                    if kind == "incident":
                        touched.add(subject)
                    elif kind == "statement":
                        statements.add(subject)
                    elif kind == "source" and name == "root":
                        # Which incidents a mark of one root reaches is not worth working out.
                        anew = True
    if not anew and statements:
        touched |= _told_of(lens, statements)
    if anew or len(touched) > MANY:
        board.table = _read(lens, None)
    elif touched:
        fresh = _read(lens, sorted(touched))
        board.table = pl.concat([board.table.filter(~pl.col("id").is_in(list(touched))), fresh])


def _told_of(lens: Lens, statements: set[str]) -> set[str]:
    """Every incident that these statements tell of or told of: where one moves, both change."""
    found: set[str] = set()
    for statement in statements:
        for entry in lens.case.register.history(("statement", statement)):
            found |= {str(change[4]) for change in entry.changes if change[0] == "set" and change[2] == statement and change[3] == "incident" and change[4]}
    return found


def _read(lens: Lens, ids: list[str] | None) -> pl.DataFrame:
    """The rows of these incidents (all where None) as the lens shows them."""
    incidents = Incident.seen_by(lens)
    given = [name for name in COLUMNS if name in lens.plain(Incident)]
    if ids is not None:
        incidents = incidents.filter(pk__in=ids)
    rows = list(incidents.values_list(*given))
    told = _told(lens, ids)
    columns: dict[str, list[Any]] = {name: [] for name in SCHEMA}
    for row in rows:
        one = dict(zip(given, row, strict=True))
        span = _span(one.get("when"))
        statements, voices, parties = told.get(one["id"], (0, 0, ()))
        for name in COLUMNS:
            columns[name].append(one.get(name))
        # What nobody has judged yet is pending.
        columns["status"][-1] = columns["status"][-1] or "pending-verification"
        columns["start"].append(span[0])
        columns["end"].append(span[1])
        columns["year"].append(span[0].year if span[0] else None)
        columns["statements"].append(statements)
        columns["voices"].append(voices)
        columns["parties"].append(list(parties))
        columns["words"].append(
            folded(" ".join(str(one[name]) for name in ("code", "title_en", "title_fr", "place_name", "admin2", "admin1") if one.get(name)))
        )
    for name in ("latitude", "longitude"):
        columns[name] = [None if value is None else float(value) for value in columns[name]]
    return pl.DataFrame(columns, schema=SCHEMA)


def _told(lens: Lens, ids: list[str] | None) -> dict[str, tuple[int, int, list[str]]]:
    """For each incident how many statements tell of it, in how many voices, and whom they allege."""
    if not lens.sees(Statement) or not {"incident", "source", "root", "alleged", "void"} <= set(lens.plain(Statement)):
        return {}
    roots = dict(Source.seen_by(lens).exclude(root=None).values_list("pk", "root"))
    statements = Statement.seen_by(lens).exclude(incident=None).exclude(void=True)
    if ids is not None:
        statements = statements.filter(incident__in=ids)
    columns = ("pk", "incident", "source", "root", "alleged")
    parts = []
    rows = statements.values_list(*columns).iterator(chunk_size=20_000)
    while batch := list(islice(rows, 20_000)):
        told = pl.DataFrame(batch, schema=dict.fromkeys(columns, pl.String), orient="row")
        parts.append(told.with_columns(pl.coalesce("root", "source", "pk").alias("voice")).select("incident", "voice", "alleged"))
    if not parts:
        return {}
    table = pl.concat(parts)
    if roots:
        known = {voice: voice_of("", voice, None, roots) for voice in table["voice"].unique().to_list()}
        table = table.with_columns(pl.col("voice").replace(known))
    alleged = pl.col("alleged").drop_nulls().unique()
    grouped = table.group_by("incident").agg(pl.len().alias("statements"), pl.col("voice").n_unique().alias("voices"), alleged.alias("alleged"))
    parties = {text: json.loads(text) for text in table["alleged"].drop_nulls().unique().to_list()}
    return {
        incident: (statements, voices, sorted({party for text in alleged for party in parties[text]}))
        for incident, statements, voices, alleged in grouped.iter_rows()
    }  # fmt: skip


def _span(when: str | None) -> tuple[Any, Any]:
    if not when:
        return None, None
    told = PartialDate.parse(when)
    return told.start, told.end


def filtered(table: pl.DataFrame, asked: Mapping[str, Iterable[str]], words: str = "", *, withdrawn: bool = False) -> pl.DataFrame:
    """The rows that fit: values of one facet widen, facets narrow; each word must begin a word of the row."""
    if not withdrawn:
        table = table.filter(~pl.col("void").fill_null(value=False) & pl.col("same_as").is_null())
    for name, values in asked.items():
        wanted = [value for value in values if value]
        if not wanted:
            continue
        if name == "parties":
            table = table.filter(pl.any_horizontal(*(pl.col("parties").list.contains(one) for one in wanted)))
        elif name == "year":
            table = table.filter(pl.col("year").is_in([int(one) for one in wanted if one.isdecimal() and len(one) < 6]))
        else:
            table = table.filter(pl.col(name).is_in(wanted))
    for word in folded(words).split():
        table = table.filter(pl.col("words").str.starts_with(word) | pl.col("words").str.contains(f" {word}", literal=True))
    return table


def facet(table: pl.DataFrame, name: str, limit: int = 12) -> list[tuple[Any, int]]:
    """The values of a facet with how many rows have each, most first."""
    column = table.select(name).explode(name) if name == "parties" else table.select(name)
    counted = column.drop_nulls().group_by(name).len().sort(["len", name], descending=[True, False]).head(limit)
    return [(value, int(count)) for value, count in counted.iter_rows()]
