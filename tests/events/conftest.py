"""Small tables that providers might have told, written down and imported for real."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.events import importing
from constat.events.query import Table
from constat.events.workspace import Workspace
from constat.model import EVENT_SCHEMA
from constat.sources.assembly import EVENT_TYPES
from constat.sources.reading import FLAGGED_SCHEMA, REJECTED_SCHEMA, Reading

Row = dict[str, Any]


def event(provider_id: str, day: str = "2022-03-27", **told: Any) -> Row:
    """One event as a provider tells it, all that is not said being unknown."""
    start = date.fromisoformat(day)
    row: Row = {
        "event_id": "",
        "dataset": "",
        "provider": "sheet",
        "provider_id": provider_id,
        "origin": "dataset",
        "date_start": start,
        "date_end": start,
        "kind": "one-sided",
        "side_a": [],
        "side_b": [],
        "perpetrators": [],
        "side_a_ids": [],
        "side_b_ids": [],
        "flags": [],
    }
    return row | {key: date.fromisoformat(value) if key == "date_end" else value for key, value in told.items()}


def reading(rows: list[Row]) -> Reading:
    """The reading of such rows."""
    numbered = [{"row_number": number, **row} for number, row in enumerate(rows, 2)]
    events = pl.DataFrame([{name: row.get(name) for name in EVENT_SCHEMA.names} for row in numbered], schema=EVENT_TYPES)
    raw = pl.DataFrame(
        {"row_number": [r["row_number"] for r in numbered], "id": [r["provider_id"] for r in numbered], "said": [f"told {r['provider_id']}" for r in numbered]}
    )
    return Reading("told", "sheet", "", events, raw, pl.DataFrame(schema=REJECTED_SCHEMA), pl.DataFrame(schema=FLAGGED_SCHEMA), len(rows))


Imports = Callable[..., importing.ImportPlan]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace")


@pytest.fixture
def planned(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Imports:
    """Plans the import of rows under a dataset's name; the file's content stands for the rows."""

    def plan(rows: list[Row], name: str = "told", **options: Any) -> importing.ImportPlan:
        file = tmp_path / f"{name}.csv"
        file.write_text(repr(rows), encoding="utf-8")
        monkeypatch.setattr(importing, "read", lambda path, **_: reading(rows))
        return importing.plan(workspace, file, name=name, **options)

    return plan


@pytest.fixture
def told(workspace: Workspace, planned: Imports) -> Callable[..., Table]:
    """Imports the rows and opens the table."""

    def table(rows: list[Row], name: str = "told", **options: Any) -> Table:
        planned(rows, name, **options).commit()
        return Table.open(workspace)

    return table
