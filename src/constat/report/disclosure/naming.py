"""Who may be named in print, and what no text may hold: names of people, telephone numbers, e-mail addresses, coordinates.

A name of an alleged perpetrator is printed only where a signed finding at the standard names him, and rights allow it.
That a name looks like one on a list is no finding.

Texts are searched for names that the caller gives, plain in memory or as keyed hashes (HMAC-SHA-256 over the words of the name,
folded and sorted), so that whoever searches need not know them. What is found is told by its place; it is never repeated.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from constat.model.standard import Standard
from constat.report.disclosure.rules import Rules

FINDING: Final = "finding"
NAME_MATCH: Final = "name-match"
# Hyphens and apostrophes part words, in the list as in the text: "d'Amadou" holds Amadou, Jean-Pierre is Jean Pierre.
# Marks that combine and characters of no width belong to the word that they would otherwise part.
_WORD: Final = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u00ad\u200b-\u200f])*")
_LONGEST: Final = 6
"""Words that a name may at most have."""
_PATTERNS: Final = (
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("coordinates", re.compile(r"(?<![\d.,])[+-]?\d{1,3}[.,]\d{3,}°?\s*[NSns]?\s*(?:[,;/]\s*|\s+)[+-]?\d{1,3}[.,]\d{3,}(?![\d.])")),
    ("coordinates", re.compile(r"\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*['′’]?(?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:[\"″”]|''))?\s*[NSEWO]\b")),
    ("coordinates", re.compile(r"(?<!\w)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\w)")),
    ("telephone", re.compile(r"(?<![\w.])(?:\+|00)\d(?:[\s().\u00a0\u202f-]{0,2}\d){7,14}(?!\w)")),
    ("telephone", re.compile(r"(?<![\w.,-])\d{2}(?:[ .\u00a0\u202f-]\d{2}){3,4}(?![\w-])")),
    ("telephone", re.compile(r"(?<![\w.,/-])0\d{8,10}(?!\w)")),
)


@dataclass(frozen=True, slots=True)
class Naming:
    """One name that a report would print: an id that is not the name, and what supports it."""

    id: str
    basis: str
    standard: str | None = None
    signed: bool = False
    rights: bool = False
    """Whether consent, and the rights of the person named, allow it: reply offered, no minor, no victim or witness."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A name that may not be printed, and why: name-match, no-finding, unsigned, below-standard, rights."""

    id: str
    reason: str


def unnamed(names: Iterable[Naming], rules: Rules) -> tuple[Unnamed, ...]:
    """The names that may not be printed, in the order given."""
    return tuple(Unnamed(name.id, reason) for name in names if (reason := _why_not(name, rules)))


def _why_not(name: Naming, rules: Rules) -> str:
    if name.basis == NAME_MATCH:
        return "name-match"
    if name.basis != FINDING or name.standard is None:
        return "no-finding"
    if not name.signed:
        return "unsigned"
    if Standard.parse(name.standard) < Standard.parse(rules.names):
        return "below-standard"
    return "" if name.rights else "rights"


def folded(text: str) -> str:
    """A name as it is compared: without case, accents and order of its words."""
    return " ".join(sorted(_words(text)))


def _words(text: str) -> list[str]:
    return [_fold(match.group()) for match in _WORD.finditer(unicodedata.normalize("NFC", text))]


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


def keyed(name: str, key: bytes) -> str:
    """The keyed hash of a name, as `Forbidden.hashes` holds it."""
    return hmac.new(key, folded(name).encode(), sha256).hexdigest()


@dataclass(frozen=True)
class Forbidden:
    """What no text may hold. It prints nothing of itself."""

    names: frozenset[str] = field(default=frozenset(), repr=False)
    hashes: frozenset[str] = field(default=frozenset(), repr=False)
    key: bytes = field(default=b"", repr=False)
    longest: int = _LONGEST

    @classmethod
    def of(cls, names: Iterable[str] = (), hashes: Iterable[str] = (), key: bytes = b"") -> Forbidden:
        """From names as people write them, and from keyed hashes with their key."""
        plain = frozenset(filter(None, map(folded, names)))
        return cls(plain, frozenset(hashes), key, max([_LONGEST, *(name.count(" ") + 1 for name in plain)]))

    def holds(self, words: list[str]) -> bool:
        """Whether these words are a forbidden name."""
        name = " ".join(sorted(words))
        return name in self.names or (bool(self.hashes) and hmac.new(self.key, name.encode(), sha256).hexdigest() in self.hashes)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a text may not hold: what (name, telephone, e-mail, coordinates), where, and which characters of it."""

    what: str
    where: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """A mapping for JSON; the words themselves are not in it."""
        return {"what": self.what, "where": self.where, "start": self.start, "end": self.end}


def scan(texts: Mapping[str, str], forbidden: Forbidden) -> tuple[Found, ...]:
    """What the texts hold that they may not, in reading order; overlapping finds once, the longest."""
    found: list[Found] = []
    for where, text in texts.items():
        spans = sorted({*_names(text, forbidden), *_marks(text)}, key=lambda span: (span[0], -span[1]))
        last = -1
        for start, end, what in spans:
            if start >= last:
                found.append(Found(what, where, start, end))
                last = end
    return tuple(found)


def _names(text: str, forbidden: Forbidden) -> Iterator[tuple[int, int, str]]:
    if not forbidden.names and not forbidden.hashes:
        return
    # Characters are folded one by one so that places in the text stay what they are.
    spans = [(match.start(), match.end(), _fold(match.group())) for match in _WORD.finditer(text)]
    for first in range(len(spans)):
        for last in range(first, min(first + forbidden.longest, len(spans))):
            if last > first and not _joined(text[spans[last - 1][1] : spans[last][0]]):
                break
            if forbidden.holds([word for _, _, word in spans[first : last + 1]]):
                yield spans[first][0], spans[last][1], "name"


def _joined(between: str) -> bool:
    """Whether words with this between them may be one name: blanks, a full stop after an initial, a comma after a family name."""
    return len(between) <= 3 and not set(between.strip()) - set(".,'’-")


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, None) is not None else c for c in text)
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            yield match.start(), match.end(), what


def masked(text: str, found: Iterable[Found], instead: str = "…") -> str:
    """The text with what was found in it taken out."""
    for each in sorted(found, key=lambda f: -f.start):
        text = text[: each.start] + instead + text[each.end :]
    return text
