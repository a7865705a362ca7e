"""Whether the machine writes memory to a disk in the clear, where keys would be found after it was switched off."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DEEPEST: Final = 16
"""Layers of block devices that are looked through; no machine has as many."""


def swap_danger(swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/class/block")) -> str | None:
    """The unencrypted swap in use, or None. Memory-backed (zram) and encrypted (dm-crypt, also beneath LVM or RAID) swap are safe."""
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return None
    for line in lines:
        name, kind = [*line.split(), "", ""][:2]
        # A file lies on a file system, whatever it is called; only a device can be told to be encrypted.
        if name and (kind != "partition" or not _safe(Path(name).resolve().name, blocks)):
            return name.replace("\\040", " ")
    return None


def _safe(device: str, blocks: Path, depth: int = 0) -> bool:
    """Whether nothing that is written to a device reaches a disk in the clear: it keeps to memory, encrypts, or rests on such only."""
    if depth > DEEPEST:
        return False
    try:
        if device.startswith("zram"):
            # With a device to write back to, pages leave memory after all.
            (blocks / device / "disksize").read_text(encoding="utf-8")
            return _backing(blocks / device / "backing_dev") in ("", "none")
        if (blocks / device / "dm" / "uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
            return True
    except OSError:
        pass
    try:
        beneath = [one.name for one in (blocks / device / "slaves").iterdir()]
    except OSError:
        return False
    return bool(beneath) and all(_safe(one, blocks, depth + 1) for one in beneath)


def _backing(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
