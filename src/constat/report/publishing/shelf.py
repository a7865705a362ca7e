"""What lies in `public/`: each edition as its own `edition.json` tells it, and its files by name. Needs no key and no case file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from constat.errors import ConstatError, NotFound
from constat.language import date_range
from constat.model.selection import parse_period
from constat.report.publishing.edition import NAME
from constat.report.publishing.putting import CODE, PUBLIC
from constat.report.publishing.signing import NAME as SIGNATURE
from constat.report.publishing.signing import Signature, read_signature

_PATH: Final = re.compile(r"(?:figure/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,150}")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A published edition."""

    code: str
    folder: Path
    title: dict[str, str]
    office: dict[str, str]
    period: str
    seal: str
    day: date
    files: dict[str, str]
    """SHA-256 of each file of the report by name."""
    withdrawn: dict[str, str] = field(default_factory=dict)
    """Day and reason, where it was withdrawn."""

    def title_in(self, language: str) -> str:
        """The title in that language, else in the other."""
        return self.title.get(language) or next(iter(self.title.values()), self.code)

    def office_in(self, language: str) -> str:
        """The office in that language, else in the other."""
        return self.office.get(language) or next(iter(self.office.values()), "")

    def period_in(self, language: str) -> str:
        """The period for people."""
        try:
            return date_range(*parse_period(self.period), language)
        except (ConstatError, ValueError):
            return self.period

    def path(self, name: str) -> Path:
        """A file of the folder; `NotFound` for every name that is none, whatever it leads to."""
        path = self.folder / name
        if not _PATH.fullmatch(name) or ".." in name or path.is_symlink() or path.parent.is_symlink() or not path.is_file():
            raise NotFound("no-such-public-file", room="report", name=name[:80])
        return path

    def signature(self) -> Signature | None:
        """Its signature, checked; None where it has none or one that does not hold."""
        try:
            return read_signature((self.folder / SIGNATURE).read_bytes())
        except (OSError, ConstatError):
            return None


def editions(workspace: Path) -> list[Shelved]:
    """Every published edition, the latest first; withdrawn ones among them."""
    public = workspace / PUBLIC
    names = {path.name for path in public.iterdir() if path.is_dir()} if public.is_dir() else set()
    # A publication that was cut off may have left the former edition aside; it is still the one in force.
    codes = {name for name in names if CODE.fullmatch(name)} | {name[5:].rpartition(".")[0] for name in names if name.startswith(".old-")}
    found = [one for code in codes if (one := _read(public, code)) is not None]
    return sorted(found, key=lambda one: (one.day, one.code), reverse=True)


def the_edition(workspace: Path, code: str) -> Shelved:
    """The published edition of that code."""
    found = _read(workspace / PUBLIC, code) if CODE.fullmatch(code) else None
    if found is None:
        raise NotFound("no-such-public", room="report", code=code[:60])
    return found


def edition_of(workspace: Path, data: bytes, seal: str = "") -> tuple[Shelved, str] | None:
    """The edition that a file is of, and its name there: by its digest, else the edition by the seal with an empty name."""
    digest = sha256(data).hexdigest()
    shelved = editions(workspace)
    for one in shelved:
        for name, own in one.files.items():
            if own == digest and not one.withdrawn:
                return one, name
    return next(((one, "") for one in shelved if seal and one.seal == seal), None)


def _read(public: Path, code: str) -> Shelved | None:
    folder = public / code
    if not folder.is_dir():
        folder = next((path for path in sorted(public.glob(f".old-{code}.*")) if path.is_dir()), folder)
    if folder.is_symlink():
        return None
    try:
        told: dict[str, Any] = json.loads((folder / NAME).read_bytes())
        if told["code"] != code:
            return None
        return Shelved(
            code=code,
            folder=folder,
            title={str(k): str(v) for k, v in told["title"].items()},
            office={str(k): str(v) for k, v in told["office"].items()},
            period=str(told["period"]),
            seal=str(told["seal"]),
            day=date.fromisoformat(told["published"]),
            files={str(name): str(one["sha256"]) for name, one in told["files"].items()},
            withdrawn={str(k): str(v) for k, v in (told["withdrawn"] or {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
