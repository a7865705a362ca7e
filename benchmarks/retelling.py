"""The same events told again by other providers: the truth on which linkage is measured.

`retell(events, difficulty, seed)` takes a table of events (the first provider) and tells each of them again 0 to 3 times, by as
many other providers out of three. What is told again is what another newsroom would have: a date within the precision that it
states, a place of its own gazetteer or only the centre of the district or province, another spelling, another name of a party
or none, another range of deaths, at times an account that shares some words with the first. Some episodes are split into days, some neighbours merged
into one row, and every provider also tells of events that the first one has not (`strangers`): the same place and other days,
the same days and other places, other kinds. The pairs that tell of one event are known: that is the truth.

Everything follows from `random.Random` and numpy's generator under the seed; nothing of the first provider's ids is told.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

PROVIDERS: Final = ("wire", "monitor", "press")


@dataclass(frozen=True)
class Difficulty:
    """How much the telling changes; shares of the told rows unless said otherwise."""

    times: tuple[float, float, float, float]
    """Chances that an event is told again 0, 1, 2, 3 times."""
    days: tuple[float, float, float]
    """Chances that a day becomes a range of days, a week, a month."""
    place: tuple[float, float, float]
    """Chances that a place becomes one within 25 km, the district's centre, the province's."""
    renamed: float
    party: tuple[float, float]
    """Chances, for each party, of another name and of none."""
    deaths: tuple[float, float]
    """Chances of a wider range, and of another number beside the former range by up to a third."""
    words: float
    """Share of the rows with an account; of the first provider's words (place and headline) each is told with the chance `word`."""
    word: float
    episodes: tuple[float, float]
    """Chances that an episode of several days is split, and that an event is merged with a near one."""
    strangers: float
    """Events of each other provider's own, as a share of the first provider's."""


DIFFICULTIES: Final = {
    "easy": Difficulty((0.3, 0.4, 0.2, 0.1), (0.08, 0.02, 0.0), (0.12, 0.05, 0.02), 0.15, (0.25, 0.04), (0.2, 0.05), 0.85, 0.8, (0.1, 0.01), 0.1),
    "middle": Difficulty((0.3, 0.4, 0.2, 0.1), (0.15, 0.05, 0.01), (0.2, 0.10, 0.04), 0.3, (0.5, 0.08), (0.35, 0.12), 0.7, 0.65, (0.2, 0.02), 0.2),
    "hard": Difficulty((0.3, 0.4, 0.2, 0.1), (0.25, 0.10, 0.03), (0.25, 0.18, 0.08), 0.5, (0.6, 0.18), (0.4, 0.25), 0.5, 0.5, (0.3, 0.04), 0.4),
}
_SPELT: Final = (("ou", "u"), ("dj", "j"), ("ch", "sh"), ("gui", "gi"), ("kh", "h"), ("c", "k"), ("y", "i"), ("ss", "s"), ("aa", "a"), ("th", "t"), ("ph", "f"))
_STATE: Final = ("Military Forces of {}", "{} army", "Security forces ({})")
_FILLER: Final = ("reported", "killed", "attack", "armed", "men", "victims", "found", "clash", "shot", "residents", "said", "officials", "local", "sources")


@dataclass(frozen=True)
class Retelling:
    """Events of the other providers, and the truth: which of them tell of which event of the first."""

    events: pl.DataFrame
    truth: pl.DataFrame
    """left_id, right_id."""


def retell(events: pl.DataFrame, difficulty: str, seed: int) -> Retelling:
    """Tells the events again. The same events, difficulty and seed give the same telling."""
    how, rng = DIFFICULTIES[difficulty], random.Random(f"{difficulty}:{seed}")
    rows = events.filter(pl.col("latitude").is_not_null()).to_dicts()
    centres = _centres(rows)
    told: list[dict[str, Any]] = []
    truth: list[tuple[str, str]] = []
    tellers = {name: _Teller(name, how, rng, centres) for name in PROVIDERS}
    near = _neighbours(rows)
    taken: set[tuple[str, str]] = set()
    for row in rows:
        count = rng.choices(range(4), how.times)[0]
        for name in rng.sample(PROVIDERS, count):
            if (name, row["event_id"]) in taken:
                continue
            teller, long = tellers[name], row["date_end"] > row["date_start"] and row["date_precision"] in ("day", "days")
            other = near.get(row["event_id"])
            if long and rng.random() < how.episodes[0]:
                parts = [(_part(row, n), [row]) for n in (0, 1)]
            elif other is not None and (name, other["event_id"]) not in taken and rng.random() < how.episodes[1]:
                parts = [(_both(row, other), [row, other])]
            else:
                parts = [(row, [row])]
            for told_of, origins in parts:
                new = teller.tell(told_of)
                told.append(new)
                truth += [(origin["event_id"], new["event_id"]) for origin in origins]
                taken |= {(name, origin["event_id"]) for origin in origins}
    for teller in tellers.values():
        told += [teller.tell(_stranger(rng.choice(rows), rng)) for _ in range(int(len(rows) * how.strangers))]
    rng.shuffle(told)
    return Retelling(
        pl.DataFrame(told, schema=events.schema, orient="row"), pl.DataFrame(truth, schema={"left_id": pl.String, "right_id": pl.String}, orient="row").unique()
    )


