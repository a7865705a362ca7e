"""A table of lists: who, or which incident, is on which of two or more lists; read from a plain table of any make.

One row a person or incident with a column of 0 and 1 for each list, or one row a pattern with its `count`. Columns that hold
a period, a place or a sex are strata. A pandas or Polars table, a list of mappings, or counts by pattern will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from constat.errors import BadInput
from constat.estimate.undercount.posterior import Cells, table_of

COUNTS: Final = ("count", "n", "freq", "frequency", "total", "effectif", "nombre")
"""Names by which a column of counts is known when none is named."""
_MARKS: Final = {"0": 0, "1": 1, "": 0, "true": 1, "false": 0, "yes": 1, "no": 0, "oui": 1, "non": 0, "x": 1}
MOST: Final = 12
"""More lists than this are joined first: the table of patterns doubles with each."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists' names and how many are on exactly which of them; `strata` holds the same of each stratum, by its name."""

    names: tuple[str, ...]
    counted: tuple[tuple[tuple[int, ...], int], ...]
    strata: tuple[tuple[str, Lists], ...] = ()
    by: str = ""

    @property
    def cells(self) -> dict[tuple[int, ...], int]:
        """Counts by pattern."""
        return dict(self.counted)

    @property
    def documented(self) -> int:
        """How many are on at least one list."""
        return sum(count for _, count in self.counted)

    @property
    def sizes(self) -> dict[str, int]:
        """How many are on each list."""
        return {name: sum(count for marks, count in self.counted if marks[j]) for j, name in enumerate(self.names)}

    def without(self, name: str) -> Lists:
        """The table as if that list had never been made: whoever is on it alone leaves."""
        if name not in self.names:
            raise BadInput("lists-unknown", room="estimate", name=name, known=", ".join(self.names))
        j = self.names.index(name)
        return Lists(self.names[:j] + self.names[j + 1 :], _counted((marks[:j] + marks[j + 1 :], count) for marks, count in self.counted))


def lists_of(table: Any, *, lists: Sequence[str] = (), count: str | None = None, strata: Sequence[str] = ()) -> Lists:
    """The lists of a table: a pandas or Polars table, an iterable of mappings, counts by pattern, or `Lists` themselves.

    `lists` names the columns of the lists (default: every column that holds nothing but 0 and 1, apart from `count` and
    `strata`). Refused, with what would be needed: no column of a list, a mark other than 0 or 1, a count that is no whole
    number of 0 or more, somebody on no list, one list only, no overlap, copies.
    """
    if isinstance(table, Lists):
        return table
    if isinstance(table, Mapping) and all(isinstance(key, tuple) for key in table):
        table_of(table)
        names = tuple(lists) or tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(next(iter(table)))])
        _refuse_nowhere(table.items())
        return _checked(names, table.items())
    rows = _rows(table)
    if not rows:
        raise BadInput("lists-none", room="estimate")
    known = list(rows[0])
    if absent := [name for name in (*lists, *strata, *([count] if count else [])) if name not in known]:
        raise BadInput("lists-column", room="estimate", name=absent[0], known=", ".join(known))
    counting = count or next((name for name in known if name.lower() in COUNTS and name not in lists), None)
    rest = [name for name in known if name != counting and name not in strata]
    names = tuple(lists) or tuple(name for name in rest if all(_mark(row[name]) is not None for row in rows))
    if not names:
        raise BadInput("lists-no-column", room="estimate", known=", ".join(known))
    told = [(tuple(_marked(row[name], name, line) for name in names), _number(row[counting], line) if counting else 1, row) for line, row in enumerate(rows, 2)]
    _refuse_nowhere((marks, number) for marks, number, _ in told)
    whole = _checked(names, ((marks, number) for marks, number, _ in told))
    if not strata:
        return whole
    parts: dict[str, list[tuple[tuple[int, ...], int]]] = {}
    for marks, number, row in told:
        parts.setdefault(" · ".join("?" if row[name] in (None, "") else str(row[name]) for name in strata), []).append((marks, number))
    each = tuple((name, Lists(names, _counted(part))) for name, part in sorted(parts.items()))
    return Lists(whole.names, whole.counted, each, " · ".join(strata))


def read_lists(file: Any, *, lists: Sequence[str] = (), count: str | None = None, strata: Sequence[str] = ()) -> Lists:
    """The lists of a CSV or Parquet file."""
    from pathlib import Path

    import polars as pl

    from constat.errors import BadFile

    path = Path(file)
    try:
        table = pl.read_parquet(path) if path.suffix.lower() == ".parquet" else pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise BadFile("lists-unreadable", room="estimate", file=path.name, why=str(fault).splitlines()[0]) from None
    return lists_of(table, lists=lists, count=count, strata=strata)


def _checked(names: tuple[str, ...], cells: Iterable[tuple[tuple[int, ...], int]]) -> Lists:
    counted = _counted(cells)
    if len(names) > MOST:
        raise BadInput("lists-many", room="estimate", lists=len(names), most=MOST)
    if len(names) != len(set(names)) or any(len(marks) != len(names) for marks, _ in counted):
        raise BadInput("lists-pattern", room="estimate")
    if not counted:
        raise BadInput("lists-none", room="estimate")
    for name, size in Lists(names, counted).sizes.items():
        if size == 0:
            raise BadInput("lists-nobody", room="estimate", name=name)
    table_of(dict(counted))
    return Lists(names, counted)


def _counted(cells: Iterable[tuple[tuple[int, ...], int]]) -> tuple[tuple[tuple[int, ...], int], ...]:
    summed: dict[tuple[int, ...], int] = {}
    for marks, count in cells:
        if any(marks) and count:
            summed[marks] = summed.get(marks, 0) + int(count)
    return tuple(sorted(summed.items(), reverse=True))


def _refuse_nowhere(cells: Iterable[tuple[tuple[int, ...], int]]) -> None:
    """Somebody on no list cannot have been counted: their number is what is sought."""
    if nowhere := sum(count for marks, count in cells if not any(marks)):
        raise BadInput("lists-nowhere", room="estimate", count=nowhere)


def _rows(table: Any) -> list[dict[str, Any]]:
    if hasattr(table, "to_dicts"):
        return list(table.to_dicts())
    if hasattr(table, "to_dict"):
        return list(table.to_dict("records"))
    return [dict(row) for row in table]


def _mark(value: object) -> int | None:
    """0 or 1; None where the value is no mark. An empty cell is 0: nobody wrote the name down."""
    text = "" if value is None or value != value else str(value).strip().lower()
    return _MARKS.get(text.removesuffix(".0"))


def _marked(value: object, name: str, line: int) -> int:
    mark = _mark(value)
    if mark is None:
        raise BadInput("lists-mark", room="estimate", name=name, row=line, value=str(value))
    return mark


def _number(value: object, line: int) -> int:
    text = str(value).strip().removesuffix(".0")
    if not text.isdecimal():
        raise BadInput("lists-count", room="estimate", row=line, value=text)
    return int(text)


def as_lists(table: Lists | Cells) -> Lists:
    """`Lists` as they are, or those of counts by pattern."""
    return lists_of(table)
