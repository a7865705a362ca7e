"""Where a spelling stands among hundreds of thousands, in milliseconds: by letters, by sound, by its words, by likeness.

All of it is arrays and sorted lists made once at opening. Likeness is measured only where it can be: two words at distance k
differ in length by k at most and in the set of their letters by 2k at most, which arrays tell for all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

Rows = NDArray[np.int64]
_MOST_PARTS: Final = 3000
"""How many spellings that merely hold the words are looked at: a word in more of them tells nothing."""
_SHORTEST: Final = 3
_APART: Any = OSA.distance


class Keys:
    """Distinct keys, and the entries of each. Ordered by hash, which is ten times as fast as by letters."""

    def __init__(self, keys: pl.Series) -> None:
        hashes = keys.hash(0).to_numpy()
        self.entries: Rows = np.argsort(hashes, kind="stable").astype(np.int64)
        self._hashes, starts = np.unique(hashes[self.entries], return_index=True)
        self.keys: pl.Series = keys.gather(self.entries[starts])
        self.starts: Rows = np.append(starts, len(hashes)).astype(np.int64)

    def __len__(self) -> int:
        return len(self.keys)

    def find(self, key: str) -> Rows:
        """The entries of that key."""
        asked = pl.Series([key], dtype=pl.String).hash(0).to_numpy()[0]
        place = int(np.searchsorted(self._hashes, asked))
        return self.at(place) if place < len(self) and self.keys[place] == key else self.entries[:0]

    def at(self, place: int) -> Rows:
        """The entries of the key at that place."""
        return self.entries[self.starts[place] : self.starts[place + 1]]


class Index:
    """Every spelling of every place. An entry is one spelling; `row` and `spelling` say of which place, and which of its spellings."""

    def __init__(self, places: pl.DataFrame) -> None:
        keys = (
            places.select("folded", "sounded")
            .with_row_index("row")
            .with_columns(pl.int_ranges(pl.col("folded").list.len()).alias("spelling"))
            .explode("folded", "sounded", "spelling")
            .filter(pl.col("folded").str.len_bytes() > 0)
        )
        self.row: Rows = keys["row"].to_numpy().astype(np.int64)
        self.spelling: Rows = keys["spelling"].to_numpy().astype(np.int64)
        self.letters = Keys(keys["folded"].str.replace_all(" ", "", literal=True))
        self.sounds = Keys(keys["sounded"])
        self.words = Keys(keys["folded"])
        self._text = "\n" + "\n".join(self.words.keys.to_list()) + "\n"
        self._ends: Rows = np.cumsum(self.words.keys.str.len_chars().to_numpy().astype(np.int64) + 1)
        self._lengths, self._sets = _measured(self.sounds.keys)

    def parts(self, words: str) -> Iterator[tuple[str, Rows]]:
        """Spellings in which the words stand whole or begun, and the entries of each; those that begin with them first."""
        if len(words) < _SHORTEST:
            return
        found = 0
        seen: set[int] = set()
        for before in ("\n", " "):
            at = self._text.find(before + words)
            while at >= 0 and found < _MOST_PARTS:
                place = int(np.searchsorted(self._ends, at, side="right"))
                if place not in seen:
                    seen.add(place)
                    found += 1
                    yield self.words.keys[place], self.words.at(place)
                at = self._text.find(before + words, at + 1)

    def alike(self, sound: str, most: int) -> Iterator[tuple[float, Rows]]:
        """Sounds that differ in a few letters, the likeliest first: how alike (of 1), and the entries."""
        if len(sound) < _SHORTEST or not len(self.sounds):
            return
        apart = 1 if len(sound) <= 4 else 2 if len(sound) <= 9 else 3
        lengths, sets = _measured(pl.Series([sound]))
        near = np.flatnonzero((np.abs(self._lengths - lengths[0]) <= apart) & (np.bitwise_count(self._sets ^ sets[0]) <= 2 * apart))
        choices = self.sounds.keys.gather(near).to_list()
        ranked = process.extract(sound, choices, scorer=_APART, score_cutoff=apart, limit=most)
        for key, distance, which in ranked:
            yield 1 - distance / max(len(key), len(sound)), self.sounds.at(int(near[which]))


def _measured(keys: pl.Series) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each key's length, and the set of its letters as bits (letters that share one only let more through)."""
    if not len(keys):
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint32)
    lengths = keys.str.len_chars().to_numpy().astype(np.int32)
    letters = np.frombuffer("".join(keys.to_list()).encode("utf-32-le"), dtype=np.uint32)
    bits = np.left_shift(np.uint32(1), letters & np.uint32(31))
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)[:-1]])
    return lengths, np.bitwise_or.reduceat(bits, starts)
