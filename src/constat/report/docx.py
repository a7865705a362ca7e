"""A document as DOCX with the styles of a word processor: real headings, tables with header rows, alt text, links inside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import docx
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from constat.report.document import (
    Basis,
    Block,
    Bullets,
    Document,
    Heading,
    KeyFigures,
    Link,
    Number,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Runs,
    Table,
    Words,
    plain,
)
from constat.report.packaging import seal_office
from constat.report.pdf import anchor

DEEP: Final = RGBColor(0x17, 0x39, 0x5C)
SOFT: Final = RGBColor(0x56, 0x64, 0x72)


def render_docx(document: Document, manifest: dict[str, Any]) -> bytes:
    """The DOCX of a document, its manifest inside."""
    writer = _Writer(document)
    writer.write()
    out = io.BytesIO()
    writer.word.save(out)
    return seal_office(out.getvalue(), manifest, "word/document.xml")


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: Word = docx.Document()
        self.marks = 0
        self.marked: set[str] = set()

    def write(self) -> None:
        self._styles()
        self._properties()
        self._cover()
        for block in self.document.blocks:
            self._block(block)

    def _styles(self) -> None:
        styles = self.word.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(10.5)
        normal.paragraph_format.space_after = Pt(6)
        single = self.document.front.page
        sizes = zip(("Title", "Heading 1", "Heading 2", "Heading 3"), (16, 9, 9, 9) if single else (26, 16, 13, 11), strict=True)
        if single:
            normal.font.size, normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(9), Pt(1), 1.0
        for name, size in sizes:
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(size), DEEP
            if single:
                style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(3), Pt(0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(key), None)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR"}[self.document.language])
        normal.element.get_or_add_rPr().append(language)
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        if single:
            section.top_margin = section.bottom_margin = Cm(1.4)
            section.left_margin = section.right_margin = Cm(1.9)
            section.header_distance = section.footer_distance = Cm(0.7)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.text = f"{self.document.front.short_title}\t\t{self.document.front.period}"
        foot = section.footer.paragraphs[0]
        foot.text = f"{self.document.front.office}\t\t{self.document.words['page']} "
        _field(foot, "PAGE")

    def _properties(self) -> None:
        front, properties = self.document.front, self.word.core_properties
        day = datetime.fromisoformat(front.date_iso)
        properties.title, properties.author, properties.subject = front.title, front.office, front.period
        properties.created = properties.modified = day
        properties.last_modified_by, properties.revision, properties.language, properties.comments = front.office, 1, self.document.language, ""

    def _cover(self) -> None:
        front = self.document.front
        self.word.add_paragraph(front.office)
        self.word.add_paragraph(front.title, style="Title")
        self.word.add_paragraph(front.period).runs[0].font.size = Pt(14)
        for what, which in front.facts:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.add_run(f"{what}\u00a0: " if self.document.language == "fr" else f"{what}: ").font.color.rgb = SOFT
            paragraph.add_run(which)
        if not front.page:
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    # -- runs ---------------------------------------------------------------------------------------------------------

    def _add(self, paragraph: WordParagraph, runs: Runs, size: float | None = None, bold: bool = False) -> None:
        for run in runs:
            self._run(paragraph, run, size, bold)

    def _run(self, paragraph: WordParagraph, run: Run, size: float | None, bold: bool) -> None:
        own = paragraph.add_run(run.text)
        own.bold = True if bold or getattr(run, "bold", False) else None
        own.italic = True if getattr(run, "italic", False) else None
        if size:
            own.font.size = Pt(size)
        if isinstance(run, Words) and run.raised:
            own.font.superscript = True
        if isinstance(run, (Number, Link)):
            link = OxmlElement("w:hyperlink")
            if isinstance(run, Number):
                link.set(qn("w:anchor"), anchor(run.figure))
            else:
                link.set(
                    qn("r:id"),
                    paragraph.part.relate_to(run.href, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True),
                )
            own._r.addprevious(link)
            link.append(own._r)

    def _mark(self, paragraph: WordParagraph, name: str) -> None:
        """A bookmark that links lead to."""
        if name in self.marked:
            return
        self.marked.add(name)
        self.marks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            element = OxmlElement(tag)
            element.set(qn("w:id"), str(self.marks))
            if tag.endswith("Start"):
                element.set(qn("w:name"), name)
            paragraph._p.append(element)

    # -- blocks -------------------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            paragraph = self.word.add_heading(level=block.level)
            self._add(paragraph, block.runs)
        elif isinstance(block, Paragraph):
            paragraph = self.word.add_paragraph()
            if block.number is not None:
                paragraph.add_run(f"{block.number}.\u2002").font.color.rgb = SOFT
            self._add(paragraph, block.runs, 8.5 if block.style == "note" else None)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._add(self.word.add_paragraph(style="List Bullet"), item)
        elif isinstance(block, Quotation):
            self._add(self.word.add_paragraph(style="Quote"), block.runs)
        elif isinstance(block, KeyFigures):
            self._keys(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Basis):
            self._basis(block)

    def _keys(self, block: KeyFigures) -> None:
        table = self.word.add_table(rows=1, cols=len(block.items))
        for cell, item in zip(table.rows[0].cells, block.items, strict=True):
            self._add(cell.paragraphs[0], (item.value,), 20, bold=True)
            self._add(cell.add_paragraph(), item.label, 9.5)
            self._add(cell.add_paragraph(), item.change, 8.5)
        self.word.add_paragraph()

    def _table(self, block: Table) -> None:
        caption = self.word.add_paragraph(style="Caption")
        self._add(caption, block.title)
        caption.paragraph_format.keep_with_next = True
        numeric = block.numeric or tuple(i > 0 for i in range(len(block.columns)))
        table = self.word.add_table(rows=1 + len(block.rows), cols=len(block.columns))
        _rule(table)
        widths = _widths(block, numeric)
        # Word reads the width of cells, others that of the grid.
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        size = 7.5 if block.kind == "incidents" or len(block.columns) > 6 else 9
        for index, row in enumerate((block.columns, *block.rows)):
            cells = [_Cell(tc, table) for tc in table._tbl.tr_lst[index].tc_lst]
            last = block.total and index == len(block.rows)
            for column, (cell, runs) in enumerate(zip(cells, row, strict=True)):
                cell.width = widths[column]
                paragraph = cell.paragraphs[0]
                # A short table is read at one glance: it is not torn, and no row is.
                paragraph.paragraph_format.keep_with_next = len(block.rows) <= 12 and index < len(block.rows)
                paragraph.paragraph_format.space_after = Pt(1)
                paragraph.paragraph_format.line_spacing = 1.0
                self._add(paragraph, runs, size if index else 6.5 if len(block.columns) > 6 else min(size, 8), bold=index == 0 or last)
                if numeric[column]:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if block.kind == "incidents" and index:
                    for run in runs:
                        if isinstance(run, Number):
                            self._mark(paragraph, anchor(run.figure))
        for line in table._tbl.tr_lst:
            whole = OxmlElement("w:cantSplit")
            whole.set(qn("w:val"), "true")
            line.get_or_add_trPr().append(whole)
        head = table.rows[0]._tr.get_or_add_trPr()
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        head.append(mark)
        for letter, note in block.notes:
            paragraph = self.word.add_paragraph()
            paragraph.add_run(letter).font.superscript = True
            self._add(paragraph, (Words(" "), *note), 8)
        self.word.add_paragraph()

    def _picture(self, block: Picture) -> None:
        import vl_convert

        caption = self.word.add_paragraph(style="Caption")
        self._add(caption, block.title)
        caption.paragraph_format.keep_with_next = True
        # Words read SVG differently from one version to the next; a PNG looks the same in all.
        shape = self.word.add_picture(io.BytesIO(vl_convert.svg_to_png(block.svg, scale=2.0)), width=Cm(16))
        properties = shape._inline.docPr
        properties.set("descr", block.alt)
        properties.set("title", "".join(run.text for run in block.title))
        for note in block.notes:
            self._add(self.word.add_paragraph(), note, 8.5)

    def _basis(self, block: Basis) -> None:
        numbers = {entry.figure: entry.number for entry in block.entries}
        colon, semicolon = ("\u00a0: ", "\u202f; ") if self.document.language == "fr" else (": ", "; ")
        for entry in block.entries:
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(3)
            self._mark(paragraph, anchor(entry.figure))
            for text, bold in (
                (f"{entry.number}\u2002", False),
                (entry.value, True),
                (f" {entry.label}. ", False),
                (semicolon.join(f"{k}{colon}{v}" for k, v in entry.facts), False),
            ):
                run = paragraph.add_run(text)
                run.bold, run.font.size = bold or None, Pt(8)
            parts = ", ".join(str(numbers[part]) for part in entry.parts if part in numbers)
            if parts:
                paragraph.add_run(f"{semicolon}{self.document.words['parts']}{colon}{parts}").font.size = Pt(8)


def _rule(table: WordTable) -> None:
    """Thin rules between rows and none between columns, so that numbers are read down as in the PDF."""
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", 8), ("bottom", 8), ("insideH", 4)):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", "1B365D" if size == 8 else "C8CED6")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _widths(block: Table, numeric: Sequence[bool]) -> list[Length]:
    """Widths of the columns over the page's 16 cm: numbers narrow, words wide enough not to be broken."""
    if block.widths:
        weights = list(block.widths)
    else:
        longest = [max((len(plain(cells[column])) for cells in (*block.rows, block.columns)), default=1) for column in range(len(block.columns))]
        words = [max((len(word) for word in plain(head).split()), default=1) for head in block.columns]
        weights = [max(1.35, word / 6) if number else min(3.4, max(1.6, length / 14)) for number, length, word in zip(numeric, longest, words, strict=True)]
    return [Cm(16 * weight / sum(weights)) for weight in weights]


def _field(paragraph: WordParagraph, code: str) -> None:
    """A field that the word processor fills: the page's number."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)
