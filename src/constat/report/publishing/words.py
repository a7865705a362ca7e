"""Words that several static pages share: a figure's value, its range, the datasets, what is withheld, who signed."""

from __future__ import annotations

from datetime import date
from html import escape

from constat.language import date_range, long_date, number, phrases
from constat.model.figure import Figure
from constat.model.selection import Selection
from constat.report.basis import entry_of, shown
from constat.report.methodology import describe
from constat.report.publishing.edition import Public
from constat.report.publishing.frame import say, table


def named_words(figure: Figure, language: str) -> tuple[str, str]:
    """The value as it is said (`at least 500`) and what it counts."""
    entry = entry_of(figure, 1, language)
    value = shown(figure, language)
    if figure.at_least and figure.kind == "count":
        value = phrases("report", language).say("edition-at-least", n=value)
    return value, entry.label


def places_words(places: list[str], language: str) -> str:
    """Where a figure is printed, for people: `paragraph 4; table by-party`."""
    told = []
    for where in places:
        kind, _, which = where.partition(" ")
        message = f"where-{'key-figures' if where == 'key figures' else kind}"
        known = phrases("report", language)
        told.append(f"{known.say(message)} {'' if where == 'key figures' else which}".strip() if known.has(message) else where)
    return "; ".join(told) if language == "en" else "\u202f; ".join(told)


def bounds(figure: Figure, language: str) -> str:
    """The range of a count in a sentence."""
    say_ = phrases("report", language).say
    if figure.kind != "count" or figure.unit == "incidents" or figure.value is None:
        return ""
    if figure.at_least:
        return say_("site-minimum")
    if figure.low is None or figure.high is None:
        return say_("site-no-range")
    return say_("site-range", low=number(figure.low, language), high=number(figure.high, language))


def days_words(figure: Figure, language: str) -> str:
    """The days that a figure counts; empty where it counts all."""
    start, end = figure.selection.period
    if start and end:
        return date_range(start, end, language)
    return " – ".join(long_date(day, language) if day else "…" for day in (start, end)) if start or end else ""


def signed_words(edition: Public, language: str) -> str:
    """Who signed, with the fingerprint; or that nobody did. HTML."""
    if edition.signed is None:
        return say(language, "site-unsigned")
    office, spoken = edition.signed
    return f'{escape(office)}<br><span class="aside">{say(language, "site-fingerprint")} <code>{escape(spoken)}</code></span>'


def datasets(edition: Public, language: str) -> str:
    """The frozen state, and the datasets that it is made of. HTML."""
    told = dict(edition.manifest.get("snapshot", {}))
    lines = []
    for one in told.get("datasets", []):
        named = phrases("report", language).say("site-dataset", name=str(one["name"]), version=str(one["version"]).lstrip("0"))
        lines.append(f'<br>{escape(named)} <span class="aside digest">SHA-256 <code>{escape(str(one["sha256"]))}</code></span>')
    return f"<code>{escape(str(told.get('id', '')))}</code>" + "".join(lines)


def day_words(iso: str, language: str) -> str:
    """A day for people."""
    return long_date(date.fromisoformat(iso), language)


def withheld(edition: Public, language: str, population: str | None = None) -> str:
    """What is withheld and why, each with what it would count; of one population, where one is given. HTML."""
    found = [one for one in edition.withheld if population is None or one.get("population") in (None, population)]
    if not found:
        return f"<p>{say(language, 'site-withheld-nothing' if population is None else 'site-withheld-nothing-like')}</p>"
    rows = []
    for one in found:
        what = describe(Selection.from_dict(one["selection"]), language) if "selection" in one else ""
        label = phrases("report", language).say(f"label-{str(one['population']).partition('/')[0]}") if "population" in one else str(one.get("place", ""))
        rows.append([escape(label), escape(what), escape(str(one.get("shown", ""))), escape(str(dict(one.get("why", {})).get(language, "")))])
    columns = [say(language, f"site-column-{name}") for name in ("counted", "selection", "instead", "why")]
    return table(phrases("report", language).say("site-withheld"), columns, rows)
