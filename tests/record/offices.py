"""Offices for tests: case files with real keys (at the smallest cost), who trust each other or do not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from constat.record.casefile import CaseFile
from constat.record.keys import Cost
from constat.record.lens import Lens

PHRASE = "corbeau lune sept"
ROLES = ("documenter", "verifier", "steward", "administrator")


@dataclass
class Office:
    """One office: its case file, unlocked, and its recovery key."""

    case: CaseFile
    recovery: str
    home: Path

    @property
    def lens(self) -> Lens:
        """The eyes of whoever unlocked."""
        return Lens(self.case, self.case.keys.need())

    def opened(self, sealed: Any) -> Any:
        """The plain value of a sealed field, with a reason."""
        return sealed.open(self.lens, "to test")

    def __iter__(self) -> Any:
        return iter((self.case, self.recovery))


def office(home: Path, name: str, url: str = "", roles: tuple[str, ...] = ROLES) -> Office:
    """A new office in a folder of its own."""
    folder = home / name.lower()
    folder.mkdir(parents=True, exist_ok=True)
    case, recovery = CaseFile.create(folder, office=name, code="awa", passphrase=PHRASE, roles=roles, cost=Cost.smallest(), database_url=url)
    return Office(case, recovery, folder)


def trusting(*offices: Office) -> None:
    """Everybody trusts everybody, by fingerprint."""
    for one in offices:
        for other in offices:
            if one is not other:
                one.case.keys.trust(other.case.keys.card(), other.case.keys.fingerprint)
