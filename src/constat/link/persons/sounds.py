"""One word of a name as it sounds, whoever wrote it down and in which letters.

`phone` merges what French, English and local spellings of Bambara, Fulfulde, Tamasheq, Hausa and Arabic names write in different ways:
Diallo and Jallo, Ouedraogo and Wedraogo, Mohammed and Mouhamed but for a vowel. `skeleton` keeps the first sound and the consonants
after it: what remains of a name in Arabic letters, which write no short vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_OTHER_LETTERS: Final = str.maketrans(
    dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤڠةىٱئؤکگی", "a b t t j h h d d r z s s s d t z a g f k k l m n h u i p s v g a a a i u k g i".split(" ")))
    | {"\u0621": "", "\u0640": ""}
    | dict(zip("ⴰⴱⵛⴷⴹⴻⴼⴳⵀⵃⵄⵉⵊⴽⵍⵎⵏⵇⵔⵕⵖⵙⵚⵜⵟⵓⵡⵅⵢⵣⵥ", "a b s d d e f g h h a i j k l m n k r r g s s t t u u h i z z".split(" ")))
    | dict(zip("ߊߋߌߍߎߏߐߓߔߕߖߗߘߙߚߛߜߝߞߟߡߢߣߤߥߦ", "a e i e u o o b p t j s d r r s g f k l m n n h u i".split(" ")))
)
"""Arabic, Tifinagh and N'Ko letters by their sound, roughly."""
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|sch|ch|sh", "s"),
        (r"dj|dy|di(?=[aeou])|gy|j|g(?=[ei])", "j"),
        (r"gu(?=[eiy])", "g"),
        (r"gn|ny|ni(?=[aou])", "n"),
        (r"kh|ck|qu", "k"),
        (r"ph", "f"),
        (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"),
        (r"x", "ks"),
        (r"eau|au|ow", "o"),
        (r"ou|oo|w|v|o", "u"),
        (r"ai|ay|ae|ei|ey|ee|y|e", "i"),
        (r"ii+", "i"),
        (r"z", "s"),
        (r"n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
        (r"^h(?=[^aiu])", "a"),
        (r"h", ""),
        (r"(?<=...)i$", ""),
    )
)
_VOWELS: Final = re.compile("[aiu]")


@lru_cache(maxsize=200_000)
def phone(word: str) -> str:
    """A folded word as it sounds; never empty for a word."""
    heard = word if word.isascii() else word.translate(_OTHER_LETTERS)
    for pattern, sound in _SOUNDS:
        heard = pattern.sub(sound, heard)
    return heard or word


@lru_cache(maxsize=200_000)
def skeleton(heard: str) -> str:
    """The first sound of what `phone` gives, all vowels being one there, and the consonants after it."""
    first = "a" if heard[:1] in "aiu" else heard[:1]
    return first + _VOWELS.sub("", heard[1:])
