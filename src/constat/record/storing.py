"""Writing so that a file stands whole or not at all, readable by its owner only.

The events room has its own of these over a workspace that holds nothing secret; here every file is born with mode 0600 and
every folder with 0700.
"""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from constat.errors import StorageFailed


@contextmanager
def storing(place: Path) -> Iterator[None]:
    """Turns the machine's refusals to write (full disk, read-only folder) into `StorageFailed` with a remedy."""
    try:
        yield
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageFailed("record-disk-full", room="record", place=place.name) from fault
        if fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise StorageFailed("record-not-writable", room="record", place=place.name) from fault
        raise StorageFailed("record-storage-failed", room="record", place=place.name, reason=fault.strerror or str(fault)) from fault


def private_folder(path: Path) -> Path:
    """The folder, made where it was absent, that only its owner may enter."""
    with storing(path):
        # `mode` counts for the last folder only: parents are made one by one.
        for folder in [*reversed(path.parents), path]:
            if not folder.exists():
                folder.mkdir(exist_ok=True, mode=0o700)
    return path


def sync_folder(folder: Path) -> None:
    """Flushes a folder's own entries to disk, where the system can (Windows cannot, and needs not)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a small private file so that it stands whole or not at all, even if the power fails."""
    with storing(path):
        beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
