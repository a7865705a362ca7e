"""Small invented tables in the shape of each provider, written to files for the readers' tests. No provider's row is here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from constat.model.place import priogrid_cell
from constat.sources.acled.columns import ORDER as ACLED_ORDER
from constat.sources.ucdp.columns import ORDER as GED_ORDER

GED: dict[str, str] = {
    "id": "900001", "relid": "ZAN-2031-1-77-1", "year": "2031", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_dset_id": "77", "conflict_new_id": "77", "conflict_name": "Zanbar: Government",
    "dyad_dset_id": "88", "dyad_new_id": "88", "dyad_name": "Government of Zanbar - Front of the Lake",
    "side_a_dset_id": "118", "side_a_new_id": "118", "side_a": "Government of Zanbar", "side_b_dset_id": "501",
    "side_b_new_id": "501", "side_b": "Front of the Lake", "number_of_sources": "2", "source_article": "Lake Herald",
    "source_office": "Lake Herald", "source_date": "2031-03-28", "source_headline": "Clash at the ford",
    "source_original": "A village head", "where_prec": "1", "where_coordinates": "Orsha town",
    "where_description": "the ford south of Orsha", "adm_1": "Lakes", "adm_2": "Orsha", "latitude": "14.35",
    "longitude": "-3.61", "geom_wkt": "POINT (-3.61 14.35)", "priogrid_gid": "", "country": "Mali", "country_id": "432",
    "region": "Africa", "event_clarity": "1", "date_prec": "1", "date_start": "2031-03-27", "date_end": "2031-03-27",
    "deaths_a": "1", "deaths_b": "2", "deaths_civilians": "3", "deaths_unknown": "1", "best": "7", "high": "9", "low": "5",
    "gwnoa": "432", "gwnob": "",
}

ACLED: dict[str, str] = {
    "event_id_cnty": "ZAN101", "event_date": "2031-03-27", "year": "2031", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Zanbar", "assoc_actor_1": "", "inter1": "State forces", "actor2": "Front of the Lake",
    "assoc_actor_2": "", "inter2": "Rebel group", "interaction": "State forces-Rebel group", "civilian_targeting": "",
    "iso": "466", "region": "Western Africa", "country": "Mali", "admin1": "Lakes", "admin2": "Orsha", "admin3": "",
    "location": "Orsha", "latitude": "14.35", "longitude": "-3.61", "geo_precision": "1", "source": "Lake Herald; Radio Ford",
    "source_scale": "Local", "notes": "Fighters of the Front met an army patrol at the ford.", "fatalities": "4", "tags": "",
    "timestamp": "1932508800",
}


def ged(**cells: str) -> dict[str, str]:
    """One invented GED row with these cells changed; id and grid cell follow unless given."""
    row = GED | cells
    if not row["priogrid_gid"] and "priogrid_gid" not in cells:
        try:
            row["priogrid_gid"] = str(priogrid_cell(float(row["latitude"]), float(row["longitude"])))
        except Exception:  # a row made faulty on purpose keeps no cell
            row["priogrid_gid"] = ""
    return row


def acled(**cells: str) -> dict[str, str]:
    """One invented ACLED row with these cells changed."""
    return ACLED | cells


def csv_text(rows: Sequence[dict[str, str]], columns: Sequence[str], *, header: bool = True, delimiter: str = ",") -> str:
    """The rows as CSV in that order of columns."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    if header:
        writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue()


def ged_file(
    folder: Path, *rows: dict[str, str], columns: Sequence[str] = GED_ORDER, name: str = "ged.csv", header: bool = True
) -> Path:
    """A GED file of these rows."""
    path = folder / name
    path.write_text(csv_text(rows, columns, header=header), encoding="utf-8")
    return path


def acled_file(folder: Path, *rows: dict[str, str], columns: Sequence[str] = ACLED_ORDER, name: str = "acled.csv") -> Path:
    """An ACLED export of these rows."""
    path = folder / name
    path.write_text(csv_text(rows, columns), encoding="utf-8")
    return path
