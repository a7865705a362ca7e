"""What a cell says of a date: an interval of days and its precision, once the order of day and month is known.

The order of `03/04/2022` is never assumed. The mapping states it (`dates: dd/mm/yyyy`), or another row of the same column
decides it for all (`27/03/2022` can only be day first), or the column is refused. Words are read in English and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from constat.errors import BadInput
from constat.model.dates import PartialDate
from constat.sources.sheet.counts import NOTHING_TOLD, Unreadable, fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


class Order(StrEnum):
    """How a column writes its dates."""

    DAY_FIRST = "dd/mm/yyyy"
    MONTH_FIRST = "mm/dd/yyyy"
    SHORT_DAY_FIRST = "dd/mm/yy"
    SHORT_MONTH_FIRST = "mm/dd/yy"
    YEAR_FIRST = "yyyy-mm-dd"
    SERIAL = "excel-serial"

    @property
    def day_first(self) -> bool:
        """Whether `03/04/2022` is the third of April."""
        return self in (Order.DAY_FIRST, Order.SHORT_DAY_FIRST)

    @property
    def month_first(self) -> bool:
        """Whether `03/04/2022` is the fourth of March."""
        return self in (Order.MONTH_FIRST, Order.SHORT_MONTH_FIRST)

    @property
    def short(self) -> bool:
        """Whether years have two digits: 00 to 49 are of this century, 50 to 99 of the last."""
        return self in (Order.SHORT_DAY_FIRST, Order.SHORT_MONTH_FIRST)


def order_named(text: str) -> Order | None:
    """The order that a mapping names: `dd/mm/yyyy`, `jj-mm-aaaa`, `d/m/yy`, `yyyy-mm-dd`, `iso`, `excel-serial`."""
    given = fold(text).replace("j", "d").replace("a", "y")
    if given in ("iso", "iso 8601", "iso-8601"):
        return Order.YEAR_FIRST
    if given in ("excel-seridl", "excel-seriyl", "seriyl", "excel seriyl", "excel"):
        return Order.SERIAL
    parts = re.findall(r"d+|m+|y+", given)
    if "".join(parts) != re.sub(r"[^a-z]", "", given) or len(parts) != 3:
        return None
    letters = "".join(part[0] for part in parts)
    short = "yy" in parts
    if letters == "ymd" and not short:
        return Order.YEAR_FIRST
    if letters == "dmy":
        return Order.SHORT_DAY_FIRST if short else Order.DAY_FIRST
    if letters == "mdy":
        return Order.SHORT_MONTH_FIRST if short else Order.MONTH_FIRST
    return None


@dataclass(frozen=True, slots=True)
class Decision:
    """The order of a column: stated, decided by one of its cells, open (it has no such dates), or ambiguous."""

    order: Order | None
    decided_by: str = ""
    ambiguous: str = ""
    contradicted_by: str = ""


_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T,]+\d{1,2}[:h]\d{2}.*)?", re.I)
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-](\d{4})")
_SERIAL = re.compile(r"(\d{4,6})(?:[.,]\d+)?")


def decide(texts: Iterable[str]) -> Decision:
    """The order that the cells of a column leave possible."""
    day_first = month_first = open_cell = ""
    for text in texts:
        match = _NUMERIC.fullmatch(text.strip())
        if not match:
            continue
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second and not day_first:
            day_first = text
        elif second > 12 >= first and not month_first:
            month_first = text
        elif first <= 12 and second <= 12 and first != second and not open_cell:
            open_cell = text
    if day_first and month_first:
        return Decision(None, decided_by=day_first, contradicted_by=month_first)
    if day_first:
        return Decision(Order.DAY_FIRST, decided_by=day_first)
    if month_first:
        return Decision(Order.MONTH_FIRST, decided_by=month_first)
    return Decision(None, ambiguous=open_cell)


@dataclass(frozen=True, slots=True)
class ToldDate:
    """First and last day; whether the cell itself tells how precise it is; whether it is worth keeping in words."""

    interval: PartialDate
    partial: bool
    """A month, a year or a range: the text states its own precision. A plain day does not."""
    worded: bool


_MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            "january janvier jan janv", "february fevrier feb fev fevr", "march mars mar", "april avril apr avr", "may mai",
            "june juin jun", "july juillet jul juil", "august aout aug aou", "september septembre sep sept",
            "october octobre oct", "november novembre nov", "december decembre dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH: Final = r"([a-z]+)\.?"
_DAY: Final = r"(\d{1,2})(?:er|st|nd|rd|th)?"
_TO: Final = r"\s*(?:-|–|—|to|au|a|and|et)\s*"
_D_M_Y = re.compile(rf"(?:le |the |on )?{_DAY}[ \-]?(?:of )?{_MONTH}[ \-,]*(\d{{4}})")
_M_D_Y = re.compile(rf"{_MONTH} {_DAY},? (\d{{4}})")
_M_Y = re.compile(rf"(?:en |in )?{_MONTH}[ \-](\d{{4}})")
_SPAN = re.compile(rf"(?:du |from |between |entre le |le )?{_DAY}(?: {_MONTH})?(?: (\d{{4}}))?{_TO}(?:le )?{_DAY} {_MONTH} (\d{{4}})")
_TWO = re.compile(r"(.+?)\s+(?:-|–|—|to|au|until|jusqu'au)\s+(.+)")


def read_date(text: str, order: Order | None = None, *, base_1904: bool = False) -> ToldDate | None:
    """The interval that a cell tells; None where it says that none is known; Unreadable with the reason otherwise."""
    given = text.strip()
    if len(given) > 120:
        raise Unreadable("date-unreadable")
    words = fold(given)
    if words in NOTHING_TOLD:
        return None
    try:
        told = _read(given, words, order, base_1904)
    except (ValueError, OverflowError):
        raise Unreadable("date-impossible") from None
    except BadInput:
        raise Unreadable("date-reversed") from None
    if told.interval.start.year < FIRST_YEAR or told.interval.end.year > LAST_YEAR:
        raise Unreadable("date-far")
    return told


def _read(given: str, words: str, order: Order | None, base_1904: bool) -> ToldDate:
    if order is Order.SERIAL and (match := _SERIAL.fullmatch(given)):
        return _plain(_serial(int(match[1]), base_1904))
    if match := _ISO_DAY.fullmatch(given):
        return _plain(date(int(match[1]), int(match[2]), int(match[3])))
    if match := _NUMERIC.fullmatch(given):
        return _plain(_numeric(match, order))
    if _COMPACT.fullmatch(given):
        return _plain(date(int(given[:4]), int(given[4:6]), int(given[6:])))
    if re.fullmatch(r"\d{4}|\d{4}-\d{2}|\d{4}-\d{2}(?:-\d{2})?\s*/\s*\d{4}-\d{2}(?:-\d{2})?|\d{4}/\d{4}", given):
        return ToldDate(_parsed(given), partial=True, worded=False)
    if match := _MONTH_YEAR.fullmatch(given):
        return ToldDate(_parsed(f"{match[2]}-{int(match[1]):02d}"), partial=True, worded=False)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", given):
        raise Unreadable("date-serial")
    return _worded(words, order, base_1904)


def _parsed(iso: str) -> PartialDate:
    try:
        return PartialDate.parse(iso)
    except BadInput as error:
        if error.message_id == "date-reversed":
            raise
        raise ValueError(iso) from None


def _plain(day: date) -> ToldDate:
    return ToldDate(PartialDate.day(day), partial=False, worded=False)


def _serial(days: int, base_1904: bool) -> date:
    # Excel holds 1900 for a leap year: from 1 March 1900 on, day 1 is 31 December 1899.
    return (date(1904, 1, 1) if base_1904 else date(1899, 12, 30)) + timedelta(days=days)


def _numeric(match: re.Match[str], order: Order | None) -> date:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 2:
        if order is None or not order.short:
            raise Unreadable("date-short-year")
        year += 2000 if year < 50 else 1900
    if first > 12 and second > 12:
        raise ValueError(match[0])
    if first == second:
        return date(year, first, second)
    if order is not None and order.day_first:
        return date(year, second, first)
    if order is not None and order.month_first:
        return date(year, first, second)
    if first > 12:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    raise Unreadable("date-ambiguous")


def _worded(words: str, order: Order | None, base_1904: bool) -> ToldDate:
    if match := _D_M_Y.fullmatch(words):
        return _words(_day(match[1], match[2], match[3]))
    if match := _M_D_Y.fullmatch(words):
        return _words(_day(match[2], match[1], match[3]))
    if (match := _M_Y.fullmatch(words)) and match[1] in _MONTHS:
        return ToldDate(_parsed(f"{match[2]}-{_MONTHS[match[1]]:02d}"), partial=True, worded=True)
    if match := _SPAN.fullmatch(words):
        end = _day(match[4], match[5], match[6])
        start = _day(match[1], match[2] or match[5], match[3] or match[6])
        return ToldDate(PartialDate(start, end), partial=True, worded=True)
    if match := _TWO.fullmatch(words):
        ends = [_read(half, half, order, base_1904) for half in (match[1], match[2])]
        return ToldDate(PartialDate(ends[0].interval.start, ends[1].interval.end), partial=True, worded=True)
    raise Unreadable("date-unreadable")


def _words(day: date) -> ToldDate:
    return ToldDate(PartialDate.day(day), partial=False, worded=True)


def _day(day: str, month: str, year: str) -> date:
    if month not in _MONTHS:
        raise Unreadable("date-unreadable")
    return date(int(year), _MONTHS[month], int(day))
