"""The page of a figure: value, selection, method, state of the data, flags, and the events that add up to it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from constat.errors import ConstatError
from constat.events.ledger import recall
from constat.events.query import METHOD, Table
from constat.events.tracing import incidents_of, is_listed
from constat.language import date_range, number, phrases
from constat.link.counting import FINDING, LINKED, RANGE, LinkedTable, Rule, accounted, linked_whole
from constat.link.counting import table_of as linked_table
from constat.link.linkage import Linkage
from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.web.errors import NotFound
from constat.web.explore.form import selection_of
from constat.web.explore.view import explore_at
from constat.web.page import render, shelf_of
from constat.web.paging import PAGE, Pages, pages
from constat.web.permission import published
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.wording import (
    figure_range,
    figure_value,
    label,
    parties_words,
    place_words,
    selection_words,
    value_words,
)

PARAMETERS: Final = {
    "against": "parameter-against", "rule": "parameter-rule", "order": "parameter-order", "linked_run": "parameter-linked-run",
    "partition": "parameter-partition",
}
LEAST_BASE: Final = 10
"""Under it no percentage is printed, here as in reports."""


@published
def figure(request: HttpRequest, language: str, figure_id: str) -> HttpResponse:
    """`/<language>/figure/<id>`, with the selection as query where the figure is kept nowhere."""
    shelf = shelf_of(request)
    found = find(request, shelf, figure_id)
    values: dict[str, Any] = {
        "figure": found, "value": figure_value(found, language), "range": figure_range(found, language),
        "what": what(found, language), "words": selection_words(found.selection, language),
        "unit": label("unit", found.unit, language), "population": label("population", found.population, language),
        "method": method_words(found, language), "snapshot": snapshot(shelf, found), "flags": flag_words(found, language),
        "parts": parts(shelf, found, language), "superseded": found.snapshot != shelf.table().snapshot.id,
        "parameters": parameter_words(found, language), "change": change_words(shelf, found, language),
        "explore": explore_at(found.selection, language) if found.method == METHOD else "",
        "ways": linked_ways(shelf, found, language), "interval": interval_words(shelf, found, language),
        "trend": f"{address(language, 'trend')}?{found.selection.to_query()}",
    }
    linked = found if found.method == LINKED else linked_whole(shelf.workspace, found)
    if linked is not None or is_listed(found):
        at = pages(request, found.events, anchor="#basis")
        table = shelf.table_of(found.snapshot) if linked is None else linked_table(shelf.workspace, linked)
        values |= basis(table, found, at, language) | {"pages": at}
        if linked is not None:
            table.close()
    return render(request, "figure/figure.html", values)


@published
def figure_of(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/figure?<selection>`: leads to the figure that the selection gives now."""
    shelf, selection, rule = shelf_of(request), selection_of(request), linked_of(request)
    return HttpResponseRedirect(figure_at(linked_count(shelf, selection, rule) if rule else shelf.count(selection), language, rule))


def linked_of(request: HttpRequest) -> str:
    """The rule by which clusters are to count once; empty where the question is of events as they are."""
    return str(request.GET.get("linked") or "").strip()[:200]


def linked_count(shelf: Shelf, selection: Selection, rule: str) -> Figure:
    """The figure by the linkage in force. Raises `NotFound` before its first run, `BadInput` for a rule that there is not."""
    run = Linkage(shelf.workspace).standing_run()

    def ask(_: Table) -> Figure:
        table = LinkedTable(shelf.workspace, rule=Rule.parse(rule), run=run)
        try:
            return table.count(selection)
        finally:
            table.close()

    return shelf.kept(f"linked {run} {rule}", selection, ask)


