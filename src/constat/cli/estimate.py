"""`constat estimate ...`: what lies behind the counts. This file holds the group and `estimate range`."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.options import as_json
from constat.cli.saying import say, show

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("estimate", help=say("help-estimate"))
def group() -> None:
    """Estimates."""


@group.command("range", help=say("help-estimate-range"))
@click.argument("file", metavar=say("metavar-file"), type=_FILE)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-estimate-seed"))
@click.option("--spike", type=click.FloatRange(0, 1), default=0.5, show_default=True, help=say("help-estimate-spike"))
@click.option("--draws", type=click.IntRange(100, 1_000_000), default=10_000, show_default=True, help=say("help-estimate-draws"))
@as_json
def sum_of_ranges(file: Path, seed: int, spike: float, draws: int, as_json: bool) -> None:
    from constat.cli.linking import read_table
    from constat.estimate.ranges import counts_of, sum_range

    table = read_table(file)
    found = sum_range(counts_of(table.iter_rows(named=True), file.name), seed=seed, spike=spike, draws=draws)
    show(found.to_json() | {"explain": found.explain()}, as_json, found.explain())
