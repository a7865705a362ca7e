"""Erasing a person, a source, a statement or a file: the key destroyed, and the honest list of what that reaches and what it cannot.

The unit erased is a record. A name inside another's narrative survives, so `mentions` lead to the texts and files that speak
of the person: each can be transcribed without the name, and then its own key destroyed too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from constat.errors import Refused
from constat.record.casework.findings import found
from constat.record.entry import Entry
from constat.record.models import Chain, Citation, Edition, Evidence, Finding, Freeze, Mention, Person, Receipt, Sending, Source, Statement, Touch, Victim

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


KINDS: Final[dict[str, Any]] = {"person": Person, "source": Source, "statement": Statement, "evidence": Evidence}
"""What can be chosen to be erased."""
ALSO: Final[dict[str, Any]] = {"source": Source, "statement": Statement, "evidence": Evidence, "victim": Victim}
"""What can be erased with it."""


@dataclass(slots=True)
class Reach:
    """What an erasure reaches, what it only points at, and what is out of its reach."""

    person: str
    """The id of what was chosen: a person, unless `type` says otherwise."""
    code: str
    type: str = "person"
    keys: list[str] = field(default_factory=list)
    """Keys that would be destroyed."""
    records: list[tuple[str, str, list[str]]] = field(default_factory=list)
    """What becomes unreadable: type, id, fields."""
    mentions: list[tuple[str, str]] = field(default_factory=list)
    """What speaks of the person, or came from the same mouth, and survives unless named too: type, id."""
    findings: list[str] = field(default_factory=list)
    """Codes of findings that name the person by link, or cite what is erased; the link is to a code, not to a name."""
    offices: list[tuple[str, str, str]] = field(default_factory=list)
    """Bundles that granted identities: office, digest, whether its recipient receipted (`receipted`, `outstanding`)."""
    freezes: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    """Reports built so far: their prose may speak of the person, and a person has to look."""
    """Frozen event tables, which hold no identity."""
    beyond: tuple[str, ...] = ("erase-beyond-paper", "erase-beyond-exports", "erase-beyond-recipients", "erase-beyond-backups", "erase-beyond-disk", "erase-beyond-memory")
    """What no program can reach, as sentences of the catalogue."""

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        from constat.language import current_language, phrases

        words = phrases("record", current_language())
        told = {name: getattr(self, name) for name in self.__slots__ if name != "beyond"}
        return {**told, "beyond": [words.say(sentence) for sentence in self.beyond]}


def reach(case: CaseFile, subject_id: str, also: Sequence[tuple[str, str]] = (), kind: str = "person") -> Reach:
    """What erasing this person (or record of that kind) would reach; `also` names what speaks of it (type, id) to erase with it."""
    case.keys.need()
    model: Any = KINDS[kind]
    chosen = found(case, model, subject_id)
    told = Reach(chosen.pk, str(chosen.code or ""), kind)
    subjects: list[tuple[Any, Any]] = [(model, chosen)]
    mentioned: list[tuple[str, str]] = []
    sources = [chosen] if kind == "source" else []
    if kind == "person":
        linked = _linked(case, chosen.pk)
        sources = linked["source"]
        subjects += [(Victim, row) for row in linked["victim"]] + [(Source, row) for row in sources]
        for row in linked["mention"]:
            mentioned += [(name, value) for name in ("statement", "evidence") if (value := getattr(row, name))]
    texts = [chosen.pk] if kind == "statement" else []
    for source in sources:
        texts += list(case.rows(Statement).filter(source=source.pk).values_list("pk", flat=True))
    mentioned += [("statement", pk) for pk in texts if pk != chosen.pk]
    if kind != "person":
        mentioned += [("evidence", pk) for pk in case.rows(Evidence).filter(statement__in=texts).values_list("pk", flat=True)]
        mentioned += [("victim", pk) for pk in case.rows(Victim).filter(statement__in=texts).values_list("pk", flat=True)]
        mentioned += [("evidence", pk) for pk in case.rows(Evidence).filter(derived_from=chosen.pk).values_list("pk", flat=True)]
    told.mentions = sorted(set(mentioned) - set(also))
    for name, subject in also:
        subjects.append((ALSO[name], found(case, ALSO[name], subject)))
    for one, row in subjects:
        kids = case.keys.kids_of(one.type_name(), row.pk)
        sealed = [n for n, f in one.declared().items() if f.sensitivity == "identity" and row.__dict__.get(n) is not None]
        told.keys += kids
        told.records.append((one.type_name(), row.pk, sealed))
    told.findings = _findings(case, chosen.pk if kind == "person" else "", subjects)
    told.offices = [(sending.office, sending.digest, state) for sending, state in answers(case, told.keys)]
    told.freezes = sorted(str(code or pk[:8]) for code, pk in case.rows(Freeze).filter(expunged=None).values_list("code", "pk"))
    told.editions = sorted(f"{code or pk[:8]} ({status})" for code, pk, status in case.rows(Edition).values_list("code", "pk", "status"))
    return told


def answers(case: CaseFile, kids: Sequence[str], before: int | None = None) -> list[tuple[Any, str]]:
    """Each bundle that granted identities (before that time), and whether its own recipient says to have destroyed any of these keys."""
    chains = set(case.rows(Receipt).filter(kid__in=list(kids)).values_list("installation", flat=True))
    # A receipt names the chain of whoever left it, and a chain its installation's key: the one that the bundle was made for.
    answered = set(Chain.objects.using(case.alias).filter(chain__in=chains).values_list("key", flat=True))
    rows = case.rows(Sending).filter(identities__gt=0).exclude(void=True).order_by("made", "id")
    return [(row, "receipted" if row.key in answered else "outstanding") for row in rows if before is None or row.made < before]


def erased_here(case: CaseFile) -> list[tuple[Entry, list[str]]]:
    """The entries by which this installation erased, newest first, each with the keys that it named."""
    own = set(Chain.objects.using(case.alias).filter(key=case.keys.public_key.hex()).values_list("chain", flat=True))
    told: dict[tuple[str, int], list[str]] = {}
    for kid, chain, seq in Touch.objects.using(case.alias).filter(type="key", chain__in=own).values_list("subject", "chain", "seq"):
        told.setdefault((chain, seq), []).append(kid)
    entries = [(case.register.entry(chain, seq), kids) for (chain, seq), kids in told.items()]
    return sorted(entries, key=lambda one: one[0].at, reverse=True)


def _findings(case: CaseFile, person: str, subjects: Sequence[tuple[Any, Any]]) -> list[str]:
    """Codes of the findings that name the person or cite one of these records."""
    ids = {row.pk for model, row in subjects if model in (Statement, Evidence)}
    cited = set(case.rows(Citation).filter(statement__in=ids).values_list("finding", flat=True))
    cited |= set(case.rows(Citation).filter(evidence__in=ids).values_list("finding", flat=True))
    rows = [*case.rows(Finding).filter(pk__in=cited), *(case.rows(Finding).filter(persons__contains=person) if person else ())]
    return sorted({str(row.code or row.pk[:8]) for row in rows})


def erase(case: CaseFile, subject_id: str, why: str, also: Sequence[tuple[str, str]] = (), kind: str = "person") -> tuple[Reach, Entry]:
    """Destroys the keys of what is chosen for ever: the entry first, then the keys, the workspace key changed, the log flushed.

    If it is cut off between entry and key, the next unlocking finishes it (`finish`).
    """
    told = reach(case, subject_id, also, kind)
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
