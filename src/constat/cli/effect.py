"""`constat estimate changepoints | its | synthetic-control`: change, association and effect, three words that are kept apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import click

from constat.cli.estimate import group
from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show, warn, working
from constat.errors import BadInput
from constat.model import Selection

if TYPE_CHECKING:
    from constat.estimate.change import Series
    from constat.estimate.effect.panel import Time

__all__ = ["group"]

SPLITS: Final = {"admin1": "place", "country": "country", "party": "party", "perpetrator": "perpetrator"}
"""What a selection may be scanned by, and the key of a selection that narrows it."""
MOST: Final = 40
"""Series that are scanned at once, the greatest first."""
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_plot = click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), metavar=say("metavar-file"), help=say("help-undercount-plot"))
_explain = click.option("--explain", is_flag=True, help=say("help-undercount-explain"))
_time = click.option("--time", default="month", show_default=True, metavar=say("metavar-column"), help=say("help-effect-month"))
_outcome = click.option("--outcome", default="count", show_default=True, metavar=say("metavar-column"), help=say("help-effect-outcome"))


class _Plotted(Protocol):
    def plot(self, language: str | None = None) -> dict[str, Any]: ...


@group.command("changepoints", help=say("help-changepoints"))
@click.argument("file", metavar=say("metavar-file"), type=_FILE, required=False)
@_time
@_outcome
@click.option("--by", metavar=say("metavar-column"), help=say("help-changepoints-by"))
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-estimate-seed"))
@_explain
@_plot
@selecting()
@in_workspace
@as_json
def changepoints(
    file: Path | None, time: str, outcome: str, by: str | None, seed: int, explain: bool, plot: Path | None, selection: Selection, workspace: Path | None,
    as_json: bool,
) -> None:
    from constat.estimate.change import find_changes, scan

    many = _series(file, time, outcome, by, selection, workspace)
    if by is not None:
        if plot is not None:
            raise BadInput("changepoints-plot", room="cli")
        with working(say("effect-working")):
            found = scan(many, seed=seed)
        rows = [[row.name, row.changes.say() if row.change_stands else say("changepoints-none-stands")] for row in found.rows]
        rows += [[name, reason] for name, reason in found.left_out]
        show(found.to_json() | {"explain": found.explain()}, as_json, "\n\n".join([columns(rows), found.explain()]))
        return
    changes = find_changes(many[0], seed=seed)
    _draw(plot, changes)
    told = {"explain": changes.explain(), "say": changes.say()} | _watched(file, many[0], selection, workspace)
    lines = [changes.say(), *told.get("coverage", ()), *([changes.explain()] if explain else [])]
    show(changes.to_json() | told, as_json, "\n\n".join(lines))


@group.command("its", help=say("help-its"))
@click.argument("file", metavar=say("metavar-file"), type=_FILE, required=False)
@click.option("--event", required=True, metavar="DATE", help=say("help-its-event"))
@_time
@_outcome
@_explain
@_plot
@selecting()
@in_workspace
@as_json
def its(
    file: Path | None, event: str, time: str, outcome: str, explain: bool, plot: Path | None, selection: Selection, workspace: Path | None, as_json: bool
) -> None:
    from constat.estimate.change.series import day_of
    from constat.estimate.effect import interrupt

    series = _series(file, time, outcome, None, selection, workspace)[0]
    with working(say("effect-working")):
        found = interrupt(series, day_of(event, "--event"))
    _draw(plot, found)
    told = _watched(file, series, selection, workspace)
    lines = [found.say(), *told.get("coverage", ()), found.explain() if explain else _listed(found.doubts())]
    show(found.to_json() | told, as_json, "\n\n".join(lines))


@group.command("synthetic-control", help=say("help-synthetic"))
@click.argument("file", metavar=say("metavar-file"), type=_FILE)
@click.option("--unit", required=True, metavar=say("metavar-column"), help=say("help-synthetic-unit"))
@click.option("--time", required=True, metavar=say("metavar-column"), help=say("help-synthetic-time"))
@click.option("--outcome", required=True, metavar=say("metavar-column"), help=say("help-effect-outcome"))
@click.option("--treated", required=True, metavar=say("metavar-unit"), help=say("help-synthetic-treated"))
@click.option("--from", "since", required=True, metavar="DATE", help=say("help-synthetic-from"))
@click.option("--predictor", "predictors", multiple=True, metavar="COLUMN[@A..B[/N]]", help=say("help-synthetic-predictor"))
@click.option("--fit", "fitted", metavar="A..B", help=say("help-synthetic-fit"))
@click.option("--over", metavar="A..B", help=say("help-synthetic-over"))
@click.option("--without", multiple=True, metavar=say("metavar-unit"), help=say("help-synthetic-without"))
@click.option("--affected", multiple=True, metavar=say("metavar-unit"), help=say("help-synthetic-affected"))
@_explain
@_plot
@as_json
def synthetic(
    file: Path, unit: str, time: str, outcome: str, treated: str, since: str, predictors: tuple[str, ...], fitted: str | None, over: str | None,
    without: tuple[str, ...], affected: tuple[str, ...], explain: bool, plot: Path | None, as_json: bool,
) -> None:
    from constat.estimate.change.series import table_of
    from constat.estimate.effect import Panel, Predictor, synthetic_control
    from constat.estimate.effect.panel import time_of
    from constat.language import current_language, percent

    asked = [Predictor.parse(text) for text in predictors]
    more = sorted({one.column for one in asked} - {outcome})
    rows = [row for row in table_of(file, (unit, time, outcome, *more)) if str(row[unit]).strip() not in without]
    panel = Panel.gathered(rows, unit, time, outcome, more)
    with working(say("effect-working")):
        found = synthetic_control(
            panel, treated, time_of(since, "--from"), predictors=asked, fitted=_span(fitted, "--fit"), over=_span(over, "--over"), affected=affected
        )
    _draw(plot, found)
    weights = columns([[name, percent(weight, current_language(), digits=1)] for name, weight in found.weights.items()])
    lines = [found.say(), say("synthetic-weights") + "\n" + weights, found.explain() if explain else _listed(found.doubts())]
    show(found.to_json(), as_json, "\n\n".join(lines))


def _series(file: Path | None, time: str, outcome: str, by: str | None, selection: Selection, workspace: Path | None) -> tuple[Series, ...]:
    """The months of a table, or of a selection of the workspace."""
    from constat.estimate.change import monthly, read

    if file is not None:
        return read(file, time, outcome, by)
    from constat.events.query import Table

    table = Table.open(opened(workspace))
    if by is None:
        return (monthly(table, selection),)
    if by not in SPLITS:
        raise BadInput("changepoints-by", room="cli", by=by, known=", ".join(SPLITS))
    told = table.group(selection, [by]).drop_nulls(by).sort(["value", by], descending=[True, False])[by].to_list()
    if len(told) > MOST:
        # Each series more makes all of them harder to tell from chance.
        warn(say("changepoints-left", n=len(told) - MOST, most=MOST))
    return tuple(replace(monthly(table, selection.replace(**{SPLITS[by]: (name,)})), name=str(name)) for name in told[:MOST])


def _watched(file: Path | None, series: Series, selection: Selection, workspace: Path | None) -> dict[str, Any]:
    """What is recorded of who watched, for a selection of the workspace: no trend is told without it."""
    if file is not None:
        return {}
    from constat.estimate.presence import entries_of, here, watched
    from constat.estimate.presence.saying import say_watched
    from constat.events.query import Table
    from constat.language import current_language

    opened_workspace = opened(workspace)
    entries = here(Table.open(opened_workspace), selection, entries_of(opened_workspace))
    last = max(0, len(series) - 12)
    spans = [(series.month(a), _end(series, b)) for a, b in ((last, len(series) - 1), (0, min(11, len(series) - 1)))]
    seen = watched(entries, *spans)
    told = say_watched(seen, current_language())
    return {"coverage": [say("effect-watched", told=told) if seen else told]}


def _end(series: Series, index: int) -> Any:
    return series.month(index).replace(day=series.days[index])


def _span(text: str | None, option: str) -> tuple[Time | None, Time | None]:
    from constat.estimate.effect.panel import time_of

    if text is None:
        return None, None
    first, dots, last = text.partition("..")
    if not dots:
        raise BadInput("effect-span", room="cli", option=option, text=text[:40])
    return (time_of(first, option) if first else None, time_of(last, option) if last else None)


def _draw(plot: Path | None, found: _Plotted) -> None:
    if plot is None:
        return
    if plot.suffix.lower() != ".json":
        raise BadInput("undercount-plot", room="cli", file=plot.name)
    import json

    from constat.events.workspace import write_whole

    write_whole(plot, json.dumps(found.plot(), ensure_ascii=False).encode())


def _listed(lines: tuple[str, ...]) -> str:
    return "\n".join([say("effect-doubts"), *(f"- {line}" for line in lines)])
