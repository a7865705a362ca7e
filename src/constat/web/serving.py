"""The server: waitress, with WhiteNoise for the built front end, on this machine only unless told otherwise."""

from __future__ import annotations

import errno
import os
import threading
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from constat import settings
from constat.errors import BadSettings, Conflict
from constat.language import current_language, phrases
from constat.web.gate import Gate

BUILT = Path(__file__).parent / "static" / "built"
"""The front end as Vite built it: hashed names, compressed; absent in a checkout that has not built it."""


EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - recognised, so that it is not taken for a host name
THREADS: Final = 8
"""A browser opens six connections at once."""


def application(workspace_path: Path, *, hosts: Iterable[str] = ()) -> Gate:
    """The WSGI callable for one workspace; `NotFound` where there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "constat.project")
    import django
    from django.core.handlers.wsgi import WSGIHandler
    from whitenoise import WhiteNoise

    from constat.web.shelf import Shelf

    django.setup(set_prefix=False)
    shelf = Shelf.open(workspace_path)
    pages = WSGIHandler()

    def within(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["constat.shelf"] = shelf
        return pages(environ, start_response)

    # Every built file carries the hash of its content in its name, the worker and the outlines included.
    files = WhiteNoise(within, max_age=0, immutable_file_test=_forever)
    if BUILT.is_dir():
        files.add_files(str(BUILT), prefix="static/")
    extra = [name.strip() for name in str(settings.value("allowed_hosts")).split(",") if name.strip()]
    return Gate(files, within, [*hosts, *extra], close=shelf.close, warm=shelf.warm)


def _forever(_path: str, _url: str) -> bool:
    return True


def serve(workspace_path: Path, host: str, port: int, open_browser: bool) -> None:
    """Serves until interrupted, and says on standard output where."""
    from waitress.server import create_server

    settings.check()
    app = application(workspace_path, hosts=[] if host in EVERYWHERE else [host])
    try:
        server = create_server(app, host=host, port=port, threads=THREADS, ident="constat", channel_timeout=60)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise Conflict("port-taken", room="web", port=str(port)) from None
        raise BadSettings("address-unusable", room="web", host=host, port=str(port), reason=str(fault.strerror)) from None
    address = f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{getattr(server, 'effective_port', port)}/"
    print(phrases("web", current_language()).say("serving", address=address), flush=True)
    threading.Thread(target=app.warm, daemon=True).start()
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        app.close()
