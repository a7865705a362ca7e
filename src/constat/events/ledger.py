"""The ledger of figures: each one that was printed or asked for, kept so that it can be traced and computed again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from constat.errors import BadInput, NotFound
from constat.events.query import METHOD, Table
from constat.events.workspace import Workspace, write_whole
from constat.model import Figure


def remember(workspace: Workspace, *figures: Figure) -> None:
    """Writes figures down (once each) and the snapshot they stand on."""
    for figure in figures:
        path = workspace.path / "figures" / f"{figure.id}.json"
        if not path.is_file():
            write_whole(path, json.dumps(figure.to_json(), ensure_ascii=False, indent=1).encode())
    now = workspace.snapshot()
    if any(figure.snapshot == now.id for figure in figures):
        workspace.keep_snapshot(now)


def recall(workspace: Workspace, figure_id: str) -> Figure:
    """The figure of that id; the beginning of an id is enough where only one begins so."""
    if not re.fullmatch(r"[0-9a-f]{4,16}", figure_id):
        raise NotFound("no-figure", room="events", id=figure_id)
    found = sorted((workspace.path / "figures").glob(f"{figure_id}*.json"))
    if len(found) != 1:
        raise NotFound("no-figure", room="events", id=figure_id)
    try:
        figure = Figure.from_json(json.loads(found[0].read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, BadInput):
        raise BadInput("figure-altered", room="events", id=found[0].stem) from None
    # The id is the digest of all else, so a file that was touched betrays itself.
    if figure.id != found[0].stem:
        raise BadInput("figure-altered", room="events", id=found[0].stem)
    return figure


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A figure beside the same computed anew on its snapshot."""

    figure: Figure
    again: Figure

    @property
    def holds(self) -> bool:
        """Whether everything that it says came out the same."""
        return self.figure.id == self.again.id


def recompute(workspace: Workspace, figure: Figure, table: Table | None = None) -> Recomputed:
    """A count computed anew on the very snapshot that it names. Ratios and shares are recomputed from their parts by the
    room that made them."""
    if figure.method != METHOD:
        raise NotFound("not-a-count", room="events", id=figure.id, method=figure.method)
    if table is not None and table.snapshot.id == figure.snapshot:
        return Recomputed(figure, table.count(figure.selection))
    own = Table.open(workspace, figure.snapshot)
    try:
        return Recomputed(figure, own.count(figure.selection))
    finally:
        own.close()
