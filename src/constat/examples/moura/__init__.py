"""Moura, Mali, 27-31 March 2022: one real incident as three public sources tell it, coded by hand as statements.

`read()` gives the events: one row per account, all under one `incident`, so that a count over them is one count with its
range and never their sum. `accounts()` gives the statements themselves, with parts, wholes, basis and reply.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from constat.sources.reading import Reading
    from constat.sources.statements import StatementFile

FILE: Final = Path(__file__).parent / "moura.yaml"
PLACES: Final = Path(__file__).parent / "places.csv"
"""Moura and its namesakes, as a gazetteer: only what is commonly known, every point approximate."""


def read() -> Reading:
    """The three accounts as events of origin `statement`."""
    from constat.sources.statements import read as read_statements

    return read_statements(FILE)


def accounts() -> StatementFile:
    """The three accounts as statements."""
    from constat.sources.statements import read_file

    return read_file(FILE)
