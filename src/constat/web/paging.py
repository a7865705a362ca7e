"""Pages of a table: which one is asked for, and the addresses of its neighbours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from constat.errors import BadInput

PAGE: Final = 50
"""Rows on a page; more make a page that a phone cannot hold."""


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of `last`, with the addresses of the one before and the one after."""

    page: int
    last: int
    before: str
    after: str

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * PAGE


def pages(request: HttpRequest, total: int, key: str = "page", anchor: str = "") -> Pages:
    """The page that the address asks for; `BadInput` where there is no such page."""
    last = max(1, math.ceil(total / PAGE))
    text = request.GET.get(key, "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if not 1 <= page <= last:
        raise BadInput("page-unusable", room="web", page=text[:20], last=str(last))

    def address(n: int) -> str:
        query = request.GET.copy()
        query[key] = str(n)
        return f"?{query.urlencode()}{anchor}"

    return Pages(page, last, address(page - 1) if page > 1 else "", address(page + 1) if page < last else "")
