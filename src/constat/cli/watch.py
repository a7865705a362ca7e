"""`constat watch list`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show, shown, warn
from constat.model import Selection


@click.group("watch", help=say("help-watch"))
def group() -> None:
    """Watchlists."""


@group.command("list", help=say("help-watch-list"))
@click.option("--by", type=click.Choice(["admin1", "admin2", "cell", "country"]), default="admin2", show_default=True, help=say("help-watch-by"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=say("help-watch-on"))
@click.option("--order", type=click.Choice(["alarm", "level", "change", "quiet"]), default="alarm", show_default=True, help=say("help-watch-order"))
@click.option("--limit", type=click.IntRange(1, 10_000), default=30, show_default=True, help=say("help-watch-limit"))
@selecting(without=("from", "to"))
@in_workspace
@as_json
def listing(selection: Selection, by: str, on: datetime | None, order: str, limit: int, workspace: Path | None, as_json: bool) -> None:
    from constat.events.query import Table
    from constat.language import current_language, number, percent
    from constat.warn.watch import watchlist
    from constat.warn.watch.happenings import happenings

    told = happenings(Table.open(opened(workspace)), selection, by)
    found = watchlist(told, by, on.date() if on else None, order=order, limit=limit)
    language = current_language()
    head = [say(f"watch-{name}") for name in ("place", "year", "recent", "ratio", "why")]
    rows = [[one.name, number(one.events, language), number(one.recent, language), shown(one.ratio), one.words(language)] for one in found.places]
    lines = [columns([head, *rows]) if rows else say("watch-none"), ""]
    for rule in found.records:
        shares = {"precision": rule.precision, "recall": rule.recall, "base": rule.base}
        told_shares = {name: "?" if share is None else percent(share, language) for name, share in shares.items()}
        lines.append(say("watch-record", rule=say(f"watch-rule-{rule.rule}"), alarms=rule.alarms, hits=rule.hits, misses=rule.misses, **told_shares))
    show(found.to_json(), as_json, "\n".join(lines))
    if found.loose or found.placeless:
        warn(say("watch-left-out", loose=found.loose, placeless=found.placeless))
