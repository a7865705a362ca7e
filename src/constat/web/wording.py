"""Values of the model as words: a selection, a count with its range, a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from constat.language import date_range, join_words, long_date, month_name, number, percent, phrases
from constat.model.dates import PartialDate
from constat.model.figure import Figure
from constat.model.measure import MEASURES
from constat.model.selection import Selection
from constat.vocab import load


def label(vocabulary: str, code: str | None, language: str) -> str:
    """The label of a vocabulary's term; the code itself where the list does not know it."""
    if not code:
        return "–"
    known = load(vocabulary)
    return known.label(code, language) if code in known else str(code)


def period_words(selection: Selection, language: str) -> str:
    """The period of a selection, open ends said as such; empty where there is none."""
    say = phrases("web", language).say
    if selection.start and selection.end:
        return date_range(selection.start, selection.end, language)
    if selection.start:
        return say("period-from", day=long_date(selection.start, language))
    if selection.end:
        return say("period-until", day=long_date(selection.end, language))
    return ""


_LISTS = {"kind": "violence-kind", "origin": "origin"}


def selection_words(selection: Selection, language: str) -> list[dict[str, str]]:
    """What a selection says, part by part, as label and text; the measure is left to the heading."""
    say = phrases("web", language).say
    parts = [{"label": say("field-period"), "text": period_words(selection, language)}]
    for key in ("country", "place", "party", "perpetrator", "kind", "dataset", "origin"):
        values = [label(_LISTS[key], v, language) if key in _LISTS else v for v in getattr(selection, key)]
        parts.append({"label": say(f"field-{key}"), "text": either(values, language)})
    if selection.victims:
        parts.append({"label": say("field-victims"), "text": label("victims", selection.victims, language)})
    if selection.standard:
        parts.append({"label": say("field-standard"), "text": label("standard-of-proof", selection.standard, language)})
    area = [say("field-cell", cell=str(c)) for c in selection.cell] + [say("field-pcode", code=c) for c in selection.pcode]
    area += [say("field-box", box=str(selection.box))] if selection.box else []
    parts.append({"label": say("field-rest"), "text": either(area, language)})
    return [part for part in parts if part["text"]]


def when_words(iso: str | None, language: str) -> str:
    """A date with its precision for people: `2022`, `March 2022`, `27–31 March 2022`; an en dash where there is none."""
    if not iso:
        return "–"
    told = PartialDate.parse(str(iso))
    short = told.iso()
    if len(short) == 4:
        return short
    if len(short) == 7:
        return month_name(told.start, language)
    return date_range(told.start, told.end, language)


def tally_words(count: Mapping[str, int | None] | None, language: str) -> str:
    """A count as told: nothing is added to the bounds that it has."""
    if not count or all(n is None for n in count.values()):
        return "–"
    say = phrases("web", language).say
    low, best, high = (count.get(bound) for bound in ("low", "best", "high"))
    if best is not None and low is None and high is None:
        return say("tally-about", n=number(best, language))
    if low is not None and low == high and best in (None, low):
        return number(low, language)
    if low is not None and best is None and high is None:
        return say("tally-least", n=number(low, language))
    if high is not None and best is None and low is None:
        return say("tally-most", n=number(high, language))
    spread = span_words(low, high, language)
    return spread if best is None else say("tally-best", n=number(best, language), spread=spread)


def either(values: Iterable[str], language: str) -> str:
    """`a or b`: values of one key widen a selection."""
    items = list(values)
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + (" ou " if language == "fr" else " or ") + items[-1]


def value_words(value: float | None, at_least: bool, language: str) -> str:
    """A value for people: `at least 500` where it is a minimum, an en dash where there is none."""
    if value is None:
        return "–"
    text = number(value, language)
    return phrases("web", language).say("at-least", n=text) if at_least else text


def range_words(low: float | None, high: float | None, language: str) -> str:
    """The range of a count in a sentence; says so where it is not told."""
    say = phrases("web", language).say
    # A low of nothing beside an open high says nothing.
    if high is None and not low:
        return say("range-unknown")
    if high is None:
        return say("range-low-open", low=number(low or 0, language))
    return say("range-low-high", low="–" if low is None else number(low, language), high=number(high, language))


def span_words(low: float | None, high: float | None, language: str) -> str:
    """The range of a count in a table cell: `3–12`, `3–?`; an en dash where neither is told."""
    if high is None and not low:
        return "–"
    return f"{'?' if low is None else number(low, language)}–{'?' if high is None else number(high, language)}"


def figure_value(figure: Figure, language: str) -> str:
    """The value of a figure as it is printed."""
    if figure.value is None:
        return "–"
    if figure.kind == "share":
        return percent(float(figure.value), language, digits=1)
    shown = round(float(figure.value), 2) if isinstance(figure.value, float) else figure.value
    return value_words(shown, figure.at_least, language)


def figure_range(figure: Figure, language: str) -> str:
    """The range of a figure in a sentence; empty for incidents, which are counted without doubt."""
    if figure.unit == "incidents" and figure.low == figure.high == figure.value:
        return ""
    if figure.kind != "count":
        low, high = (None if n is None else round(float(n), 2) for n in (figure.low, figure.high))
        if figure.kind == "share" and low is not None and high is not None:
            say = phrases("web", language).say
            return say("range-low-high", low=percent(low, language, digits=1), high=percent(high, language, digits=1))
        return range_words(low, high, language)
    return range_words(figure.low, figure.high, language)


def parties_words(row: Mapping[str, Any], language: str) -> str:
    """The two sides of an event: `A and B – C`."""
    a, b = (join_words(list(row.get(side) or ()), language) for side in ("side_a", "side_b"))
    if a and b:
        return phrases("web", language).say("sides", a=a, b=b)
    return a or b or "–"


def place_words(row: Mapping[str, Any]) -> str:
    """The narrowest name of the place that the provider gave."""
    for key in ("place_name", "admin3", "admin2", "admin1", "country", "place_text"):
        if row.get(key):
            return str(row[key])
    return "–"


def told(row: dict[str, Any], measure_id: str) -> tuple[int | None, int | None, int | None, bool]:
    """Low, value, high of one event in a measure, and whether the value is a minimum: by the rule of `model.measure`."""
    counted = MEASURES[measure_id]
    if counted.stem is None:
        return None, 1, None, False
    low, best, high = (row.get(f"{counted.stem}_{bound}") for bound in ("low", "best", "high"))
    reported = row.get(f"{counted.stem}_reported") if counted.has_reported else None
    value = best if best is not None else reported if reported is not None else low
    return low, value, high, best is None and reported is None and low is not None
