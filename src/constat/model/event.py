"""The analytical table: one row is one event as one provider tells it.

Readers (`sources/`) produce tables of this schema, `events/` stores and queries them, and everything that computes
reads nothing else. Every column is documented here once; the codebook in `docs/` is generated from it.

Traps that the schema answers:

* A provider's number is kept as told. UCDP files hold rows whose best lies outside low-high; they are flagged, never mended.
* One number without a range (ACLED's `fatalities`) goes to `*_reported`. It is never called best.
* "At least 500" is a low with neither best nor high.
* The dead are civilian, fighter or unknown as the provider says. Unknown is never turned into civilian.
* Rival accounts of one incident share `incident`; they stand side by side and are never added up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyarrow as pa

BOUNDS: Final = ("low", "best", "high")
STATUSES: Final = ("civilians", "fighters", "status_unknown")
SEX_AGE: Final = ("men", "women", "adults", "boys", "girls", "children", "persons_unknown")
"""Sex and age of civilian victims; `adults` and `children` are those whose sex is not told."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the analytical table: its name, Arrow type, meaning and HXL tag."""

    name: str
    type: pa.DataType
    doc: str
    hxl: str
    required: bool = False


_TEXTS = pa.list_(pa.string())


def _harm_columns() -> list[Column]:
    columns: list[Column] = []

    def bounds(stem: str, what: str, tag: str) -> None:
        for bound in BOUNDS:
            columns.append(Column(f"{stem}_{bound}", pa.int32(), f"{what}: {bound}; null where not told", f"{tag}+{bound}"))

    for harm, verb, tag in (("killed", "persons killed", "#affected+killed"), ("injured", "persons injured", "#affected+injured")):
        bounds(harm, verb, tag)
        columns.append(Column(f"{harm}_reported", pa.int32(), f"{verb}: the provider's one number without a range", f"{tag}+reported"))
        for status in STATUSES:
            bounds(f"{harm}_{status}", f"{verb}, {status.replace('_', ' ')}", f"{tag}+{status.replace('_', '')}")
        for group in SEX_AGE:
            columns.append(
                Column(
                    f"{harm}_civilians_{group}",
                    pa.int32(),
                    f"civilians {harm}: {group.replace('_', ' ')}, as told",
                    f"{tag}+civilians+{group.replace('_', '')}",
                )
            )
    for harm, verb, tag in (
        ("abducted", "persons abducted or disappeared", "#affected+abducted"),
        ("detained", "persons unlawfully or arbitrarily detained", "#affected+detained"),
        ("sexual_violence", "victims of conflict-related sexual violence", "#affected+sexualviolence"),
    ):
        bounds(harm, verb, tag)
        columns.append(Column(f"{harm}_reported", pa.int32(), f"{verb}: the provider's one number without a range", f"{tag}+reported"))
    return columns


