"""What changed since the last edition: figures with another value, and why; incidents listed anew or no more.

Two editions are compared by their manifests, so neither needs the workspace it was built from. A figure is the same one in
both when it counts the same: kind, measure, selection (its period included), parameters, and the same of its parts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from constat.errors import BadFile, NotFound, Refused
from constat.language import date_range, number, phrases
from constat.model.figure import Figure, canonical_json
from constat.report.document import Document, Number, Paragraph, Run, Runs, Table, Words, runs_of

CLASSES: Final = ("late-verified", "revised", "withdrawn", "selection-changed", "new", "dropped")
_SILENT: Final = ("late-verified", "revised", "withdrawn")


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure that differs: what it counts (`key`), as it was, as it is, and the class of the reason."""

    key: str
    old: Figure | None
    new: Figure | None
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two editions. Incidents are compared only where both editions are of one period."""

    former: str
    figures: tuple[Changed, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def corrected(self) -> tuple[Changed, ...]:
        """The figures that both editions cite with another value: those that a correction must list."""
        return tuple(change for change in self.figures if change.why in _SILENT)


def changes(former: Mapping[str, Any] | Path | str, present: Mapping[str, Any] | Path | str) -> Changes:
    """What changed from a former edition to the present one; each is a manifest, a report's file, or the folder it lies in."""
    before, now = manifest_of(former), manifest_of(present)
    old, new = _by_key(before), _by_key(now)
    found = [Changed(key, old[key], new[key], _why(old[key], new[key])) for key in old.keys() & new.keys() if _says(old[key]) != _says(new[key])]
    found += _unmatched({k: old[k] for k in old.keys() - new.keys()}, {k: new[k] for k in new.keys() - old.keys()})
    found.sort(key=lambda change: (CLASSES.index(change.why), change.key))
    added: set[str] = set()
    removed: set[str] = set()
    if before["report"]["period"] == now["report"]["period"]:
        added, removed = _listed(now) - _listed(before), _listed(before) - _listed(now)
    return Changes(str(before["seal"]), tuple(found), tuple(sorted(added)), tuple(sorted(removed)))


def printed_of(made: Mapping[str, Any], documents: Iterable[Document]) -> dict[str, Any]:
    """A manifest's content as if it were that of a file: with what the documents print."""
    printed = [[where, run.figure] for document in documents for block in document.blocks for where, run in runs_of(block) if isinstance(run, Number)]
    return {**made, "document": {"printed": printed}}


def require_listed(found: Changes, listed: Collection[str]) -> None:
    """Refuses an edition that cites a former figure with another value and does not list it (by `key`) as corrected."""
    for change in found.corrected():
        if change.key not in listed:
            assert change.old is not None and change.new is not None
            raise Refused("edition-silent", room="report", what=counted(change.new, "en"), old=str(change.old.value), new=str(change.new.value))


def corrections(found: Changes, language: str, position: int = 1, cell: Callable[[Figure], Run] | None = None) -> tuple[Paragraph | Table, ...]:
    """The annex "corrections of former editions": one row per figure cited again with another value, or that there is none.

    `cell` prints a figure of this edition, where it is to lead to its basis.
    """
    say = phrases("report", language).say
    rows = found.corrected()
    if not rows:
        return (Paragraph((Words(say("edition-none")),)),)
    heads = ("edition-column-what", "edition-column-period", "edition-column-old", "edition-column-new", "edition-column-why")
    table = Table(
        "corrections",
        position,
        (Words(say("edition-title")),),
        tuple((Words(say(head)),) for head in heads),
        tuple(_row(change, language, cell) for change in rows),
        ("#indicator+name", "#date+period", "#indicator+value+before", "#indicator+value", "#meta+reason"),
        numeric=(False, False, True, True, False),
    )
    return (Paragraph((Words(say("edition-lead", seal=found.former[:16])),)), table)


def _row(change: Changed, language: str, cell: Callable[[Figure], Run] | None) -> tuple[Runs, ...]:
    assert change.old is not None and change.new is not None
    start, end = change.new.selection.period
    days = date_range(start, end, language) if start and end else "\u2013"
    why = phrases("report", language).say(f"edition-{change.why}")
    now = cell(change.new) if cell else Words(_value(change.new, language))
    return ((Words(counted(change.new, language)),), (Words(days),), (Words(_value(change.old, language)),), (now,), (Words(why),))


