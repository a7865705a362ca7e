"""The reports that were built into a workspace: what `report.build` left in its folder `reports/`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from constat.errors import ConstatError
from constat.language import date_range
from constat.model.selection import parse_period
from constat.web.errors import NotFound


@dataclass(frozen=True, slots=True)
class Shelved:
    """One report: its name, title and period in the reader's language, its folder and its files."""

    name: str
    title: str
    office: str
    period: str
    made: date | None
    seal: str
    snapshot: str
    figures: int
    folder: Path
    files: tuple[str, ...]


def reports(workspace: Path, language: str) -> list[Shelved]:
    """Every report of the workspace, the latest first. A folder that holds something else is passed over."""
    home = workspace / "reports"
    found = [shelved for path in sorted([*home.glob("*.json"), *home.glob("*/*.json")]) if (shelved := _read(path, language)) is not None]
    return sorted(found, key=lambda r: (r.made or date.min, r.name), reverse=True)


def the_report(workspace: Path, name: str, language: str) -> Shelved:
    """The report of that name; `NotFound` where there is none."""
    for shelved in reports(workspace, language):
        if shelved.name == name:
            return shelved
    raise NotFound("no-such-report", room="web", name=name[:80])


def the_file(shelved: Shelved, file: str) -> Path:
    """A file of a report. Only names that the report's own list holds are answered, so no path leads out of its folder."""
    if file not in shelved.files or Path(file).name != file:
        raise NotFound("no-such-file", room="web", name=file[:80])
    path = shelved.folder / file
    if path.is_symlink() or not path.is_file():
        raise NotFound("no-such-file", room="web", name=file[:80])
    return path


def _read(path: Path, language: str) -> Shelved | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        titles: dict[str, str] = told["title"]
        period = parse_period(told["period"])
        files = tuple(sorted(str(name) for name in told["files"]))
        return Shelved(
            name=str(told["name"]), title=str(titles.get(language) or next(iter(titles.values()))),
            office=str(dict(told.get("office") or {}).get(language, "")),
            period=date_range(*period, language), made=date.fromisoformat(told["day"]), seal=str(told["seal"]),
            snapshot=str(dict(told["snapshot"])["id"]), figures=int(told["figures"]), folder=path.parent, files=files,
        )
    except (OSError, ValueError, KeyError, TypeError, StopIteration, AttributeError, ConstatError):
        return None
