"""Undo is an entry: what an entry changed is set back to what stood before it; both stay on record.

It is refused where somebody built on the change since: the later change would silently be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constat.errors import Conflict, Refused
from constat.record.entry import Change, Entry
from constat.record.folding import State, element_text, fold
from constat.record.projection import Key
from constat.record.register import _projected, _touched, moment_of

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


def undo(case: CaseFile, chain: str, seq: int, why: str = "") -> Entry:
    """The entry that takes entry `chain:seq` back. `Conflict` names the record that was changed since."""
    from constat.record.draft import Draft
    from constat.record.models import of_type

    entry = case.register.entry(chain, seq)
    if entry.body is None:
        raise Refused("undo-withheld", room="record", tag=entry.tag)
    if any(change[0] == "erase" for change in entry.changes):
        raise Refused("undo-erasure", room="record", tag=entry.tag)
    member = case.keys.need()
    parts: list[tuple[Key, list[Change]]] = []
    expect: dict[Key, str] = {}
    draft = Draft(case, "undo", why)
    for key, part in _touched(entry.changes).items():
        if not _projected(key):
            raise Refused("undo-impossible", room="record", tag=entry.tag)
        model = of_type(key[0])
        parts.append((key, part))
        draft._changes += [("set", model, key[1], model.declared()[c[3]], None) for c in part if c[3] in model.declared()]
    # Before anything is compared: a refusal that names a later change would tell of records that this member may not see.
    case.check_may_write(member, draft)
    changes: list[Change] = []
    for key, part in parts:
        row = case.rows(of_type(key[0])).get(pk=key[1])
        expect[key] = row.revision
        told = case.register.history(key)
        history = [(moment_of(e), _touched(e.changes).get(key, [])) for e in told]
        before = fold([item for item in history if item[0].tag != entry.tag])
        now = fold(history)
        changes += _back(part, entry, before, now, key)
        if not any(item[0].tag != entry.tag for item in history):
            # What the entry made stays as an empty, withdrawn record.
            changes.append(["set", key[0], key[1], "void", True])
    words = case.keys.seal_note(f"{entry.tag} {why}".strip(), "entry|why")
    return case.register.append(member.actor, ("undo", words), changes, expect)


def _back(part: list[Change], entry: Entry, before: State, now: State, key: Key) -> list[Change]:
    """The changes that take these back."""
    back: list[Change] = []
    done: set[tuple[str, str]] = set()
    for verb, name, subject, field, value in part:
        text = element_text(value) if verb != "set" else ""
        if (field, text) in done:
            continue
        done.add((field, text))
        if verb == "set":
            if now.origin.get(field) != (entry.tag,):
                raise Conflict("undo-built-upon", room="record", type=key[0], id=key[1][:8], field=field)
            back.append(["set", name, subject, field, before.values.get(field)])
            continue
        had, has = text in before.sets.get(field, {}), text in now.sets.get(field, {})
        if had != has:
            back.append(["add" if had else "del", name, subject, field, value])
    return back
