"""What is public of an edition: its facts, its files, and the manifest that its files carry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

from constat import __version__
from constat.errors import BadFile, ConstatError, Refused
from constat.language import LANGUAGES, date_range
from constat.model.figure import Figure, canonical_json
from constat.model.selection import parse_period
from constat.report.editions import Changes
from constat.report.reading import open_bytes

NAME: Final = "edition.json"
FORMATS: Final = ("html", "pdf", "docx", "xlsx", "csv", "json")
VERIFIABLE: Final = ("html", "pdf", "docx", "xlsx")
RESERVED: Final = ("index", "read", "verify", "edition", "signature", "signed", "office", "figure")
"""First words of names that the site itself uses."""


@dataclass(frozen=True)
class Public:
    """An edition as anyone may know it."""

    code: str
    title: Mapping[str, str]
    office: Mapping[str, str]
    period: str
    seal: str
    day: str
    """The day it was published."""
    files: Mapping[str, bytes] = field(repr=False)
    """The report as built: exactly what was approved."""
    signed: tuple[str, str] | None = None
    """Office and fingerprint, where it is signed."""
    lone: bool = False
    former: str = ""
    """Code of the edition that it follows."""
    changes: Changes | None = None
    withdrawn: tuple[str, str] | None = None
    """The day and the reason."""

    @cached_property
    def manifests(self) -> dict[str, dict[str, Any]]:
        """The manifest of a file of each language, the page before the others."""
        found: dict[str, dict[str, Any]] = {}
        for ending in VERIFIABLE:
            for name, data in sorted(self.files.items()):
                if name.endswith(f".{ending}"):
                    manifest = open_bytes(data, name).manifest
                    found.setdefault(str(dict(manifest.get("document", {})).get("language", "")), manifest)
        return {language: found[language] for language in LANGUAGES if language in found}

    @property
    def manifest(self) -> dict[str, Any]:
        """What all of its files share."""
        if not self.manifests:
            raise BadFile("publish-nothing", room="report", code=self.code)
        return next(iter(self.manifests.values()))

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure of the manifest by id."""
        return {figure.id: figure for figure in (Figure.from_json(given) for given in self.manifest.get("figures", []))}

    @cached_property
    def alike(self) -> dict[str, list[Figure]]:
        """Figures that count the same to different standards of proof, by what they count (see `counted`)."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            found.setdefault(counted(figure), []).append(figure)
        return found

    @cached_property
    def wholes(self) -> dict[str, list[Figure]]:
        """The figures computed from each figure."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            for part in dict.fromkeys(figure.parts):
                found.setdefault(part, []).append(figure)
        return found

    @cached_property
    def withheld(self) -> list[dict[str, Any]]:
        """What disclosure control withheld: what it would count and why, never a value."""
        return [dict(one) for one in dict(self.manifest.get("disclosure") or {}).get("withheld", [])]

    @property
    def incidents(self) -> list[str]:
        """Codes of the incidents listed, as the dataset gives them."""
        told = (str(dict(one).get("event", "")) for one in dict(self.manifest.get("events", {})).values())
        return sorted({event.rpartition(":")[2] for event in told if event})

    def places(self, figure: str, language: str) -> list[str]:
        """Where a figure is printed, in the file of that language or another."""
        manifest = self.manifests.get(language) or self.manifest
        return list(dict.fromkeys(str(where) for where, id, *_ in dict(manifest.get("document", {})).get("printed", []) if id == figure))

    def period_words(self, language: str) -> str:
        """The period for people; as it is where it is none that we read."""
        try:
            return date_range(*parse_period(self.period), language)
        except (ConstatError, ValueError):
            return self.period

    def to_json(self) -> dict[str, Any]:
        """What `edition.json` says: for lists and for programs."""
        return {
            "constat-edition": 1,
            "constat": __version__,
            "code": self.code,
            "title": dict(self.title),
            "office": dict(self.office),
            "period": self.period,
            "seal": self.seal,
            "published": self.day,
            "signed": {"office": self.signed[0], "fingerprint": self.signed[1]} if self.signed else None,
            "lone": self.lone,
            "former": self.former,
            "withdrawn": {"day": self.withdrawn[0], "why": self.withdrawn[1]} if self.withdrawn else None,
            "files": {name: {"sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in sorted(self.files.items())},
        }

    def to_file(self) -> bytes:
        """The same as the bytes of the file."""
        return (json.dumps(self.to_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def counted(figure: Figure) -> str:
    """What a figure counts, whatever the standard of proof."""
    told = {key: value for key, value in figure.selection.to_dict().items() if key != "standard"}
    return canonical_json([figure.kind, figure.measure, figure.population, figure.method, dict(figure.parameters), told])


def check(edition: Public) -> None:
    """Refuses files that are no report as built, that share no seal, or that do not say what was computed."""
    from constat.report.verifying import verify_bytes

    for name in edition.files:
        first, ending = name.partition(".")[0], PurePosixPath(name).suffix[1:]
        if "/" in name or ending not in FORMATS or first in RESERVED:
            raise BadFile("publish-file", room="report", name=name[:80])
    found = edition.manifest
    for name, data in sorted(edition.files.items()):
        if PurePosixPath(name).suffix[1:] in VERIFIABLE:
            verdict = verify_bytes(data, name)
            if verdict.seal != edition.seal or found["seal"] != edition.seal or not verdict.holds:
                raise Refused("publish-does-not-hold", room="report", name=name[:80])
