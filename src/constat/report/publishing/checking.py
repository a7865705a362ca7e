"""Whether a file is one that an office published: its figures, its seal, and the signature over its bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadFile
from constat.language import current_language
from constat.report.publishing.edition import VERIFIABLE
from constat.report.publishing.shelf import Shelved, edition_of, editions
from constat.report.publishing.signing import NAME, PROOF, read_signature
from constat.report.verifying import Fault, Verification, fault, verify_bytes

if TYPE_CHECKING:
    from constat.events.workspace import Workspace

UNSIGNED: Final = "verify-unchecked-signature"
FINGERPRINT: Final = "verify-unchecked-fingerprint"
_COMPARED: Final = 5_000_000
"""Bytes of a table that is compared cell by cell."""
_TOLD: Final = 50
"""Cells told of one table."""


def check_file(path: Path, workspace: Workspace | None = None, *, signature: Path | None = None, fingerprint: str = "") -> Verification:
    """What holds of a report's file; with the signature beside it or named, whether it is what the office signed."""
    if not path.is_file():
        raise BadFile("is-folder" if path.is_dir() else "report-missing", room="report", file=str(path))
    beside = signature or path.parent / NAME
    if signature is not None and not signature.is_file():
        raise BadFile("report-missing", room="report", file=str(signature))
    signed = beside.read_bytes() if beside.is_file() else None
    data = path.read_bytes()
    if signed is not None and data[:2] != b"PK" and data[:5] != b"%PDF-" and b"<html" not in data[:4096]:
        # A table carries no manifest: the signature alone speaks for it.
        verdict = Verification(path.name, path.suffix[1:].lower(), "", 0, 0, (), ("verify-unchecked-table",))
    else:
        verdict = verify_bytes(data, path.name, workspace)
    return with_signature(verdict, data, signed, fingerprint)


def with_signature(verdict: Verification, data: bytes, signed: bytes | None, fingerprint: str = "") -> Verification:
    """The verdict with what the signature says of these bytes."""
    if signed is None:
        missing = (fault("verify-signature-missing"),) if fingerprint else ()
        return replace(verdict, faults=(*verdict.faults, *missing))
    try:
        signature = read_signature(signed)
    except BadFile:
        return replace(verdict, faults=(*verdict.faults, fault("verify-signature-broken")))
    faults = [*verdict.faults]
    if not signature.names(sha256(data).hexdigest()):
        faults.append(fault("verify-signature-file", file=verdict.file, office=signature.office))
    elif verdict.seal and verdict.seal != signature.seal:
        faults.append(fault("verify-signature-seal", expected=signature.seal[:16], shown=verdict.seal[:16]))
    if fingerprint and not signature.is_of(fingerprint):
        faults.append(fault("verify-signature-fingerprint", office=signature.office, fingerprint=signature.fingerprint))
    unchecked = tuple(one for one in verdict.unchecked if one != UNSIGNED) + (() if fingerprint else (FINGERPRINT,))
    return replace(verdict, faults=tuple(faults), unchecked=unchecked, signature=signature)


def check_folder(folder: Path, workspace: Workspace | None = None, *, signature: Path | None = None, fingerprint: str = "") -> Iterator[Verification]:
    """The folder as a whole against its signature, then each report in it."""
    beside = signature or folder / NAME
    reports = [path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix[1:] in VERIFIABLE and _is_report(path)]
    if not reports and not beside.is_file():
        raise BadFile("is-folder", room="report", file=str(folder))
    if beside.is_file():
        yield _whole(folder, beside.read_bytes(), fingerprint)
    for path in reports:
        yield check_file(path, workspace, signature=signature, fingerprint=fingerprint)


def _is_report(path: Path) -> bool:
    return path.suffix != ".html" or b'id="constat-manifest"' in path.read_bytes()


