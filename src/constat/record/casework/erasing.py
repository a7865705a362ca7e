"""Erasing a person: the key destroyed, and the honest list of what that reaches and what it cannot.

The unit erased is a record. A name inside another's narrative survives, so `mentions` lead to the texts and files that speak
of the person: each can be transcribed without the name, and then its own key destroyed too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from constat.errors import Refused
from constat.record.casework.findings import found
from constat.record.entry import Entry
from constat.record.models import Evidence, Finding, Freeze, Mention, Person, Receipt, Sending, Source, Statement, Touch, Victim

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


@dataclass(slots=True)
class Reach:
    """What an erasure reaches, what it only points at, and what is out of its reach."""

    person: str
    code: str
    keys: list[str] = field(default_factory=list)
    """Keys that would be destroyed."""
    records: list[tuple[str, str, list[str]]] = field(default_factory=list)
    """What becomes unreadable: type, id, fields."""
    mentions: list[tuple[str, str]] = field(default_factory=list)
    """Statements and evidence that speak of the person and survive unless named too: type, id."""
    findings: list[str] = field(default_factory=list)
    """Codes of findings that name the person by link; the link is to a code, not to a name."""
    offices: list[tuple[str, str, str]] = field(default_factory=list)
    """Bundles that granted identities: office, digest, whether it receipted (`receipted`, `outstanding`)."""
    freezes: list[str] = field(default_factory=list)
    """Frozen event tables, which hold no identity."""
    beyond: tuple[str, ...] = ("erase-beyond-paper", "erase-beyond-exports", "erase-beyond-recipients", "erase-beyond-backups", "erase-beyond-disk", "erase-beyond-memory")
    """What no program can reach, as sentences of the catalogue."""

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        from constat.language import current_language, phrases

        words = phrases("record", current_language())
        told = {name: getattr(self, name) for name in self.__slots__ if name != "beyond"}
        return {**told, "beyond": [words.say(sentence) for sentence in self.beyond]}


def reach(case: CaseFile, person_id: str, also: Sequence[tuple[str, str]] = ()) -> Reach:
    """What erasing this person would reach; `also` names mentioning statements and evidence (type, id) to erase with it."""
    case.keys.need()
    person = found(case, Person, person_id)
    told = Reach(person.pk, str(person.code or ""))
    subjects: list[tuple[Any, Any]] = [(Person, person)]
    linked = _linked(case, person.pk)
    subjects += [(Victim, row) for row in linked["victim"]] + [(Source, row) for row in linked["source"]]
    mentioned: list[tuple[str, str]] = []
    for row in linked["mention"]:
        mentioned += [(name, value) for name in ("statement", "evidence") if (value := getattr(row, name))]
    mentioned += [("statement", pk) for source in linked["source"] for pk in case.rows(Statement).filter(source=source.pk).values_list("pk", flat=True)]
    told.mentions = sorted(set(mentioned) - set(also))
    for name, subject in also:
        model: Any = {"statement": Statement, "evidence": Evidence}[name]
        subjects.append((model, found(case, model, subject)))
    for model, row in subjects:
        kids = case.keys.kids_of(model.type_name(), row.pk)
        sealed = [n for n, f in model.declared().items() if f.sensitivity == "identity" and row.__dict__.get(n) is not None]
        told.keys += kids
        told.records.append((model.type_name(), row.pk, sealed))
    told.findings = sorted(str(row.code or row.pk[:8]) for row in case.rows(Finding).filter(persons__contains=person.pk))
    receipts = set(case.rows(Receipt).filter(kid__in=told.keys).values_list("installation", flat=True))
    for row in case.rows(Sending).filter(identities__gt=0):
        told.offices.append((str(row.office), str(row.digest), "receipted" if receipts else "outstanding"))
    told.freezes = sorted(str(code or pk[:8]) for code, pk in case.rows(Freeze).filter(expunged=None).values_list("code", "pk"))
    return told


def erase(case: CaseFile, person_id: str, why: str, also: Sequence[tuple[str, str]] = ()) -> tuple[Reach, Entry]:
    """Destroys the person's keys for ever: the entry first, then the keys, the workspace key changed, the log flushed.

    If it is cut off between entry and key, the next unlocking finishes it (`finish`).
    """
    told = reach(case, person_id, also)
    if not told.keys:
        raise Refused("erase-nothing", room="record", id=told.person[:8])
    if not why.strip():
        raise Refused("reason-needed", room="record")
    draft = case.draft("erase", reason=why)
    draft.erase(told.keys)
    entry = draft.append()
    finish(case)
    return told, entry


def finish(case: CaseFile) -> int:
    """Destroys every key that an entry erased and that is still held; gives how many. Run at each unlocking and after a restore."""
    erased = set(Touch.objects.using(case.alias).filter(type="key").values_list("subject", flat=True))
    held = [kid for kid in erased if case.keys.key(kid) is not None]
    if held:
        case.keys.destroy(held)
        _flush(case)
    return len(held)


def _flush(case: CaseFile) -> None:
    """Writes the write-ahead log back and empties it, so that nothing older lingers beside the database."""
    if case.register.connection.vendor == "sqlite":
        with case.register.connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _linked(case: CaseFile, person: str) -> dict[str, list[Any]]:
    """Records that belong to a person by a confidential link, which has to be opened to be compared."""
    from constat.record import sealing

    told: dict[str, list[Any]] = {}
    for model in (Victim, Source, Mention):
        rows = []
        for row in case.rows(model).exclude(person=None):
            sealed: Any = row.person
            key = case.keys.key(sealing.kid_in(sealed.text), sealed.type, sealed.subject)
            if key is not None and sealing.unseal(sealed.text, key, sealed.context) == person:
                rows.append(row)
        told[model.type_name()] = rows
    return told
