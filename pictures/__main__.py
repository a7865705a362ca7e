"""`python -m pictures [name…]`: takes the pictures of docs/pictures anew; with names, those whose name begins so.

    KEPT=folder python -m pictures why    builds the case file there once, and takes it up again

Needs a Chromium and the built front end, as the tests in a browser do. Nothing in the pictures is of anybody: Tarkane is invented,
and Moura is told as the public sources tell it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.journeys.conftest import BUILT, FLAGS, chromium
from tests.journeys.desk import ROOT, Server

from pictures.invented import build, fresh
from pictures.screens import SCREENS, Seat

OUT = ROOT / "docs" / "pictures"


def main(asked: list[str]) -> int:
    """Takes them; 1 where something is missing."""
    path = chromium()
    if path is None or not BUILT.is_file():
        print("Pictures need a Chromium (CONSTAT_CHROMIUM names one) and the built front end (make frontend).", file=sys.stderr)
        return 1
    os.environ["DATABASE_URL"] = ""
    kept = os.environ.get("KEPT")
    with tempfile.TemporaryDirectory() as spare:
        home = Path(kept or spare)
        ids = house(home)
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            take(browser, home, ids, asked)
            browser.close()
    return 0


def house(home: Path) -> dict[str, str]:
    """The case file in that folder, built where it is not there yet; gives the ids."""
    told = home / "ids.json"
    if not told.is_file():
        told.parent.mkdir(parents=True, exist_ok=True)
        told.write_text(json.dumps(build(fresh(home / "bureau"))), encoding="utf-8")
    found: dict[str, str] = json.loads(told.read_text(encoding="utf-8"))
    return found


def take(browser: Any, home: Path, ids: dict[str, str], asked: list[str]) -> None:
    """Every picture in both languages."""
    OUT.mkdir(parents=True, exist_ok=True)
    server = Server(home / "bureau")
    server.start()
    try:
        for language in ("en", "fr"):
            seat = Seat(browser, server, language, ids, OUT)
            for name, screen in SCREENS.items():
                if asked and not name.startswith(tuple(asked)):
                    continue
                screen(seat, name)
                print(f"{name}.{language}.png")
            seat.leave()
    finally:
        server.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
