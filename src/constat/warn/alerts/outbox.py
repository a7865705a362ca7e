"""The outbox: what is to be sent, kept sealed on disk until it is known to have arrived at the server or was given up.

    waiting     to be handed over at `next`
    handing     being handed over; nothing that counts has left yet
    committed   the last word was about to be said: whether it arrived is not known until `accepted` stands here
    accepted    the server took it; the register does not say so yet
    doubt       a service that cannot be asked twice was cut off: a person decides
    refused     given up: the server refuses it for good, or the alert expired first

Each job is one file under the id of its sending, written whole and flushed before the next thing is done, so that a process killed at
any moment leaves a state that says what may have happened. Its words are sealed for the members of the office; its name tells nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat.errors import Conflict, NotFound
from constat.record.fields import is_id
from constat.record.sealing import CannotOpen
from constat.record.storing import private_folder, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile

FOLDER: Final = "outbox"
STATES: Final = ("waiting", "handing", "committed", "accepted", "doubt", "refused")


@dataclass(frozen=True, slots=True)
class Job:
    """One sending. Times are seconds since 1970."""

    id: str
    """The sending's id: also the key by which a receiver knows a repeat."""
    alert: str
    code: str
    """The alert's number: all that a subject line says."""
    recipient: str
    address: str
    text: str
    made: float
    expires: float
    asked: str = ""
    deadline: str = ""
    state: str = "waiting"
    attempts: int = 0
    next: float = 0.0
    said: str = ""
    """Why the last attempt failed: a code of `delivery`, never a text of the server's."""
    accepted: float = 0.0


class Outbox:
    """The outbox of one case file that is unlocked."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.folder = case.folder / FOLDER

    def keep(self, job: Job) -> Job:
        """Writes the job as it stands now; it is on disk when this returns."""
        path = self._path(job.id)
        private_folder(self.folder)
        write_whole(path, self.case.keys.seal_note(json.dumps(asdict(job), ensure_ascii=False), f"outbox|{job.id}").encode())
        return job

    def read(self, job_id: str) -> Job:
        """One job; `NotFound` where there is none that can be opened."""
        try:
            told: dict[str, Any] = json.loads(self.case.keys.open_note(self._path(job_id).read_text(encoding="ascii"), f"outbox|{job_id}"))
            return Job(**told)
        except (OSError, ValueError, TypeError, CannotOpen):
            raise NotFound("alert-no-job", room="warn", id=job_id[:8]) from None

    def all(self) -> list[Job]:
        """Every job that can be opened, the oldest first."""
        return sorted((job for _, job in self._held() if job is not None), key=lambda job: (job.made, job.id))

    def damaged(self) -> list[str]:
        """The ids of those that cannot be opened: a person sends those anew, the others do not wait for them."""
        return sorted(name for name, job in self._held() if job is None)

    def _held(self) -> Iterator[tuple[str, Job | None]]:
        for path in self.folder.glob("*.job") if self.folder.is_dir() else ():
            try:
                yield path.stem, self.read(path.stem)
            except NotFound:
                yield path.stem, None

    def drop(self, job_id: str) -> None:
        """Forgets a job that the register knows all of."""
        self._path(job_id).unlink(missing_ok=True)

    @contextmanager
    def delivering(self) -> Iterator[None]:
        """Only one process hands over at a time; `Conflict` where another does."""
        from filelock import FileLock, Timeout

        private_folder(self.folder)
        try:
            with FileLock(self.folder / ".lock", timeout=0, mode=0o600):
                yield
        except Timeout:
            raise Conflict("alert-delivering", room="warn") from None

    def _path(self, job_id: str) -> Path:
        # The id becomes a file's name: nothing else may.
        if not is_id(job_id):
            raise NotFound("alert-no-job", room="warn", id=str(job_id)[:8])
        return self.folder / f"{job_id}.job"
