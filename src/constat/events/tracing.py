"""From a figure down to the rows that providers gave: every contribution, and each as it was told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from constat.errors import NotFound
from constat.events import subsets
from constat.events.ledger import recall
from constat.events.query import METHOD, Table
from constat.events.workspace import Workspace
from constat.model import Figure, Selection

SHOWN: Final = (
    "event_id", "dataset", "provider_id", "row_number", "told_in", "incident", "date_start", "date_end", "date_precision", "country",
    "admin1", "admin2",
    "place_name", "place_precision", "latitude", "longitude", "side_a", "side_b", "perpetrators", "kind", "standard", "source_names", "flags",
)
"""Columns of an event that a trace shows."""


@dataclass(frozen=True)
class Trace:
    """A figure and what adds up to it. `incidents` sum exactly to the figure's value, whatever page of them is shown."""

    figure: Figure
    incidents: list[dict[str, Any]]
    total: int
    """How many contributions there are in all."""
    parts: tuple[Figure, ...] = ()
    """The figures that a ratio or share was computed from; its incidents are theirs."""

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "id": self.figure.id,
            "value": self.figure.value,
            "figure": self.figure.to_json(),
            "incidents": [_plain(row) for row in self.incidents],
            "total": self.total,
            "parts": [part.to_json() for part in self.parts],
        }


def _plain(value: Any) -> Any:
    """The value as JSON holds it; rival accounts are rows within a row, and hold dates too."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def trace(workspace: Workspace, figure_id: str, *, limit: int | None = None, offset: int = 0, table: Table | None = None) -> Trace:
    """The figure of that id, walked down to its events (all, or one page)."""
    figure = recall(workspace, figure_id)
    parts = tuple(recall(workspace, part) for part in figure.parts)
    if not is_listed(figure):
        return Trace(figure, [], 0, parts)
    with _table(workspace, figure, table) as opened:
        return Trace(figure, incidents_of(opened, figure, limit=limit, offset=offset), figure.events, parts)


def is_listed(figure: Figure) -> bool:
    """Whether the figure is a sum over events, rather than computed from other figures."""
    return figure.method == METHOD or figure.method in subsets.METHODS


@contextmanager
def _table(workspace: Workspace, figure: Figure, table: Table | None) -> Iterator[Table]:
    if table is not None and table.snapshot.id == figure.snapshot:
        yield table
        return
    own = Table.open(workspace, figure.snapshot)
    try:
        yield own
    finally:
        own.close()


def incidents_of(table: Table, figure: Figure, *, limit: int | None = None, offset: int = 0) -> list[dict[str, Any]]:
    """Each contribution: id, provider_id, value, low, high, and when, where and who its row tells. Rival accounts of one
    incident are one contribution, with the accounts listed."""
    told = _told(table, figure, limit, offset)
    rows = _rows(table, figure, told["id"].to_list())
    found = []
    for entry in told.iter_rows(named=True):
        accounts = rows.get(entry["id"], [])
        first = accounts[0] if accounts else {}
        merged = {**{key: first.get(key) for key in SHOWN if key != "event_id"}, **entry}
        if entry["rivals"]:
            merged["accounts"] = accounts
        found.append(merged)
    return found


def _told(table: Table, figure: Figure, limit: int | None, offset: int) -> pl.DataFrame:
    """The contributions of the figure, greatest first: id, value, low, high, at_least, rivals."""
    own = subsets.contributions(table, figure)
    if own is None:
        return table.contributions(figure.selection, limit, offset)
    whole = table.contributions(_widest(figure)).drop("value")
    mine = pl.DataFrame(own, schema={"id": pl.String, "value": pl.Int64}, orient="row").slice(offset, limit)
    # The range that the event tells is the whole's and not this part's.
    return mine.join(whole, on="id", how="left", maintain_order="left").with_columns(
        low=pl.lit(None, dtype=pl.Int64), high=pl.lit(None, dtype=pl.Int64), at_least=pl.lit(False), rivals=pl.col("rivals").fill_null(False)
    ).select("id", "value", "low", "high", "at_least", "rivals")


def _widest(figure: Figure) -> Selection:
    """The selection in which every contribution of the figure is found: all its incidents, whatever they tell of harm."""
    return figure.selection.replace(measure="incidents", victims=None)


def _rows(table: Table, figure: Figure, ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The events behind each contribution's id."""
    if not ids:
        return {}
    wanted = pl.DataFrame({"id": ids})
    events = table.rows(figure.selection, SHOWN, order="id", behind=ids).with_columns(id=subsets.CONTRIBUTION)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in events.join(wanted, on="id", how="semi").iter_rows(named=True):
        found.setdefault(row.pop("id"), []).append(row)
    return found


def provider_row(workspace: Workspace, table: Table, event_id: str) -> dict[str, Any]:
    """One event's row as its provider gave it: dataset, version, file, its SHA-256, row number, and every cell verbatim."""
    dataset, _, provider_id = event_id.partition(":")
    if dataset not in table.versions:
        raise NotFound("no-event", room="events", id=event_id)
    found = table.ask("SELECT row_number, told_in FROM events WHERE event_id = ?", [event_id])
    if found.is_empty():
        raise NotFound("no-event", room="events", id=event_id)
    row_number, told_in = found.row(0)
    version = workspace.dataset(dataset, told_in)
    raw = pl.scan_parquet(version.folder / "raw.parquet").filter(pl.col("row_number") == row_number).collect()
    cells = raw.drop("row_number").row(0, named=True) if raw.height else {}
    return {
        "event_id": event_id, "dataset": dataset, "provider_id": provider_id, "version": told_in,
        "file": version.manifest["file"], "sha256": version.manifest["sha256"], "row_number": row_number, "cells": cells,
    }
