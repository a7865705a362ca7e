"""What a document carries about itself: figures, selections, snapshot, digests, versions, and what it prints where.

constat     version that built it
report      name, period, day, digest of the specification and its texts
snapshot    datasets, versions, digests
figures     every figure printed, and those they were computed from
disclosure  where disclosure control is enforced: its rules and what is withheld, by what it would count and why
events      the incidents listed: place in the annex -> id, value
seal        SHA-256 over all of the above; its head is printed on the cover, the same in every language and format
document    language, format, and what is printed: where, figure, mode, text
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from constat import __version__
from constat.model.figure import Figure, Snapshot, canonical_json
from constat.report.document import Document, Number, runs_of
from constat.report.specification import Specification


def content(
    specification: Specification,
    snapshot: Snapshot,
    figures: Mapping[str, Figure],
    documents: Iterable[Document],
    events: Mapping[str, Any],
    disclosure: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The manifest's content, the same for all languages and formats, with its seal."""
    wanted: dict[str, None] = {}
    for document in documents:
        for _, run in _numbers(document):
            if run.figure in figures:
                wanted.setdefault(run.figure)
    for id in list(wanted):
        wanted.update(dict.fromkeys(part for part in figures[id].parts if part in figures))
    made = {
        "constat": __version__,
        "report": {
            "name": specification.name,
            "period": specification.period.iso(),
            "day": specification.day.isoformat(),
            "specification": specification_digest(specification),
        },
        "snapshot": snapshot.to_json(),
        "figures": [dataclasses.replace(figures[id], made="").to_json() for id in sorted(wanted)],
        "events": dict(sorted(events.items())),
        **({"disclosure": dict(disclosure)} if disclosure else {}),
    }
    return {**made, "seal": seal_of(made)}


def seal_of(made: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical content, without its seal and the document's own part."""
    plain = {key: value for key, value in made.items() if key in ("constat", "report", "snapshot", "figures", "events", "disclosure")}
    return hashlib.sha256(canonical_json(plain).encode()).hexdigest()


def printed_seal(seal: str) -> str:
    """The head of a seal as the cover prints it: `3f2a-91c0-55d1-e0aa`."""
    return "-".join(seal[i : i + 4] for i in range(0, 16, 4))


def for_document(made: Mapping[str, Any], document: Document, format: str) -> dict[str, Any]:
    """The manifest of one file: the content, and what this document prints."""
    printed = [[where, run.figure, run.mode, run.text] for where, run in _numbers(document)]
    return {**made, "document": {"language": document.language, "format": format, "printed": printed}}


def specification_digest(specification: Specification) -> str:
    """SHA-256 over the merged specification and all its texts."""
    given = canonical_json(_jsonable({"given": specification.given, "texts": specification.texts}))
    return hashlib.sha256(given.encode()).hexdigest()


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _jsonable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def _numbers(document: Document) -> Iterable[tuple[str, Number]]:
    for block in document.blocks:
        for where, run in runs_of(block):
            if isinstance(run, Number):
                yield where, run
