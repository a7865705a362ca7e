"""Which records of two lists may be one person: by names and what stands beside them, in memory, for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from constat.record.search import folded
from constat.web.casework.victims.details import parted

LEAST: Final = 72
"""Below this likeness two names are not proposed: people would tire of them."""
_SOUNDS: Final = (("dj", "j"), ("di", "j"), ("ou", "u"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("y", "i"), ("w", "u"), ("h", ""))
"""Spellings of one sound in the names of the region: Diallo, Jallo, Dialo."""
_TWICE: Final = re.compile(r"(.)\1")
FIELDS: Final = ("name", "nickname", "father", "village", "age", "sex", "status", "harm", "day", "notes")


@dataclass(frozen=True, slots=True)
class Known:
    """One record with what was opened of it."""

    id: str
    statement: str
    told: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it is compared by: the name, else what the person is called."""
        return self.told.get("name") or self.told.get("nickname") or ""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two records that may be one person, and how alike they are out of a hundred."""

    left: Known
    right: Known
    likeness: int


def opened(id: str, statement: str, name: str | None, details: str | None, plain: Mapping[str, str | None]) -> Known:
    """A record with its name and what stands beside it; the words of the list go before the coded term."""
    told = {key: value for key, value in plain.items() if value and value != "unknown"}
    return Known(id, statement, {**told, **parted(details), **({"name": name} if name else {})})


def sound(name: str) -> str:
    """A spelling under which variants of one name fall together."""
    text = " ".join(folded(name).split())
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    return _TWICE.sub(r"\1", text)


def likely(lefts: Sequence[Known], rights: Sequence[Known], judged: set[tuple[str, str]], *, least: int = LEAST) -> list[Likely]:
    """Pairs across two lists that nobody judged yet, the likeliest first."""
    lefts, rights = [one for one in lefts if one.name], [one for one in rights if one.name]
    if not lefts or not rights:
        return []
    likeness = process.cdist([sound(one.name) for one in lefts], [sound(one.name) for one in rights], scorer=fuzz.token_sort_ratio, score_cutoff=least)
    found = []
    for i, j in zip(*likeness.nonzero(), strict=True):
        left, right = lefts[i], rights[j]
        pair = (left.id, right.id) if left.id <= right.id else (right.id, left.id)
        if left.id == right.id or pair in judged:
            continue
        found.append(Likely(left, right, _beside(int(likeness[i][j]), left.told, right.told)))
    return sorted(found, key=lambda one: (-one.likeness, one.left.id, one.right.id))


def _beside(likeness: int, left: Mapping[str, str], right: Mapping[str, str]) -> int:
    """The likeness of the names, moved a little by what stands beside them; never made whole by it."""
    most = 100 if likeness == 100 else 97
    for name in ("father", "village", "nickname"):
        if left.get(name) and right.get(name):
            likeness += 3 if fuzz.token_sort_ratio(sound(left[name]), sound(right[name])) >= LEAST else -3
    if left.get("sex") and right.get("sex") and left["sex"] != right["sex"]:
        likeness -= 8
    return max(1, min(most, likeness))


def differs(left: Mapping[str, str], right: Mapping[str, str], name: str) -> str:
    """`same`, `near`, `differs`, or `silent` where one of the two says nothing."""
    one, other = left.get(name, ""), right.get(name, "")
    if not one or not other:
        return "silent"
    if folded(one) == folded(other):
        return "same"
    # The order of names is not fixed: Diallo Moussa is Moussa Diallo.
    return "near" if sorted(sound(one).split()) == sorted(sound(other).split()) else "differs"
