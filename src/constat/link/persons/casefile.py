"""The victims of a case file that may be one person, through the lens of somebody who may read who they are.

    for pair in suggested(lens, left_ids, right_ids):    # of two lists
        pair.left, pair.right, pair.probability

Names are opened in memory, compared, and forgotten; what comes back holds ids and probabilities. Whoever then shows a name logs that
reading first, as with a search. Victims whose name this member may not open take no part.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.errors import Refused
from constat.link.persons.people import people_of
from constat.link.persons.run import THRESHOLD
from constat.link.persons.scoring import score_persons

if TYPE_CHECKING:
    from constat.record.lens import Lens

LEAST: Final = 0.02
"""Probability under which a pair is not worth a person's time."""
_BESIDE: Final = {"age": "age", "sex": "sex", "day": "date", "village": "place"}
"""What a list says beside the name, as the lines of a victim's details begin, and the column that it goes to."""
_COLUMNS: Final = ("id", "name", "age", "sex", "date", "place")


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two victims that may be one person, and how probably."""

    left: str
    right: str
    probability: float

    @property
    def likely(self) -> bool:
        """Whether a linkage would take them for one."""
        return self.probability >= THRESHOLD


def suggested(
    lens: Lens, left: Collection[str], right: Collection[str], judged: Collection[tuple[str, str]] = (), *, threads: int | None = None
) -> list[Suggested]:
    """The pairs of two lists of victims' ids that may name one person, the likeliest first. Pairs that people judged are left out.

    Refused to whoever opens no victim's name at all.
    """
    from constat.record.models import Victim

    if not {"name"} <= (set(lens.openable(Victim)) | set(lens.fields(Victim))) and not _own(lens, {*left, *right}):
        raise Refused("lens-withheld", room="record")
    told = _told(lens, {*left, *right})
    lists = (set(left) - set(right), set(right))
    tables = [pl.DataFrame([told[i] for i in sorted(ids) if i in told], schema=dict.fromkeys(_COLUMNS, pl.String)) for ids in lists]
    one, other = (people_of(table, name).table for table, name in zip(tables, ("left", "right"), strict=True))
    if one.is_empty() or other.is_empty():
        return []
    known = {tuple(sorted(pair)) for pair in judged}
    pairs = score_persons(one, other, threads=threads).pairs.filter(pl.col("probability") >= LEAST)
    found = [Suggested(a, b, p) for a, b, p in pairs.select("left_id", "right_id", "probability").iter_rows() if tuple(sorted((a, b))) not in known]
    return sorted(found, key=lambda pair: (-pair.probability, pair.left, pair.right))


def _own(lens: Lens, wanted: set[str]) -> bool:
    """Whether the member opens some of these because they entered them."""
    from constat.record.models import Victim

    return any(sealed.subject in wanted for sealed, _ in lens.sealed(Victim, ("name",)))


def _told(lens: Lens, wanted: set[str]) -> dict[str, dict[str, str]]:
    """What is told of each victim whose name opens; in memory only."""
    from constat.record.models import Victim

    found: dict[str, dict[str, str]] = {}
    for sealed, text in lens.sealed(Victim, ("name", "details")):
        if sealed.subject in wanted:
            row = found.setdefault(sealed.subject, {"id": sealed.subject})
            if sealed.field == "name":
                row["name"] = str(text)
                continue
            for line in str(text).splitlines():
                name, mark, rest = line.partition(": ")
                if mark and name in _BESIDE:
                    row[_BESIDE[name]] = rest
    found = {subject: row for subject, row in found.items() if row.get("name")}
    for seen in lens.rows(Victim).filter(pk__in=sorted(found)):
        row = found[str(seen.pk)]
        plain: dict[str, Any] = {"age": seen.age, "sex": seen.sex, "date": seen.day}
        for name, value in plain.items():
            # The words of the list go before the coded term.
            if value and str(value) != "unknown":
                row.setdefault(name, str(value))
    return {subject: dict.fromkeys(_COLUMNS, "") | row for subject, row in found.items()}
