"""Copies of the keys: what goes into a backup, and a key ring out of one."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from constat.record.keys.keyfile import read
from constat.record.keys.opening import Opening
from constat.record.storing import private_folder, write_whole


class Copies(Opening):
    """A key ring that can be backed up and restored."""

    def backup_parts(self) -> dict[str, bytes]:
        """The files that may lie beside the ciphertext in a backup: they hold no subject key."""
        names = ("keyring.json", "peers.json", f"recovery-{self.generation}.age")
        return {name: (self.folder / name).read_bytes() for name in names if (self.folder / name).is_file()}

    def subject_backup(self) -> bytes:
        """The subject keys, wrapped: to be kept apart, and for 30 days at most."""
        self._fresh()
        return self._subjects().copy()

    @classmethod
    def restore(cls, folder: Path, parts: dict[str, bytes], subjects: bytes | None) -> Self:
        """A key ring out of a backup, locked."""
        private_folder(folder)
        for name, content in parts.items():
            write_whole(folder / name, content)
        told = read(folder)
        if subjects is not None:
            write_whole(folder / f"subjects-{told['generation']}.sqlite", subjects)
        return cls(folder, told)
