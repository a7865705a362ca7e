"""`constat init`, `doctor`, `serve`, `version`: the workspace itself."""

from __future__ import annotations

from pathlib import Path

import click

from constat.cli.options import as_json, folder_of, in_workspace, opened
from constat.cli.saying import columns, say, show, warn, working


@click.command(help=say("help-init"))
@in_workspace
@as_json
def init(workspace: Path | None, as_json: bool) -> None:
    from constat.events.workspace import Workspace

    made = Workspace.create(folder_of(workspace))
    show({"workspace": str(made.path)}, as_json, say("init-done", path=str(made.path)))


@click.command(help=say("help-doctor"))
@in_workspace
@as_json
def doctor(workspace: Path | None, as_json: bool) -> None:
    from constat.events.health import examine

    with working(say("doctor-working")):
        findings = examine(opened(workspace))
    sound = all(f.state != "bad" for f in findings)
    show({"sound": sound, "findings": [f.to_json() for f in findings]}, as_json, columns([[say(f"doctor-{f.state}"), f.say()] for f in findings]))
    if not sound:
        click.get_current_context().exit(1)


@click.command(help=say("help-serve"))
@in_workspace
@click.option("--host", metavar="ADDRESS", help=say("help-host"))
@click.option("--port", type=click.IntRange(0, 65535), help=say("help-port"))
@click.option("--open", "browser", is_flag=True, help=say("help-open"))
def serve(workspace: Path | None, host: str | None, port: int | None, browser: bool) -> None:
    from constat import settings
    from constat.web import serve as run

    address = host or str(settings.value("host"))
    if address not in ("127.0.0.1", "::1", "localhost"):
        warn(say("serve-open-to-network", host=address))
    run(opened(workspace).path, address, int(settings.value("port")) if port is None else port, browser)


@click.command(help=say("help-version"))
@as_json
def version(as_json: bool) -> None:
    from constat import __version__

    show({"constat": __version__}, as_json, f"Constat {__version__}")
