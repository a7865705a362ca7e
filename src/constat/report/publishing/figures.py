"""The page of one figure: what is counted, on which data, how, to which standard of proof, from which parts, and what is withheld."""

from __future__ import annotations

from html import escape
from typing import Final

from constat.language import number, phrases
from constat.model.figure import Figure
from constat.report.basis import entry_of
from constat.report.disclosure.veil import is_public
from constat.report.methodology import describe
from constat.report.publishing.edition import Public, counted
from constat.report.publishing.frame import facts, page, say, section, table
from constat.report.publishing.words import bounds, datasets, named_words, places_words, withheld
from constat.vocab import load

_UP: Final = "../"


def figure_page(edition: Public, id: str, language: str) -> bytes:
    """The page of a figure of the manifest."""
    figure = edition.figures[id]
    words = phrases("report", language)
    entry = entry_of(figure, 1, language)
    value, label = named_words(figure, language)
    title = edition.title.get(language) or next(iter(edition.title.values()), edition.code)
    office = edition.office.get(language) or next(iter(edition.office.values()), "")
    known = dict(entry.facts)
    method = known.get(words.say("fact-method"), "")
    told = words.say(f"method-{figure.method}") if words.has(f"method-{figure.method}") else ""
    rows = [(name, escape(text)) for name, text in entry.facts if name not in (words.say("fact-method"), words.say("fact-snapshot"), words.say("fact-id"))]
    rows += [
        (words.say("fact-method"), f'{escape(method)}<br><span class="aside">{escape(told)}</span>' if told else escape(method)),
        (words.say("fact-snapshot"), datasets(edition, language)),
        (words.say("site-printed"), escape(places_words(edition.places(id, language), language))),
        (words.say("fact-id"), f"<code>{id}</code>"),
    ]
    body = [
        f'<p class="eyebrow"><a href="{_UP}index.{language}.html">{escape(title)}</a> · {escape(edition.period_words(language))}</p>'
        f'<h1 class="display"><span class="value">{escape(value)}</span> <span class="unit">{escape(label)}</span></h1>'
        f'<p class="lead">{escape(bounds(figure, language))}</p>',
        section("how", say(language, "site-figure-how"), facts(rows)),
        section("standard", say(language, "site-standard"), _standards(edition, figure, language)),
        section("parts", say(language, "site-parts"), _parts(edition, figure, language)),
        section("withheld", say(language, "site-withheld"), _left_out(figure, language) + withheld(edition, language, figure.population)),
        f'<p class="actions"><a class="button quiet" href="{_UP}verify.{language}.html">{say(language, "site-how")}</a> '
        f'<a class="button quiet" href="{_UP}index.{language}.html">{say(language, "site-back")}</a></p>',
    ]
    return page(language, f"figure/{id}", f"{value} {label}, {title}", "\n".join(body), office=office, up=_UP)


def _standards(edition: Public, figure: Figure, language: str) -> str:
    """The standard that the figure requires, and the same count to other standards where this edition prints one."""
    order = load("standard-of-proof").ids
    own = figure.selection.to_dict()

    same = list(edition.alike[counted(figure)])
    same.sort(key=lambda one: order.index(str(one.selection.standard)) if one.selection.standard in order else -1)
    rows = []
    for one in same:
        standard = str(one.selection.to_dict().get("standard") or "")
        label = load("standard-of-proof").label(standard, language) if standard in order else phrases("report", language).say("site-standard-any")
        value, _ = named_words(one, language)
        cell = f"<strong>{escape(value)}</strong>" if one.id == figure.id else f'<a href="{one.id}.{language}.html">{escape(value)}</a>'
        rows.append([escape(label), cell, escape(number(one.events, language)) if one.events else "–"])
    note = say(language, "site-standard-note" if own.get("standard") else "site-standard-none")
    columns = [say(language, f"site-column-{name}") for name in ("standard", "value", "events")]
    return f"<p>{note}</p>" + table(phrases("report", language).say("site-standard"), columns, rows, (1, 2))


def _parts(edition: Public, figure: Figure, language: str) -> str:
    """What it was computed from, and what was computed from it."""

    def line(one: Figure) -> str:
        value, label = named_words(one, language)
        told = describe(one.selection, language)
        return f'<li><a href="{one.id}.{language}.html">{escape(value)} {escape(label)}</a> <span class="aside">{escape(told)}</span></li>'

    parts = [edition.figures[id] for id in figure.parts if id in edition.figures]
    wholes = edition.wholes.get(figure.id, [])
    made = f'<ul class="shelf">{"".join(map(line, parts))}</ul>' if parts else f"<p>{say(language, 'site-parts-none')}</p>"
    if len(parts) < len(figure.parts):
        made += f"<p>{say(language, 'site-parts-unpublished')}</p>"
    return made + (f'<h3>{say(language, "site-used")}</h3><ul class="shelf">{"".join(map(line, wholes))}</ul>' if wholes else "")


def _left_out(figure: Figure, language: str) -> str:
    return f"<p>{say(language, 'site-left-out')}</p>" if is_public(figure) else ""
