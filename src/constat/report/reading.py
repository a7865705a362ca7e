"""Opens a published report again: its manifest, what it prints as figures in reading order, what was altered in its bytes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from constat.errors import BadFile
from constat.report.html import CLOSE, OPEN
from constat.report.packaging import altered_parts, open_office
from constat.report.sealing import altered_ranges

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OUTSIDE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Opened:
    """A report's file as found."""

    format: str
    manifest: dict[str, Any]
    printed: list[tuple[str, str]]
    """(page or place, text) of each figure, in reading order."""
    altered: list[tuple[str, str, int, int]]
    """(part, altered/extra/missing, first byte, last byte)."""
    sealed: bool = True
    """Whether the digests of the bytes were found."""
    seal: str | None = field(default=None)
    """The seal as the cover prints it, where it can be read."""


def open_report(path: Path) -> Opened:
    """The report at a path, by what it is rather than by its name."""
    return open_bytes(path.read_bytes(), path.name)


def open_bytes(data: bytes, file: str) -> Opened:
    """The report of these bytes, which need not lie on a disk."""
    if data[:5] == b"%PDF-":
        from constat.report.pdf_reading import open_pdf

        return open_pdf(data, file)
    if data[:2] == b"PK":
        return _office(data, file)
    if b"<html" in data[:4096]:
        return _html(data, file)
    raise BadFile("format-unknown", room="report", file=file)


def _html(data: bytes, file: str) -> Opened:
    start = data.rfind(OPEN.encode())
    end = data.find(CLOSE.encode(), start)
    if start < 0 or end < 0:
        raise BadFile("manifest-missing", room="report", file=file)
    try:
        manifest = json.loads(data[start + len(OPEN) : end])
    except ValueError as fault:
        raise BadFile("manifest-unreadable", room="report", file=file, reason=str(fault)) from None
    after = end + len(CLOSE)
    sealed = manifest.get("seals")
    ranges = altered_ranges(data[:start] + data[after:], sealed) if sealed else []
    shifted = [(first if first < start else first + after - start, last if last < start else last + after - start) for first, last in ranges]
    reader = _Numbers()
    reader.feed(data[:start].decode("utf-8", errors="replace"))
    seal = re.search(r"<dd>([0-9a-f]{4}(?:-[0-9a-f]{4}){3})</dd>", data[:start].decode("utf-8", errors="replace"))
    return Opened("html", manifest, reader.found, [(file, "altered", *pair) for pair in shifted], bool(sealed), seal[1] if seal else None)


class _Numbers(HTMLParser):
    """Collects the text of each link that prints a figure, with the paragraph or table it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._open = False
        self._text = ""
        self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = given.get("id") or ""
        if own.startswith(("p-", "table-", "chart-", "map-")):
            self._place = f"#{own}"
        if tag == "a" and given.get("class") == "n":
            self._open, self._text = True, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            self._open = False
            self.found.append((self._place, self._text))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text += data


def _office(data: bytes, file: str) -> Opened:
    parts, manifest = open_office(data, file)
    format = "docx" if "word/document.xml" in parts else "xlsx"
    try:
        printed = _word_numbers(parts["word/document.xml"]) if format == "docx" else _sheet_numbers(parts, manifest)
    except (KeyError, ElementTree.ParseError) as fault:
        raise BadFile("manifest-unreadable", room="report", file=file, reason=str(fault)) from None
    return Opened(format, manifest, printed, altered_parts(parts, manifest), "parts" in manifest)


def _word_numbers(document: bytes) -> list[tuple[str, str]]:
    root = _parsed(document)
    found = []
    for link in root.iter(f"{_WORD}hyperlink"):
        if link.get(_OUTSIDE) is None:
            found.append(("", "".join(text.text or "" for text in link.iter(f"{_WORD}t"))))
    return found


def _sheet_numbers(parts: dict[str, bytes], manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """The cells that the manifest says hold figures, as the workbook holds them."""
    names = {s.get("name"): s.get(_OUTSIDE) for s in _parsed(parts["xl/workbook.xml"]).iter(f"{_CELL}sheet")}
    targets = {r.get("Id"): r.get("Target") for r in _parsed(parts["xl/_rels/workbook.xml.rels"])}
    cells: dict[str, dict[str, str]] = {}
    for name, relation in names.items():
        page = _parsed(parts["xl/" + str(targets[relation]).removeprefix("/xl/")])
        cells[str(name)] = {str(c.get("r")): (c.findtext(f"{_CELL}v") or "") for c in page.iter(f"{_CELL}c")}
    found = []
    for where, _, _, expected in manifest.get("document", {}).get("printed", []):
        sheet, _, cell = str(where).rpartition("!")
        got = cells.get(sheet, {}).get(cell, "")
        found.append((where, expected if _same(got, expected) else got))
    return found


def _same(got: str, expected: str) -> bool:
    if got == "" and expected == "None":
        return True
    try:
        return float(got) == float(expected)
    except ValueError:
        return got == expected


def _parsed(data: bytes) -> ElementTree.Element:
    """XML without a document type: entities that grow without bounds are refused."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ElementTree.ParseError("document type not allowed")
    return ElementTree.parse(io.BytesIO(data)).getroot()  # noqa: S314 - no document type, so no entities to grow
