"""The folder of an edition, put in place as a whole: whoever reads it finds the former edition or this one, never a part of either.

On Linux and macOS two folders change places in one step. Elsewhere the former one is moved aside first; where that is cut off,
`mend` puts it back.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from constat.errors import BadFile, Conflict
from constat.events.workspace import storing, sync_folder

PUBLIC: Final = "public"
WAIT: Final = 30
"""Seconds that a second publication waits for the first."""
CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_NEW, _OLD = ".new-", ".old-"
_AT_CWD: Final = -100
_SWAP: Final = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS alike."""


def put(workspace: Path, code: str, files: Mapping[str, bytes]) -> Path:
    """The folder `public/<code>/` with exactly these files; the former one goes at the same moment."""
    if not CODE.fullmatch(code):
        raise BadFile("publish-code", room="report", code=code[:60])
    public = workspace / PUBLIC
    with storing(public), _alone(workspace):
        public.mkdir(exist_ok=True)
        mend(public)
        made = public / f"{_NEW}{code}.{uuid.uuid4().hex[:8]}"
        try:
            _write(made, files)
            _exchange(made, public / code)
        finally:
            shutil.rmtree(made, ignore_errors=True)
        sync_folder(public)
    return public / code


@contextmanager
def _alone(workspace: Path) -> Iterator[None]:
    """One publication at a time: another one's folder is not taken for what was left behind."""
    lock = FileLock(workspace / ".public.lock", timeout=WAIT)
    try:
        lock.acquire()
    except Timeout:
        raise Conflict("publish-busy", room="report") from None
    try:
        yield
    finally:
        lock.release()


def mend(public: Path) -> None:
    """Puts back what a publication that was cut off had moved aside, and clears what it left."""
    if not public.is_dir():
        return
    for path in sorted(public.iterdir()):
        if path.name.startswith(_OLD):
            place = public / path.name.removeprefix(_OLD).rpartition(".")[0]
            if place.exists():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.rename(place)
        elif path.name.startswith(_NEW):
            shutil.rmtree(path, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for inner in {(folder / name).parent for name in files} | {folder}:
        sync_folder(inner)


def _exchange(made: Path, place: Path) -> None:
    """The new folder in its place; what was there lies where the new one was, or is gone."""
    if not place.exists():
        made.rename(place)
        return
    if _swapped(made, place):
        return
    aside = place.with_name(f"{_OLD}{place.name}.{uuid.uuid4().hex[:8]}")
    place.rename(aside)
    made.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def _swapped(one: Path, other: Path) -> bool:
    """Whether the system let two folders change places in one step."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _SWAP) == 0)
        return bool(library.renameat2(_AT_CWD, first, _AT_CWD, second, _SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        return False
