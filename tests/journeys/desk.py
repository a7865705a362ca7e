"""A server over a case file that can be killed and started again, and members at browsers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "marteau lune riz pont"
SERVER = """
import sys
from pathlib import Path
from constat.web.serving import application
from waitress.server import create_server
app = application(Path(sys.argv[1]))
server = create_server(app, host="127.0.0.1", port=int(sys.argv[2]), threads=8, max_request_body_size=27262976, inbuf_overflow=27262977, outbuf_overflow=1 << 30)
print(server.effective_port, app.house.start_key, flush=True)
server.run()
"""


@dataclass
class Server:
    """One workspace, served in a process of its own."""

    path: Path
    port: int = 0
    key: str = ""
    process: subprocess.Popen[str] | None = None
    pages: list[Any] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it, on the port it had before."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", SERVER, str(self.path), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        assert self.process.stdout is not None
        port, self.key = self.process.stdout.readline().split()
        self.port = int(port)

    def kill(self) -> None:
        """As a power cut does: without a word."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


@dataclass
class Person:
    """Somebody at a browser: what they see must need no other host, and break no policy."""

    server: Server
    page: Any
    language: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        """Opens a page below the language."""
        self.page.goto(f"{self.server.address}/{self.language}/{path}")
        return self.page

    def unlock(self, code: str) -> None:
        """Comes in."""
        self.go("unlock")
        self.page.fill("[name=code]", code)
        self.page.fill("[name=passphrase]", PASSPHRASE)
        self.page.click("main button.button")
        self.page.wait_for_url(re.compile(r"/work"))

    def press(self, selector: str) -> None:
        """Presses a button that leads to another page."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def text(self, selector: str = "main") -> str:
        """What stands there, in single spaces."""
        return re.sub(r"[\s\u202f\u00a0]+", " ", str(self.page.inner_text(selector)))

    def sound(self) -> None:
        """Nothing was asked of another host, and nothing that the policy forbids was tried."""
        assert self.foreign == []
        assert [one for one in self.complaints if "Content Security Policy" in one or "Uncaught" in one] == []


def person(browser: Any, server: Server, language: str, *, offline: bool = False, width: int = 1280) -> Person:
    """A fresh browser window; `offline` has the browser believe that there is no network."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="fr-FR" if language == "fr" else "en-GB")
    if offline:
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })")
    page = context.new_page()
    made = Person(server, page, language)
    page.on("console", lambda told: made.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda fault: made.complaints.append(f"Uncaught {fault}"))
    page.on("request", lambda asked: made.foreign.append(asked.url) if not asked.url.startswith((server.address, "data:", "blob:")) else None)
    page.on("dialog", lambda dialog: dialog.accept())
    server.pages.append(context)
    return made


def house(path: Path, members: dict[str, list[str]]) -> Any:
    """A workspace with a case file, the places of Moura, and these members (code: roles) besides its founder; the case file unlocked."""
    from constat.record import database

    database.ready()
    from constat.events.workspace import Workspace
    from constat.record.casefile import CaseFile
    from constat.record.gazetteer import store
    from constat.record.keys import ROLES, Cost
    from constat.sources.gazetteer import read_gazetteer

    workspace = Workspace.create(path)
    case, _ = CaseFile.create(
        workspace.path, office="Bureau de Bamako", code="founder", passphrase=PASSPHRASE, roles=ROLES[:5], database_url="", cost=Cost.smallest()
    )
    for code, roles in members.items():
        case.keys.add_member(code, PASSPHRASE, roles, cost=Cost.smallest())
    store(workspace.path, "moura", read_gazetteer(ROOT / "src" / "constat" / "examples" / "moura" / "places.csv"))
    return case
