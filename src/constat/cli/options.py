"""Options that several commands share: the workspace, JSON, and the keys of a selection."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from constat.cli.saying import say
from constat.model.selection import KEYS, Selection

if TYPE_CHECKING:
    from constat.events.workspace import Workspace

Command = Callable[..., Any]
_SINGLE: Final = ("measure", "from", "to", "box", "victims", "standard")

in_workspace = click.option("--workspace", metavar="DIR", type=click.Path(path_type=Path), help=say("help-workspace"))
as_json = click.option("--json", "as_json", is_flag=True, help=say("help-json"))


def folder_of(given: Path | None) -> Path:
    """The workspace's folder: the option, else $CONSTAT_WORKSPACE, else ./constat-workspace."""
    from constat import settings

    return given or Path(settings.value("workspace"))


def opened(given: Path | None) -> Workspace:
    """The workspace, opened."""
    from constat.events.workspace import Workspace

    return Workspace.open(folder_of(given))


def selecting(*, without: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """Gives a command an option for each key of a selection; the command receives `selection`."""
    keys = [key for key in KEYS if key not in without]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(**values: Any) -> Any:
            given = {key: values.pop(f"key_{key}") for key in keys}
            selection = Selection.from_dict({key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value})
            return command(selection=selection, **values)

        for key in reversed(keys):
            name, words = f"key_{key}", say(f"help-key-{key}")
            default = "incidents" if key == "measure" else None
            run = click.option(f"--{key}", name, multiple=key not in _SINGLE, metavar="X", help=words, default=default, show_default=default is not None)(run)
        return run

    return decorate
