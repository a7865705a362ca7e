"""The first answer of the map in a browser: from asking for the explorer to a map on the screen.

The world's precisely located events are repeated to 418,000, spread over some 5,500 cells, and served by a warm server. Two
moments are told: when the map drawn on the server is painted, which answers "where?", and when the live map has taken its
place. Times are the browser's own, from the start of navigation, on a machine without a graphics card.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.measuring import DATA, Row, data_absent, skipped

ROWS = 418_000
BAR_SECONDS = 1.5
ROUNDS = 7
WORK = f"first map answer in headless Chromium, {ROWS:,} events, warm server"
BAR = f"under {BAR_SECONDS:g} s"
FLAGS = ("--no-sandbox", "--disable-background-networking")
PAGE = "/en/explore?measure=killed"
_PAINTED = """() => new Promise((told) => {
  const still = document.querySelector('.map-still path.step-4, #map[data-drawn]')
  if (!still) return told(null)
  requestAnimationFrame(() => requestAnimationFrame(() => told(performance.now())))
})"""


def write_world(target: Path, rows: int = ROWS) -> None:
    """The world's precisely located events repeated to that number, each with an id of its own."""
    told = pl.read_parquet(DATA / "ucdp" / "ged211_world_precise_1989_2020.parquet")
    repeated = pl.concat([told] * (rows // told.height + 1)).head(rows)
    repeated.with_columns(id=pl.int_range(1, rows + 1, dtype=pl.Int64)).write_parquet(target)


def run() -> list[Row]:
    """The rows of this measure."""
    from tests.journeys.conftest import BUILT, chromium

    path = chromium()
    reason = data_absent() or (None if path else "no Chromium found") or (None if BUILT.is_file() else "the front end was not built")
    if reason:
        return [skipped(WORK, BAR, reason)]
    from waitress.server import create_server

    from constat.events.importing import plan
    from constat.events.workspace import Workspace
    from constat.web import application

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "world.parquet"
        write_world(source)
        workspace = Workspace.create(Path(folder) / "workspace")
        plan(workspace, source, name="world").commit()
        app = application(workspace.path)
        server = create_server(app, host="127.0.0.1", port=0, threads=8)
        threading.Thread(target=server.run, daemon=True).start()
        base = f"http://127.0.0.1:{server.effective_port}"
        app.warm()
        first = _asked(f"{base}{PAGE}")
        again = _asked(f"{base}{PAGE}")
        painted, live = _watched(str(path), f"{base}{PAGE}")
        server.close()
        app.close()
    return [
        Row(WORK, f"{painted:.2f} s (page made in {again:.2f} s; asked for the first time in {first:.2f} s)", BAR, painted < BAR_SECONDS),
        Row("the same, until the live map has taken the place of the one drawn on the server", f"{live:.2f} s", BAR, live < BAR_SECONDS),
    ]


def _asked(address: str) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(address) as answer:
        answer.read()
    return time.perf_counter() - begun


def _watched(path: str, address: str) -> tuple[float, float]:
    """Medians of the seconds until the map is painted and until the live one is drawn, each visit in a fresh context."""
    from playwright.sync_api import sync_playwright

    painted, live = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for _ in range(ROUNDS + 1):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page: Any = context.new_page()
            page.goto(address, wait_until="commit")
            page.locator(".map-still path.step-4, #map[data-drawn]").first.wait_for(state="attached")
            painted.append(page.evaluate(_PAINTED) / 1000)
            page.locator("#map[data-drawn]").wait_for()
            live.append(int(page.locator("#map").get_attribute("data-drawn")) / 1000)
            context.close()
        browser.close()
    # The first visit warms the browser itself.
    return statistics.median(painted[1:]), statistics.median(live[1:])
