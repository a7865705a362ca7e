"""What a reader gives back, and which reader a file needs.

A reader maps and stores nothing. Whatever the source, the answer is one `Reading`: the rows as events, the rows exactly as
the provider gave them, the rows refused with their reason and remedy, and the rows kept although something about them
must be known. `Reading.unaccounted` is 0, or the reader is at fault:

    rows_read = events + refused rows + rows folded into another (monadic ACLED)

Rows are numbered as a spreadsheet shows them: the header is row 1, or, in a file without header, the first record is.
Blank rows are counted in the numbering and skipped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl
import pyarrow as pa

from constat.errors import BadFile
from constat.language import current_language, phrases
from constat.model.event import EVENT_SCHEMA

if TYPE_CHECKING:
    from constat.sources.opening import Head

REJECTED_SCHEMA: Final = {
    "file": pl.String, "row": pl.Int64, "column": pl.String, "value": pl.String, "reason": pl.String, "remedy": pl.String,
}
FLAGGED_SCHEMA: Final = {"row": pl.Int64, "provider_id": pl.String, "flag": pl.String, "value": pl.String}

KINDS: Final = ("ucdp", "acled", "statements", "case-file", "sheet")
_SHEET_SUFFIXES: Final = (".geojson", ".json", ".geojson.gz")


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence about a file as a whole: a message of the room `sources` and the values that fill it."""

    message_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def say(self, language: str | None = None) -> str:
        """The sentence in that language, or in the current one."""
        return phrases("sources", language or current_language()).say(self.message_id, **self.values)

    def __str__(self) -> str:
        return self.say()

    def to_dict(self) -> dict[str, Any]:
        """`{"id": ..., "values": {...}}`, ready for JSON."""
        return {"id": self.message_id, "values": dict(self.values)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Note:
        """The note that `to_dict` wrote."""
        return cls(str(data["id"]), dict(data["values"]))


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read and mapped: events, verbatim rows, refusals, flags, and what must be known of the whole."""

    dataset_hint: str
    """A name for the dataset, made from the file's name; also stands in `events.dataset` until import sets it."""
    provider: str
    """ucdp, acled, statement, case-file or sheet."""
    provider_version: str
    """The release, where file name or content tells it (`23.1`, `24.0.3`); else empty."""
    events: pl.DataFrame
    """Columns of EVENT_SCHEMA in its order, Polars types. `arrow()` gives the exact Arrow schema."""
    raw: pl.DataFrame
    """All columns as verbatim strings under their own names, and `row_number`; refused rows included."""
    rejected: pl.DataFrame
    """REJECTED_SCHEMA; one row per fault, so a row refused for two reasons stands here twice."""
    flagged: pl.DataFrame
    """FLAGGED_SCHEMA; rows kept as told although their numbers or status need a reader's eye."""
    rows_read: int
    mapping: dict[str, Any] | None = None
    """The mapping used, for sheets; None where the provider's own columns decide."""
    notes: tuple[Note, ...] = ()
    folded: int = 0
    """Rows that told an event already told by another row of the file (monadic exports)."""

    @property
    def rows_rejected(self) -> int:
        """How many rows were refused, each counted once."""
        return int(self.rejected["row"].n_unique()) if self.rejected.height else 0

    @property
    def unaccounted(self) -> int:
        """Rows neither mapped, refused nor folded: 0, or the reader is at fault."""
        return self.rows_read - self.events.height - self.rows_rejected - self.folded

    def arrow(self) -> pa.Table:
        """The events as an Arrow table whose schema is exactly EVENT_SCHEMA (types and nullability)."""
        return self.events.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(EVENT_SCHEMA)


def dataset_hint(path: Path) -> str:
    """A dataset's name from a file's name: `GEDEvent_v23_1.csv.zip` gives `gedevent-v23-1`."""
    stem = path.name
    while (shorter := re.sub(r"\.(csv|tsv|txt|gz|zip|xlsx|xlsm|parquet|geojson|json)$", "", stem, flags=re.IGNORECASE)) != stem:
        stem = shorter
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "dataset"


def sniff(path: Path | str) -> str:
    """The reader that a file needs, one of KINDS: told by its column names or, without them, by its first rows."""
    return _whose(Path(path))[0]


def _whose(path: Path) -> tuple[str, Head | None]:
    """The kind of a file and, where they had to be looked at, its first records: opening a large workbook takes time."""
    from constat.sources import acled, frozen, statements, ucdp
    from constat.sources.opening import peek

    if frozen.is_frozen(path):
        return "case-file", None
    if statements.recognises(path):
        return "statements", None
    if path.name.lower().endswith(_SHEET_SUFFIXES):
        return "sheet", None
    head = peek(path)
    if ucdp.recognises(head):
        return "ucdp", head
    return ("acled" if acled.recognises(head) else "sheet"), head


def read(path: Path | str, mapping: Any = None, kind: str | None = None) -> Reading:
    """The file read by the reader it needs. A mapping makes it a sheet; `kind` overrides what `sniff` would say.

    Raises BadFile where the file as a whole cannot be used, BadMapping where the mapping does not fit it.
    """
    path = Path(path)
    if not path.is_file():
        raise BadFile("is-folder" if path.is_dir() else "no-such-file", room="sources", file=str(path))
    chosen, head = kind or "sheet", None
    if kind is None and mapping is None:
        chosen, head = _whose(path)
    if chosen == "ucdp":
        from constat.sources import ucdp

        return ucdp.read(path, head)
    if chosen == "acled":
        from constat.sources import acled

        return acled.read(path, head)
    if chosen == "statements":
        from constat.sources import statements

        return statements.read(path)
    if chosen == "case-file":
        from constat.sources import frozen

        return frozen.read(path)
    if chosen == "sheet":
        from constat.sources import sheet

        reading: Reading = sheet.read(path, mapping)
        return reading
    raise BadFile("unknown-kind", room="sources", file=path.name, kind=chosen, known=", ".join(KINDS))
