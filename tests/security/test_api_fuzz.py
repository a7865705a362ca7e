"""A moment of what `make fuzz-api` does for long: the API is asked whatever its own schema allows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fuzz.api import fuzz, house


def test_whatever_the_schema_allows_is_answered_as_the_schema_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    app, token, held = house(tmp_path / "house")
    monkeypatch.setattr("ninja.throttling.SimpleRateThrottle.allow_request", lambda *_given: True)
    assert fuzz(app, token, held, 15, int.from_bytes(os.urandom(4), "big")) == []
    app.close()
