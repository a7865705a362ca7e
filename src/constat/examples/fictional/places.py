"""Tarkane's places as a gazetteer: `python -m constat.examples.fictional.places` writes places.csv, beside this module, anew.

What to look for in it: villages of one name in two districts; spellings that differ by hand (Doukourit, Dokourit); fairs on
fixed weekdays, two of namesakes on different days; and a district that a reform moved to another region.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from constat.examples.fictional.country import HERE, District, Locality, load

FILE: Final = HERE / "places.csv"
COLUMNS: Final = (
    "id", "name", "aliases", "kind", "country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "latitude", "longitude", "valid_from", "valid_to",
    "market_day", "origin",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REFORM: Final = {"QT0404": ("QT02", "Kessira", "2011-12-31", "2012-01-01")}
"""A district that belonged to another region before: Tarkoma, until Lomadi became a region in 2012."""
_FAIRS: Final = {"QT030106": 4, "QT030206": 6, "QT010106": 0}
"""Weekdays of fairs outside the seats of districts: both villages named Kouri Ba, and one of the two named Dar Sélou."""
_ALIASES: Final = (("Dj", "J"), ("ou", "u"), ("gué", "ghé"), ("ss", "s"))


def rows() -> list[dict[str, str]]:
    """The places: regions, districts, then localities, in the order of the country's own file."""
    country = load()
    iso3 = str(country.facts["iso3"])
    made: list[dict[str, str]] = []
    regions = {d.region_pcode: d.region for d in country.districts.values()}
    for pcode, name in regions.items():
        made.append({"id": pcode, "name": name, "kind": "administrative", "admin1": name, "admin1_pcode": pcode})
    for district in country.districts.values():
        made += _spans(district, {"id": district.pcode, "name": district.name, "kind": "administrative"})
    for number, district in enumerate(country.districts.values()):
        for place in district.localities:
            fair = _FAIRS.get(place.pcode, number % 7 if place is district.seat else None)
            told = {"id": place.pcode, "name": place.name, "kind": "village", "market_day": "" if fair is None else _DAYS[fair]}
            made += _spans(district, told | _point(place) | {"aliases": _alias(place.name)})
    return [{"country": iso3, "origin": "Tarkane (invented)"} | row for row in made]


def _spans(district: District, told: dict[str, str]) -> list[dict[str, str]]:
    """The place in its district, before and since the reform where there was one."""
    now = told | {"admin2": district.name, "admin2_pcode": district.pcode, "admin1": district.region, "admin1_pcode": district.region_pcode}
    if district.pcode not in _REFORM:
        return [now]
    pcode, name, last, first = _REFORM[district.pcode]
    return [now | {"admin1": name, "admin1_pcode": pcode, "valid_to": last}, now | {"valid_from": first}]


def _point(place: Locality) -> dict[str, str]:
    return {"latitude": f"{place.latitude:.4f}", "longitude": f"{place.longitude:.4f}"}


def _alias(name: str) -> str:
    """Another hand's spelling, where there is one."""
    spelt = name
    for one, other in _ALIASES:
        spelt = spelt.replace(one, other)
    return spelt if spelt != name else ""


def text() -> str:
    """The file's content."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return out.getvalue()


def write(path: Path = FILE) -> Path:
    """Writes the file; the same bytes each time."""
    path.write_text(text(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write())
