"""Two names laid side by side: which parts agree, in which order, how rare what agrees is, and what is left over.

Parts pair off the surest first: the same sound, then forms of one name, then a slip of the hand, then an initial. What is left over on
one side was dropped; what is left over on both sides contradicts. A part that agrees counts as many bits as it is rare: among all
persons of both lists, and among those of the same place, where half the dead may bear one family's name. Both counts leave out the two
persons compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from constat.link.persons.kinship import ALIKE, FORM, Kinship, kinship
from constat.link.persons.names import MOST

if TYPE_CHECKING:
    import numpy as np

PARTS: Final = (
    "all", "all-of-one", "forms", "forms-of-one", "slips", "slips-of-one", "initials", "one-differs-of-three",
    "one-differs", "one-differs-slips", "two-differ", "none",
)  # fmt: skip
"""What agrees: all parts by their sound; all that one of the two tells; forms and slips among them; an initial; all but one."""
RARITY: Final = (2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0, 18.0)
"""Bits between which the rarity of what agrees is told apart."""
ORDERS: Final = ("none", "same", "reversed", "mixed")
_CHUNK: Final = 250_000
_NEARBY: Final = 10.0
"""Persons of the wider area by which the counts of a place are steadied."""


@dataclass(frozen=True)
class Names:
    """The names of both lists as numbers of parts (-1 where there is none), with the bits of each part everywhere and in its place."""

    numbers: np.ndarray
    everywhere: np.ndarray
    here: np.ndarray
    initial: np.ndarray
    """For each part its number's initial, as a code of a letter; and whether it is no more than that (negative)."""
    kin: Kinship


@dataclass(frozen=True)
class Aligned:
    """For each pair: the place in `PARTS`, the bits of what agrees everywhere and in the place, the place in `ORDERS`."""

    parts: np.ndarray
    everywhere: np.ndarray
    here: np.ndarray
    order: np.ndarray


def names_of(people: pl.DataFrame) -> Names:
    """Reads the names of one table that holds both lists."""
    import numpy as np

    rows = people.select(parts="parts", spot=pl.coalesce("place", "admin2"), area=pl.col("admin1")).with_row_index("row")
    told = rows.explode("parts").with_columns(at=pl.int_range(pl.len()).over("row"))
    known = told["parts"].unique().sort()
    told = told.with_columns(number=pl.col("parts").replace_strict(known, pl.int_range(known.len(), eager=True), return_dtype=pl.Int32))
    share = _bits(told, rows)
    size = (people.height, MOST)
    numbers, everywhere, here = np.full(size, -1, dtype=np.int32), np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
    row, at = told["row"].to_numpy(), told["at"].to_numpy()
    numbers[row, at], everywhere[row, at], here[row, at] = told["number"].to_numpy(), share["everywhere"].to_numpy(), share["here"].to_numpy()
    initial = np.array([(-1 if len(p) == 1 else 1) * _letter(p) for p in known], dtype=np.int32)
    return Names(numbers, everywhere, here, initial, kinship(known.to_list()))


def _letter(part: str) -> int:
    """A letter's code for initials; sounds that one letter writes in two ways are one."""
    return ord({"u": "o", "i": "e", "k": "c", "j": "d"}.get(part[0], part[0]))


