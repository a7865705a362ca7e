"""`constat coverage add | show` and `constat estimate nowcast`: who watched which place when, and what the latest months will become."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.cli.estimate import group as estimate
from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show, shown, warn
from constat.model import Selection

if TYPE_CHECKING:
    from constat.estimate.presence import Entry

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("coverage", help=say("help-coverage"))
def group() -> None:
    """Coverage."""


@group.command("add", help=say("help-coverage-add"))
@click.argument("file", type=_FILE, required=False)
@click.option("--register", "from_register", is_flag=True, help=say("help-coverage-register"))
@click.option("--office", help=say("help-coverage-office"))
@click.option("--organisation", help=say("help-coverage-organisation"))
@click.option("--place", help=say("help-coverage-place"))
@click.option("--pcode", help=say("help-coverage-pcode"))
@click.option("--from", "first", metavar="DATE", help=say("help-coverage-from"))
@click.option("--to", "last", metavar="DATE", help=say("help-coverage-to"))
@click.option("--kind", help=say("help-coverage-kind"))
@click.option("--reason", help=say("help-coverage-reason"))
@click.option("--skip-bad", is_flag=True, help=say("help-coverage-skip-bad"))
@click.option("--dry-run", is_flag=True, help=say("help-coverage-dry-run"))
@in_workspace
@as_json
def add(file: Path | None, from_register: bool, skip_bad: bool, dry_run: bool, workspace: Path | None, as_json: bool, **given: str | None) -> None:
    from constat.errors import BadInput
    from constat.estimate.presence import add as kept
    from constat.estimate.presence import entries_of, read_entries
    from constat.estimate.presence.reading import Read, from_rows

    by_hand = {("from" if key == "first" else "to" if key == "last" else key): value for key, value in given.items() if value}
    if sum(map(bool, (file, from_register, by_hand))) != 1:
        raise BadInput("coverage-one-way", room="cli")
    opened_workspace = opened(workspace)
    standing, replacing = entries_of(opened_workspace), ""
    if from_register:
        read, replacing = Read(_registered(workspace)), "register:"
    else:
        if file is not None:
            # The same file sent again, mended, takes the place of what it said before.
            replacing = f"{file.name}:"
            read = read_entries(file, [e for e in standing if not e.origin.startswith(replacing)])
        else:
            read = from_rows([{**dict.fromkeys(("office", "organisation", "place", "pcode", "from", "to", "kind", "reason"), ""), **by_hand}], "hand", standing)
            if read.refused:
                raise read.refused[0].fault
    found, refused = read.entries, read.refused
    for row in refused:
        warn(row.say())
    if refused and not skip_bad:
        raise BadInput("coverage-refused", room="estimate", n=len(refused))
    new = len({e.id for e in found} - {e.id for e in standing}) if dry_run else kept(opened_workspace, found, replacing=replacing)[0]
    told = {"entries": len(found), "new": new, "refused": [{"row": r.row, "why": r.fault.say()} for r in refused], "written": not dry_run}
    show(told, as_json, say("coverage-added" if not dry_run else "coverage-would-add", n=len(found), new=new))


def _registered(workspace: Path | None) -> tuple[Entry, ...]:
    """The coverage that the case file's register holds, as the member may read it: only what is public of it."""
    from constat.cli.casefile import unlocked
    from constat.estimate.presence.register import registered

    with unlocked(workspace) as case:
        return registered(case)


@group.command("show", help=say("help-coverage-show"))
@selecting(without=("measure",))
@in_workspace
@as_json
def show_entries(selection: Selection, workspace: Path | None, as_json: bool) -> None:
    from constat.estimate.presence import entries_of, here
    from constat.estimate.presence.keeping import state_of
    from constat.estimate.presence.watching import months, strip
    from constat.events.query import Table
    from constat.language import current_language, month_name
    from constat.vocab import load

    opened_workspace = opened(workspace)
    table = Table.open(opened_workspace) if opened_workspace.datasets() else None
    entries = here(table, selection, entries_of(opened_workspace))
    if not entries:
        from constat.language import phrases

        empty = phrases("estimate", current_language()).say("coverage-none")
        show({"state": state_of(opened_workspace), "entries": [], "months": []}, as_json, empty)
        return
    first = selection.start or min(e.start for e in entries)
    last = selection.end or max(e.end or max(datetime.now(UTC).date(), e.start) for e in entries)
    stretches = strip(entries, months(first, last))
    kinds, language = load("coverage-kind"), current_language()
    used = [kind for kind in kinds.ids if any(kind in s.offices for s in stretches)]
    head = [say("coverage-month"), *(kinds.label(kind, language) for kind in used), say("coverage-watching")]
    rows = [[month_name(s.start, language), *(shown(s.offices.get(kind, 0)) for kind in used), shown(s.watching)] for s in stretches]
    told = {"state": state_of(opened_workspace), "entries": [e.to_json() for e in entries], "months": [s.to_json() for s in stretches]}
    show(told, as_json, "\n".join([columns([head, *rows]), say("coverage-month-note", n=len(entries))]))


@estimate.command("nowcast", help=say("help-estimate-nowcast"))
@click.option("--now", metavar="DATE", help=say("help-nowcast-now"))
@click.option("--months", type=click.IntRange(1, 36), default=6, show_default=True, help=say("help-nowcast-months"))
@click.option("--level", type=click.FloatRange(0.5, 0.99), default=0.9, show_default=True, help=say("help-nowcast-level"))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-nowcast-seed"))
@selecting(without=("from", "to"))
@in_workspace
@as_json
def nowcast(selection: Selection, now: str | None, months: int, level: float, seed: int, workspace: Path | None, as_json: bool) -> None:
    from constat.estimate.nowcast import nowcast as told_now
    from constat.events.query import Table
    from constat.language import current_language, month_name, percent
    from constat.model import PartialDate

    found = told_now(
        Table.open(opened(workspace)), selection, now=PartialDate.parse(now).end if now else None, months=months, level=level, seed=seed,
    )
    language = current_language()
    head = [say(f"nowcast-{key}") for key in ("month", "known", "likely", "interval", "share")]
    rows = [
        [month_name(m.month, language), shown(m.known), shown(round(m.likely)), f"{shown(round(m.low))}-{shown(round(m.high))}", percent(m.share, language)]
        for m in found.months
    ]
    show(found.to_json() | {"explain": found.explain()}, as_json, "\n".join([columns([head, *rows]), found.say(), found.explain()]))
