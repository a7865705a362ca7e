"""What the server holds while it runs: who is at work, the key of the first page, and what pages keep in memory."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from constat import settings
from constat.web.sessions import Session, Sessions

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass
class House:
    """One running server over one workspace."""

    path: Path
    sessions: Sessions
    start_key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    """Told once, in the address that `constat start` opens: whoever else reaches the first page can set up nothing."""
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)
    """What screens keep for every session of the same sight (see `casework/board.py`)."""
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    ahead: bool = False
    """Read ahead in the background what the next page will ask for; a server does."""

    @classmethod
    def open(cls, path: Path) -> House:
        """The house of a workspace."""
        return cls(path, Sessions(path, float(settings.value("idle_minutes")) * 60))

    @property
    def has_case_file(self) -> bool:
        """Whether the workspace holds a case file."""
        return (self.path / "record" / "keys" / "keyring.json").is_file()

    def reap(self) -> int:
        """Ends the sessions whose member is away, and forgets the keys of programs that ask no more; gives how many sessions."""
        from constat.web.api.bearers import forget_idle

        forget_idle(self)
        return self.sessions.reap()

    def read_ahead(self, session: Session) -> None:
        """Reads the board of incidents for whoever just came in, while they look at their desk."""
        if self.ahead:
            threading.Thread(target=self._read_ahead, args=(session,), daemon=True).start()

    def _read_ahead(self, session: Session) -> None:
        from constat.errors import ConstatError
        from constat.record import database
        from constat.web.casework.board import board_of
        from constat.web.frugal import give_back

        try:
            board_of(self, session.lens)
        except ConstatError:
            # Locked meanwhile, or a role that reads no incident: the page itself will say so.
            return
        finally:
            database.detach(session.case.alias)
            give_back()

    def close(self) -> None:
        """Locks everything."""
        from constat.web.api.bearers import forget_idle

        forget_idle(self, every=True)
        self.sessions.close()
        self.kept.clear()


def house_of(request: HttpRequest) -> House:
    """The house that answers this request."""
    house: House = request.META["constat.house"]
    return house


def session_of(request: HttpRequest) -> Session:
    """Whoever asks; the door has let only members in where a view asks for one."""
    session: Session = request.META["constat.session"]
    return session
