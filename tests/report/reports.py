"""A small report for tests: a specification on disk, its text in both languages, built for real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from constat.events.query import Table
from constat.report.building import compose
from constat.report.document import Document, plain, runs_of
from constat.report.specification import read_specification


def written(folder: Path, text: str, french: str | None = None, **given: Any) -> Path:
    """The path of a specification with that text; what is not given is plain."""
    (folder / "note.en.md").write_text(text, encoding="utf-8")
    (folder / "note.fr.md").write_text(french if french is not None else text, encoding="utf-8")
    whole = {
        "name": "note",
        "title": {"en": "A note", "fr": "Une note"},
        "office": {"en": "The office", "fr": "Le bureau"},
        "period": "2022-Q1",
        "text": {"en": "note.en.md", "fr": "note.fr.md"},
        **given,
    }
    path = folder / "note.yaml"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
    return path


def said(table: Table, path: Path, language: str = "en") -> str:
    """The paragraphs of the report's body, one a line, in a language."""
    return "\n".join(text for text in body(table, path, language))


def body(table: Table, path: Path, language: str = "en") -> list[str]:
    """The text of each block before the annex."""
    document = composed(table, path, language)
    texts = []
    for block in document.blocks:
        text = plain(tuple(run for _, run in runs_of(block)))
        if text.startswith(("Basis of the figures", "Fondement des chiffres")):
            break
        texts.append(text)
    return texts


def composed(table: Table, path: Path, language: str = "en") -> Document:
    """The document of one language."""
    documents, _, _ = compose(table, read_specification(path, (language,)), (language,))
    return documents[0]
