"""Fields that several record types share: when and where, told with their precision."""

from __future__ import annotations

from constat.record.fields import Date, Decimal, Text, Word
from constat.record.models.base import Record


class WhenAndWhere(Record):
    """A time and a place as somebody tells them. What would point at a witness (their own words, the point) is closed."""

    when = Date("internal", about="When it happened, with its precision.", huridocs="0113")
    when_text = Text("confidential", about="The date in the words of whoever told it.")
    country = Text("public", about="Country, by name.", huridocs="0111")
    country_iso3 = Text("public", about="ISO 3166-1 alpha-3 code of the country.")
    admin1 = Text("public", about="First administrative level (region).")
    admin1_pcode = Text("public", about="P-code of the first level.")
    admin2 = Text("internal", about="Second administrative level (cercle, province).")
    admin2_pcode = Text("internal", about="P-code of the second level.")
    admin3 = Text("internal", about="Third administrative level (commune).")
    place_name = Text("internal", about="The place, by name.", huridocs="0112")
    place_text = Text("confidential", about="The place in the words of whoever told it.")
    latitude = Decimal("internal", about="Degrees north, WGS84.")
    longitude = Decimal("internal", about="Degrees east, WGS84.")
    place_precision = Word("place-precision", "internal", about="How narrowly the place is known.")

    class Meta(Record.Meta):
        abstract = True
