"""A case file, opened: its keys, its register, its vault and its read log in one hand.

    case, recovery = CaseFile.create(workspace, office="…", code="awa", passphrase="…", roles=["documenter"])
    case = CaseFile.open(workspace); case.unlock("awa", "…")

What is `public` or `internal` can be read while it is locked; writing, and opening what is sealed, needs a member.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from constat import settings
from constat.errors import Conflict, NotFound
from constat.record import database
from constat.record.storing import private_folder

if TYPE_CHECKING:
    from constat.record.draft import Draft
    from constat.record.keys import Cost, Keyring, Member
    from constat.record.readlog import ReadLog
    from constat.record.register import Register
    from constat.record.vault import Vault

FOLDER: Final = "record"


@dataclass
class CaseFile:
    """One case file of one workspace."""

    folder: Path
    alias: str
    keys: Keyring
    clock: Callable[[], int] | None = field(default=None, repr=False)
    """Milliseconds since 1970; the machine's clock unless given."""

    @classmethod
    def create(
        cls,
        workspace: Path | str,
        *,
        office: str,
        code: str,
        passphrase: str,
        roles: Iterable[str],
        database_url: str | None = None,
        cost: Cost | None = None,
        clock: Callable[[], int] | None = None,
    ) -> tuple[CaseFile, str]:
        """A new case file and its recovery key (an age identity, to be printed and kept elsewhere; it is stored nowhere)."""
        from constat.record.keys import Keyring

        folder = Path(workspace) / FOLDER
        if folder.exists():
            raise Conflict("case-file-exists", room="record", path=str(folder.parent))
        # Made beside and put in place at the end: what was cut off half-way leaves no case file.
        try:
            private_folder(folder)
            keys, recovery = Keyring.create(folder / "keys", office=office, code=code, passphrase=passphrase, roles=roles, cost=cost)
            alias = database.attach(folder, _url(database_url))
            database.prepare(alias)
            case = cls(folder, alias, keys, clock)
            with case.register.reading() as cursor:
                cursor.execute('SELECT COUNT(*) FROM "record_chain"')
                if cursor.fetchone()[0]:
                    raise Conflict("case-file-exists", room="record", path=str(folder.parent))
            member = keys.need()
            case.register.begin(member.actor, office)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return case, recovery

    @classmethod
    def open(cls, workspace: Path | str, *, database_url: str | None = None, clock: Callable[[], int] | None = None) -> CaseFile:
        """The case file of that workspace, locked."""
        from constat.record.keys import Keyring

        folder = Path(workspace) / FOLDER
        if not (folder / "keys").is_dir():
            raise NotFound("no-case-file", room="record", path=str(workspace))
        url = _url(database_url)
        if not url and not (folder / database.FILE).is_file():
            raise NotFound("no-case-file", room="record", path=str(workspace))
        keys = Keyring.open(folder / "keys")
        return cls(folder, database.attach(folder, url), keys, clock)

    def unlock(self, code: str, passphrase: str, *, program: bool = False) -> Member:
        """Opens the keys for that member (for a token, with `program`), and brings the tables to the present form where a former
        version made them."""
        from constat.record import projection
        from constat.record.casework.erasing import finish
        from constat.record.models import Head
        from constat.record.safety import refuse_unsafe

        refuse_unsafe(self.folder)
        member = self.keys.unlock(code, passphrase, program=program)
        told = Head.objects.using(self.alias).filter(pk=1).values_list("schema", flat=True).first()
        if told != projection.schema():
            database.prepare(self.alias)
            self.register.rebuild()
        # What was cut off between an erasure's entry and its key is finished here.
        finish(self)
        return member

    def lock(self) -> None:
        """Forgets the keys, as far as a running process can."""
        self.keys.lock()

    def close(self) -> None:
        """Locks, and closes the database."""
        self.lock()
        database.detach(self.alias)

    @cached_property
    def register(self) -> Register:
        """The register."""
        import time

        from constat.record.register import Register

        clock = self.clock or (lambda: time.time_ns() // 1_000_000)
        return Register(self.alias, self.keys.public_key, self.keys.sign, clock, settings.value("accept_clock"))

    @cached_property
    def vault(self) -> Vault:
        """The vault."""
        from constat.record.vault import Vault

        return Vault(self.folder / "vault")

    @cached_property
    def readlog(self) -> ReadLog:
        """Who opened which identity, and why."""
        from constat.record.readlog import ReadLog

        return ReadLog(self.folder / "readlog.sqlite")

    def draft(self, why: str, reason: str = "") -> Draft:
        """Changes to be put together into one entry."""
        from constat.record.draft import Draft

        return Draft(self, why, reason)

    def check_may_write(self, member: Member, draft: Draft) -> None:
        """`Refused` where this member may not change what the draft changes."""
        from constat.record.policy import check_may_write

        check_may_write(self, member, draft)

    def rows(self, model: Any) -> Any:
        """Every row of a type, for the register's own work; screens and exports read by a lens."""
        return model.rows.using(self.alias)


def _url(given: str | None) -> str:
    return str(settings.value("database_url")) if given is None else given
