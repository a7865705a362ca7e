"""The side that asks: it hands a file to the child and takes back what the child made of it, within limits of time and size."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from constat.errors import BadFile, Refused
from constat.record.preview.signature import LOOKED_AT, signature

LARGEST: Final = 64 * 1024 * 1024
"""Bytes that are looked at; a longer file is kept and not shown."""
SECONDS: Final = 20
ANSWER: Final = 16 * 1024 * 1024
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp"})
TEXTS: Final = frozenset({"text/plain", "text/html", "image/svg+xml", "application/rtf"})
STRIPPED: Final = frozenset({"image/jpeg", "image/png", "image/webp", "application/pdf"})
"""What working copies are made of."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What may be shown: a PNG of our own making, or text, or nothing but facts."""

    kind: str
    """`picture`, `text` or `facts`."""
    content: bytes
    media_type: str
    """Of the file that was looked at."""
    size: int
    pages: int = 1
    """Pages of a document."""
    cut: bool = False
    """Whether more is in the file than is shown."""


def render(reader: BinaryIO, *, blurred: bool = True, width: int = 1200, page: int = 1) -> Preview:
    """A preview of a file: blurred unless asked otherwise. `BadFile` where it cannot be read."""
    data, size = _taken(reader)
    told = signature(data[:LOOKED_AT])
    if size > LARGEST or told not in PICTURES | TEXTS | {"application/pdf"}:
        return Preview("facts", b"", told, size)
    head, body = _asked({"act": "text" if told in TEXTS else "picture", "type": told, "blurred": blurred, "width": width, "page": page}, data)
    kind = "text" if told in TEXTS else "picture"
    if kind == "picture" and not body.startswith(b"\x89PNG\r\n\x1a\n"):
        raise BadFile("preview-failed", room="record", type=told)
    return Preview(kind, body, told, size, int(head.get("pages") or 1), bool(head.get("cut")))


def working_copy(reader: BinaryIO) -> tuple[bytes, str]:
    """The same picture or document without its metadata, and its media type; `Refused` for other files."""
    data, size = _taken(reader)
    told = signature(data[:LOOKED_AT])
    if told not in STRIPPED or size > LARGEST:
        raise Refused("preview-no-copy", room="record", type=told)
    _head, body = _asked({"act": "strip", "type": told}, data)
    if signature(body[:LOOKED_AT]) != told:
        raise BadFile("preview-failed", room="record", type=told)
    return body, told


def metadata(reader: BinaryIO) -> dict[str, str]:
    """What the camera wrote: `captured`, `camera`, `latitude`, `longitude`; as told by the file, which anybody can write."""
    data, size = _taken(reader)
    told = signature(data[:LOOKED_AT])
    if told not in PICTURES or size > LARGEST:
        return {}
    head, _body = _asked({"act": "facts", "type": told}, data)
    return {name: str(head[name])[:100] for name in ("captured", "camera", "latitude", "longitude") if head.get(name)}


def _taken(reader: BinaryIO) -> tuple[bytes, int]:
    data = reader.read(LARGEST + 1)
    return data, len(data)


def _asked(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """The child's answer. It is given no environment, no file and no time to speak of; whatever it says is bounded and checked."""
    # By its path: the child takes nothing of the program in, neither its database nor its keys.
    command = [sys.executable, "-I", "-B", str(Path(__file__).with_name("child.py"))]
    head = json.dumps(request).encode()
    failed = BadFile("preview-failed", room="record", type=str(request["type"]))
    # What is needed to find this program, and nothing that a member or the machine keeps secret.
    environment = {"PATH": "", "LANG": "C.UTF-8", "SYSTEMROOT": _system_root()}
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=struct.pack(">I", len(head)) + head + data, capture_output=True, timeout=SECONDS, env=environment, check=False, close_fds=True
        )
    except (subprocess.TimeoutExpired, OSError):
        raise failed from None
    out = done.stdout
    if done.returncode or len(out) < 4 or len(out) > ANSWER * 4:
        raise failed
    (length,) = struct.unpack(">I", out[:4])
    try:
        told = json.loads(out[4 : 4 + length])
    except ValueError:
        raise failed from None
    if not isinstance(told, dict):
        raise failed
    return told, out[4 + length :]


def _system_root() -> str:
    import os

    return os.environ.get("SYSTEMROOT", "")
