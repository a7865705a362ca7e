"""The sections of the case file's pages: each member sees those that a role of theirs opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from constat.language import phrases
from constat.web.permission import CASEWORK, READING
from constat.web.tags import address

SECTIONS: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("nav-desk", ("work",), ("documenter", "verifier", "editor", "steward", "administrator", "reader")),
    ("nav-statements", ("work", "statements"), CASEWORK),
    ("nav-incidents", ("work", "incidents"), READING),
    ("nav-findings", ("work", "findings"), ("verifier", "editor", "steward")),
    ("nav-inbox", ("work", "inbox"), CASEWORK),
    ("nav-evidence", ("work", "evidence"), CASEWORK),
    ("alerts-title", ("work", "alerts"), CASEWORK),
    ("nav-publish", ("publish",), ("editor", "verifier", "steward")),
    ("nav-house", ("office",), ("administrator", "steward")),
    ("nav-explore", ("explore",), READING),
    ("nav-warning", ("warning",), READING),
    ("nav-reports", ("report",), READING),
)
"""Message, address, roles."""


def sections_of(roles: Iterable[str], language: str, rest: str) -> list[dict[str, Any]]:
    """The sections that these roles see; the one that the address `rest` is in is marked, the deepest that fits."""
    say, given = phrases("web", language).say, set(roles)
    shown = [(message, parts) for message, parts, open_to in SECTIONS if given & set(open_to)]
    fits = [parts for _message, parts in shown if rest == "/".join(parts) or rest.startswith("/".join(parts) + "/")]
    here = max(fits, key=len, default=None)
    return [{"label": say(message), "href": address(language, *parts), "current": parts == here} for message, parts in shown]
