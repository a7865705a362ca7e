"""Countries: one answer whatever the spelling or code, in both languages and as UCDP, ACLED and Gleditsch-Ward have it.

A present country carries an ISO 3166-1 code. A state that is no more (South Yemen, Czechoslovakia) has `iso3` None: what
happened there is not laid at the door of a successor. UCDP's double names ("Russia (Soviet Union)") mean the present one.

Numbers read as Gleditsch-Ward numbers (Gleditsch and Ward 1999), which UCDP's `country_id` uses; those of ISO 3166-1
collide with them and must be asked for: `resolve_country("466", scheme="iso-numeric")`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from constat.errors import BadInput
from constat.language import current_language
from constat.vocab.vocabulary import Term, load


@dataclass(frozen=True, slots=True)
class Country:
    """A country, present or past."""

    id: str
    en: str
    fr: str
    iso2: str | None
    iso3: str | None
    iso_numeric: str | None
    gw: tuple[int, ...]
    """Gleditsch-Ward numbers; two where a state continues under another number (Serbia: 340 and 345)."""
    ucdp: str | None
    """UCDP's own spelling, first choice; None where UCDP has no such country."""

    @property
    def present(self) -> bool:
        """Whether the state exists today."""
        return self.iso3 is not None

    def label(self, language: str | None = None) -> str:
        """The name in that language, or in the current one."""
        return self.fr if (language or current_language()) == "fr" else self.en


def _country(term: Term) -> Country:
    return Country(
        term.id,
        term.en,
        term.fr,
        term.code("iso2"),
        term.code("iso3"),
        term.code("iso-numeric"),
        tuple(int(number) for number in term.codes.get("gw", ())),
        term.code("ucdp"),
    )


@cache
def countries() -> tuple[Country, ...]:
    """All countries, present ones first, by English name; then those that are no more."""
    return tuple(_country(term) for term in load("country"))


def fold(text: str) -> str:
    """A name without case, accents, punctuation and filling words, for comparison: `Côte d’Ivoire` gives `cote d ivoire`."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("ß", "ss"))
    words: list[str] = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and "))
    if len(words) == 1:
        return words[0]  # "LA" is a code (Laos) and no article, "ST" a code (Sao Tome) and no saint
    words = ["saint" if w in ("st", "ste", "sainte") else w for w in words]
    return " ".join(w for w in words if w not in ("the", "la", "le", "les", "l"))


@cache
def _spellings() -> dict[str, Country]:
    found: dict[str, Country] = {}
    known = {country.id: country for country in countries()}
    for term in load("country"):
        written = [term.en, term.fr, *(code for scheme, codes in term.codes.items() if scheme not in ("gw", "iso-numeric") for code in codes)]
        for text in written:
            # The list is in order of precedence: the present country keeps a name that a former one shared.
            found.setdefault(fold(text), known[term.id])
    return found


def resolve_country(text: str | int, scheme: str | None = None) -> Country:
    """The country of a name (English, French, UCDP's or ACLED's), an ISO code or a Gleditsch-Ward number.

    `scheme` (iso2, iso3, iso-numeric, gw, ucdp, acled) narrows what `text` may be. `BadInput` names the nearest countries.
    """
    asked = str(text).strip()
    if scheme is None and re.fullmatch(r"\d+(\.0)?", asked):
        scheme = "gw"
    if scheme is None:
        country = _spellings().get(fold(asked))
    else:
        if scheme in ("gw", "iso-numeric"):
            # Spreadsheets turn 432 into 432.0, and drop the noughts of 004.
            asked = asked.removesuffix(".0").lstrip("0") if scheme == "gw" else asked.removesuffix(".0").zfill(3)
        term = load("country").find_code(scheme, asked)
        country = next((c for c in countries() if c.id == term.id), None) if term else None
    if country is None:
        raise BadInput("unknown-country", room="vocab", text=str(text), nearest=", ".join(_nearest_countries(str(text))) or "-")
    return country


def _nearest_countries(text: str, limit: int = 3) -> list[str]:
    from rapidfuzz import fuzz, process

    names: list[str] = []
    for spelling, *_ in process.extract(fold(text), list(_spellings()), scorer=fuzz.WRatio, limit=12):
        label = _spellings()[spelling].label()
        if len(spelling) > 3 and label not in names:
            names.append(label)
    return names[:limit]
