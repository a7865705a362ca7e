"""Two lists that name the same victims: the truth on which the linkage of persons is measured.

`rename(number, seed)` makes a world of incidents in five regions: villages where two or three families prevail, households struck together
on one day, so that brothers share surname, place and date. `number` persons stand in both lists, and 40 % as many again in each list
alone, of the same incidents and households. Each list tells each person in its own way (`Telling`): spelling, letters, order, dropped
parts, titles, slips, ages by heart or rounded, days within their precision, places by their district. Everything follows from the seed.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from benchmarks.naming import COMPOUND, OTHER_FORMS, PEOPLES, People, in_arabic, mistyped, respelled

ALONE: Final = 0.4
FIRST_DAY: Final = dt.date(2021, 1, 1)
DAYS: Final = 730


@dataclass(frozen=True)
class Telling:
    """How much a list changes; shares of its rows, or of the parts of a name."""

    family_first: float
    arabic: float
    respelled: float
    form: float
    mistyped: float
    dropped: float
    lost: float
    initial: float
    titled: float
    age: tuple[float, float, float, float]
    """Chances that an age is not told, is off by up to three years, is rounded to five or ten, is a range."""
    sex: tuple[float, float]
    """Chances that the sex is not told, and that it is wrong."""
    day: tuple[float, float, float, float, float]
    """Chances of a day off by up to three, off by up to ten, of a range of days, of the month only, and of none."""
    place: tuple[float, float, float, float]
    """Chances of another village of the district, of the district only, of the province only, and of none."""

    def times(self, factor: float) -> Telling:
        """The same with every chance that much greater."""

        def more(value: float | tuple[float, ...]) -> float | tuple[float, ...]:
            return tuple(min(0.9, v * factor) for v in value) if isinstance(value, tuple) else min(0.9, value * factor)

        return Telling(**{name: more(getattr(self, name)) for name in self.__dataclass_fields__})  # type: ignore[arg-type]


CAREFUL: Final = Telling(0.04, 0.05, 0.08, 0.01, 0.015, 0.10, 0.005, 0.01, 0.05, (0.12, 0.12, 0.15, 0.04), (0.06, 0.003), (0.06, 0.01, 0.03, 0.02, 0.02), (0.03, 0.08, 0.02, 0.02))
HASTY: Final = Telling(0.25, 0.12, 0.28, 0.05, 0.05, 0.30, 0.025, 0.03, 0.10, (0.25, 0.30, 0.25, 0.08), (0.20, 0.01), (0.15, 0.04, 0.06, 0.08, 0.05), (0.07, 0.18, 0.05, 0.05))


@dataclass
class Person:
    """Somebody of the world, before any list tells of them."""

    people: People
    given: list[str]
    family: str
    fathers: list[str]
    woman: bool
    age: int
    village: Village
    day: int


@dataclass
class Village:
    """A place with its district and province, and the families that prevail there."""

    name: str
    district: str
    province: str
    people: People
    families: list[str] = field(default_factory=list)
    neighbours: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Renamed:
    """The two lists, and the pairs (left_id, right_id) that name one person."""

    left: pl.DataFrame
    right: pl.DataFrame
    truth: pl.DataFrame


def rename(number: int, seed: int, harder: float = 1.0) -> Renamed:
    """Two lists of `number` persons that both name and 40 % more that one names; `harder` multiplies every chance of a change."""
    rng = random.Random(seed)
    persons = world(round(number * (1 + 2 * ALONE)), rng)
    rng.shuffle(persons)
    alone = round(number * ALONE)
    both, ours, theirs = persons[:number], persons[number : number + alone], persons[number + alone :]
    careful, hasty = CAREFUL.times(harder), HASTY.times(harder)
    left, right = (both + ours, both + theirs)
    names = [[f"{side}{n}" for n in rng.sample(range(10 * len(people)), len(people))] for side, people in (("L", left), ("R", right))]
    truth = pl.DataFrame({"left_id": names[0][:number], "right_id": names[1][:number]})
    rows = [
        [{"id": name, **tell(person, telling, rng)} for name, person in zip(ids, people, strict=True)]
        for ids, people, telling in ((names[0], left, careful), (names[1], right, hasty))
    ]
    lists = [pl.DataFrame(sorted(told, key=lambda row: str(row["id"]))) for told in rows]
    return Renamed(lists[0], lists[1], truth)


def world(number: int, rng: random.Random) -> list[Person]:
    """That many victims, household by household, incident by incident."""
    villages = [village for people in PEOPLES for village in _villages(people, rng)]
    found: list[Person] = []
    weights = [village.people.weight / 3 for village in villages]
    while len(found) < number:
        village = rng.choices(villages, weights)[0]
        day = rng.randrange(DAYS)
        dead = min(200, max(1, round(rng.paretovariate(1.15))))
        incident: list[Person] = []
        while len(incident) < dead:
            incident += _household(village, day, rng)
        found += incident[:dead]
    return found[:number]


def _villages(people: People, rng: random.Random) -> list[Village]:
    made: list[Village] = []
    for province in range(4):
        for _district in range(5):
            names = [_coined(people, rng, rng.choice((2, 2, 3))) for _ in range(10)]
            for name in names:
                village = Village(name, names[0], f"{people.region} {province + 1}", people, neighbours=[n for n in names if n != name])
                village.families = [_family(people, rng) for _ in range(rng.choice((1, 2, 3)))]
                made.append(village)
    return made


def _coined(people: People, rng: random.Random, syllables: int) -> str:
    return "".join(rng.choice(people.syllables) for _ in range(syllables)).capitalize()


def _often(names: tuple[str, ...], rng: random.Random) -> str:
    """One of the names, the n-th as often as 1 in n and a bit."""
    return rng.choices(names, [1 / (n + 2) for n in range(len(names))])[0]


def _family(people: People, rng: random.Random) -> str:
    if not people.families or rng.random() < people.tail:
        return _coined(people, rng, 3)
    return _often(people.families, rng)


def _given(people: People, woman: bool, rng: random.Random) -> list[str]:
    first = _often(people.women if woman else people.men, rng)
    if rng.random() < 0.35 and first in COMPOUND:
        return [first, rng.choice(COMPOUND[first])]
    return [first]


def _household(village: Village, day: int, rng: random.Random) -> list[Person]:
    people = village.people
    family = rng.choice(village.families) if rng.random() < 0.55 else _family(people, rng)
    father, grandfather = (_often(people.men, rng) for _ in range(2))
    size = rng.choices((1, 2, 3, 4, 5, 6), (50, 20, 12, 8, 6, 4))[0]
    found = []
    for place in range(size):
        woman = rng.random() < 0.28
        given = _given(people, woman, rng)
        age = min(90, max(16, round(rng.gauss(38, 15)))) if place < 2 or rng.random() < 0.4 else rng.randrange(1, 18)
        fathers = [father, grandfather] if place else [grandfather, _often(people.men, rng)]
        if place == 0 and not woman:
            given = [father]
        found.append(Person(people, given, family, fathers, woman, age, village, day))
    return found


def tell(person: Person, telling: Telling, rng: random.Random) -> dict[str, str]:
    """One row of a list on that person."""
    woman = person.woman
    shown = "" if rng.random() < telling.sex[0] else ("M" if woman else "F") if rng.random() < telling.sex[1] else ("F" if woman else "M")
    place, district, province = _place(person.village, telling, rng)
    return {"name": _name(person, telling, rng), "age": _age(person.age, telling, rng), "sex": shown, "date": _day(person.day, telling, rng), "place": place, "admin2": district, "admin1": province}


def _name(person: Person, telling: Telling, rng: random.Random) -> str:
    made = person.people.made
    given = list(person.given)
    if len(given) > 1 and rng.random() < telling.dropped:
        given.pop(rng.choice((0, 1, 1)))
    if made == "family":
        rest = [person.family]
    elif made == "chain":
        rest = [*person.fathers, *([person.family] if person.village.families[0] == person.family else [])]
        while len(rest) > 1 and rng.random() < telling.dropped:
            rest.pop(rng.choice((-1, -2)))
    else:
        rest = [person.fathers[0]]
    lost = rng.random()
    if lost < telling.lost:
        rest = []
    elif lost < 1.4 * telling.lost:
        given = []
    arabic = made in ("chain", "ould", "ag") and rng.random() < telling.arabic * (1.0 if made == "chain" else 0.5)
    written = [_written(part, telling, rng) for part in given], [_written(part, telling, rng) for part in rest]
    if given and rest and not arabic and rng.random() < telling.initial:
        written[0][0] = written[0][0][0] + "."
    first, last = written
    if len(first) == 2:
        first = [rng.choice((" ", "-", " ", "")).join([first[0], first[1]])]
    if made == "ag" and last:
        last = [rng.choice(("Ag", "Ag", "ag", "Agg", "")) if not person.woman else rng.choice(("Walet", "Welet", "Wallet", "")), *last]
    if made == "ould" and last:
        last = [rng.choice(("Ould", "Ould", "Wuld", "Weld", "")) if not person.woman else rng.choice(("Mint", "Bint", "")), *last]
    words = [*last, *first] if made == "family" and rng.random() < telling.family_first else [*first, *last]
    if arabic:
        return " ".join(in_arabic(w, rng) for w in " ".join(words).split() if w not in ("Ag", "ag", "Agg"))
    if rng.random() < telling.titled:
        words = [_title(person, rng), *words]
    told = " ".join(word for word in words if word)
    return told.upper() if rng.random() < 0.08 else told


def _written(part: str, telling: Telling, rng: random.Random) -> str:
    if part in OTHER_FORMS and rng.random() < telling.form:
        part = rng.choice(OTHER_FORMS[part])
    if rng.random() < telling.respelled:
        part = respelled(part, rng)
    if rng.random() < telling.mistyped:
        part = mistyped(part, rng)
    return part


def _title(person: Person, rng: random.Random) -> str:
    if person.woman:
        return rng.choice(("Mme", "Hadja", "Mme", "Veuve"))
    return rng.choice(("El Hadj", "Imam", "Chef", "M.", "Alhaji", "Cheikh", "Dr") if person.age > 35 else ("M.", "Sgt", "Cpl"))


def _age(age: int, telling: Telling, rng: random.Random) -> str:
    chance = rng.random()
    untold, off, rounded, ranged = telling.age
    if chance < untold:
        return ""
    if age > 12 and chance < untold + rounded:
        return str(max(1, round(age / 5) * 5 if rng.random() < 0.5 else round(age / 10) * 10))
    if chance < untold + rounded + ranged:
        return f"{age // 10 * 10}-{age // 10 * 10 + 10}" if age > 17 else "enfant"
    if rng.random() < off:
        return str(max(0, age + rng.randint(-3, 3)))
    return str(age)


def _day(day: int, telling: Telling, rng: random.Random) -> str:
    near, far, ranged, month, untold = telling.day
    chance, true = rng.random(), FIRST_DAY + dt.timedelta(day)
    if chance < untold:
        return ""
    if chance < untold + month:
        return true.isoformat()[:7]
    if chance < untold + month + ranged:
        start = true - dt.timedelta(rng.randint(0, 4))
        return f"{start}/{start + dt.timedelta(4)}"
    if chance < untold + month + ranged + near:
        true += dt.timedelta(rng.choice((-3, -2, -1, 1, 1, 2, 3)))
    elif chance < untold + month + ranged + near + far:
        true += dt.timedelta(rng.choice((-1, 1)) * rng.randint(4, 10))
    return true.isoformat()


def _place(village: Village, telling: Telling, rng: random.Random) -> tuple[str, str, str]:
    other, district, province, untold = telling.place
    chance = rng.random()
    named = village.district if rng.random() < 0.75 else ""
    if chance < untold:
        return "", "", village.province if rng.random() < 0.5 else ""
    if chance < untold + province:
        return village.province, "", village.province
    if chance < untold + province + district:
        return village.district, village.district, village.province
    name = rng.choice(village.neighbours) if chance < untold + province + district + other else village.name
    return respelled(name, rng) if rng.random() < telling.respelled else name, named, village.province
