"""Numbers in a text, in figures or words, each with its place: `1 234`, `quatre-vingt-dix-neuf`, `une trentaine`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from constat.sources.sheet.counts import LARGEST
from constat.sources.text.folding import Folded

_FIGURES: Final = re.compile(r"(?<![\w.,/:'-])(?:[1-9]\d{0,2}(?:([ .,'])\d{3})(?:\1\d{3})*|\d{1,12})(?![\d%/²³]|[.,:]\d| ?%|h\d)")
_GLUED: Final = re.compile(r"(?<=\d-)\d{1,12}(?![\w%/-]|[.,]\d)")
_WORD: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Number:
    """One number as told: where it stands in the folded text, its value, and whether its word itself means "about"."""

    start: int
    end: int
    value: int
    collective: bool = False
    """`une trentaine`, `a dozen`."""
    in_words: bool = False


@cache
def count_words(language: str) -> dict[str, Any]:
    """The table of a language's words for counts (`fr` or `en`)."""
    text = resources.files("constat.sources.text").joinpath(f"counts.{language}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@cache
def under_thousand(language: str) -> Mapping[tuple[str, ...], int]:
    """Every way the language writes 0 to 999 in words, without hyphens and without "and"."""
    table = count_words(language)["numbers"]
    ones = {word: value for value, word in enumerate(table["ones"])}
    small: dict[tuple[str, ...], int] = {(word,): value for word, value in ones.items()}
    teens: dict[tuple[str, ...], int] = {(word,): value for word, value in ones.items() if value}
    if language == "fr":
        teens |= {("une",): 1, ("dix", "sept"): 17, ("dix", "huit"): 18, ("dix", "neuf"): 19}
        small |= teens
    for word, ten in table["tens"].items():
        small[(word,)] = ten
        reach = 20 if ten == 60 and language == "fr" else 10
        small |= {(word, *tail): ten + value for tail, value in teens.items() if value < reach}
    if language == "fr":
        small |= {("quatre", "vingt"): 80, ("quatre", "vingts"): 80}
        small |= {("quatre", "vingt", *tail): 80 + value for tail, value in teens.items() if value < 20}
    small |= {(word,): value for word, value in table["more"].items()}
    whole = dict(small)
    for hundred in table["hundred"]:
        heads: dict[tuple[str, ...], int] = {(word,): value for word, value in ones.items() if (2 if language == "fr" else 1) <= value < 10}
        heads[() if language == "fr" else ("a",)] = 1
        for head, times in heads.items():
            whole[(*head, hundred)] = times * 100
            whole |= {(*head, hundred, *tail): times * 100 + value for tail, value in small.items() if 0 < value < 100}
    return whole


@cache
def _starts(language: str) -> frozenset[str]:
    table = count_words(language)
    return frozenset(words[0] for words in under_thousand(language)) | {*table["numbers"]["thousand"], *table["collectives"], *table["one"], "half"}


def numbers_in(text: Folded, language: str) -> tuple[Number, ...]:
    """The numbers of the text in that language, in order; none overlaps another, none exceeds what a count can be."""
    found = sorted([*_in_figures(text), *_in_words(text.text, language)], key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if (not kept or number.start >= kept[-1].end) and number.value <= LARGEST:
            kept.append(number)
    return tuple(kept)


def _in_figures(text: Folded) -> Iterator[Number]:
    for pattern in (_FIGURES, _GLUED):
        for match in pattern.finditer(text.text):
            digits = re.sub(r"\D", "", match[0])
            if " " in match[0] and any(c in text.words(match.start(), match.end()) for c in "\n\r\t"):
                # A line break separates numbers, never thousands.
                yield from (Number(match.start() + piece.start(), match.start() + piece.end(), int(piece[0])) for piece in re.finditer(r"\d+", match[0]))
            elif len(digits) <= 12:
                yield Number(match.start(), match.end(), int(digits))


def _in_words(text: str, language: str) -> Iterator[Number]:
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    starts = _starts(language)
    at = 0
    while at < len(words):
        # A letter or sign glued to the word makes it part of another one: "l'un", "semi-cent" are no numbers here.
        number = _number_at(text, words, at, language) if words[at][0] in starts and _free(text, words[at][1]) else None
        if number is None:
            at += 1
            continue
        yield number
        while at < len(words) and words[at][1] < number.end:
            at += 1


def _free(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_'") or text[max(0, start - 2) : start] == "d'"


def _number_at(text: str, words: list[tuple[str, int, int]], at: int, language: str) -> Number | None:
    table = count_words(language)
    collective = _collective_at(text, words, at, table)
    if collective is not None:
        return collective
    thousands, last = _below(text, words, at, language)
    nothing = thousands is None
    here = last if not nothing else at
    if nothing and language == "en":
        return None  # "several thousand" is not one thousand, which is always said
    if here < len(words) and words[here][0] in table["numbers"]["thousand"] and (nothing or _adjacent(text, words[here - 1][2], words[here][1])):
        rest, end = _below(text, words, _after_and(words, here + 1, language), language) if _goes_on(text, words, here) else (None, here + 1)
        if rest is None:
            end = here + 1
        value = (1 if thousands is None else thousands) * 1000 + (rest or 0)
        return Number(words[at][1], words[end - 1][2], value, in_words=True) if _ends(text, words[end - 1][2]) else None
    if thousands is None:
        return None
    return Number(words[at][1], words[last - 1][2], thousands, in_words=True) if _ends(text, words[last - 1][2]) else None


def _ends(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _after_and(words: list[tuple[str, int, int]], at: int, language: str) -> int:
    """The place after "and" in `one thousand and twenty`; French joins thousands without a word."""
    return at + 1 if language == "en" and words[at][0] == "and" and at + 1 < len(words) else at


def _goes_on(text: str, words: list[tuple[str, int, int]], here: int) -> bool:
    return here + 1 < len(words) and _adjacent(text, words[here][2], words[here + 1][1])


def _adjacent(text: str, end: int, start: int) -> bool:
    return text[end:start] in (" ", "-", "- ", " -")


def _below(text: str, words: list[tuple[str, int, int]], at: int, language: str) -> tuple[int | None, int]:
    """The longest run of words from `at` that writes 0 to 999, and the index after it."""
    known = under_thousand(language)
    joiner = count_words(language)["numbers"]["and"]
    run: list[str] = []
    best: tuple[int | None, int] = (None, at)
    for index in range(at, min(at + 7, len(words))):
        if index > at and not _adjacent(text, words[index - 1][2], words[index][1]):
            break
        word = words[index][0]
        if word == joiner and run:
            # "vingt et un", "two hundred and six"; "dix et vingt" are two numbers, which the table does not know as one.
            continue
        run.append(word)
        if tuple(run) in known:
            joined = index > at and words[index - 1][0] == joiner
            if not joined or _may_join(run, language):
                best = (known[tuple(run)], index + 1)
    return best


def _may_join(run: list[str], language: str) -> bool:
    """Whether "and" may stand before the last word: `vingt et un`, `soixante et onze`, `two hundred and six`."""
    return run[-1] in ("un", "une", "onze") if language == "fr" else "hundred" in run


def _collective_at(text: str, words: list[tuple[str, int, int]], at: int, table: Mapping[str, Any]) -> Number | None:
    """`une trentaine`, `deux dizaines`, `half a dozen`; a plural without a number is none."""
    word, start, end = words[at]
    known = table["collectives"]
    if word in known and (at == 0 or words[at - 1][0] not in table["magnitude_after"]):
        return Number(start, end, known[word], collective=True, in_words=True)
    if word == "half" and [w[0] for w in words[at + 1 : at + 3]] == ["a", "dozen"]:
        return Number(start, words[at + 2][2], 6, collective=True, in_words=True)
    skip = 1 if at + 1 < len(words) and words[at + 1][0] in ("bonne", "petite", "good") else 0
    if at + 1 + skip >= len(words):
        return None
    following, _, last = words[at + 1 + skip]
    one = following in known
    times = 1 if word in table["one"] and one else table_value(word, table)
    singular = following if one else following.removesuffix("s")
    if times and singular in known and (times > 1 or one) and _adjacent(text, words[at + skip][2], words[at + 1 + skip][1]):
        return Number(start, last, times * int(known[singular]), collective=True, in_words=True)
    return None


def table_value(word: str, table: Mapping[str, Any]) -> int | None:
    """The number from 0 up that one plain word writes, or None."""
    ones: list[str] = table["numbers"]["ones"]
    return ones.index(word) if word in ones else None
