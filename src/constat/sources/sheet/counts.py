"""What a cell says of a number of persons: low, best, high, or one number; never more than it says.

    12, 1 234, 1,234          one number (goes where the mapping says: `reported` or `best`)
    at least 500, >= 500,     a low, with neither best nor high. "More than 500" is read as at least 500:
    500+, au moins 500        the bound stays true
    at most 20, < 20          a high
    10-15, de 10 à 15         a low and a high; no best is invented
    about 30, une trentaine   a best; no bounds are invented
    several, des dizaines     refused: no number is told

A separator of thousands is told from a decimal sign by what a number of persons can be. `1,234` can only be 1234, for
nobody counts fractions of the dead; `12,000` may be 12 or 12000, and is refused until the mapping states `decimal`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 10_000_000
"""More dead than this in one event is a slip of the keyboard."""

NOTHING_TOLD: Final = frozenset(
    {
        "", "-", "--", "–", "—", "?", "n/a", "na", "nd", "n.d.", "n.c.", "nc", "nsp", "null", "none given", "unknown", "not known",
        "inconnu", "inconnue", "non renseigne", "non precise",
    }
)  # fmt: skip
"""What people write, folded, where they do not know."""


class Unreadable(Exception):
    """A cell that cannot be used; `code` names the message that says why, `code-remedy` what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell tells. At most one of `one` and the bounds is filled; `about` marks an approximate best."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    one: int | None = None
    about: bool = False


