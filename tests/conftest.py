"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from constat.language import use_language

ROOT = Path(__file__).resolve().parents[1]

# Playwright keeps an event loop in the tests' own thread, which Django would take for a server's; these tests await nothing.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# One profile: derandomised so that CI is repeatable; fuzzing with fresh seeds is `make fuzz`.
settings.register_profile("constat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("constat")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public data beside the project; tests that need it skip, saying so, where it is absent."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"public test data is absent: {folder.relative_to(ROOT.parent)} beside the project")
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Tests read English messages whatever the machine's locale; tests of French ask for it."""
    with use_language("en"):
        yield
