"""`constat forecast history|fit|run|score|backtest`."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.options import as_json, in_workspace, opened, selecting
from constat.cli.saying import columns, say, show
from constat.model import Selection

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)
_history = click.option("--history", "history", type=_FILE, required=True, help=say("help-forecast-history"))
_deaths = click.option("--deaths", default="ged_sb", show_default=True, help=say("help-forecast-deaths"))
_seed = click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help=say("help-forecast-seed"))
_configuration = click.option("--configuration", type=_FILE, help=say("help-forecast-configuration"))


@click.group("forecast", help=say("help-forecast"))
def group() -> None:
    """Forecasts."""


@group.command("history", help=say("help-forecast-table"))
@click.option("--by", type=click.Choice(["country", "admin1", "admin2", "cell"]), default="country", show_default=True, help=say("help-forecast-by"))
@click.option("--out", type=_OUT, required=True, help=say("help-forecast-out-table"))
@click.option("--most", type=click.IntRange(1, 100_000), default=1000, show_default=True, help=say("help-forecast-most"))
@selecting()
@in_workspace
@as_json
def table(selection: Selection, by: str, out: Path, most: int, workspace: Path | None, as_json: bool) -> None:
    from constat.events.query import Table
    from constat.warn.forecast import files
    from constat.warn.forecast.units import first_day, units

    if selection.measure == "incidents" and selection.victims is None:
        selection = selection.replace(measure="killed")
    told = units(Table.open(opened(workspace)), selection, by, most)
    rows = files.write_history(told, out)
    span = {"first": first_day(told.history.first).isoformat(), "last": first_day(told.history.last).isoformat()}
    found = {"places": len(told.names), "rows": rows, **span, "left_out": told.left_out, "placeless": told.placeless, "file": str(out)}
    show(found, as_json, say("forecast-history-written", places=len(told.names), rows=rows, left=told.left_out, placeless=told.placeless))


@group.command("fit", help=say("help-forecast-fit"))
@_history
@click.option("--out", type=_OUT, required=True, help=say("help-forecast-out-json"))
@_deaths
@_seed
@as_json
def fit(history: Path, out: Path, deaths: str, seed: int, as_json: bool) -> None:
    from constat.errors import StorageFailed
    from constat.warn.forecast import files, fitting

    past = files.history(history, deaths)
    chosen = fitting.fit(past, past.last, seed)
    try:
        chosen.configuration.save(out)
    except OSError as fault:
        raise StorageFailed("forecast-unwritten", room="warn", file=out.name, why=type(fault).__name__) from fault
    told = {"version": chosen.configuration.version, "origins": list(chosen.origins), "crps": chosen.crps, "ign": chosen.ign, "file": str(out)}
    show(told, as_json, say("forecast-fitted", version=chosen.configuration.version, n=len(chosen.origins)))


@group.command("run", help=say("help-forecast-run"))
@_history
@click.option("--out", type=_OUT, required=True, help=say("help-forecast-out"))
@click.option("--months", type=click.IntRange(1, 36), default=12, show_default=True, help=say("help-forecast-months"))
@_configuration
@_deaths
@_seed
@as_json
def run(history: Path, out: Path, months: int, configuration: Path | None, deaths: str, seed: int, as_json: bool) -> None:
    from constat.warn.forecast import files
    from constat.warn.forecast.backtest import tell
    from constat.warn.forecast.fitting import SHIPPED
    from constat.warn.forecast.models import configured, forecaster

    past = files.history(history, deaths)
    model = configured(files.configuration(configuration)) if configuration else forecaster(SHIPPED)
    told = tell(past, model, past.last, range(1, months + 1), seed)
    files.write(told, out)
    _say_written(told.places.size, told.months, told.left_out, out, as_json)


@group.command("backtest", help=say("help-forecast-backtest"))
@_history
@click.option("--window", type=click.IntRange(1981, 2200), required=True, help=say("help-forecast-window"))
@click.option("--out", type=_OUT, required=True, help=say("help-forecast-out"))
@_configuration
@_deaths
@_seed
@as_json
def backtest(history: Path, window: int, out: Path, configuration: Path | None, deaths: str, seed: int, as_json: bool) -> None:
    from constat.warn.forecast import files
    from constat.warn.forecast.backtest import backtest as test
    from constat.warn.forecast.fitting import SHIPPED
    from constat.warn.forecast.models import configured, forecaster

    model = configured(files.configuration(configuration)) if configuration else forecaster(SHIPPED)
    told = test(files.history(history, deaths), model, window, seed)
    files.write(told, out)
    _say_written(told.places.size, told.months, told.left_out, out, as_json)


@group.command("score", help=say("help-forecast-score"))
@click.option("--draws", type=_FILE, required=True, help=say("help-forecast-draws"))
@_history
@_deaths
@as_json
def score(draws: Path, history: Path, deaths: str, as_json: bool) -> None:
    import numpy as np

    from constat.errors import BadInput
    from constat.warn.forecast import files, scoring

    cells, made = files.draws(draws)
    past = files.history(history, deaths)
    rows = {int(place): row for row, place in enumerate(past.places)}
    came = np.full(cells.height, np.nan)
    for index, (month, place) in enumerate(cells.iter_rows()):
        if place in rows and past.first <= month <= past.last:
            came[index] = past.deaths[rows[place], int(month) - past.first]
    known = ~np.isnan(came)
    if not known.any():
        raise BadInput("forecast-unmatched", room="warn")
    found = {**scoring.scores(made[known], came[known]), "cells": int(known.sum()), "without_outcome": int((~known).sum())}
    clean = {name: None if value != value else value for name, value in found.items()}
    show(clean, as_json, columns([[name, "?" if value is None else f"{value:.4g}"] for name, value in clean.items()]))


def _say_written(places: int, months: tuple[int, ...], left_out: tuple[int, ...], out: Path, as_json: bool) -> None:
    told = {"places": places, "months": list(months), "draws": 1000, "left_out": list(left_out), "file": str(out)}
    show(told, as_json, say("forecast-written", places=places, months=len(months), left=len(left_out)))
