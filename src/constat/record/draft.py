"""Changes being put together: plain values in, one signed entry out.

    draft = case.draft("statement-taken", reason="read back to the witness")
    source = draft.new(Source, code="S-014", kind="witness", name="…")
    draft.new(Statement, source=source, text="…", language="ff")
    entry = draft.append()

Values are checked against their field, sealed under the key that the field's sensitivity asks for, and bound to their place.
Nothing is written before `append`, and then all or nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from constat.errors import BadInput
from constat.record import sealing
from constat.record.entry import Change, Entry
from constat.record.fields import Declared, is_id
from constat.record.models import Record, of_type
from constat.record.register import NEW

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

Subject = Record | tuple[type[Record] | str, str]
"""A record as it was read, or its type and id."""


class Draft:
    """Changes of one entry; `why` is a code, `reason` words that are sealed."""

    def __init__(self, case: CaseFile, why: str, reason: str = "") -> None:
        self.case = case
        self.why = why
        self.reason = reason
        self._changes: list[tuple[str, type[Record], str, Declared, Any]] = []
        self._erased: list[str] = []
        self._expect: dict[tuple[str, str], str] = {}

    def new(self, model: type[Record] | str, /, id: str | None = None, **values: Any) -> str:
        """A new record with these values; gives its id. A set takes a list."""
        model = _model(model)
        subject = id or uuid.uuid4().hex
        if not is_id(subject):
            raise BadInput("no-record", room="record", type=model.type_name(), id=str(subject)[:40])
        self._expect[model.type_name(), subject] = NEW
        begun = len(self._changes)
        self._put(model, subject, values)
        if len(self._changes) == begun:
            # A record of which nothing is known yet still has to be there.
            self._changes.append(("set", model, subject, model.declared()["void"], None))
        return subject

    def set(self, subject: Subject, /, **values: Any) -> None:
        """Sets these fields (None clears one); a list adds the elements of a set. A record given as read must not have changed since."""
        model, known = self._opened(subject)
        self._put(model, known, values)

    def add(self, subject: Subject, name: str, *elements: Any) -> None:
        """Adds elements to a set."""
        model, known = self._opened(subject)
        field = _field(model, name)
        self._changes += [("add", model, known, field, _element(field, element)) for element in elements]

    def remove(self, subject: Subject, name: str, *elements: Any) -> None:
        """Removes elements from a set: those additions that are known here."""
        model, known = self._opened(subject)
        field = _field(model, name)
        self._changes += [("del", model, known, field, _element(field, element)) for element in elements]

    def withdraw(self, subject: Subject) -> None:
        """Marks a record as withdrawn; it stays readable."""
        self.set(subject, void=True)

    def erase(self, kids: Iterable[str]) -> None:
        """Says that these keys are destroyed; whoever receives the entry destroys them too."""
        self._erased += kids

    @property
    def touched(self) -> list[tuple[type[Record], str, Declared]]:
        """What it would change: for the policy, and for people to look at."""
        return [(model, subject, field) for _verb, model, subject, field, _value in self._changes]

    def append(self) -> Entry:
        """Writes the entry; `Stale` where a record moved since it was read."""
        member = self.case.keys.need()
        self.case.check_may_write(member, self)
        wanted = {(m.type_name(), s) for _v, m, s, f, value in self._changes if f.sensitivity == "identity" and value is not None}
        # Keys are on disk before a ciphertext that needs them is.
        keys = self.case.keys.new_subject_keys(sorted(wanted)) if wanted else {}
        changes: list[Change] = []
        for verb, model, subject, field, value in self._changes:
            name = model.type_name()
            if field.sealed and value is not None:
                key = keys[name, subject] if field.sensitivity == "identity" else self.case.keys.confidential_key(name, subject)
                value = {"x": sealing.seal(value, key, f"{name}|{subject}|{field.attname}")}
            changes.append([verb, name, subject, field.attname, value])
        changes += [["erase", kid] for kid in self._erased]
        words = self.case.keys.seal_note(self.reason, "entry|why") if self.reason else None
        return self.case.register.append(member.actor, (self.why, words), changes, self._expect)

    # -- within ----------------------------------------------------------------------------------------------------

    def _opened(self, subject: Subject) -> tuple[type[Record], str]:
        if isinstance(subject, Record):
            key = (subject.type_name(), str(subject.pk))
            self._expect.setdefault(key, subject.revision)
            return type(subject), key[1]
        return _model(subject[0]), subject[1]

    def _put(self, model: type[Record], subject: str, values: dict[str, Any]) -> None:
        for name, value in values.items():
            field = _field(model, name)
            if field.many:
                self._changes += [("add", model, subject, field, _element(field, element)) for element in value or ()]
            else:
                self._changes.append(("set", model, subject, field, field.canonical(value)))


def _model(model: type[Record] | str) -> type[Record]:
    return of_type(model) if isinstance(model, str) else model


def _field(model: type[Record], name: str) -> Declared:
    declared = model.declared()
    if name not in declared:
        from rapidfuzz import process

        near = ", ".join(found for found, *_ in process.extract(name, list(declared), limit=3))
        raise BadInput("unknown-field", room="record", type=model.type_name(), field=name, nearest=near)
    return declared[name]


def _element(field: Declared, value: Any) -> Any:
    check = getattr(field, "check_element", None)
    if check is None:
        raise field.refuse(value)
    return check(value)
