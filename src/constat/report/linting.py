"""Reads the passages that people wrote as an editor does: words that do not fit who acted, how firmly it is known, or what adds up.

Every remark says where it stands, what is amiss and what to write instead. Remarks are no refusals: what may not be printed at all
is refused when the report is built (numbers by hand, nouns that do not fit their figure, parts that do not add up).

| rule | remarks on |
|---|---|
| `abuses-of-state`, `violations-of-group` | violations are said of states, abuses (atteintes) of armed groups |
| `least-missing`, `least-twice` | a lower bound without "at least"; "at least" before a figure that says so itself |
| `firm-unverified` | the indicative for what the same sentence calls unverified |
| `perpetrator-unpresumed`, `verdict` | perpetrators not called alleged; words that only a court, or a party to the conflict, uses |
| `typed-number`, `typed-percent` | numbers and percentages by hand |
| `percent-wrong`, `percent-small` | a percentage that its two numbers do not give; one on a base under ten |
| `parts-sum`, `parts-over` | parts that do not make their whole; parts "among" a whole that exceed it |
| `units-clash` | one number said once of incidents or violations and once of persons |
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from constat.language import current_language, number, phrases
from constat.report.arithmetic import SMALL_BASE
from constat.report.literals import find_literals
from constat.report.numerals import Numeral, changes_told, numerals, parts_told
from constat.report.specification import Specification, to_write

_TAG: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?")
_CLAUSE: Final = re.compile(r"[;:]|,? (?:while|whereas|tandis qu[e’']|alors qu[e’']|et|and) ", re.IGNORECASE)
_STATE: Final = {
    "en": r"\b(?:armed forces|the army|the state|state forces|government|police|gendarmes?|gendarmerie|national guard|soldiers)\b",
    "fr": r"\b(?:forces armées|l[’']armée|l[’']État|forces de (?:défense|sécurité)|gouvernement|police|gendarmes?|gendarmerie|garde nationale|militaires)\b",
}
_GROUP: Final = {
    "en": r"\b(?:armed groups?|extremist groups?|militias?|jihadists?|self-defence groups?|signatory groups?|insurgents?|rebels?)\b",
    "fr": r"\b(?:groupes? armés?|groupes? extrémistes?|milices?|djihadistes?|groupes? d[’']autodéfense|groupes? signataires|insurgés?|rebelles?)\b",
}
_ABUSES: Final = {"en": r"\babuses?\b", "fr": r"\b(?:atteintes?|abus|exactions?)\b"}
_VIOLATIONS: Final = {"en": r"(?<!grave )\bviolations?\b(?! of the (?:ceasefire|agreement))", "fr": r"\bviolations?\b(?! graves| du cessez| de l[’']accord)"}
_LEAST: Final = {"en": r"\bat least\W*$|\bminimum of\W*$|\bno (?:fewer|less) than\W*$", "fr": r"\bau moins\W*$|\bau minimum\W*$|\bminimum de\W*$"}
_UNSURE: Final = {
    "en": r"\b(?:unverified|not verified|unconfirmed|not confirmed|rumou?rs?|could not be (?:verified|confirmed))\b",
    "fr": r"(?:\bnon (?:vérifié|confirmé|recoupé)|\brumeurs?\b|n[’'](?:a|ont) pu être (?:vérifié|confirmé)|pas été (?:vérifié|confirmé))",
}
_FIRM: Final = {
    "en": r"\b(?:(?:was|were|have|has|had)(?: been)? )?(?:killed|abducted|executed|raped|burned|attacked|looted|tortured|massacred)\b",
    "fr": r"\b(?:a|ont|avait|avaient)(?: été)? (?:tué|enlevé|exécuté|violé|incendié|brûlé|attaqué|pillé|torturé|massacré)",
}
_CAUTIOUS: Final = {
    "en": r"\b(?:alleged|allegedly|reportedly|said to|claims?|claimed|accord(?:s|ing) to|would have|may have|might have|could have|whether|if)\b",
    "fr": r"\b(?:aurai(?:t|ent)|serai(?:t|ent)|présumé|allégu|prétend|affirme|si\b)",
}
_PERPETRATORS: Final = {
    "en": r"(?<!alleged )(?<!presumed )(?<!suspected )(?<!unidentified )(?<!unknown )\bperpetrators?\b(?! (?:alleged|presumed|unknown))",
    "fr": r"\bauteurs?\b (?:de|des|du)\b(?! (?:la présente|ce|cette|rapport))",
}
_VERDICT: Final = {
    "en": r"\b(?:guilty|murderers?|assassins?|terrorists?|criminals?|bandits?)\b",
    "fr": r"\b(?:coupables?|meurtriers|assassins?|terroristes?|criminels?|bandits?)\b",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its rule, where it stands (`themes.fr:12`), the words that it is about, and what fills its message."""

    rule: str
    where: str
    about: str
    values: dict[str, str] = field(default_factory=dict)

    def say(self, language: str | None = None) -> str:
        """What is amiss and what to write, in a language."""
        told: dict[str, Any] = {"where": self.where, "about": self.about, **self.values}
        return phrases("report", language or current_language()).say(f"lint-{self.rule}", **told)