def counted(figure: Figure, language: str) -> str:
    """What a figure counts, in words: population, group and selection."""
    from constat.report.methodology import describe

    say = phrases("report", language)
    label = say.say(f"label-{figure.population.split('/')[0]}")
    group = dict(figure.parameters).get("sex_age")
    if group and say.has(f"sex-age-{group}"):
        label += f", {say.say(f'sex-age-{group}').lower()}"
    rest = describe(figure.selection, language)
    return f"{label} ({rest})" if rest else label


def _value(figure: Figure, language: str) -> str:
    if figure.value is None:
        return "\u2013"
    shown = number(figure.value, language)
    return phrases("report", language).say("edition-at-least", n=shown) if figure.at_least else shown


def manifest_of(given: Mapping[str, Any] | Path | str) -> Mapping[str, Any]:
    """The manifest of an edition: given itself, or as a JSON file, or in a report's file or in the folder that it lies in."""
    if isinstance(given, Mapping):
        return given
    path = Path(given)
    if path.is_dir():
        files = [file for ending in ("html", "docx", "pdf") for file in sorted(path.glob(f"*.{ending}"))]
        if not files:
            raise NotFound("edition-no-file", room="report", folder=path.name)
        path = files[0]
    elif not path.is_file():
        raise NotFound("edition-no-file", room="report", folder=path.name)
    if path.suffix == ".json":
        return _read(path)
    # What reads files draws on what renders them, which a comparison of manifests need not load.
    from constat.report.reading import open_report

    return open_report(path).manifest


def _read(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise BadFile("manifest-unreadable", room="report", file=path.name, reason=str(fault)) from None
    if not isinstance(found, dict) or not {"figures", "report", "seal"} <= set(found) or not isinstance(found["figures"], list):
        raise BadFile("manifest-missing", room="report", file=path.name)
    return found


def _by_key(manifest: Mapping[str, Any]) -> dict[str, Figure]:
    """The counts of a manifest by what they count. Shares and changes follow from counts and are not listed beside them.

    Of a file's manifest only what it prints is compared: what an edition withholds is not told by its correction.
    """
    printed = {entry[1] for entry in manifest["document"]["printed"]} if "document" in manifest else None
    figures = [Figure.from_json(given) for given in manifest["figures"]]
    return {_key(f): f for f in figures if f.kind == "count" and (printed is None or f.id in printed)}


def _key(figure: Figure) -> str:
    return canonical_json([figure.measure, figure.unit, figure.population, figure.selection.to_dict(), figure.method, dict(figure.parameters)])


def _says(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.at_least


def _why(old: Figure, new: Figure) -> str:
    """Net of both: more events behind it were verified late, fewer were withdrawn, as many were revised."""
    # Where something is withheld, an edition leaves out how many events stand behind a figure: nothing more can then be said.
    if new.events == old.events or any(figure.value and not figure.events for figure in (old, new)):
        return "revised"
    return "late-verified" if new.events > old.events else "withdrawn"


def _unmatched(old: Mapping[str, Figure], new: Mapping[str, Figure]) -> Iterable[Changed]:
    """Figures of one edition alone; where one on each side is of the same measure and days, its selection changed."""
    sides: dict[object, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, figures in enumerate((old, new)):
        for key, figure in figures.items():
            told = figure.selection.to_dict()
            sides[(figure.measure, str(told.get("from")), str(told.get("to")))][side].append(key)
    for gone, come in sides.values():
        if len(gone) == len(come) == 1:
            yield Changed(come[0], old[gone[0]], new[come[0]], "selection-changed")
            continue
        yield from (Changed(key, old[key], None, "dropped") for key in gone)
        yield from (Changed(key, None, new[key], "new") for key in come)


def _listed(manifest: Mapping[str, Any]) -> set[str]:
    return {str(entry[0] if isinstance(entry, (list, tuple)) else entry) for entry in manifest.get("events", {}).values()}
