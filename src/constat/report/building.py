"""Builds a report: computes its figures once, writes it in each language, renders each format, seals every file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from constat.errors import BadSpecification, StorageFailed
from constat.events.ledger import remember
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.language import LANGUAGES
from constat.model.figure import Figure
from constat.report.composing import Composer
from constat.report.disclosure.differencing import Edition
from constat.report.disclosure.gate import Decision, ReportItems
from constat.report.disclosure.judging import judge
from constat.report.disclosure.rules import OFF
from constat.report.document import Document
from constat.report.editions import changes, manifest_of, printed_of, require_listed
from constat.report.manifest import content, for_document, printed_seal
from constat.report.reckoning import Reckoning
from constat.report.specification import Specification, read_specification

FORMATS: Final = ("html", "pdf", "docx", "xlsx", "csv")


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """What was built: the files, the figures printed, the snapshot and the seal that all files share."""

    name: str
    seal: str
    snapshot: str
    figures: tuple[Figure, ...]
    files: tuple[Path, ...]
    decision: Decision = field(default_factory=lambda: Decision(OFF))
    """What disclosure control found: for the editor, before it is published."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "name": self.name,
            "seal": self.seal,
            "snapshot": self.snapshot,
            "figures": [figure.id for figure in self.figures],
            "files": [str(file) for file in self.files],
            "disclosure": self.decision.to_json(),
        }


def build(
    workspace: Workspace,
    spec_path: Path | str,
    out_dir: Path | str,
    languages: Sequence[str] = LANGUAGES,
    formats: Sequence[str] = FORMATS,
    *,
    former: Iterable[Edition] = (),
    besides: ReportItems | None = None,
) -> BuiltReport:
    """The report of a specification, written to a folder: `<name>.<language>.<format>` and `<name>.json`.

    Nothing is written unless everything could be built. The same specification on the same snapshot gives the same bytes.
    `former` are editions published before, which disclosure control reckons with; `besides` is what else it should judge:
    names and whether they may be printed, names that no text may hold, items quoted and whether that was consented to.
    """
    for language in languages:
        if language not in LANGUAGES:
            raise BadSpecification("language-unknown", room="report", language=str(language))
    specification = read_specification(spec_path, tuple(languages))
    made = render(Table.open(workspace), specification, languages, formats, former=former, besides=besides)
    remember(workspace, *made.figures)
    out = Path(out_dir)
    files = tuple(_write(out / name, data) for name, data in sorted(made.files.items()))
    return BuiltReport(specification.name, made.manifest["seal"], made.manifest["snapshot"]["id"], made.printed, files, made.decision)


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A report whole in memory: its files by name, its manifest, the figures computed and those printed, and the decision."""

    files: Mapping[str, bytes]
    manifest: Mapping[str, Any]
    figures: tuple[Figure, ...]
    printed: tuple[Figure, ...]
    documents: tuple[Document, ...]
    decision: Decision


def render(
    table: Table,
    specification: Specification,
    languages: Sequence[str] = LANGUAGES,
    formats: Sequence[str] = FORMATS,
    *,
    former: Iterable[Edition] = (),
    besides: ReportItems | None = None,
) -> RenderedReport:
    """The files of a report, nowhere but in memory: `<name>.<language>.<format>` and `<name>.json`."""
    documents, manifest, reckoning = compose(table, specification, languages, former, besides)
    made = {name: data for document in documents for name, data in _rendered(document, manifest, specification, formats)}
    figures = tuple(Figure.from_json(given) for given in manifest["figures"])
    summary = {
        "name": specification.name,
        "seal": manifest["seal"],
        "snapshot": manifest["snapshot"],
        "period": specification.period.iso(),
        "day": specification.day.isoformat(),
        "title": {document.language: document.front.title for document in documents},
        "office": {document.language: document.front.office for document in documents},
        "figures": len(figures),
        "files": {name: {"sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in sorted(made.items())},
    }
    made[f"{specification.name}.json"] = (json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    kept = tuple(reckoning.figures[figure.id] for figure in figures)
    return RenderedReport(made, manifest, kept, figures, tuple(documents), reckoning.decision)


def compose(
    table: Table,
    specification: Specification,
    languages: Iterable[str],
    former: Iterable[Edition] = (),
    besides: ReportItems | None = None,
) -> tuple[list[Document], dict[str, Any], Reckoning]:
    """The documents of a specification, one for each language, and the manifest's content that they share.

    Composed once to know what it would print; where disclosure control withholds something, once more with that left out;
    where a former edition is named, once more with its corrections.
    """
    before = manifest_of(specification.former) if specification.former else None
    published = (*former, *([Edition.from_manifest(before)] if before else ()))
    reckoning = Reckoning(table, specification)
    wanted = tuple(languages)
    documents = [Composer(reckoning, language).compose() for language in wanted]
    disclosure = judge(reckoning, documents, published, besides)
    if reckoning.veil.active:
        documents = [Composer(reckoning, language).compose() for language in wanted]
    manifest = content(specification, table.snapshot, reckoning.figures, documents, reckoning.events, disclosure)
    if before is not None:
        found = changes(before, printed_of(manifest, documents))
        composers = [Composer(reckoning, language, found) for language in wanted]
        documents = [composer.compose() for composer in composers]
        if not specification.draft:
            for composer in composers:
                require_listed(found, composer.listed)
        manifest = content(specification, table.snapshot, reckoning.figures, documents, reckoning.events, disclosure)
    return [_with_seal(document, printed_seal(manifest["seal"])) for document in documents], manifest, reckoning


def _with_seal(document: Document, seal: str) -> Document:
    facts = tuple((what, seal if which == document.front.seal else which) for what, which in document.front.facts)
    return replace(document, front=replace(document.front, seal=seal, facts=facts))


def _rendered(document: Document, manifest: dict[str, Any], specification: Specification, formats: Sequence[str]) -> Iterable[tuple[str, bytes]]:
    stem = f"{specification.name}.{document.language}"
    if "html" in formats:
        from constat.report.html import render_html

        yield f"{stem}.html", render_html(document, for_document(manifest, document, "html"))
    if "pdf" in formats:
        from constat.report.pdf import render_pdf

        yield f"{stem}.pdf", render_pdf(document, for_document(manifest, document, "pdf"))
    if "docx" in formats:
        from constat.report.docx import render_docx

        yield f"{stem}.docx", render_docx(document, for_document(manifest, document, "docx"))
    if "xlsx" in formats:
        from constat.report.xlsx import render_xlsx

        yield f"{stem}.xlsx", render_xlsx(document, for_document(manifest, document, "xlsx"))
    if "csv" in formats:
        from constat.report.csv import render_csv

        for name, data in render_csv(document, manifest):
            yield f"{stem}.{name}.csv", data


def _write(path: Path, data: bytes) -> Path:
    """The file in place, whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as fault:
        raise StorageFailed("write-failed", room="report", path=str(path), reason=fault.strerror or str(fault)) from None
    return path
