"""What two published figures give away together: nested selections whose difference is a few people, and late changes.

A report of January to March says 96, one of January to June says 99: three people in the second quarter, in no table at all. Or
the same cell, 41 in June and 42 in September: one person was verified in between. Both figures are named; the rule
says whether the later is withheld or the editor is warned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.model.standard import Standard
from constat.report.disclosure.rules import Rules, protected_as

NESTED: Final = "nested"
LATE: Final = "late"
_LISTS: Final = ("country", "place", "pcode", "cell", "party", "perpetrator", "kind", "dataset", "origin")
_PARTS: Final = {
    "killed": ("civilians-killed", "fighters-killed", "killed-status-unknown"),
    "injured": ("civilians-injured",),
}
COUNTED: Final = ("sum-of-events", "sex-and-age")
"""Methods whose figures count people; what is derived from them is judged by its parts."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A report published before: its name and what it printed."""

    name: str
    figures: tuple[Figure, ...]

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> Edition:
        """What the manifest of a published file says was printed; a figure altered since is refused."""
        report = manifest.get("report", {})
        name = " ".join(str(report[key]) for key in ("name", "period", "day") if report.get(key))
        return cls(name, tuple(Figure.from_json(given) for given in manifest.get("figures", ())))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that tell of a small group together. `edition` is where the other was published; empty: in this report."""

    kind: str
    figure: Figure
    other: Figure
    edition: str
    threshold: int

    def to_json(self) -> dict[str, Any]:
        """For the editor, not for publication: the two figures by id and selection, without their difference."""
        return {
            "kind": self.kind,
            "figure": self.figure.id,
            "selection": self.figure.selection.to_dict(),
            "other": self.other.id,
            "other_selection": self.other.selection.to_dict(),
            "edition": self.edition,
            "threshold": self.threshold,
        }


def protected(figure: Figure) -> str:
    """The name under which the rules know a figure: its measure as narrowed, or children."""
    return protected_as(figure.selection.counted, dict(figure.parameters).get("sex_age"))


def differences(now: Iterable[Figure], former: Iterable[Edition], rules: Rules) -> tuple[Difference, ...]:
    """Every pair, one of it in this report, that gives a small group away; in an order that is the same each time."""
    own = sorted({f.id: f for f in now if _counts(f)}.values(), key=lambda f: f.id)
    found = [
        Difference(NESTED, inner, outer, "", rules.threshold_of(protected(outer)))
        for position, one in enumerate(own)
        for other in own[position + 1 :]
        for inner, outer in ((one, other), (other, one))
        if _few(inner, outer, rules) and nested(inner, outer)
    ]
    for edition in sorted(former, key=lambda e: e.name):
        for published in sorted((f for f in edition.figures if _counts(f)), key=lambda f: f.id):
            for figure in own:
                if not _few(figure, published, rules):
                    continue
                kind = LATE if _same(figure, published) else NESTED if nested(figure, published) or nested(published, figure) else ""
                if kind:
                    found.append(Difference(kind, figure, published, edition.name, rules.threshold_of(protected(figure))))
    return tuple(found)


def _counts(figure: Figure) -> bool:
    return figure.unit == "persons" and figure.method in COUNTED and figure.value is not None


def _few(one: Figure, other: Figure, rules: Rules) -> bool:
    apart = abs((one.value or 0) - (other.value or 0))
    # A small count is withheld as a small cell already, whatever it is compared with.
    if not one.value or not other.value or rules.small(one.value, protected(one)):
        return False
    return 0 < apart < max(rules.threshold_of(protected(one)), rules.threshold_of(protected(other)))


def _same(one: Figure, other: Figure) -> bool:
    return one.selection == other.selection and one.method == other.method and one.parameters == other.parameters


def nested(inner: Figure, outer: Figure) -> bool:
    """Whether everybody whom one figure counts is counted by the other, which is another one."""
    if _same(inner, outer):
        return False
    inner_part, outer_part = dict(inner.parameters).get("sex_age"), dict(outer.parameters).get("sex_age")
    return outer_part in (None, inner_part) and within(inner.selection, outer.selection)


def within(inner: Selection, outer: Selection) -> bool:
    """Whether one selection allows nothing that the other forbids, as far as their keys tell."""
    if inner.counted != outer.counted and inner.counted not in _PARTS.get(outer.counted, ()):
        return False
    if (outer.start and (inner.start or date.min) < outer.start) or (outer.end and (inner.end or date.max) > outer.end):
        return False
    if outer.standard and (not inner.standard or Standard.parse(inner.standard) < Standard.parse(outer.standard)):
        return False
    if outer.box and (not inner.box or not _inside(inner, outer)):
        return False
    return all(_narrower(key, getattr(inner, key), getattr(outer, key)) for key in _LISTS)


def _narrower(key: str, inner: tuple[Any, ...], outer: tuple[Any, ...]) -> bool:
    if not outer:
        return True
    if key == "pcode":
        return bool(inner) and all(any(str(one).startswith(str(other)) for other in outer) for one in inner)
    return bool(inner) and set(inner) <= set(outer)


def _inside(inner: Selection, outer: Selection) -> bool:
    a, b = inner.box, outer.box
    return a is not None and b is not None and a.west >= b.west and a.south >= b.south and a.east <= b.east and a.north <= b.north
