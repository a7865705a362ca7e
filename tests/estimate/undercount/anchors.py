"""Published tables of lists, where they lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from constat.estimate.undercount.lists import Lists, read_lists

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "mse"


def anchored(name: str) -> Lists:
    """That table; the test is skipped, saying why, where it is absent."""
    file = FOLDER / f"{name}.csv"
    if not file.is_file():
        pytest.skip(f"the published lists are not beside the project (shared/data/mse/{name}.csv)")
    return read_lists(file)
