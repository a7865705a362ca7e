"""What a bundle carries: bodies within the selection, and keys no further than level and consent allow.

Headers always go (a chain with holes proves nothing), and their number and times tell how busy an office is: the preview
says so. A body goes when every record it touches is within the chosen cases, and when no field in the clear is above the
level. Keys go by level: none for `public` and `internal`, a record's confidential key for `confidential`, its identity key
only for `identity`, and that only where consent to share was given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from constat.record import sealing
from constat.record.consent import allowed
from constat.record.entry import Entry
from constat.record.fields import SENSITIVITIES, Sensitivity
from constat.record.models import Evidence, Record, types

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

PURPOSE: Final = "share-with-partners"
_ALWAYS: Final = ("chain", "key")
"""What is not a record: a chain's own key, and erasures; whoever holds a chain must know them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the sender chose."""

    level: Sensitivity = "internal"
    cases: frozenset[str] | None = None
    """Ids of cases; None for all."""
    since: dict[str, int] = field(default_factory=dict)
    """For each chain, the last entry that the recipient has."""
    files: bool = True
    """Whether ciphertext of evidence goes too, where its key does."""

    def reaches(self, sensitivity: str) -> bool:
        """Whether this word is within the level."""
        return SENSITIVITIES.index(sensitivity) <= SENSITIVITIES.index(self.level)


@dataclass(slots=True)
class Preview:
    """What would go, for people to read before it does."""

    level: str
    entries: int = 0
    bodies: int = 0
    withheld: Counter[str] = field(default_factory=Counter)
    """Bodies and keys that stay, by reason: `case`, `level`, `absent`, `consent`, `erased`."""
    records: Counter[str] = field(default_factory=Counter)
    """Records touched, by type."""
    keys: Counter[str] = field(default_factory=Counter)
    """Granted keys, by sensitivity."""
    files: int = 0
    file_bytes: int = 0

    @property
    def identities(self) -> bool:
        """Whether any identity can be opened by the recipient."""
        return self.keys["identity"] > 0

    def to_json(self) -> dict[str, Any]:
        """It as data."""
        return {
            "level": self.level,
            "identities_included": self.identities,
            "entries": self.entries,
            "bodies": self.bodies,
            "withheld": dict(self.withheld),
            "records": dict(self.records),
            "keys": dict(self.keys),
            "files": self.files,
            "file_bytes": self.file_bytes,
        }


@dataclass(slots=True)
class Chosen:
    """The parts of a bundle, chosen."""

    preview: Preview
    entries: dict[str, list[tuple[Entry, bool]]]
    """For each chain its entries after `since`, and whether the body goes."""
    keys: list[tuple[str, str, str, str, str]]
    """Granted keys: kid, key in hexadecimal, type, subject, sort."""
    files: list[str]


def choose(case: CaseFile, choice: Choice) -> Chosen:
    """What goes under this choice."""
    told = Preview(choice.level)
    scope = _Scope(case, choice)
    entries: dict[str, list[tuple[Entry, bool]]] = {}
    touched: dict[tuple[str, str], None] = {}
    with case.register.reading() as cursor:
        cursor.execute('SELECT "chain", "seq" FROM "record_chain" WHERE "state" = %s ORDER BY "chain"', ["good"])
        for chain, _seq in cursor.fetchall():
            part: list[tuple[Entry, bool]] = []
            for entry in case.register.entries(cursor, chain, choice.since.get(chain, 0)):
                why = scope.withheld(entry)
                part.append((entry, not why))
                told.entries += 1
                if why:
                    told.withheld[why] += 1
                    continue
                told.bodies += 1
                touched.update(dict.fromkeys((change[1], change[2]) for change in entry.changes if change[0] != "erase" and change[1] in types()))
            if part:
                entries[chain] = part
    for name, _subject in touched:
        told.records[name] += 1
    keys = scope.keys(touched, told)
    files = scope.files({kid for kid, *_ in keys}, touched, told) if choice.files else []
    return Chosen(told, entries, keys, files)


