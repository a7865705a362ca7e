"""The arithmetic of a report: what may be compared, added and divided, and the refusal of what may not.

Derived figures are made here and nowhere else. Each keeps the ids of the figures it was computed from, so that a reader, or
`verify`, can do the sum again without the data.

| kind | method | value |
|---|---|---|
| `ratio` | `count-change` | count / count against; printed as a percentage of change |
| `share` | `share` | part / whole |
| `difference` | `remainder` | whole minus the parts |
| `difference` | `overlap` | parts minus what they make together: counted under several parts |
| `count` | `sum` | the parts added |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from constat.errors import Refused
from constat.language import number
from constat.model.figure import Figure

SMALL_BASE: Final = 10
"""Under this base numbers are printed without a percentage."""


def require_comparable(one: Figure, other: Figure, where: str) -> None:
    """Refuses two figures that do not count the same thing in the same places against the same parties."""
    if one.unit != other.unit:
        raise Refused("compare-units", room="report", where=where, one=one.unit, other=other.unit)
    if one.population != other.population:
        raise Refused("compare-populations", room="report", where=where, one=one.population, other=other.population)
    base, against = (f.selection.within(None, None).to_dict() for f in (one, other))
    if base != against:
        key = sorted(k for k in {*base, *against} if base.get(k) != against.get(k))[0]
        raise Refused("compare-selections", room="report", where=where, key=key, one=_said(base.get(key)), other=_said(against.get(key)))


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)


def change(now: Figure, before: Figure, where: str) -> Figure:
    """The ratio of two counts of the same thing in two periods; None where the earlier one is zero."""
    require_comparable(now, before, where)
    value = now.value / before.value if now.value is not None and before.value else None
    return _derived("ratio", "count-change", "ratio", now, value, (now, before), (("against", _period(before)),))


def share(part: Figure, whole: Figure, where: str) -> Figure:
    """The share of a part in its whole; refused where units or populations differ, or the part exceeds the whole."""
    if part.unit != whole.unit:
        raise Refused("compare-units", room="report", where=where, one=part.unit, other=whole.unit)
    if part.value is not None and whole.value is not None and part.value > whole.value:
        raise Refused("share-exceeds", room="report", where=where, part=str(part.value), whole=str(whole.value))
    value = part.value / whole.value if part.value is not None and whole.value else None
    return _derived("share", "share", "ratio", part, value, (part, whole), ())


def total(parts: Sequence[Figure], where: str) -> Figure:
    """The parts added; refused where their units differ, or where two of them are the same figure."""
    for part in parts[1:]:
        if part.unit != parts[0].unit:
            raise Refused("compare-units", room="report", where=where, one=parts[0].unit, other=part.unit)
    if len({part.id for part in parts}) != len(parts):
        raise Refused("sum-twice", room="report", where=where)
    value = sum(part.value or 0 for part in parts)
    return _derived("count", "sum", parts[0].unit, parts[0], value, parts, (), at_least=any(p.at_least for p in parts))


def remainder(whole: Figure, parts: Sequence[Figure], where: str) -> Figure:
    """What the parts leave of their whole; negative where they overlap."""
    for part in parts:
        if part.unit != whole.unit:
            raise Refused("compare-units", room="report", where=where, one=whole.unit, other=part.unit)
    value = (whole.value or 0) - sum(part.value or 0 for part in parts)
    return _derived("difference", "remainder", whole.unit, whole, value, (whole, *parts), ())


def overlap(parts: Sequence[Figure], together: Figure) -> Figure:
    """How much is counted under more than one of the parts."""
    value = sum(part.value or 0 for part in parts) - (together.value or 0)
    return _derived("difference", "overlap", together.unit, together, value, (together, *parts), ())


def require_adds_up(whole: Figure, parts: Sequence[Figure], left_out: Figure | None, names: Sequence[str], where: str) -> None:
    """Refuses parts that do not make their whole, unless what is left out is a figure of its own that closes the gap."""
    gap = remainder(whole, [*parts, *([left_out] if left_out else [])], where)
    if gap.value:
        raise Refused(
            "parts-do-not-add",
            room="report",
            where=where,
            whole=_shown(whole),
            sum=_plain(sum(p.value or 0 for p in parts) + ((left_out.value or 0) if left_out else 0)),
            parts=" + ".join(f"{name} {_shown(part)}" for name, part in zip(names, parts, strict=True)),
            gap=_plain(gap.value),
        )


def require_says(says: str, value: float | int | None, *, percent: bool, where: str, others: Mapping[str, float]) -> None:
    """Refuses a number that an author expects and the figures do not give; names what they give, and what comes nearest."""
    match = re.search(r"[-+−–]?\s*\d[\d\s\u00a0\u202f,]*(?:\.\d+)?", says)
    if match is None:
        raise Refused("says-no-number", room="report", where=where, says=says)
    text = re.sub(r"[\s\u00a0\u202f,]", "", match.group(0)).replace("−", "-").replace("–", "-")
    said = float(text)
    computed = None if value is None else (round((value - 1) * 100) if percent else value)
    if computed is not None and said == computed:
        return
    nearest = sorted(others.items(), key=lambda item: (abs(item[1] - said), item[0]))[:3]
    raise Refused(
        "says-otherwise",
        room="report",
        where=where,
        says=says,
        computed="-" if computed is None else f"{computed:+.0f} %" if percent else _plain(computed),
        nearest="; ".join(f"{name}: {value:+.0f} %" for name, value in nearest) or "-",
    )


def _derived(
    kind: str,
    method: str,
    unit: str,
    like: Figure,
    value: float | int | None,
    parts: Iterable[Figure],
    parameters: tuple[tuple[str, object], ...],
    at_least: bool = False,
) -> Figure:
    given = tuple(parts)
    return Figure(
        kind=kind,
        measure=like.measure,
        unit=unit,
        population=like.population,
        value=value,
        low=None,
        high=None,
        selection=like.selection,
        snapshot=like.snapshot,
        method=method,
        at_least=at_least,
        events=like.events,
        basis=like.basis,
        parameters=tuple(sorted(parameters)),
        parts=tuple(f.id for f in given),
    )


def recompute_derived(figure: Figure, known: Mapping[str, Figure]) -> float | int | None:
    """The value of a derived figure from its parts; KeyError where a part is not among the known figures."""
    parts = [known[part].value for part in figure.parts]
    first, rest = parts[0], [value or 0 for value in parts[1:]]
    if figure.method in ("count-change", "share"):
        return first / rest[0] if first is not None and rest[0] else None
    if figure.method == "remainder":
        return (first or 0) - sum(rest)
    if figure.method == "overlap":
        return sum(rest) - (first or 0)
    if figure.method == "sum":
        return sum(value or 0 for value in parts)
    raise KeyError(figure.method)


DERIVED: Final = ("count-change", "share", "remainder", "overlap", "sum")


def _period(figure: Figure) -> str:
    start, end = figure.selection.period
    return f"{start or ''}..{end or ''}"


def _shown(figure: Figure) -> str:
    return _plain(figure.value or 0)


def _plain(value: float | int) -> str:
    return number(value, "en")