def lint(specification: Specification, minima: Collection[str] = ()) -> tuple[Remark, ...]:
    """The remarks on all that people wrote in a specification; `minima` are the figures that are known to be minima."""
    found: list[Remark] = []
    for name, texts in specification.texts.items():
        for language, text in texts.items():
            if text == to_write(name, language):
                continue  # Ours, in the place of a passage that nobody wrote yet.
            states = [n for g in specification.parties if g.wording == "violations" for n in (g.label.get(language, ""), *g.members)]
            groups = [n for g in specification.parties if g.wording == "abuses" for n in (g.label.get(language, ""), *g.members)]
            found += lint_text(text, language, f"{name}.{language}", states, groups, minima)
    return tuple(found)


def lint_text(
    text: str, language: str, where: str = "", states: Collection[str] = (), groups: Collection[str] = (), minima: Collection[str] = ()
) -> tuple[Remark, ...]:
    """The remarks on a text with its tags, in the order in which they stand."""
    bare = _TAG.sub(lambda tag: "\ufffc" + " " * (len(tag[0]) - 1), text)
    found: list[tuple[int, Remark]] = []
    for at, sentence in _sentences(bare):
        for offset, rule, about, values in _remarks(sentence, language, _names(_STATE, states, language), _names(_GROUP, groups, language)):
            found.append((at + offset, Remark(rule, "", about, values)))
    found += _minima(text, language, minima)
    found += _clashes(bare, language)
    made = []
    for at, remark in sorted(found, key=lambda pair: (pair[0], pair[1].rule)):
        line = text.count("\n", 0, at) + 1
        made.append(Remark(remark.rule, f"{where}:{line}" if where else str(line), " ".join(remark.about.split()), remark.values))
    return tuple(made)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for match in _SENTENCE.finditer(text):
        if match[0].strip() and not match[0].lstrip().startswith("#"):
            yield match.start(), match[0]


def _names(generic: dict[str, str], own: Collection[str], language: str) -> re.Pattern[str]:
    named = [re.escape(name) for name in own if name]
    return re.compile("|".join([generic[language], *named]), re.IGNORECASE)


Found = tuple[int, str, str, dict[str, str]]


