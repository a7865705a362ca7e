"""`constat link run | evaluate`: which rows of datasets tell of the same incident, and how well that agrees with what is known."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.cli.linking import read_table, write_table
from constat.cli.options import as_json, in_workspace, opened
from constat.cli.saying import columns, say, show, shown, warn
from constat.errors import BadInput, NotFound
from constat.language import current_language, percent

if TYPE_CHECKING:
    import polars as pl


@click.command("run", help=say("help-link-run"))
@click.option("--left", metavar="DATASET", help=say("help-link-left"))
@click.option("--right", metavar="DATASET", help=say("help-link-right"))
@click.option("--out", metavar=say("metavar-file"), type=click.Path(path_type=Path, dir_okay=False), help=say("help-link-out"))
@click.option("--threshold", type=click.FloatRange(0, 1, min_open=True), help=say("help-link-threshold"))
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help=say("help-link-engine"))
@click.option("--dry-run", is_flag=True, help=say("help-dry-run"))
@in_workspace
@as_json
def run(
    left: str | None, right: str | None, out: Path | None, threshold: float | None, engine: str, dry_run: bool, workspace: Path | None, as_json: bool
) -> None:
    import polars as pl

    from constat.events.query import Table
    from constat.link.assignment import THRESHOLD
    from constat.link.learning import last, model_of
    from constat.link.linkage import Linkage
    from constat.link.run import link_tables
    from constat.link.scoring import shipped

    if bool(left) != bool(right) or (left and left == right):
        raise BadInput("link-two-datasets", room="cli")
    home = opened(workspace)
    table = Table.open(home)
    try:
        held = sorted(row[0] for row in table.ask("SELECT DISTINCT dataset FROM events WHERE dataset IS NOT NULL").iter_rows())
        wanted = [left, right] if left and right else held
        for name in wanted:
            if name not in held:
                raise NotFound("link-no-dataset", room="cli", dataset=str(name), known=", ".join(held) or "-")
        if len(wanted) < 2:
            raise BadInput("link-two-datasets", room="cli")
        events = {str(name): table.ask("SELECT * FROM events WHERE dataset = ?", [name]) for name in wanted}
    finally:
        table.close()
    at, linkage = threshold or THRESHOLD, Linkage(home)
    weights = last(linkage)
    model = model_of(linkage, shipped(), weights)
    linked = [link_tables(events[one], events[other], threshold=at, engine=engine, model=model) for one, other in combinations(events, 2)]
    links = pl.concat([one.table for one in linked])
    undated = sum(one.undated for one in linked)
    told: dict[str, Any] = {
        "datasets": list(events), "links": links.height, "clusters": links["cluster"].n_unique(), "candidates": sum(one.scored.candidates for one in linked),
        "candidates_per_record": round(max(one.candidates_per_record for one in linked), 1), "undated": undated, "threshold": at, "run": None,
    }  # fmt: skip
    if out is not None:
        write_table(links.select("left_id", "right_id", "probability", "cluster"), out)
    if not dry_run:
        records = pl.concat([frame.select(id="event_id", provider="provider") for frame in events.values()])
        pairs = pl.concat([one.scored.pairs.drop("raw", "l", "r").filter(pl.col("probability") >= 0.01) for one in linked])
        split = links.select("left_id", "right_id", "split")
        standing = linkage.run(records, pairs.join(split, on=["left_id", "right_id"], how="left"), at, weights=weights)
        told |= {"run": standing.run, "clusters": standing.members["cluster"].n_unique()}
    counts = {"links": shown(links.height), "clusters": shown(told["clusters"]), "each": shown(told["candidates_per_record"])}
    show(told, as_json, say("link-ran", datasets=", ".join(events), **counts))
    if undated:
        warn(say("link-undated", count=undated))


@click.command("evaluate", help=say("help-link-evaluate"))
@click.option("--truth", required=True, metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-truth"))
@click.option("--links", metavar=say("metavar-file"), type=click.Path(path_type=Path), help=say("help-link-links"))
@in_workspace
@as_json
def evaluate(truth: Path, links: Path | None, workspace: Path | None, as_json: bool) -> None:
    import polars as pl

    from constat.link.linkage import Linkage

    known = _pairs(read_table(truth), "truth")
    if links is not None:
        found = _pairs(read_table(links), "links")
    else:
        members = Linkage(opened(workspace)).members()
        absent = pl.concat([known["left_id"], known["right_id"]]).unique()
        absent = absent.filter(~absent.is_in(members["id"].implode())).sort()
        if absent.len():
            raise NotFound("link-truth-absent", room="cli", ids=", ".join(absent.head(3)), count=absent.len())
        # Only pairs of which the truth tells at least one record are judged by it.
        told = members.filter(pl.col("id").is_in(pl.concat([known["left_id"], known["right_id"]]).implode()))
        both = told.join(members, on="cluster").filter(pl.col("id") != pl.col("id_right"))
        found = _ordered(both.select(left_id="id", right_id="id_right"))
    known = _ordered(known)
    found = _ordered(found)
    right = found.join(known, on=["left_id", "right_id"], how="semi").height
    precision = right / found.height if found.height else None
    recall = right / known.height if known.height else None
    f1 = 2 * right / (found.height + known.height) if found.height + known.height else None
    data = {"pairs": found.height, "true_pairs": known.height, "right": right, "precision": precision, "recall": recall, "f1": f1}
    shares = {"precision": precision, "recall": recall}
    rows = [[say(f"link-head-{name}"), "?" if value is None else percent(value, current_language(), digits=1)] for name, value in shares.items()]
    show(data, as_json, columns([*rows, ["F1", "?" if f1 is None else f"{f1:.3f}"], [say("link-right"), f"{right} / {found.height} / {known.height}"]]))


def _pairs(table: pl.DataFrame, name: str) -> pl.DataFrame:
    missing = [column for column in ("left_id", "right_id") if column not in table.columns]
    if missing:
        raise BadInput("columns-missing", room="link", table=name, columns=", ".join(missing))
    return table.select("left_id", "right_id")


def _ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return pairs.select(left_id=pl.min_horizontal("left_id", "right_id"), right_id=pl.max_horizontal("left_id", "right_id")).unique()
