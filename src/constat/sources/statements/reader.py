"""A file of statements as events: one row per statement, origin `statement`, rival accounts under one incident.

    constat: statements 1
    title: {en: ..., fr: ...}
    sources:
      - {id: ngo, kind: non-governmental, name: {en: ..., fr: ...}, published: 2022-04-05}
    incidents:
      - {id: moura-2022-03, title: {en: ..., fr: ...}}
    statements:
      - id: ngo-1
        source: ngo
        incident: moura-2022-03
        when: 2022-03-27/2022-03-31
        where: {country: Mali, country_iso3: MLI, place_name: Moura, latitude: 14.33, longitude: -4.35, place_precision: within-25-km}
        kind: unknown
        counts: {killed: {about: 300}}
        account: {en: ..., fr: ...}

`account` is a summary by whoever codes, never the source's own words: those stand under `quoted`, where there are any. The
rows of one incident share the table's `incident`, so a count over them is one count with its range, never a sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polars as pl
import yaml

from constat.errors import BadFile, ConstatError
from constat.model.dates import PartialDate
from constat.model.place import priogrid_cell
from constat.sources.assembly import EVENT_TYPES
from constat.sources.reading import FLAGGED_SCHEMA, REJECTED_SCHEMA, Note, Reading, dataset_hint
from constat.sources.statements.told import Source, Statement, check_parts, number
from constat.vocab import load

FORMAT: Final = "statements 1"
LARGEST_FILE: Final = 2_000_000
_PLACE: Final = (
    "country", "country_iso3", "admin1", "admin2", "admin3", "admin1_pcode", "admin2_pcode", "admin3_pcode", "place_name",
    "place_text", "latitude", "longitude", "place_precision",
)  # fmt: skip
_KEYS: Final = {
    "id",
    "source",
    "incident",
    "when",
    "where",
    "kind",
    "alleged",
    "against",
    "standard",
    "counts",
    "account",
    "basis",
    "notes",
    "quoted",
}


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A file of statements: its title, sources, incidents' titles, statements, and what the authorities answered."""

    title: Mapping[str, str]
    sources: Mapping[str, Source]
    incidents: Mapping[str, Mapping[str, str]]
    statements: tuple[Statement, ...]
    response: tuple[Mapping[str, Any], ...]


def recognises(path: Path) -> bool:
    """Whether the file says that it holds statements."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        return False
    with path.open("rb") as file:
        return FORMAT.encode() in file.read(4000)


def read_file(path: Path | str) -> StatementFile:
    """The file, checked; BadFile says which statement cannot be used and why."""
    path = Path(path)
    given = _load(path)
    try:
        sources = {str(s["id"]): Source(str(s["id"]), str(s["kind"]), s["name"], PartialDate.parse(str(s["published"]))) for s in given["sources"]}
        incidents = {str(i["id"]): i["title"] for i in given["incidents"]}
        entries = list(given["statements"])
    except (KeyError, TypeError) as problem:
        raise BadFile("statements-key", room="sources", file=path.name, key=str(problem).strip("'")) from None
    statements = tuple(_statement(entry, row, sources, incidents, path.name) for row, entry in enumerate(entries, 1))
    if len({s.id for s in statements}) < len(statements):
        raise BadFile("statements-repeated-id", room="sources", file=path.name)
    return StatementFile(given.get("title", {}), sources, incidents, statements, tuple(given.get("response", ())))


def read(path: Path | str) -> Reading:
    """The file's statements as a Reading, ready to be imported."""
    path = Path(path)
    file = read_file(path)
    hint = dataset_hint(Path(path.stem))
    rows = [_row(s, hint) for s in file.statements]
    single = [s for s, row in zip(file.statements, rows, strict=True) if "single-number" in row["flags"]]
    return Reading(
        dataset_hint=hint, provider="statement", provider_version="",
        events=pl.DataFrame(rows, schema=EVENT_TYPES), raw=pl.DataFrame([_verbatim(s) for s in file.statements]),
        rejected=pl.DataFrame(schema=REJECTED_SCHEMA), flagged=pl.DataFrame(schema=FLAGGED_SCHEMA), rows_read=len(rows),
        notes=(Note("note-statements", {"count": len(rows), "incidents": len(file.incidents), "single": len(single)}),),
    )  # fmt: skip


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        given = yaml.safe_load(text) if len(text) <= LARGEST_FILE else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as problem:
        raise BadFile("statements-unreadable", room="sources", file=path.name, problem=" ".join(str(problem).split())[:200]) from None
    if not isinstance(given, dict) or given.get("constat") != FORMAT:
        raise BadFile("statements-format", room="sources", file=path.name, format=FORMAT)
    return given


