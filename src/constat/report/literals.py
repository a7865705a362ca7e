"""Finds numbers written by hand: digits of any script, number words and multiples, in English and French.

A text may hold none outside a tag. What counts as one:

* any character of Unicode category Nd, Nl or No (`5`, `٣`, `½`, `²`), after compatibility folding;
* a cardinal above one, a collective (`dozens`, `une trentaine`), a fraction (`two thirds`, `la moitié`), a multiple (`doubled`,
  `a doublé`, `twofold`), and `%`, `per cent`, `pour cent`;
* `one`, `un`, `une` only before a word that is counted (`one civilian`, `un mort`): elsewhere they are pronoun or article.

Ordinals (`first`, `deuxième`) order, they do not count, and pass; so does `quarter`/`trimestre` as a part of the year.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written by hand: what stands there, and where in the text it begins."""

    text: str
    at: int


_EN_UNITS: Final = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "zero",
]
_EN_OTHER: Final = [
    "dozen",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "tens",
    "twice",
    "thrice",
    "half",
    "halves",
    "halved",
    "halving",
    "thirds",
    "double",
    "doubled",
    "doubles",
    "doubling",
    "triple",
    "tripled",
    "triples",
    "tripling",
    "quadruple",
    "quadrupled",
    "quadrupling",
    "quintupled",
    "treble",
    "trebled",
    "twofold",
    "threefold",
    "fourfold",
    "fivefold",
    "sixfold",
    "sevenfold",
    "eightfold",
    "ninefold",
    "tenfold",
    "hundredfold",
    "percent",
]
_FR_UNITS: Final = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "vingts",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "septante",
    "huitante",
    "octante",
    "nonante",
    "cent",
    "cents",
    "mille",
    "million",
    "millions",
    "milliard",
    "milliards",
    "zéro",
]
_FR_OTHER: Final = [
    "dizaine",
    "dizaines",
    "douzaine",
    "douzaines",
    "huitaine",
    "quinzaine",
    "vingtaine",
    "trentaine",
    "quarantaine",
    "cinquantaine",
    "soixantaine",
    "centaine",
    "centaines",
    "millier",
    "milliers",
    "moitié",
    "moitiés",
    "demi",
    "demie",
    "double",
    "doubles",
    "doublé",
    "doublée",
    "doublés",
    "doublées",
    "doubler",
    "doublent",
    "doublement",
    "triple",
    "triples",
    "triplé",
    "triplée",
    "triplés",
    "triplées",
    "tripler",
    "triplement",
    "quadruple",
    "quadruplé",
    "quadruplés",
    "quadrupler",
    "quintuplé",
    "décuplé",
    "décuplés",
    "centuplé",
    "pourcent",
]
_EN_FRACTION: Final = r"(?:two|three)[ -](?:third|fourth|fifth|tenth)s|(?:a|one)[ -](?:third|fourth|fifth|tenth)(?= of)|(?:a|one|three)[ -]quarters?(?= of)"
_FR_FRACTION: Final = r"(?:un|le|deux|les deux) (?:tiers|quarts?|cinquièmes?|dixièmes?)(?= d)|(?:un|trois) quarts?(?= d)"
_EN_COUNTED: Final = [
    "person",
    "people",
    "civilian",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "victim",
    "death",
    "fatality",
    "incident",
    "case",
    "attack",
    "violation",
    "abuse",
    "killing",
    "hundred",
    "thousand",
    "dozen",
    "million",
    "fighter",
    "soldier",
]
_FR_COUNTED: Final = [
    "personne",
    "civil",
    "civile",
    "homme",
    "femme",
    "enfant",
    "garçon",
    "fille",
    "fillette",
    "victime",
    "mort",
    "décès",
    "incident",
    "cas",
    "attaque",
    "violation",
    "atteinte",
    "combattant",
    "soldat",
    "militaire",
    "blessé",
]


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# "six" and "dix" style clashes: a word of either language is refused in both texts, save the few that mean something else.
_WORDS: Final = {
    "en": re.compile(
        rf"\b(?:{_EN_FRACTION}|one(?= (?:{_any(_EN_COUNTED)}))|(?:{_any(_EN_UNITS)})(?:-(?:one|{_any(_EN_UNITS)}))?|{_any(_EN_OTHER)}|per cent)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"\b(?:{_FR_FRACTION}|une?(?= (?:{_any(_FR_COUNTED)}))|six|neuf(?= [^d])|(?:{_any(_FR_UNITS)})(?:-(?:et-)?(?:une?|six|neuf|{_any(_FR_UNITS)}))*"
        rf"|{_any(_FR_OTHER)}|pour cent)(?!\w)",
        re.IGNORECASE,
    ),
}
_DIGITS: Final = re.compile(r"[^\s]*[\d][^\s]*")


def _folded(text: str) -> str:
    """The text with look-alikes folded and invisible characters gone, so that `５` or `5<zero width>0` hide nothing."""
    shown = "".join(ch for ch in text if unicodedata.category(ch) != "Cf")
    return unicodedata.normalize("NFKC", shown)


def find_literals(text: str, language: str) -> list[Literal]:
    """The numbers written by hand in a text without tags, in order."""
    folded = _folded(text).replace("\u2019", "'")
    found = [Literal(m.group(0), m.start()) for m in _WORDS[language].finditer(folded)]
    for match in re.finditer(r"\S+", folded):
        word = match.group(0)
        if any(unicodedata.category(ch) in ("Nd", "Nl", "No") for ch in word) or "%" in word or "‰" in word:
            found.append(Literal(word.strip(".,;:()[]«»\"'"), match.start()))
    found.sort(key=lambda literal: literal.at)
    return found
