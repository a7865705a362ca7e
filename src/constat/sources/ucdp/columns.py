"""The columns of UCDP GED: their order in one release and another, other names, codes and the file's version.

Sundberg and Melander 2013, "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50(4); GED
codebooks 17.1 to 26.1 and of the candidate releases (Hegre and others 2020, "Introducing the UCDP Candidate Events
Dataset", Research & Politics 7(3)).
"""

from __future__ import annotations

import re
from typing import Final

ORDER: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high",
    "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The 49 columns in the order of the recent releases."""

SOMETIMES_ABSENT: Final = ("relid", "code_status", "geom_wkt")
DEATHS: Final = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
BOUNDS: Final = ("low", "best", "high")
NEEDED: Final = ("id", "type_of_violence", "side_a", "side_b", "best")
"""Without these a file is no GED, whatever else it holds. The date is needed too, in one of two forms."""

ALIASES: Final = {
    "low_death": "low", "best_death": "best", "high_death": "high",  # extracts
    "low_est": "low", "best_est": "best", "high_est": "high",  # GED before 5.0
    "lat": "latitude", "lon": "longitude", "long": "longitude",
}

KINDS_IN_WORDS: Final = {
    "state-based violence": "1", "non-state violence": "2", "one-sided violence": "3",
    "state-based": "1", "non-state": "2", "one-sided": "3",
}

CIVILIANS: Final = "Civilians"


def canonical(name: str) -> str:
    """The codebook's name of a column: `Best_Est ` gives `best`."""
    plain = name.strip().lstrip("\ufeff").strip('"').lower()
    return ALIASES.get(plain, plain)


def version_of(file: str) -> str:
    """The release a file's name tells: `GEDEvent_v23_1.csv` 23.1, `GEDEvent_v24_01_24_03.csv` 24.01.24.03, `ged231` 23.1."""
    name = file.lower()
    if found := re.search(r"v(\d{2})[._](\d{1,2})((?:[._]\d{1,2})*)(?![\d])", name):
        return ".".join([found[1], found[2], *re.findall(r"\d+", found[3])])
    if found := re.search(r"ged[-_]?([123]\d)([012])(?!\d)", name):
        return f"{found[1]}.{found[2]}"
    return ""