def linked_ways(shelf: Shelf, figure: Figure, language: str) -> list[dict[str, str]]:
    """The same figure with each incident counted once, or of events as they are told; nothing where no linkage was ever run."""
    say, query = phrases("web", language).say, figure.selection.to_query()
    if figure.method == LINKED:
        return [{"href": f"{address(language, 'figure')}?{query}", "text": say("linked-as-told")}]
    if figure.method != METHOD or not Linkage(shelf.workspace).run_number:
        return []
    return [{"href": f"{address(language, 'figure')}?{query}&linked={rule}", "text": say(f"linked-by-{rule}")} for rule in (RANGE, FINDING)]


def figure_at(figure: Figure, language: str, rule: str = "") -> str:
    """The address of a figure's page; its selection goes along, so that a figure that was kept nowhere can be computed."""
    query = figure.selection.to_query() + (f"&{urlencode({'linked': rule})}" if rule else "")
    return f"{address(language, 'figure', figure.id)}?{query}"


def find(request: HttpRequest, shelf: Shelf, figure_id: str) -> Figure:
    """The figure kept under that id; else the one that the address's selection gives now, if it is the same."""
    missing = NotFound("no-such-figure", room="web", id=figure_id[:40])
    if not re.fullmatch(r"[0-9a-f]{16}", figure_id):
        raise missing
    try:
        return recall(shelf.workspace, figure_id)
    except ConstatError:
        if not request.GET:
            raise missing from None
    rule = linked_of(request)
    now = linked_count(shelf, selection_of(request), rule) if rule else shelf.count(selection_of(request))
    if now.id != figure_id:
        raise NotFound("figure-changed", room="web", id=figure_id, now=now.id)
    return now


def interval_words(shelf: Shelf, figure: Figure, language: str) -> list[str]:
    """The interval that holds the sum, and how it was drawn; nothing for a figure that is no plain sum of the present data."""
    if figure.method != METHOD or figure.snapshot != shelf.table().snapshot.id:
        return []
    from constat.estimate.ranges import range_of

    drawn = shelf.kept("interval", figure.selection, lambda table: range_of(table, figure.selection))
    if drawn is None or drawn.low == drawn.high:
        return []
    low, high = number(round(drawn.low), language), None if drawn.high is None else number(round(drawn.high), language)
    say = phrases("web", language).say
    return [say("figure-interval-open", low=low) if high is None else say("figure-interval-told", low=low, high=high), drawn.explain(language)]


def what(figure: Figure, language: str) -> str:
    """What the value counts, in words; for a ratio or share, which one it is."""
    counted = label("measure", figure.measure, language)
    if figure.kind in ("ratio", "share", "difference"):
        return phrases("web", language).say("label-colon", label=counted, text=phrases("web", language).say(f"kind-{figure.kind}"))
    return counted


def method_words(figure: Figure, language: str) -> dict[str, str]:
    """The name of the method and where it is described."""
    say = phrases("web", language).say
    if figure.method == METHOD:
        return {"name": say("method-count"), "reference": say("method-count-reference", version=figure.method_version)}
    told, known = phrases("report", language), f"method-{figure.method}"
    name = told.say(known) if told.has(known) else say("method-other", name=figure.method)
    return {"name": name, "reference": say("method-other-reference", version=figure.method_version)}


def parameter_words(figure: Figure, language: str) -> list[dict[str, str]]:
    """The parameters of the method, named and with their days in words where the catalogue knows them."""
    told = phrases("web", language)
    lines = []
    for name, value in figure.parameters:
        if value == ():
            continue
        if isinstance(value, tuple):
            value = ", ".join(map(str, value))
        if name == "rule" and told.has(f"linked-rule-{value}"):
            value = told.say(f"linked-rule-{value}")
        lines.append({"name": told.say(PARAMETERS[name]) if name in PARAMETERS else name, "value": days_words(str(value), language)})
    return lines


def days_words(text: str, language: str) -> str:
    """`2024-04-01..2024-06-30` for people; anything else as it is."""
    first, dots, last = text.partition("..")
    try:
        return date_range(date.fromisoformat(first), date.fromisoformat(last), language) if dots else text
    except ValueError:
        return text


