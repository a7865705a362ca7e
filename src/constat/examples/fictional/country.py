"""Tarkane itself, read from the YAML files beside: territory, parties, offices. It is the same whatever the seed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Locality:
    """A named place with its point; `remote` is 0 at the district's seat and 1 farthest from it."""

    pcode: str
    name: str
    latitude: float
    longitude: float
    remote: float
    district: str


@dataclass(frozen=True, slots=True)
class District:
    """Second administrative level: its centre, its neighbours, its localities (the seat first)."""

    pcode: str
    name: str
    region_pcode: str
    region: str
    latitude: float
    longitude: float
    neighbours: tuple[str, ...]
    localities: tuple[Locality, ...]

    @property
    def seat(self) -> Locality:
        """The town that gives the district its name."""
        return self.localities[0]


@dataclass(frozen=True, slots=True)
class Party:
    """An armed party (or the civilians): names, aliases and how each source calls it."""

    id: str
    kind: str
    name: dict[str, str] = field(hash=False)
    aliases: tuple[str, ...]
    spoken: tuple[str, ...]
    told: dict[str, str] = field(hash=False)
    ged_id: int
    acled_inter: str


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of an office's life."""

    first: date
    last: date
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Office:
    """A place from which an organisation watches one district."""

    id: str
    organisation: str
    district: str
    spans: tuple[Span, ...]

    def is_open(self, day: date) -> bool:
        """Whether it worked on that day."""
        return any(s.first <= day <= s.last and s.status == "open" for s in self.spans)


@dataclass(frozen=True, slots=True)
class Country:
    """Everything that stays: districts, parties, offices, and the settings of violence and sources."""

    facts: dict[str, Any]
    districts: dict[str, District]
    parties: dict[str, Party]
    offices: tuple[Office, ...]
    violence: dict[str, Any]
    sources: dict[str, Any]

    def watched(self, organisation: str, district: str, day: date) -> str:
        """How an organisation watches a district that day: `here`, `away` (from a neighbour) or nothing."""
        open_in = {o.district for o in self.offices if o.organisation == organisation and o.is_open(day)}
        if district in open_in:
            return "here"
        return "away" if open_in.intersection(self.districts[district].neighbours) else ""

    def told(self, parties: tuple[str, ...], source: str) -> list[str]:
        """The names that a source uses for these parties."""
        return [self.parties[p].told[source] for p in parties]


def read_yaml(name: str) -> dict[str, Any]:
    """One of the YAML files beside this module."""
    content: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return content


@cache
def load() -> Country:
    """The country as its files describe it."""
    facts = read_yaml("country.yaml")
    districts: dict[str, District] = {}
    for region in facts.pop("regions"):
        for d in region["districts"]:
            localities = tuple(
                Locality(f"{d['pcode']}{n:02d}", name, lat, lon, remote, d["pcode"]) for n, (name, lat, lon, remote) in enumerate(d["localities"], 1)
            )
            districts[d["pcode"]] = District(d["pcode"], d["name"], region["pcode"], region["name"], d["lat"], d["lon"], tuple(d["neighbours"]), localities)
    parties = {
        p["id"]: Party(p["id"], p["kind"], p["name"], tuple(p["aliases"]), tuple(p["spoken"]), p["told"], p["ged_id"], p["acled_inter"])
        for p in read_yaml("parties.yaml")["parties"]
    }
    offices = tuple(Office(o["id"], o["organisation"], o["district"], tuple(Span(*span) for span in o["spans"])) for o in read_yaml("coverage.yaml")["offices"])
    return Country(facts, districts, parties, offices, read_yaml("violence.yaml"), read_yaml("sources.yaml"))


def distance_km(a: Locality, b: Locality) -> float:
    """Great-circle distance between two localities."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
