"""French typography: the blank before `;`, `:`, `!`, `?` and inside quotation marks never breaks a line."""

from __future__ import annotations

import dataclasses
import re
from typing import Any, Final

from constat.report.document import BasisEntry, Document

_BEFORE: Final = re.compile(r" (?=[;!?»])")
_COLON: Final = re.compile(r" (?=:)")
_AFTER: Final = re.compile(r"(?<=«) ")
NARROW, WIDE = "\u202f", "\u00a0"


def typeset(document: Document) -> Document:
    """The document with its language's rules applied to all its words; figures and drawings stay as they are."""
    if document.language != "fr":
        return document
    return dataclasses.replace(document, front=_set(document.front), blocks=_set(document.blocks))


def french(text: str) -> str:
    """The text with blanks that do not break where French wants them."""
    return _AFTER.sub(WIDE, _COLON.sub(WIDE, _BEFORE.sub(lambda m: WIDE if m.string[m.end()] == "»" else NARROW, text)))


def _set(given: Any) -> Any:
    if isinstance(given, str):
        return french(given)
    if isinstance(given, tuple):
        return tuple(_set(item) for item in given)
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        kept = {"svg", "figure", "href", "id", "anchor", "seal", "snapshot", "parts", "hxl"} if not isinstance(given, BasisEntry) else {"figure", "parts"}
        changed = {f.name: _set(getattr(given, f.name)) for f in dataclasses.fields(given) if f.name not in kept}
        return dataclasses.replace(given, **changed)
    return given

