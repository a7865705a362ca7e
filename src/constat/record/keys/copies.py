"""Copies of the keys: what goes into a backup, and a key ring out of one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from constat.errors import BadFile
from constat.record.keys.keyfile import read
from constat.record.keys.opening import Opening
from constat.record.keys.subjects import Subjects
from constat.record.storing import private_folder, write_whole


@dataclass(frozen=True, slots=True)
class Copy:
    """The keys of one moment."""

    generation: int
    parts: dict[str, bytes]
    """Files that may lie beside the ciphertext in a backup: they hold no subject key."""
    subjects: bytes
    """The subject keys, wrapped: to be kept apart, and for 30 days at most."""


class Copies(Opening):
    """A key ring that can be backed up and restored."""

    def backup(self) -> Copy:
        """A copy of the keys, all of one generation; `BadFile` where the recovery file is missing, without which it would open for nobody."""
        with self._locked():
            self._key()
            self._follow()
            parts = {}
            for name in ("keyring.json", "peers.json", f"recovery-{self.generation}.age"):
                try:
                    parts[name] = (self.folder / name).read_bytes()
                except FileNotFoundError:
                    if name.startswith("recovery"):
                        raise BadFile("recovery-missing", room="record", path=str(self.folder)) from None
            return Copy(self.generation, parts, self._subjects().copy())

    @classmethod
    def restore(cls, folder: Path, parts: dict[str, bytes], subjects: bytes | None) -> Self:
        """A key ring out of a backup, locked."""
        private_folder(folder)
        for name, content in parts.items():
            write_whole(folder / name, content)
        told = read(folder)
        store = folder / f"subjects-{told['generation']}.sqlite"
        if subjects is not None:
            write_whole(store, subjects)
        else:
            Subjects(store, b"").create()
        return cls(folder, told)
