"""Whether a report still says what was computed: each figure that no longer holds, each range of bytes that was altered.

Four checks, none of which needs an account:

1. **Bytes.** The file's own digests, block by block, outside the manifest.
2. **Print.** Each figure that the manifest says is printed is found in the file where it should be, and reads the same.
3. **Arithmetic.** Each figure's id still fits its content; what was derived follows from its parts; the seal fits.
4. **Data**, where a workspace is given: each figure is computed anew on the snapshot that it names.

A forger who rewrites page and manifest alike passes the first three. The seal on the cover, compared with the one that the
office publishes, or the fourth check, catches him.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from constat.errors import BadFile, ConstatError
from constat.events.ledger import recompute
from constat.events.query import METHOD, Table
from constat.events.subsets import again
from constat.events.workspace import Workspace
from constat.language import current_language, phrases
from constat.model.figure import Figure
from constat.report.arithmetic import DERIVED, recompute_derived
from constat.report.basis import shown as shown_value
from constat.report.disclosure.veil import as_published, is_public
from constat.report.manifest import printed_seal, seal_of
from constat.report.printing import printed
from constat.report.publishing.signing import Signature
from constat.report.reading import Opened, open_bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold: a message of the catalogue, its values, and the figure concerned."""

    message: str
    values: tuple[tuple[str, str], ...]
    figure: str | None = None
    where: str = ""

    def say(self, language: str | None = None) -> str:
        """The fault in words."""
        return phrases("report", language or current_language()).say(self.message, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked of a file, what does not hold, and what could not be checked."""

    file: str
    format: str
    seal: str
    figures: int
    recomputed: int
    faults: tuple[Fault, ...]
    unchecked: tuple[str, ...]
    """Messages of the catalogue that say what was not checked."""
    signature: Signature | None = None
    """The signature that was held against it, where there is one that holds."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "file": self.file,
            "format": self.format,
            "seal": self.seal,
            "holds": self.holds,
            "figures": self.figures,
            "recomputed": self.recomputed,
            "faults": [{"message": f.say("en"), "figure": f.figure, "where": f.where, "code": f.message, **dict(f.values)} for f in self.faults],
            "unchecked": [phrases("report", "en").say(message) for message in self.unchecked],
            "signed": {"office": self.signature.office, "fingerprint": self.signature.fingerprint, "day": self.signature.day} if self.signature else None,
        }


def verify(path: Path | str, workspace: Workspace | None = None) -> Verification:
    """What holds of a report's file, and what does not. Raises `BadFile` where it is no report of Constat."""
    path = Path(path)
    if not path.is_file():
        raise BadFile("is-folder" if path.is_dir() else "report-missing", room="report", file=str(path))
    return verify_bytes(path.read_bytes(), path.name, workspace)


def verify_bytes(data: bytes, file: str, workspace: Workspace | None = None) -> Verification:
    """The same of a report's bytes, which need not lie on a disk."""
    opened = open_bytes(data, file)
    faults = [*_bytes(opened), *_print(opened)]
    known, bad = _known(opened.manifest)
    faults += bad
    faults += _arithmetic(opened, known)
    recomputed = 0
    unchecked = ["verify-unchecked-signature"]
    if workspace is None:
        unchecked.insert(0, "verify-unchecked-workspace")
    else:
        found, recomputed = _data(opened, known, workspace)
        faults += found
    return Verification(file, opened.format, str(opened.manifest.get("seal", "")), len(known), recomputed, tuple(faults), tuple(unchecked))


def fault(message: str, figure: str | None = None, where: str = "", **values: object) -> Fault:
    """A fault of that message, with the figure and the place that it is about."""
    said = {"figure": figure or "", "where": where, **{key: str(value) for key, value in values.items()}}
    return Fault(message, tuple(sorted(said.items())), figure, where)


def _bytes(opened: Opened) -> list[Fault]:
    faults = []
    if not opened.sealed:
        faults.append(fault("verify-blocks"))
    for part, what, first, last in opened.altered:
        if what == "altered":
            faults.append(fault("verify-bytes", where=part, part=part, first=first, last=last))
        else:
            faults.append(fault(f"verify-part-{what}", where=part, part=part))
    return faults


