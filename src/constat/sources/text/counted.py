"""Counts of persons found in folded words: a number with what stands before and after it, and the parts told within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from constat.model.count import Count
from constat.sources.text.folding import Folded
from constat.sources.text.numbers import Number, count_words, numbers_in
from constat.sources.text.rule import Rule
from constat.sources.text.whom import BREAK, Whom, whom_at

_KINDS: Final = ("at-least", "more-than", "at-most", "less-than", "exactly", "about")
_MOST_PARTS: Final = 20
_PARTS_WITHIN: Final = 300
"""Characters after a count in which its parts are looked for."""
_NAME: Final = re.compile(r"[^\W\d_][\w'’.-]*(?: (?:(?:ag|ould|walet|ben|bin|el|al|de|dit|dite|n') )?[^\W\d_][\w'’-]*)*")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of those counted, in folded places."""

    start: int
    end: int
    count: Count
    approximate: bool
    named: bool
    relation: str
    rules: tuple[Rule, ...]
    whom: Whom


@dataclass(frozen=True, slots=True)
class Told:
    """One count, in folded places."""

    start: int
    end: int
    count: Count
    approximate: bool
    whom: Whom
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]


@cache
def _expression(language: str) -> re.Pattern[str]:
    """A number or range with up to two qualifiers before it and one after."""
    table = count_words(language)
    first = "|".join(f"(?P<x_{kind.replace('-', '_')}>{table['before'][kind]})" for kind in _KINDS)
    second = "|".join(f"(?P<b_{kind.replace('-', '_')}>{table['before'][kind]})" for kind in _KINDS)
    after = "|".join(f"(?P<a_{kind.replace('-', '_')}>{words})" for kind, words in table["after"].items())
    head = rf"(?:(?<!\w)(?:{first}) ?)?(?:(?<!\w)(?:{second}) ?)?"
    return re.compile(rf"{head}(?:(?P<perhaps>{table['perhaps']})|(?P<range>{table['range']})|(?P<one>#(?: ?\( ?# ?\))?))(?: ?(?:{after})(?!\w))?")


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{count_words(language)[key]})(?!\w)" if key not in ("within", "beside") else count_words(language)[key])


