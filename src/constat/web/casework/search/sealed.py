"""The index of names and words that a sight may open: built once for all sessions of that sight, in memory, gone with the last."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from constat.record.search import Search
from constat.web.casework.board import sight

if TYPE_CHECKING:
    from constat.web.house import House
    from constat.web.sessions import Session

STALE: Final = 5 * 60
"""Seconds after which an index that took long to build is built anew where the register moved."""
QUICK: Final = 2.0
"""Seconds: one that took less is built anew as soon as the register moved."""


@dataclass
class Shared:
    """One index and the sessions that hold it."""

    search: Search | None = None
    cut: dict[str, list[Any]] = field(default_factory=dict)
    built: float = 0.0
    took: float = 0.0
    at: int = 0
    """When it was built, in milliseconds since 1970."""
    holders: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Held:
    """A session's hold on an index: let go when the session ends."""

    def __init__(self, house: House, key: Any, digest: str) -> None:
        self.house, self.key, self.digest = house, key, digest

    def close(self) -> None:
        """Lets go; the last one closes the index."""
        with self.house.lock:
            shared = self.house.kept.get(self.key)
            if shared is None:
                return
            shared.holders.discard(self.digest)
            if shared.holders:
                return
            del self.house.kept[self.key]
        if shared.search is not None:
            shared.search.close()


def index_of(house: House, session: Session) -> Shared:
    """The index of that session's sight, as the register stands (or stood a few minutes ago, where building takes long)."""
    lens = session.lens
    # What a documenter opens is what they entered themselves: their index is nobody else's.
    own = "" if session.member.roles & {"verifier", "steward"} else session.member.actor
    key = ("search", sight(lens), own)
    with house.lock:
        shared: Shared = house.kept.setdefault(key, Shared())
        shared.holders.add(session.digest)
    # A hold for each index: whoever has other roles since is let go of by both.
    session.kept.setdefault(f"search {key!r}", Held(house, key, session.digest))
    with shared.lock:
        now = session.case.register.cut()
        old = time.monotonic() - shared.built
        if shared.search is None or (now != shared.cut and (shared.took < QUICK or old > STALE)):
            begun = time.monotonic()
            former, shared.search = shared.search, Search(lens)
            shared.cut, shared.built, shared.at = now, time.monotonic(), time.time_ns() // 1_000_000
            shared.took = shared.built - begun
            if former is not None:
                former.close()
    return shared


def forget(house: House) -> None:
    """Drops every index, to be built anew when it is next asked for: after an erasure no memory holds what was erased."""
    with house.lock:
        held = [shared for shared in house.kept.values() if isinstance(shared, Shared)]
    for shared in held:
        with shared.lock:
            former, shared.search = shared.search, None
        if former is not None:
            former.close()
