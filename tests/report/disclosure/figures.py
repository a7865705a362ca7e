"""Figures for tests, as a count would make them."""

from __future__ import annotations

from typing import Any

from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.model.selection import Selection


def counted(value: int, measure: str = "killed", **select: Any) -> Figure:
    """The figure of a selection that comes to a value."""
    selection = Selection.from_dict({"measure": measure, "period": "2022-01..2022-03", **select})
    known = MEASURES[measure]
    return Figure("count", measure, known.unit, known.population, value, value, value, selection, "s" * 16, "sum-of-events", events=value)


def parts_of(whole: Figure, value: int, part: str) -> Figure:
    """The part of a count that sources tell by sex and age."""
    return Figure("count", whole.measure, "persons", f"{whole.population}/{part}", value, value, value, whole.selection, whole.snapshot,
                  "sex-and-age", parameters=(("sex_age", part),))  # fmt: skip


def by_id(*figures: Figure) -> dict[str, Figure]:
    """The figures as a report holds them."""
    return {figure.id: figure for figure in figures}
