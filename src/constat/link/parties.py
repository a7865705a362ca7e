"""Parties as they are compared: one key for a party under all its names, none for a party that is not known.

"Military Forces of Mali", "FAMa" and "Government of Mali" are one party to a linkage: the state's. A name and its initials are one.
Words that only say what kind of group it is fall away. An unknown armed group has no key: it is compatible with every party and
equal to none. Aliases of a user's own come first: `{"FAMa": "Government of Mali"}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from constat.link.text import folded, sound

_STATE: Final = re.compile(
    r"^(?:government|military forces|police forces|security forces|armed forces|army|state forces|gouvernement|forces armees|forces de securite)"
    r"\s*(?:of|de la|du|de|d)?\s+(.+)$"
)
_ARMY: Final = re.compile(r"^(.+?)\s+(?:army|military|police|armed forces|security forces|government|navy|air force)$")
_UNKNOWN: Final = re.compile(r"\b(?:unknown|unidentified|inconnu\w*|non identifie\w*|unnamed|xxx\d*)\b|^(?:armed (?:men|group|groups)|gunmen|hommes armes)$")
_CIVILIANS: Final = re.compile(r"^(?:civilians?|civils?|population civile|protesters)\b")
_KINDS: Final = frozenset("militia militias fighters fighter armed group groups faction forces the of rebels rebel movement men".split())
_ARMIES: Final = {"fama": "mali", "faca": "central african republic", "tatmadaw": "myanmar", "fardc": "dr congo", "sedena": "mexico", "semar": "mexico"}
_INITIALS: Final = 3
CIVILIANS: Final = "civilians"


def party_key(name: str, aliases: Mapping[str, str] | None = None) -> str | None:
    """The key of a party; `civilians` for civilians, None for a party that is not known."""
    name = (aliases or {}).get(name, name).strip()
    bare = re.sub(r"\s*\([^)]*\)", "", name)
    plain = folded(bare)
    if not plain or _UNKNOWN.search(folded(name)):
        return None
    if _CIVILIANS.match(plain):
        return CIVILIANS
    if plain in _ARMIES:
        return f"state {_ARMIES[plain]}"
    in_brackets = re.search(r"\(([^)]*)\)", name)
    state = _STATE.match(plain) or _ARMY.match(plain)
    if state or (plain in ("security forces", "military forces", "police forces", "army") and in_brackets):
        return f"state {state[1] if state else folded(in_brackets[1]) if in_brackets else ''}"
    words = bare.replace("-", " ").split()
    initials = "".join(w[0] for w in words if w[0].isupper())
    if len(words) == 1 and bare.isupper() and len(bare) >= _INITIALS:
        return f"initials {bare}"
    if len(initials) >= _INITIALS:
        return f"initials {initials}"
    kept = [sound(w) for w in plain.split() if w not in _KINDS]
    return " ".join(kept) or plain


def keys_of(names: list[str] | None, aliases: Mapping[str, str] | None = None) -> list[str | None]:
    """The keys of several parties; a joint name ("anti-Balaka, FPRC-AK") stands for each of its parts."""
    return [party_key(part, aliases) for name in names or [] for part in re.split(r",\s+(?=[^a-z\s])", name) if part.strip()]
