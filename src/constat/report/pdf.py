"""A document as tagged PDF (PDF/UA-1), laid out by Typst with its built-in fonts: the same on every machine.

The manifest travels as an attachment. So do the digests of the file's own bytes: they go into a second attachment of fixed
size, written last, whose place in the file they leave out.
"""

from __future__ import annotations

import io
import json
import tempfile
from calendar import timegm
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Final

from constat.errors import Refused
from constat.report.document import Basis, Block, Bullets, Document, Heading, KeyFigures, Link, Number, Paragraph, Picture, Quotation, Run, Runs, Table
from constat.report.sealing import block_digests, room_for_seals

SEALS: Final = "constat-seals.json"
MANIFEST: Final = "constat-manifest.json"


def render_pdf(document: Document, manifest: dict[str, Any]) -> bytes:
    """The PDF of a document with its manifest attached and its bytes sealed."""
    with tempfile.TemporaryDirectory(prefix="constat-pdf-") as folder:
        home = Path(folder)
        layout = resources.files("constat.report") / "layout" / "report.typ"
        (home / "report.typ").write_bytes(layout.read_bytes())
        (home / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        plain = _plain_document(document, home)
        (home / "document.json").write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")
        moment = timegm(date.fromisoformat(document.front.date_iso).timetuple())
        made = _compiled(home, moment)
        if document.front.page:
            _require_one_page(made, document)
        return _sealed(made)


def _require_one_page(made: bytes, document: Document) -> None:
    """Refuses what was to stand on one page and does not: who reads an alert on the way reads one page."""
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        if len(pdf.pages) > 1:
            raise Refused("page-over", room="report", title=document.front.title, language=document.language, pages=str(len(pdf.pages)))


def _compiled(home: Path, moment: int) -> bytes:
    """Typst with its own fonts; only a text in a script that they lack is set with the system's, and then says so."""
    import typst

    fault: Exception | None = None
    for own_fonts_only in (True, False):
        compiler = typst.Compiler(input=str(home / "report.typ"), root=str(home), ignore_system_fonts=own_fonts_only)
        try:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment)
            if isinstance(made, bytes):
                return made
        except typst.TypstError as refused:
            fault = refused
            if "font" not in str(refused) and "glyph" not in str(refused):
                break
    raise Refused("pdf-failed", room="report", reason=str(fault))


def _sealed(made: bytes) -> bytes:
    """The PDF with room for its seals, and the seals in it."""
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        hole = b"{" + b" " * (room_for_seals(len(made)) - 2) + b"}"
        stream = pikepdf.Stream(pdf, hole)
        stream["/Type"] = pikepdf.Name.EmbeddedFile
        stream["/Subtype"] = pikepdf.Name("/application/json")
        stream["/Params"] = pikepdf.Dictionary(Size=len(hole))
        spec = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Filespec, F=SEALS, UF=SEALS, Desc=SEALS, AFRelationship=pikepdf.Name.Data, EF=pikepdf.Dictionary(F=stream, UF=stream)
            )
        )
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.append(pikepdf.String(SEALS))
        names.append(spec)
        if "/AF" in pdf.Root:
            pdf.Root.AF.append(spec)
        out = io.BytesIO()
        pdf.save(out, static_id=True, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    data = bytearray(out.getvalue())
    at = data.index(hole)
    seals = json.dumps({"at": at, "length": len(hole), **block_digests(bytes(data[:at]) + bytes(data[at + len(hole) :]))}, sort_keys=True).encode()
    data[at : at + len(hole)] = seals[:-1] + b" " * (len(hole) - len(seals)) + b"}"
    return bytes(data)


def _run(run: Run) -> dict[str, Any]:
    given: dict[str, Any] = {"x": run.text}
    if isinstance(run, Number):
        given["f"] = anchor(run.figure)
    elif isinstance(run, Link):
        given["h"] = run.href
    if getattr(run, "bold", False):
        given["b"] = True
    if getattr(run, "raised", False):
        given["s"] = True
    if getattr(run, "italic", False):
        given["i"] = True
    return given


def anchor(figure: str) -> str:
    """The place in the document where a figure's basis stands."""
    return figure if figure.startswith("e-") else f"f-{figure}"


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _incident_rows(table: Table) -> list[list[list[dict[str, Any]]]]:
    """The rows of an annex of incidents: the first number of each is the place that links elsewhere lead to."""
    rows, seen = [], set()
    for row in table.rows:
        cells = [_runs(cell) for cell in row]
        for run in (run for cell in cells for run in cell if "f" in run):
            own = run["f"]
            if own not in seen:
                run["l"] = own
                seen.add(own)
        rows.append(cells)
    return rows


def _table(table: Table) -> dict[str, Any]:
    rows = _incident_rows(table) if table.kind == "incidents" else [[_runs(cell) for cell in row] for row in table.rows]
    return {
        "t": "table",
        "kind": table.kind,
        "title": _runs(table.title),
        "columns": [_runs(c) for c in table.columns],
        "rows": rows,
        "total": table.total,
        "notes": [[letter, _runs(note)] for letter, note in table.notes],
        "widths": list(table.widths),
        "numeric": list(table.numeric) or [index > 0 for index in range(len(table.columns))],
    }


def _plain_document(document: Document, home: Path) -> dict[str, Any]:
    front = {name: getattr(document.front, name) for name in document.front.__slots__}
    front["facts"] = [list(fact) for fact in document.front.facts]
    blocks = [_plain_block(block, home, document.front.snapshot) for block in document.blocks]
    return {"language": document.language, "front": front, "words": document.words, "blocks": blocks}


def _plain_block(block: Block, home: Path, snapshot: str) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"t": "heading", "level": block.level, "r": _runs(block.runs), "anchor": block.anchor}
    if isinstance(block, Paragraph):
        return {"t": "paragraph", "n": block.number, "style": block.style, "r": _runs(block.runs)}
    if isinstance(block, Bullets):
        return {"t": "bullets", "items": [_runs(item) for item in block.items]}
    if isinstance(block, Quotation):
        return {"t": "quotation", "r": _runs(block.runs)}
    if isinstance(block, KeyFigures):
        return {"t": "key", "items": [{"value": _run(k.value), "label": _runs(k.label), "change": _runs(k.change)} for k in block.items]}
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        file = f"{block.kind}-{block.id}.svg"
        (home / file).write_text(block.svg, encoding="utf-8")
        return {
            "t": "picture",
            "file": file,
            "alt": block.alt,
            "title": _runs(block.title),
            "notes": [_runs(n) for n in block.notes],
            "data": _table(block.data) if block.data else None,
        }
    assert isinstance(block, Basis)
    numbers = {entry.figure: entry.number for entry in block.entries}
    return {
        "t": "basis",
        "entries": [
            {
                "id": anchor(e.figure),
                "n": e.number,
                "value": e.value,
                "label": e.label,  # The head of the annex names the snapshot; on paper it is not repeated a hundred times.
                "facts": [list(fact) for fact in e.facts if fact[1] != snapshot],
                "parts": [[anchor(part), str(numbers[part])] for part in e.parts if part in numbers],
            }
            for e in block.entries
        ],
    }
