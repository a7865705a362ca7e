"""Where a sheet's header is, what its columns are called, and which row holds HXL tags.

People put a title and a date above their table, merge a group name over several columns, and leave columns without a
name. A header is a row of words that names most of the columns in use; it holds no number and no date. Where the first
rows hold none, the file is refused rather than its first event taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from constat.errors import BadFile
from constat.sources.reading import Note
from constat.sources.sheet.counts import Unreadable
from constat.sources.sheet.dates import Order, read_date

LOOKED_AT: Final = 60
"""Rows searched for a header."""
_TAG: Final = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(?:\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*")
_NUMBER: Final = re.compile(r"[-+]?\d[\d\s.,']*%?")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns (None: an unnamed column), HXL tags by name, and the index of the first row of data."""

    names: tuple[str | None, ...]
    tags: dict[str, str]
    first: int
    notes: tuple[Note, ...] = ()


def find_header(file: str, records: Sequence[Sequence[str]], stated: int | None = None) -> Header:
    """The header among the first records of a sheet. `stated` is the row (from 1) that a mapping names."""
    top = [[cell.strip() for cell in record] for record in records[:LOOKED_AT]]
    if not any(any(record) for record in top):
        raise BadFile("empty-sheet", room="sources", file=file)
    tagged = next((i for i, record in enumerate(top) if _is_tags(record)), None)
    if stated is not None:
        if stated > len(records) or not any(cell.strip() for cell in records[stated - 1]):
            raise BadFile("header-row-empty", room="sources", file=file, row=str(stated))
        top = top if stated <= LOOKED_AT else [[c.strip() for c in r] for r in records[: stated + 1]]
        if tagged == stated - 1:
            return _named([_plain_tag(c) for c in top[tagged]], top[tagged], stated)
        beneath = tagged == stated
        return _named(top[stated - 1], top[stated] if beneath else None, stated + (1 if beneath else 0))
    if tagged is not None:
        above = next((i for i in range(tagged - 1, -1, -1) if sum(map(bool, top[i])) > 1 or len(top[i]) == 1), None)
        if above is not None:
            return _named(top[above], top[tagged], tagged + 1)
        below = top[tagged + 1] if tagged + 1 < len(top) else []
        if _is_words(below) and any(any(_is_data(c) for c in record) for record in top[tagged + 2 :]):
            return _named(below, top[tagged], tagged + 2)
        return _named([_plain_tag(c) for c in top[tagged]], top[tagged], tagged + 1)
    return _found_by_looks(file, top)


def _found_by_looks(file: str, top: list[list[str]]) -> Header:
    width = max(sum(map(bool, record)) for record in top)
    for i, record in enumerate(top):
        filled = sum(map(bool, record))
        if filled < min(2, width) or filled < 0.5 * width:
            continue
        if not _is_words(record):
            break
        notes = (Note("note-header-row", {"row": str(i + 1)}),) if i else ()
        below = top[i + 1] if i + 1 < len(top) else []
        if _is_second_line(record, below):
            return _named(_joined(record, below), None, i + 2, (*notes, Note("note-two-line-header", {"row": str(i + 1)})))
        return _named(record, None, i + 1, notes)
    raise BadFile("no-header-found", room="sources", file=file, first=" | ".join(c[:30] for c in next(r for r in top if any(r))[:6]))


def _is_tags(record: Sequence[str]) -> bool:
    filled = [cell for cell in record if cell]
    return bool(filled) and sum(_TAG.fullmatch(cell) is not None for cell in filled) >= max(1, 0.5 * len(filled))


def _plain_tag(cell: str) -> str:
    return re.sub(r"\s+", "", cell)


def _is_data(cell: str) -> bool:
    """A number or a date: what a column's name is not."""
    if not cell or not any(c.isdigit() for c in cell):
        return False
    if _NUMBER.fullmatch(cell):
        return True
    try:
        return len(cell) < 40 and read_date(cell, Order.DAY_FIRST) is not None
    except Unreadable:
        return False


def _is_words(record: Sequence[str]) -> bool:
    filled = [cell for cell in record if cell]
    return bool(filled) and 4 * sum(map(_is_data, filled)) <= len(filled)


def _is_second_line(record: Sequence[str], below: Sequence[str]) -> bool:
    """A group name was merged over several columns: blanks in the header stand over words in the next row."""
    blanks = [i for i in range(1, min(len(record), len(below))) if not record[i] and below[i]]
    named = [i for i in range(min(len(record), len(below))) if record[i] and not below[i]]
    return bool(blanks) and bool(named) and _is_words(below) and not any(_is_data(cell) for cell in below)


def _joined(record: Sequence[str], below: Sequence[str]) -> list[str]:
    names: list[str] = []
    group = ""
    for i in range(max(len(record), len(below))):
        upper = record[i] if i < len(record) else ""
        lower = below[i] if i < len(below) else ""
        group = upper or (group if lower else "")
        names.append(f"{group} {lower}".strip())
    return names


def letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _named(cells: Sequence[str], tags: Sequence[str] | None, first: int, notes: tuple[Note, ...] = ()) -> Header:
    names: list[str | None] = []
    seen: dict[str, int] = {}
    for cell in cells:
        name = re.sub(r"\s+", " ", cell).strip().lstrip("\ufeff")
        if not name:
            names.append(None)
            continue
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            candidate = f"{name} ({seen[name]})"
            while candidate in seen:
                seen[name] += 1
                candidate = f"{name} ({seen[name]})"
            notes = (*notes, Note("note-repeated-name", {"column": name[:80], "renamed": candidate[:90]}))
            name = candidate
            seen[name] = 1
        names.append(name)
    given = {
        name: re.sub(r"\s+", "", tag).lower()
        for name, tag in zip(names, tags or (), strict=False)
        if name is not None and _TAG.fullmatch(tag)
    }
    return Header(tuple(names), given, first, notes)
