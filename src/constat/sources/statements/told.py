"""What a statement says: its numbers as it gives them, its parts and wholes, who says it, and how firmly.

A number has one of these forms, and none is turned into another:

| form | said | filled |
|---|---|---|
| `at_least: 500` | at least 500 | low; neither best nor high |
| `at_most: 20` | up to 20 | high |
| `about: 300` | about 300 | best; no bounds are invented |
| `between: [10, 15]` | 10 to 15 | low and high |
| `number: 203` | 203 | one number without a range (`reported`), or best where the table has no such column |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from constat.errors import BadFile
from constat.model.count import Count
from constat.model.dates import PartialDate
from constat.sources.sheet.fields import STEMS, WITH_REPORTED

FORMS: Final = ("at_least", "at_most", "about", "between", "number")
RELATIONS: Final = ("within", "beside")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of persons as told. `group` says who, where no column of the table does; `within` names the whole that it
    is a part of, `beside` the number that it is not a part of."""

    stem: str
    form: str
    count: Count
    group: str = ""
    within: str = ""
    beside: str = ""

    def columns(self) -> dict[str, int]:
        """The columns of the analytical table that it fills; none for a group that the table does not hold."""
        if self.group:
            return {}
        if self.form == "number" and self.stem in WITH_REPORTED and self.count.best is not None:
            return {f"{self.stem}_reported": self.count.best}
        bounds = {"low": self.count.low, "best": self.count.best, "high": self.count.high}
        return {f"{self.stem}_{bound}": n for bound, n in bounds.items() if n is not None}


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, and when it was published."""

    id: str
    kind: str
    name: Mapping[str, str]
    published: PartialDate


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of one incident. `row` is its place in the file, from 1."""

    id: str
    row: int
    source: Source
    incident: str
    when: PartialDate
    where: Mapping[str, Any]
    kind: str
    alleged: tuple[str, ...]
    against: tuple[str, ...]
    standard: str
    numbers: tuple[Number, ...]
    account: Mapping[str, str]
    quoted: str
    basis: Mapping[str, Any]
    notes: Mapping[str, str]


def number(name: str, given: Any, file: str, statement: str) -> Number:
    """One entry of `counts`; BadFile says which entry of which statement cannot be read."""
    fault = BadFile("statement-count", room="sources", file=file, statement=statement, count=name, known=", ".join(FORMS))
    if not isinstance(given, Mapping):
        raise fault
    stem, form = str(given.get("of", name)), [f for f in FORMS if f in given]
    if stem not in STEMS or len(form) != 1 or set(given) - {*FORMS, *RELATIONS, "of", "group"}:
        raise fault
    value = given[form[0]]
    try:
        count = {
            "at_least": lambda: Count(low=int(value)), "at_most": lambda: Count(high=int(value)),
            "about": lambda: Count(best=int(value)), "number": lambda: Count(best=int(value)),
            "between": lambda: Count(low=int(value[0]), high=int(value[1])),
        }[form[0]]()  # fmt: skip
    except (TypeError, ValueError, IndexError):
        raise fault from None
    return Number(stem, form[0], count, str(given.get("group", "")), str(given.get("within", "")), str(given.get("beside", "")))


def check_parts(numbers: Mapping[str, Number], file: str, statement: str) -> None:
    """Refuses a part of a whole that is not told, or that cannot hold it."""
    for name, part in numbers.items():
        for relation in RELATIONS:
            whole = getattr(part, relation)
            if whole and whole not in numbers:
                raise BadFile("statement-whole-missing", room="sources", file=file, statement=statement, part=name, whole=whole)
        if not part.within:
            continue
        whole = numbers[part.within].count
        ceiling = whole.high if whole.high is not None else whole.best
        if ceiling is not None and (part.count.floor or 0) > ceiling:
            raise BadFile("statement-part-too-large", room="sources", file=file, statement=statement, part=name, whole=part.within)
