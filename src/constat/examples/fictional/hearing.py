"""Who hears of an incident, and what they say of it: the root reports that every dataset copies from.

A report is never outside the truth in time or place: it is coarser. Its numbers vary, its parties may be unnamed or
wrong, and the army's own reports call the dead fighters. Whether a root hears at all depends on the size, the distance,
the party and, for those with offices, on whether one was open that day.
"""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from constat.examples.fictional.country import Country, District, Locality, distance_km
from constat.examples.fictional.truth import CIVILIANS, Incident


@dataclass(frozen=True, slots=True)
class Told:
    """Where a report puts an incident: exact, within-25-km, district or province."""

    precision: str
    district: District
    place: Locality | None
    """None where only the district or the region is known."""

    @property
    def point(self) -> tuple[float, float]:
        """The point that a coder gives to it: the place, or the district's centre."""
        if self.place is not None:
            return self.place.latitude, self.place.longitude
        return self.district.latitude, self.district.longitude


@dataclass(frozen=True, slots=True)
class Report:
    """What one root source says of one incident."""

    id: str
    root: str
    incident: str
    heard: date
    start: date
    end: date
    where: Told
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    civilians: tuple[int, int, int]
    """Civilians killed: low, best, high."""
    groups: dict[str, int]
    """Civilians by men, women, boys, girls; what is missing from best is of unknown sex and age."""
    fighters: int
    status_unknown: int
    injured: int
    abducted: int
    detained: int
    sexual_violence: int

    @property
    def killed(self) -> int:
        """All that it tells of as killed (best)."""
        return self.civilians[1] + self.fighters + self.status_unknown


def logistic(x: float) -> float:
    """A chance from log-odds."""
    return 1 / (1 + math.exp(-x))


def listen(country: Country, incidents: list[Incident], seed: int) -> list[Report]:
    """Every root report, ordered by the day on which it was heard, ids `R00001`..."""
    rng = Random(f"{seed}:hearing")
    forced = {f"T-{s['id']}": s for s in country.violence["scripted"]}
    reports: list[Report] = []
    for incident in incidents:
        heard: set[str] = set()
        for root, setting in country.sources["roots"].items():
            chance = _chance(country, incident, setting, heard)
            script = forced.get(incident.id)
            if (root in script["heard_by"]) if script else (rng.random() < chance):
                heard.add(root)
                copies = 1 + (root == "witness" and rng.random() < 0.35)
                for _ in range(copies):
                    blamed = tuple(script.get("blamed", ())) if script and root == "army" else ()
                    reports.append(_report(country, incident, root, setting, blamed, f"R{len(reports) + 1:05d}", rng))
    return reports


def _chance(country: Country, incident: Incident, setting: dict[str, Any], heard: set[str]) -> float:
    """The chance that a root hears of an incident."""
    away = 1.0
    if "only" in setting and setting["only"] not in incident.side_a:
        return 0.0
    if "needs" in setting and setting["needs"] not in heard:
        return 0.0
    if "office" in setting:
        watched = country.watched(setting["office"], incident.place.district, incident.start)
        if not watched:
            return 0.0
        away = setting["away"] if watched == "away" else 1.0
    odds = setting["base"] + setting["size"] * math.log1p(incident.killed + incident.injured)
    odds += setting["remote"] * incident.place.remote
    odds += sum(setting.get("party", {}).get(p, 0.0) for p in incident.side_a)
    odds += sum(more for root, more in setting.get("after", {}).items() if root in heard)
    if setting.get("office") == "hospital" and not incident.injured:
        return 0.0
    return away * logistic(odds)


