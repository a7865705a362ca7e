"""What can be counted: each measure with its unit, its population and the columns that carry it.

How one event contributes to a measure:

* **value**: best; else the provider's one reported number; else low (an "at least"); else nothing.
* **low / high**: as told; unknown where not told.

How contributions add up (the same in `Count`, in DuckDB and in the report):

* value is the sum of the values; it is a *minimum* (`at_least`) when any event gave only a low;
* low is the sum of the lows told, unknown lows adding nothing (true, since no count is negative); it is unknown when no
  event told one;
* high is the sum of the highs, and unknown (open above) as soon as one event that counts has none. An event whose value
  is 0 and which tells no range adds 0.

Rival accounts (rows that share `incident`) are one contribution, never a sum: low is the least value told, high the
greatest high (open when any account is open), and the value is the account's where all agree, else the least: a minimum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from constat.errors import BadSelection


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be counted, and the columns of the analytical table that tell it."""

    id: str
    unit: str
    """What one of it is: `incidents` or `persons`. Figures of different units are never compared."""
    population: str
    """Who is counted: vocabulary `population`."""
    stem: str | None
    """Prefix of the columns `<stem>_low`, `_best`, `_high`; None for incidents, which count rows."""
    has_reported: bool = False
    """Whether a column `<stem>_reported` exists."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns read, in order low, best, high, reported."""
        if self.stem is None:
            return ()
        names = tuple(f"{self.stem}_{bound}" for bound in ("low", "best", "high"))
        return (*names, f"{self.stem}_reported") if self.has_reported else names


MEASURES: Final[dict[str, Measure]] = {
    m.id: m
    for m in (
        Measure("incidents", "incidents", "incidents", None),
        Measure("killed", "persons", "persons-killed", "killed", True),
        Measure("civilians-killed", "persons", "civilians-killed", "killed_civilians"),
        Measure("fighters-killed", "persons", "fighters-killed", "killed_fighters"),
        Measure("killed-status-unknown", "persons", "killed-status-unknown", "killed_status_unknown"),
        Measure("injured", "persons", "persons-injured", "injured", True),
        Measure("civilians-injured", "persons", "civilians-injured", "injured_civilians"),
        Measure("abducted", "persons", "persons-abducted", "abducted", True),
        Measure("detained", "persons", "persons-detained", "detained", True),
        Measure("sexual-violence", "persons", "victims-of-sexual-violence", "sexual_violence", True),
    )
}


def measure(name: str) -> Measure:
    """The measure of that name; `BadSelection` names the ones that exist."""
    try:
        return MEASURES[name]
    except KeyError:
        raise BadSelection("unknown-measure", room="model", name=name, known=", ".join(MEASURES)) from None
