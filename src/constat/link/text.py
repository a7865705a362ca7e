"""Names and words as they are compared: without accents and case, spellings of one sound as one, words worth as they are rare.

The skeleton of a name merges what French, English and local spellings of Arabic, Bambara, Fulfulde and Tamasheq names write in
different ways: ou/u/w, dj/j, ch/sh, gui/gi, kh/h, c/k/q, y/i, doubled letters, and the vowels inside.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans({"ɓ": "b", "ɗ": "d", "ŋ": "n", "ɲ": "ny", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ı": "i", "œ": "oe", "ß": "ss"})
_SOUNDS: Final = (
    ("tch", "c"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("dj", "j"), ("dh", "d"), ("th", "t"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("qu", "k"),
    ("gu", "g"), ("ou", "u"), ("oo", "u"), ("w", "u"), ("ai", "e"), ("ei", "e"), ("ee", "i"), ("y", "i"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "b"),
)  # fmt: skip
_LEVELS: Final = frozenset(
    "town city village state province region district municipality township area locality department departement prefecture cercle commune"
    " ville cercle quartier neighborhood neighbourhood sub".split()
)
_EMPTY: Final = frozenset("the of in and near at on to a an de la le les du des el los y en et dans pres au aux a by from with between".split())


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Lower case, Latin letters without accents, single spaces; letters of other scripts stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).strip()


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """One word's skeleton: first letter, then consonants as they sound, none twice in a row."""
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    kept = word[:1] + re.sub(r"[aeiouh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


def place_key(name: str | None) -> str | None:
    """A place's name as it sounds, without words such as town or district; None where nothing remains."""
    if not name:
        return None
    words = [w for w in folded(name).split() if w not in _LEVELS]
    return " ".join(sound(w) for w in words) or None


def words_of(text: str | None) -> list[str]:
    """The distinct words of an account as they sound, without the commonest."""
    if not text:
        return []
    found = {sound(w) if not w.isdigit() else w for w in folded(text).split() if w not in _EMPTY and w not in _LEVELS and (len(w) > 2 or w.isdigit())}
    return sorted(w for w in found if len(w) > 1 or w.isdigit())
