"""The columns of ACLED exports: today's 31 and what older exports called them.

Raleigh, Linke, Hegre and Karlsen 2010, "Introducing ACLED", Journal of Peace Research 47(5); ACLED codebook.
"""

from __future__ import annotations

from typing import Final

ORDER: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)
"""Today's 31 columns in their order."""

NEEDED: Final = ("event_date", "event_type", "actor1", "fatalities")
"""Without these, and an id, a file is no ACLED export."""
IDS: Final = ("event_id_cnty", "event_id_no_cnty", "data_id")
"""The id of an event, first choice first: `event_id_cnty` alone is the same in every export."""

ALIASES: Final = {
    "ally_actor_1": "assoc_actor_1", "ally_actor_2": "assoc_actor_2", "associated_actor_1": "assoc_actor_1",
    "associated_actor_2": "assoc_actor_2", "actor": "actor1", "inter": "inter1", "assoc_actor": "assoc_actor_1",
    "time_precis": "time_precision", "geo_precis": "geo_precision", "lat": "latitude", "lon": "longitude",
}


def canonical(name: str) -> str:
    """Today's name of a column: `EVENT_DATE` gives `event_date`, `GEO_PRECIS` gives `geo_precision`."""
    plain = name.strip().lstrip("\ufeff").strip('"').lower().replace(" ", "_")
    return ALIASES.get(plain, plain)
