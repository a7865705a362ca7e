"""Events that make the numbers of the tests, imported for real."""

from __future__ import annotations

from tests.events.conftest import planned, told, workspace

__all__ = ["planned", "told", "workspace"]
