"""What one pastes from a spreadsheet, as cells: tabs or semicolons, quoted cells with line breaks, nothing lost.

A spreadsheet puts quotation marks around a cell only where it holds a line break, a tab or a delimiter, and then closes
them right before the next delimiter. A mark elsewhere is the writer's own: `"Le Vieux" Diallo` keeps its quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_QUOTED: Final = {sign: re.compile(rf'"((?:[^"]++|"")*+)"(?=[{sign}\n]|\Z)') for sign in ("\t", ";", ",")}
_BARE: Final = {sign: re.compile(rf"[^{sign}\n]*") for sign in ("\t", ";", ",")}


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One row: its number in what was pasted (from 1, empty rows counted), its cells, and its own text."""

    number: int
    cells: tuple[str, ...]
    text: str

    @property
    def empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)


def delimiter(text: str) -> str | None:
    """Tab where there is one; a semicolon where most lines hold one; None for one name a line."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and sum(";" in line for line in lines) * 2 > len(lines):
        return ";"
    return None


def pasted_rows(text: str, sign: str | None) -> tuple[PastedRow, ...]:
    """The rows of the text, cut at `sign`; one cell a line where it is None."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if sign is None:
        return tuple(PastedRow(n, (line.strip(),), line) for n, line in enumerate(text.split("\n"), 1))
    rows: list[PastedRow] = []
    cells: list[str] = []
    place = begun = 0
    while place <= len(text):
        if match := _QUOTED[sign].match(text, place):
            cells.append(match[1].replace('""', '"').strip())
        else:
            match = _BARE[sign].match(text, place)
            assert match is not None
            cells.append(match[0].strip())
        place = match.end()
        ended = place >= len(text) or text[place] == "\n"
        if ended:
            rows.append(PastedRow(len(rows) + 1, tuple(cells), text[begun:place]))
            cells, begun = [], place + 1
        place += 1
    return tuple(rows)
