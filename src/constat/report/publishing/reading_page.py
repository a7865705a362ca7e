"""The report for reading: its sealed page once more, each number leading to the number's own page.

The sealed file is kept as it is; this is a copy without its manifest, so that nobody takes it for the one to verify.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from constat.report.html import CLOSE, OPEN
from constat.report.publishing.edition import Public
from constat.report.publishing.frame import say

READ: Final = "read"
_NUMBER: Final = re.compile(r'(<a class="n" id="n-\d+" href=")#f-([0-9a-f]{16})"')
_BAR: Final = "<body>\n"


def reading_page(edition: Public, language: str) -> list[bytes]:
    """The page, or none where the edition has no page in that language."""
    name = next((name for name in sorted(edition.files) if name.endswith(f".{language}.html")), None)
    if name is None:
        return []
    text = edition.files[name].decode("utf-8")
    start = text.rfind(OPEN)
    end = text.find(CLOSE, start)
    text = text[:start] + text[end + len(CLOSE) :] if 0 <= start < end else text

    def leads(match: re.Match[str]) -> str:
        return f'{match[1]}figure/{match[2]}.{language}.html"' if match[2] in edition.figures else match[0]

    bar = (
        f'<nav class="toc" aria-label="{say(language, "site-back")}"><p class="note"><a href="index.{language}.html">{say(language, "site-back")}</a> · '
        f'{say(language, "site-reading-note")} <a href="{escape(name, quote=True)}">{escape(name)}</a></p></nav>\n'
    )
    head, body, rest = text.partition(_BAR)
    return [(head + body + bar + _NUMBER.sub(leads, rest)).encode()]