def _whole(folder: Path, signed: bytes, fingerprint: str) -> Verification:
    """Every file that is signed is there and as it was; nothing else is."""
    try:
        signature = read_signature(signed)
    except BadFile:
        return Verification(folder.name, "folder", "", 0, 0, (fault("verify-signature-broken"),), ())
    faults: list[Fault] = []
    here = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for name, digest in sorted(signature.files.items()):
        if name not in here:
            faults.append(fault("verify-signature-gone", file=name))
        elif sha256(here[name].read_bytes()).hexdigest() != digest:
            faults.append(fault("verify-signature-file", file=name, office=signature.office))
    faults += [fault("verify-signature-extra", file=name) for name in here if name not in signature.files and name not in PROOF]
    if fingerprint and not signature.is_of(fingerprint):
        faults.append(fault("verify-signature-fingerprint", office=signature.office, fingerprint=signature.fingerprint))
    return Verification(folder.name, "folder", signature.seal, 0, 0, tuple(faults), () if fingerprint else (FINGERPRINT,), signature)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is said of a file that somebody handed in."""

    verdict: Verification
    edition: Shelved | None = None
    """The edition of this office that it is of, by its bytes or by its seal."""
    name: str = ""
    """Its name there; empty where its bytes are not those published."""

    @property
    def state(self) -> str:
        """`published`: these bytes are; `withdrawn`: of an edition that was; `holds`: no fault, and not ours; `fails`."""
        if not self.verdict.holds:
            return "fails"
        if self.edition is not None and self.edition.withdrawn:
            return "withdrawn"
        return "published" if self.name else "holds"


def hand_in(verdict: Verification | None, data: bytes, file: str, public: Path) -> Checked:
    """A file handed in, held against what lies in `public/` of that workspace; `verdict` is None for a table."""
    told = edition_of(public, data, verdict.seal if verdict else "")
    if verdict is None:
        return _table(told, data, file, public)
    if told is None:
        return Checked(verdict)
    edition, name = told
    if not name:
        # Sealed as ours and not one of ours: altered in a way that no figure shows, or made by another hand.
        if not edition.withdrawn:
            verdict = replace(verdict, faults=(*verdict.faults, fault("verify-signature-file", file=file, office=edition.office_in(current_language()))))
        return Checked(replace(verdict, signature=edition.signature(), unchecked=tuple(one for one in verdict.unchecked if one != UNSIGNED)), edition)
    return Checked(_signed_by(verdict, edition), edition, name)


def _signed_by(verdict: Verification, edition: Shelved) -> Verification:
    signature = edition.signature()
    if signature is None:
        return verdict
    return replace(verdict, signature=signature, unchecked=(*(one for one in verdict.unchecked if one != UNSIGNED), FINGERPRINT))


def _table(told: tuple[Shelved, str] | None, data: bytes, file: str, public: Path) -> Checked:
    """A table, which carries no manifest: it is one of ours, or it is compared with ours of that name, cell by cell."""
    plain = Verification(file, "csv", "", 0, 0, (), (UNSIGNED, "verify-unchecked-table"))
    if told is not None and told[1]:
        return Checked(_signed_by(replace(plain, seal=told[0].seal, unchecked=(UNSIGNED,)), told[0]), *told)
    own = _read(data)
    for edition in editions(public):
        for name in edition.files:
            if PurePosixPath(name).suffix == ".csv" and not edition.withdrawn and _like(name, file):
                found = _compared(own, _read(edition.path(name).read_bytes()))
                return Checked(replace(plain, seal=edition.seal, faults=tuple(found), signature=edition.signature()), edition)
    raise BadFile("verify-table-unknown", room="report", file=file)


def _like(name: str, file: str) -> bool:
    """Whether a file's name is that of one published, as browsers change it: `note.en.figures (1).csv`."""
    stem, _, _ = name.rpartition(".csv")
    return PurePosixPath(file.replace("\\", "/")).name.casefold().startswith(stem.casefold())


def _read(data: bytes) -> list[list[str]]:
    if len(data) > _COMPARED:
        return []
    try:
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return []


def _compared(own: list[list[str]], ours: list[list[str]]) -> list[Fault]:
    """Each cell that differs, by line and column; that the bytes differ, where no cell does."""
    heads: list[str] = ours[0] if ours else []
    found: list[Fault] = []
    none: list[str] = []
    for number, (mine, theirs) in enumerate(zip_longest(own, ours, fillvalue=none), start=1):
        for column, (shown, expected) in enumerate(zip_longest(mine, theirs, fillvalue="")):
            if shown != expected and len(found) < _TOLD:
                head = heads[column] if column < len(heads) else str(column + 1)
                values: dict[str, Any] = {"line": number, "column": head, "shown": shown[:80], "expected": expected[:80]}
                figure = next((cell for cell in theirs if len(cell) == 16 and not set(cell) - set("0123456789abcdef")), None)
                found.append(fault("verify-table-cell", figure, f"{number}/{head}", **values))
    return found or [fault("verify-table-bytes")]