def _bits(told: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """For each part of each name how rare it is, in bits: counts without the pair itself, steadied by the wider area's share."""
    most = float(rows.height)
    counted = told.with_columns(
        n=pl.len().over("number"), n_area=pl.len().over("number", "area"), n_spot=pl.len().over("number", "spot", "area"),
    ).join(rows.group_by("area").agg(all_area=pl.len()), on="area", how="left", nulls_equal=True, maintain_order="left").join(
        rows.group_by("spot", "area").agg(all_spot=pl.len()), on=["spot", "area"], how="left", nulls_equal=True, maintain_order="left"
    )  # fmt: skip
    everywhere = ((pl.col("n") - 2).clip(0) + 0.5) / (most + 1)
    in_area = ((pl.col("n_area") - 2).clip(0) + _NEARBY * everywhere) / ((pl.col("all_area") - 2).clip(0) + _NEARBY)
    area = pl.when(pl.col("area").is_null()).then(everywhere).otherwise(in_area)
    in_spot = ((pl.col("n_spot") - 2).clip(0) + _NEARBY * area) / ((pl.col("all_spot") - 2).clip(0) + _NEARBY)
    spot = pl.when(pl.col("spot").is_null()).then(area).otherwise(in_spot)
    return counted.select(everywhere=-everywhere.log(2), here=-spot.log(2))


def align(names: Names, left: np.ndarray, right: np.ndarray) -> Aligned:
    """Lays side by side the names of these rows."""
    import numpy as np

    told = [_aligned(names, left[n : n + _CHUNK], right[n : n + _CHUNK]) for n in range(0, len(left), _CHUNK)]
    if not told:
        return Aligned(*(np.zeros(0, dtype=kind) for kind in (np.int8, np.float32, np.float32, np.int8)))
    return Aligned(*(np.concatenate([getattr(one, name) for one in told]) for name in ("parts", "everywhere", "here", "order")))


def _aligned(names: Names, left: np.ndarray, right: np.ndarray) -> Aligned:
    import numpy as np

    size = len(left)
    a, b = names.numbers[left], names.numbers[right]
    of_a, of_b = (a >= 0).sum(axis=1), (b >= 0).sum(axis=1)
    free_a, free_b = a >= 0, b >= 0
    met = np.full((size, MOST), -1, dtype=np.int8)
    counts = {grade: np.zeros(size, dtype=np.int8) for grade in (3, FORM, ALIKE, 0)}
    everywhere, here = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)

    def take(which: np.ndarray, i: int, j: int, grade: int, less: float) -> None:
        free_a[which, i], free_b[which, j], met[which, i] = False, False, j
        counts[grade][which] += 1
        # What is misspelt is rare; the commoner of the two spellings says how rare the name is.
        everywhere[which] += np.maximum(np.minimum(names.everywhere[left[which], i], names.everywhere[right[which], j]) - less, 0)
        here[which] += np.maximum(np.minimum(names.here[left[which], i], names.here[right[which], j]) - less, 0)

    places = [(i, j) for i in range(MOST) for j in range(MOST)]
    for i, j in places:
        take(np.flatnonzero(free_a[:, i] & free_b[:, j] & (a[:, i] == b[:, j])), i, j, 3, 0.0)
    graded: dict[tuple[int, int], tuple[np.ndarray, np.ndarray]] = {}
    for i, j in places:
        both = np.flatnonzero(free_a[:, i] & free_b[:, j])
        grade = names.kin.grade(a[both, i], b[both, j])
        graded[i, j] = both[grade > 0], grade[grade > 0]
    for wanted in (FORM, ALIKE):
        for (i, j), (both, grade) in graded.items():
            kin = both[grade == wanted]
            take(kin[free_a[kin, i] & free_b[kin, j]], i, j, wanted, 1.0)
    for i, j in places:
        both = np.flatnonzero(free_a[:, i] & free_b[:, j])
        one, other = names.initial[a[both, i]], names.initial[b[both, j]]
        some = both[(np.abs(one) == np.abs(other)) & ((one < 0) | (other < 0))]
        free_a[some, i], free_b[some, j], met[some, i] = False, False, j
        counts[0][some] += 1
        everywhere[some] += 2
        here[some] += 2
    return Aligned(_found(of_a, of_b, counts), everywhere, here, _order(met, of_a, of_b))


def _found(of_a: np.ndarray, of_b: np.ndarray, counts: dict[int, np.ndarray]) -> np.ndarray:
    """What agrees, as the place in `PARTS`."""
    import numpy as np

    agreed = counts[3] + counts[FORM] + counts[ALIKE] + counts[0]
    differ = np.minimum(of_a, of_b) - agreed
    dropped = np.maximum(of_a, of_b) > np.minimum(of_a, of_b)
    soft, form, initial = counts[ALIKE] > 0, counts[FORM] > 0, counts[0] > 0
    number = {name: at for at, name in enumerate(PARTS)}
    conditions = [
        (agreed == 0, "none"), (differ >= 2, "two-differ"), ((differ == 1) & (agreed >= 2), "one-differs-of-three"),
        ((differ == 1) & (counts[3] == 0), "one-differs-slips"), (differ == 1, "one-differs"), (initial, "initials"),
        (soft & dropped, "slips-of-one"), (soft, "slips"),
        (form & dropped, "forms-of-one"), (form, "forms"), (dropped, "all-of-one"),
    ]  # fmt: skip
    return np.select([c for c, _ in conditions], [number[name] for _, name in conditions], number["all"]).astype(np.int8)


def _order(met: np.ndarray, of_a: np.ndarray, of_b: np.ndarray) -> np.ndarray:
    """Whether first and last parts met in order, as the place in `ORDERS`."""
    import numpy as np

    rows = np.arange(len(met))
    first, last = met[:, 0], met[rows, np.maximum(of_a - 1, 0)]
    end = of_b - 1
    several = (of_a > 1) & (of_b > 1)
    reversed_ = several & (first == end) & (last == 0)
    same = several & ((first == 0) | (last == end))
    return np.select([~several | ((met >= 0).sum(axis=1) == 0), reversed_, same], [0, 2, 1], 3).astype(np.int8)
