"""The lists of words that this case file writes in: labels in both languages, definitions, codes of other standards. Read-only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from constat.vocab import load
from constat.vocab.vocabulary import names
from constat.web.office.frame import show
from constat.web.permission import EVERYBODY, members


@members(*EVERYBODY)
def vocabularies(request: HttpRequest, language: str) -> HttpResponse:
    """`/<language>/office/vocabularies`"""
    words = str(request.GET.get("q") or "")[:100].strip().casefold()
    rows = []
    for name in names():
        found = load(name)
        hits = [term.label(language) for term in found if words and words in f"{term.id} {term.en} {term.fr}".casefold()]
        if not words or hits or words in f"{name} {found.title_en} {found.title_fr}".casefold():
            told = {"name": name, "title": found.title(language), "about": found.about(language)}
            rows.append({**told, "count": len(found), "schemes": found.schemes, "hits": hits[:6]})
    rows.sort(key=lambda row: str(row["title"]).casefold())
    return show(request, "office/vocabularies.html", {"rows": rows, "words": words})


@members(*EVERYBODY)
def vocabulary(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """`/<language>/office/vocabularies/<name>`"""
    found = load(name)
    terms = [
        {
            "id": term.id, "en": term.en, "fr": term.fr, "definition_en": term.definition_en, "definition_fr": term.definition_fr,
            "parent": found.label(term.parent, language) if term.parent else "",
            "codes": [(scheme, ", ".join(codes)) for scheme, codes in sorted(term.codes.items())],
        }
        for term in found
    ]  # fmt: skip
    values = {"name": name, "title": found.title(language), "about": found.about(language), "ordered": found.ordered, "terms": terms, "schemes": found.schemes}
    return show(request, "office/vocabulary.html", values)
