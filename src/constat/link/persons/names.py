"""A name as its parts: titles and words of descent aside, hyphens and order forgotten, each part as it sounds.

    parts("El Hadj Mohamed Ould Ahmed")     # ("muamid", "amid")
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from constat.link.persons.sounds import phone
from constat.link.text import folded

MOST: Final = 5
"""Parts of a name that are compared; the last one is always among them."""
_TITLES: Final = frozenset(
    "el hadj hadji elhadj elhadji alhaji alhadji alhaj hajj haji hajja hadja adja ladji mme mlle mr mrs ms miss madame monsieur mademoiselle dr docteur"
    " doctor prof professeur professor imam iman marabout chef feu feue veuve vve sgt sergent sergeant cpl caporal corporal col colonel capt capitaine captain"
    " lt lieutenant gen general adjudant adjt commandant cdt mal mallam malam maitre abbe pere pasteur soeur frere sr fr pr"
    " الحاج الحاجه الحاجة السيد السيده السيدة الدكتور دكتور الامام الإمام".split()
)
_SHEIKHS: Final = frozenset("cheikh cheik cheick sheikh shaykh sheik الشيخ شيخ m".split())
"""Titles that are names or initials too: they fall away only where two other parts remain."""
_DESCENT: Final = frozenset(
    "ould wuld weld walad uld ag agg ben bin ibn bint bent mint welet walet oult ult ait oulad dit dite alias al el ul l as ar an de du des la le d nee ne fils"
    " fille son daughter of et and بن ابن بنت ولد ال".split()
)
_SERVANT: Final = frozenset("abd abdel abdul abdoul abdal abdou عبد".split())
"""Abd and a name of God are one name, however it is parted."""
_OF_GOD: Final = frozenset(
    "allah alla ilah aye kader kadir qadir kadri aziz rahman rahmane rahim karim kerim salam malik malick nasser nasir hamid latif wahab wahid rachid razak"
    " razzaq jabbar ghani majid madjid الله القادر العزيز الرحمن الرحيم الكريم السلام الملك الناصر الحميد اللطيف الوهاب الواحد الرشيد الرزاق".split()
)
_GOD: Final = frozenset("allah alla ilah aye الله له لله".split())
_ARABIC_THE: Final = "ال"


@lru_cache(maxsize=200_000)
def parts(name: str) -> tuple[str, ...]:
    """The parts as they sound, in the order given; initials are single letters. Empty where no name is told."""
    words = [w for w in folded(name).split() if not w.isdigit()]
    kept: list[str] = []
    servant = False
    for word in words:
        if servant and word in ("el", "al", "ul", "l"):
            continue
        bare = word[2:] if word.startswith(_ARABIC_THE) and len(word) > 4 and word not in _TITLES else word
        if servant and (word in _OF_GOD or bare in _OF_GOD):
            kept[-1] = "abdallah" if bare in _GOD else "abdul" + bare
            servant = False
            continue
        servant = word in _SERVANT
        if word not in _DESCENT:
            kept.append(bare)
    titled = [w for w in kept if w not in _TITLES and f"{_ARABIC_THE}{w}" not in _TITLES]
    kept = titled or kept
    titled = [w for w in kept if w not in _SHEIKHS]
    kept = titled if len(titled) >= 2 else kept
    heard = [w if len(w) == 1 and w.isascii() else phone(w) for w in kept]
    return tuple(heard) if len(heard) <= MOST else (*heard[: MOST - 1], heard[-1])


def parted(names: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same names with parts that were written together taken apart, where both halves are names by themselves in these lists."""
    known = Counter(part for name in names for part in name)
    halves: dict[str, tuple[str, ...]] = {}
    for part, count in known.items():
        if len(part) < 6:
            continue
        cuts = [(part[:n], part[n:]) for n in range(3, len(part) - 2)]
        told = [(min(known[a], known[b]), a, b) for a, b in cuts if known[a] and known[b]]
        if told and (best := max(told))[0] >= 5 * count:
            halves[part] = best[1:]
    if not halves:
        return list(names)
    apart = [tuple(half for part in name for half in halves.get(part, (part,))) for name in names]
    return [name if len(name) <= MOST else (*name[: MOST - 1], name[-1]) for name in apart]
