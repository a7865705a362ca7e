"""Joint sides told apart from names that hold a comma.

GED writes the parties of one side in one cell, joined by commas: `FPRC, MPC`; `Government of Mali, Government of Russia
(Soviet Union)`. Single names hold commas too: `Government of Macedonia, FYR`; `Military Junta for the Consolidation of
Democracy, Peace and Justice`. The file itself decides:

* a part is known when it stands alone as a side somewhere in the same file, begins with `Government of`, or is a part of
  several joint sides that differ (a whole name repeated inside a longer side does not make its halves known);
* a cell is split where every part is known;
* what follows a government and is not known belongs to its name (`Government of Macedonia` + `FYR`);
* a list of three or more without a government is split where more than half of its parts are known;
* otherwise the cell stays whole, one party with a comma in its name, and a note lists it.

So a pair of parties that the file names nowhere else stays one party. That errs on the side of not inventing parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

GOVERNMENT: Final = "Government of "


def known_parties(names: Iterable[str]) -> frozenset[str]:
    """The parties that the side names of a file make known: those that stand alone, and those of several joint sides."""
    trimmed = {name.strip() for name in names}
    joint = sorted((name for name in trimmed if "," in name), key=len)
    seen: dict[str, list[str]] = {}
    for name in joint:
        for part in {piece.strip() for piece in name.split(",")}:
            # Sorted by length, so that a shorter cell that a longer one repeats as a whole is met first.
            if not any(former in name for former in seen.get(part, ())):
                seen.setdefault(part, []).append(name)
    return frozenset(name for name in trimmed if "," not in name) | {part for part, cells in seen.items() if len(cells) > 1}


def split_side(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The parties in one cell: several where each is known, else the name as it stands (trimmed)."""
    whole = name.strip()
    if not whole:
        return ()
    if "," not in whole:
        return (whole,)
    parts = [piece.strip() for piece in whole.split(",")]
    if len(parts) > 2 and GOVERNMENT not in whole and 2 * sum(part in known for part in parts) > len(parts):
        return tuple(dict.fromkeys(parts))
    parties: list[str] = []
    for part in parts:
        if part in known or part.startswith(GOVERNMENT):
            parties.append(part)
        elif parties and parties[-1].startswith(GOVERNMENT):
            parties[-1] = f"{parties[-1]}, {part}"
        else:
            return (whole,)
    return tuple(dict.fromkeys(parties))
