"""The victims of one incident as a member sees them: records, the lists they stand in, and how pairs were judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from constat.record.models import Judgement, Source, Statement, Victim
from constat.web.casework.victims.counting import Judged, Member

MANY: Final = 900
"""Ids of one query: SQLite takes no more than a thousand at once."""
VERDICTS: Final = ("same", "different", "unsure")


@dataclass(frozen=True)
class Gathered:
    """What one page of victims rests on."""

    rows: list[dict[str, Any]]
    lists: dict[str, dict[str, Any]]
    """Statements that tell of them, by id."""
    judgements: list[dict[str, Any]]

    def members(self, harm: str = "") -> list[Member]:
        """The records, as counting takes them."""
        rows = [row for row in self.rows if not harm or row["harm"] == harm]
        return [Member(row["id"], row["statement"] or "", row["naming"] or "counted", row["harm"] or "") for row in rows]

    @property
    def judged(self) -> list[Judged]:
        """The pairs as judged."""
        return [Judged(row["id"], row["left"], row["right"], row["verdict"]) for row in self.judgements]


def gathered(lens: Any, incident: str) -> Gathered:
    """Victims of the incident itself and of the statements that tell of it; withdrawn ones are left out."""
    told = [str(pk) for pk in Statement.seen_by(lens).filter(incident=incident).exclude(void=True).values_list("pk", flat=True)]
    standing = Q(void=None) | Q(void=False)
    asked = Victim.seen_by(lens).filter(standing)
    columns = ("id", "statement", "naming", "harm", "status", "sex", "age", "day", "made_by", "revision")
    rows = {row["id"]: row for row in asked.filter(incident=incident).values(*columns)}
    for start in range(0, len(told), MANY):
        # A victim put into another incident since is that one's.
        rows |= {row["id"]: row for row in asked.filter(incident=None, statement__in=told[start : start + MANY]).values(*columns)}
    ids = sorted({row["statement"] for row in rows.values() if row["statement"]})
    lists: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), MANY):
        lists |= {row["id"]: row for row in Statement.seen_by(lens).filter(pk__in=ids[start : start + MANY]).values("id", "code", "source", "root", "medium")}
    sources = sorted({row["source"] for row in lists.values() if row["source"]})
    codes = dict(Source.seen_by(lens).filter(pk__in=sources).values_list("pk", "code")) if sources else {}
    for row in lists.values():
        row["source_code"] = codes.get(row["source"]) or ""
    every = Judgement.seen_by(lens).filter(standing, type="victim").order_by("at").values("id", "left", "right", "verdict", "at", "made_by", "revision")
    return Gathered(list(rows.values()), lists, [row for row in every if row["left"] in rows and row["right"] in rows])
