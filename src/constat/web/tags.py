"""Template tags: phrases, numbers, dates, words of vocabularies, addresses. Everything comes out escaped."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from constat import language as speech
from constat.language import phrases
from constat.web.serving import BUILT

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, message_id: str, **values: object) -> str:
    """A phrase of the web's catalogue, in the language of the page."""
    return phrases("web", context["language"]).say(message_id, **values)


@register.simple_tag(takes_context=True)
def number(context: Context, value: float | None) -> str:
    """A number for people; an en dash where there is none."""
    return "–" if value is None else speech.number(value, context["language"])


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | None) -> str:
    """A date for people; an en dash where there is none."""
    return "–" if value is None else speech.long_date(value, context["language"])


@register.simple_tag(takes_context=True)
def days(context: Context, first: date | None, last: date | None) -> str:
    """A range of dates for people; an en dash where there is none."""
    if first is None or last is None:
        return "–"
    return speech.date_range(first, last, context["language"])


@register.simple_tag(takes_context=True)
def term(context: Context, vocabulary: str, code: str | None) -> str:
    """The label of a vocabulary's term; the code itself where the list does not know it."""
    from constat.vocab import load

    if not code:
        return "–"
    found = load(vocabulary)
    return found.label(code, context["language"]) if code in found else str(code)


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, for a loop over a few fixed ones."""
    return text.split()


@register.simple_tag(takes_context=True)
def lacking(context: Context, message_id: str) -> str:
    """What a finding lacks, as the record's catalogue says it."""
    return phrases("record", context["language"]).say(message_id.replace("_en", ""))


@register.simple_tag(takes_context=True)
def options(context: Context, vocabulary: str) -> SafeString:
    """The terms of a vocabulary as options of a select, "not said" first."""
    from constat.web.forms.fields import choices

    return format_html_join("", '<option value="{}">{}</option>', choices(vocabulary, context["language"]))


@register.filter
def get(told: dict[str, Any], key: str) -> Any:
    """A value by a key that a template cannot write."""
    return told.get(key)


@register.simple_tag
def row(bound: Any) -> SafeString:
    """A form's field with its label, help and faults."""
    from constat.web.forms.form import told_row

    return told_row(bound)


@register.simple_tag(takes_context=True)
def moment(context: Context, at: int | None) -> str:
    """A time in milliseconds since 1970 as day and minute of this machine's clock; an en dash where there is none."""
    if at is None:
        return "–"
    told = datetime.fromtimestamp(at / 1000).astimezone()
    return phrases("web", context["language"]).say("moment", day=speech.long_date(told.date(), context["language"]), time=f"{told:%H:%M}")


@register.simple_tag(takes_context=True)
def when(context: Context, iso: str | None) -> str:
    """A date with its precision (`2022-03`, `2022-03-27/2022-03-31`) for people; an en dash where there is none."""
    from constat.web.wording import when_words

    return when_words(iso, context["language"])


@register.simple_tag(takes_context=True)
def tally(context: Context, count: dict[str, int | None] | None) -> str:
    """A count with its bounds for people: `at least 500`, `about 30`, `10–15`; an en dash where there is none."""
    from constat.web.wording import tally_words

    return tally_words(count, context["language"])


@register.simple_tag(takes_context=True)
def fieldname(context: Context, type_name: str, attname: str) -> str:
    """The label of a record's field."""
    from constat.web.labels import field_label

    return field_label(type_name, attname, context["language"])


@register.simple_tag(takes_context=True)
def typename(context: Context, type_name: str) -> str:
    """What records of a type are called together."""
    from constat.web.labels import type_label

    return type_label(type_name, context["language"], plural=True)


@register.simple_tag(takes_context=True)
def withheld(context: Context, reason: str) -> str:
    """Why something is not shown."""
    return phrases("web", context["language"]).say(f"withheld-{reason}") if reason else ""


def address(language: str, *parts: object) -> str:
    """The address of a page: `address("en", "figure", id)` gives `/en/figure/<id>`; parts are percent-encoded."""
    return "/" + "/".join([language, *(quote(str(part), safe="") for part in parts)])


@register.simple_tag(takes_context=True)
def at(context: Context, *parts: object) -> str:
    """The address of a page in the language of this one."""
    return address(context["language"], *parts)


@lru_cache(maxsize=1)
def _manifest(path: Path, _stamp: float) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return given


def manifest() -> dict[str, Any]:
    """Vite's list of what it built; empty where the front end was not built."""
    path = BUILT / "manifest.json"
    try:
        return _manifest(path, path.stat().st_mtime)
    except FileNotFoundError:
        return {}


def _joined(parts: list[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def front_end() -> SafeString:
    """The link to the style sheet and the script, by their hashed names; nothing where the front end was not built."""
    entry = manifest().get("main.js")
    if entry is None:
        return _joined([])
    sheets = [format_html('<link rel="stylesheet" href="/static/{}">', name) for name in entry.get("css", ())]
    script = format_html('<script type="module" src="/static/{}"></script>', entry["file"])
    fonts = [
        format_html('<link rel="preload" as="font" type="font/woff2" crossorigin href="/static/{}">', name)
        for name in entry.get("assets", ()) if name.endswith(".woff2") and "latin-wght" in name
    ]
    return _joined([*fonts, *sheets, script])


@register.simple_tag
def map_ahead(cells: str) -> SafeString:
    """Asks for what the map needs while the page is still being read: its module and its cells."""
    told = manifest()
    module = told.get("map.js")
    if module is None:
        return _joined([])
    links = [format_html('<link rel="modulepreload" href="/static/{}">', module["file"])]
    links += [format_html('<link rel="stylesheet" href="/static/{}">', name) for name in module.get("css", ())]
    links.append(format_html('<link rel="preload" as="fetch" crossorigin href="{}">', cells))
    return _joined(links)


@register.simple_tag
def built(name: str) -> str:
    """The address of a built file by the name it has in `frontend/`."""
    entry = manifest().get(name)
    return f"/static/{entry['file']}" if entry else ""


@register.simple_tag
def unbuilt() -> bool:
    """Whether the front end was not built."""
    return not manifest()
