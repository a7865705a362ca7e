"""Coverage that stands on the case file's register, as entries: what, when and where; neither notes nor names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constat.estimate.presence.entry import Entry
from constat.model import PartialDate

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile


def registered(case: CaseFile) -> tuple[Entry, ...]:
    """The coverage records that the member who unlocked the case file sees, each as an entry of their office's. Records that were
    taken back, or tell neither day nor place nor kind, are left out."""
    from constat.record.lens import Lens
    from constat.record.models import Coverage

    found = []
    for row in Lens(case, case.keys.need()).rows(Coverage).exclude(void=True).order_by("id"):
        place, code = _place(row)
        if not (row.when and row.kind and place):
            continue
        when = PartialDate.parse(row.when)
        found.append(Entry(case.keys.office, case.keys.office, place, code, when.start, when.end, row.kind, "", row.interviews, f"register:{row.pk}"))
    return tuple(found)


def _place(row: object) -> tuple[str, str]:
    """The narrowest place that the record names, and its code."""
    for name, code in (("place_name", ""), ("admin3", ""), ("admin2", "admin2_pcode"), ("admin1", "admin1_pcode"), ("country", "")):
        told = getattr(row, name)
        if told:
            return str(told), str(getattr(row, code) or "") if code else ""
    return "", ""
