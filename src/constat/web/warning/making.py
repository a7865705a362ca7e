"""Reviews of forecasts made beside the page: one at a time, kept while the data stand."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from constat.errors import ConstatError
from constat.warn.forecast.review import Review, review
from constat.warn.forecast.units import Units, units

if TYPE_CHECKING:
    from constat.web.house import House
    from constat.web.shelf import Shelf
    from constat.web.warning.asking import Asked

KEPT: Final = 24
PATIENCE: Final = 1.5
"""Seconds that a page waits before it says that the work goes on."""
_ONE: Final = threading.Lock()


@dataclass
class Made:
    """A review being made, or made."""

    done: threading.Event = field(default_factory=threading.Event)
    told: Units | None = None
    found: Review | None = None
    fault: Exception | None = None

    def make(self, shelf: Shelf, asked: Asked) -> None:
        """Makes it, whatever comes of it."""
        try:
            with _ONE:
                self.told = units(shelf.table(), asked.selection, asked.by)
                self.found = review(self.told.history)
        except Exception as fault:  # noqa: BLE001 - raised again where somebody waits for it
            self.fault = fault
        finally:
            self.done.set()


def made(house: House, shelf: Shelf, asked: Asked, patience: float = PATIENCE) -> tuple[Units, Review] | None:
    """The review that answers the question; None while it is still being made. Faults are raised as where they arose."""
    key = ("forecast", shelf.table().snapshot.id, asked.selection.canonical(), asked.by)
    with house.lock:
        one: Made | None = house.kept.get(key)
        if one is None:
            old = [each for each in house.kept if each[0] == "forecast"]
            for each in old[: max(0, len(old) - KEPT + 1)]:
                del house.kept[each]
            one = house.kept[key] = Made()
            threading.Thread(target=one.make, args=(shelf, asked), daemon=True).start()
    if not one.done.wait(patience):
        return None
    if one.fault is not None:
        if not isinstance(one.fault, ConstatError):
            # Whatever else went wrong may go right the next time.
            house.kept.pop(key, None)
        raise one.fault
    assert one.told is not None and one.found is not None
    return one.told, one.found
