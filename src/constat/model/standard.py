"""Standards of proof, in order. Occurrence, attribution and harm each carry their own."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from constat.errors import BadSelection


class Standard(IntEnum):
    """How firmly something is established; a higher standard implies every lower one."""

    REASONABLE_SUSPICION = 1
    REASONABLE_GROUNDS = 2
    BALANCE_OF_PROBABILITIES = 3
    CLEAR_AND_CONVINCING = 4
    BEYOND_REASONABLE_DOUBT = 5

    @property
    def slug(self) -> str:
        """The id used in tables, URLs and vocabularies: `reasonable-grounds`."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def parse(cls, slug: str) -> Standard:
        """The standard of that slug; `BadSelection` lists the known ones."""
        for standard in cls:
            if standard.slug == slug.strip().lower():
                return standard
        raise BadSelection("unknown-standard", room="model", name=slug, known=", ".join(s.slug for s in cls))

    @classmethod
    def at_least(cls, slug: str) -> tuple[str, ...]:
        """Slugs of this standard and every higher one, lowest first."""
        floor = cls.parse(slug)
        return tuple(s.slug for s in cls if s >= floor)


DEFAULT_FOR_PUBLICATION: Final = Standard.REASONABLE_GROUNDS
