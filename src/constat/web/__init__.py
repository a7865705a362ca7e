"""The read-only web page of a workspace: home, explorer, figures, incidents, datasets, reports.

`serve` listens on this machine and answers until stopped; `application` is the same as a WSGI callable. Nothing here
writes to the workspace, and no page asks anything of another host.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from constat.web.gate import Gate

__all__ = ["application", "serve"]


def application(workspace_path: Path | str, *, hosts: Iterable[str] = ()) -> Gate:
    """The WSGI callable that answers for one workspace; `hosts` are names it answers under besides this machine's own.
    Its `close()` gives back what the query engine holds."""
    from constat.web.serving import application as make

    return make(Path(workspace_path), hosts=hosts)


def serve(workspace_path: Path | str, host: str = "127.0.0.1", port: int = 8000, open_browser: bool = False) -> None:
    """Serves the workspace until interrupted; `Conflict` where the port is taken."""
    from constat.web.serving import serve as run

    run(Path(workspace_path), host, port, open_browser)