COLUMNS: Final[tuple[Column, ...]] = (
    # identity and origin
    Column("event_id", pa.string(), "address of the row in this workspace: `dataset:provider_id`", "#event+id", True),
    Column("dataset", pa.string(), "name of the dataset in this workspace; set on import", "#meta+dataset", True),
    Column("provider", pa.string(), "ucdp, acled, sheet, statement, case-file", "#meta+provider", True),
    Column("provider_id", pa.string(), "the provider's own id, as text; unique in the dataset", "#event+id+provider", True),
    Column("row_number", pa.int64(), "row of the original file as a spreadsheet shows it (the header is row 1)", "#meta+row"),
    Column(
        "origin", pa.string(), "dataset (coded by others), sheet (a user's list), statement (one source's account), case-file (a finding)", "#meta+origin", True
    ),
    Column("incident", pa.string(), "key shared by rival accounts of one incident; null where the row stands alone", "#event+incident"),
    # time
    Column("date_start", pa.date32(), "first day on which it may have begun", "#date+start", True),
    Column("date_end", pa.date32(), "last day on which it may have ended", "#date+end", True),
    Column("date_precision", pa.string(), "vocabulary date-precision: day, days, week, month, year, unknown", "#date+precision"),
    Column("date_text", pa.string(), "the date in the words of the source, where it gave words", "#date+text"),
    Column("recorded_at", pa.date32(), "day on which the event became known to the provider; null where not told", "#date+recorded"),
    # place
    Column("country", pa.string(), "country as the provider names it", "#country+name"),
    Column("country_iso3", pa.string(), "ISO 3166-1 alpha-3 code, or null where the name is of no present country", "#country+code"),
    Column("admin1", pa.string(), "first administrative level", "#adm1+name"),
    Column("admin2", pa.string(), "second administrative level", "#adm2+name"),
    Column("admin3", pa.string(), "third administrative level", "#adm3+name"),
    Column("admin1_pcode", pa.string(), "P-code of the first level", "#adm1+code"),
    Column("admin2_pcode", pa.string(), "P-code of the second level", "#adm2+code"),
    Column("admin3_pcode", pa.string(), "P-code of the third level", "#adm3+code"),
    Column("place_name", pa.string(), "the place as the provider names it", "#loc+name"),
    Column("place_text", pa.string(), "the provider's words on where it is", "#loc+text"),
    Column("latitude", pa.float64(), "degrees north, WGS84", "#geo+lat"),
    Column("longitude", pa.float64(), "degrees east, WGS84", "#geo+lon"),
    Column("place_precision", pa.string(), "vocabulary place-precision", "#geo+precision"),
    Column("cell", pa.int32(), "PRIO-GRID cell, computed from the point", "#geo+cell"),
    # parties
    Column("side_a", _TEXTS, "parties on side A; several where they acted jointly", "#group+sidea"),
    Column("side_b", _TEXTS, "parties on side B; `Civilians` where the provider says so", "#group+sideb"),
    Column(
        "perpetrators",
        _TEXTS,
        "parties to whom the violence against civilians is attributed; empty where the provider attributes it to none",
        "#group+perpetrator",
    ),
    Column("side_a_ids", _TEXTS, "provider's ids of side A, prefixed (`ucdp:118`)", "#group+sidea+code"),
    Column("side_b_ids", _TEXTS, "provider's ids of side B, prefixed", "#group+sideb+code"),
    # kind
    Column("kind", pa.string(), "vocabulary violence-kind: state-based, non-state, one-sided, other, unknown", "#cause+kind", True),
    Column("provider_kind", pa.string(), "the provider's own type, verbatim", "#cause+kind+provider"),
    Column("civilians_targeted", pa.bool_(), "the provider says that civilians were the target", "#cause+civilians"),
    # harm
    *_harm_columns(),
    Column("killed_side_a", pa.int32(), "killed on side A, as told (UCDP deaths_a)", "#affected+killed+sidea"),
    Column("killed_side_b", pa.int32(), "killed on side B, as told (UCDP deaths_b)", "#affected+killed+sideb"),
    # how it is known
    Column("standard", pa.string(), "standard of proof reached; null where the provider names none", "#meta+standard"),
    Column("clarity", pa.string(), "the provider's own word on clarity or verification", "#meta+clarity"),
    Column("source_count", pa.int32(), "number of sources the provider names; null where unknown", "#meta+sources"),
    Column("source_names", pa.string(), "the sources as the provider lists them", "#meta+source"),
    Column("source_text", pa.string(), "the account in the provider's words, verbatim", "#description"),
    Column("flags", _TEXTS, "vocabulary event-flag: what a reader of this row must know", "#meta+flags"),
)

EVENT_SCHEMA: Final[pa.Schema] = pa.schema([pa.field(c.name, c.type, nullable=not c.required, metadata={"doc": c.doc, "hxl": c.hxl}) for c in COLUMNS])

EVENT_FLAGS: Final[tuple[str, ...]] = (
    "low-above-best",
    "best-above-high",
    "best-zero-high-positive",
    "single-number",
    "provisional-actor",
    "status-check",
    "no-point",
    "date-imprecise",
    "place-imprecise",
)