class Counting:
    """The counts of one text in one language."""

    def __init__(self, text: Folded, language: str) -> None:
        self.text = text
        self.language = language
        self.table: dict[str, Any] = count_words(language)
        # Each number becomes one sign, so that patterns see "entre # et # morts" whatever way the numbers are written.
        self.numbers: dict[int, Number] = {}
        pieces: list[str] = []
        self.places: list[int] = []
        at = length = 0
        for number in numbers_in(text, language):
            between = text.text[at : number.start].replace("#", "\ufffd")
            pieces += [between, "#"]
            self.places += range(at, number.start + 1)
            length += len(between)
            self.numbers[length] = number
            length += 1
            at = number.end
        pieces.append(text.text[at:].replace("#", "\ufffd"))
        self.places += range(at, len(text.text) + 1)
        self.reduced = "".join(pieces)

    def counts(self) -> Iterator[Told]:
        """The counts, in order; those within another are its parts and are not told again."""
        taken = 0
        for match in self._matches():
            if match.start() < taken:
                continue
            told = self._told(match)
            if told is not None:
                taken = self._back(told.end)
                yield told

    def _matches(self) -> list[re.Match[str]]:
        vague = re.compile(rf"(?<!\w)(?P<vague>{self.table['vague']})(?!\w)")
        found = [*_expression(self.language).finditer(self.reduced), *vague.finditer(self.reduced)]
        return sorted(found, key=lambda match: match.start())

    def _place(self, reduced: int, *, end: bool = False) -> int:
        """The folded place of a place in the reduced text; `end`: of the end of what stops there."""
        if end and reduced and (number := self.numbers.get(reduced - 1)):
            return number.end
        return self.places[reduced]

    def _words(self, start: int, end: int) -> str:
        """The writer's own words for a place in the reduced text."""
        return self.text.words(self._place(start), self._place(end, end=True)).strip()

    def _back(self, folded: int) -> int:
        """The first reduced place at or after a folded one."""
        low, high = 0, len(self.places)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.places[middle] < folded else (low, middle)
        return low

    def _told(self, match: re.Match[str]) -> Told | None:
        start, end = match.start(), match.end()
        whom = whom_at(self.reduced, start, end, self.language, self._words)
        alone = not re.search(r"[\w#]", self.reduced[:start]) and self._ends_here(end)
        if not whom.told and not alone:
            return None
        read = self._read(match)
        if read is None:
            return None
        count, approximate, rules = read
        if late := re.compile(rf" (?:{self.table['after']['about']})(?= ?(?:$|[,.;:!?)]))").match(self.reduced, whom.end):
            # "30 morts environ"
            end, approximate = late.end(), True
            if rules[0].id == "count-one":
                rules = (Rule.of("count-about", **{**rules[0].values, "words": self._words(start, end)}),)
        parts = self._parts(max(end, whom.end))
        last = max([self._place(max(end, whom.end), end=True), *(part.end for part in parts)])
        return Told(self._place(start), last, count, approximate, whom, parts, rules)

    def _ends_here(self, end: int) -> bool:
        rest = self.reduced[end:]
        return not re.search(r"[\w#]", rest) or bool(_pattern(self.language, "within").match(rest) or _pattern(self.language, "beside").match(rest))

    def _read(self, match: re.Match[str]) -> tuple[Count, bool, tuple[Rule, ...]] | None:
        """The count of an expression, whether it is approximate, and the rule; None where it contradicts itself."""
        words = self._words(match.start(), match.end())
        groups = match.groupdict()
        if "vague" in groups:
            return Count(), True, (Rule.of("count-vague", words=words),)
        numbers = [self.numbers[i] for i in range(match.start(), match.end()) if i in self.numbers]
        said = {name[2:].replace("_", "-") for name, value in groups.items() if value is not None and name[1:2] == "_"}
        about = "about" in said or any(number.collective for number in numbers)
        bound = next((kind for kind in _KINDS if kind in said and kind != "about"), None)
        if groups["range"] is not None:
            return _range(numbers[0], numbers[1], words, about)
        first = numbers[0].value
        if groups["one"] is not None and numbers[-1].value != first:
            return None  # "trente (40) morts" contradicts itself
        if groups["perhaps"] is not None:
            # "At least 300, perhaps 500": the second number bounds nothing; it stays in the words.
            count = Count(low=first) if bound in ("at-least", "more-than") else Count(best=first)
            return count, about, (Rule.of("count-perhaps", words=words, number=first, other=numbers[1].value),)
        counts = {"at-least": Count(low=first), "more-than": Count(low=first), "at-most": Count(high=first), "less-than": Count(high=first)}
        if bound in counts:
            return counts[bound], about, (Rule.of(f"count-{bound}", words=words, number=first),)
        if bound == "exactly" and not about:
            return Count.exactly(first), False, (Rule.of("count-exactly", words=words, number=first),)
        if about:
            return Count(best=first), True, (Rule.of("count-about", words=words, number=first),)
        return Count(best=first), False, (Rule.of("count-one", words=words, number=first),)

    def _parts(self, end: int) -> tuple[Part, ...]:
        """Who is told to be within the count, or beside it: "dont mon frère", "including 3 children", "sans compter ..."."""
        stop = BREAK.search(self.reduced, end, end + _PARTS_WITHIN)
        ceiling = min(stop.start() if stop else len(self.reduced), end + _PARTS_WITHIN)
        if stop and (resumed := re.compile(r"[.;!?] (?=parmi|among)").match(self.reduced, stop.start())):
            further = BREAK.search(self.reduced, resumed.end(), end + _PARTS_WITHIN)
            ceiling = further.start() if further else min(len(self.reduced), end + _PARTS_WITHIN)
        if rival := next((m for m in _expression(self.language).finditer(self.reduced, end, ceiling) if self._rivals(m, end)), None):
            ceiling = rival.start()
        for relation in ("within", "beside"):
            if opened := _pattern(self.language, relation).search(self.reduced, end, ceiling):
                further = BREAK.search(self.reduced, opened.end(), opened.end() + _PARTS_WITHIN)
                limit = further.start() if further else min(len(self.reduced), opened.end() + _PARTS_WITHIN)
                return tuple(self._listed(opened.end(), limit, relation))
        return ()

    def _rivals(self, match: re.Match[str], end: int) -> bool:
        """Whether another count stands there by itself, not as a part of this one."""
        opened = any(_pattern(self.language, key).search(self.reduced, end, match.start()) for key in ("within", "beside"))
        return not opened and whom_at(self.reduced, match.start(), match.end(), self.language).told

    def _listed(self, at: int, limit: int, relation: str) -> Iterator[Part]:
        """The items of "dont mon frère, Amadou Diallo et 3 enfants"; it stops at what is no person."""
        for n in range(_MOST_PARTS):
            part = self._item(at, limit, relation, first=n == 0)
            if part is None:
                return
            yield part
            place = self._back(part.end)
            joined = _pattern(self.language, "joined").match(self.reduced, place, limit)
            joined = joined or re.compile(self.table["joined"]).match(self.reduced, place, limit)
            if joined is None:
                return
            at = joined.end()

    def _item(self, at: int, limit: int, relation: str, *, first: bool) -> Part | None:
        own = re.compile(self.table["before_part"]).match(self.reduced, at, limit)  # "mes deux frères"
        if (match := _expression(self.language).match(self.reduced, own.end() if own else at, limit)) and (read := self._read(match)):
            whom = whom_at(self.reduced, match.start(), match.end(), self.language, self._words)
            end = self._place(max(match.end(), whom.end), end=True)
            words = self.text.words(self._place(at), end)
            count, approximate, rules = read
            single = count.best == 1 and not approximate and not match["range"]
            if whom.told or first:
                return Part(self._place(at), end, count, approximate, False, relation, (*rules, _standing("number", relation, words)), whom)
            if not single:
                return None
        nobody = Whom(at)
        if name := self._proper_name(at, limit):
            return self._one(at, name, relation)
        if match := _pattern(self.language, "many_persons").match(self.reduced, at, limit):
            if first or self._is_person(match[0]):
                words = self.text.words(self._place(at), self._place(match.end(), end=True))
                return Part(self._place(at), self._place(match.end(), end=True), Count(), True, False, relation, (_standing("words", relation, words),), nobody)
            return None
        if (match := _pattern(self.language, "one_person").match(self.reduced, at, limit)) and self._is_person(match[0]):
            # "mon frère Amadou Diallo" is one person.
            end = match.end()
            named = self._proper_name(end + 1, limit) if self.reduced[end : end + 1] == " " else None
            return self._one(at, named or end, relation)
        return None

    def _one(self, at: int, end: int, relation: str) -> Part:
        start, stop = self._place(at), self._place(end, end=True)
        rule = _standing("person", relation, self.text.words(start, stop))
        return Part(start, stop, Count(best=1), False, True, relation, (rule,), Whom(end))

    def _is_person(self, words: str) -> bool:
        people = self.table["people"]
        return any(word in people or word.removesuffix("s") in people for word in re.split(r"[ #]|(?<=l)'", words))

    def _proper_name(self, at: int, limit: int) -> int | None:
        """The end of a name that begins here with a capital: in the original's own letters, for folding has none."""
        words: list[int] = []
        for match in re.compile(r"[^\W\d_][\w'.-]*").finditer(self.reduced, at, limit):
            expected = words[-1] + 1 if words else at
            if match.start() != expected:
                break
            written = self.text.words(self._place(match.start()), self._place(match.end(), end=True))
            particle = match[0] in ("ag", "ould", "walet", "ben", "bin", "el", "al", "de", "dit")
            caseless = written[:1].isalpha() and not written[:1].islower() and not written[:1].isupper()
            if not (written[:1].isupper() or caseless or (particle and words)):
                break
            words.append(match.end() - (1 if match[0].endswith(".") else 0))
        return words[-1] if words else None


def _standing(kind: str, relation: str, words: str) -> Rule:
    return Rule.of(f"count-{relation}-{kind}", words=words)


def _range(first: Number, second: Number, words: str, about: bool) -> tuple[Count, bool, tuple[Rule, ...]] | None:
    low, high = first.value, second.value
    if low < 10 and second.in_words and high >= 100 and high % 100 == 0 and first.in_words and low * (scale := 1000 if high >= 1000 else 100) < high:
        # "deux à trois cents" is two to three hundred.
        low *= scale
        return Count(low=low, high=high), about, (Rule.of("count-range-shared", words=words, low=low, high=high),)
    if low > high:
        return None
    return Count(low=low, high=high), about, (Rule.of("count-range", words=words, low=low, high=high),)
