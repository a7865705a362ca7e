"""Whom a number counts and what was done to them, from the words beside it: `civils tués`, `were killed`, `tués : 30`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from constat.sources.text.numbers import count_words
from constat.sources.text.rule import Listed, Named, Rule
from constat.vocab import load

BREAK: Final = re.compile(r"[.;!?](?= |$)")
"""Ends of sentences: a verb beyond one says nothing of a number before it."""
_REACH: Final = 90
_BY_STATUS: Final = {
    ("killed", "civilian"): "civilians-killed",
    ("killed", "member-of-armed-forces"): "fighters-killed",
    ("injured", "civilian"): "civilians-injured",
}


@dataclass(frozen=True, slots=True)
class Whom:
    """Those counted: measure, harm, status, sex and age as far as the words state them; and where the words end."""

    end: int
    measure: str | None = None
    harm: str | None = None
    status: str = "unknown"
    sex: str = "unknown"
    age: str = "unknown"
    told: bool = False
    """Whether the words say that persons are counted at all."""
    rules: tuple[Rule, ...] = ()


@cache
def harm_of(measure: str) -> str | None:
    """The term of vocabulary harm that a measure counts."""
    return next((term.id for term in load("harm") if term.code("measure") == measure), None)


class Speech:
    """The patterns of one language for persons and harms, compiled once."""

    def __init__(self, language: str) -> None:
        table = count_words(language)
        self.table = table
        persons: Mapping[str, str] = table["persons"]
        harms: Mapping[str, str] = table["harms"]
        every = [f"(?P<p_{key.replace('-', '_')}>{words})" for key, words in persons.items()]
        acts = [f"(?P<h_{key.replace('-', '_')}>{words})" for key, words in harms.items()]
        self.kinds = {f"p_{key.replace('-', '_')}": key for key in persons} | {f"h_{key.replace('-', '_')}": key for key in harms}
        joiner = "et|ou|et de|ou de" if language == "fr" else "and|or"
        link = table["link"]
        # Longest alternatives win by the closing boundary, whatever their order.
        self.noun = re.compile(rf" ?{link}(?:{'|'.join(every + acts)})(?!\w)")
        self.next_noun = re.compile(rf"(?: (?P<joined>{joiner}))? {link}(?:{'|'.join(every + acts)})(?!\w)")
        verbs = "|".join(f"(?P<v_{key.replace('-', '_')}>{words})" for key, words in table["verbs"].items())
        self.kinds |= {f"v_{key.replace('-', '_')}": key for key in table["verbs"]}
        self.verb = re.compile(rf"(?<!\w)(?<!#)(?:{verbs})(?!\w)")
        self.act = re.compile(rf"(?<!\w)(?:{'|'.join(acts)})(?!\w)")
        self.undergone = re.compile(rf"(?<!\w){table['undergone']} $")
        self.undergone_alone = re.compile(table["undergone_alone"])
        self.subject = re.compile(table["subject"])
        self.doers = re.compile(table["doers"])
        self.agent = re.compile(rf"(?<!\w){table['agent']} $")
        self.object = re.compile(table.get("object", r"(?!)"))
        self.link = re.compile(rf"^ ?{link}")
        self.passive = re.compile(rf"{table['passive']}(?:{'|'.join(acts)})(?!\w)")
        self.label = re.compile(rf"(?<!\w)(?:{'|'.join(acts)}) ?[:=] ?$")
        self.direct = re.compile(rf"(?<!\w)(?:{'|'.join(acts)})(?: (?:les|some|in total))? ?$")
        nouns = "|".join(f"(?P<n_{key.replace('-', '_')}>{words})" for key, words in table["acts_of"].items())
        self.kinds |= {f"n_{key.replace('-', '_')}": key for key in table["acts_of"]}
        self.act_of = re.compile(rf"(?<!\w)(?:{nouns}) {table['of']}$")
        self.disappeared = re.compile(rf"(?<!\w)(?:{table['disappeared']})(?!\w)")
        self.closed = re.compile(rf" ?(?:$|[,.;:!?)(]| {table['follows']}(?!\w))")

    def kind(self, match: re.Match[str]) -> str:
        """Which kind of person, or which measure, a pattern met."""
        return next(self.kinds[name] for name, value in match.groupdict().items() if value is not None and name in self.kinds)


@cache
def speech(language: str) -> Speech:
    """The patterns of `fr` or `en`."""
    return Speech(language)


def whom_at(text: str, start: int, end: int, language: str, words: Callable[[int, int], str] | None = None) -> Whom:
    """Whom the number at `start..end` counts; `told` is False where no words say that it counts persons harmed.

    `words` gives the writer's own words for a place in `text`; rules quote them.
    """
    spoken = speech(language)
    quote = words or (lambda first, last: text[first:last])
    kinds, measures, combined, place = _nouns(spoken, text, end)
    link = spoken.link.match(text[end:place])
    quoted = quote(end + (link.end() if link else 0), place) if measures else ""
    ceiling = min(len(text), end + 2 * _REACH) if (stop := BREAK.search(text, end, end + 2 * _REACH)) is None else stop.start()
    floor = max((m.end() for m in BREAK.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH))
    told = bool(kinds or measures)
    if not measures and (match := spoken.label.search(text[floor:start])):
        measures, told = [spoken.kind(match)], True
        quoted = quote(floor + match.start(), floor + match.start() + len(match[0].rstrip(" :=")))
    if not measures and (match := spoken.passive.match(text, place, ceiling)):
        measures, told = [spoken.kind(match)], True
        quoted, place = quote(place, match.end()).strip(" ,"), match.end()
        also = spoken.next_noun.match(text, place, ceiling)
        if also and also["joined"] and spoken.kind(also) in spoken.table["harms"] and spoken.kind(also) not in measures:
            measures, combined, place = [*measures, spoken.kind(also)], True, also.end()
    elif _did_it(spoken, text, start, place, measures, kinds):
        return Whom(end)
    if not measures and (match := spoken.direct.search(text[floor:start])) and (kinds or spoken.closed.match(text, end)):
        measures, told = [spoken.kind(match)], True
        quoted = quote(floor + match.start(), floor + match.end()).strip()
    if not measures and kinds and (match := spoken.act_of.search(text[floor:start])):
        measures, quoted = [spoken.kind(match)], quote(floor + match.start(), floor + match.end()).strip()
    if not measures and kinds and (near := _nearest(spoken, text, floor, start, place, ceiling)):
        measures, quoted = [near[0]], quote(near[1], near[2])
    return _whom(spoken, place, kinds, measures, combined, told, quoted)


def _did_it(spoken: Speech, text: str, start: int, place: int, measures: list[str], kinds: list[str]) -> bool:
    """Whether the words speak of those who did it: `par 5 hommes`, `30 hommes armés`, `30 men killed 5 people`."""
    if measures:
        return bool(kinds and spoken.object.match(text, place))
    return bool(kinds) and bool(spoken.agent.search(text, max(0, start - 40), start) or spoken.doers.match(text, place))


def _nouns(spoken: Speech, text: str, end: int) -> tuple[list[str], list[str], bool, int]:
    """Persons and harms named right after a number: `civils tués`, `femmes et enfants`, `morts ou blessés`."""
    persons: list[str] = []
    measures: list[str] = []
    combined = False
    place = end
    for _ in range(4):
        match = (spoken.noun if place == end else spoken.next_noun).match(text, place)
        if match is None:
            break
        kind = spoken.kind(match)
        joined = bool(match.groupdict().get("joined"))
        if joined and not (measures if kind in spoken.table["harms"] else persons and not measures):
            break  # "30 personnes et enlevé 5 femmes": another act begins
        if kind in spoken.table["harms"]:
            if kind not in measures:
                measures.append(kind)
            combined = combined or (joined and len(measures) > 1)
        else:
            persons.append(kind)
        place = match.end()
    return persons, measures, combined, place


def _nearest(spoken: Speech, text: str, floor: int, start: int, place: int, ceiling: int) -> tuple[str, int, int] | None:
    """The harm that the sentence tells of those counted, with its place: what others did to them (`ont tué 30 personnes`),
    unless they are the subject of another verb; else what they underwent further on, before another number."""
    subject = spoken.subject.match(text, place)
    if not subject:
        for match in reversed(list(spoken.verb.finditer(text, floor, start))):
            if not spoken.undergone.search(text, floor, match.start()):
                return spoken.kind(match), match.start(), match.end()
    stop = text.find("#", place, ceiling)
    for match in spoken.act.finditer(text, place, min(stop if stop >= 0 else ceiling, place + _REACH)):
        if spoken.undergone.search(text, place, match.start()) or spoken.undergone_alone.fullmatch(match[0]):
            return spoken.kind(match), match.start(), match.end()
    return None


def _whom(spoken: Speech, end: int, kinds: list[str], measures: list[str], combined: bool, told: bool, word: str) -> Whom:
    status = {kind for kind in kinds if kind in ("civilian", "member-of-armed-forces")}
    sexes = {kind for kind in kinds if kind in ("man", "woman")}
    only_children = set(kinds) <= {"child"} and bool(kinds)
    sex = next(iter(sexes)) if len(sexes) == 1 and "child" not in kinds and "personne" not in kinds else "unknown"
    # "Terroristes" is what the speaker calls them: an army's label makes nobody a fighter, beside another word either.
    known = next(iter(status)) if len(status) == 1 and "labelled" not in kinds else "unknown"
    base = measures[0] if measures and not combined else None
    rules: list[Rule] = []
    if combined:
        rules.append(Rule.of("count-harm-combined", words=word))
    elif base is None:
        rules.append(Rule.of("count-harm-untold"))
    else:
        rules.append(Rule.of("count-harm", measure=Named(f"count-measure-{base}"), words=word))
        if base == "abducted" and spoken.disappeared.search(word):
            rules.append(Rule.of("count-harm-disappeared", words=word))
        if base == "detained":
            rules.append(Rule.of("count-harm-detained"))
    if "labelled" in kinds:
        rules.append(Rule.of("count-status-labelled"))
    elif known != "unknown":
        rules.append(Rule.of("count-status", status=Listed("victim-status", known)))
    measure = _BY_STATUS.get((base, known), base) if base else None
    return Whom(end, measure, harm_of(base) if base else None, known, sex, "child" if only_children else "unknown", told, tuple(rules))
