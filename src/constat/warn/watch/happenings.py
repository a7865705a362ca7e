"""What happened where on which day, as rules need it: one row per event, places numbered, days counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from constat.errors import BadInput

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from constat.events.query import Table
    from constat.model import Selection

UNITS: Final = ("admin1", "admin2", "cell", "country")
ABOVE: Final = {"admin1": ("country",), "admin2": ("admin1",)}
"""What tells two places of one name apart."""
LOOSE: Final = 31
"""Days that an event may span and still be said to lie within thirty days."""
_EARTH: Final = 6371.0088


@dataclass(frozen=True)
class Happenings:
    """Events of a selection in the order of their days.

    `day` counts days from `first`; `unit` numbers `names`; `harm` is what each event adds to the measure (0 where it tells none);
    `points` are degrees north and east, NaN where unknown. `loose` counts events left out because their days are told too
    vaguely to lie within thirty days, `placeless` those that name no such unit.
    """

    first: date
    last: date
    names: tuple[str, ...]
    day: NDArray[np.int64]
    unit: NDArray[np.int64]
    harm: NDArray[np.int64]
    points: NDArray[np.float64]
    loose: int
    placeless: int

    def days(self, on: date) -> int:
        """The number of that day."""
        return (on - self.first).days

    def on(self, day: int) -> date:
        """The day of that number."""
        return self.first + timedelta(days=day)

    def counted(self, start: int, end: int, weights: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        """Events (or what they add up to) per unit with `start` <= day < `end`."""
        low, high = np.searchsorted(self.day, (start, end))
        chosen = None if weights is None else weights[low:high].astype(np.float64)
        return np.bincount(self.unit[low:high], weights=chosen, minlength=len(self.names)).astype(np.int64)

    def centres(self, until: int) -> NDArray[np.float64]:
        """The median point of each unit's events before that day; NaN where none has a point."""
        high = int(np.searchsorted(self.day, until))
        frame = pl.DataFrame({"unit": self.unit[:high], "lat": self.points[:high, 0], "lon": self.points[:high, 1]}).fill_nan(None)
        told = frame.group_by("unit").agg(pl.col("lat", "lon").median())
        found = np.full((len(self.names), 2), np.nan)
        found[told["unit"].to_numpy()] = told.select("lat", "lon").to_numpy()
        return found


def kilometres(these: NDArray[np.float64], those: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distances of every point of `these` (n, 2) to every one of `those` (m, 2): (n, m)."""
    a, b = np.radians(these)[:, None, :], np.radians(those)[None, :, :]
    part = np.sin((b[..., 0] - a[..., 0]) / 2) ** 2 + np.cos(a[..., 0]) * np.cos(b[..., 0]) * np.sin((b[..., 1] - a[..., 1]) / 2) ** 2
    found: NDArray[np.float64] = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(part, 0.0, 1.0)))
    return found


def happenings(table: Table, selection: Selection, by: str = "admin2") -> Happenings:
    """What happened of a selection, by unit. Rival accounts of one incident are one, told by the first of them."""
    if by not in UNITS:
        raise BadInput("watch-unknown-unit", room="warn", name=by, known=", ".join(UNITS))
    columns = ["event_id", "incident", "date_start", "date_end", *ABOVE.get(by, ()), by, "latitude", "longitude"]
    return of_rows(table.rows(selection, columns, order="id"), by)


def named(rows: pl.DataFrame, by: str) -> Any:
    """The name of each row's place, as an expression. Two districts of one name are two places, and so are two regions of two countries;
    where all lie in one country it goes without saying."""
    above = next((name for name in ABOVE.get(by, ()) if name in rows.columns), None)
    if above is None or (above == "country" and rows[above].drop_nulls().n_unique() < 2):
        return pl.col(by).cast(pl.String)
    return pl.concat_str([by, pl.format(" ({})", above).fill_null("")])


def of_rows(rows: pl.DataFrame, by: str) -> Happenings:
    """The same from rows with `event_id, incident, date_start, date_end, latitude, longitude, value` and the unit's column."""
    rows = rows.with_columns(key=pl.coalesce(pl.concat_str(pl.lit("incident:"), "incident"), "event_id")).unique("key", keep="first", maintain_order=True)
    whole = rows.height
    rows = rows.filter((pl.col("date_end") - pl.col("date_start")).dt.total_days() <= LOOSE)
    loose = whole - rows.height
    rows = rows.with_columns(place=named(rows, by))
    placed = rows.drop_nulls("place").sort("date_end", "key")
    if placed.is_empty():
        raise BadInput("watch-nothing", room="warn", unit=by)
    names = tuple(sorted(placed["place"].unique().to_list()))
    number = {place: at for at, place in enumerate(names)}
    first = placed["date_end"].min()
    last = placed["date_end"].max()
    assert isinstance(first, date) and isinstance(last, date)
    return Happenings(
        first=first,
        last=last,
        names=names,
        day=(placed["date_end"] - first).dt.total_days().to_numpy().astype(np.int64),
        unit=np.array([number[place] for place in placed["place"]], dtype=np.int64),
        harm=placed["value"].fill_null(0).cast(pl.Int64).to_numpy(),
        points=placed.select(pl.col("latitude", "longitude").cast(pl.Float64).fill_null(float("nan"))).to_numpy(),
        loose=loose,
        placeless=rows.height - placed.height,
    )
