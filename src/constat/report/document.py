"""A report as a tree of blocks, before any page is laid out: what every renderer reads and nothing else.

    Document
    ├── front matter (title, office, period, snapshot, seal)
    └── blocks: Heading | Paragraph | Bullets | Quotation | KeyFigures | Table | Picture | Basis
                each made of runs: Words | Number | Link

A `Number` is the only run that may print a figure; it carries the figure's id, so that each renderer can link it to its
basis and `verify` can find it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Text without a figure in it."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    """Set above the line: the letter of a note."""
    withheld: str = ""
    """Why it stands in a figure's place, where it does."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as printed: the text that the reader sees and the figure that it comes from."""

    text: str
    figure: str
    mode: str = "value"
    """How it is printed (`printing.MODES`): the same figure may be read as a share, a change, a bound."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an outside address."""

    text: str
    href: str


Run: TypeAlias = Words | Number | Link
Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. `anchor` is unique in the document."""

    level: int
    runs: Runs
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` where it is one of the numbered paragraphs of the body."""

    runs: Runs
    number: int | None = None
    style: str = "body"
    """body, note, or lead."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else, set apart."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large number with what it counts and how it changed."""

    value: Run
    label: Runs
    change: Runs = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header cells, rows of cells (each a tuple of runs), lettered notes. The first column names the row."""

    id: str
    number: int
    title: Runs
    columns: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    hxl: tuple[str, ...]
    total: bool = False
    """Whether the last row is the whole."""
    notes: tuple[tuple[str, Runs], ...] = ()
    numeric: tuple[bool, ...] = ()
    widths: tuple[float, ...] = ()
    kind: str = "table"
    """table, or incidents (long text cells, small type)."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart or a map as SVG, with its words for those who cannot see it and its numbers for those who want them."""

    id: str
    number: int
    kind: str
    """chart or map."""
    title: Runs
    svg: str
    alt: str
    notes: tuple[Runs, ...] = ()
    data: Table | None = None


@dataclass(frozen=True, slots=True)
class BasisEntry:
    """What one figure rests on, ready to print."""

    figure: str
    number: int
    value: str
    label: str
    facts: tuple[tuple[str, str], ...]
    """Pairs of what and which: measure, selection, method, snapshot, events, ..."""
    parts: tuple[str, ...] = ()
    """Figures from which it was computed."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The annex that says for each figure where it comes from."""

    entries: tuple[BasisEntry, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Quotation | KeyFigures | Table | Picture | Basis


@dataclass(frozen=True, slots=True)
class Front:
    """What the cover and the running headers print."""

    title: str
    short_title: str
    office: str
    period: str
    date: str
    """The day of the report, written out."""
    date_iso: str
    snapshot: str
    seal: str
    notice: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    page: bool = False
    """Whether all of it stands on one page: no cover, no contents."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report in one language."""

    language: str
    front: Front
    blocks: tuple[Block, ...]
    words: dict[str, str] = field(default_factory=dict)
    """The renderer's own words (contents, page, basis of the figures, ...) in the document's language."""


def runs_of(block: Block) -> Iterator[tuple[str, Run]]:
    """Every run of a block in reading order, with where it stands (`paragraph 4`, `table by-party`)."""
    if isinstance(block, Heading):
        yield from (("heading", run) for run in block.runs)
    elif isinstance(block, Paragraph):
        where = f"paragraph {block.number}" if block.number else "paragraph"
        yield from ((where, run) for run in block.runs)
    elif isinstance(block, Quotation):
        yield from (("quotation", run) for run in block.runs)
    elif isinstance(block, Bullets):
        yield from (("list", run) for item in block.items for run in item)
    elif isinstance(block, KeyFigures):
        for item in block.items:
            yield from (("key figures", run) for run in (item.value, *item.label, *item.change))
    elif isinstance(block, Table):
        where = f"table {block.id}"
        yield from ((where, run) for run in block.title)
        for row in (block.columns, *block.rows):
            yield from ((where, run) for cell in row for run in cell)
        yield from ((where, run) for _, note in block.notes for run in note)
    elif isinstance(block, Picture):
        where = f"{block.kind} {block.id}"
        yield from ((where, run) for run in block.title)
        yield from ((where, run) for note in block.notes for run in note)
        if block.data is not None:
            yield from runs_of(block.data)


def plain(runs: Runs) -> str:
    """The text of some runs, without their marks."""
    return "".join(run.text for run in runs)
