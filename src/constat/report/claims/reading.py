"""A file of claims, read strictly.

    constat-claims: 1
    title: {en: ..., fr: ...}
    source: where the sentences were taken from
    select: {country: Mali}              # base selection of every claim
    claims:
      - id: moura
        sentence: {en: "At least 500 people were killed in Moura ...", fr: "..."}
        said-by: UN human rights office, 12 May 2023
        select: {measure: killed, place: Moura, period: 2022-03-27..2022-03-31}
        asserts: {at-least: 500}

What a claim may assert (exactly one):

| assertion | says |
|---|---|
| `exactly: n`, `about: n`, `at-least: n`, `at-most: n`, `between: [a, b]` | the count; `about`: a tenth either way, or `tolerance` |
| `ratio: r` or `change: p` with `against: PERIOD` | the rate is r times that of the other period; it changed by p percent; read as "about" |
| `direction: increased / decreased / unchanged` with `against: PERIOD` | the rate moved that way |
| `after: DAY` with `months: n` and `direction` | the rate of the n months from that day on, against the n months before it |
| `more-than: {selection keys}` | the count exceeds that of the other selection |
| `share-of: {selection keys}` with `about: 0.4` | the count is that share of the other selection's |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from constat.errors import BadSpecification, ConstatError
from constat.language import LANGUAGES
from constat.model import PartialDate, Selection
from constat.model.selection import parse_period

COUNTS: Final = ("exactly", "about", "at-least", "at-most", "between")
DIRECTIONS: Final = ("increased", "decreased", "unchanged")
DEFAULT_TOLERANCE: Final = 0.10
_CLAIM_KEYS: Final = ("id", "sentence", "said-by", "select", "asserts", "note")
_FILE_KEYS: Final = ("constat-claims", "title", "source", "select", "claims")
_MODIFIERS: Final = {
    **{kind: ("tolerance",) for kind in COUNTS},
    "ratio": ("against", "tolerance"),
    "change": ("against", "tolerance"),
    "direction": ("against", "tolerance"),
    "after": ("months", "direction", "tolerance"),
    "more-than": (),
    "share-of": ("about", "tolerance"),
}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a claim says of its selection: its kind, the bounds that would make it true, and what it is compared with."""

    kind: str
    low: float | None = None
    high: float | None = None
    direction: str | None = None
    period: tuple[date, date] | None = None
    against: tuple[date, date] | None = None
    other: Selection | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, what it selects and what it asserts."""

    id: str
    sentence: Mapping[str, str]
    selection: Selection
    asserts: Assertion
    said_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """The claims of one text."""

    title: Mapping[str, str]
    source: str
    claims: tuple[Claim, ...]


def read_claims(path: Path | str) -> ClaimFile:
    """The claims of a YAML file; `BadSpecification` names the file, the claim and what to mend."""
    path = Path(path)
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as fault:
        if path.is_dir():
            raise BadSpecification("is-folder", room="report", file=str(path)) from None
        if not path.exists():
            raise BadSpecification("claims-missing", room="report", file=str(path)) from None
        raise BadSpecification("claims-unreadable", room="report", file=path.name, reason=fault.strerror or str(fault)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise BadSpecification("claims-unreadable", room="report", file=path.name, reason=" ".join(str(fault).split())) from None
    if not isinstance(given, Mapping) or given.get("constat-claims") != 1 or not isinstance(given.get("claims"), list):
        raise BadSpecification("claims-no-claims", room="report", file=path.name)
    _only(given, _FILE_KEYS, path.name, "-")
    base = _mapping(given.get("select") or {}, path.name, "select")
    claims = tuple(_claim(item, base, path.name, number) for number, item in enumerate(given["claims"], 1))
    seen: set[str] = set()
    for claim in claims:
        if claim.id in seen:
            raise BadSpecification("claims-twice", room="report", file=path.name, claim=claim.id)
        seen.add(claim.id)
    return ClaimFile(_bilingual(given.get("title") or path.stem, path.name, "title"), str(given.get("source") or ""), claims)


def _claim(given: Any, base: Mapping[str, Any], file: str, number: int) -> Claim:
    item = _mapping(given, file, str(number))
    name = str(item.get("id") or number)
    _only(item, _CLAIM_KEYS, file, name)
    if not item.get("sentence") or "asserts" not in item:
        raise BadSpecification("claims-incomplete", room="report", file=file, claim=name)
    try:
        selection = Selection.from_dict({**base, **_mapping(item.get("select") or {}, file, name)})
        asserts = _assertion(_mapping(item["asserts"], file, name), selection, {**base}, file, name)
        _ = selection.counted
    except BadSpecification:
        raise
    except ConstatError as fault:
        raise BadSpecification("claims-unusable", room="report", file=file, claim=name, reason=fault.say()) from fault
    return Claim(name, _bilingual(item["sentence"], file, name), selection, asserts, str(item.get("said-by") or ""), str(item.get("note") or ""))


def _assertion(given: Mapping[str, Any], selection: Selection, base: Mapping[str, Any], file: str, claim: str) -> Assertion:
    kinds = [kind for kind in _MODIFIERS if kind in given]
    # `about` also qualifies a share, and `direction` what happened after a day: the other word leads.
    lead = next((kind for kind in ("share-of", "after", "more-than", "ratio", "change") if kind in kinds), kinds[0] if kinds else None)
    if lead is None or [k for k in kinds if k != lead and k not in _MODIFIERS[lead]]:
        raise BadSpecification("claims-one-assertion", room="report", file=file, claim=claim, known=", ".join(_MODIFIERS))
    _only(given, (lead, *_MODIFIERS[lead]), file, claim)
    tolerance = _number(given.get("tolerance", DEFAULT_TOLERANCE), file, claim)
    if lead in COUNTS:
        low, high = _bounds(lead, given[lead], tolerance, file, claim)
        return Assertion("count", low, high)
    if lead == "share-of":
        share = _number(given.get("about"), file, claim)
        return Assertion("share", share * (1 - tolerance), share * (1 + tolerance), other=Selection.from_dict({**base, **given[lead]}))
    if lead == "more-than":
        return Assertion("more-than", other=Selection.from_dict({**base, **_mapping(given[lead], file, claim)}))
    if lead == "after":
        day, months = PartialDate.parse(str(given[lead])).start, int(_number(given.get("months"), file, claim))
        direction = _direction(given.get("direction"), file, claim)
        if months < 1:
            raise BadSpecification("claims-number", room="report", file=file, claim=claim, value=str(months))
        after, before = (day, _months_on(day, months, -1)), (_months_on(day, -months), _months_on(day, 0, -1))
        return Assertion("direction", 1 - tolerance, 1 + tolerance, direction, period=after, against=before)
    if selection.start is None or selection.end is None or "against" not in given:
        raise BadSpecification("claims-two-periods", room="report", file=file, claim=claim)
    period, against = (selection.start, selection.end), parse_period(str(given["against"]))
    if lead == "direction":
        return Assertion("direction", 1 - tolerance, 1 + tolerance, _direction(given[lead], file, claim), period=period, against=against)
    ratio = _number(given[lead], file, claim)
    ratio = 1 + ratio / 100 if lead == "change" else ratio
    return Assertion("ratio", ratio * (1 - tolerance), ratio * (1 + tolerance), period=period, against=against)


def _bounds(kind: str, value: Any, tolerance: float, file: str, claim: str) -> tuple[float | None, float | None]:
    if kind == "between":
        if not isinstance(value, list) or len(value) != 2:
            raise BadSpecification("claims-number", room="report", file=file, claim=claim, value=str(value))
        return _number(value[0], file, claim), _number(value[1], file, claim)
    n = _number(value, file, claim)
    return {"exactly": (n, n), "about": (n * (1 - tolerance), n * (1 + tolerance)), "at-least": (n, None), "at-most": (None, n)}[kind]


def _months_on(day: date, months: int, days: int = 0) -> date:
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, min(day.day, 28))
    return date.fromordinal(first.toordinal() + max(0, day.day - 28) + days)


def _direction(value: Any, file: str, claim: str) -> str:
    if value not in DIRECTIONS:
        raise BadSpecification("claims-direction", room="report", file=file, claim=claim, known=", ".join(DIRECTIONS))
    return str(value)


def _number(value: Any, file: str, claim: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadSpecification("claims-number", room="report", file=file, claim=claim, value=str(value))
    return float(value)


def _mapping(value: Any, file: str, claim: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadSpecification("claims-incomplete", room="report", file=file, claim=claim)
    return value


def _only(given: Mapping[str, Any], known: tuple[str, ...], file: str, claim: str) -> None:
    for key in given:
        if key not in known:
            raise BadSpecification("claims-unknown-key", room="report", file=file, claim=claim, key=str(key), known=", ".join(known))


def _bilingual(value: Any, file: str, claim: str) -> Mapping[str, str]:
    if isinstance(value, str):
        return {language: value for language in LANGUAGES}
    texts = _mapping(value, file, claim)
    first = next((str(text) for text in texts.values()), "")
    return {language: str(texts.get(language, first)) for language in LANGUAGES}
