"""The explorer: one selection in the address, seen as headline figures, map, timeline and table, and to be taken away."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from constat.language import phrases
from constat.model.event import EVENT_FLAGS
from constat.model.measure import measure
from constat.model.selection import Selection
from constat.web.explore import mapping, timeline
from constat.web.explore.cells import gathered
from constat.web.explore.form import form, selection_of
from constat.web.page import render, shelf_of
from constat.web.paging import PAGE, pages
from constat.web.permission import published
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.wording import (
    label,
    parties_words,
    place_words,
    range_words,
    selection_words,
    span_words,
    told,
    value_words,
)

HEADLINES: Final = ("incidents", "killed", "civilians-killed")
TOP_CELLS: Final = 20
COLUMNS: Final = (
    "event_id", "dataset", "date_start", "date_end", "country", "admin1", "admin2", "admin3", "place_name", "place_text", "side_a", "side_b", "kind", "flags",
)


@published
def explore(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/explore`"""
    shelf = shelf_of(request)
    selection = selection_of(request)
    values: dict[str, Any] = {
        "form": form(selection, shelf.names(), language),
        "words": selection_words(selection, language),
        "headline_title": label("measure", selection.counted, language),
        "cautions": cautions(shelf, selection, language),
        "figures": headlines(shelf, selection, language),
        "empty": shelf.events(selection) == 0,
    }
    if not values["empty"]:
        values |= {
            "map": map_values(shelf, selection, language),
            "timeline": timeline_values(shelf, selection, language),
            "table": table_values(request, shelf, selection, language),
            "downloads": downloads(selection, language), "trend": f"{address(language, 'trend')}?{selection.to_query()}",
        }
    return render(request, "explore/explore.html", values)


def explore_at(selection: Selection, language: str) -> str:
    """The address of the explorer with a selection."""
    return f"{address(language, 'explore')}?{selection.to_query()}"


def headlines(shelf: Shelf, selection: Selection, language: str) -> list[dict[str, Any]]:
    """The measure chosen and those that everybody asks for, each a figure with its range and its own page."""
    asked = [selection]
    if selection.victims is None:
        asked += [selection.replace(measure=name) for name in HEADLINES if name != selection.measure]
    say = phrases("web", language).say
    out = []
    for one in asked:
        tally, counted = shelf.tally(one), measure(one.counted)
        sure = counted.stem is None and tally.low == tally.high
        out.append({
            "label": label("measure", counted.id, language), "value": value_words(tally.value, tally.at_least, language),
            "range": "" if sure else say("not-told") if tally.value is None else range_words(tally.low, tally.high, language),
            "events": tally.sums["counting"],
            "href": f"{address(language, 'figure')}?{one.to_query()}", "chosen": one is selection,
        })
    return out


def cautions(shelf: Shelf, selection: Selection, language: str) -> list[dict[str, Any]]:
    """What must be known before a number of this page is quoted."""
    say = phrases("web", language).say
    told = {name: n for name, n in shelf.by_dataset(selection).items() if n}
    if len(told) < 2:
        return []
    links = [{"href": explore_at(selection.replace(dataset=(name,)), language), "label": say("explore-only", name=name)} for name in sorted(told)]
    return [{"text": say("explore-several", n=len(told)), "links": links}]


def map_values(shelf: Shelf, selection: Selection, language: str) -> dict[str, Any]:
    """What the map needs, and the table that says the same."""
    say = phrases("web", language).say
    cells = gathered(shelf, selection)
    top = cells.rows[:TOP_CELLS]
    where = shelf.cell_names(selection, tuple(c.cell for c in top))
    query = selection.to_query()
    values = [c.value for c in cells.rows]
    breaks = mapping.class_breaks(values)
    return {
        "still": shelf.still(selection, cells.bounds, breaks),
        "legend": mapping.legend(values, breaks, language),
        "breaks": ",".join(map(str, breaks)), "steps": ",".join(str(mapping.step(i, len(breaks))) for i in range(len(breaks) + 1)),
        "alt": say("map-alt", measure=label("measure", selection.counted, language), cells=len(cells.rows)),
        "cells": f"{address(language, 'explore', 'cells.json')}?{query}",
        "events": f"{address(language, 'explore', 'events.json')}?{query}",
        "explore": explore_at(selection.replace(cell=()), language),
        "bounds": ",".join(f"{n:g}" for n in cells.bounds),
        "unit": label("measure", selection.counted, language),
        "top": [
            {
                "cell": c.cell, "where": where.get(c.cell, ""), "events": c.events, "value": c.value,
                "href": explore_at(selection.replace(cell=(c.cell,)), language),
            }
            for c in top
        ],
        "left_out": " ".join(filter(None, [say("map-rest", cells=len(cells.rows) - len(top)), say("map-without-point", n=cells.without_point)])),
    }


def timeline_values(shelf: Shelf, selection: Selection, language: str) -> dict[str, Any]:
    """What the timeline needs."""
    every, steps = shelf.steps(selection)
    counted = label("measure", selection.counted, language)
    return timeline.draw(timeline.filled(steps, every), every, counted, selection, lambda s: explore_at(s, language), language)


def table_values(request: HttpRequest, shelf: Shelf, selection: Selection, language: str) -> dict[str, Any]:
    """One page of the events, the most harm first."""
    counted = measure(selection.counted)
    total = shelf.events(selection)
    at = pages(request, total, anchor="#events")
    rows = []
    for row in shelf.rows(selection, (*COLUMNS, *counted.columns), PAGE, at.offset):
        low, value, high, at_least = told(row, counted.id)
        flags = [f for f in row.get("flags") or () if f in EVENT_FLAGS]
        rows.append({
            "href": address(language, "event", row["event_id"]), "start": row["date_start"], "end": row["date_end"],
            "place": place_words(row), "country": row["country"] if place_words(row) != row["country"] else "",
            "parties": parties_words(row, language), "kind": row["kind"],
            "value": value_words(value, at_least, language), "range": span_words(low, high, language), "dataset": row["dataset"],
            "flagged": bool(flags), "flags": "; ".join(label("event-flag", f, language) for f in flags),
        })
    return {"total": total, "rows": rows, "pages": at, "measure": label("measure", counted.id, language)}


def downloads(selection: Selection, language: str) -> list[dict[str, str]]:
    """The addresses of the same events as files."""
    query = selection.to_query()
    forms = (("xlsx", "XLSX"), ("csv", "CSV"), ("geojson", "GeoJSON"), ("parquet", "Parquet"))
    return [{"href": f"/{language}/explore/events.{form_}?{query}", "label": name} for form_, name in forms]


