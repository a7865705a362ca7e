"""The package of a report: what was written, what disclosure control decided and every file as built, in one sealed piece.

    specification.yaml, texts/*.md     what it was built from
    decision.json, changes.json        what disclosure control decided; what changed since the edition before
    report/<file>                      the files as built: only these are ever published

The same contents give the same bytes, so that an approval can name them by digest.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from constat.errors import BadFile, NotFound

REPORT: Final = "report/"
MEMBERS: Final = 2_000
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of all members together, unpacked."""
RATIO: Final = 1_000
"""Unpacked bytes for one packed; a table of zeros packs some hundred to one."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def pack(given: Path | str | Mapping[str, bytes]) -> bytes:
    """The package of a folder, or of files by name (`report/note.en.html`)."""
    files = _of_folder(Path(given)) if isinstance(given, (str, Path)) else dict(given)
    for name in files:
        if not _is_safe(name):
            raise BadFile("package-unsafe", room="report", name=name[:80])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            made.writestr(entry, files[name])
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a package by name; `BadFile` where it is none, is too large, or holds a name that leads elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            members = held.infolist()
            if len(members) > MEMBERS or sum(one.file_size for one in members) > LARGEST:
                raise BadFile("package-too-large", room="report", members=str(MEMBERS), limit=str(LARGEST // 1024**2))
            files: dict[str, bytes] = {}
            for one in members:
                name = one.filename
                swollen = one.file_size > 1024 * 1024 and one.file_size > RATIO * max(1, one.compress_size)
                link = (one.external_attr >> 16) & 0o170000 == 0o120000
                if not _is_safe(name) or name in files or link or swollen or one.flag_bits & 1:
                    raise BadFile("package-unsafe", room="report", name=name[:80])
                # What a member says of its own size is not believed: reading stops one byte after it.
                with held.open(one) as file:
                    files[name] = file.read(one.file_size + 1)
                if len(files[name]) != one.file_size:
                    raise BadFile("package-unsafe", room="report", name=name[:80])
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        raise BadFile("package-unreadable", room="report") from None
    return files


def built_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package that are published, by their own names."""
    return {name.removeprefix(REPORT): data for name, data in files.items() if name.startswith(REPORT) and "/" not in name.removeprefix(REPORT)}


def _of_folder(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        raise NotFound("package-no-folder", room="report", path=str(folder))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()}


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    plain = all(part not in ("", ".", "..") and not part.startswith(".") for part in parts)
    return plain and len(name) <= 200 and name.isprintable() and not set(name) & set('\\:*?"<>|')
