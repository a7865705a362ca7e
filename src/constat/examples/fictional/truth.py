"""What truly happened in Tarkane: a branching process of incidents, seeded, with the effect of a dated change known.

Each stream (violence.yaml) has a background; an incident may spread (diffusion) or be answered (retaliation). After the
shock the background of some streams in some districts is multiplied: the excess, and everything that descends from it,
is drawn on top of the history that would have been, and marked. So the world without the shock is the same history with
the marked incidents left out, and the true effect is a count, not a model.
"""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from constat.examples.fictional.country import Country, Locality

CIVILIANS = ("men", "women", "boys", "girls")


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as it was. `by_day` splits its dead over its days; `shock` names the change without which it would
    not have happened; `parent` is the incident that it spread from or answers."""

    id: str
    stream: str
    kind: str
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    start: date
    end: date
    place: Locality
    men: int
    women: int
    boys: int
    girls: int
    fighters_a: int
    fighters_b: int
    by_day: tuple[int, ...]
    injured: int
    abducted: int
    detained: int
    sexual_violence: int
    cause: str
    parent: str
    shock: str
    note: str = ""

    @property
    def civilians(self) -> int:
        """Civilians killed."""
        return self.men + self.women + self.boys + self.girls

    @property
    def fighters(self) -> int:
        """Fighters killed, on both sides."""
        return self.fighters_a + self.fighters_b

    @property
    def killed(self) -> int:
        """All killed."""
        return self.civilians + self.fighters

    @property
    def perpetrators(self) -> tuple[str, ...]:
        """Those who committed violence against civilians; none in a fight between armed parties."""
        return self.side_a if self.kind == "one-sided" else ()


@dataclass(frozen=True, slots=True)
class _Seed:
    """An incident yet to be told in full: where, when and why."""

    stream: str
    day: date
    district: str
    cause: str
    parent: str
    shock: str


def poisson(rng: Random, mean: float) -> int:
    """A Poisson draw by Knuth's product method; meant for small means."""
    limit, k, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        k += 1
        product *= rng.random()
    return k


def season(stream: dict[str, Any], month: int) -> float:
    """The month's factor: a cosine around 1 that is highest in the peak month."""
    s = stream["season"]
    return 1 + float(s["amplitude"]) * math.cos(2 * math.pi * (month - s["peak"]) / 12)


def history(country: Country, seed: int) -> list[Incident]:
    """Every incident of the three years, ordered by day, ids `T00001`...; what is scripted has its own ids."""
    first, last = country.violence["period"]
    streams = {s["id"]: s for s in country.violence["streams"]}
    rng = Random(f"{seed}:history")
    waiting = list(_background(country, streams, rng))
    told: list[Incident] = []
    while waiting:
        grain = waiting.pop()
        if not first <= grain.day <= last or grain.day < streams[grain.stream].get("from", first):
            continue
        incident = _happen(country, streams[grain.stream], grain, f"#{len(told)}", rng)
        told.append(incident)
        waiting.extend(_descend(country, streams[grain.stream], incident, rng))
    told.sort(key=lambda i: (i.start, i.place.pcode, i.stream, i.id))
    ids = {i.id: f"T{n:05d}" for n, i in enumerate(told, 1)}
    numbered = [replace(i, id=ids[i.id], parent=ids.get(i.parent, "")) for i in told]
    numbered += [_scripted(country, s, streams[s["stream"]]) for s in country.violence["scripted"]]
    return sorted(numbered, key=lambda i: (i.start, i.id))


def _background(country: Country, streams: dict[str, Any], rng: Random) -> Iterator[_Seed]:
    """Background incidents month by month, then the excess that the shock adds."""
    first, last = country.violence["period"]
    for stream in streams.values():
        shares = {d.pcode: float(stream["weights"][d.region_pcode]) for d in country.districts.values()}
        whole = sum(shares.values())
        for year in range(first.year, last.year + 1):
            for month in range(1, 13):
                days = calendar.monthrange(year, month)[1]
                level = country.violence["scale"] * stream["rate"] * season(stream, month) * days / 30.4375
                for pcode, share in shares.items():
                    mean = level * share / whole
                    for _ in range(poisson(rng, mean)):
                        yield _Seed(stream["id"], date(year, month, rng.randint(1, days)), pcode, "background", "", "")
                    for shock in country.violence["shocks"]:
                        if stream["id"] in shock["streams"] and pcode in shock["districts"]:
                            for _ in range(poisson(rng, mean * (shock["multiplier"] - 1))):
                                day = date(year, month, rng.randint(1, days))
                                if day >= shock["date"]:
                                    yield _Seed(stream["id"], day, pcode, "background", "", shock["id"])


