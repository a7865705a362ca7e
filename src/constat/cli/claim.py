"""`constat claim check`."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.figure import keep
from constat.cli.options import as_json, in_workspace, opened
from constat.cli.saying import say, show, shown, working
from constat.language import current_language, phrases


@click.group("claim", help=say("help-claim"))
def group() -> None:
    """Claims taken from a text."""


@group.command(help=say("help-claim-check"))
@click.argument("file", metavar=say("metavar-file"), type=click.Path(path_type=Path))
@in_workspace
@as_json
def check(file: Path, workspace: Path | None, as_json: bool) -> None:
    from constat.events.query import Table
    from constat.report.claims import check_claims

    opened_workspace = opened(workspace)
    with working(say("claim-working")):
        checked = check_claims(Table.open(opened_workspace), file)
    keep(opened_workspace, *(f for a in checked.answers for f in (*a.figures, *(g for c in a.candidates for g in c.figures))))
    words, language = phrases("report", current_language()), current_language()
    lines = []
    for answer in checked.answers:
        lines += [f"[{words.say(f'claim-{answer.verdict}')}] {answer.claim.sentence[language]}", f"    {answer.explain()}"]
        lines += [
            f"    {say('claim-candidate', changed=', '.join(c.changed), value=shown(c.value), holds=say('claim-holds') if c.holds else say('claim-fails'))}"
            for c in answer.candidates
        ]
    show(checked.to_json(), as_json, "\n".join(lines))
