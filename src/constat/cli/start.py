"""`constat start`: everything that one person at a laptop needs, from one command or a double click."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.options import in_workspace
from constat.cli.saying import say, warn


@click.command(help=say("help-start"))
@in_workspace
@click.option("--host", metavar="ADDRESS", help=say("help-host"))
@click.option("--port", type=click.IntRange(0, 65535), help=say("help-port"))
@click.option("--no-browser", is_flag=True, help=say("help-no-browser"))
def start(workspace: Path | None, host: str | None, port: int | None, no_browser: bool) -> None:
    import os

    from constat import settings
    from constat.cli.options import folder_of
    from constat.events.workspace import Workspace
    from constat.web.serving import serve

    # A double click has no folder of its own: what was not named is in the home folder, where people find it again.
    named = workspace is not None or "CONSTAT_WORKSPACE" in os.environ
    folder = folder_of(workspace) if named else Path.home() / "Constat"
    if not (folder / "workspace.json").is_file():
        Workspace.create(folder)
    address = host or str(settings.value("host"))
    if address not in ("127.0.0.1", "::1", "localhost"):
        warn(say("serve-open-to-network", host=address))
    serve(folder, address, int(settings.value("port")) if port is None else port, not no_browser, start=True)
