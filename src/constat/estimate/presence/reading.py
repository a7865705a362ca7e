"""A table of coverage, as an organisation keeps it: each row an entry, each row that is none told with its reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from constat.errors import BadFile, BadInput, ConstatError
from constat.estimate.presence.entry import Entry, kind_of
from constat.events.names import fold
from constat.model import PartialDate

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "office": ("office", "base", "bureau", "antenne"),
    "organisation": ("organisation", "organization", "source"),
    "place": ("place", "lieu", "district", "cercle", "area", "zone"),
    "pcode": ("pcode", "p code", "place_pcode", "code", "code lieu", "code cercle"),
    "from": ("from", "start", "du", "debut", "depuis"),
    "to": ("to", "end", "au", "fin", "until", "jusqu au"),
    "kind": ("kind", "status", "state", "type", "etat", "statut"),
    "reason": ("reason", "note", "motif", "raison"),
    "interviews": ("interviews", "entretiens"),
}
"""What a column may be called; case, accents and punctuation do not count."""
NEEDED: Final = ("place", "from", "kind")
_OLDEST: Final = 1900
_LASTING: Final = frozenset({"office-open", "office-closed", "remote-only", "network-cut"})


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no entry: its number as a spreadsheet shows it, and why."""

    row: int
    fault: ConstatError

    def say(self, language: str | None = None) -> str:
        """Why, with the row."""
        from constat.language import current_language, phrases

        return phrases("estimate", language or current_language()).say("coverage-row", row=str(self.row), why=self.fault.say(language))


@dataclass(frozen=True, slots=True)
class Read:
    """The entries of a table, and its rows that are none."""

    entries: tuple[Entry, ...]
    refused: tuple[BadRow, ...] = field(default=())


def read_entries(file: Path, known: Iterable[Entry] = ()) -> Read:
    """The entries of a CSV (commas, semicolons or tabs; UTF-8) or XLSX file. An office that is open and closed on one day is
    refused at the row that says so second; `known` are the entries that stand already."""
    return from_rows(_rows(file), file.name, known)


def from_rows(rows: Sequence[Mapping[str, Any]], name: str, known: Iterable[Entry] = ()) -> Read:
    """The same from rows already read; row 2 is the first, as in a sheet with its header."""
    if not rows:
        raise BadFile("coverage-empty", room="estimate", file=name)
    found = {column: next((head for head in rows[0] if fold(str(head)) in {fold(w) for w in words}), None) for column, words in COLUMNS.items()}
    missing = [column for column in NEEDED if found[column] is None]
    if found["office"] is None and found["organisation"] is None:
        missing.insert(0, "office")
    if missing:
        raise BadFile("coverage-columns", room="estimate", file=name, columns=", ".join(missing), found=", ".join(str(head) for head in rows[0]))
    standing: dict[tuple[str, str], list[Entry]] = {}
    for entry in known:
        standing.setdefault(_office(entry), []).append(entry)
    entries: list[Entry] = []
    refused: list[BadRow] = []
    for number, row in enumerate(rows, 2):
        told = {column: str(row[head]).strip() if head is not None and row.get(head) is not None else "" for column, head in found.items()}
        # A sheet ends in empty rows, and a line of HXL tags stands under its header.
        if not any(told.values()) or any(value.startswith("#") for value in told.values()):
            continue
        try:
            entry = _entry(told, f"{name}:{number}")
            rival = next((e for e in standing.get(_office(entry), ()) if contradicts(e, entry)), None)
            if rival is not None:
                raise BadInput(
                    "coverage-overlap", room="estimate", office=entry.office, kind=rival.kind, start=rival.start.isoformat(),
                    end=rival.end.isoformat() if rival.end else "…",
                )
        except ConstatError as fault:
            refused.append(BadRow(number, fault))
            continue
        standing.setdefault(_office(entry), []).append(entry)
        entries.append(entry)
    return Read(tuple(entries), tuple(refused))


def contradicts(one: Entry, other: Entry) -> bool:
    """Whether two entries of one office cannot both hold: it was open and closed on one day. Missions and refused visits come and
    go while an office is open or closed."""
    if one.kind == other.kind or not {one.kind, other.kind} <= _LASTING:
        return False
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)


def _office(entry: Entry) -> tuple[str, str]:
    return fold(entry.office), entry.pcode or fold(entry.place)


def _entry(told: Mapping[str, str], origin: str) -> Entry:
    if not told["from"]:
        raise BadInput("coverage-missing", room="estimate", column="from")
    interviews: int | None = None
    if told["interviews"]:
        if not told["interviews"].removesuffix(".0").isdecimal():
            raise BadInput("coverage-interviews", room="estimate", value=told["interviews"])
        interviews = int(told["interviews"].removesuffix(".0"))
    return Entry(
        told["office"] or told["organisation"], told["organisation"] or told["office"], told["place"], told["pcode"],
        _day(told["from"], last=False), _day(told["to"], last=True) if told["to"] else None, kind_of(told["kind"]), told["reason"], interviews, origin,
    )


def _day(text: str, *, last: bool) -> date:
    """`2024-08-12`, `12/08/2024`, `2024-08` (its first or last day); a cell of a sheet as Python writes it."""
    head = text.split("T")[0].split(" 00:00")[0]
    try:
        if "/" in head and len(head.split("/")) == 3:
            day, month, year = (int(part) for part in head.split("/"))
            return _plausible(date(year, month, day), text)
        span = PartialDate.parse(head)
    except (ValueError, ConstatError):
        raise BadInput("coverage-date", room="estimate", value=text) from None
    return _plausible(span.end if last else span.start, text)


def _plausible(day: date, text: str) -> date:
    if not _OLDEST <= day.year <= 9998:
        raise BadInput("coverage-date", room="estimate", value=text)
    return day


def _rows(file: Path) -> list[dict[str, Any]]:
    try:
        if file.suffix.lower() == ".xlsx":
            from openpyxl import load_workbook

            sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
            lines = [[cell.isoformat()[:10] if isinstance(cell, (date, datetime)) else cell for cell in line] for line in sheet.iter_rows(values_only=True)]
            head = [str(cell or "") for cell in lines[0]] if lines else []
            return [dict(zip(head, line, strict=False)) for line in lines[1:]]
        text = file.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
        return [dict(row) for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)]
    except FileNotFoundError:
        raise BadFile("coverage-no-file", room="estimate", file=str(file)) from None
    except Exception as fault:
        # openpyxl tells of a broken file in a dozen ways.
        raise BadFile("coverage-file", room="estimate", file=file.name, why=type(fault).__name__) from fault
