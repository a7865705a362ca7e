"""Fixtures of the record room."""

from __future__ import annotations

import pytest


@pytest.fixture
def backend() -> str:
    """The address of an empty database; none means SQLite in the workspace."""
    return ""
