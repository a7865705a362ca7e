"""`make demo` from a fresh clone to the first page, and again: what a new user waits for.

The clone gets a virtual environment of its own, hashed requirements, a front end built from nothing and the whole
demonstration. Downloads are left out as far as pip's and npm's caches hold the files: the clone is made ready twice, and the
second time counts.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.measuring import ROOT, Row, skipped

FRESH_SECONDS = 90
AGAIN_SECONDS = 10
WORK = "`make demo` in a fresh clone, to the first page, downloads aside"
AGAIN = "`make demo` again, to the first page"
PORT = 8765
LIMIT = 900


def run() -> list[Row]:
    """The rows of this measure."""
    bars = f"under {FRESH_SECONDS} s", f"under {AGAIN_SECONDS} s"
    missing = [name for name in ("git", "make") if shutil.which(name) is None]
    if missing or not (ROOT / ".git").exists():
        reason = f"needs {', '.join(missing)}" if missing else "needs a git checkout"
        return [skipped(WORK, bars[0], reason), skipped(AGAIN, bars[1], reason)]
    with tempfile.TemporaryDirectory() as folder:
        first = _clone(Path(folder) / "first")
        _until_first_page(first)  # fills the caches
        shutil.rmtree(first)
        second = _clone(Path(folder) / "second")
        fresh = _until_first_page(second)
        again = _until_first_page(second)
    return [
        Row(WORK, f"{fresh:.0f} s", bars[0], fresh < FRESH_SECONDS),
        Row(AGAIN, f"{again:.1f} s", bars[1], again < AGAIN_SECONDS),
    ]


def _clone(target: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(target)], check=True)
    return target


def _until_first_page(checkout: Path) -> float:
    """Seconds from `make demo` to an answered page; the server is then ended."""
    outside = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV", "CONSTAT_WORKSPACE")}
    begun = time.perf_counter()
    with subprocess.Popen(
        ["make", "demo"], cwd=checkout, env={**outside, "CONSTAT_PORT": str(PORT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as child:
        try:
            while time.perf_counter() - begun < LIMIT:
                if child.poll() is not None:
                    raise RuntimeError(f"make demo ended with status {child.returncode}")
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/en/", timeout=5) as page:
                        if page.status == 200:
                            return time.perf_counter() - begun
                except OSError:
                    time.sleep(0.1)
            raise RuntimeError(f"make demo showed no page within {LIMIT} s")
        finally:
            os.killpg(child.pid, signal.SIGTERM)
            child.wait(timeout=30)
