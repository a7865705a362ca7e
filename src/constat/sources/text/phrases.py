"""Phrases of a text that tell of days: patterns found, put together with what stands before and between them, and resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from constat.model.dates import PartialDate
from constat.sources.text.calendars import Occurrence, plus
from constat.sources.text.choosing import Known, Meaning, Shift, Unusable, unshifted
from constat.sources.text.distances import distance
from constat.sources.text.folding import Folded
from constat.sources.text.grammar import Grammar, Offset, grammar
from constat.sources.text.meanings import Reader
from constat.sources.text.rule import Rule

_REACH: Final = 60
"""Characters before a day in which words that lead to it are looked for."""
_AROUND: Final = 3
_YEAR: Final = 300
"""Days that a time must have to say in which year a feast, a season or a day of a month is meant."""
_NUMERIC: Final = re.compile(r"(?<![\w/.-])(?P<a>\d{1,2}) ?(?P<sign>[/.-]) ?(?P<b>\d{1,2}) ?(?P=sign) ?(?P<y>\d{4}|\d{2})(?![\w/-]|\.\d)")
_ISO: Final = re.compile(r"(?<![\w/-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place in the folded text, and what was found there: candidates, or the reason why there is none."""

    start: int
    end: int
    found: tuple[Occurrence, ...] | Rule


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    meaning: Meaning | None
    refused: Rule | None = None
    offset: Offset | None = None
    moved: re.Match[str] | None = None
    anchor: int = 0
    """Where the day itself begins, after the words that lead to it."""


