"""Publishing an approved edition: exactly the files that were approved, signed, with the pages around them, put in place at once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from constat.errors import BadFile, Conflict, NotFound, Refused
from constat.report.editions import Changes
from constat.report.publishing.edition import Public, check
from constat.report.publishing.packing import built_files, unpack
from constat.report.publishing.putting import put
from constat.report.publishing.signing import sign
from constat.report.publishing.site import site

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


@dataclass(frozen=True, slots=True)
class Published:
    """What was put in place."""

    code: str
    seal: str
    folder: Path
    files: tuple[str, ...]
    fingerprint: str
    """Of the office that signed; empty where nobody did."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"code": self.code, "seal": self.seal, "folder": str(self.folder), "files": list(self.files), "fingerprint": self.fingerprint or None}


def publish(case: CaseFile, edition_id: str, workspace: Path | str) -> Published:
    """Publishes an approved edition below the workspace: `public/<code>/`, whole or not at all.

    One that is published already is laid out again, the same. `Refused` where its decision does not pass, or a file does not say
    what was computed; `Conflict` where it was not approved as it stands.
    """
    from constat.record.casework import editions

    row = _row(case, edition_id)
    if row.status not in ("approved", "published") or not editions.is_approved(case, row):
        raise Conflict("publish-unapproved", room="report", code=str(row.code))
    whole = editions.package(case, edition_id)
    if hashlib.sha256(whole).hexdigest() != row.digest:
        raise Conflict("publish-unapproved", room="report", code=str(row.code))
    package = unpack(whole)
    _passes(package, str(row.code))
    edition = _public(case, row, built_files(package))
    check(edition)
    made = _signed(case, edition)
    if row.status == "approved":
        editions.publish(case, edition_id, edition.incidents)
    return _put(Path(workspace), edition, made)


def withdraw(case: CaseFile, edition_id: str, workspace: Path | str, why: str) -> Published | None:
    """Withdraws an edition; where it was published, its folder says so and why, and holds nothing else. None where it was not.

    One that is withdrawn already is laid out again, with the reason that was given then.
    """
    from constat.record.casework import editions

    if not editions.ROLES & set(case.keys.need().roles):
        raise Refused("edition-role", room="record")
    row = _row(case, edition_id)
    was = editions.done_on(case, row, "published")
    if row.status != "withdrawn":
        editions.withdraw(case, edition_id, why)
        row = _row(case, edition_id)
    if not was:
        return None
    day = editions.done_on(case, row, "withdrawn") or _today(case)
    gone = replace(_facts(case, row, {}), withdrawn=(day, str(row.withdrawn_why)))
    return _put(Path(workspace), gone, _signed(case, gone))


def publish_unsigned(report: Path | str, workspace: Path | str) -> Published:
    """Publishes the report built into a folder, where there is no case file: nobody approves it and nothing signs it."""
    folder = Path(report)
    summaries = [told for path in sorted(folder.glob("*.json")) if (told := _summary(path)) is not None] if folder.is_dir() else []
    if not summaries:
        raise NotFound("publish-no-report", room="report", path=str(folder))
    told = summaries[0]
    code = str(told["name"])
    files = {name: (folder / name).read_bytes() for name in [*told["files"], f"{code}.json"] if Path(name).name == name and (folder / name).is_file()}
    if set(files) != {*told["files"], f"{code}.json"}:
        raise BadFile("publish-incomplete", room="report", path=str(folder))
    day = datetime.now(UTC).date().isoformat()
    edition = Public(code, dict(told["title"]), dict(told["office"]), str(told["period"]), str(told["seal"]), day, files)
    check(edition)
    return _put(Path(workspace), edition, site(edition))


def _put(workspace: Path, edition: Public, files: dict[str, bytes]) -> Published:
    folder = put(workspace, edition.code, files)
    return Published(edition.code, edition.seal, folder, tuple(sorted(files)), edition.signed[1] if edition.signed else "")


def _signed(case: CaseFile, edition: Public) -> dict[str, bytes]:
    made = site(edition)
    return {**made, **sign(case, edition.code, edition.seal, edition.day, made)}


def _row(case: CaseFile, edition_id: str) -> Any:
    from constat.record.casework.findings import found
    from constat.record.models import Edition

    return found(case, Edition, edition_id)


def _public(case: CaseFile, row: Any, files: dict[str, bytes]) -> Public:
    """The edition as anyone may know it: public fields of its record, its files, and what changed since the former one."""
    made = _facts(case, row, files)
    former, changes = _changes(case, row, made)
    return replace(made, former=former, changes=changes)


def _facts(case: CaseFile, row: Any, files: dict[str, bytes]) -> Public:
    from constat.record.casework import editions

    office = " ".join(case.keys.office.split())
    return Public(
        code=str(row.code),
        title={"en": str(row.title_en or row.title_fr or row.code), "fr": str(row.title_fr or row.title_en or row.code)},
        office={"en": office, "fr": office},
        period=str(row.period),
        seal=str(row.seal),
        # So that what was published once is laid out again the same.
        day=editions.done_on(case, row, "published") or _today(case),
        files=files,
        signed=(office, case.keys.fingerprint),
        lone=bool(row.lone),
    )


def _today(case: CaseFile) -> str:
    from constat.record.casework.findings import today

    return str(today(case))[:10]


def _changes(case: CaseFile, row: Any, edition: Public) -> tuple[str, Changes | None]:
    """Code of the former edition, where it was published (withdrawn since or not), and what changed since."""
    from constat.record.casework import editions
    from constat.report.editions import changes

    if not row.former:
        return "", None
    former = _row(case, row.former)
    if not editions.done_on(case, former, "published"):
        return "", None
    before = replace(edition, files=built_files(unpack(editions.package(case, former.pk))), seal=str(former.seal))
    return str(former.code), changes(before.manifest, edition.manifest)


def _passes(package: dict[str, bytes], code: str) -> None:
    """Whether disclosure control lets it out: an unanswered warning, or a package that does not say, does not pass."""
    try:
        passes = json.loads(package["decision.json"])["passes"] is True
    except (KeyError, ValueError, TypeError):
        passes = False
    if not passes:
        raise Refused("publish-disclosure", room="report", code=code)


def _summary(path: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return dict(told) if {"name", "seal", "title", "period", "files", "office"} <= set(told) and isinstance(told["files"], dict) else None
    except (OSError, ValueError, TypeError):
        return None
