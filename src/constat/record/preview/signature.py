"""What a file is, by its first bytes. A name can say anything; what runs scripts is never called a picture."""

from __future__ import annotations

import re
from typing import Final

UNKNOWN: Final = "application/octet-stream"
LOOKED_AT: Final = 4096
"""Bytes that are enough to tell."""
_BEGINS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF87a", "image/gif"), (b"GIF89a", "image/gif"), (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"), (b"%PDF-", "application/pdf"), (b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"), (b"\xff\xf3", "audio/mpeg"),
    (b"fLaC", "audio/flac"), (b"#!AMR", "audio/amr"), (b"\x1aE\xdf\xa3", "video/webm"), (b"{\\rtf", "application/rtf"), (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"), (b"Rar!", "application/vnd.rar"),
)  # fmt: skip
_BRANDS: Final = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
}
_OFFICE: Final = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
_SVG: Final = re.compile(rb"<svg[\s>]", re.I)
_HTML: Final = re.compile(rb"<(?:!doctype html|html|script|body|head|iframe)[\s>]", re.I)


def signature(head: bytes) -> str:
    """The media type that the first bytes of a file show; `application/octet-stream` where they show none that is known."""
    head = head[:LOOKED_AT]
    for begins, told in _BEGINS:
        if head.startswith(begins):
            return told
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"PK\x03\x04":
        return next((told for part, told in _OFFICE if part in head), "application/zip")
    return _text(head)


def _text(head: bytes) -> str:
    if not head or b"\x00" in head:
        return UNKNOWN
    try:
        # The last letter may be cut in its middle.
        head[:-4].decode("utf-8") if len(head) > 8 else head.decode("utf-8")
    except UnicodeDecodeError:
        if sum(byte < 32 and byte not in (9, 10, 13) for byte in head) > len(head) // 50:
            return UNKNOWN
    if _SVG.search(head):
        return "image/svg+xml"
    return "text/html" if _HTML.search(head) else "text/plain"
