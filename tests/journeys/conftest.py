"""A browser on a served workspace. Where no Chromium is found, these tests skip and say so."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import event, write

from constat import settings
from constat.events.importing import plan
from constat.events.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "src" / "constat" / "web" / "static" / "built" / "manifest.json"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--disable-background-networking", "--no-sandbox")


def chromium() -> str | None:
    """The Chromium of the setting, of the system, or of Playwright itself."""
    told = str(settings.value("chromium"))
    if told:
        return told
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if os.path.exists(own) else None


@dataclass
class Visit:
    """A page in a browser, with what it asked of whom and what the policy blocked."""

    page: Any
    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        """Opens an address of the served workspace."""
        self.page.goto(f"{self.base}{path}")
        return self.page

    def locator(self, selector: str) -> Any:
        """What a selector finds."""
        return self.page.locator(selector)

    @property
    def foreign(self) -> list[str]:
        """Requests that went to another host."""
        return [url for url in self.asked if not url.startswith((self.base, "data:", "blob:"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium, kept for all journeys."""
    pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found: install one, or name it in CONSTAT_CHROMIUM")
    if not BUILT.is_file():
        pytest.skip("the front end was not built: run `npm ci && npm run build` in frontend/")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served workspace with two datasets."""
    from waitress.server import create_server

    from constat.web import application

    folder = tmp_path_factory.mktemp("journeys")
    workspace = Workspace.create(folder / "maison")
    plan(workspace, write(folder / "arda.csv", [event(n) for n in range(200)]), name="arda").commit()
    hostile = [event(900, side_a="<script>document.title='taken'</script>", where_coordinates="<img src=x onerror=\"document.title='taken'\">")]
    plan(workspace, write(folder / "hostile.csv", hostile), name="hostile").commit()
    app = application(workspace.path)
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    app.close()


@pytest.fixture
def visit(browser: Any, served: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh visit; `indirect` parameters are options of the browser's context."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **getattr(request, "param", {})})
    page = context.new_page()
    made = Visit(page, served)
    page.on("request", lambda asked: made.asked.append(asked.url))
    page.on("console", lambda message: made.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda fault: made.complaints.append(str(fault)))
    yield made
    context.close()
