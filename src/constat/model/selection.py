"""A selection: which events are meant. It reads the same in YAML, in a URL, and as command-line flags.

| key | meaning | rule |
|---|---|---|
| `measure` | what is counted | see `model.measure` |
| `from`, `to` | period, both days counted | an event belongs to the period in which it *began* (`date_start`), so that adjoining periods never count it twice |
| `country` | name in English or French, ISO code or provider's spelling | any of the values |
| `place` | name of any level ("Mopti" is also "Mopti region") | any of the values |
| `pcode` | P-code of any level; a code stands for all below it | any of the values |
| `cell` | PRIO-GRID cell | any of the values |
| `box` | west,south,east,north in degrees | the point lies inside, edges counted |
| `party` | party on any side | any of the values |
| `perpetrator` | party to whom violence against civilians is attributed | any of the values |
| `kind` | vocabulary violence-kind | any of the values |
| `victims` | civilians, fighters, unknown | narrows the measure to victims of that status |
| `standard` | at least this standard of proof | events that name none are left out |
| `dataset` | name in the workspace | any of the values |
| `origin` | dataset, sheet, statement, case-file | any of the values |

Keys narrow each other (and); values of one key widen it (or). Names are compared without case and accents.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

import yaml

from constat.errors import BadSelection
from constat.model.dates import PartialDate
from constat.model.measure import measure as known_measure
from constat.model.standard import Standard

VICTIMS: Final = ("civilians", "fighters", "unknown")
_NARROWED: Final = {
    ("killed", "civilians"): "civilians-killed",
    ("killed", "fighters"): "fighters-killed",
    ("killed", "unknown"): "killed-status-unknown",
    ("injured", "civilians"): "civilians-injured",
}
_STATUS_TOLD: Final = {narrowed: harm_and_status for harm_and_status, narrowed in _NARROWED.items()}
_TEXT_KEYS: Final = ("country", "place", "pcode", "party", "perpetrator", "kind", "dataset", "origin")
KEYS: Final = ("measure", "from", "to", "country", "place", "pcode", "cell", "box", "party", "perpetrator", "kind", "victims", "standard", "dataset", "origin")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees, WGS84: west, south, east, north."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        inside = -180 <= self.west <= self.east <= 180 and -90 <= self.south <= self.north <= 90
        if not inside:
            raise BadSelection("box-unusable", room="model", box=str(self))

    @classmethod
    def parse(cls, text: str) -> Box:
        """The box of `west,south,east,north`."""
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError:
            raise BadSelection("box-unusable", room="model", box=text) from None
        return cls(west, south, east, north)

    def __str__(self) -> str:
        return ",".join(f"{n:g}" if float(f"{n:g}") == n else repr(n) for n in (self.west, self.south, self.east, self.north))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are meant; an empty selection means all. Tuples are kept sorted and without repetition."""

    measure: str = "incidents"
    start: date | None = None
    end: date | None = None
    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    pcode: tuple[str, ...] = ()
    cell: tuple[int, ...] = ()
    box: Box | None = None
    party: tuple[str, ...] = ()
    perpetrator: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    victims: str | None = None
    standard: str | None = None
    dataset: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known_measure(self.measure)
        if self.start and self.end and self.end < self.start:
            raise BadSelection("period-reversed", room="model", start=self.start.isoformat(), end=self.end.isoformat())
        for key in (*_TEXT_KEYS, "cell"):
            object.__setattr__(self, key, tuple(sorted(set(getattr(self, key)))))
        if self.standard is not None:
            object.__setattr__(self, "standard", Standard.parse(self.standard).slug)
        if self.victims is not None and self.victims not in VICTIMS:
            raise BadSelection("unknown-victims", room="model", name=self.victims, known=", ".join(VICTIMS))

    # -- what it means ---------------------------------------------------------------------------------------------

    @property
    def counted(self) -> str:
        """The measure that is counted once `victims` has narrowed it ("killed" of "civilians" is "civilians-killed")."""
        if self.victims is None or self.measure == "incidents":
            return self.measure
        harm, status = _STATUS_TOLD.get(self.measure, (self.measure, self.victims))
        narrowed = _NARROWED.get((harm, self.victims))
        if narrowed is None or status != self.victims:
            raise BadSelection("victims-not-measured", room="model", measure=self.measure, victims=self.victims)
        return narrowed

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day, either of which may be open."""
        return self.start, self.end

    def replace(self, **changes: Any) -> Selection:
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)

    def within(self, start: date | None, end: date | None) -> Selection:
        """The same selection in another period."""
        return dataclasses.replace(self, start=start, end=end)

    # -- the canonical form ----------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """The canonical mapping: only keys that say something, in the order of `KEYS`, dates as ISO text."""
        plain: dict[str, Any] = {
            "measure": self.measure,
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "cell": list(self.cell),
            "box": str(self.box) if self.box else None,
            "victims": self.victims,
            "standard": self.standard,
        } | {key: list(getattr(self, key)) for key in _TEXT_KEYS}
        return {key: plain[key] for key in KEYS if plain[key] not in (None, [])}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Selection:
        """Reads the canonical mapping; single values may stand for lists, and `period: A..B` for `from` and `to`."""
        rest = dict(given)
        if "period" in rest:
            if "from" in rest or "to" in rest:
                raise BadSelection("period-twice", room="model")
            start, end = parse_period(str(rest.pop("period")))
            rest |= {"from": start.isoformat(), "to": end.isoformat()}
        unknown = [str(key) for key in rest if key not in KEYS]
        if unknown:
            raise BadSelection("unknown-key", room="model", key=unknown[0], known=", ".join(KEYS))
        box = _single(rest, "box")
        start_text, end_text = _single(rest, "from"), _single(rest, "to")
        return cls(
            measure=_single(rest, "measure") or "incidents",
            start=PartialDate.parse(start_text).start if start_text else None,
            end=PartialDate.parse(end_text).end if end_text else None,
            cell=tuple(_cells(_many(rest, "cell"))),
            box=Box.parse(box) if box else None,
            victims=_single(rest, "victims"),
            standard=_single(rest, "standard"),
            **{key: tuple(_many(rest, key)) for key in _TEXT_KEYS},
        )

    def canonical(self) -> str:
        """One text for one meaning: compact JSON with sorted keys."""
        return json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def digest(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    # -- YAML, URL, flags ------------------------------------------------------------------------------------------

    def to_yaml(self) -> str:
        """The canonical mapping as YAML."""
        return yaml.safe_dump(self.to_dict(), allow_unicode=True, sort_keys=False)

    @classmethod
    def from_yaml(cls, text: str) -> Selection:
        """Reads what `to_yaml` writes, or what a person wrote in that form."""
        try:
            given = yaml.safe_load(text)
        except yaml.YAMLError as fault:
            raise BadSelection("yaml-unreadable", room="model", reason=str(fault)) from None
        if given is None:
            return cls()
        if not isinstance(given, Mapping):
            raise BadSelection("yaml-no-mapping", room="model")
        return cls.from_dict(given)

    def to_query(self) -> str:
        """The canonical mapping as a URL query; keys repeat for several values."""
        return urlencode(self.to_dict(), doseq=True)

    @classmethod
    def from_query(cls, query: str | Mapping[str, Sequence[str]], *, ignore: Iterable[str] = ()) -> Selection:
        """Reads a URL query (text, or a mapping of lists such as Django's). Empty values, as an untouched form sends, are
        no values. `ignore` names keys that belong to the page (`page`, `sort`) and not to the selection."""
        pairs = parse_qs(query.removeprefix("?"), keep_blank_values=False) if isinstance(query, str) else query
        skipped = set(ignore)
        given = {key: [v for v in values if str(v).strip()] for key, values in pairs.items() if key not in skipped}
        return cls.from_dict({key: values for key, values in given.items() if values})

    def to_flags(self) -> list[str]:
        """The canonical mapping as command-line arguments."""
        flags: list[str] = []
        for key, value in self.to_dict().items():
            for item in value if isinstance(value, list) else [value]:
                flags += [f"--{key}", str(item)]
        return flags

    @classmethod
    def from_flags(cls, arguments: Sequence[str]) -> Selection:
        """Reads what `to_flags` writes; `--key=value` is understood too."""
        given: dict[str, list[str]] = {}
        rest = list(arguments)
        while rest:
            flag = rest.pop(0)
            key, equals, value = flag.removeprefix("--").partition("=")
            if not flag.startswith("--") or (not equals and not rest):
                raise BadSelection("flag-unreadable", room="model", flag=flag)
            given.setdefault(key, []).append(value if equals else rest.pop(0))
        return cls.from_dict(given)

    def __str__(self) -> str:
        return self.canonical()


def parse_period(text: str) -> tuple[date, date]:
    """First and last day of `2022-01..2022-03`, `2022`, `2022-03`, `2022-Q1`, or ends of those joined by `..`."""
    first, dots, last = text.strip().partition("..")
    start = _span(first).start
    end = _span(last if dots else first).end
    if end < start:
        raise BadSelection("period-reversed", room="model", start=start.isoformat(), end=end.isoformat())
    return start, end


def _span(text: str) -> PartialDate:
    if match := re.fullmatch(r"(\d{4})-?[QqTt]([1-4])", text.strip()):
        year, quarter = int(match[1]), int(match[2])
        return PartialDate.parse(f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}")
    return PartialDate.parse(text)


def _many(given: Mapping[str, Any], key: str) -> list[str]:
    value = given.get(key)
    if value is None:
        return []
    items = value if isinstance(value, (list, tuple)) else [value]
    texts = [str(item).strip() for item in items]
    if any(not item for item in texts):
        raise BadSelection("value-empty", room="model", key=key)
    return texts


def _single(given: Mapping[str, Any], key: str) -> str | None:
    texts = _many(given, key)
    if len(texts) > 1:
        raise BadSelection("one-value-only", room="model", key=key, values=", ".join(texts))
    return texts[0] if texts else None


def _cells(texts: Iterable[str]) -> Iterable[int]:
    for text in texts:
        if not text.isdecimal() or not 1 <= int(text) <= 259_200:
            raise BadSelection("cell-unusable", room="model", cell=text)
        yield int(text)
