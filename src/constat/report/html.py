"""A document as one HTML file that asks for nothing else: style, charts and manifest inside, no script that runs.

Every number is a link to its entry in the annex, where its selection, snapshot, method and count stand; the entry links back.
The manifest is a block of JSON at the end. The digests of all bytes outside it stand in the manifest itself.
"""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from typing import Any, Final

from constat.report.document import (
    Basis,
    BasisEntry,
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
)
from constat.report.pdf import anchor
from constat.report.sealing import block_digests

OPEN: Final = '<script type="application/json" id="constat-manifest">'
CLOSE: Final = "</script>"


def render_html(document: Document, manifest: dict[str, Any]) -> bytes:
    """The HTML file of a document, its manifest inside and its bytes sealed."""
    style = (resources.files("constat.report") / "layout" / "report.css").read_text(encoding="utf-8")
    body = _Body(document).write()
    title = f"{document.front.title}, {document.front.period}"
    head = (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        # Charts carry style attributes of their own, which a hash cannot allow.
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{escape(title)}</title>\n<meta name="author" content="{escape(document.front.office, quote=True)}">\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
    )
    before = (head + body).encode()
    after = b"\n</body>\n</html>\n"
    sealed = {**manifest, "seals": block_digests(before + after)}
    # "<" cannot close the block early when it is written as an escape of JSON.
    inside = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    return before + (OPEN + inside + CLOSE).encode() + after


class _Body:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.first: dict[str, str] = {}
        self.count = 0

    def write(self) -> str:
        front = self.document.front
        main = "\n".join(self.block(block) for block in self.document.blocks)
        facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in front.facts)
        notice = f'<p class="notice">{escape(front.notice)}</p>' if front.notice else ""
        contents = "".join(
            f'<li class="l{b.level}"><a href="#{b.anchor}">{escape("".join(r.text for r in b.runs))}</a></li>'
            for b in self.document.blocks
            if isinstance(b, Heading) and b.level < 3
        )
        cover = "cover single" if front.page else "cover"
        single = ' class="single"' if front.page else ""
        toc = f'<nav class="toc" aria-labelledby="toc"><h2 id="toc">{escape(self.words["contents"])}</h2><ol>{contents}</ol></nav>\n'
        return (
            f'<a class="skip" href="#text">{escape(self.words["skip"])}</a>\n<header class="{cover}">\n<p class="office">{escape(front.office)}</p>\n'
            f'<h1>{escape(front.title)}</h1>\n<p class="period">{escape(front.period)}</p>\n<dl class="facts">{facts}</dl>\n{notice}\n</header>\n'
            f'{"" if front.page else toc}<main id="text"{single}>\n{main}\n</main>\n'
        )

    def run(self, run: Run) -> str:
        if isinstance(run, Number):
            self.count += 1
            place = f"n-{self.count}"
            self.first.setdefault(run.figure, place)
            own = f'<a class="n" id="{place}" href="#{anchor(run.figure)}">{escape(run.text)}</a>'
            return f"<strong>{own}</strong>" if run.bold else own
        if isinstance(run, Link):
            return f'<a href="{escape(run.href, quote=True)}" rel="noreferrer">{escape(run.text)}</a>'
        text = escape(run.text)
        if run.raised:
            return f"<sup>{text}</sup>"
        text = f"<strong>{text}</strong>" if run.bold else text
        return f"<em>{text}</em>" if run.italic else text

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in runs)

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            tag = f"h{block.level + 1}"
            return f'<{tag} id="{block.anchor}">{self.runs(block.runs)}</{tag}>'
        if isinstance(block, Paragraph):
            if block.number is not None:
                return f'<p class="numbered" id="p-{block.number}"><span class="no">{block.number}.</span> {self.runs(block.runs)}</p>'
            return f'<p class="{block.style}">{self.runs(block.runs)}</p>'
        if isinstance(block, Bullets):
            return "<ul>" + "".join(f"<li>{self.runs(item)}</li>" for item in block.items) + "</ul>"
        if isinstance(block, Quotation):
            return f"<blockquote><p>{self.runs(block.runs)}</p></blockquote>"
        if isinstance(block, KeyFigures):
            items = "".join(
                f'<li><span class="big">{self.run(k.value)}</span><span>{self.runs(k.label)}</span><span class="change">{self.runs(k.change)}</span></li>'
                for k in block.items
            )
            return f'<ul class="keys">{items}</ul>'
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Picture):
            return self.picture(block)
        assert isinstance(block, Basis)
        return self.basis(block)

    def picture(self, block: Picture) -> str:
        title = self.runs(block.title)
        # Named once, for the whole drawing: its parts are not read out one by one.
        svg = block.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(block.alt, quote=True)}" ', 1)
        notes = "".join(f"<p>{self.runs(note)}</p>" for note in block.notes)
        data = self.table(block.data) if block.data else ""
        return f'<figure id="{block.kind}-{block.id}"><figcaption>{title}</figcaption>{svg}<div class="notes">{notes}</div></figure>{data}'

    def table(self, table: Table) -> str:
        numeric = table.numeric or tuple(index > 0 for index in range(len(table.columns)))
        head = "".join(f'<th scope="col"{_num(numeric[i])}>{self.runs(c)}</th>' for i, c in enumerate(table.columns))
        rows = []
        for index, row in enumerate(table.rows):
            last = ' class="total"' if table.total and index == len(table.rows) - 1 else ""
            cells = []
            for column, cell in enumerate(row):
                cells.append(f'<th scope="row">{self.runs(cell)}</th>' if column == 0 else f"<td{_num(numeric[column])}>{self.runs(cell)}</td>")
            own = next((run.figure for cell in row for run in cell if isinstance(run, Number) and run.figure.startswith("e-")), None)
            rows.append(f"<tr{last}{f' id={chr(34)}{own}{chr(34)}' if own else ''}>{''.join(cells)}</tr>")
        notes = "".join(f"<p>{f'<sup>{escape(letter)}</sup> ' if letter else ''}{self.runs(note)}</p>" for letter, note in table.notes)
        kind = ' class="incidents"' if table.kind == "incidents" else ""
        label = escape("".join(run.text for run in table.title), quote=True)
        return (
            f'<div class="scroll" id="table-{table.id}" tabindex="0" role="region" aria-label="{label}">'
            f'<table{kind}><caption>{self.runs(table.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>" + (f'<div class="notes">{notes}</div>' if notes else "")
        )

    def basis(self, block: Basis) -> str:
        numbers = {entry.figure: entry.number for entry in block.entries}
        return '<ol class="basis">' + "".join(self.entry(entry, numbers) for entry in block.entries) + "</ol>"

    def entry(self, entry: BasisEntry, numbers: dict[str, int]) -> str:
        facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in entry.facts)
        parts = ", ".join(f'<a href="#{anchor(part)}">{numbers[part]}</a>' for part in entry.parts if part in numbers)
        if parts:
            facts += f"<dt>{escape(self.words['parts'])}</dt><dd>{parts}</dd>"
        back = self.first.get(entry.figure)
        where = f' <a href="#{back}">{escape(self.words["back"])}</a>' if back else ""
        return (
            f'<li id="{anchor(entry.figure)}"><span class="no">{entry.number}</span><p><strong>{escape(entry.value)}</strong> {escape(entry.label)}{where}</p>'
            f"<dl>{facts}</dl></li>"
        )


def _num(numeric: bool) -> str:
    return ' class="num"' if numeric else ""
