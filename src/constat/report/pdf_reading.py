"""Reads a report's PDF again: the text of each figure link, by way of the tags that also serve those who listen to it."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadFile
from constat.language import phrases
from constat.report.pdf import MANIFEST, SEALS
from constat.report.reading import Opened
from constat.report.sealing import altered_ranges

if TYPE_CHECKING:
    import pikepdf

_PAIR: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def open_pdf(data: bytes, file: str) -> Opened:
    """The PDF as found. Its seals are read from its bytes, so that they serve even where its structure was damaged."""
    import pikepdf

    altered, sealed = _altered(data, file)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            manifest = _attachment(pdf, MANIFEST)
            if manifest is None:
                raise BadFile("manifest-missing", room="report", file=file)
            given = json.loads(manifest)
            language = str(given["document"]["language"])
            printed = _figure_links(pdf, phrases("report", language).say("basis-title"))
    except (pikepdf.PdfError, ValueError, AttributeError, KeyError) as fault:
        raise BadFile("manifest-unreadable", room="report", file=file, reason=str(fault)) from None
    return Opened("pdf", given, printed, altered, sealed)


def _altered(data: bytes, file: str) -> tuple[list[tuple[str, str, int, int]], bool]:
    match = re.search(rb'\{"at": (\d+), "block"', data)
    if match is None:
        return [], False
    at = match.start()
    head = data[at : at + data[at:].find(b"endstream")].rstrip()
    try:
        seals = json.loads(head)
        length = int(seals["length"])
    except (ValueError, KeyError):
        return [], False
    ranges = altered_ranges(data[:at] + data[at + length :], seals)
    return [(file, "altered", a if a < at else a + length, b if b < at else b + length) for a, b in ranges], True


def _attachment(pdf: pikepdf.Pdf, name: str) -> bytes | None:
    assert name != SEALS
    return bytes(pdf.attachments[name].get_file().read_bytes()) if name in pdf.attachments else None


def _figure_links(pdf: pikepdf.Pdf, annex: str) -> list[tuple[str, str]]:
    """(page, text) of each link to a figure, in reading order: all links between the contents and the annex of that title,
    save those to outside addresses."""
    import pikepdf

    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    texts: dict[tuple[int, int], dict[int, str]] = {}
    over = False
    found: list[tuple[str, str]] = []

    def text_of(page: Any, mcid: int) -> str:
        key = page.objgen
        if key not in texts:
            texts[key] = _marked_texts(page)
        return texts[key].get(mcid, "")

    def collect(element: Any, page: Any) -> tuple[str, Any]:
        """Text under an element, and the page that it is on."""

        if isinstance(element, pikepdf.Array):
            parts = [collect(item, page) for item in element]
            return "".join(text for text, _ in parts), next((p for _, p in parts if p is not None), page)
        if isinstance(element, int):
            return (text_of(page, int(element)) if page is not None else ""), page
        if not isinstance(element, pikepdf.Dictionary):
            return "", page
        own = element.get("/Pg", page)
        if element.get("/Type") == "/MCR":
            return text_of(own, int(element.MCID)), own
        return collect(element.K, own) if "/K" in element else ("", own)

    def walk(element: Any, page: Any, inside: bool) -> None:

        nonlocal over
        if over:
            return
        if isinstance(element, pikepdf.Array):
            for item in element:
                walk(item, page, inside)
            return
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            return
        own = element.get("/Pg", page)
        kind = str(element.S)
        inside = inside or kind in ("/TOC", "/TOCI")
        if kind == "/H1" and str(element.get("/T", "")) == annex:
            over = True
            return
        if kind == "/Link" and not inside:
            if _leads_outside(element):
                return
            text, where = collect(element.get("/K", pikepdf.Array()), own)
            number = pages.get(where.objgen) if where is not None else None
            found.append((f"page {number}" if number else "", text))
            return
        if "/K" in element:
            walk(element.K, own, inside)

    walk(pdf.Root.StructTreeRoot.K, None, False)
    return found


def _leads_outside(link: Any) -> bool:
    """Whether a link's annotation holds an address rather than a place in the document."""
    import pikepdf

    inside = link.get("/K")
    items = inside if isinstance(inside, pikepdf.Array) else [inside]
    return any(isinstance(item, pikepdf.Dictionary) and "/Obj" in item and "/A" in item.Obj and "/URI" in item.Obj.A for item in items)


def _marked_texts(page: Any) -> dict[int, str]:
    """The text of each marked sequence of a page, decoded by the fonts' own tables."""
    import pikepdf

    fonts = {name: _decoder(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    decode: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            given = operands[1] if name == "BDC" else None
            stack.append(int(given.MCID) if isinstance(given, pikepdf.Dictionary) and "/MCID" in given else (stack[-1] if stack else None))
        elif name == "EMC" and stack:
            stack.pop()
        elif name == "Tf":
            decode = fonts.get(str(operands[0]), {})
        elif name in ("Tj", "TJ") and stack and stack[-1] is not None:
            pieces = operands[0] if name == "TJ" else [operands[0]]
            raw = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            text = "".join(decode.get(int.from_bytes(raw[i : i + 2], "big"), "\ufffd") for i in range(0, len(raw), 2))
            texts[stack[-1]] = texts.get(stack[-1], "") + text
    return texts


def _decoder(font: Any) -> dict[int, str]:
    """Glyph number to text, from the font's ToUnicode table."""
    table: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return table
    for section in re.finditer(rb"begin(bfchar|bfrange)(.*?)endbf", font.ToUnicode.read_bytes(), re.DOTALL):
        if section[1] == b"bfchar":
            for code, text in _PAIR.findall(section[2]):
                table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", errors="replace")
        else:
            for first, last, text in _RANGE.findall(section[2]):
                base = int(text, 16)
                table.update({code: chr(base + code - int(first, 16)) for code in range(int(first, 16), int(last, 16) + 1)})
    return table
