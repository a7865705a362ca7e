"""A count month by month, without holes: from a selection of events, or from a plain table."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from constat.errors import BadInput

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection


@dataclass(frozen=True, slots=True)
class Series:
    """Whole numbers of consecutive months, from the first of `first` on."""

    first: date
    counts: tuple[int, ...]
    name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", self.first.replace(day=1))
        for index, count in enumerate(self.counts):
            if count != int(count) or count < 0:
                raise BadInput("series-count", room="estimate", month=written(self.month(index)), value=str(count))

    def __len__(self) -> int:
        return len(self.counts)

    def month(self, index: int) -> date:
        """The first day of that month of the series."""
        whole = self.first.year * 12 + self.first.month - 1 + index
        return date(whole // 12, whole % 12 + 1, 1)

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(self.month(index) for index in range(len(self)))

    @property
    def days(self) -> tuple[int, ...]:
        """The number of days of each month."""
        return tuple(calendar.monthrange(month.year, month.month)[1] for month in self.months)

    def index(self, day: date) -> int:
        """Which month of the series that day lies in; refused outside."""
        found = (day.year - self.first.year) * 12 + day.month - self.first.month
        if not 0 <= found < len(self):
            raise BadInput("series-outside", room="estimate", date=day.isoformat(), first=written(self.first), last=written(self.month(len(self) - 1)))
        return found

    def require(self, months: int) -> Series:
        """The series itself; refused where it has fewer months or nothing was counted."""
        if len(self) < months:
            raise BadInput("series-short", room="estimate", months=len(self), needed=months)
        if not any(self.counts):
            raise BadInput("series-empty", room="estimate", months=len(self))
        return self


def monthly(table: Table, selection: Selection) -> Series:
    """The selection's count of each month, 0 where no event was told; only months that lie wholly within the data and the
    selection's period."""
    spans = [span for name, span in table.spans().items() if not selection.dataset or name in selection.dataset]
    if not spans:
        raise BadInput("series-none", room="estimate")
    start = max(filter(None, (selection.start, min(span[0] for span in spans))))
    end = min(filter(None, (selection.end, max(span[1] for span in spans))))
    first = start if start.day == 1 else _next(start)
    # A month of which the data tell only a part would look like a fall. The provider's last event is rarely on its last day.
    last = end.replace(day=1) if end.day >= 28 else _before(end)
    if last < first:
        raise BadInput("series-short", room="estimate", months=0, needed=1)
    told = {row[0]: int(row[1] or 0) for row in table.series(selection.within(first, None), every="month").select("start", "value").iter_rows()}
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    months = Series(first, (0,) * length).months
    return Series(first, tuple(told.get(month, 0) for month in months))


def gathered(rows: Iterable[Mapping[str, Any]], time: str, outcome: str, name: str = "") -> Series:
    """The series of a plain table's rows: one row a month, a date (`2020-03`, `2020-03-01`) and a whole number each. Months that
    are missing, told twice or without a number are refused, since nobody but you knows whether they are zeros."""
    found: dict[date, int] = {}
    for row in rows:
        month, count = _month(row.get(time), time), _count(row.get(outcome), row.get(time))
        if month in found:
            raise BadInput("series-twice", room="estimate", month=written(month))
        found[month] = count
    if not found:
        raise BadInput("series-none", room="estimate")
    first, last = min(found), max(found)
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    months = Series(first, (0,) * length).months
    missing = [month for month in months if month not in found]
    if missing:
        raise BadInput("series-gaps", room="estimate", months=", ".join(written(m) for m in missing[:6]) + (", …" if len(missing) > 6 else ""), n=len(missing))
    return Series(first, tuple(found[month] for month in months), name)


def read(file: Path, time: str, outcome: str, by: str | None = None) -> tuple[Series, ...]:
    """The series of a CSV, Parquet or XLSX file: one, or one for each value of the column `by`."""
    rows = table_of(file, (time, outcome, *((by,) if by else ())))
    if by is None:
        return (gathered(rows, time, outcome),)
    names = sorted({str(row[by]) for row in rows})
    return tuple(gathered((row for row in rows if str(row[by]) == name), time, outcome, name) for name in names)


def table_of(file: Path, columns: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a CSV, Parquet or XLSX file as mappings; refused where one of these columns is absent."""
    import polars as pl

    from constat.errors import BadFile

    try:
        match file.suffix.lower():
            case ".parquet":
                found = pl.read_parquet(file)
            case ".xlsx":
                found = pl.read_excel(file)
            case _:
                found = pl.read_csv(file, infer_schema_length=None)
    except (OSError, pl.exceptions.PolarsError, ValueError) as fault:
        raise BadFile("effects-file", room="estimate", file=file.name, why=type(fault).__name__) from fault
    absent = [name for name in columns if name not in found.columns]
    if absent:
        raise BadFile("effects-column", room="estimate", file=file.name, column=absent[0], known=", ".join(found.columns))
    return found.to_dicts()


def written(month: date) -> str:
    """A month as `2020-03`."""
    return f"{month.year:04d}-{month.month:02d}"


def day_of(told: object, column: str) -> date:
    """The day that a cell tells; a month or a year stands for its first day."""
    if isinstance(told, date):
        return date(told.year, told.month, told.day)
    parts = str(told if told is not None else "").strip().removesuffix(".0").split("T")[0].split("-")
    try:
        year, month, day = (int(parts[i]) if i < len(parts) else 1 for i in range(3))
        return date(year, month, day)
    except ValueError:
        raise BadInput("series-date", room="estimate", column=column, value=str(told)) from None


def _month(told: object, column: str) -> date:
    return day_of(told, column).replace(day=1)


def _count(told: object, when: object) -> int:
    try:
        value = float(str(told))
    except ValueError:
        raise BadInput("series-count", room="estimate", month=str(when), value="" if told is None else str(told)) from None
    if value < 0 or value != value or value in (float("inf"),) or value != int(value):
        raise BadInput("series-count", room="estimate", month=str(when), value=str(told))
    return int(value)


def _next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _before(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)