def fold(text: str) -> str:
    """Lower case, no accents, single spaces, one kind of apostrophe and dash: what words are compared by."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", plain).strip()


_ONES: Final = {
    "zero": 0, "no": 0, "none": 0, "nil": 0, "aucun": 0, "aucune": 0, "neant": 0, "un": 1, "une": 1, "one": 1, "a": 1, "deux": 2,
    "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5, "six": 6, "sept": 7, "seven": 7, "huit": 8,
    "eight": 8, "neuf": 9, "nine": 9, "dix": 10, "ten": 10, "onze": 11, "eleven": 11, "douze": 12, "twelve": 12,
}  # fmt: skip
_TENS: Final = {
    "dizaine": 10, "douzaine": 12, "dozen": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "hundred": 100, "millier": 1000, "thousand": 1000,
}  # fmt: skip
_NUMBER: Final = r"(?:\d[\d ,.'_]*\d|\d)"
_AT_LEAST = re.compile(
    r"(?:>=|≥|>|at least|no fewer than|no less than|more than|over|minimum(?: of)?|min\.?|au moins|plus de|minimum de|pas moins de)\s*(.+)"
    r"|(.+?)\s*(?:\+|or more|and more|ou plus|et plus|minimum)"
)
_AT_MOST = re.compile(
    r"(?:<=|≤|<|at most|no more than|up to|fewer than|less than|max\.?|maximum(?: of| de)?"
    r"|au plus|au maximum|moins de|pas plus de|jusqu'a)\s*(.+)"
)
_ABOUT = re.compile(
    r"(?:~|≈|about|around|some|approximately|approx\.?|circa|ca\.?|c\.|nearly|almost|roughly"
    r"|environ|env\.?|autour de|a peu pres|pres de|presque|quelque)\s*(.+)|(.+?)\s*(?:environ|approximately|approx\.?)"
)
_RANGE = re.compile(rf"(?:between |from |entre |de )?({_NUMBER})\s*(?:-|–|—|‒|−|/|to|and|et|a|ou|or)\s*({_NUMBER})")
_VAGUE = re.compile(
    r"\b(several|many|numerous|few|dozens?|scores|hundreds|thousands"
    r"|plusieurs|nombreu(?:x|ses)|dizaines|centaines|milliers|quelques|des)\b"
)


def whole_number(text: str, decimal: str | None = None) -> int:
    """The whole number that digits write, with or without separators of thousands; Unreadable otherwise."""
    digits = text.strip()
    if re.match(r"[-–—−]\s*\d", digits):
        raise Unreadable("count-negative")
    if not re.fullmatch(r"[0-9][0-9 ,.'_]*", digits):
        raise Unreadable("count-unreadable")
    compact = re.sub(r"(?<=[0-9])[ '_](?=[0-9]{3}(?![0-9]))", "", digits)
    if " " in compact or "'" in compact or "_" in compact:
        raise Unreadable("count-unreadable")
    value = _grouped(compact, decimal)
    if value > LARGEST:
        raise Unreadable("count-too-large")
    return value


def _grouped(digits: str, decimal: str | None) -> int:
    if digits.isdigit():
        return _small(digits)
    if re.fullmatch(r"\d+[.,]0+", digits) and not re.fullmatch(r"[1-9]\d{0,2}[.,]000", digits):
        return _small(re.split(r"[.,]", digits)[0])
    marks = set(re.findall(r"[.,]", digits))
    head, mark, tail = digits.rpartition(digits[max(digits.rfind(","), digits.rfind("."))])
    if len(marks) == 2:
        # 1.234,00 and 1,234.00: the last mark is the decimal sign.
        if not re.fullmatch(r"0+", tail) or not _is_grouped(head):
            raise Unreadable("count-fraction")
        return _small(re.sub(r"[.,]", "", head))
    if not _is_grouped(digits):
        raise Unreadable("count-fraction" if digits.count(mark) == 1 else "count-unreadable")
    if digits.count(mark) > 1 or (decimal is not None and decimal != mark):
        return _small(re.sub(r"[.,]", "", digits))
    if decimal == mark:
        if re.fullmatch(r"0+", tail):
            return _small(head)
        raise Unreadable("count-fraction")
    if tail == "000":
        raise Unreadable("count-ambiguous")
    return _small(head + tail)


def _is_grouped(digits: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})*", digits) is not None


def _small(digits: str) -> int:
    # Python refuses to convert thousands of digits; they are too large here anyway.
    stripped = digits.lstrip("0")
    if len(stripped) > 12:
        raise Unreadable("count-too-large")
    return int(stripped or "0")


def read_count(text: str, decimal: str | None = None) -> Told:
    """What the cell tells of a number of persons; Unreadable with the reason where it tells none."""
    if len(text) > 200:
        raise Unreadable("count-unreadable")
    if any(unicodedata.decomposition(c).startswith("<super>") for c in text if not c.isspace()):
        # A footnote mark fused with its number has reached the press: 82 and a raised 7 printed as 827.
        raise Unreadable("count-footnote")
    words = fold(text)
    if words in NOTHING_TOLD:
        return Told()
    if match := _AT_LEAST.fullmatch(words):
        return Told(low=_amount(match[1] or match[2], decimal))
    if match := _AT_MOST.fullmatch(words):
        return Told(high=_amount(match[1], decimal))
    if match := _ABOUT.fullmatch(words):
        return Told(best=_amount(match[1] or match[2], decimal), about=True)
    if match := _RANGE.fullmatch(words):
        low, high = whole_number(match[1], decimal), whole_number(match[2], decimal)
        if high < low:
            raise Unreadable("count-reversed")
        return Told(low=low, high=high)
    if (collective := _collective(words)) is not None:
        return Told(best=collective, about=True)
    if words in _ONES:
        return Told(one=_ONES[words])
    if _VAGUE.search(words):
        raise Unreadable("count-vague")
    return Told(one=whole_number(words, decimal))


def _amount(words: str, decimal: str | None) -> int:
    if (collective := _collective(words)) is not None:
        return collective
    if words in _ONES:
        return _ONES[words]
    if _VAGUE.search(words):
        raise Unreadable("count-vague")
    return whole_number(words, decimal)


def _collective(words: str) -> int | None:
    """`une trentaine`, `two dozen`, `deux cents` is not one: 30, 24, None. A plural without a number tells none."""
    match = re.fullmatch(r"(?:(\w+) )?([a-z]+?)(s?)(?: de| d'| of)?", words)
    if not match or match[2] not in _TENS:
        return None
    times = _ONES.get(match[1] or ("" if match[3] else "one"))
    return times * _TENS[match[2]] if times else None
