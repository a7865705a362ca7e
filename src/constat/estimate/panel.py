"""A comparison restricted to a constant panel: what the sources tell that reported in both periods, beside what all tell.

Where a source ceased to report, a fall in the total may be no more than its silence. The panel takes the sources that are named
in events of both periods (`source_names`, several parted by semicolons); an event that names none speaks with the voice of its
dataset. An event counts in the panel where at least one of its voices belongs to it; what it tells is not otherwise changed.

So a workspace in which nobody entered coverage is not blind: a source that was named in a tenth of the events and fell silent
is a fall in coverage that the data tell themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from constat.estimate.rates import exact_interval
from constat.events.names import fold

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.model import Selection

Period = tuple[date, date]
FEWEST: Final = 10
"""Under this number in both periods a panel points in no direction."""
REGULAR: Final = 0.1
"""A source is a regular one where it is named in this share of a period's events, and in no fewer than five of them."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Sources by where they reported, and the count of both periods that those of both tell."""

    both: tuple[str, ...]
    only_now: tuple[str, ...]
    only_before: tuple[str, ...]
    count: int
    count_against: int
    days: int
    days_against: int
    silent: tuple[str, ...] = ()
    """Regular sources of the other period that are named in none of the events of this one."""
    fresh: tuple[str, ...] = ()
    """Regular sources of this period that are named in none of the events of the other one."""

    @property
    def ratio(self) -> float | None:
        """Ratio of the rates a day; None without a base or a panel."""
        return (self.count / self.days) / (self.count_against / self.days_against) if self.both and self.count_against else None

    def differs(self, ratio: float | None) -> bool:
        """Whether the panel points the other way than the ratio of all sources does."""
        if not self.both or max(self.count, self.count_against) < FEWEST:
            return False
        own, whole = (float("inf") if r is None else r for r in (self.ratio, ratio))
        return (own - 1) * (whole - 1) < 0

    def explains(self, ratio: float | None) -> bool:
        """Whether a regular source that fell silent may be all of a fall (or a new one all of a rise): without it, no change is left
        that the exact interval would call one."""
        if not (self.silent if ratio is not None and ratio < 1 else self.fresh) or not self.both:
            return False
        left = exact_interval(self.count, self.count_against, self.days, self.days_against)
        return left.low <= 1 and (left.high is None or left.high >= 1)

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "sources": list(self.both), "only_now": list(self.only_now), "only_against": list(self.only_before), "count": self.count,
            "count_against": self.count_against, "ratio": self.ratio, "silent": list(self.silent), "fresh": list(self.fresh),
        }


def constant_panel(table: Table, selection: Selection, period: Period, against: Period) -> Panel:
    """The panel of two periods. Rival accounts of one incident count once, by the least that the panel's accounts tell."""
    told, names, regular = {}, {}, {}
    for span in (period, against):
        rows = table.rows(selection.within(*span), ["event_id", "incident", "dataset", "source_names"], order="id")
        voices = [_voices(text, dataset) for text, dataset in rows.select("source_names", "dataset").iter_rows()]
        names[span] = {fold(name): name for each in voices for name in each}
        often = Counter(key for each in voices for key in {fold(name) for name in each})
        regular[span] = {key for key, n in often.items() if n >= max(5, REGULAR * len(voices))}
        # What is folded is compared, what was written is shown: `l'OTDH` and `L'OTDH` are one source.
        told[span] = rows.with_columns(voices=pl.Series([[fold(name) for name in each] for each in voices], dtype=pl.List(pl.String)))
    both = names[period].keys() & names[against].keys()
    counts = {span: _counted(frame, both) for span, frame in told.items()}

    def shown(keys: Iterable[str], span: Period) -> tuple[str, ...]:
        return tuple(sorted(names[span][key] for key in keys))

    return Panel(
        shown(both, period), shown(names[period].keys() - both, period), shown(names[against].keys() - both, against),
        counts[period], counts[against], (period[1] - period[0]).days + 1, (against[1] - against[0]).days + 1,
        shown(regular[against] - both, against), shown(regular[period] - both, period),
    )


def _voices(text: str | None, dataset: str) -> list[str]:
    """The sources that an event names; its dataset where it names none."""
    named = [part.strip() for part in (text or "").split(";") if fold(part)]
    return list(dict.fromkeys(named)) or [dataset]


def _counted(rows: pl.DataFrame, both: Iterable[str]) -> int:
    kept = rows.filter(pl.col("voices").list.eval(pl.element().is_in(list(both))).list.any())
    if kept.is_empty():
        return 0
    folded = kept.group_by(pl.coalesce("incident", "event_id").alias("id")).agg(pl.col("value").min())
    return int(folded["value"].sum() or 0)
