"""Places and dates made wider where a narrow one would point at a victim: sexual violence, acts against children.

| place | what is left |
|---|---|
| `exact` | all |
| `admin2` | district, province, country; no place name, no point, no cell |
| `admin1` | province, country |
| `country` | country |

The account and the names of its sources go too: they name the village, or its clinic, that the column no longer does.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from constat.model.selection import Selection
from constat.report.disclosure.rules import CHILDREN, DATES, PLACES, SEXUAL_VIOLENCE, Coarseness, Rules

_HARM: Final = {
    SEXUAL_VIOLENCE: ("sexual_violence_low", "sexual_violence_best", "sexual_violence_high", "sexual_violence_reported"),
    CHILDREN: tuple(f"{harm}_civilians_{group}" for harm in ("killed", "injured") for group in ("children", "boys", "girls")),
}
COLUMNS: Final = tuple(column for columns in _HARM.values() for column in columns)
"""Columns of the analytical table that tell whether a row must be coarsened."""
_POINT: Final = ("place_name", "place_text", "admin3", "admin3_pcode", "latitude", "longitude", "cell")
_GONE: Final = {
    "exact": (),
    "admin2": _POINT,
    "admin1": (*_POINT, "admin2", "admin2_pcode"),
    "country": (*_POINT, "admin2", "admin2_pcode", "admin1", "admin1_pcode"),
}
_WORDS: Final = ("source_text", "date_text", "source_headline", "source_names")
Level = Callable[[str], str]
RESPONDER: Final = "responder"
PUBLIC: Final = "public"


@dataclass(frozen=True)
class Coarsened:
    """A row as it may be shown, the harms for which it was made wider, and what was changed: place, date, account."""

    row: Mapping[str, Any]
    harms: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    precision: Coarseness | None = None


def harms_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The protected harms that a row tells of: by its numbers, or by `harms` where the caller knows more."""
    told = {harm for harm, columns in _HARM.items() if any((row.get(column) or 0) > 0 for column in columns)}
    return tuple(sorted(told | {str(harm) for harm in row.get("harms") or ()}))


def precision_for(harms: tuple[str, ...], rules: Rules) -> Coarseness | None:
    """How narrow place and date may be where these harms were done; None where no rule speaks."""
    found: Coarseness | None = None
    for harm in harms:
        if harm in rules.coarsen:
            found = rules.coarsen[harm] if found is None else found.wider(rules.coarsen[harm])
    return found


def coarsen_row(row: Mapping[str, Any], rules: Rules) -> Coarsened:
    """A row of an annex, or a point of a map, as it may be shown."""
    harms = harms_of(row)
    precision = precision_for(harms, rules)
    return Coarsened(dict(row), harms) if precision is None else _made(row, harms, precision)


def coarsen_for(row: Mapping[str, Any], recipient: str, rules: Rules) -> Coarsened:
    """A row as an alert may tell it to a recipient: those who come to help need the place; the public does not."""
    harms = harms_of(row)
    precision = rules.alerts.get(recipient, rules.alerts[PUBLIC])
    own = precision_for(harms, rules)
    if own is not None and recipient != RESPONDER:
        precision = precision.wider(own)
    return _made(row, harms, precision)


def _made(row: Mapping[str, Any], harms: tuple[str, ...], precision: Coarseness) -> Coarsened:
    shown = dict(row)
    changed = []
    gone = [column for column in _GONE[precision.place] if shown.get(column) is not None]
    if gone:
        changed.append("place")
        shown |= dict.fromkeys(gone)
    start, end = shown.get("date_start"), shown.get("date_end")
    if isinstance(start, date) and isinstance(end, date) and precision.date != "day":
        wide = widen(start, precision.date)[0], widen(end, precision.date)[1]
        if wide != (start, end):
            changed.append("date")
            shown |= {"date_start": wide[0], "date_end": wide[1]}
    # The account goes whether or not a column was narrow: its words may be.
    if precision != Coarseness("exact", "day"):
        told = [column for column in _WORDS if shown.get(column)]
        if told:
            changed.append("account")
            shown |= dict.fromkeys(told)
    return Coarsened(shown, harms, tuple(changed), precision)


def widen(day: date, unit: str) -> tuple[date, date]:
    """The first and last day of the month, quarter or year that a day is in; the day itself for `day`."""
    if unit == "day":
        return day, day
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of place names: the level of a name (`exact`, `admin2`, ...) and the next wider place."""

    level: Level
    parent: Callable[[str], str | None]


def coarsen_selection(selection: Selection, rules: Rules, places: Places, harms: tuple[str, ...] = ()) -> tuple[Selection, tuple[str, ...]]:
    """The selection made as wide as its harm asks, and which keys were changed. `harms` says what its measure does not."""
    precision = precision_for(tuple(sorted({selection.counted, *harms})), rules)
    if precision is None:
        return selection, ()
    made, changed = selection, []
    start = widen(selection.start, precision.date)[0] if selection.start else None
    end = widen(selection.end, precision.date)[1] if selection.end else None
    if (start, end) != selection.period:
        changed.append("period")
        made = made.within(start, end)
    for key in ("cell", "box") if precision.place != "exact" else ():
        if getattr(made, key):
            changed.append(key)
            made = made.replace(**{key: () if key == "cell" else None})
    for key in ("place", "pcode"):
        kept = [wide for wide in (_wide(name, precision.place, places) for name in getattr(made, key)) if wide]
        if tuple(sorted(set(kept))) != getattr(made, key):
            changed.append(key)
            made = made.replace(**{key: tuple(kept)})
    return made, tuple(changed)


def _wide(name: str, least: str, places: Places) -> str | None:
    found: str | None = name
    for _ in PLACES:
        if found is None or PLACES.index(places.level(found)) >= PLACES.index(least):
            return found
        found = places.parent(found)
    return None


def too_narrow(selection: Selection, rules: Rules, harms: tuple[str, ...] = (), level: Level | None = None) -> bool:
    """Whether a count's period, point or place is narrower than its harm allows. Places are judged where their level is known."""
    precision = precision_for(tuple(sorted({selection.counted, *harms})), rules)
    if precision is None:
        return False
    if precision.place != "exact" and (selection.cell or selection.box):
        return True
    if level is not None and any(PLACES.index(level(name)) < PLACES.index(precision.place) for name in (*selection.place, *selection.pcode)):
        return True
    if selection.start is None or selection.end is None:
        return False
    return DATES.index(precision.date) > 0 and (widen(selection.start, precision.date)[0], widen(selection.end, precision.date)[1]) != selection.period
