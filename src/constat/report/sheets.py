"""The tables of a document as rows of plain values: what XLSX and CSV write. No cell is ever a formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from constat.language import phrases
from constat.model.figure import Figure
from constat.report.document import Document, Number, Picture, Runs, Table, plain

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: name, header, HXL tags, rows; `figures` holds the figure's id of each cell that prints one."""

    name: str
    title: str
    header: tuple[str, ...]
    hxl: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: dict[tuple[int, int], tuple[str, str]]
    notes: tuple[str, ...] = ()


def sheets(document: Document, manifest: dict[str, Any]) -> list[Sheet]:
    """All tables of a document, then the figures themselves."""
    known = {given["id"]: Figure.from_json(given) for given in manifest["figures"]}
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append(_sheet(block, known))
        elif isinstance(block, Picture) and block.data is not None:
            found.append(_sheet(block.data, known))
    return [*found, _figures(known, document.language)]


def _sheet(table: Table, known: dict[str, Figure]) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    figures: dict[tuple[int, int], tuple[str, str]] = {}
    for index, row in enumerate(table.rows):
        cells: list[Cell] = []
        for column, runs in enumerate(row):
            number = next((run for run in runs if isinstance(run, Number)), None)
            if number is not None:
                figures[index, column] = (number.figure, number.mode)
            cells.append(_value(runs, number, known))
        rows.append(tuple(cells))
    notes = tuple(f"{letter} {plain(note)}" for letter, note in table.notes)
    return Sheet(table.id, plain(table.title), tuple(_head(c) for c in table.columns), table.hxl, tuple(rows), figures, notes)


def _head(runs: Runs) -> str:
    return "".join(run.text for run in runs if not getattr(run, "raised", False))


def _value(runs: Runs, number: Number | None, known: dict[str, Figure]) -> Cell:
    """The value itself where a cell prints one figure; else its text."""
    if number is None or number.figure not in known:
        text = number.text if number is not None else _head(runs)
        digits = text.replace("\u202f", "").replace("\u00a0", "").replace(",", "")
        return int(digits) if number is not None and digits.isdecimal() else None if text == "\u2013" else text
    figure = known[number.figure]
    if figure.value is None:
        return None
    if number.mode == "change":
        return round((figure.value - 1) * 100)
    return round(figure.value * 100) if number.mode == "share" else figure.value


def _figures(known: dict[str, Figure], language: str) -> Sheet:
    say = phrases("report", language).say
    columns = (
        ("id", "#meta+id"),
        ("population", "#indicator+name"),
        ("value", "#indicator+value+num"),
        ("low", "#indicator+value+low"),
        ("high", "#indicator+value+high"),
        ("unit", "#indicator+unit"),
        ("from", "#date+start"),
        ("to", "#date+end"),
        ("selection", "#meta+selection"),
        ("method", "#meta+method"),
        ("events", "#event+count"),
        ("snapshot", "#meta+snapshot"),
    )
    rows = []
    for id, figure in sorted(known.items()):
        start, end = figure.selection.period
        rows.append(
            (
                id,
                figure.population,
                figure.value,
                figure.low,
                figure.high,
                figure.unit,
                start.isoformat() if start else None,
                end.isoformat() if end else None,
                figure.selection.canonical(),
                f"{figure.method} {figure.method_version}",
                figure.events,
                figure.snapshot,
            )
        )
    return Sheet("figures", say("sheet-figures"), tuple(say(f"sheet-column-{key}") for key, _ in columns), tuple(tag for _, tag in columns), tuple(rows), {})
