"""Office files (DOCX, XLSX) that are the same each time and carry their manifest as a custom XML part.

A zip file keeps times and an order of its own; here both are fixed. The digests of all other parts stand in the manifest.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any, Final
from xml.sax.saxutils import escape, unescape

from constat.errors import BadFile
from constat.report.sealing import altered_ranges, block_digests

PART: Final = "customXml/item1.xml"
NAMESPACE: Final = "urn:constat:manifest"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of all parts of an office file together, unpacked."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def seal_office(data: bytes, manifest: dict[str, Any], main: str) -> bytes:
    """The file with fixed times and its manifest; `main` is the part that the manifest hangs on (`word/document.xml`)."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        parts = {name: given.read(name) for name in given.namelist() if not name.endswith("/") and not name.startswith("customXml/")}
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    link = f'<Relationship Id="rIdConstat" Type="{_RELATION}" Target="../{PART}"/>'
    text = re.sub(r"<Relationship [^>]*customXml/[^>]*?/>", "", parts[relations].decode())
    parts[relations] = text.replace("</Relationships>", link + "</Relationships>").encode()
    types = re.sub(r'<Override PartName="/customXml/[^>]*?/>', "", parts["[Content_Types].xml"].decode())
    if 'Extension="xml"' not in types:
        types = types.replace("<Override", '<Default Extension="xml" ContentType="application/xml"/><Override', 1)
    parts["[Content_Types].xml"] = types.encode()
    sealed = {**manifest, "parts": {name: block_digests(parts[name]) for name in sorted(parts)}}
    body = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    parts[PART] = f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest xmlns="{NAMESPACE}">{escape(body)}</manifest>'.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name in ["[Content_Types].xml", *sorted(n for n in parts if n != "[Content_Types].xml")]:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, parts[name])
    return out.getvalue()


def open_office(data: bytes, file: str) -> tuple[dict[str, bytes], dict[str, Any]]:
    """All parts of an office file but its manifest, and the manifest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as given:
            # Anybody may hand a file in: one that swells a thousandfold is not opened.
            if sum(entry.file_size for entry in given.infolist()) > LARGEST:
                raise BadFile("manifest-unreadable", room="report", file=file, reason=f"> {LARGEST} bytes")
            parts = {entry.filename: given.read(entry) for entry in given.infolist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as fault:
        raise BadFile("manifest-unreadable", room="report", file=file, reason=str(fault)) from None
    held = parts.pop(PART, b"").decode("utf-8", errors="replace")
    match = re.search(rf'<manifest xmlns="{NAMESPACE}">(.*)</manifest>', held, re.DOTALL)
    if match is None:
        raise BadFile("manifest-missing", room="report", file=file)
    try:
        manifest = json.loads(unescape(match[1]))
    except ValueError as fault:
        raise BadFile("manifest-unreadable", room="report", file=file, reason=str(fault)) from None
    return parts, manifest


def altered_parts(parts: dict[str, bytes], manifest: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """(part, what, first, last): what is `altered`, `extra` or `missing`."""
    sealed = manifest.get("parts", {})
    found: list[tuple[str, str, int, int]] = []
    for name in sorted({*parts, *sealed}):
        if name not in sealed:
            found.append((name, "extra", 0, 0))
        elif name not in parts:
            found.append((name, "missing", 0, 0))
        else:
            found += [(name, "altered", first, last) for first, last in altered_ranges(parts[name], sealed[name])]
    return found