def _statement(entry: Any, row: int, sources: Mapping[str, Source], incidents: Mapping[str, Any], file: str) -> Statement:
    key = str(entry.get("id", row)) if isinstance(entry, Mapping) else str(row)

    def refuse(problem: str) -> BadFile:
        return BadFile("statement-unusable", room="sources", file=file, statement=key, problem=problem)

    if not isinstance(entry, Mapping):
        raise refuse(type(entry).__name__)
    if missing := [k for k in ("id", "source", "incident", "when", "where", "kind", "account") if k not in entry]:
        raise refuse(", ".join(missing))
    if unknown := sorted(set(entry) - _KEYS) + sorted(set(entry["where"]) - set(_PLACE)):
        raise refuse(", ".join(unknown))
    if entry["source"] not in sources or entry["incident"] not in incidents:
        raise refuse(f"{entry['source']}, {entry['incident']}")
    for name, vocabulary in (("kind", "violence-kind"), ("standard", "standard-of-proof")):
        if entry.get(name) and entry[name] not in {term.id for term in load(vocabulary)}:
            raise refuse(f"{name}: {entry[name]}")
    if entry["where"].get("place_precision", "unknown") not in {term.id for term in load("place-precision")}:
        raise refuse(f"place_precision: {entry['where']['place_precision']}")
    try:
        when = PartialDate.parse(str(entry["when"]))
        _point(entry["where"])
    except (ConstatError, TypeError, ValueError) as problem:
        raise refuse(str(problem)) from None
    numbers = {str(name): number(str(name), given, file, key) for name, given in (entry.get("counts") or {}).items()}
    check_parts(numbers, file, key)
    return Statement(
        key, row, sources[entry["source"]], entry["incident"], when, entry["where"], entry["kind"],
        tuple(entry.get("alleged", ())), tuple(entry.get("against", ())), entry.get("standard", ""), tuple(numbers.values()),
        entry["account"], str(entry.get("quoted", "")), entry.get("basis", {}), entry.get("notes", {}),
    )  # fmt: skip


def _point(where: Mapping[str, Any]) -> tuple[float, float] | None:
    """The point, checked by what computes its cell; None where there is none."""
    if "latitude" not in where:
        return None
    point = float(where["latitude"]), float(where["longitude"])
    priogrid_cell(*point)
    return point


def _row(s: Statement, dataset: str) -> dict[str, Any]:
    """The statement as a row of the analytical table."""
    row: dict[str, Any] = {name: [] if isinstance(kind, pl.List) else None for name, kind in EVENT_TYPES.items()}
    published = s.source.published
    row |= {
        "event_id": f"{dataset}:{s.id}", "dataset": dataset, "provider": "statement", "provider_id": s.id, "row_number": s.row,
        "origin": "statement", "incident": s.incident, "date_start": s.when.start, "date_end": s.when.end,
        "date_precision": str(s.when.precision), "recorded_at": published.start if published.days == 1 else None,
        "side_a": list(s.alleged), "side_b": list(s.against), "perpetrators": list(s.alleged) if s.kind == "one-sided" else [],
        "kind": s.kind, "standard": s.standard or None, "source_count": None, "source_names": s.source.name["en"],
        "civilians_targeted": True if s.kind == "one-sided" else None, "source_text": s.quoted or f"[Summary] {s.account['en']} [Résumé] {s.account['fr']}",
    }  # fmt: skip
    row |= {name: s.where[name] for name in _PLACE if name in s.where}
    if point := _point(s.where):
        row["cell"] = priogrid_cell(*point)
    for told in s.numbers:
        row |= told.columns()
    flags = {
        "single-number": any(name.endswith("_reported") and value is not None for name, value in row.items()),
        "no-point": row["latitude"] is None,
    }
    return row | {"flags": [flag for flag, set_ in flags.items() if set_]}


def _verbatim(s: Statement) -> dict[str, Any]:
    """The statement as its file gives it, each cell text."""
    told = "; ".join(f"{n.group or n.stem} {n.form} {n.count}" + (f" within {n.within}" if n.within else "") for n in s.numbers)
    basis = "; ".join(f"{key}: {value}" for key, value in s.basis.items())
    published = s.source.published.iso()
    return {
        "id": s.id, "source": s.source.name["en"], "published": published, "incident": s.incident, "when": s.when.iso(),
        "where": ", ".join(str(v) for v in s.where.values()), "alleged": "; ".join(s.alleged), "standard": s.standard,
        "counts": told, "account": s.account["en"], "compte rendu": s.account["fr"], "basis": basis,
        "row_number": s.row,
    }  # fmt: skip
