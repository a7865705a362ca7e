"""One entry of coverage: which office of which organisation watched which place, how, from when to when."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from constat.errors import BadInput
from constat.events.names import fold, fold_place
from constat.model.figure import canonical_json
from constat.vocab import load

KINDS: Final[tuple[str, ...]] = tuple(load("coverage-kind").ids)
"""Vocabulary coverage-kind, in its order."""
WATCHING: Final = ("mission", "office-open")
"""Kinds in which somebody was there and could be met."""
DENYING: Final = ("visit-refused", "network-cut")
"""Kinds in which somebody was kept from seeing, or those who saw from telling."""

_SAID: Final[dict[str, str]] = {
    **{fold(word): term.id for term in load("coverage-kind").terms for word in (term.id, term.en, term.fr)},
    **{fold(word): kind for kind, words in {
        "office-open": "open,ouvert,ouverte", "office-closed": "closed,withdrawn,ferme,fermee,fermé,retiré,retire",
        "visit-refused": "denied,access denied,refused,refusé,refuse,accès refusé", "network-cut": "network cut,cut,coupé,réseau coupé,reseaux coupes",
        "remote-only": "remote,à distance,a distance", "mission": "visit,visite",
    }.items() for word in words.split(",")},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of days in which an office watched a place, or was kept from it."""

    office: str
    """What is watched from; the organisation's own name for it, or the organisation where it has one only."""
    organisation: str
    place: str
    """Name of a place of any level, a country's too."""
    pcode: str
    start: date
    end: date | None
    """Last day; None where it lasts."""
    kind: str
    """Vocabulary coverage-kind."""
    reason: str = ""
    interviews: int | None = None
    origin: str = ""
    """File and row, `hand`, or `register:` with the record's id."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadInput("coverage-kind", room="estimate", kind=self.kind, known=", ".join(KINDS))
        if self.end is not None and self.end < self.start:
            raise BadInput("coverage-reversed", room="estimate", start=self.start.isoformat(), end=self.end.isoformat())
        for name in ("office", "place"):
            if not getattr(self, name).strip():
                raise BadInput("coverage-missing", room="estimate", column=name)

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits of what it says, wherever it came from."""
        said = {key: value for key, value in self.to_json().items() if key not in ("id", "origin")}
        return hashlib.sha256(canonical_json(said).encode()).hexdigest()[:12]

    @property
    def watches(self) -> bool:
        """Whether somebody was there."""
        return self.kind in WATCHING

    def days(self, first: date, last: date) -> int:
        """Days of first..last that it covers."""
        end = last if self.end is None else min(self.end, last)
        return max(0, (end - max(self.start, first)).days + 1)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "office": self.office, "organisation": self.organisation, "place": self.place, "pcode": self.pcode,
            "from": self.start.isoformat(), "to": self.end.isoformat() if self.end else None, "kind": self.kind,
            "reason": self.reason, "interviews": self.interviews, "origin": self.origin,
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Entry:
        """Reads what `to_json` writes."""
        return cls(
            given["office"], given["organisation"], given["place"], given["pcode"], date.fromisoformat(given["from"]),
            date.fromisoformat(given["to"]) if given["to"] else None, given["kind"], given["reason"], given["interviews"], given["origin"],
        )

    def names(self) -> frozenset[str]:
        """What its place is called, folded, as the names of events are."""
        return frozenset({fold_place(self.place), fold(self.place)})


def kind_of(word: str) -> str:
    """The kind that a word of a table means (`open`, `fermé`, `Office open`); refused where none does."""
    found = _SAID.get(fold(word))
    if found is None:
        raise BadInput("coverage-kind", room="estimate", kind=word or "-", known=", ".join(KINDS))
    return found
