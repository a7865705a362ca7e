"""`constat estimate ...`: what lies behind the counts. This file holds the group, `estimate range` and `estimate undercount`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.cli.options import as_json
from constat.cli.saying import columns, say, show, shown, working
from constat.errors import BadInput, ConstatError

if TYPE_CHECKING:
    from constat.estimate.undercount import Beside, Estimate, Stratified

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


@group.command("undercount", help=say("help-estimate-undercount"))
@click.argument("file", metavar=say("metavar-file"), type=_FILE)
@click.option(
    "--method", type=click.Choice(["loglinear", "sparse", "dga", "lcmcr", "all"]), default="all", show_default=True, help=say("help-undercount-method")
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-estimate-seed"))
@click.option("--list", "lists", multiple=True, metavar=say("metavar-column"), help=say("help-undercount-list"))
@click.option("--count", metavar=say("metavar-column"), help=say("help-undercount-count"))
@click.option("--by", multiple=True, metavar=say("metavar-column"), help=say("help-undercount-by"))
@click.option("--draws", type=click.IntRange(100, 100_000), default=1_000, show_default=True, help=say("help-undercount-draws"))
@click.option("--explain", is_flag=True, help=say("help-undercount-explain"))
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), metavar=say("metavar-file"), help=say("help-undercount-plot"))
@as_json
def undercount(
    file: Path, method: str, seed: int, lists: tuple[str, ...], count: str | None, by: tuple[str, ...], draws: int, explain: bool, plot: Path | None,
    as_json: bool,
) -> None:
    import json

    from constat.estimate import undercount as room

    if plot is not None and plot.suffix.lower() != ".json":
        raise BadInput("undercount-plot", room="cli", file=plot.name)
    table = room.read_lists(file, lists=lists, count=count, strata=by)
    with working(say("undercount-working")):
        found = room.estimate(table, method=method, seed=seed, draws=draws)
        strata = room.stratify(table, seed=seed) if by else None
    if plot is not None:
        from constat.events.workspace import write_whole

        write_whole(plot, json.dumps((strata or found).plot(), ensure_ascii=False).encode())
    data = found.to_json() | ({"strata": strata.to_json()} if strata else {})
    show(data, as_json, "\n\n".join(_told(found) + (_strata(strata) if strata else []) + ([found.explain()] if explain else [])))


def _told(found: Beside) -> list[str]:
    """What was documented and, apart from it, what each model says; the spread last, where it is read."""
    out = [
        columns([[f"{k}. {name}", shown(size)] for k, (name, size) in enumerate(zip(found.names, found.sizes, strict=True), 1)]),
        say("undercount-documented", documented=found.documented),
    ]
    head = [say("undercount-model"), "", say("undercount-whole"), say("undercount-interval")]
    out.append(say("undercount-estimates") + "\n" + _aligned([head, *(_row(e) for e in found.estimates)]))
    out.append(found.doubt())
    for posterior in (e.posterior for e in found.estimates if e.posterior):
        if posterior.chains:
            chains = posterior.chains
            values = {"chains": chains.chains, "draws": chains.draws, "rhat": f"{chains.rhat:.3f}", "effective": round(chains.effective)}
            out.append(say("undercount-chains" if chains.rhat <= 1.01 else "undercount-chains-apart", **values))
        if (posterior.at_the_bound or 0) > 1e-3:
            out.append(say("undercount-bound"))
    for name, fault in found.refused:
        out.append(say("undercount-refused", method=name, reason=fault.say()))
    lines = [[e.name(), "", (say("undercount-at-least", n=shown(round(e.whole))) if e.floor else shown(round(e.whole))), _interval(e)] for e in found.lines]
    out.append(say("undercount-lines") + "\n" + _aligned(lines))
    if found.dropped:
        rows = [[say("undercount-without", name=name), *_found(what)] for name, what in found.dropped]
        out.append(say("undercount-dropped") + "\n" + _aligned(rows))
    return out


def _strata(found: Stratified) -> list[str]:
    head = [found.by, say("undercount-documented-head"), say("undercount-model"), say("undercount-whole"), say("undercount-interval")]
    rows = [[name, shown(n), *_found(what)] for name, n, what in found.strata]
    return [say("undercount-strata") + "\n" + _aligned([head, *rows]), found.explain()]


def _row(e: Estimate) -> list[str]:
    return [e.name(), e.model, shown(round(e.whole)), _interval(e)]


def _found(what: Estimate | ConstatError) -> list[str]:
    """Model, whole number and interval; or, in the place of the interval, why there is none."""
    return ["", "-", what.say()] if isinstance(what, ConstatError) else _row(what)[1:]


def _interval(e: Estimate) -> str:
    if e.low is None or e.high is None:
        return say("undercount-no-interval")
    return say("undercount-from-to", low=shown(round(e.low)), high=shown(round(e.high)) if e.high != float("inf") else say("undercount-open"))


def _aligned(rows: list[list[str]]) -> str:
    """Aligned columns, indented; numbers to the right where every row but the head has one."""
    if not rows:
        return ""
    wide = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    last = len(wide) - 1
    return "\n".join("  " + "  ".join(c.ljust(wide[k]) if k != last - 1 else c.rjust(wide[k]) for k, c in enumerate(row)).rstrip() for row in rows)
