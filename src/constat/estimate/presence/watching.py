"""What entries of coverage add up to: how many offices watched a selection's places, step by step and between two periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadSelection
from constat.estimate.presence.entry import KINDS, Entry
from constat.events.names import fold, fold_place
from constat.model import Selection

if TYPE_CHECKING:
    from constat.events.query import Table

Period = tuple[date, date]
FELL: Final = 0.9
"""Coverage fell where fewer than nine in ten of the office-days a day remain, and rose where it is the other way round."""
_PLACED: Final = ("place", "pcode", "cell", "box")


def here(table: Table | None, selection: Selection, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of the selection's places: those of a place that its events name, that it names itself, or of a country that holds
    it. A selection without a place takes those of its countries, else all."""
    known = tuple(entries)
    if not known:
        return ()
    if not any(getattr(selection, key) for key in _PLACED) and (not selection.country or table is None):
        return known
    codes = {code.upper() for code in selection.pcode}
    names = {fold_place(name) for name in (*selection.place, *selection.country)} | {fold(name) for name in selection.country}
    if table is not None:
        for row in _named(table, selection):
            names |= {fold_place(row[level]) for level in ("admin1", "admin2", "admin3") if row[level]}
            names |= {fold(row["country"])} if row["country"] else set()
    found = []
    for entry in known:
        code = entry.pcode.upper()
        by_code = bool(code) and any(code.startswith(c) or c.startswith(code) for c in codes)
        # Where both sides have codes, names (Mopti the town, Mopti the region) have nothing to add.
        if by_code or (not (codes and code) and entry.names() & names):
            found.append(entry)
    return tuple(found)


def _named(table: Table, selection: Selection) -> list[dict[str, Any]]:
    """The divisions that events of the selection's places name, whoever did whatever whenever."""
    looked = Selection(country=selection.country, place=selection.place, pcode=selection.pcode, cell=selection.cell, box=selection.box)
    try:
        return table.group(looked, ["country", "admin1", "admin2", "admin3"]).to_dicts()
    except BadSelection:
        # A place that no event names may still have been watched.
        return []


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step of a strip: of each kind, how many offices were so on any of its days, and the mean number a day."""

    start: date
    end: date
    offices: dict[str, int]
    mean: dict[str, float]

    @property
    def watching(self) -> float:
        """Mean number of offices a day from which somebody watched."""
        return self.mean.get("watching", 0.0)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"from": self.start.isoformat(), "to": self.end.isoformat(), "offices": self.offices, "mean_offices_a_day": self.mean}


def strip(entries: Sequence[Entry], steps: Iterable[Period]) -> tuple[Stretch, ...]:
    """The strip of these steps. An office whose entries of one kind touch counts once a day."""
    found = []
    for start, end in steps:
        days = (end - start).days + 1
        offices: dict[str, int] = {}
        mean: dict[str, float] = {}
        for kind in (*KINDS, "watching"):
            by_office: dict[tuple[str, str], int] = {}
            for entry in entries:
                if entry.kind == kind or (kind == "watching" and entry.watches):
                    covered = entry.days(start, end)
                    if covered:
                        key = (entry.office, entry.place)
                        by_office[key] = min(days, by_office.get(key, 0) + covered)
            if by_office:
                offices[kind] = len(by_office)
                mean[kind] = round(sum(by_office.values()) / days, 2)
        found.append(Stretch(start, end, offices, mean))
    return tuple(found)


def months(first: date, last: date) -> list[Period]:
    """The calendar months that touch first..last."""
    found, start = [], first.replace(day=1)
    while start <= last:
        after = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        found.append((start, after - timedelta(days=1)))
        start = after
    return found


@dataclass(frozen=True, slots=True)
class Watched:
    """What entries say of two periods: offices that watched, a day on average, and which of them began or ceased."""

    now: float
    before: float
    lost: tuple[str, ...]
    """Offices that watched less than in the other period by a tenth of its days or more."""
    gained: tuple[str, ...]
    known: bool
    """Whether any entry speaks of each of the periods."""

    @property
    def fell(self) -> bool:
        """Whether coverage fell."""
        return self.known and self.now < FELL * self.before

    @property
    def rose(self) -> bool:
        """Whether coverage rose."""
        return self.known and self.before < FELL * self.now

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "offices_a_day": round(self.now, 3), "offices_a_day_against": round(self.before, 3), "lost": list(self.lost),
            "gained": list(self.gained), "known": self.known, "fell": self.fell, "rose": self.rose,
        }


def watched(entries: Sequence[Entry], period: Period, against: Period) -> Watched | None:
    """The two periods by these entries; None where there are none."""
    if not entries:
        return None
    shares = [_shares(entries, span) for span in (period, against)]
    names = sorted({*shares[0], *shares[1]})
    moved = {name: shares[0].get(name, 0.0) - shares[1].get(name, 0.0) for name in names}
    known = all(any(e.days(*span) for e in entries) for span in (period, against))
    lost, gained = (tuple(n for n in names if sign * moved[n] <= FELL - 1) for sign in (1, -1))
    return Watched(sum(shares[0].values()), sum(shares[1].values()), lost, gained, known)


def _shares(entries: Iterable[Entry], span: Period) -> dict[str, float]:
    """Of each office, the share of the days on which it watched."""
    days = (span[1] - span[0]).days + 1
    found: dict[str, float] = {}
    for entry in entries:
        if entry.watches and (covered := entry.days(*span)):
            name = entry.office if fold(entry.place) in fold(entry.office) else f"{entry.office} ({entry.place})"
            found[name] = min(1.0, found.get(name, 0.0) + covered / days)
    return found
