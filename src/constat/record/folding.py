"""The state that a set of entries means: pure, and the same in whatever order they came.

A change B supersedes A when B's entry had seen A's (`seen[A.chain] >= A.seq`, or a higher seq on one chain). A field's
*heads* are the sets that nothing superseded; shown is the one with the greatest `(at, chain, seq)`, the others are *rivals*,
kept readable until somebody decides. A set is observed-remove: `del` removes only the additions it has seen.

A subject's state is kept beside its row as `{"heads": {tag: [field, …]}, "rivals": {field: [[at, chain, seq, value], …]}}`,
in which an element of a set counts as `field=element`. What has seen everything (a local entry) folds into it directly
(`apply`); what comes from elsewhere is folded anew from all entries of the subject (`fold`). Both give the same state: a
test holds them together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from constat.record import canonical
from constat.record.entry import Change


@dataclass(frozen=True, slots=True)
class Moment:
    """Where an entry stands: its chain, place, asserted time, what it had seen, and who made it."""

    chain: str
    seq: int
    at: int
    seen: Mapping[str, int]
    actor: str

    @property
    def tag(self) -> str:
        """`chain:seq`."""
        return f"{self.chain}:{self.seq}"

    def saw(self, chain: str, seq: int) -> bool:
        """Whether that entry was known when this one was made."""
        return seq <= (self.seq - 1 if chain == self.chain else self.seen.get(chain, 0))


@dataclass(slots=True)
class State:
    """What is known of one subject: values shown, where they came from, and the rivals of each."""

    values: dict[str, Any] = field(default_factory=dict)
    sets: dict[str, dict[str, Any]] = field(default_factory=dict)
    """For each set, its elements by canonical text."""
    origin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each field (or `field=element`), the tags of its heads, in order."""
    rivals: dict[str, list[list[Any]]] = field(default_factory=dict)
    """For each field in conflict, every distinct head: `[at, chain, seq, value]`, in order of show (the last is shown)."""
    made: tuple[int, str, int] | None = None
    actor: str = ""
    at: int = 0

    def heads(self) -> bytes:
        """The state's causal part as canonical bytes."""
        by_tag: dict[str, list[str]] = {}
        for name in sorted(self.origin):
            for tag in self.origin[name]:
                by_tag.setdefault(tag, []).append(name)
        told: dict[str, Any] = {"heads": by_tag}
        if self.rivals:
            told["rivals"] = self.rivals
        return canonical.encode(told)

    def touch(self, moment: Moment) -> None:
        """Notes that an entry touched the subject."""
        place = (moment.at, moment.chain, moment.seq)
        if self.made is None or place < self.made:
            self.made, self.actor = place, moment.actor
        self.at = max(self.at, moment.at)


def revision(heads: bytes) -> str:
    """The name of a state: 16 hexadecimal digits, changed by any change."""
    return hashlib.sha256(heads).hexdigest()[:16]


def element_text(value: Any) -> str:
    """The canonical text by which an element of a set is known."""
    return canonical.encode(value).decode()


def apply(state: State, moment: Moment, changes: Iterable[Change]) -> None:
    """Folds an entry that has seen every entry of this subject."""
    state.touch(moment)
    tag = (moment.tag,)
    for verb, _type, _subject, name, value in changes:
        if verb == "set":
            state.values[name] = value
            state.origin[name] = tag
            state.rivals.pop(name, None)
            continue
        text = element_text(value)
        if verb == "add":
            state.sets.setdefault(name, {})[text] = value
            state.origin[f"{name}={text}"] = tag
        else:
            state.sets.setdefault(name, {}).pop(text, None)
            state.origin.pop(f"{name}={text}", None)


@dataclass(slots=True)
class _Told:
    """One change with its moment and its place among the changes of its entry."""

    moment: Moment
    place: int
    value: Any
    adds: bool = True

    @property
    def order(self) -> tuple[int, str, int]:
        return self.moment.at, self.moment.chain, self.moment.seq


def _heads(told: list[_Told]) -> list[_Told]:
    """The changes that nothing superseded, in order of show."""
    last: dict[str, _Told] = {}
    for change in told:
        before = last.get(change.moment.chain)
        if before is None or (change.moment.seq, change.place) > (before.moment.seq, before.place):
            last[change.moment.chain] = change
    candidates = list(last.values())
    return sorted(
        (c for c in candidates if not any(o is not c and o.moment.saw(c.moment.chain, c.moment.seq) for o in candidates)),
        key=lambda change: change.order,
    )


def _present(told: list[_Told]) -> list[_Told]:
    """The additions of one element that no removal has seen, only the last of each chain and those that no later addition saw."""
    removals = [t for t in told if not t.adds]

    def removed(addition: _Told) -> bool:
        moment = addition.moment
        return any(
            r.moment.saw(moment.chain, moment.seq) or (r.moment.tag == moment.tag and r.place > addition.place) for r in removals
        )

    return _heads([t for t in told if t.adds and not removed(t)])


def fold(entries: Iterable[tuple[Moment, list[Change]]]) -> State:
    """The state of one subject from all its entries, in any order."""
    state = State()
    sets: dict[str, list[_Told]] = {}
    elements: dict[tuple[str, str], list[_Told]] = {}
    for moment, changes in entries:
        state.touch(moment)
        for place, (verb, _type, _subject, name, value) in enumerate(changes):
            if verb == "set":
                sets.setdefault(name, []).append(_Told(moment, place, value))
            else:
                elements.setdefault((name, element_text(value)), []).append(_Told(moment, place, value, verb == "add"))
    for name, told in sets.items():
        heads = _heads(told)
        state.values[name] = heads[-1].value
        state.origin[name] = tuple(sorted(h.moment.tag for h in heads))
        if len({element_text(h.value) for h in heads}) > 1:
            state.rivals[name] = [[*h.order, h.value] for h in heads]
    for (name, text), told in elements.items():
        heads = _present(told)
        state.sets.setdefault(name, {})
        if heads:
            state.sets[name][text] = heads[-1].value
            state.origin[f"{name}={text}"] = tuple(sorted(h.moment.tag for h in heads))
    return state