def _report(country: Country, incident: Incident, root: str, setting: dict[str, Any], blamed: tuple[str, ...], key: str, rng: Random) -> Report:
    """What the root says: within the truth in time and place, near it in number, not always right on who."""
    start, end = _when(incident, setting, rng)
    heard = incident.end + timedelta(1 + int(rng.expovariate(1 / setting["delay"])))
    side_a, side_b = incident.side_a, incident.side_b
    if "legion" in side_a and root != "mission" and rng.random() < 0.5:
        side_a = tuple(p for p in side_a if p != "legion")
    if blamed:
        side_a = blamed
    elif rng.random() < setting["unsure"]:
        side_a = ("unidentified",) if incident.kind == "one-sided" else side_a
    elif incident.kind == "one-sided" and rng.random() < setting["wrong"]:
        side_a = (rng.choice([p for p in ("aps", "gardiens", "fat") if p not in incident.side_a]),)
    civilians, fighters, unknown = incident.civilians, incident.fighters, 0
    if root == "army" and not blamed:
        # framed: whoever died in an operation was a fighter, and the number is rounded up
        civilians, fighters = 0, round(incident.killed * rng.uniform(1.0, 1.35)) if incident.kind == "one-sided" else fighters
    elif root in ("radio", "wire") and rng.random() < 0.3:
        civilians, fighters, unknown = 0, 0, incident.killed
    elif root == "hospital":
        civilians, fighters, unknown = 0, 0, sum(rng.random() < 0.12 for _ in range(incident.killed))
    low, best, high = _vague(rng, civilians, setting["noise"])
    return Report(
        id=key, root=root, incident=incident.id, heard=heard, start=start, end=end,
        where=_where(country, incident, setting, rng), side_a=side_a, side_b=side_b, civilians=(low, best, high),
        groups=_groups(rng, incident, root, best), fighters=_vague(rng, fighters, setting["noise"])[1] if root != "army" else fighters,
        status_unknown=unknown, injured=_vague(rng, incident.injured, setting["noise"])[1],
        abducted=_vague(rng, incident.abducted, setting["noise"])[1], detained=_vague(rng, incident.detained, setting["noise"])[1],
        sexual_violence=incident.sexual_violence if root in ("mission", "otdh", "witness") else 0,
    )  # fmt: skip


def _vague(rng: Random, n: int, noise: float) -> tuple[int, int, int]:
    """A number as told: low, best, high around it; small numbers are mostly right, nothing becomes something."""
    if n == 0 or (n <= 2 and rng.random() < 0.8):
        return n, n, n
    best = max(1, round(n * math.exp(rng.gauss(0, noise))))
    spread = rng.random() * noise
    return max(1, math.floor(best * (1 - spread))), best, math.ceil(best * (1 + 1.6 * spread))


def _groups(rng: Random, incident: Incident, root: str, best: int) -> dict[str, int]:
    """Sex and age of the civilians told of; only those who visit or bury know it, and never of all."""
    if root not in ("mission", "otdh", "witness"):
        return dict.fromkeys(CIVILIANS, 0)
    pool = [g for g in CIVILIANS for _ in range(getattr(incident, g))][:best]
    kept = [g for g in pool if rng.random() < 0.85]
    return {g: kept.count(g) for g in CIVILIANS}


def _when(incident: Incident, setting: dict[str, Any], rng: Random) -> tuple[date, date]:
    """An interval that holds the true one: the same, or wider by days, to its week, or to its month."""
    if rng.random() < setting["day"]:
        return incident.start, incident.end
    width = rng.choices(("days", "week", "month"), (6, 3, 1))[0]
    if width == "days":
        return incident.start - timedelta(rng.randint(0, 2)), incident.end + timedelta(rng.randint(0, 2))
    if width == "week":
        before = rng.randint(0, 6)
        return incident.start - timedelta(before), max(incident.end, incident.start - timedelta(before) + timedelta(6))
    first = incident.start.replace(day=1)
    following = (first + timedelta(32)).replace(day=1)
    return first, max(incident.end, following - timedelta(1))


def _where(country: Country, incident: Incident, setting: dict[str, Any], rng: Random) -> Told:
    """The place as told: itself, a place within 25 km, its district, or its region."""
    district = country.districts[incident.place.district]
    if rng.random() < setting["place"]:
        return Told("exact", district, incident.place)
    coarse = rng.choices(("within-25-km", "district", "province"), (5, 4, 1))[0]
    if coarse == "within-25-km":
        near = [x for x in district.localities if x is not incident.place and distance_km(x, incident.place) <= 25]
        return Told(coarse, district, rng.choice(near)) if near else Told("district", district, None)
    return Told(coarse, district, None)