def change_words(shelf: Shelf, figure: Figure, language: str) -> str:
    """A ratio of two counts as a percentage, as a report prints it; empty under a base of ten, where none is printed."""
    if figure.method != "count-change" or figure.value is None or len(figure.parts) != 2:
        return ""
    try:
        now, base = (recall(shelf.workspace, one).value for one in figure.parts)
    except ConstatError:
        return ""
    if now is None or base is None or base < LEAST_BASE:
        return ""
    percent = f"{round((float(figure.value) - 1) * 100):+d}".replace("-", "\N{MINUS SIGN}")
    return phrases("web", language).say("figure-change", percent=percent, now=number(now, language), base=number(base, language))


def snapshot(shelf: Shelf, figure: Figure) -> list[dict[str, str]]:
    """The versions of datasets that the figure was computed on; empty where the state is no longer known."""
    try:
        known = shelf.workspace.recall_snapshot(figure.snapshot)
    except ConstatError:
        return []
    return [{"name": name, "version": str(int(version)), "digest": digest} for name, version, digest in sorted(known.datasets)]


def flag_words(figure: Figure, language: str) -> list[str]:
    """The flags of a figure in words, with the number of events that each touches."""
    say = phrases("web", language).say
    return [say("flag-with-events", label=label("figure-flag", f.code, language), n=f.events) for f in figure.flags]


def parts(shelf: Shelf, figure: Figure, language: str) -> list[dict[str, str]]:
    """The figures that it was computed from."""
    out = []
    for part_id in figure.parts:
        try:
            part = recall(shelf.workspace, part_id)
        except ConstatError:
            continue
        words = "; ".join(f"{w['label']}: {w['text']}" for w in selection_words(part.selection, language))
        out.append({"href": figure_at(part, language), "text": f"{figure_value(part, language)} {label('measure', part.measure, language)}", "what": words})
    return out


def basis(table: Table, figure: Figure, at: Pages, language: str) -> dict[str, Any]:
    """One page of what adds up to a figure, and the sum over all pages beside the value printed."""
    say = phrases("web", language).say
    total = int(table.contributions(figure.selection)["value"].sum()) if figure.events else 0
    shown = accounted(table, figure, incidents_of(table, figure, limit=PAGE, offset=at.offset))
    here = sum(int(row["value"]) for row in shown)
    holds = total == (figure.value or 0)
    key = "sum-fails" if not holds else "sum-many" if at.last > 1 else "sum-holds"
    words = {"n": figure.events, "total": number(total, language)} | ({} if holds else {"value": figure_value(figure, language)})
    rows = [
        {
            "href": address(language, "event", event_of(row)), "provider_id": row["provider_id"], "dataset": row["dataset"],
            "start": row["date_start"], "end": row["date_end"], "place": place_words(row), "parties": parties_words(row, language),
            "value": value_words(row["value"], bool(row["at_least"]), language), "accounts": account_words(row, language),
        }
        for row in shown
    ]
    elsewhere = number(total - here, language) if at.last > 1 else None
    return {"incidents": rows, "sum": {"holds": holds, "total": number(total, language), "text": say(key, **words), "elsewhere": elsewhere}}


def account_words(row: dict[str, Any], language: str) -> list[dict[str, str]]:
    """The accounts of a cluster, each with what it tells, and whether its count was taken from it; none for what stands alone."""
    say = phrases("web", language).say
    return [
        {
            "href": address(language, "event", account["event_id"]), "name": account["event_id"],
            "text": say("linked-account", value=value_words(account["value"], False, language), taken="yes" if account["taken"] else "no"),
        }
        for account in (row.get("accounts", []) if row.get("cluster") else [])
    ]


def event_of(row: dict[str, Any]) -> str:
    """The id of the (first) event behind a contribution."""
    return f"{row['dataset']}:{row['provider_id']}"