def _remarks(sentence: str, language: str, state: re.Pattern[str], group: re.Pattern[str]) -> Iterator[Found]:
    yield from _acts(sentence, language, state, group)
    if (unsure := _search(_UNSURE, sentence, language)) and (firm := _search(_FIRM, sentence, language)) and not _search(_CAUTIOUS, sentence, language):
        yield firm.start(), "firm-unverified", firm[0], {"unsure": unsure[0]}
    culprits = _search(_PERPETRATORS, sentence, language)
    if culprits and not (language == "fr" and re.search(r"présumé|non identifié|inconnu", sentence)):
        yield culprits.start(), "perpetrator-unpresumed", culprits[0], {}
    if verdict := _search(_VERDICT, sentence, language):
        before = sentence[: verdict.start()]
        if before.count("“") <= before.count("”") and before.count("«") <= before.count("»"):
            yield verdict.start(), "verdict", verdict[0], {}
    for literal in find_literals(sentence, language):
        percent = "%" in literal.text or re.fullmatch(r"per ?cent|pour cent|pourcent", literal.text.lower()) is not None
        yield literal.at, "typed-percent" if percent else "typed-number", literal.text, {}
    yield from _arithmetic(sentence, language)


def _search(patterns: dict[str, str], text: str, language: str) -> re.Match[str] | None:
    return re.search(patterns[language], text, re.IGNORECASE)


def _acts(sentence: str, language: str, state: re.Pattern[str], group: re.Pattern[str]) -> Iterator[Found]:
    """Whose acts are called what, clause by clause where a sentence names both sides or both words."""
    both = bool(_search(_ABUSES, sentence, language)) and bool(_search(_VIOLATIONS, sentence, language))
    whole = not both and bool(state.search(sentence)) != bool(group.search(sentence))
    at = 0
    for clause in [sentence] if whole else _CLAUSE.split(sentence):
        start = sentence.find(clause, at)
        at = start + len(clause)
        of_state, of_group = state.search(clause), group.search(clause)
        abuses, violations = _search(_ABUSES, clause, language), _search(_VIOLATIONS, clause, language)
        if of_state and not of_group and abuses and not violations:
            yield start + abuses.start(), "abuses-of-state", abuses[0], {"who": of_state[0]}
        if of_group and not of_state and violations and not abuses:
            yield start + violations.start(), "violations-of-group", violations[0], {"who": of_group[0]}


def _arithmetic(sentence: str, language: str) -> Iterator[Found]:
    for change in changes_told(sentence, language):
        values = {"now": number(change.now, language), "before": number(change.before, language), "told": change.told}
        if change.before < SMALL_BASE:
            yield change.at, "percent-small", change.told, {**values, "small": str(SMALL_BASE)}
        elif not change.holds:
            yield change.at, "percent-wrong", change.told, {**values, "right": change.right(language)}
    for told in parts_told(sentence, language):
        total = sum(part.value for part in told.parts)
        values = {
            "whole": number(told.whole.value, language),
            "sum": number(total, language),
            "parts": " + ".join(number(part.value, language) for part in told.parts),
            "difference": number(abs(told.whole.value - total), language),
        }
        if told.exact and total != told.whole.value:
            yield told.whole.at, "parts-sum", told.whole.text, values
        elif total > told.whole.value:
            yield told.whole.at, "parts-over", told.whole.text, values


def _minima(text: str, language: str, minima: Collection[str]) -> Iterator[tuple[int, Remark]]:
    for tag in re.finditer(r"\{\{\s*fig:([\w-]+)([^}]*)\}\}", text):
        before = re.search(_LEAST[language], text[: tag.start()], re.IGNORECASE)
        if re.search(r"\|\s*low\b", tag[2]) and not before:
            yield tag.start(), Remark("least-missing", "", tag[0])
        elif tag[1] in minima and before:
            yield tag.start(), Remark("least-twice", "", f"{before[0].strip()} {tag[0]}")


def _clashes(text: str, language: str) -> Iterator[tuple[int, Remark]]:
    """One number said of incidents or violations here and of persons there: a footnote mark, or victims taken for violations."""
    seen: dict[int, Numeral] = {}
    for numeral in numerals(text, language):
        if not numeral.unit or numeral.value < SMALL_BASE:
            continue
        first = seen.setdefault(numeral.value, numeral)
        if first.unit != numeral.unit:
            yield numeral.at, Remark("units-clash", "", numeral.text, {"one": f"{first.text} {first.noun}", "other": f"{numeral.text} {numeral.noun}"})
