"""Statements and photographs go into print only where the person allowed it for that purpose; silence is no consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

PUBLISH: Final = "publish"
GIVEN: Final = "given"
REFUSED: Final = "refused"
WITHDRAWN: Final = "withdrawn"
NOT_ASKED: Final = "not-asked"
ANSWERS: Final = (GIVEN, REFUSED, WITHDRAWN, NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Something of a person's that a report would show: its id, and what it is (statement, photograph)."""

    id: str
    kind: str = "statement"


@dataclass(frozen=True, slots=True)
class Unallowed:
    """Something that may not be shown, and why: refused, withdrawn, not-asked."""

    id: str
    kind: str
    reason: str


def unallowed(items: Iterable[Quoted], answers: Mapping[str, str]) -> tuple[Unallowed, ...]:
    """What may not be shown, in the order given. An answer that is missing or unknown counts as not asked."""
    found = []
    for item in items:
        answer = answers.get(item.id, NOT_ASKED)
        if answer != GIVEN:
            found.append(Unallowed(item.id, item.kind, answer if answer in ANSWERS else NOT_ASKED))
    return tuple(found)
