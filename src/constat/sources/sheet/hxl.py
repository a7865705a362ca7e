"""HXL tags and the fields that they fill. Attributes come in any order; `#affected+killed+low` fills `killed_low`."""

from __future__ import annotations

from typing import Final

from constat.model.event import COLUMNS
from constat.sources.sheet.fields import FIELDS

_USUAL: Final = {
    "#event+id": "id", "#event+code": "id", "#id": "id",
    "#date": "date", "#date+occurred": "date", "#date+event": "date", "#date+incident": "date", "#date+reported": "recorded_at",
    "#date+from": "date_start", "#date+to": "date_end", "#country": "country", "#adm1": "admin1", "#adm2": "admin2", "#adm3": "admin3",
    "#adm1+code+pcode": "admin1_pcode", "#adm2+code+pcode": "admin2_pcode", "#country+code+v_iso3": "country_iso3",
    "#loc": "place_name", "#geo+coord": "coordinates", "#affected+killed": "killed", "#affected+killed+total": "killed",
    "#affected+injured": "injured", "#affected+injured+total": "injured", "#affected+abducted": "abducted",
    "#affected+killed+civilians": "killed_civilians", "#affected+killed+f": "", "#affected+killed+m": "",
    "#event+type": "provider_kind", "#cause": "provider_kind", "#group": "perpetrators", "#meta+source+list": "source_names",
    "#description+event": "source_text",
}  # fmt: skip


def key(tag: str) -> frozenset[str]:
    """What two spellings of one tag share: the hashtag and the set of its attributes, in lower case."""
    return frozenset(tag.lower().replace(" ", "").replace("+", " +").split())


def _fields() -> dict[frozenset[str], str]:
    usual = {key(tag): field for tag, field in _USUAL.items() if field}
    own = {key(column.hxl): column.name for column in COLUMNS if column.name in FIELDS}
    return usual | own | {key("#event+id+provider"): "id"}


FIELD_BY_TAG: Final[dict[frozenset[str], str]] = _fields()


def field_of(tag: str) -> str | None:
    """The field that a tag fills, or None for a tag that fills none."""
    return FIELD_BY_TAG.get(key(tag))
