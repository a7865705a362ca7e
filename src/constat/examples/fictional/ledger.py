"""The truth, written beside what was told: incidents, links, victims, coverage and the effect of the dated change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from constat.examples.fictional.country import Country
from constat.examples.fictional.hearing import Report
from constat.examples.fictional.telling import Link
from constat.examples.fictional.truth import CIVILIANS, Incident

Row = dict[str, Any]


def incident_rows(incidents: Iterable[Incident]) -> Iterator[Row]:
    """Each incident as it was."""
    for i in incidents:
        yield {
            "incident": i.id, "stream": i.stream, "kind": i.kind, "side_a": ";".join(i.side_a), "side_b": ";".join(i.side_b),
            "perpetrators": ";".join(i.perpetrators), "date_start": i.start, "date_end": i.end, "place": i.place.name,
            "place_pcode": i.place.pcode, "district_pcode": i.place.district, "latitude": i.place.latitude,
            "longitude": i.place.longitude, "killed": i.killed, "killed_civilians": i.civilians,
            **{f"killed_civilians_{g}": getattr(i, g) for g in CIVILIANS}, "killed_fighters": i.fighters,
            "killed_side_a": i.fighters_a, "killed_side_b": i.fighters_b, "killed_by_day": ";".join(map(str, i.by_day)),
            "injured": i.injured, "abducted": i.abducted, "detained": i.detained, "sexual_violence": i.sexual_violence,
            "cause": i.cause, "parent": i.parent, "shock": i.shock, "note": i.note,
        }  # fmt: skip


def link_rows(links: Iterable[Link]) -> Iterator[Row]:
    """Each told row with the incident that it tells of; several lines where one row merges several incidents."""
    for link in links:
        yield {"dataset": link.dataset, "told": link.told, "incident": link.incident, "role": link.role, "roots": ";".join(link.roots)}


def root_rows(reports: Iterable[Report]) -> Iterator[Row]:
    """Each root report: who heard of which incident, when, and what number they told."""
    for r in reports:
        yield {
            "root_report": r.id, "root": r.root, "incident": r.incident, "heard": r.heard, "date_start": r.start, "date_end": r.end,
            "place_precision": r.where.precision, "alleged": ";".join(r.side_a), "killed": r.killed, "killed_civilians": r.civilians[1],
        }  # fmt: skip


def office_rows(country: Country) -> Iterator[Row]:
    """Which office watched which district from when to when: what the organisations themselves publish."""
    for office in country.offices:
        for span in office.spans:
            district = country.districts[office.district]
            yield {
                "office": office.id, "organisation": office.organisation, "place": district.name, "place_pcode": district.pcode,
                "from": span.first, "to": span.last, "status": span.status, "reason": span.reason,
            }  # fmt: skip


def coverage_rows(country: Country, incidents: Iterable[Incident], links: Iterable[Link]) -> Iterator[Row]:
    """District by month: what happened, and how much of it each dataset tells. The share is the true coverage."""
    told: dict[str, set[str]] = defaultdict(set)
    for link in links:
        told[link.dataset].add(link.incident)
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for i in incidents:
        cell = cells[i.place.district, f"{i.start:%Y-%m}"]
        cell["incidents"] += 1
        cell["killed_civilians"] += i.civilians
        cell["told_by_any"] += any(i.id in ids for ids in told.values())
        for name, ids in told.items():
            cell[f"told_{name}"] += i.id in ids
    names = ["incidents", "killed_civilians", "told_by_any", *(f"told_{name}" for name in sorted(told))]
    for (district, month), cell in sorted(cells.items()):
        first = date.fromisoformat(f"{month}-01")
        watched = {o: country.watched(o, district, first) or "no" for o in ("mission", "otdh", "hospital")}
        yield {"district_pcode": district, "month": month, **{n: cell[n] for n in names}, **{f"watched_by_{o}": w for o, w in watched.items()}}


def effect_rows(country: Country, incidents: list[Incident]) -> Iterator[Row]:
    """The dated change: per district, what happened after it, and what would have happened without it."""
    for shock in country.violence["shocks"]:
        after = [i for i in incidents if i.start >= shock["date"] and i.stream in shock["streams"] and i.cause != "scripted"]
        places: list[tuple[str, list[str]]] = [(p, [p]) for p in sorted(country.districts)]
        places += [("all-treated", shock["districts"]), ("all-untreated", sorted(set(country.districts) - set(shock["districts"])))]
        for name, districts in places:
            here = [i for i in after if i.place.district in districts]
            without = [i for i in here if not i.shock]
            killed, killed_without = sum(i.civilians for i in here), sum(i.civilians for i in without)
            yield {
                "shock": shock["id"], "date": shock["date"], "place": name, "treated": int(districts[0] in shock["districts"]),
                "multiplier": shock["multiplier"] if districts[0] in shock["districts"] else 1, "streams": ";".join(shock["streams"]),
                "incidents": len(here), "incidents_without": len(without), "incident_ratio": _ratio(len(here), len(without)),
                "killed_civilians": killed, "killed_civilians_without": killed_without,
                "killed_ratio": _ratio(killed, killed_without),
            }  # fmt: skip


def _ratio(a: int, b: int) -> str:
    return f"{a / b:.4f}" if b else ""
