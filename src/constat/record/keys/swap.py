"""Whether the machine writes memory to a disk in the clear, where keys would be found after it was switched off."""

from __future__ import annotations

from pathlib import Path


def swap_danger(swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/class/block")) -> str | None:
    """The unencrypted swap in use, or None. Memory-backed (zram) and encrypted (dm-crypt) swap are safe."""
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return None
    for line in lines:
        name = line.split()[0]
        device = Path(name).resolve().name
        if device.startswith("zram"):
            continue
        try:
            if (blocks / device / "dm" / "uuid").read_text(encoding="utf-8").startswith("CRYPT-"):
                continue
        except OSError:
            pass
        return name
    return None
