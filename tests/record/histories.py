"""Histories of several offices for hypothesis: who wrote what, and what each had seen by then."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from constat.record.entry import Change
from constat.record.folding import Moment

TYPE = "incident"
SUBJECT = "5" * 32
Told = tuple[Moment, list[Change]]


@dataclass
class Office:
    """One replica: what it has of every chain, its own included."""

    chain: str
    has: dict[str, int] = field(default_factory=dict)
    at: int = 0

    def write(self, at: int, changes: list[Change]) -> Told:
        """An entry of this office, which has seen whatever it has."""
        self.at = max(at, self.at + 1)
        seen = {chain: seq for chain, seq in self.has.items() if chain != self.chain}
        self.has[self.chain] = self.has.get(self.chain, 0) + 1
        return Moment(self.chain, self.has[self.chain], self.at, seen, "a" * 32), changes

    def knows(self, told: Told) -> bool:
        """Whether it has that entry."""
        return told[0].seq <= self.has.get(told[0].chain, 0)


def changes() -> st.SearchStrategy[list[Change]]:
    """Some changes of one record: few fields and values, so that they meet."""
    sets = st.tuples(st.just("set"), st.sampled_from(["code", "title_en"]), st.sampled_from(["one", "two", None, {"low": 1}]))
    sets |= st.tuples(st.just("set"), st.just("code"), st.integers(0, 3))
    elements = st.tuples(st.sampled_from(["add", "add", "del"]), st.sampled_from(["harms", "aliases"]), st.sampled_from(["x", "y", "é"]))
    return st.lists((sets | elements).map(lambda c: [c[0], TYPE, SUBJECT, c[1], c[2]]), min_size=1, max_size=4)


@st.composite
def histories(draw: st.DrawFn, offices: int = 3, most: int = 12) -> list[Told]:
    """What up to three offices wrote of one record, in one order in which it can have happened.

    Before each entry an office may have heard of another, up to any entry whose own causes it then has too.
    """
    all_of = [Office(name * 32) for name in "abc"[:offices]]
    written: list[Told] = []
    for _ in range(draw(st.integers(1, most))):
        office = draw(st.sampled_from(all_of))
        if written and draw(st.booleans()):
            heard(office, written, draw(st.sampled_from(written))[0])
        written.append(office.write(draw(st.integers(0, 20)), draw(changes())))
    return written


def heard(office: Office, written: list[Told], moment: Moment) -> None:
    """The office receives an entry with everything before it and everything it had seen."""
    if moment.seq <= office.has.get(moment.chain, 0):
        return
    by_tag = {told[0].tag: told[0] for told in written}
    for seq in range(office.has.get(moment.chain, 0) + 1, moment.seq + 1):
        earlier = by_tag[f"{moment.chain}:{seq}"]
        for chain, seen in earlier.seen.items():
            if seen:
                heard(office, written, by_tag[f"{chain}:{seen}"])
        office.has[moment.chain] = max(seq, office.has.get(moment.chain, 0))


def plain(told: list[Told]) -> dict[str, Any]:
    """The state that a history means, said by the definition itself and without cleverness.

    For every field the writings that no other writing of it had seen; for every element whether some addition stands that no
    removal had seen. Within one entry the later change counts.
    """
    writings: dict[str, list[tuple[Moment, int, Any]]] = {}
    additions: dict[tuple[str, str], list[tuple[Moment, int]]] = {}
    removals: dict[tuple[str, str], list[tuple[Moment, int]]] = {}
    for moment, changes_ in told:
        for place, (verb, _type, _subject, name, value) in enumerate(changes_):
            if verb == "set":
                writings.setdefault(name, []).append((moment, place, value))
            else:
                (additions if verb == "add" else removals).setdefault((name, value), []).append((moment, place))

    def before(a: tuple[Moment, int], b: tuple[Moment, int]) -> bool:
        """Whether b came after a and knew of it."""
        return a[1] < b[1] if a[0].tag == b[0].tag else b[0].saw(a[0].chain, a[0].seq)

    values: dict[str, Any] = {}
    heads: dict[str, list[Any]] = {}
    for name, all_of in writings.items():
        last = [w for w in all_of if not any(before(w[:2], o[:2]) for o in all_of)]
        last.sort(key=lambda w: (w[0].at, w[0].chain, w[0].seq))
        values[name], heads[name] = last[-1][2], [w[2] for w in last]
    present: dict[str, set[str]] = {}
    for key in additions.keys() | removals.keys():
        stands = any(not any(before(a, r) for r in removals.get(key, [])) for a in additions.get(key, []))
        present.setdefault(key[0], set()).update({key[1]} if stands else set())
    return {"values": values, "heads": heads, "sets": present}
