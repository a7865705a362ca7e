"""What coverage and the panel say of a comparison, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from constat.estimate.comparison import CONFOUNDED
from constat.language import current_language, join_words, number, phrases

if TYPE_CHECKING:
    from constat.estimate.comparison import Comparison
    from constat.estimate.panel import Panel
    from constat.estimate.presence.watching import Watched

NAMED: Final = 6
"""Names that a sentence holds; the rest are counted."""


def said(comparison: Comparison, language: str | None = None) -> tuple[str, ...]:
    """The sentences that stand under a comparison: who watched, what the panel tells, and what follows from it."""
    language = language or current_language()
    lines = [say_watched(comparison.watched, language)]
    if comparison.panel is not None:
        lines += say_panel(comparison, comparison.panel, language)
    if comparison.wording == CONFOUNDED:
        lines.append(phrases("estimate", language).say("confounded-said"))
    return tuple(lines)


def say_watched(seen: Watched | None, language: str) -> str:
    """How coverage moved between the two periods."""
    told = phrases("estimate", language)
    if seen is None:
        return told.say("coverage-none")
    if not seen.known:
        return told.say("coverage-unknown")
    values = {"now": _one(seen.now, language), "before": _one(seen.before, language)}
    if seen.fell:
        return told.say("coverage-fell", **values, lost=listed(seen.lost, language) or told.say("coverage-lost-none"))
    if seen.rose:
        return told.say("coverage-rose", **values, gained=listed(seen.gained, language) or told.say("coverage-lost-none"))
    return told.say("coverage-held", **values)


def say_panel(comparison: Comparison, panel: Panel, language: str) -> list[str]:
    """The restricted comparison beside the unrestricted one."""
    told = phrases("estimate", language)
    if not panel.both:
        return [told.say("panel-none")]
    lines = [told.say(
        "panel-said", sources=listed(panel.both, language), count=number(panel.count, language), base=number(panel.count_against, language),
        ratio=_two(panel.ratio, language), all=number(comparison.count, language), **{"all-base": number(comparison.count_against, language)},
        **{"all-ratio": _two(comparison.ratio, language)},
    )]
    lines.append(told.say("panel-differs" if panel.differs(comparison.ratio) else "panel-agrees"))
    if panel.silent:
        lines.append(told.say("panel-left", sources=listed(panel.silent, language)))
    if panel.fresh:
        lines.append(told.say("panel-new", sources=listed(panel.fresh, language)))
    return lines


def listed(names: Sequence[str], language: str) -> str:
    """The first names of many, with how many more there are."""
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        shown.append(phrases("estimate", language).say("panel-rest", n=len(names) - NAMED))
    return join_words(shown, language)


def _one(value: float, language: str) -> str:
    return number(round(value, 1), language)


def _two(value: float | None, language: str) -> str:
    return "–" if value is None else number(round(value, 2), language)
