"""The file of keys: what it says, its public parts, and how it is read, written and locked.

    keyring.json                  slots, what the workspace key wraps, public parts
    subjects-<generation>.sqlite  subject keys, wrapped
    recovery-<generation>.age     the workspace key for the recovery key
    peers.json attempts.json .lock
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

from filelock import FileLock, Timeout

from constat.errors import BadFile, BadInput, Conflict, NotFound
from constat.record import canonical
from constat.record.keys import members
from constat.record.keys.form import well_formed
from constat.record.keys.members import Member
from constat.record.keys.peers import fingerprint, make_card
from constat.record.keys.subjects import shred
from constat.record.storing import storing, write_whole

FORMAT: Final = 1
PATIENCE: Final = 30
"""Seconds to wait for another process that changes the keys."""
_PEM: Final = bytes.fromhex("302a300506032b6570032100")
"""What stands before an Ed25519 public key in its SubjectPublicKeyInfo (RFC 8410)."""

_UNREAD: Final = (0, 0, 0)


class KeyFile:
    """The keys of one folder as anybody may read them."""

    def __init__(self, folder: Path, told: dict[str, Any]) -> None:
        self.folder = folder
        self._told = told
        self._stamp = self._stamped()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The key ring of that folder, locked; `NotFound` where there is none, `BadFile` where it is damaged."""
        return cls(folder, read(folder))

    @property
    def office(self) -> str:
        """The office's name."""
        return str(self._told["office"])

    @property
    def generation(self) -> int:
        """How often the workspace key was changed, from 1."""
        return int(self._told["generation"])

    @property
    def public_key(self) -> bytes:
        """The installation's Ed25519 public key, 32 bytes."""
        return bytes.fromhex(self._told["public"]["sign"])

    @property
    def root_public(self) -> bytes:
        """The office's root public key, 32 bytes."""
        return bytes.fromhex(self._told["public"]["root"])

    @property
    def public_pem(self) -> str:
        """The installation's public key as `openssl` reads it."""
        import base64

        text = base64.b64encode(_PEM + self.public_key).decode()
        return f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n"

    @property
    def age_recipient(self) -> str:
        """Where bundles for this installation are encrypted to."""
        return str(self._told["public"]["age"])

    @property
    def recovery_recipient(self) -> str:
        """The public part of the recovery key."""
        return str(self._told["recovery"])

    def card(self) -> str:
        """The installation's card, to be handed to other offices."""
        return make_card(self.office, self._told["public"], self._told["certificate"])

    @property
    def fingerprint(self) -> str:
        """The office's fingerprint, to be read aloud."""
        return fingerprint(self.root_public)

    def members(self) -> list[Member]:
        """Everybody who has a slot of their own; tokens of programs are not among them. Roles are checked when the key ring is unlocked."""
        return [members.member_of(slot) for slot in read(self.folder)["slots"] if not slot["token"]]

    def codes(self) -> dict[str, str]:
        """Under which code each actor is known: members, and programs as `code/name of the token`."""
        slots = read(self.folder)["slots"]
        people = {slot["actor"]: slot["code"] for slot in slots if not slot["token"]}
        return people | {slot["actor"]: f"{people.get(slot['token']['of'], '–')}/{slot['token']['name']}" for slot in slots if slot["token"]}

    # -- within -----------------------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        stamp = self._stamped()
        self._told, self._stamp = read(self.folder), stamp

    def _stamped(self) -> tuple[int, int, int]:
        try:
            found = (self.folder / "keyring.json").stat()
        except OSError:
            return _UNREAD
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _write(self, told: dict[str, Any] | None = None) -> None:
        """Writes what the file is to say from now on; without it, what memory says."""
        # Where writing fails, memory may say more than the file: the file is read again before anything is used.
        self._stamp = _UNREAD
        write_whole(self.folder / "keyring.json", canonical.encode(told or self._told))
        self._told, self._stamp = told or self._told, self._stamped()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Nobody else changes the keys meanwhile; `Conflict` where somebody holds them for long."""
        lock = FileLock(self.folder / ".lock", timeout=PATIENCE)
        with storing(self.folder):
            try:
                lock.acquire()
            except Timeout:
                raise Conflict("keys-busy", room="record") from None
        try:
            yield
        finally:
            lock.release()


def read(folder: Path) -> dict[str, Any]:
    """What the file of a folder says; `NotFound` where there is none, `BadFile` where it is damaged."""
    path = folder / "keyring.json"
    try:
        told: dict[str, Any] = canonical.decode(path.read_bytes())
    except FileNotFoundError:
        raise NotFound("no-keys", room="record", path=str(folder)) from None
    except (OSError, BadInput):
        raise BadFile("keys-damaged", room="record", path=str(path)) from None
    if not well_formed(told) or told.get("constat-keys") != FORMAT:
        raise BadFile("keys-damaged", room="record", path=str(path))
    return told


def mac_of(told: dict[str, Any], workspace: bytes) -> str:
    """What authenticates all that a file says besides its slots: above all, to whom the workspace key is given for recovery."""
    parts = canonical.encode([told[name] for name in ("generation", "office", "recovery", "public", "certificate", "wrapped")])
    return hmac.new(workspace, b"constat-keyfile/1" + parts, hashlib.sha256).hexdigest()


def sweep(folder: Path, generation: int) -> None:
    """Destroys what other generations left: an older one after a rotation, a newer one that never came into force."""
    for path in [*folder.glob("subjects-*.sqlite*"), *folder.glob("recovery-*.age")]:
        number = path.name.split("-", 1)[1].split(".", 1)[0]
        if number.isdecimal() and int(number) != generation:
            shred(path)
