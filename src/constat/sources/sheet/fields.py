"""What a mapping file may fill: the fields, and how the text of each is read.

Most fields are columns of the analytical table. A few are shorthands that fill several: `date` (both ends of the interval),
`coordinates` (a point in one cell) and each harm's stem (`killed: Morts` fills low, best, high or the one number, as told).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from constat.model.event import COLUMNS, SEX_AGE


class Reads(StrEnum):
    """How the text of a field is read."""

    ID = "id"
    TEXT = "text"
    TEXTS = "texts"
    INTERVAL = "interval"
    """A date that may be a day, a month, a year or a range of them."""
    DAY = "day"
    DEGREES = "degrees"
    POINT = "point"
    COUNT = "count"
    """A number of persons in words or digits: 12, about 30, at least 500, 10-15."""
    NUMBER = "number"
    """One whole number and nothing else."""
    WORD = "word"
    """An id of a vocabulary."""
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a mapping can fill."""

    name: str
    reads: Reads
    vocabulary: str | None = None


_WORDS: Final = {
    "kind": "violence-kind",
    "date_precision": "date-precision",
    "place_precision": "place-precision",
    "standard": "standard-of-proof",
    "country_iso3": "country",
}
_READS: Final = {
    "date_start": Reads.INTERVAL, "date_end": Reads.INTERVAL, "recorded_at": Reads.DAY,
    "latitude": Reads.DEGREES, "longitude": Reads.DEGREES, "civilians_targeted": Reads.YES_NO,
    "side_a": Reads.TEXTS, "side_b": Reads.TEXTS, "perpetrators": Reads.TEXTS,
    "side_a_ids": Reads.TEXTS, "side_b_ids": Reads.TEXTS,
    "source_count": Reads.NUMBER, "killed_side_a": Reads.NUMBER, "killed_side_b": Reads.NUMBER,
}
_NOT_MAPPED: Final = frozenset(
    {"event_id", "dataset", "provider", "provider_id", "row_number", "origin", "cell", "flags"}
)

STEMS: Final[tuple[str, ...]] = tuple(c.name.removesuffix("_low") for c in COLUMNS if c.name.endswith("_low"))
"""Each harm told as low, best, high: killed, killed_civilians, ..., sexual_violence."""
WITH_REPORTED: Final[frozenset[str]] = frozenset(
    c.name.removesuffix("_reported") for c in COLUMNS if c.name.endswith("_reported")
)
"""Stems that can hold one number without a range."""
SEX_AGE_COLUMNS: Final[tuple[str, ...]] = tuple(
    f"{harm}_civilians_{group}" for harm in ("killed", "injured") for group in SEX_AGE
)


def _fields() -> dict[str, Field]:
    fields = {
        "id": Field("id", Reads.ID),
        "date": Field("date", Reads.INTERVAL),
        "coordinates": Field("coordinates", Reads.POINT),
    }
    fields |= {stem: Field(stem, Reads.COUNT) for stem in STEMS}
    for column in COLUMNS:
        name = column.name
        if name in _NOT_MAPPED:
            continue
        if name in _WORDS:
            fields[name] = Field(name, Reads.WORD, _WORDS[name])
        elif name in SEX_AGE_COLUMNS or name.endswith(("_low", "_best", "_high", "_reported")):
            fields[name] = Field(name, Reads.NUMBER)
        else:
            fields[name] = Field(name, _READS.get(name, Reads.TEXT))
    return fields


FIELDS: Final[dict[str, Field]] = _fields()
"""Every field that a mapping may fill, by name."""
