"""Digests of a document's own bytes, in blocks, so that an alteration can be located."""

from __future__ import annotations

import hashlib
from typing import Any, Final

BLOCK: Final = 4096
_DIGITS: Final = 16


def block_digests(data: bytes) -> dict[str, Any]:
    """Size, SHA-256 of the whole, and the first 64 bits of the SHA-256 of each 4 KiB block, as one text."""
    blocks = "".join(hashlib.sha256(data[i : i + BLOCK]).hexdigest()[:_DIGITS] for i in range(0, len(data), BLOCK))
    return {"block": BLOCK, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "blocks": blocks}


def altered_ranges(data: bytes, sealed: dict[str, Any]) -> list[tuple[int, int]]:
    """First and last byte of each run of blocks that no longer fits its digest (the whole, where the seals are no use)."""
    now = block_digests(data)
    if now["sha256"] == sealed.get("sha256"):
        return []
    was, has = str(sealed.get("blocks", "")), now["blocks"]
    bad = [i for i in range(max(len(was), len(has)) // _DIGITS) if was[i * _DIGITS : (i + 1) * _DIGITS] != has[i * _DIGITS : (i + 1) * _DIGITS]]
    ranges: list[tuple[int, int]] = []
    for index in bad:
        first, last = index * BLOCK, min((index + 1) * BLOCK, max(len(data), 1)) - 1
        if ranges and ranges[-1][1] + 1 == first:
            ranges[-1] = (ranges[-1][0], last)
        else:
            ranges.append((first, max(first, last)))
    return ranges or [(0, max(len(data) - 1, 0))]


def room_for_seals(size: int) -> int:
    """Bytes to keep free for the seals of a file of about this size."""
    return 1024 + (size * 3 // BLOCK + 64) * _DIGITS
