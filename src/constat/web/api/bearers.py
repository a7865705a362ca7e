"""Who asks: a token in the Authorization header opens the keys once, and they stay open while it is used."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from constat.errors import ConstatError, Refused
from constat.record.keys.tokens import split
from constat.web.house import house_of

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.lens import Lens
    from constat.web.house import House

KEPT: Final = 15 * 60
"""Seconds without a request after which a token's keys are forgotten; the next request opens them again."""

WINDOW: Final = 60.0
REFUSED: Final = 60
"""Requests without a token that opens anything, from one address within a window of seconds."""


@dataclass
class Program:
    """One token at work."""

    case: CaseFile
    scopes: frozenset[str]
    seen: float
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def lens(self) -> Lens:
        """What it sees: without the scope `confidential`, what is public and internal only."""
        from constat.record.lens import Lens

        return Lens(self.case, self.case.keys.need())


def program_of(house: House, text: str) -> Program | None:
    """The program of a token's text; None where it opens nothing."""
    from constat.record.casefile import CaseFile

    key = ("token", hashlib.sha256(text.encode()).hexdigest())
    forget_idle(house)
    with house.lock:
        found: Program | None = house.kept.get(key)
    try:
        if found is None:
            code, secret = split(text)
            found = house.kept.setdefault(key, _opened(CaseFile.open(house.path), code, secret))
        # One that ended, was revoked, or whose member is gone does not stay open for what it did before.
        found.case.keys.refresh()
        found.case.keys.need()
    except ConstatError:
        with house.lock:
            gone = house.kept.pop(key, None)
        if gone is not None:
            gone.case.lock()
        return None
    found.seen = time.monotonic()
    return found


def _opened(case: CaseFile, code: str, secret: str) -> Program:
    try:
        case.unlock(code, secret, program=True)
        token = case.keys.token_of()
        if token is None:
            raise Refused("token-ended", room="record")
    except BaseException:
        case.lock()
        raise
    return Program(case, frozenset(token.scopes), time.monotonic())


def forget_idle(house: House, *, every: bool = False) -> None:
    """Forgets the keys of programs that asked nothing for a while, or of every one."""
    now = time.monotonic()
    with house.lock:
        gone = [known for known, kept in house.kept.items() if isinstance(kept, Program) and (every or now - kept.seen > KEPT)]
        for known in gone:
            house.kept.pop(known).case.lock()


class Bearer(HttpBearer):
    """A token of ours in the Authorization header. Whoever sends too many that open nothing is told to wait before any is looked at."""

    def __call__(self, request: HttpRequest) -> Any:
        """The program, or None; 429 for an address whose last requests opened nothing."""
        house, now = house_of(request), time.monotonic()
        key = ("refused", str(request.META.get("REMOTE_ADDR", ""))[:64])
        with house.lock:
            refused = [at for at in house.kept.get(key, ()) if now - at < WINDOW]
            if len(refused) >= REFUSED:
                raise HttpError(429, "slower")
        found = super().__call__(request)
        if found is None:
            with house.lock:
                house.kept[key] = [*refused, now]
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The program, or None."""
        house = house_of(request)
        return program_of(house, token[:200]) if house.has_case_file else None
