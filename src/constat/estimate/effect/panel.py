"""A panel: one outcome of several units over the same times, with what else is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from constat.errors import BadInput
from constat.estimate.change.series import day_of

Array = NDArray[np.float64]
Time = int | date
_SHOWN: Final = 8
_SPAN: Final = re.compile(r"(?P<name>.+?)@(?P<first>[^./]+)(?:\.\.(?P<last>[^./]+))?(?:/(?P<every>\d+))?")


@dataclass(frozen=True, slots=True)
class Predictor:
    """A column whose mean over some times units are matched on: `invest@1964..1969`, `density@1969`, `energy@1961..1969/2` (every second time)."""

    column: str
    first: Time | None = None
    """None: all times before the event."""
    last: Time | None = None
    every: int = 1

    @classmethod
    def parse(cls, text: str) -> Predictor:
        """Reads what the command line writes."""
        if "@" not in text:
            return cls(text)
        told = _SPAN.fullmatch(text)
        if told is None or told["every"] == "0":
            raise BadInput("effect-predictor", room="estimate", text=text[:80])
        first = time_of(told["first"], text)
        return cls(told["name"], first, time_of(told["last"], text) if told["last"] else first, int(told["every"] or 1))

    def times(self, before: Sequence[Time]) -> list[Time]:
        """Those of the times before the event over which the mean is taken."""
        span = [t for t in before if (self.first is None or t >= self.first) and (self.last is None or t <= self.last)]  # type: ignore[operator]
        return span[:: self.every]


@dataclass(frozen=True, slots=True)
class Panel:
    """Every unit at every time. `outcome` is (times, units); `more` holds further columns in the same form, NaN where nothing is told."""

    units: tuple[str, ...]
    times: tuple[Time, ...]
    outcome: Array
    name: str
    more: Mapping[str, Array]

    @classmethod
    def gathered(cls, rows: Iterable[Mapping[str, Any]], unit: str, time: str, outcome: str, more: Iterable[str] = ()) -> Panel:
        """The panel of a plain table: one row for each unit and time. A pair that is missing, told twice or without a number is refused:
        nobody but you knows what stands in a hole."""
        found: dict[tuple[str, Time], Mapping[str, Any]] = {}
        for row in rows:
            key = (str(row.get(unit) if row.get(unit) is not None else "").strip(), time_of(row.get(time), time))
            if not key[0]:
                raise BadInput("effect-unit", room="estimate", column=unit)
            if key in found:
                raise BadInput("effect-twice", room="estimate", unit=key[0], time=written(key[1]))
            found[key] = row
        if not found:
            raise BadInput("effect-empty", room="estimate")
        kinds = {type(t) for _, t in found}
        if len(kinds) > 1:
            raise BadInput("effect-times", room="estimate", column=time)
        units, times = sorted({u for u, _ in found}), sorted({t for _, t in found})
        holes = [(u, t) for u in units for t in times if not isfinite(_number(found.get((u, t), {}).get(outcome), u, t))]
        if holes:
            told = ", ".join(f"{u} {written(t)}" for u, t in holes[:_SHOWN]) + (", …" if len(holes) > _SHOWN else "")
            raise BadInput("effect-holes", room="estimate", n=len(holes), holes=told, column=outcome)

        def column(name: str) -> Array:
            return np.array([[_number(found[u, t].get(name), u, t) for u in units] for t in times], float)

        return cls(tuple(units), tuple(times), column(outcome), outcome, {name: column(name) for name in more})

    def index(self, unit: str) -> int:
        """Which column of `outcome` is this unit's; refused where there is none."""
        if unit not in self.units:
            shown = ", ".join(self.units[:20]) + (", …" if len(self.units) > 20 else "")
            raise BadInput("effect-absent", room="estimate", unit=unit, units=shown)
        return self.units.index(unit)

    def without(self, units: Iterable[str]) -> Panel:
        """The panel without these units."""
        gone = {self.index(unit) for unit in units}
        kept = [k for k in range(len(self.units)) if k not in gone]
        more = {name: values[:, kept] for name, values in self.more.items()}
        return Panel(tuple(self.units[k] for k in kept), self.times, self.outcome[:, kept], self.name, more)

    def until(self, time: Time) -> Panel:
        """The panel before that time."""
        n = self.before(time)
        return Panel(self.units, self.times[:n], self.outcome[:n], self.name, {name: values[:n] for name, values in self.more.items()})

    def before(self, time: Time) -> int:
        """Number of times before this one; refused where it lies outside the data or is of another form."""
        if type(time) is not type(self.times[0]):
            raise BadInput("effect-date", room="estimate", date=written(time), first=written(self.times[0]), last=written(self.times[-1]))
        n = sum(bool(t < time) for t in self.times)  # type: ignore[operator]
        if n in (0, len(self.times)):
            raise BadInput("effect-date", room="estimate", date=written(time), first=written(self.times[0]), last=written(self.times[-1]))
        return n


def time_of(told: object, column: str) -> Time:
    """A time as it is written: a whole number (a year) stays one; a month or a day becomes a date."""
    if isinstance(told, float) and told == int(told):
        told = int(told)
    text = str(told if told is not None else "").strip().removesuffix(".0")
    if re.fullmatch(r"-?\d{1,6}", text):
        return int(text)
    return day_of(told, column)


def written(time: Time) -> str:
    """A time as it was written."""
    return time.isoformat() if isinstance(time, date) else str(time)


def _number(told: object, unit: str, time: Time) -> float:
    if told is None or str(told).strip() in ("", "NA", "NaN", "nan"):
        return float("nan")
    try:
        return float(str(told))
    except ValueError:
        raise BadInput("effect-number", room="estimate", unit=unit, time=written(time), value=str(told)[:40]) from None
