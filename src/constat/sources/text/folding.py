"""Words folded for comparison, with the way back: which characters of the text each folded character came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SAME: Final = {
    "œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‒": "-", "‑": "-", "‐": "-", "−": "-", "ﬁ": "fi", "ﬂ": "fl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """Lower case, no accents, single spaces, one kind of apostrophe and dash, European digits; and where each came from."""

    text: str
    """The folded words: what patterns are matched against."""
    original: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a match in the folded words; accents that follow a letter belong to it."""
        if start >= end:
            return (0, 0)
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, last

    def words(self, start: int, end: int) -> str:
        """The original's own words of a match."""
        first, last = self.span(start, end)
        return self.original[first:last]


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    """What one character folds to. Raised digits stay as they are: a footnote mark is no part of a number."""
    if character.isspace() or character in "\u200b\u2060\ufeff\xad":
        return " " if character.isspace() else ""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    lowered = _SAME.get(character) or "".join(_SAME.get(c, c) for c in character.casefold())
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


def fold(text: str) -> Folded:
    """The text folded, with the way back to it."""
    pieces: list[str] = []
    origin: list[int] = []
    after_space = True
    for place, character in enumerate(text):
        for piece in _fold_one(character):
            if piece == " " and after_space:
                continue
            after_space = piece == " "
            pieces.append(piece)
            origin.append(place)
    if pieces and pieces[-1] == " ":
        pieces.pop()
        origin.pop()
    return Folded("".join(pieces), text, tuple(origin))


def folded(text: str) -> str:
    """The folded words alone: what table entries are compared by."""
    return fold(text).text


def plain_words(text: str) -> str:
    """Folded words without signs: `N° d'ordre` gives `n d ordre`."""
    return re.sub(r"[^\w]+", " ", folded(text)).strip()
