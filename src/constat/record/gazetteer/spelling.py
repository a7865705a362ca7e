"""One place, many spellings: `folded` forgets accents, case and signs; `sounded` also forgets who wrote it down.

French, English and local habits write one sound differently: Ouagadougou and Wagadugu, Diafarabé and Djafarabé, Rharous and
Gharous, Moura and Mourah; and one name is written in Latin, Arabic, Tifinagh and N'Ko letters. Two names that are sounded
alike may be one place; whether they are is for people to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from constat.record.search import folded as _folded

SPELLING: Final = 1
"""Raised with every change of the rules below: what was stored under others is folded anew."""

_LETTERS: Final = str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ŋ": "ng", "ɲ": "ny", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ə": "e", "ɣ": "gh", "ḍ": "d", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
        "œ": "oe", "æ": "ae", "ʼ": "'", "ʔ": "'", "ʿ": "'", "ʾ": "'",
        "ى": "ي", "ة": "ه", "ٱ": "ا", "ء": "", "ک": "ك", "گ": "ك", "ڭ": "ك", "ی": "ي", "ے": "ي", "ھ": "ه", "ہ": "ه", "ـ": "",
    }
)  # fmt: skip
_ARABIC_THE: Final = re.compile(r"(?:(?<=\s)|^)ال(?=\w{2})")

_OTHER_SCRIPTS: Final = str.maketrans(
    dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤڠئؤ", ("a b t t j h k d d r z s sh s d t z  g f k k l m n h ou i p sh v g  ").split(" ")))
    | dict(zip("ⴰⴱⵛⴷⴹⴻⴼⴳⵀⵃⵄⵉⵊⴽⵍⵎⵏⵇⵔⵕⵖⵙⵚⵜⵟⵓⵡⵅⵢⵣⵥ", "a b sh d d e f g h h  i j k l m n k r r g s s t t ou ou k y z z".split(" ")))
    | dict(zip("ߊߋߌߍߎߏߐߓߔߕߖߗߘߙߚߛߜߝߞߟߡߢߣߤߥߦ", "a e i e ou o o b p t j sh d r r s gb f k l m ny n h ou y".split(" ")))
)
"""Arabic, Tifinagh and N'Ko letters by their sound, roughly. Short vowels are not written in the first."""
_GENERIC: Final = re.compile(r"\b(?:cercle|circle|region|commune|rurale|urbaine|district|departement|department|province|arrondissement|de|du|d|of)\b")

_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|sch|ch|sh", "S"),
        (r"ph", "f"),
        (r"dj|dy|di(?=[aeou])|gy", "j"),
        (r"ge(?=[aou])|g(?=[ei])(?!er)", "j"),
        (r"gu(?=[eiy])|gh|rh", "g"),
        (r"gn|ny|ni(?=[aeou])", "N"),
        (r"qu|ck|kh|q|x", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"oo|ou|w|u", "u"),
        (r"ay|aî|ai|ei|ey", "e"),
        (r"au|eau", "o"),
        (r"[yï]", "i"),
        (r"ij(?=[aeou])", "j"),
        (r"n(?=[bp])", "m"),
        (r"[hʼ']", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)


def folded(text: str) -> str:
    """A place's name without accents, case, signs and the differences of Arabic letters: what is compared first."""
    if not text.isascii():
        text = text.casefold().translate(_LETTERS)
        return _ARABIC_THE.sub("", _folded(text).translate(_LETTERS))
    return _folded(text)


def joined(key: str) -> str:
    """A folded name without its spaces: `N'Djaména` and `Ndjamena` are one, as are `Togué-Mourari` and `Togue Mourari`."""
    return key.replace(" ", "")


def sounded(key: str) -> str:
    """A folded name as it sounds, roughly, without spaces; never empty for a name."""
    plain = joined(key)
    made = plain if plain.isascii() else plain.translate(_OTHER_SCRIPTS)
    for pattern, sound in _SOUNDS:
        made = pattern.sub(sound, made)
    return made or plain


@lru_cache(maxsize=1 << 16)
def division(name: str) -> str:
    """A division's name for comparison, without what it is: `Cercle de Djenné` is `djenne`; one that is nothing else stays whole."""
    key = folded(name)
    return joined(_GENERIC.sub("", key)) or joined(key)