class Phrases:
    """The phrases of one text in one language."""

    def __init__(self, text: Folded, language: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.grammar: Grammar = grammar(language)
        self.reader = Reader(self.grammar, known)

    def all(self) -> list[Phrase]:
        """The phrases in order; none overlaps another."""
        pieces = [self._led(piece) for piece in self._pieces()]
        told = [piece for piece in pieces if not (piece.meaning and piece.meaning.weak and piece.offset is None)]
        told = self._apart(sorted([*told, *self._standing_alone(told)], key=lambda piece: piece.start))
        phrases: list[Phrase] = []
        at = 0
        while at < len(told):
            phrase, used = self._together(told, at)
            phrases.append(phrase)
            at += used
        return phrases

    # --- finding

    def _pieces(self) -> list[_Piece]:
        """The longest matches, from the left, none overlapping another."""
        text = self.text.text
        named = [("numeric", _NUMERIC), ("iso", _ISO), *self.grammar.patterns]
        named += [("market", pattern) for pattern in self.grammar.markets(self.known.markets)]
        found = [(match.start(), -match.end(), n, name, match) for n, (name, pattern) in enumerate(named) for match in pattern.finditer(text)]
        pieces: list[_Piece] = []
        last = 0
        for start, minus_end, _, name, match in sorted(found, key=lambda item: item[:3]):
            if start < last or not self._credible(name, match):
                continue
            last = -minus_end
            words = self.text.words(start, last)
            place = self.text.words(*match.span("place")) if match.groupdict().get("place") else ""
            try:
                pieces.append(_Piece(start, last, self.reader.read(name, match, words, place), anchor=start))
            except Unusable as unusable:
                pieces.append(_Piece(start, last, None, unusable.rule, anchor=start))
        return pieces

    def _credible(self, name: str, match: re.Match[str]) -> bool:
        """Whether the words are written as a day is: "may" and "march" are verbs, a market's place begins with a capital."""
        if name == "month" and self.grammar.language == "en" and match.end("month") - match.start("month") > 2 and not match.groupdict().get("year"):
            word = self.text.words(*match.span("month"))
            return word[:1].isupper() or match.group("month") not in ("may", "march", "mar") or match.group(0) == self.text.text
        if name == "market" and match.group("place") and match.group("place") not in self.known.markets:
            return self.text.words(*match.span("place"))[:1].isupper()
        return True

    def _apart(self, pieces: list[_Piece]) -> list[_Piece]:
        kept: list[_Piece] = []
        for piece in pieces:
            if not kept or piece.start >= kept[-1].end:
                kept.append(piece)
        return kept

    def _led(self, piece: _Piece) -> _Piece:
        """The piece with the words that lead to it: "le lendemain de" before "la foire de Moura"."""
        floor = max(0, piece.start - _REACH)
        before = self.text.text[floor : piece.start]
        for offset in self.grammar.offsets:
            if match := offset.pattern.search(before):
                return replace(piece, start=floor + match.start(), offset=offset, moved=match)
        return piece

    def _standing_alone(self, pieces: list[_Piece]) -> list[_Piece]:
        """"La veille", "deux jours après" without a day beside them: from what is known of the incident."""
        found: list[_Piece] = []
        for offset in self.grammar.alone:
            for match in offset.pattern.finditer(self.text.text):
                start, end = match.span()
                if any(piece.start < end and start < piece.end for piece in [*pieces, *found]):
                    continue
                words = self.text.words(start, end)
                about = self.known.about
                if about is None:
                    found.append(_Piece(start, end, None, Rule.of("date-reference-missing", words=words), anchor=start))
                    continue
                fixed = [Occurrence(about.start, about.end, (Rule.of("date-reference", about=about),))]
                found.append(_Piece(start, end, Meaning(lambda shift, scope, fixed=fixed: fixed), None, offset, match, end))  # type: ignore[misc]
        return found

    # --- putting together

    def _together(self, pieces: list[_Piece], at: int) -> tuple[Phrase, int]:
        """The phrase that begins with a piece, and how many pieces it takes."""
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if following is None or following.meaning is None or piece.meaning is None:
            return Phrase(piece.start, piece.end, self._resolved(piece, None)), 1
        gap = self.text.text[piece.end : following.start]
        if following.offset is None and (joined := self._range(piece, following, gap)) is not None:
            return joined, 2
        if len(gap) <= _REACH and self.grammar.scope_link.match(gap):
            for day, around in ((piece, following), (following, piece)):
                if _placed(day, around) and _still(around) and (scope := self._scope(around, 2 if _weekly(day) else _YEAR)):
                    return Phrase(piece.start, following.end, self._resolved(day, scope)), 2
        return Phrase(piece.start, piece.end, self._resolved(piece, None)), 1

    def _scope(self, piece: _Piece, least: int) -> PartialDate | None:
        """The interval that a piece gives, where it is one and has so many days at least."""
        found = self._resolved(piece, None)
        if isinstance(found, Rule) or len(found) != 1:
            return None
        scope = PartialDate(found[0].start, found[0].end)
        return scope if scope.days >= least else None

    def _range(self, piece: _Piece, following: _Piece, gap: str) -> Phrase | None:
        """"Entre Noël et le Nouvel An": from the first day of one to the last of the other."""
        opened = self.grammar.range_open.search(self.text.text[max(0, piece.start - 15) : piece.start])
        # The words that open a range may belong to the first day's own pattern.
        own = self.text.text[piece.start :].startswith(("du ", "de ", "d'", "entre ", "from ", "between "))
        if not (opened or own) or not self.grammar.range_link.match(gap) or piece.offset is not None:
            return None
        first, last = self._resolved(piece, None), self._resolved(following, None)
        if isinstance(first, Rule) or isinstance(last, Rule):
            return None
        pairs = [(a, b) for a in first for b in last if a.start <= b.end and (b.end - a.start).days < 367]
        if not pairs:
            return None
        a, b = min(pairs, key=lambda pair: (pair[1].end - pair[0].start).days)
        start = piece.start - (len(opened[0]) if opened else 0)
        words = self.text.words(start, following.end)
        rule = Rule.of("date-range", words=words, date=PartialDate(a.start, b.end))
        return Phrase(start, following.end, (Occurrence(a.start, b.end, (rule, *a.rules, *b.rules)),))

    # --- resolving

    def _resolved(self, piece: _Piece, scope: PartialDate | None) -> tuple[Occurrence, ...] | Rule:
        words = self.text.words(piece.start, piece.end)
        if piece.offset is not None and piece.offset.kind in ("open", "vague"):
            return Rule.of("date-open" if piece.offset.kind == "open" else "date-vague", words=words)
        if piece.meaning is None:
            assert piece.refused is not None
            return _quoting(piece.refused, words)
        try:
            move = self._move(piece, words)
            shift: Shift = (lambda each: move(each)[:2]) if move else unshifted
            found = piece.meaning.options(shift, scope)
            if not found:
                return Rule.of("date-none", words=words)
            if move is None:
                return tuple(found)
            moved = []
            for each in found:
                start, end, rules = move(each)
                told = Rule.of("date-moved", words=words, date=PartialDate(start, end))
                moved.append(Occurrence(start, end, (*each.rules, told, *rules), each.home))
            return tuple(moved)
        except Unusable as unusable:
            return _quoting(unusable.rule, words)

    def _move(self, piece: _Piece, words: str) -> Callable[[Occurrence], tuple[date, date, list[Rule]]] | None:
        """How the words before a day move it; None where they leave it where it is."""
        offset, match = piece.offset, piece.moved
        if offset is None or match is None or _still(piece):
            return None
        if offset.kind == "day":
            return lambda each: (plus(each.edge(offset.sign)[0], offset.sign), plus(each.edge(offset.sign)[1], offset.sign), [])
        if offset.kind == "whole-week":
            if offset.sign > 0:
                return lambda each: (plus(each.edge(1)[0 if each.lasting else 1], 1), plus(each.end, 7), [])
            return lambda each: (plus(each.start, -7), plus(each.edge(-1)[1 if each.lasting else 0], -1), [])
        if offset.kind == "around":

            def around(each: Occurrence) -> tuple[date, date, list[Rule]]:
                width = max(_AROUND, ((each.end - each.start).days + 1) // 2)
                return plus(each.start, -width), plus(each.end, width), [Rule.of("date-around", days=width)]

            return around
        groups = match.groupdict()
        number = self.grammar.number(groups.get("n") or groups.get("n2") or "1")
        unit = self.grammar.table["units"][groups.get("unit") or groups["unit2"]]
        return lambda each: distance(*each.edge(offset.sign), offset.sign, number, unit, False, words)


def _weekly(piece: _Piece) -> bool:
    return piece.meaning is not None and piece.meaning.weekly


def _placed(day: _Piece, around: _Piece) -> bool:
    """Whether one may be told by the other: "le jour du marché, fin mars"; "en 2021, pendant la Tabaski"."""
    if day.meaning is None or around.meaning is None or around.meaning.weekly:
        return False
    return day.meaning.weekly or (day.meaning.yearless and not around.meaning.yearless)


def _still(piece: _Piece) -> bool:
    """Whether the words before a day leave it where it is: none, or "pendant", "in"."""
    return piece.offset is None or (piece.offset.kind == "day" and piece.offset.sign == 0)


def _quoting(rule: Rule, words: str) -> Rule:
    """The reason with all the words of the phrase, not of a piece of it alone."""
    return Rule.of(rule.id, **{**rule.values, "words": words}) if "words" in rule.values else rule
