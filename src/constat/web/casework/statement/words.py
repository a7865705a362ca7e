"""What the words of a statement suggest: intervals of days with their rule, numbers, places with all their namesakes.

Nothing suggested is taken over by itself; whoever takes the statement chooses.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


def dates(words: str, language: str, case: CaseFile | None = None, about: str | None = None) -> Any:
    """Intervals that the words may mean, each with its rule."""
    return ()


def counts(words: str, language: str) -> Any:
    """Numbers that the words tell."""
    return ()


def places(case: CaseFile, words: str, on: date | None = None) -> Any:
    """Places of that name, every namesake."""
    return ()


def place(case: CaseFile, chosen: str) -> dict[str, Any] | None:
    """A place of the gazetteer by its id, as fields of a statement."""
    return None
