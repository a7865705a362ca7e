"""The frame of every static page: one file that asks for nothing else, runs nothing, and reads as the pages of the program do."""

from __future__ import annotations

import base64
import re
from functools import cache
from hashlib import sha256
from html import escape
from importlib import resources
from typing import Any, Final

from constat import __version__
from constat.language import LANGUAGES, phrases

_TITLES: Final = {"en": "English", "fr": "Français"}


@cache
def style() -> str:
    """The style sheet, as it stands in each page."""
    text = (resources.files("constat.report") / "layout" / "public.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL)


@cache
def policy() -> str:
    """The policy of each page: its own style, by digest, and nothing else."""
    digest = base64.b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def say(language: str, message: str, **values: Any) -> str:
    """A sentence of the report's catalogue, fit for HTML."""
    return escape(phrases("report", language).say(message, **values))


def page(language: str, name: str, title: str, body: str, *, office: str, up: str = "") -> bytes:
    """A page: `name` without language and ending, `up` the way to the edition's folder (`../` for what lies below it)."""
    own = name.rpartition("/")[2]
    current = {language: ' aria-current="true"'}
    others = "".join(f'<a href="{own}.{code}.html" lang="{code}" hreflang="{code}"{current.get(code, "")}>{_TITLES[code]}</a>' for code in LANGUAGES)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}</title>\n'
        f'<link rel="icon" href="data:,">\n<style>{style()}</style>\n</head>\n<body>\n'
        f'<a class="skip" href="#main">{say(language, "site-skip")}</a>\n'
        f'<header class="masthead"><div class="inner"><a class="wordmark" href="{up}index.{language}.html">{escape(office)}</a>'
        f'<nav class="languages" aria-label="{say(language, "site-languages")}">{others}</nav></div></header>\n'
        f'<main id="main" class="inner" tabindex="-1">\n{body}\n</main>\n'
        f'<footer class="colophon"><div class="inner"><p>{say(language, "site-colophon", version=__version__)}</p></div></footer>\n</body>\n</html>\n'
    ).encode()


def facts(rows: list[tuple[str, str]]) -> str:
    """A list of names and values; the values are HTML."""
    return '<dl class="facts">' + "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value) + "</dl>"


def section(id: str, heading: str, body: str) -> str:
    """A section with its heading."""
    return f'<section aria-labelledby="{id}"><h2 id="{id}">{heading}</h2>{body}</section>'


def table(label: str, columns: list[str], rows: list[list[str]], numeric: tuple[int, ...] = ()) -> str:
    """A table whose cells are HTML; the first column heads its row. On a narrow screen each row is a block."""
    head = "".join(f'<th scope="col" role="columnheader"{" class=num" if i in numeric else ""}>{column}</th>' for i, column in enumerate(columns))
    lines = []
    for row in rows:
        cells = [
            f'<th scope="row" role="rowheader">{cell}</th>' if i == 0 else f'<td role="cell"{" class=num" if i in numeric else ""}>{cell}</td>'
            for i, cell in enumerate(row)
        ]
        lines.append(f'<tr role="row">{"".join(cells)}</tr>')
    named = f'aria-label="{escape(label, quote=True)}"'
    return (
        f'<div class="scroll" tabindex="0" role="group" {named}><table class="stacked" role="table" {named}>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{"".join(lines)}</tbody></table></div>'
    )
