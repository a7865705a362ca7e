"""`constat link`: which records tell of the same incident."""

from __future__ import annotations

import click

from constat.cli import link_run, linking, persons
from constat.cli.saying import say


@click.group("link", help=say("help-link"))
def group() -> None:
    """Links."""


for command in (link_run.run, link_run.evaluate):
    group.add_command(command)
for command in (linking.add, linking.review_next, linking.judge, linking.explain, linking.quality, linking.learn, linking.history):
    group.add_command(command)
group.add_command(persons.persons)
