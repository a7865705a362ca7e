"""The record types of the case file: the words of the field as tables that the register projects into."""

from __future__ import annotations

from functools import cache

from constat.errors import BadInput
from constat.record.models.actors import Judgement, Listing, Party, Person, Post
from constat.record.models.base import Record
from constat.record.models.chain import Chain, Entry, Head, Touch
from constat.record.models.evidence import Custody, Evidence, Freeze, Receipt, Sending
from constat.record.models.findings import Breach, Citation, Finding, Incident, Response, Signature, Victim
from constat.record.models.reporting import Approval, Edition
from constat.record.models.telling import Case, Consent, Coverage, Mention, Source, Statement, VictimCount
from constat.record.models.watching import Alert, Dispatch

RECORDS: tuple[type[Record], ...] = (
    Case, Source, Statement, VictimCount, Mention, Consent, Coverage,
    Party, Person, Judgement, Post, Listing,
    Incident, Victim, Finding, Citation, Signature, Response, Breach,
    Evidence, Custody, Receipt, Sending, Freeze, Edition, Approval, Alert, Dispatch,
)  # fmt: skip


@cache
def types() -> dict[str, type[Record]]:
    """Every record type by the name that entries use."""
    return {model.type_name(): model for model in RECORDS}


def of_type(name: str) -> type[Record]:
    """The record type of that name; `BadInput` lists those there are."""
    try:
        return types()[name]
    except KeyError:
        raise BadInput("unknown-type", room="record", type=name, known=", ".join(types())) from None


__all__ = [
    "RECORDS", "Alert", "Approval", "Breach", "Case", "Chain", "Citation", "Consent", "Coverage", "Custody", "Dispatch", "Edition", "Entry", "Evidence", "Finding", "Freeze", "Head",
    "Incident", "Judgement", "Listing", "Mention", "Party", "Person", "Post", "Receipt", "Record", "Response", "Sending", "Signature", "Source", "Statement", "Touch", "Victim",
    "VictimCount", "of_type", "types",
]  # fmt: skip
