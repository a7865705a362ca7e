"""The reference page of all vocabularies, as Markdown: `python -m constat.vocab.page > docs/look-up/vocabularies.md`."""

from __future__ import annotations

from collections.abc import Iterator

from constat.vocab.vocabulary import Term, Vocabulary, load, names


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _codes(term: Term) -> str:
    written = [f"{scheme}: {', '.join(codes)}" for scheme, codes in term.codes.items()]
    written += [f"{name}: {text}" for name, text in term.details.items()]
    return _cell("; ".join(written))


def _section(vocabulary: Vocabulary) -> Iterator[str]:
    yield f"## {vocabulary.id}"
    yield ""
    yield f"**{vocabulary.title_en} / {vocabulary.title_fr}.** {vocabulary.about_en}"
    yield ""
    yield f"*{vocabulary.about_fr}*"
    yield ""
    if vocabulary.ordered:
        yield "The order carries meaning: each term stands above the one before. *L'ordre a un sens : chaque terme dépasse le précédent.*"
        yield ""
    if vocabulary.default:
        yield f"Default / *par défaut* : `{vocabulary.default}`."
        yield ""
    yield "| id | English | français | codes, details |"
    yield "|---|---|---|---|"
    for term in vocabulary:
        english = term.en + (f": {term.definition_en}" if term.definition_en else "")
        french = term.fr + (f" : {term.definition_fr}" if term.definition_fr else "")
        below = f" (< `{term.parent}`)" if term.parent else ""
        yield f"| `{term.id}`{below} | {_cell(english)} | {_cell(french)} | {_codes(term)} |"
    yield ""


def vocabularies_page() -> str:
    """The page's text: every list in both languages with its codes, the lists by name."""
    lines = [
        "# Vocabularies",
        "",
        "Generated from the files in `src/constat/vocab/lists/` by `python -m constat.vocab.page`; do not edit.",
        "",
        "*Page produite à partir des fichiers de `src/constat/vocab/lists/` ; ne pas modifier à la main.*",
        "",
    ]
    lines += [f"- [{name}](#{name}): {load(name).title_en} / {load(name).title_fr}, {len(load(name))}" for name in names()]
    lines.append("")
    for name in names():
        lines += _section(load(name))
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    print(vocabularies_page(), end="")
