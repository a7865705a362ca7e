"""What the datasets share: which root reports each takes up, and the rows and links that they write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from constat.examples.fictional.country import Country
from constat.examples.fictional.hearing import Report

AUTHORITY: Final = ("mission", "otdh", "wire", "radio", "army", "witness", "hospital")
"""Whose account a coder prefers, best first."""

SOURCE_NAMES: Final = {
    "mission": "Joint Observation Mission",
    "otdh": "Tarkane Human Rights Observatory",
    "wire": "Agence Erg Presse",
    "radio": "Radio Puits FM",
    "army": "Armed Forces communiqué",
    "witness": "witness",
    "hospital": "district hospital",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One told row and one true incident that it tells of: whole, a part of it, or merged with others."""

    dataset: str
    told: str
    incident: str
    role: str
    roots: tuple[str, ...]


@dataclass(slots=True)
class Telling:
    """A dataset as written: its columns, its rows, and the truth of each row."""

    dataset: str
    columns: tuple[str, ...]
    rows: list[dict[str, Any]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def tell(self, key: str, row: dict[str, Any], reports: dict[str, list[Report]], role: str) -> None:
        """Adds a row and its links; `reports` are those behind it, by incident."""
        if unknown := set(row) - set(self.columns):
            raise KeyError(f"{self.dataset} has no column {sorted(unknown)}")
        self.rows.append(row)
        for incident, behind in reports.items():
            self.links.append(Link(self.dataset, key, incident, role, tuple(r.id for r in behind)))


def taken_up(country: Country, reports: list[Report], dataset: str, rng: Random) -> dict[str, list[Report]]:
    """The reports that a dataset has read, by incident, the most authoritative first."""
    reads = country.sources["datasets"][dataset]["reads"]
    read: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.root in reads and rng.random() < reads[report.root]:
            read[report.incident].append(report)
    for behind in read.values():
        behind.sort(key=lambda r: (AUTHORITY.index(r.root), r.id))
    return dict(read)
