"""How many independent voices tell of something: statements of one root source are one voice, however many repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def voice_of(statement: str, source: str | None, root: str | None, roots: Mapping[str, str]) -> str:
    """Whose voice a statement is: its own root, else its source, followed to the source that is repeated by no mark further.

    `roots` gives for a source the one that it repeats. A circle of sources that repeat each other ends where it began.
    """
    voice, seen = root or source or statement, set[str]()
    while voice in roots and voice not in seen:
        seen.add(voice)
        voice = roots[voice]
    return min(seen) if voice in seen else voice


def voices(statements: Iterable[tuple[str, str | None, str | None]], roots: Mapping[str, str]) -> set[str]:
    """The voices behind statements, each given as its id, source and root."""
    return {voice_of(statement, source, root, roots) for statement, source, root in statements}