class _Teller:
    """One provider: its gazetteer, its spellings and names of parties are the same in every row."""

    def __init__(self, name: str, how: Difficulty, rng: random.Random, centres: dict[Any, tuple[float, float]]) -> None:
        self.name, self.how, self.rng, self.centres, self.count = name, how, rng, centres, 0

    def tell(self, row: dict[str, Any]) -> dict[str, Any]:
        """One row of this provider about the event."""
        self.count += 1
        new = dict.fromkeys(row)
        new |= {k: row[k] for k in ("country", "country_iso3", "kind", "date_start", "date_end", "date_precision", "civilians_targeted")}
        # An id that follows no order of the first provider's.
        ident = f"{self.rng.getrandbits(40):010x}-{self.count}"
        new |= {"event_id": f"{self.name}:{ident}", "dataset": self.name, "provider": self.name, "provider_id": ident, "origin": "dataset", "flags": []}
        self._date(new)
        self._place(row, new)
        self._parties(row, new)
        self._deaths(row, new)
        return new

    def _date(self, new: dict[str, Any]) -> None:
        if new["date_precision"] != "day" or new["date_end"] > new["date_start"]:
            return
        drawn, chances = self.rng.random(), self.how.days
        if drawn < chances[2]:
            first = new["date_start"].replace(day=1)
            new |= {"date_start": first, "date_end": (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1), "date_precision": "month"}
        elif drawn < chances[1] + chances[2]:
            first = new["date_start"] - dt.timedelta(new["date_start"].weekday())
            new |= {"date_start": first, "date_end": first + dt.timedelta(6), "date_precision": "week"}
        elif drawn < sum(chances):
            first = new["date_start"] - dt.timedelta(self.rng.randint(0, 2))
            new |= {"date_start": first, "date_end": max(new["date_end"], first + dt.timedelta(self.rng.randint(1, 3))), "date_precision": "days"}

    def _place(self, row: dict[str, Any], new: dict[str, Any]) -> None:
        order = ("exact", "within-25-km", "district", "province")
        was = row["place_precision"]
        new |= {"place_precision": was, "admin1": _respelt(row["admin1"]), "admin2": _respelt(row["admin2"])}
        drawn, lat, lon = self.rng.random(), row["latitude"], row["longitude"]
        near, district, province = self.how.place
        name = row["place_name"]
        if was in order[:3] and drawn < province and row["admin1"]:
            lat, lon = self.centres[row["country"], row["admin1"]]
            new |= {"place_precision": "province", "admin2": None}
            name = row["admin1"]
        elif was in order[:2] and drawn < province + district and row["admin2"]:
            lat, lon = self.centres[row["country"], row["admin1"], row["admin2"]]
            new["place_precision"], name = "district", row["admin2"]
        elif was in order[:2] and drawn < province + district + near:
            lat, lon = _moved(lat, lon, self.rng.uniform(2, 20), self.rng)
            new["place_precision"] = "within-25-km"
        own = random.Random(f"{self.name}:{lat:.4f}:{lon:.4f}")
        new["latitude"], new["longitude"] = _moved(lat, lon, own.uniform(0, 3), own)
        new["place_name"] = _respelt(name) if random.Random(f"{self.name}:{name}").random() < self.how.renamed else name
        if self.rng.random() < self.how.words and (words := f"{row['place_text'] or ''} {row['source_text'] or ''}".split()):
            kept = [_respelt(w) if self.rng.random() < 0.1 else w for w in words if self.rng.random() < self.how.word]
            text = [*kept, *self.rng.sample(_FILLER, 4)]
            self.rng.shuffle(text)
            new["source_text"] = " ".join(w for w in text if w)

    def _parties(self, row: dict[str, Any], new: dict[str, Any]) -> None:
        for side in ("side_a", "side_b", "perpetrators"):
            new[side] = [self._party(name, row["country"]) for name in row[side] or []]
        if self.rng.random() < 0.1:
            new["side_a"], new["side_b"] = new["side_b"], new["side_a"]

    def _party(self, name: str, country: str) -> str:
        if name == "Civilians":
            return name if self.rng.random() > 0.3 else f"Civilians ({country})"
        if self.rng.random() < self.how.party[1]:
            return "Unidentified Armed Group"
        own = random.Random(f"{self.name}:{name}")
        if own.random() >= self.how.party[0]:
            return name
        if name.startswith("Government of "):
            return own.choice(_STATE).format(name.removeprefix("Government of ").split(" (")[0])
        words = name.replace("-", " ").split()
        short = "".join(w[0] for w in words if w[0].isupper())
        if len(short) > 2:
            return short
        return own.choice([f"{name} fighters", f"{name} (armed group)", f"{_respelt(name)} militia"])

    def _deaths(self, row: dict[str, Any], new: dict[str, Any]) -> None:
        low, best, high = (row[f"killed_{b}"] if row[f"killed_{b}"] is not None else 0 for b in ("low", "best", "high"))
        drawn = self.rng.random()
        if drawn < self.how.deaths[1]:
            best = max(0, best + self.rng.choice((-1, 1)) * max(1, round(best * self.rng.uniform(0.1, 0.33))))
            low, high = min(low, best), max(high, best)
            if self.rng.random() < 0.5:
                low = high = best
        elif drawn < sum(self.how.deaths):
            low, high = max(0, low - round(best * 0.3) - self.rng.randint(0, 1)), high + round(best * 0.3) + self.rng.randint(0, 1)
        new |= {"killed_low": low, "killed_best": best, "killed_high": high}


