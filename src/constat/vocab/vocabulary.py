"""A vocabulary: the terms of one list, checked when loaded and never changed afterwards.

A list is a YAML file in `lists/`:

    title: {en: ..., fr: ...}
    about: {en: ..., fr: ...}          what the list is for, and whose it is
    default: term-id                   optional
    terms:                             in their order, which carries meaning where the list is ordered
      - id: slug
        en: label
        fr: libellé
        define: {en: ..., fr: ...}     optional
        codes: {scheme: code}          optional; a scheme may give several codes: [a, b]
        parent: other-term             optional
        details: {name: text}          optional facts proper to the list (an article's number, a unit)

Codes are compared without regard to case and outer blanks, and within one list a code of a scheme names one term only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

from constat.errors import BadFile, BadInput, NotFound
from constat.language import LANGUAGES, current_language

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LIST_KEYS: Final = {"title", "about", "default", "ordered", "terms"}
_TERM_KEYS: Final = {"id", "en", "fr", "define", "codes", "parent", "details"}
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a list, in both languages, with the codes that other standards use for it."""

    id: str
    en: str
    fr: str
    order: int
    """Its place in the list, from 1."""
    definition_en: str = ""
    definition_fr: str = ""
    parent: str | None = None
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    details: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    def label(self, language: str | None = None) -> str:
        """The word in that language, or in the current one."""
        return self.fr if (language or current_language()) == "fr" else self.en

    def definition(self, language: str | None = None) -> str:
        """The definition in that language, or in the current one; empty where the list gives none."""
        return self.definition_fr if (language or current_language()) == "fr" else self.definition_en

    def code(self, scheme: str) -> str | None:
        """Its first code in another scheme, or None where that scheme has no such word."""
        given = self.codes.get(scheme, ())
        return given[0] if given else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One list of terms, in its order."""

    id: str
    title_en: str
    title_fr: str
    about_en: str
    about_fr: str
    terms: tuple[Term, ...]
    ordered: bool = False
    """Whether a later term means more than an earlier one."""
    default: str | None = None
    _by_id: Mapping[str, Term] = field(default_factory=dict, repr=False, compare=False)
    _by_code: Mapping[tuple[str, str], Term] = field(default_factory=dict, repr=False, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all terms, in order."""
        return tuple(term.id for term in self.terms)

    @property
    def schemes(self) -> tuple[str, ...]:
        """Names of the schemes that its codes belong to, sorted."""
        return tuple(sorted({scheme for term in self.terms for scheme in term.codes}))

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, term_id: object) -> bool:
        return term_id in self._by_id

    def title(self, language: str | None = None) -> str:
        """The list's title in that language, or in the current one."""
        return self.title_fr if (language or current_language()) == "fr" else self.title_en

    def about(self, language: str | None = None) -> str:
        """What the list is for and whose it is, in that language or in the current one."""
        return self.about_fr if (language or current_language()) == "fr" else self.about_en

    def term(self, term_id: str) -> Term:
        """The term of that id; `BadInput` names the nearest ones."""
        try:
            return self._by_id[term_id]
        except KeyError:
            raise BadInput("unknown-term", room="vocab", list=self.id, term=term_id, nearest=_nearest(term_id, self.ids)) from None

    def label(self, term_id: str, language: str | None = None) -> str:
        """The word for that id in that language, or in the current one."""
        return self.term(term_id).label(language)

    def find_code(self, scheme: str, code: object) -> Term | None:
        """The term that another scheme calls `code`, or None."""
        return self._by_code.get((scheme, _folded(code)))

    def by_code(self, scheme: str, code: object) -> Term:
        """The term that another scheme calls `code`; `BadInput` lists the codes that the scheme has here."""
        found = self.find_code(scheme, code)
        if found is None:
            known = [given for term in self.terms for given in term.codes.get(scheme, ())]
            raise BadInput("unknown-code", room="vocab", list=self.id, scheme=scheme, code=str(code), known=", ".join(known[:40]) or "-")
        return found

    def children(self, term_id: str) -> tuple[Term, ...]:
        """The terms directly below that one."""
        return tuple(term for term in self.terms if term.parent == term_id)


def _folded(code: object) -> str:
    return str(code).strip().casefold()


