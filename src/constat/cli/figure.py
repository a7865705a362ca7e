"""`constat figure count | compare | trace`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show, shown, warn
from constat.errors import StorageFailed
from constat.model import Figure, Selection
from constat.model.selection import parse_period

if TYPE_CHECKING:
    from constat.events.workspace import Workspace

_LISTED = 30


@click.group("figure", help=say("help-figure"))
def group() -> None:
    """Figures."""


@group.command(help=say("help-figure-count"))
@selecting()
@in_workspace
@as_json
def count(selection: Selection, workspace: Path | None, as_json: bool) -> None:
    from constat.events.query import Table

    opened_workspace = opened(workspace)
    figure = Table.open(opened_workspace).count(selection)
    keep(opened_workspace, figure)
    show(figure.to_json(), as_json, _in_words(figure))


@group.command(help=say("help-figure-compare"))
@click.option("--period", required=True, metavar="A..B", help=say("help-period"))
@click.option("--against", required=True, metavar="C..D", help=say("help-against"))
@click.option("--by", type=click.Choice(["party", "perpetrator"]), help=say("help-by"))
@selecting(without=("from", "to"))
@in_workspace
@as_json
def compare(selection: Selection, period: str, against: str, by: str | None, workspace: Path | None, as_json: bool) -> None:
    from constat.estimate.comparison import compare as compared
    from constat.events.query import Table
    from constat.language import current_language, phrases

    opened_workspace = opened(workspace)
    found = compared(Table.open(opened_workspace), selection, parse_period(period), parse_period(against), by)
    keep(opened_workspace, *(f for c in found for f in (c.counted, c.counted_against, c.figure)))
    whole, *parts = (c.to_json() for c in found)
    words = phrases("estimate", current_language())
    head = [say(f"compare-{key}") for key in ("party", "count", "against", "ratio", "exact", "nb", "wording")]
    rows = [
        [
            c.party or say("compare-whole"), shown(c.count), shown(c.count_against), shown(c.ratio), f"{shown(c.exact.low)}-{shown(c.exact.high)}",
            f"{shown(c.overdispersed.low)}-{shown(c.overdispersed.high)}" if c.overdispersed else "?", words.say(c.wording),
        ]
        for c in found
    ]
    show({**whole, "by": by, "parties": parts} if by else whole, as_json, columns([head, *rows]))
    for row in found[0].coverage:
        warn(say("compare-coverage", dataset=row.dataset, events=row.events, base=row.events_against, first=row.first.isoformat(), last=row.last.isoformat()))


@group.command(help=say("help-figure-trace"))
@click.argument("figure", metavar="ID")
@click.option("--limit", type=click.IntRange(min=1), help=say("help-limit"))
@in_workspace
@as_json
def trace(figure: str, limit: int | None, workspace: Path | None, as_json: bool) -> None:
    from constat.events.tracing import trace as traced

    found = traced(opened(workspace), figure, limit=limit if as_json else limit or _LISTED)
    rows = [[shown(i["value"]), str(i["date_start"]), str(i["place_name"] or i["admin1"] or i["country"] or ""), i["id"]] for i in found.incidents]
    text = [_in_words(found.figure), *(_in_words(part) for part in found.parts), columns(rows) if rows else ""]
    if len(found.incidents) < found.total:
        text.append(say("trace-more", shown=len(found.incidents), total=found.total))
    show(found.to_json(), as_json, "\n".join(line for line in text if line))


def _in_words(figure: Figure) -> str:
    """The figure as a line: value, range, unit, selection, snapshot, id, and its flags."""
    at_least = say("at-least") + " " if figure.at_least else ""
    lines = [
        f"{at_least}{shown(figure.value)}  ({shown(figure.low)} - {shown(figure.high)})  {figure.measure}",
        say("figure-line", id=figure.id, snapshot=figure.snapshot, events=shown(figure.events), selection=figure.selection.canonical()),
    ]
    if figure.flags:
        lines.append(say("figure-flags", flags=", ".join(f"{f.code} ({shown(f.events)})" for f in figure.flags)))
    return "\n".join(lines)


def keep(workspace: Workspace, *figures: Figure) -> None:
    """Writes the figures down; where the workspace cannot be written, says so and goes on: the answer stands."""
    from constat.events.ledger import remember

    try:
        remember(workspace, *figures)
    except StorageFailed as fault:
        warn(say("figure-not-kept", reason=fault.say()))
