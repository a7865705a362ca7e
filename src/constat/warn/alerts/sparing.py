"""What must not stand in an alert: a known person's name, a telephone number, coordinates. Said, for a person to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from constat.record.models import Person, Source, Victim
from constat.record.search import folded

if TYPE_CHECKING:
    from constat.record.lens import Lens

LONGEST: Final = 300
"""Characters of the message: what one text message carries in two parts."""
_PHONE: Final = re.compile(r"(?<![\d.,])(?:\+|00)?\d(?:[ .\-/\u00a0\u202f]?\d){7,14}(?![\d,])")
_POINT: Final = re.compile(
    r"[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEWO]?\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}"
    r"|\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*['′’]"
    r"|\b(?:[23]\d|1)[C-X]\s?[A-Z]{2}\s?\d{4,10}\b"
)
_WORD: Final = re.compile(r"[^\W_]+")
_DATES: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b")
_NAMES: Final = ((Person, ("name", "variants", "nickname")), (Source, ("name",)), (Victim, ("name",)))
_NUMBERS: Final = ((Person, ("contact",)), (Source, ("contact",)))


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing in a text that may point at somebody: `name`, `telephone` or `point`, and the words as typed."""

    kind: str
    words: str


def traces(lens: Lens, texts: list[str], reason: str) -> list[Trace]:
    """Everything in these texts that may point at somebody. Names found are in the read log before this returns."""
    whole = "\n".join(texts)
    undated = _DATES.sub(" ", whole)
    found = [Trace("point", match[0]) for match in _POINT.finditer(undated)]
    undated = _POINT.sub(" ", undated)
    phones = [match[0] for match in _PHONE.finditer(undated)]
    found += [Trace("telephone", one) for one in phones]
    return [*found, *_names(lens, whole, phones, reason)]


def _names(lens: Lens, whole: str, phones: list[str], reason: str) -> list[Trace]:
    words = f" {' '.join(_WORD.findall(folded(whole)))} "
    opened: list[tuple[str, str, list[str]]] = []
    found: dict[str, Trace] = {}
    for model, fields in _NAMES:
        for sealed, text in lens.sealed(model, fields):
            for name in str(text).splitlines():
                parts = _WORD.findall(folded(name))
                # A lone word that many bear ("Moussa") tells nobody; a whole name does.
                if len(parts) > 1 and any(f" {' '.join(order)} " in words for order in (parts, parts[::-1])):
                    found.setdefault(" ".join(sorted(parts)), Trace("name", name))
                    opened.append((model.type_name(), sealed.subject, [sealed.field]))
    numbers = {_digits(one)[-8:] for one in phones}
    if numbers:
        for model, fields in _NUMBERS:
            for sealed, text in lens.sealed(model, fields):
                if any(_digits(one)[-8:] in numbers for one in _PHONE.findall(str(text))):
                    opened.append((model.type_name(), sealed.subject, [sealed.field]))
                    found.setdefault("known", Trace("known-telephone", ""))
    _log(lens, opened, reason)
    return list(found.values())


def _log(lens: Lens, opened: list[tuple[str, str, list[str]]], reason: str) -> None:
    """What was found is read: identities that the member does not read without a reason are logged, as one reading."""
    if opened:
        unique: dict[Any, tuple[str, str, list[str]]] = {(kind, subject): (kind, subject, fields) for kind, subject, fields in opened}
        lens.log(list(unique.values()), reason)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
