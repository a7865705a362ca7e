"""`constat link persons`: which rows of two lists of victims name one person. Files and JSON hold ids, never a name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.linking import read_table, write_table
from constat.cli.options import as_json, opened
from constat.cli.saying import columns, say, show, shown, warn, working
from constat.errors import BadInput

if TYPE_CHECKING:
    import polars as pl

    from constat.link.persons.run import LinkedPersons

_FILE = click.Path(path_type=Path)


@click.command("persons", help=say("help-link-persons"))
@click.option("--left", required=True, metavar=say("metavar-file"), type=_FILE, help=say("help-persons-left"))
@click.option("--right", required=True, metavar=say("metavar-file"), type=_FILE, help=say("help-persons-right"))
@click.option("--out", metavar=say("metavar-file"), type=_FILE, help=say("help-persons-out"))
@click.option("--threshold", type=click.FloatRange(0, 1, min_open=True), default=0.4, show_default=True, help=say("help-persons-threshold"))
@click.option("--within", is_flag=True, help=say("help-persons-within"))
@click.option("--explain", nargs=2, metavar="A B", help=say("help-persons-explain"))
@click.option("--names", is_flag=True, help=say("help-persons-names"))
@click.option("--keep", is_flag=True, help=say("help-persons-keep"))
@click.option("--workspace", metavar="DIR", type=_FILE, help=say("help-workspace"))
@as_json
def persons(
    left: Path, right: Path, out: Path | None, threshold: float, within: bool, explain: tuple[str, str] | None, names: bool, keep: bool,
    workspace: Path | None, as_json: bool,
) -> None:  # fmt: skip
    from constat.link.persons.run import link_persons

    if not (out or explain or keep):
        raise BadInput("persons-what", room="cli")
    if names and (as_json or not explain or not sys.stdout.isatty()):
        raise BadInput("persons-names-on-screen", room="cli")
    if out and out.resolve() in (left.resolve(), right.resolve()):
        raise BadInput("persons-out-is-list", room="cli", file=out.name)
    tables = read_table(left), read_table(right)
    with working(say("persons-working")):
        linked = link_persons(*tables, threshold=threshold, within=within)
    counts = linked.counts()
    if counts["nameless"]:
        warn(say("persons-nameless", rows=counts["nameless"]))
    if counts["unread"]:
        warn(say("persons-unread", cells=counts["unread"]))
    if out:
        write_table(linked.table, out)
    if keep:
        _keep(linked, left.stem, right.stem, workspace)
    if explain:
        _explained(linked, explain, tables if names else None, as_json)
        return
    told = {name: shown(value) for name, value in counts.items()}
    show({**counts, "out": None if out is None else str(out)}, as_json, say("persons-linked", **told))


def _keep(linked: LinkedPersons, left: str, right: str, workspace: Path | None) -> None:
    """Puts ids, levels and bits into the workspace's linkage of persons, where they are reviewed, judged and learnt from."""
    import polars as pl

    from constat.link.linkage import Linkage

    sides = ((linked.left.table, left), (linked.right.table, right if right != left else f"{right}-2"))
    records = pl.concat([table.select("id", provider=pl.lit(name)) for table, name in sides])
    pairs = pl.concat([linked.scored.pairs, *(one.pairs for one in linked.within)]).filter(pl.col("probability") > 0.001).drop("raw")
    Linkage(opened(workspace), "persons").add(records, pairs)


def _explained(linked: LinkedPersons, pair: tuple[str, str], lists: tuple[pl.DataFrame, pl.DataFrame] | None, as_json: bool) -> None:
    from constat.link.persons.explaining import waterfall

    found = waterfall(linked, *pair)
    lines = found.lines()
    if lists:
        # On screen only, and only when asked for: see `persons`.
        lines = [columns([_row(lists, i) for i in (found.left, found.right)]), *lines]
    show(found.to_json(), as_json, "\n".join(lines))


def _row(lists: tuple[pl.DataFrame, pl.DataFrame], wanted: str) -> list[str]:
    """The row of that id as its list tells it."""
    from constat.link.persons.people import columns_of

    for table in lists:
        found: dict[str, Any] = columns_of(table)
        row = table.filter(table[found["id"]].cast(str).str.strip_chars() == wanted)
        if row.height:
            return [wanted, *(str(row[found[name]][0] or "-") if name in found else "-" for name in ("given", "family", "name", "age", "sex", "date", "place"))]
    return [wanted, *["-"] * 7]