def _nearest(text: str, candidates: tuple[str, ...]) -> str:
    from rapidfuzz import process

    return ", ".join(found for found, *_ in process.extract(text, candidates, limit=3)) or "-"


def _fault(name: str, what: str) -> BadFile:
    return BadFile("list-malformed", room="vocab", list=name, what=what)


def _both(name: str, where: str, value: Any) -> tuple[str, str]:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(isinstance(v, str) and v.strip() for v in value.values()):
        raise _fault(name, f"{where}: en and fr are both needed, as text")
    return value["en"].strip(), value["fr"].strip()


def _read_term(name: str, order: int, given: Any) -> Term:
    if not isinstance(given, dict) or not {"id", "en", "fr"} <= set(given) <= _TERM_KEYS:
        raise _fault(name, f"term {order}: keys must be among {', '.join(sorted(_TERM_KEYS))}; id, en and fr are needed")
    term_id = given["id"]
    if not isinstance(term_id, str) or not _SLUG.fullmatch(term_id):
        raise _fault(name, f"term {order}: id {term_id!r} is no slug")
    en, fr = _both(name, term_id, {"en": given["en"], "fr": given["fr"]})
    define = _both(name, f"{term_id}.define", given["define"]) if "define" in given else ("", "")
    codes: dict[str, tuple[str, ...]] = {}
    for scheme, code in (given.get("codes") or {}).items():
        listed = code if isinstance(code, list) else [code]
        # YAML would read 01 or "no" as a number or a truth value: codes are text, always.
        if not listed or not all(isinstance(item, str) and item.strip() for item in listed):
            raise _fault(name, f"{term_id}: code of {scheme} must be text in quotation marks")
        codes[scheme] = tuple(listed)
    details = {str(key): str(value) for key, value in (given.get("details") or {}).items()}
    return Term(term_id, en, fr, order, *define, given.get("parent"), MappingProxyType(codes), MappingProxyType(details))


def parse(name: str, text: str) -> Vocabulary:
    """The vocabulary that a YAML text tells; `BadFile` says which rule of the format it breaks."""
    try:
        given = yaml.load(text, Loader=_LOADER)  # noqa: S506 (both are the safe loader, one in C)
    except yaml.YAMLError as fault:
        raise _fault(name, str(fault)) from None
    if not isinstance(given, dict) or not {"title", "about", "terms"} <= set(given) <= _LIST_KEYS:
        raise _fault(name, f"keys must be among {', '.join(sorted(_LIST_KEYS))}; title, about and terms are needed")
    terms = tuple(_read_term(name, order, item) for order, item in enumerate(given["terms"] or (), start=1))
    by_id: dict[str, Term] = {}
    by_code: dict[tuple[str, str], Term] = {}
    for term in terms:
        if term.id in by_id:
            raise _fault(name, f"the id {term.id} stands twice")
        by_id[term.id] = term
        for scheme, codes in term.codes.items():
            for code in codes:
                other = by_code.setdefault((scheme, _folded(code)), term)
                if other is not term:
                    raise _fault(name, f"the code {code!r} of {scheme} names both {other.id} and {term.id}")
    for term in terms:
        if term.parent is not None and (term.parent not in by_id or term.parent == term.id):
            raise _fault(name, f"{term.id}: its parent {term.parent} is not in the list")
    default = given.get("default")
    if default is not None and default not in by_id:
        raise _fault(name, f"the default {default} is not in the list")
    return Vocabulary(
        name,
        *_both(name, "title", given["title"]),
        *_both(name, "about", given["about"]),
        terms,
        bool(given.get("ordered", False)),
        default,
        MappingProxyType(by_id),
        MappingProxyType(by_code),
    )


@cache
def names() -> tuple[str, ...]:
    """The names of all lists, sorted."""
    folder = resources.files("constat.vocab") / "lists"
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary of that name, read once; `NotFound` names the nearest ones."""
    if name not in names():
        raise NotFound("unknown-vocabulary", room="vocab", list=name, nearest=_nearest(name, names()))
    text = (resources.files("constat.vocab") / "lists" / f"{name}.yaml").read_text(encoding="utf-8")
    return parse(name, text)