def preview(case: CaseFile, choice: Choice) -> Preview:
    """What would go under this choice; nothing is written."""
    return choose(case, choice).preview


class _Scope:
    """Which records are within the selection, and who consented to sharing."""

    def __init__(self, case: CaseFile, choice: Choice) -> None:
        self.case = case
        self.choice = choice
        self.allowed: dict[type[Record], Q] = {}
        self.within: dict[tuple[str, str], bool] = {}
        if choice.cases is not None:
            for name, model in types().items():
                for subject, belongs in case.rows(model).values_list("id", "case"):
                    self.within[name, subject] = belongs in choice.cases or (name == "case" and subject in choice.cases)

    def withheld(self, entry: Entry) -> str:
        """Why the body stays, or nothing."""
        if entry.body_bytes is None:
            return "absent"
        known = types()
        for change in entry.changes:
            if change[0] == "erase" or change[1] in _ALWAYS:
                continue
            if self.choice.cases is not None and not self.within.get((change[1], change[2]), False):
                return "case"
            field = known[change[1]].declared().get(change[3]) if change[1] in known else None
            # A field that this version does not know is treated as the most sensitive one in the clear.
            if not (field.sealed if field else False) and not self.choice.reaches(field.sensitivity if field else "internal"):
                return "level"
        return ""

    def may_share(self, model: type[Record], subject: str) -> bool:
        """Whether consent to share stands for this record."""
        if model not in self.allowed:
            self.allowed[model] = allowed(self.case, model, PURPOSE)
        return bool(self.case.rows(model).filter(self.allowed[model], pk=subject).exists())

    def keys(self, touched: Iterable[tuple[str, str]], told: Preview) -> list[tuple[str, str, str, str, str]]:
        """The keys that go."""
        granted: dict[str, tuple[str, str, str, str, str]] = {}
        if not self.choice.reaches("confidential"):
            return []
        for name, subject in touched:
            model = types()[name]
            row = self.case.rows(model).filter(pk=subject).first()
            if row is None:
                continue
            shared: bool | None = None
            for called, declared in model.declared().items():
                if not declared.sealed or not self.choice.reaches(declared.sensitivity):
                    continue
                kids = [sealing.kid_in(text) for text in _sealed_texts(row, called)]
                if name == "evidence" and called == "file_name" and row.kid:
                    # The file itself is as sensitive as the name it came with.
                    kids.append(row.kid)
                for kid in kids:
                    if kid in granted:
                        continue
                    if declared.sensitivity == "identity":
                        if shared is None:
                            shared = self.may_share(model, subject)
                        if not shared:
                            told.withheld["consent"] += 1
                            continue
                    key = self.case.keys.key(kid, name, subject)
                    if key is None:
                        told.withheld["erased"] += 1
                        continue
                    granted[kid] = (kid, key.hex(), name, subject, declared.sensitivity)
                    told.keys[declared.sensitivity] += 1
        return list(granted.values())

    def files(self, kids: set[str], touched: Iterable[tuple[str, str]], told: Preview) -> list[str]:
        """The files that go: those whose key does."""
        wanted = {subject for name, subject in touched if name == "evidence"}
        names = []
        for row in self.case.rows(Evidence).exclude(file=None):
            if row.pk in wanted and row.kid in kids and self.case.vault.has(row.file):
                names.append(row.file)
                told.files += 1
                told.file_bytes += self.case.vault.size(row.file)
        return sorted(set(names))


def _sealed_texts(row: Any, field: str) -> list[str]:
    """The ciphertexts of a field: the one shown, and its rivals."""
    import json

    shown = row.__dict__.get(field)
    texts = [shown] if shown else []
    for _at, _chain, _seq, value in json.loads(row.heads).get("rivals", {}).get(field, []):
        if isinstance(value, dict) and "x" in value:
            texts.append(value["x"])
    return texts
