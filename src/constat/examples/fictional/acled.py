"""The dataset in the shape of ACLED: 31 columns, one number of fatalities, long incidents told day by day."""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

from constat.examples.fictional.country import Country
from constat.examples.fictional.hearing import Report
from constat.examples.fictional.telling import SOURCE_NAMES, Telling, taken_up
from constat.examples.fictional.truth import Incident

COLUMNS: Final = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
    assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
    geo_precision source source_scale notes fatalities tags timestamp""".split()  # noqa: SIM905 - read as a list of names
)
_SCALES: Final = {
    "mission": "International",
    "otdh": "Local partner-Other",
    "wire": "National",
    "radio": "Subnational",
    "army": "National",
}


def tell(country: Country, incidents: list[Incident], reports: list[Report], seed: int) -> Telling:
    """The dataset, ordered by date. Its numbers are conservative, and it holds incidents in which nobody died."""
    rng = Random(f"{seed}:acled")
    read = taken_up(country, reports, "acled", rng)
    telling = Telling("acled", COLUMNS)
    for incident in incidents:
        behind = read.get(incident.id)
        if not behind:
            continue
        days = list(_days(country, incident, behind, rng))
        for day, precision, fatalities in days:
            key = f"TKN{len(telling.rows) + 1}"
            row = _row(country, incident, behind, day, precision, fatalities, rng) | {"event_id_cnty": key}
            telling.tell(key, row, {incident.id: behind}, "whole" if len(days) == 1 else "part")
    return telling


def _days(country: Country, incident: Incident, behind: list[Report], rng: Random) -> Iterator[tuple[date, int, int]]:
    """The rows that one incident becomes: date, time precision, fatalities."""
    first = behind[0]
    fatalities = min(r.civilians[0] + r.fighters + r.status_unknown for r in behind)
    exact = (first.start, first.end) == (incident.start, incident.end)
    if exact and len(incident.by_day) > 1 and rng.random() < country.sources["datasets"]["acled"]["split"]:
        left = fatalities
        for n, dead in enumerate(incident.by_day):
            last = n == len(incident.by_day) - 1
            share = left if last else min(left, round(fatalities * dead / max(1, incident.killed)))
            left -= share
            yield incident.start + timedelta(n), 1, share
        return
    length = (first.end - first.start).days
    precision = 1 if length == 0 else 2 if length < 7 else 3
    yield first.start + timedelta(rng.randint(0, length)), precision, fatalities


def _row(country: Country, incident: Incident, behind: list[Report], day: date, precision: int, fatalities: int, rng: Random) -> dict[str, Any]:
    first = behind[0]
    one_sided = incident.kind == "one-sided"
    side_a, side_b = first.side_a, first.side_b or ("civilians",)
    actors_a, actors_b = country.told(side_a, "acled"), country.told(side_b, "acled")
    inter_a, inter_b = country.parties[side_a[0]].acled_inter, country.parties[side_b[0]].acled_inter
    kind, sub = ("Violence against civilians", "Attack") if one_sided else ("Battles", "Armed clash")
    if one_sided and not fatalities and incident.abducted:
        sub = "Abduction/forced disappearance"
    elif one_sided and not fatalities and first.sexual_violence:
        sub = "Sexual violence"
    elif not one_sided and incident.stream == "fat-operations" and rng.random() < 0.25:
        kind, sub = "Explosions/Remote violence", "Air/drone strike"
    where = first.where
    place = where.place or where.district.seat
    lat, lon = (place.latitude, place.longitude)
    added = max(r.heard for r in behind) + timedelta(rng.randint(3, 12))
    return {
        "event_date": day.isoformat(), "year": day.year, "time_precision": precision, "disorder_type": "Political violence",
        "event_type": kind, "sub_event_type": sub, "actor1": actors_a[0], "assoc_actor_1": "; ".join(actors_a[1:]),
        "inter1": inter_a, "actor2": actors_b[0], "assoc_actor_2": "; ".join(actors_b[1:]), "inter2": inter_b,
        "interaction": f"{inter_a}-{inter_b}", "civilian_targeting": "Civilian targeting" if one_sided else "",
        "iso": country.facts["iso_numeric"], "region": country.facts["region"]["en"], "country": country.facts["name"]["en"],
        "admin1": where.district.region, "admin2": where.district.name, "admin3": "", "location": place.name,
        "latitude": f"{lat:.4f}", "longitude": f"{lon:.4f}",
        "geo_precision": {"exact": 1, "within-25-km": 2, "district": 2, "province": 3}[where.precision],
        "source": "; ".join(dict.fromkeys(SOURCE_NAMES[r.root] for r in behind)),
        "source_scale": "-".join(dict.fromkeys(_SCALES[r.root] for r in behind)),
        "notes": _notes(day, precision, actors_a, actors_b, place.name, where.district.name, fatalities, behind),
        "fatalities": fatalities, "tags": "",
        "timestamp": int(datetime(added.year, added.month, added.day, 12, tzinfo=UTC).timestamp()),
    }  # fmt: skip


def _notes(day: date, precision: int, a: list[str], b: list[str], place: str, district: str, fatalities: int, behind: list[Report]) -> str:
    """The account in one sentence or two, as such notes are written."""
    when = f"On {day.day} {day:%B %Y}" if precision == 1 else f"Around {day.day} {day:%B %Y}"
    dead = "No fatalities reported." if not fatalities else f"{fatalities} fatalit{'y' if fatalities == 1 else 'ies'} reported."
    told = sorted({r.killed for r in behind})
    rival = f" Sources differ: {', '.join(map(str, told[:-1]))} or {told[-1]} killed." if len(told) > 1 else ""
    act = "attacked" if b[0].startswith("Civilians") else "clashed with"
    return f"{when}, {' and '.join(a)} {act} {' and '.join(b)} at {place} ({district}). {dead}{rival}"
