"""The persons killed, as they were, and the lists that name some of them, each in its own spelling.

The lists overlap: what one knows another often knows, because some families are known to everybody and some to nobody.
That dependence, and the truth beside it, are what a multiple systems estimate is tried on.
"""

# ruff: noqa: S311 - seeded on purpose: one seed, one history

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from constat.examples.fictional.country import Country, read_yaml
from constat.examples.fictional.hearing import logistic
from constat.examples.fictional.telling import Telling
from constat.examples.fictional.truth import CIVILIANS, Incident

COLUMNS: Final = ("id", "name", "nickname", "father", "sex", "age", "village", "district_pcode", "date_of_death", "note")
LISTS: Final = ("otdh", "memoire", "morgue")
PERSON_COLUMNS: Final = (
    "person", "incident", "given", "family", "nickname", "father", "sex", "age", "village", "district_pcode", "date_of_death", *LISTS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A civilian who was killed."""

    id: str
    incident: Incident
    given: str
    family: str
    nickname: str
    father: str
    sex: str
    age: int
    known: float
    """How well connected the family is: shared by all lists."""


def persons(incidents: list[Incident], seed: int) -> Iterator[Person]:
    """Every civilian killed, one by one."""
    names = read_yaml("names.yaml")
    rng = Random(f"{seed}:persons")
    number = 0
    for incident in incidents:
        household = rng.choice(names["families"]), rng.gauss(0, 1)
        for group in CIVILIANS:
            for _ in range(getattr(incident, group)):
                if rng.random() < 0.55:
                    household = rng.choice(names["families"]), rng.gauss(0, 1)
                number += 1
                male = group in ("men", "boys")
                yield Person(
                    f"P{number:05d}", incident, rng.choice(names["men" if male else "women"]), household[0],
                    rng.choice(names["nicknames"]) if rng.random() < 0.12 else "", rng.choice(names["men"]),
                    "man" if male else "woman", rng.randint(18, 75) if group in ("men", "women") else rng.randint(1, 17), household[1],
                )  # fmt: skip


def lists(country: Country, people: list[Person], seed: int) -> tuple[dict[str, Telling], list[dict[str, Any]]]:
    """Each organisation's list, and the truth: every person with the id under which each list holds them."""
    rng = Random(f"{seed}:lists")
    rules = read_yaml("names.yaml")["respell"]
    tellings = {name: Telling(f"victims_{name}", COLUMNS) for name in LISTS}
    truth = []
    for person in people:
        found: dict[str, str] = {}
        for name in LISTS:
            if rng.random() < _chance(country, person, name):
                key = f"{name[:2].upper()}-{len(tellings[name].rows) + 1:05d}"
                tellings[name].rows.append(_entry(person, key, rules, name, rng))
                found[name] = key
        truth.append(_true_row(person) | {name: found.get(name, "") for name in LISTS})
    return tellings, truth


def _chance(country: Country, person: Person, name: str) -> float:
    setting = country.sources["lists"][name]
    odds = setting["base"] + setting["family"] * person.known
    odds += setting["woman"] * (person.sex == "woman") + setting["child"] * (person.age < 18)
    day, district = person.incident.start, person.incident.place.district
    odds += setting["open"] * (country.watched("otdh", district, day) == "here")
    if "hospital" in setting:
        watched = country.watched("hospital", district, day)
        if not watched:
            return 0.0
        odds += setting["hospital"] * (watched == "here")
    return logistic(odds)


def _entry(person: Person, key: str, rules: list[list[str]], name: str, rng: Random) -> dict[str, Any]:
    """The person as a list has them: respelt, swapped, with gaps; sometimes without a name."""
    incident = person.incident
    given, family = _respell(person.given, rules, rng), _respell(person.family, rules, rng)
    full = f"{given} {family}" if rng.random() < 0.82 else f"{family} {given}"
    if rng.random() < 0.06:
        full = given
    note = ""
    if rng.random() < (0.2 if person.age < 18 else 0.04):
        full, note = "", f"{'enfant' if person.age < 18 else 'personne'} de la famille {family}, nom non communiqué"
    return {
        "id": key, "name": full, "nickname": person.nickname if rng.random() < 0.5 else "",
        "father": _respell(person.father, rules, rng) if rng.random() < 0.35 else "",
        "sex": person.sex if rng.random() < 0.95 else "",
        "age": "" if rng.random() < 0.3 else max(0, person.age + rng.choice((0, 0, 0, -1, 1, -3, 2, 5)) if person.age > 5 else person.age),
        "village": _respell(incident.place.name, rules, rng) if name != "morgue" or rng.random() < 0.4 else "",
        "district_pcode": incident.place.district,
        "date_of_death": incident.start.isoformat() if rng.random() < 0.6 else f"{incident.start:%Y-%m}", "note": note,
    }  # fmt: skip


def _respell(name: str, rules: list[list[str]], rng: Random) -> str:
    """The name in another ear's spelling: each rule that applies is used one time in three, in either direction."""
    out = name.lower()
    for a, b in rules:
        if rng.random() < 0.33:
            if a in out:
                out = out.replace(a, b)
            elif b and b in out:
                out = out.replace(b, a)
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in out.split())


def _true_row(person: Person) -> dict[str, Any]:
    incident = person.incident
    return {
        "person": person.id, "incident": incident.id, "given": person.given, "family": person.family, "nickname": person.nickname,
        "father": person.father, "sex": person.sex, "age": person.age, "village": incident.place.name,
        "district_pcode": incident.place.district, "date_of_death": incident.start.isoformat(),
    }  # fmt: skip