def _print(opened: Opened) -> list[Fault]:
    """Each figure printed, held against the manifest in reading order."""
    faults = []
    expected = opened.manifest.get("document", {}).get("printed", [])
    for want, got in zip_longest(expected, opened.printed):
        if want is None:
            faults.append(fault("verify-figure-extra", where=got[0], shown=got[1]))
        elif got is None:
            faults.append(fault("verify-figure-missing", want[1], want[0], expected=want[3]))
        elif _plain(got[1]) != _plain(want[3]):
            where = f"{got[0]}, {want[0]}" if got[0] and got[0] != want[0] else want[0]
            faults.append(fault("verify-figure-printed", want[1], where, shown=got[1], expected=want[3]))
    return faults


def _plain(text: str) -> str:
    return "".join(text.split())


def _known(manifest: Mapping[str, Any]) -> tuple[dict[str, Figure], list[Fault]]:
    known: dict[str, Figure] = {}
    faults = []
    for given in manifest.get("figures", []):
        try:
            figure = Figure.from_json(given)
            known[figure.id] = figure
        except ConstatError:
            faults.append(fault("verify-figure-altered", str(given.get("id")), _where(manifest, str(given.get("id")))))
    return known, faults


def _where(manifest: Mapping[str, Any], figure: str) -> str:
    places = dict.fromkeys(str(place) for place, id, *_ in manifest.get("document", {}).get("printed", []) if id == figure)
    return ", ".join(list(places)[:3]) or "annex"


def _arithmetic(opened: Opened, known: Mapping[str, Figure]) -> list[Fault]:
    faults = []
    manifest = opened.manifest
    language = str(manifest.get("document", {}).get("language", "en"))
    for id, figure in known.items():
        if figure.method in DERIVED and all(part in known for part in figure.parts):
            again = recompute_derived(figure, known)
            if again != figure.value:
                faults.append(fault("verify-figure-arithmetic", id, _where(manifest, id), printed=figure.value, now=again))
    for where, id, mode, text in manifest.get("document", {}).get("printed", []):
        if id in known and manifest["document"].get("format") != "xlsx" and printed(known[id], mode, language) != text:
            faults.append(fault("verify-figure-printed", id, where, shown=text, expected=printed(known[id], mode, language)))
    seal = seal_of(manifest)
    if seal != manifest.get("seal"):
        faults.append(fault("verify-seal", printed=str(manifest.get("seal"))[:16], expected=seal[:16]))
    elif opened.seal is not None and opened.seal != printed_seal(seal):
        faults.append(fault("verify-seal", printed=opened.seal, expected=printed_seal(seal)))
    return faults


def _data(opened: Opened, known: Mapping[str, Figure], workspace: Workspace) -> tuple[list[Fault], int]:
    """Every count computed anew on its snapshot."""
    faults: list[Fault] = []
    done = 0
    language = current_language()
    tables: dict[str, Table | None] = {}
    for id, figure in known.items():
        if figure.snapshot not in tables:
            tables[figure.snapshot] = _table(workspace, figure.snapshot)
            if tables[figure.snapshot] is None:
                faults.append(fault("verify-snapshot", snapshot=figure.snapshot))
        table = tables[figure.snapshot]
        if table is None:
            continue
        try:
            now = _again(workspace, figure, table)
        except ConstatError as refusal:
            faults.append(fault("verify-figure-failed", id, _where(opened.manifest, id), reason=refusal.say(language)))
            continue
        if now is None:
            continue
        done += 1
        if is_public(figure):
            now = as_published(now, figure)
        if now.id != id:
            faults.append(
                fault("verify-figure-recomputed", id, _where(opened.manifest, id), printed=shown_value(figure, language), now=shown_value(now, language))
            )
    for table in tables.values():
        if table is not None:
            table.close()
    return faults, done


def _again(workspace: Workspace, figure: Figure, table: Table) -> Figure | None:
    if figure.method == METHOD:
        return recompute(workspace, figure, table).again
    return again(table, figure)


def _table(workspace: Workspace, snapshot: str) -> Table | None:
    try:
        return Table.open(workspace, snapshot)
    except ConstatError:
        return None
