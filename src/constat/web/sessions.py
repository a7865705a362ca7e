"""Who is at work: sessions in memory only, each with its member's keys unlocked, each ending when its member is away.

A session's token is in a cookie; the server keeps its digest. Nothing of a session is on disk: a server that ends locks
everything, and whoever takes the laptop finds ciphertext. Drafts are sealed on disk (`record/drafts.py`) and outlive it.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import ConstatError, Refused

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.keys import Member
    from constat.record.lens import Lens

COOKIE: Final = "constat"
FRESH: Final = 10 * 60
"""Seconds for which a typed passphrase counts as fresh."""
LONGEST: Final = 12 * 3600
"""Seconds after which even a session in use ends."""
MOST: Final = 4
"""Sessions of one member; a fifth ends the oldest."""


@dataclass
class Session:
    """One member at one browser."""

    digest: str
    case: CaseFile
    opened: float
    seen: float
    confirmed: float
    """When the passphrase was last typed."""
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What screens keep for this session in memory (a search index); dropped with it."""

    @property
    def member(self) -> Member:
        """Whoever unlocked, with the roles of this moment."""
        return self.case.keys.need()

    @property
    def lens(self) -> Lens:
        """The member's eyes."""
        from constat.record.lens import Lens

        return Lens(self.case, self.member)


class Sessions:
    """The sessions of one workspace."""

    def __init__(self, workspace: Path, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.workspace = workspace
        self.idle = idle
        self.clock = clock
        self._lock = threading.Lock()
        # Argon2 takes hundreds of megabytes: whoever unlocks waits for whoever unlocks.
        self._door = threading.Lock()
        self._open: dict[str, Session] = {}

    def open(self, code: str, passphrase: str, digits: str = "") -> tuple[str, Session]:
        """A new session and its token; `Refused` tells a wrong code, passphrase and second factor alike."""
        from constat.record.casefile import CaseFile

        with self._door:
            case = CaseFile.open(self.workspace)
            try:
                member = case.unlock(code, passphrase)
                if case.keys.second_factor(member.code):
                    case.keys.check_second_factor(digits)
            except BaseException:
                case.lock()
                raise
        return self.begin(case)

    def begin(self, case: CaseFile) -> tuple[str, Session]:
        """A session over a case file that was just unlocked."""
        token, now = secrets.token_urlsafe(32), self.clock()
        session = Session(_digest(token), case, now, now, now)
        with self._lock:
            own = sorted((one for one in self._open.values() if one.case.keys.member and one.member.actor == session.member.actor), key=lambda one: one.seen)
            self._open[session.digest] = session
        for one in own[: max(0, len(own) + 1 - MOST)]:
            self.end(one)
        return token, session

    def find(self, token: str, *, touch: bool = True) -> Session | None:
        """The session of a token; None where there is none or it ended. `touch` counts as being there."""
        if not token or len(token) > 100:
            return None
        self.reap()
        with self._lock:
            session = self._open.get(_digest(token))
        if session is None:
            return None
        try:
            # A member whose roles changed has the new ones from here on; one who was removed has none.
            session.case.keys.refresh()
            session.member  # noqa: B018 - asks for it
        except ConstatError:
            self.end(session)
            return None
        if touch:
            session.seen = self.clock()
        return session

    def confirm(self, session: Session, passphrase: str) -> None:
        """The passphrase typed again before something grave; `Refused` where it is wrong."""
        from constat.record.casefile import CaseFile

        with self._door:
            case = CaseFile.open(self.workspace)
            try:
                if case.unlock(session.member.code, passphrase).actor != session.member.actor:
                    raise Refused("passphrase-wrong", room="record")
            finally:
                case.lock()
        session.confirmed = self.clock()

    def end_others(self, session: Session) -> None:
        """Ends the other sessions of its member: another passphrase shuts out whoever came in with the former one."""
        with self._lock:
            own = [one for one in self._open.values() if one is not session and one.case.keys.member and one.case.keys.member.actor == session.member.actor]
        for one in own:
            self.end(one)

    def is_fresh(self, session: Session) -> bool:
        """Whether the passphrase was typed a short while ago."""
        return self.clock() - session.confirmed < FRESH

    def end(self, session: Session) -> None:
        """Locks it and forgets it."""
        with self._lock:
            self._open.pop(session.digest, None)
        for kept in session.kept.values():
            close = getattr(kept, "close", None)
            if close is not None:
                close()
        session.kept.clear()
        session.case.lock()

    def reap(self) -> int:
        """Ends the sessions whose member is away; gives how many."""
        now = self.clock()
        with self._lock:
            gone = [one for one in self._open.values() if now - one.seen > self.idle or now - one.opened > LONGEST]
        for one in gone:
            self.end(one)
        return len(gone)

    def count(self) -> int:
        """How many are open."""
        with self._lock:
            return len(self._open)

    def close(self) -> None:
        """Ends them all."""
        with self._lock:
            every = list(self._open.values())
        for one in every:
            self.end(one)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
