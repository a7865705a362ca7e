"""Which records may leave the house for a purpose, by the consent of whoever said it.

A purpose that was never asked counts as refused. The last answer counts; where answers of one moment differ, the refusal
does. A statement's own answer goes before its source's. Sources that speak in public (a communiqué, a court, a dataset) are not
asked. What hangs on a statement (counts, victims, mentions, evidence) follows it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.record.models import Consent, Finding, Record, Source, Statement
from constat.record.policy import ASKED

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

_FOLLOW: Final = ("statement", "source", "person")


def answers(case: CaseFile, purpose: str) -> dict[tuple[str, str], bool]:
    """For each record asked, `(type, id)`, whether consent for the purpose stands."""
    told: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for row in Consent.rows.using(case.alias).filter(Q(void=None) | Q(void=False), purpose=purpose):
        for name in _FOLLOW:
            if subject := getattr(row, name):
                told.setdefault((name, subject), []).append((row.at, row.answer == "given" and row.withdrawn is None and row.conflicts == 0))
    return {key: all(yes for at, yes in said if at == max(said)[0]) for key, said in told.items()}


def allowed(case: CaseFile, model: type[Record], purpose: str) -> Q:
    """The condition of the rows of a type that may leave the house for a purpose."""
    name = model.type_name()
    links = [link for link in _FOLLOW if link in model.declared() and not model.declared()[link].sealed]
    if name not in _FOLLOW and not links:
        return Q()
    said = answers(case, purpose)
    sources = _sources(case, said)
    statements = _statements(case, said, sources)
    lists: dict[str, Any] = {"source": sources, "statement": statements, "person": _persons(case, said)}
    if name in _FOLLOW:
        return Q(pk__in=sorted(lists[name]))
    asked = Q()
    for link in links:
        asked &= Q(**{link: None}) | Q(**{f"{link}__in": sorted(lists[link])})
    return asked


def _sources(case: CaseFile, said: dict[tuple[str, str], bool]) -> set[str]:
    public = Source.rows.using(case.alias).exclude(kind=None).exclude(kind__in=sorted(ASKED)).values_list("pk", flat=True)
    given = {subject for (name, subject), yes in said.items() if name == "source" and yes}
    return {subject for subject in (*public, *given) if said.get(("source", subject), True)}


def _statements(case: CaseFile, said: dict[tuple[str, str], bool], sources: set[str]) -> set[str]:
    rows = Statement.rows.using(case.alias).values_list("pk", "source")
    return {pk for pk, source in rows if said.get(("statement", pk), source in sources)}


def _persons(case: CaseFile, said: dict[tuple[str, str], bool]) -> set[str]:
    """Persons who agreed; those found responsible are not asked."""
    told = Finding.rows.using(case.alias).exclude(persons=None).values_list("persons", flat=True)
    responsible = {one for ids in told for one in json.loads(ids)}
    return {subject for (name, subject), yes in said.items() if name == "person" and yes} | responsible
