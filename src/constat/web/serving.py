"""The server: waitress, with WhiteNoise for the built front end, on this machine only unless told otherwise."""

from __future__ import annotations

import errno
import os
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat import settings
from constat.errors import BadSettings, Conflict
from constat.language import current_language, phrases
from constat.web.frugal import few_heaps
from constat.web.gate import MAX_BODY, Gate

if TYPE_CHECKING:
    from constat.web.house import House

BUILT = Path(__file__).parent / "static" / "built"
"""The front end as Vite built it: hashed names, compressed; absent in a checkout that has not built it."""


EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - recognised, so that it is not taken for a host name
THREADS: Final = 8
"""A browser opens six connections at once."""


def application(workspace_path: Path, *, hosts: Iterable[str] = ()) -> Gate:
    """The WSGI callable for one workspace; `NotFound` where there is none."""
    few_heaps()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "constat.project")
    import django
    from django.core.handlers.wsgi import WSGIHandler
    from whitenoise import WhiteNoise

    from constat.web.house import House
    from constat.web.shelf import Shelf

    django.setup(set_prefix=False)
    shelf = Shelf.open(workspace_path)
    house = House.open(workspace_path)
    pages = WSGIHandler()

    def within(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["constat.shelf"], environ["constat.house"] = shelf, house
        return pages(environ, start_response)

    # Every built file carries the hash of its content in its name, the worker and the outlines included.
    files = WhiteNoise(within, max_age=0, immutable_file_test=_forever)
    if BUILT.is_dir():
        files.add_files(str(BUILT), prefix="static/")
    extra = [name.strip() for name in str(settings.value("allowed_hosts")).split(",") if name.strip()]

    def close() -> None:
        house.close()
        shelf.close()

    gate = Gate(files, within, [*hosts, *extra], close=close, warm=shelf.warm)
    gate.house = house
    return gate


def _watch(house: House) -> None:
    """Ends sessions whose member is away, though nobody asks for a page."""
    while True:
        time.sleep(15)
        house.reap()


def _forever(_path: str, _url: str) -> bool:
    return True


def serve(workspace_path: Path, host: str, port: int, open_browser: bool, *, start: bool = False) -> None:
    """Serves until interrupted, and says on standard output where. `start` leads to the first page of a workspace that has no
    case file yet."""
    from waitress.server import create_server

    settings.check()
    app = application(workspace_path, hosts=[] if host in EVERYWHERE else [host])
    try:
        # What comes and goes is held in memory whatever its size: waitress would put it into files in the clear.
        server = create_server(
            app, host=host, port=port, threads=THREADS, ident="constat", channel_timeout=60,
            max_request_body_size=MAX_BODY, inbuf_overflow=MAX_BODY + 1, outbuf_overflow=1 << 30,
        )  # fmt: skip
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise Conflict("port-taken", room="web", port=str(port)) from None
        raise BadSettings("address-unusable", room="web", host=host, port=str(port), reason=str(fault.strerror)) from None
    address = f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{getattr(server, 'effective_port', port)}/"
    print(phrases("web", current_language()).say("serving", address=address), flush=True)
    threading.Thread(target=app.warm, daemon=True).start()
    threading.Thread(target=_watch, args=(app.house,), daemon=True).start()
    app.house.ahead = True
    if start and app.house is not None and not app.house.has_case_file:
        address += f"{current_language()}/start?key={app.house.start_key}"
        print(phrases("web", current_language()).say("serving-start", address=address), flush=True)
    if open_browser:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        app.close()