def _descend(country: Country, stream: dict[str, Any], incident: Incident, rng: Random) -> Iterator[_Seed]:
    """What an incident sets off: more of its own kind nearby, and answers by others."""
    spread = stream["diffusion"]
    weights = stream["weights"]
    near = [incident.place.district] * 2 + [n for n in country.districts[incident.place.district].neighbours if weights[n[:4]] > 0]
    for _ in range(poisson(rng, float(spread["expected"]))):
        after = 1 + int(rng.expovariate(1 / spread["days"]))
        yield _Seed(stream["id"], incident.end + timedelta(after), rng.choice(near), "diffusion", incident.id, incident.shock)
    for answer in stream.get("retaliation", []):
        for _ in range(poisson(rng, float(answer["expected"]) * min(3.0, 0.5 + incident.killed / 6))):
            after = 1 + int(rng.expovariate(1 / answer["days"]))
            yield _Seed(answer["by"], incident.end + timedelta(after), incident.place.district, "retaliation", incident.id, incident.shock)


def _happen(country: Country, stream: dict[str, Any], grain: _Seed, key: str, rng: Random) -> Incident:
    """The incident in full: place, length, parties, dead and other harm."""
    district = country.districts[grain.district]
    place = rng.choice(district.localities)
    deaths = stream["deaths"]
    killed = 0
    if rng.random() >= deaths["none"]:
        killed = max(1, round(rng.lognormvariate(math.log(deaths["median"]), deaths["sigma"])))
    length = 1 if rng.random() > 0.05 + min(0.4, killed / 60) else rng.randint(2, 5)
    end = min(grain.day + timedelta(length - 1), country.violence["period"][1])
    side_a = tuple(stream["side_a"])
    if grain.day >= country.violence["partner_arrives"] and rng.random() < stream.get("joint", 0):
        side_a = (*side_a, "legion")
    side_b = tuple(stream.get("side_b", ()))
    civilian_share = 1 - deaths.get("fighters", 0.0) if stream["kind"] == "one-sided" else deaths.get("civilians", 0.0)
    civilians = sum(rng.random() < civilian_share for _ in range(killed))
    fighters = killed - civilians
    # one-sided: the few fighters among the dead are held by the perpetrator, so they count on side B
    on_a = 0 if stream["kind"] == "one-sided" else sum(rng.random() < 0.42 for _ in range(fighters))
    groups = dict.fromkeys(CIVILIANS, 0)
    for _ in range(civilians):
        groups[rng.choices(CIVILIANS, (76, 14, 6, 4))[0]] += 1
    return Incident(
        id=key, stream=stream["id"], kind=stream["kind"], side_a=side_a, side_b=side_b, start=grain.day, end=end, place=place,
        men=groups["men"], women=groups["women"], boys=groups["boys"], girls=groups["girls"],
        fighters_a=on_a, fighters_b=fighters - on_a, by_day=_split(rng, killed, (end - grain.day).days + 1),
        injured=poisson(rng, float(stream["injured"]) * (0.7 + killed * 0.5)),
        abducted=_harm(rng, stream.get("abducted")), detained=_harm(rng, stream.get("detained")),
        sexual_violence=_harm(rng, stream.get("sexual_violence")),
        cause=grain.cause, parent=grain.parent, shock=grain.shock,
    )  # fmt: skip


def _harm(rng: Random, setting: dict[str, float] | None) -> int:
    """Persons harmed in another way: none, or at least one."""
    if setting is None or rng.random() >= setting["chance"]:
        return 0
    return 1 + poisson(rng, setting["mean"] - 1)


def _split(rng: Random, killed: int, days: int) -> tuple[int, ...]:
    """The dead of an episode over its days, most of them early."""
    split = [0] * days
    for _ in range(killed):
        split[rng.choices(range(days), [2.0**-d for d in range(days)])[0]] += 1
    return tuple(split)


def _scripted(country: Country, s: dict[str, Any], stream: dict[str, Any]) -> Incident:
    """An incident written by hand in violence.yaml."""
    place = next(x for d in country.districts.values() for x in d.localities if x.name == s["locality"])
    return Incident(
        id=f"T-{s['id']}", stream=s["stream"], kind=stream["kind"], side_a=tuple(s["side_a"]), side_b=(), start=s["start"],
        end=s["end"], place=place, **s["civilians"], fighters_a=0, fighters_b=s["fighters"], by_day=tuple(s["by_day"]),
        injured=s["injured"], abducted=0, detained=s["detained"], sexual_violence=s["sexual_violence"], cause="scripted",
        parent="", shock="", note=s["note"],
    )  # fmt: skip
