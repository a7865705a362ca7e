"""A first passphrase that can be read aloud, written by hand and typed on any keyboard: made words of plain syllables."""

from __future__ import annotations

import secrets
from typing import Final

SYLLABLES: Final = tuple(consonant + vowel for consonant in "bdfgjklmnprstvz" for vowel in "aeiou")
WORDS: Final = 6
"""Six words of two syllables out of 75 each: 74 bits."""
AVOIDED: Final = frozenset({"bite", "pute", "puta", "nike", "kaka", "pipi", "zizi", "sale", "pede", "koko", "mori"})
"""Made words that mean something nobody should have to read aloud to a newcomer."""


def make_phrase() -> str:
    """A new passphrase: six made words, with blanks between them."""
    made: list[str] = []
    while len(made) < WORDS:
        word = secrets.choice(SYLLABLES) + secrets.choice(SYLLABLES)
        if word not in AVOIDED:
            made.append(word)
    return " ".join(made)
