"""The dataset in the shape of UCDP GED: 49 columns, only events with deaths, episodes that follow each other merged."""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Final

from constat.examples.fictional.country import Country
from constat.examples.fictional.hearing import Report
from constat.examples.fictional.telling import SOURCE_NAMES, Telling, taken_up
from constat.examples.fictional.truth import Incident
from constat.model.place import priogrid_cell

COLUMNS: Final = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()  # noqa: SIM905 - read as a list of names
)
"""Written here again rather than taken from the reader, which is tried on this file."""
_KINDS = {"state-based": 1, "non-state": 2, "one-sided": 3}
_PLACES = {"exact": 1, "within-25-km": 2, "district": 3, "province": 4}
_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def tell(country: Country, incidents: list[Incident], reports: list[Report], seed: int) -> Telling:
    """The dataset, ordered by id; two faults that providers' files hold are in it: best above high, best 0 with high above."""
    rng = Random(f"{seed}:ged")
    read = taken_up(country, reports, "ged", rng)
    telling = Telling("ged", COLUMNS)
    dyads: dict[str, int] = {}
    for number, group in enumerate(_episodes(country, [i for i in incidents if i.id in read], rng), 1):
        behind = [r for i in group for r in read[i.id]]
        counts = _counts(group, read, rng)
        if counts["high"] == 0:
            continue
        key = str(910_000 + number)
        row = {"id": key, **_identity(country, group[0], read, dyads, key), **_place(group, read), **counts}
        row |= _sources(behind) | _dates(group, read)
        row |= {"event_clarity": 1 if len(group) == 1 else 2, "gwnoa": 9900 if "fat" in group[0].side_a else ""}
        telling.tell(key, row, {i.id: read[i.id] for i in group}, "whole" if len(group) == 1 else "merged")
    return telling


def _episodes(country: Country, known: list[Incident], rng: Random) -> Iterator[list[Incident]]:
    """Incidents, some with the one that spread from them within six days in the same district: one row for both."""
    by_id = {i.id: i for i in known}
    merged: dict[str, list[Incident]] = {}
    gone: set[str] = set()
    for i in known:
        parent = by_id.get(i.parent)
        if parent is None or parent.id in gone or i.place.district != parent.place.district:
            continue
        if (i.start - parent.end).days <= 6 and rng.random() < country.sources["datasets"]["ged"]["merge"]:
            merged.setdefault(parent.id, [parent]).append(i)
            gone.add(i.id)
    for i in known:
        if i.id not in gone:
            yield merged.get(i.id, [i])


def _counts(group: list[Incident], read: dict[str, list[Report]], rng: Random) -> dict[str, Any]:
    """Deaths as the preferred report tells them; the range spans all reports."""
    sums = dict.fromkeys((*_DEATHS, "best", "low", "high"), 0)
    for incident in group:
        behind = read[incident.id]
        first = behind[0]
        others = [r.killed - r.civilians[1] for r in behind]
        on_a = round(first.fighters * incident.fighters_a / incident.fighters) if incident.fighters else 0
        for name, value in (
            ("deaths_a", on_a), ("deaths_b", first.fighters - on_a),
            ("deaths_civilians", first.civilians[1]), ("deaths_unknown", first.status_unknown), ("best", first.killed),
            ("low", min(r.civilians[0] + o for r, o in zip(behind, others, strict=True))),
            ("high", max(r.civilians[2] + o for r, o in zip(behind, others, strict=True))),
        ):  # fmt: skip
            sums[name] += value
    fault = rng.random()
    if fault < 0.008 and sums["best"] > 1:
        sums["high"] = sums["best"] - 1
        sums["low"] = min(sums["low"], sums["high"])
    elif fault > 0.985 and sums["best"] > 0:
        sums |= dict.fromkeys((*_DEATHS, "best", "low"), 0)
    return sums


def _identity(country: Country, i: Incident, read: dict[str, list[Report]], dyads: dict[str, int], key: str) -> dict[str, Any]:
    first = read[i.id][0]
    kind = _KINDS[i.kind]
    side_a, side_b = (country.told(side, "ged") for side in (first.side_a, first.side_b or ("civilians",)))
    ids_a, ids_b = ([country.parties[p].ged_id for p in side] for side in (first.side_a, first.side_b or ("civilians",)))
    dyad = f"{side_a[0]} - {side_b[0]}"
    number = dyads.setdefault(dyad, 9950 + len(dyads))
    return {
        "relid": f"TKN-{i.start.year}-{kind}-{number}-{key[-4:]}", "year": i.start.year, "active_year": 1, "code_status": "Clear",
        "type_of_violence": kind, "conflict_dset_id": number, "conflict_new_id": number,
        "conflict_name": "Tarkane: Government" if kind == 1 else dyad, "dyad_dset_id": number, "dyad_new_id": number,
        "dyad_name": dyad, "side_a_dset_id": ids_a[0], "side_a_new_id": ", ".join(map(str, ids_a)), "side_a": ", ".join(side_a),
        "side_b_dset_id": ids_b[0], "side_b_new_id": ", ".join(map(str, ids_b)), "side_b": ", ".join(side_b),
        "country": country.facts["name"]["en"], "country_id": country.facts["ucdp_country_id"],
        "region": country.facts["region"]["en"],
    }  # fmt: skip


def _place(group: list[Incident], read: dict[str, list[Report]]) -> dict[str, Any]:
    where = read[group[0].id][0].where
    precision = where.precision
    if len({i.place.pcode for i in group}) > 1 and precision in ("exact", "within-25-km"):
        precision = "district"
    lat, lon = where.point if precision == where.precision else (where.district.latitude, where.district.longitude)
    district = where.district
    name = where.place.name if where.place and precision != "district" else f"{district.name} district"
    if precision == "province":
        name = f"{district.region} region"
    return {
        "where_prec": _PLACES[precision], "where_coordinates": name, "where_description": name,
        "adm_1": f"{district.region} region", "adm_2": "" if precision == "province" else f"{district.name} district",
        "latitude": f"{lat:.6f}", "longitude": f"{lon:.6f}", "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
        "priogrid_gid": priogrid_cell(lat, lon),
    }  # fmt: skip


def _dates(group: list[Incident], read: dict[str, list[Report]]) -> dict[str, Any]:
    start, end = min(read[i.id][0].start for i in group), max(read[i.id][0].end for i in group)
    days = (end - start).days + 1
    precision = next(code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= limit)
    return {"date_prec": precision, "date_start": start.isoformat(), "date_end": end.isoformat(), "year": start.year}


def _sources(behind: list[Report]) -> dict[str, Any]:
    heard = [(SOURCE_NAMES[r.root], r.heard.isoformat(), r.id) for r in behind]
    headline = "Killings reported" if any(r.civilians[1] for r in behind) else "Clash reported"
    return {
        "number_of_sources": len(heard),
        "source_article": ";".join(f'"{name},{day},{headline} ({key})"' for name, day, key in heard),
        "source_office": ";".join(name for name, _, _ in heard), "source_date": ";".join(day for _, day, _ in heard),
        "source_headline": ";".join(headline for _ in heard), "source_original": "",
    }  # fmt: skip
