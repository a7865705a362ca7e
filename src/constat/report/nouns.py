"""Which words may follow a figure: `347 violations` is refused where 347 are persons.

After a figure tag, the first word of the clause that names something counted must name what the figure counts.
"""

from __future__ import annotations

import re
from typing import Final

from constat.errors import Refused
from constat.language import phrases
from constat.model.figure import Figure

_INCIDENTS: Final = frozenset({"incidents"})
_KILLED: Final = frozenset({"persons-killed", "civilians-killed", "fighters-killed", "killed-status-unknown"})
_INJURED: Final = frozenset({"persons-injured", "civilians-injured"})
_CIVILIANS: Final = frozenset({"civilians-killed", "civilians-injured"})
_ABDUCTED: Final = frozenset({"persons-abducted"})
_DETAINED: Final = frozenset({"persons-detained"})
_VICTIMS: Final = _KILLED | _INJURED | _ABDUCTED | _DETAINED | {"victims-of-sexual-violence"}

_WORDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (r"violations?|abuses?|incidents?|cases?|attacks?|events?|killings?|atteintes?|cas|attaques?|faits|événements?|exactions?", _INCIDENTS),
    (r"civilians?|civils?|civiles?", _CIVILIANS),
    (r"fighters?|combatants?|soldiers?|combattante?s?|soldats?|militaires?", frozenset({"fighters-killed"})),
    (r"killed|dead|deaths?|fatalities|lives|tuée?s?|morts?|mortes|décès", _KILLED),
    (r"injured|wounded|blessée?s?", _INJURED),
    (r"abducted|enlevée?s?|disparue?s?", _ABDUCTED),
    (r"detained|détenue?s?", _DETAINED),
    (r"people|persons?|victims?|men|women|children|personnes?|victimes?|hommes?|femmes?|enfants?", _VICTIMS),
)
_PATTERNS: Final = tuple((re.compile(words, re.IGNORECASE), populations) for words, populations in _WORDS)


def require_noun(figure: Figure, following: str, where: str, language: str) -> None:
    """Refuses a figure whose next counted word names another unit or population."""
    if figure.unit == "ratio":
        return
    for word in re.findall(r"[^\W\d_]+", following)[:5]:
        for pattern, populations in _PATTERNS:
            if pattern.fullmatch(word):
                if figure.population.split("/")[0] not in populations:
                    counted = phrases("report", language).say(f"noun-{figure.population.split('/')[0]}", n=2)
                    raise Refused("noun-mismatch", room="report", where=where, word=word, value=str(figure.value), counted=counted)
                return
