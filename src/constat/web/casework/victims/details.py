"""What a list says of a victim besides the name, as the sealed text of one field: a line for each thing told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KNOWN: Final = ("nickname", "father", "village", "age", "sex", "status", "harm", "day", "notes")
"""What the lines may begin with; the same words in every language, since a bundle carries them."""


def written(told: Mapping[str, str]) -> str:
    """The text; empty where nothing was told."""
    return "\n".join(f"{name}: {' '.join(told[name].split())}" for name in KNOWN if told.get(name, "").strip())


def parted(text: str | None) -> dict[str, str]:
    """The things told, by name; a line that begins with none of them is a note."""
    found: dict[str, str] = {}
    for line in (text or "").splitlines():
        name, mark, rest = line.partition(": ")
        if mark and name in KNOWN:
            found[name] = rest
        elif line.strip():
            found["notes"] = f"{found['notes']} {line.strip()}" if found.get("notes") else line.strip()
    return found
