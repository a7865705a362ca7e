"""`constat figure count | compare | trace`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show, shown, warn
from constat.errors import StorageFailed
from constat.model import Figure, Selection
from constat.model.selection import parse_period

if TYPE_CHECKING:
    from constat.events.query import Table
    from constat.events.workspace import Workspace

_LISTED = 30


@click.group("figure", help=say("help-figure"))
def group() -> None:
    """Figures."""


linked_by = click.option("--linked", metavar=say("metavar-linked"), help=say("help-linked"))


@group.command(help=say("help-figure-count"))
@linked_by
@click.option("--interval", is_flag=True, help=say("help-interval"))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-estimate-seed"))
@selecting()
@in_workspace
@as_json
def count(selection: Selection, linked: str | None, interval: bool, seed: int, workspace: Path | None, as_json: bool) -> None:
    from constat.estimate.ranges import range_of

    opened_workspace = opened(workspace)
    table = _table(opened_workspace, linked)
    figure = table.count(selection)
    keep(opened_workspace, figure)
    told, lines = figure.to_json(), [_in_words(figure)]
    if interval:
        found = range_of(table, selection, seed=seed, draws=10_000)
        told["interval"] = found.to_json() | {"explain": found.explain()} if found else None
        lines.append(found.explain() if found else say("figure-no-interval"))
    show(told, as_json, "\n".join(lines))


@group.command(help=say("help-figure-compare"))
@click.option("--period", required=True, metavar="A..B", help=say("help-period"))
@click.option("--against", required=True, metavar="C..D", help=say("help-against"))
@click.option("--by", type=click.Choice(["party", "perpetrator"]), help=say("help-by"))
@linked_by
@selecting(without=("from", "to"))
@in_workspace
@as_json
def compare(selection: Selection, period: str, against: str, by: str | None, linked: str | None, workspace: Path | None, as_json: bool) -> None:
    from constat.estimate.comparison import compare as compared
    from constat.estimate.presence.saying import said
    from constat.language import current_language, phrases

    opened_workspace = opened(workspace)
    found = compared(_table(opened_workspace, linked), selection, parse_period(period), parse_period(against), by)
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
    for sentence in said(found[0]):
        warn(sentence)


@group.command(help=say("help-figure-trace"))
@click.argument("figure", metavar="ID")
@click.option("--limit", type=click.IntRange(min=1), help=say("help-limit"))
@in_workspace
@as_json
def trace(figure: str, limit: int | None, workspace: Path | None, as_json: bool) -> None:
    from constat.link.counting import trace as traced

    found = traced(opened(workspace), figure, limit=limit if as_json else limit or _LISTED)
    rows = [row for entry in found.incidents for row in _entry(entry)]
    text = [_in_words(found.figure), *(_in_words(part) for part in found.parts), columns(rows) if rows else ""]
    if len(found.incidents) < found.total:
        text.append(say("trace-more", shown=len(found.incidents), total=found.total))
    show(found.to_json(), as_json, "\n".join(line for line in text if line))


def _entry(entry: dict[str, Any]) -> list[list[str]]:
    """A contribution as a line; under a cluster its accounts, those that its count was taken from marked."""
    def line(row: dict[str, Any], name: str) -> list[str]:
        return [shown(row["value"]), str(row["date_start"]), str(row["place_name"] or row["admin1"] or row["country"] or ""), name]

    accounts = entry.get("accounts", []) if entry.get("cluster") else []
    return [line(entry, entry["id"]), *(line(row, f"{'  * ' if row['taken'] else '    '}{row['event_id']}") for row in accounts)]


def _table(workspace: Workspace, linked: str | None) -> Table:
    """The table asked for: of events as they are, or of clusters, by the rule named."""
    from constat.events.query import Table
    from constat.link.counting import LinkedTable, Rule

    return Table.open(workspace) if linked is None else LinkedTable(workspace, rule=Rule.parse(linked))


def _in_words(figure: Figure) -> str:
    """The figure as a line: value, range, unit, selection, snapshot, id, and its flags."""
    at_least = say("at-least") + " " if figure.at_least else ""
    lines = [
        f"{at_least}{shown(figure.value)}  ({shown(figure.low)} - {shown(figure.high)})  {figure.measure}",
        say("figure-line", id=figure.id, snapshot=figure.snapshot, events=shown(figure.events), selection=figure.selection.canonical()),
    ]
    told = dict(figure.parameters)
    if "linked_run" in told:
        order = ", ".join(told["order"])
        lines.append(say("figure-linked", rule=f"{told['rule']} {order}".strip(), run=str(told["linked_run"])))
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
