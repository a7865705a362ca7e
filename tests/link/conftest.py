"""Small datasets that tell of the same incidents, imported for real, and a linkage that says which."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from constat.cli import main
from constat.events import importing
from constat.events.workspace import Workspace
from constat.link.linkage import Linkage
from constat.model import EVENT_SCHEMA
from constat.sources.assembly import EVENT_TYPES
from constat.sources.reading import FLAGGED_SCHEMA, REJECTED_SCHEMA, Reading

Types = Callable[..., Any]
LISTS = ("side_a", "side_b", "perpetrators", "side_a_ids", "side_b_ids", "flags")


def event(provider_id: str, day: str, **told: Any) -> dict[str, Any]:
    """One event as a provider tells it, all that is not said being unknown."""
    start = date.fromisoformat(day)
    row: dict[str, Any] = {"event_id": "", "dataset": "", "provider": "sheet", "provider_id": provider_id, "origin": "dataset", "kind": "one-sided"}
    return row | {"date_start": start, "date_end": start, **{name: [] for name in LISTS}} | told


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace")


Tells = Callable[..., None]


@pytest.fixture
def tells(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tells:
    """Imports rows as a dataset of that name."""

    def run(name: str, *rows: dict[str, Any]) -> None:
        numbered = [{"row_number": number, **row} for number, row in enumerate(rows, 2)]
        events = pl.DataFrame([{column: row.get(column) for column in EVENT_SCHEMA.names} for row in numbered], schema=EVENT_TYPES)
        raw = pl.DataFrame({"row_number": [r["row_number"] for r in numbered], "id": [r["provider_id"] for r in numbered]})
        read = Reading("told", "sheet", "", events, raw, pl.DataFrame(schema=REJECTED_SCHEMA), pl.DataFrame(schema=FLAGGED_SCHEMA), len(rows))
        file = tmp_path / f"{name}.csv"
        file.write_text(repr(rows), encoding="utf-8")
        monkeypatch.setattr(importing, "read", lambda path, **_: read)
        importing.plan(workspace, file, name=name).commit()

    return run


@pytest.fixture
def linked(workspace: Workspace) -> Callable[..., Linkage]:
    """Links rows by name: `linked("ucdp:1 acled:7", "ucdp:2 acled:8")` makes two clusters; `alone` stand for themselves."""

    def run(*clusters: str, alone: str = "") -> Linkage:
        ids = [i for cluster in clusters for i in cluster.split()] + alone.split()
        records = pl.DataFrame({"id": ids, "provider": ids})
        pairs = [(a, b, 0.9) for cluster in clusters for a, b in zip(cluster.split(), cluster.split()[1:], strict=False)]
        found = Linkage(workspace)
        found.run(records, pl.DataFrame(pairs, schema={"left_id": pl.String, "right_id": pl.String, "probability": pl.Float64}, orient="row"))
        return found

    return run


@pytest.fixture
def typed(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> Types:
    """Runs `constat link ...`; gives its JSON, or with `code` its words to people."""

    def run(*words: object, code: int = 0, plain: bool = False) -> Any:
        with pytest.raises(SystemExit) as left:
            main(["link", *(str(w) for w in words), "--workspace", str(workspace.path), *([] if plain or code else ["--json"])])
        said = capsys.readouterr()
        assert (left.value.code or 0) == code, said.err
        return said.err if code else said.out if plain else json.loads(said.out)

    return run
