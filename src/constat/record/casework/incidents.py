"""Incidents merged and split: both stay on record, and undoing the entry parts or joins them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constat.errors import Conflict, Refused
from constat.record.casework.findings import found
from constat.record.entry import Entry
from constat.record.models import Incident, Statement

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


def standing(case: CaseFile, incident_id: str) -> str:
    """The incident that this one was merged into, however often; itself where it was not."""
    seen: set[str] = set()
    while incident_id not in seen:
        seen.add(incident_id)
        into = case.rows(Incident).filter(pk=incident_id).values_list("same_as", flat=True).first()
        if not into:
            return incident_id
        incident_id = into
    # Two offices may have merged two incidents crosswise; the smaller id stands on both sides.
    return min(seen)


def merge(case: CaseFile, incident_id: str, into_id: str, why: str) -> Entry:
    """Says that an incident is the same as another one; its statements are then told of that one."""
    incident, into = found(case, Incident, incident_id), found(case, Incident, into_id)
    if standing(case, incident.pk) == standing(case, into.pk):
        raise Conflict("incident-same", room="record", id=incident.pk[:8])
    if not why.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("merge", reason=why)
    draft.set(incident, same_as=standing(case, into.pk))
    return draft.append()


def split(case: CaseFile, incident_id: str, statement_ids: Sequence[str], why: str, **values: object) -> tuple[str, Entry]:
    """A new incident out of some statements of another; gives its id."""
    incident = found(case, Incident, incident_id)
    statements = [found(case, Statement, each) for each in statement_ids]
    strange = [s for s in statements if s.incident != incident.pk]
    if strange or not statements:
        raise Refused("incident-strange-statement", room="record", id=incident.pk[:8], statement=strange[0].pk[:8] if strange else "-")
    if not why.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("split", reason=why)
    told = {name: incident.__dict__.get(name) for name, field in Incident.declared().items() if name in _CARRIED and not field.sealed}
    subject = draft.new(Incident, **{**{k: v for k, v in told.items() if v is not None}, "split_from": incident.pk, **values})
    for statement in statements:
        draft.set(statement, incident=subject)
    return subject, draft.append()


_CARRIED = ("case", "when", "country", "country_iso3", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "admin3", "place_name", "kind")
