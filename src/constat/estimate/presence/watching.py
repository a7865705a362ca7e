"""What entries of coverage add up to: how many offices watched a selection's places, step by step and between two periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from constat.errors import BadSelection
from constat.estimate.presence.entry import DENYING, KINDS, WATCHING, Entry
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
    it. A selection without a place takes those of its countries, else all; of those, where it names datasets, not the ones of places
    that other datasets alone tell of."""
    known = tuple(entries)
    if not known:
        return ()
    if selection.dataset and table is not None and set(table.versions) > set(selection.dataset):
        own, all_ = (_places(table, Selection(dataset=names)) for names in (selection.dataset, ()))
        known = tuple(entry for entry in known if not entry.names() & all_ or entry.names() & own)
    if not any(getattr(selection, key) for key in _PLACED) and (not selection.country or table is None):
        return known
    codes = {code.upper() for code in selection.pcode}
    names = {fold_place(name) for name in (*selection.place, *selection.country)} | {fold(name) for name in selection.country}
    if table is not None:
        looked = Selection(country=selection.country, place=selection.place, pcode=selection.pcode, cell=selection.cell, box=selection.box)
        names |= _places(table, looked)
    found = []
    for entry in known:
        code = entry.pcode.upper()
        by_code = bool(code) and any(code.startswith(c) or c.startswith(code) for c in codes)
        # Where both sides have codes, names (Mopti the town, Mopti the region) have nothing to add.
        if by_code or (not (codes and code) and entry.names() & names):
            found.append(entry)
    return tuple(found)


def _places(table: Table, looked: Selection) -> set[str]:
    """The divisions that events of these places name, folded, whoever did whatever whenever."""
    try:
        rows = table.group(looked, ["country", "admin1", "admin2", "admin3"]).to_dicts()
    except BadSelection:
        # A place that no event names may still have been watched.
        return set()
    names = {fold_place(row[level]) for row in rows for level in ("admin1", "admin2", "admin3") if row[level]}
    return names | {fold(row["country"]) for row in rows if row["country"]}


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


@dataclass(frozen=True, slots=True)
class Office:
    """One office and place: of each step the kind that held on most of its days, empty where no entry speaks of it."""

    name: str
    place: str
    kinds: tuple[str, ...]

    @property
    def watched(self) -> int:
        """Number of steps in which somebody watched."""
        return sum(kind in WATCHING for kind in self.kinds)


def offices(entries: Iterable[Entry], steps: Sequence[Period]) -> tuple[Office, ...]:
    """The strip office by office, by place and name. Where kinds share a step's days alike, the one that kept people from seeing is
    told: an office that stands open in a month of cut networks hears nothing."""
    found: dict[tuple[str, str], list[dict[str, int]]] = {}
    for entry in entries:
        row = found.setdefault((entry.place, entry.office), [{} for _ in steps])
        for told, (start, end) in zip(row, steps, strict=True):
            if days := entry.days(start, end):
                told[entry.kind] = told.get(entry.kind, 0) + days
    order = {kind: rank for rank, kind in enumerate((*DENYING, "office-closed", "remote-only", *WATCHING))}
    return tuple(
        Office(name, place, tuple(max(told, key=lambda kind: (told[kind], -order.get(kind, 99))) if told else "" for told in row))
        for (place, name), row in sorted(found.items())
    )


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