def _centres(rows: list[dict[str, Any]]) -> dict[Any, tuple[float, float]]:
    points: dict[Any, set[tuple[float, float]]] = defaultdict(set)
    for row in rows:
        for key in ((row["country"], row["admin1"]), (row["country"], row["admin1"], row["admin2"])):
            if row["place_precision"] in ("exact", "within-25-km", "district"):
                points[key].add((row["latitude"], row["longitude"]))
        for key in ((row["country"], row["admin1"]), (row["country"], row["admin1"], row["admin2"])):
            if not points[key]:
                points[key].add((row["latitude"], row["longitude"]))
    return {key: (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found)) for key, found in points.items()}


def _neighbours(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """For an event of one day another of the same place, sides and kind on the next day, which a provider may tell with it."""
    found: dict[Any, dict[str, Any]] = {}
    exact = [r for r in rows if r["date_precision"] == "day" and r["date_start"] == r["date_end"] and r["place_precision"] in ("exact", "within-25-km")]
    for row in exact:
        found[(row["latitude"], row["longitude"], str(row["side_a"]), str(row["side_b"]), row["kind"], row["date_start"])] = row
    near = {}
    for row in exact:
        key = (row["latitude"], row["longitude"], str(row["side_a"]), str(row["side_b"]), row["kind"], row["date_start"] + dt.timedelta(1))
        if key in found:
            near[row["event_id"]] = found[key]
    return near


def _part(row: dict[str, Any], n: int) -> dict[str, Any]:
    """Half of an episode: its first or second days, and as good as half of its dead."""
    middle = row["date_start"] + (row["date_end"] - row["date_start"]) // 2
    days = {"date_end": middle} if n == 0 else {"date_start": middle + dt.timedelta(1)}
    return row | days | {k: None if row[k] is None else (row[k] + n) // 2 for k in ("killed_low", "killed_best", "killed_high")}


def _both(row: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two events as one row: the days of both, the dead of both."""
    summed = {k: (row[k] or 0) + (other[k] or 0) for k in ("killed_low", "killed_best", "killed_high")}
    return row | summed | {"date_end": other["date_end"], **{k: f"{row[k] or ''} {other[k] or ''}" for k in ("place_text", "source_text")}}


def _stranger(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """An event that the first provider has not: near another in place or time, with other victims and at times of another kind."""
    shift = dt.timedelta(rng.choice((-1, 1)) * rng.randint(2, 20))
    lat, lon = _moved(row["latitude"], row["longitude"], rng.uniform(0, 60), rng)
    new = row | {"date_start": row["date_start"] + shift, "date_end": row["date_end"] + shift, "latitude": lat, "longitude": lon, "place_text": None, "source_text": None}
    if rng.random() < 0.4:
        new |= {"kind": rng.choice(("other", "one-sided", "non-state")), "side_b": ["Civilians"]}
    dead = rng.choice((0, 0, 1, 1, 2, 4, 7))
    return new | {"killed_low": dead, "killed_best": dead, "killed_high": dead + rng.randint(0, 2)}


def _respelt(name: str | None) -> str | None:
    """The name in another spelling: no accents, other letters for the same sounds."""
    if not name:
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    lower = plain.lower()
    for old, new in _SPELT:
        lower = lower.replace(old, new)
    return lower.title()


def _moved(lat: float, lon: float, km: float, rng: random.Random) -> tuple[float, float]:
    angle = rng.uniform(0, 2 * math.pi)
    north, east = km * math.cos(angle) / 111.2, km * math.sin(angle) / (111.2 * max(0.1, math.cos(math.radians(lat))))
    return max(-89.9, min(89.9, lat + north)), (lon + east + 180) % 360 - 180
