"""What a server that is asked for nothing does not load: on a laptop with little memory the case file comes first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from constat.events.workspace import Workspace

HEAVY = ("scipy", "pandas", "statsmodels", "pysyncon", "lightgbm", "numba", "splink", "typst", "pikepdf", "ruptures")


def test_libraries_of_regression_and_of_paper_wait_until_they_are_needed(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "bureau")
    asked = (
        "import sys; from pathlib import Path; from constat.web.serving import application; "
        f"application(Path({str(tmp_path / 'bureau')!r})); import constat.web.urls; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
