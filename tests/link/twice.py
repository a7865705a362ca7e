"""Two datasets that tell of the same two incidents, linked by score with parts."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.link.conftest import event

from constat.events import importing
from constat.events.workspace import Workspace
from constat.link.linkage import Linkage
from constat.model import EVENT_SCHEMA
from constat.sources.assembly import EVENT_TYPES
from constat.sources.reading import FLAGGED_SCHEMA, REJECTED_SCHEMA, Reading


def told_twice(workspace: Workspace, folder: Path, patch: pytest.MonkeyPatch) -> tuple[Linkage, list[str]]:
    """The linkage, and the ids `one:1`, `one:2`, `other:1`, `other:2`."""
    ids = []
    for name in ("one", "other"):
        rows = [
            {"row_number": 2, **event("1", "2022-03-27", place_name="Moura", latitude=14.32, longitude=-4.03, killed_best=25)},
            {"row_number": 3, **event("2", "2022-05-01", place_name="Gao", latitude=16.27, longitude=-0.04, killed_best=3)},
        ]
        events = pl.DataFrame([{column: row.get(column) for column in EVENT_SCHEMA.names} for row in rows], schema=EVENT_TYPES)
        raw = pl.DataFrame({"row_number": [2, 3], "id": ["1", "2"]})
        read = Reading("told", "sheet", "", events, raw, pl.DataFrame(schema=REJECTED_SCHEMA), pl.DataFrame(schema=FLAGGED_SCHEMA), 2)
        file = folder / f"{name}.csv"
        file.write_text(name)
        patch.setattr(importing, "read", lambda path, read=read, **_: read)
        importing.plan(workspace, file, name=name).commit()
        ids += [f"{name}:1", f"{name}:2"]
    linkage = Linkage(workspace)
    parts = {"weight": 4.0, "date": "same-day", "bits_date": 6.5, "place": "same", "bits_place": 3.5, "together": "all", "bits_together": -1.0}
    pairs = [{"left_id": "one:1", "right_id": "other:1", "probability": 0.9, **parts}, {"left_id": "one:2", "right_id": "other:2", "probability": 0.3, **parts}]
    linkage.run(pl.DataFrame({"id": ids, "provider": [i.split(":")[0] for i in ids]}), pl.DataFrame(pairs))
    return linkage, ids
