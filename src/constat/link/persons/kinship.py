"""Which parts of names are forms of one another, or differ by a slip: looked up once for all parts that occur.

Grades: 2 for forms of one name (of `forms.py`, or one skeleton), 1 for parts that differ by a letter or two, or of which one is cut short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from constat.link.persons.forms import forms
from constat.link.persons.sounds import skeleton

if TYPE_CHECKING:
    import numpy as np

FORM: Final = 2
ALIKE: Final = 1
_SHORT: Final = 3
"""Letters under which two parts that differ are two names."""
_LONG: Final = 8
"""Letters from which two slips may lie in one part."""
_CROWD: Final = 400
"""Parts under one key above which the key says nothing."""


@dataclass(frozen=True)
class Kinship:
    """The graded pairs of part numbers, both ways, sorted for look-up."""

    size: int
    keys: np.ndarray
    grades: np.ndarray

    def grade(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """The grade of each pair of numbers; 0 where they are no kin."""
        import numpy as np

        if not len(self.keys):
            return np.zeros(len(one), dtype=np.int8)
        wanted = one.astype(np.int64) * self.size + other
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.grades[at], 0).astype(np.int8)


def kinship(parts: Sequence[str]) -> Kinship:
    """The kinship of these parts, numbered as they come."""
    import numpy as np

    found: dict[tuple[int, int], int] = {}
    for one, other in _slips(parts):
        found[one, other] = ALIKE
    for one, other in _forms(parts):
        found[one, other] = FORM
    both = [(a * len(parts) + b, grade) for (one, other), grade in found.items() for a, b in ((one, other), (other, one))]
    both.sort()
    return Kinship(len(parts), np.array([key for key, _ in both], dtype=np.int64), np.array([grade for _, grade in both], dtype=np.int8))


def _forms(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    known = forms()
    lines: dict[object, list[int]] = {}
    for number, part in enumerate(parts):
        for line in known.get(part, ()):
            lines.setdefault(line, []).append(number)
        bones = skeleton(part)
        if len(bones) >= _SHORT:
            lines.setdefault(bones, []).append(number)
    for group in lines.values():
        if len(group) <= _CROWD:
            yield from combinations(group, 2)


def _slips(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs within one slip (two in long parts), found by what remains when letters are left out; and parts cut short."""
    left_out: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        if len(part) < _SHORT:
            continue
        once = {part[:n] + part[n + 1 :] for n in range(len(part))}
        keys = {part, *once}
        if len(part) >= _LONG:
            keys |= {p[:n] + p[n + 1 :] for p in once for n in range(len(p))}
        for key in keys:
            left_out.setdefault(key, []).append(number)
    for group in left_out.values():
        if len(group) > _CROWD:
            continue
        for one, other in combinations(group, 2):
            shorter, longer = sorted((len(parts[one]), len(parts[other])))
            if longer > _SHORT and OSA.distance(parts[one], parts[other]) <= (2 if shorter >= _LONG else 1):
                yield one, other
    order = sorted(range(len(parts)), key=lambda n: parts[n])
    in_order = [parts[n] for n in order]
    for number, part in enumerate(parts):
        if len(part) > _SHORT:
            start = bisect_left(in_order, part)
            for place in range(start + 1, min(start + _CROWD, len(order))):
                if not in_order[place].startswith(part):
                    break
                yield number, order[place]
