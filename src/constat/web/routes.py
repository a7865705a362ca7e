"""Every address of the pages with what its view asks: for the tests that try each as each role, and for the page of docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from constat.web.permission import Permission, permission_of


@dataclass(frozen=True, slots=True)
class Route:
    """One address."""

    pattern: str
    """As Django writes it: `<language:language>/work/incidents/<str:incident_id>`."""
    view: Any
    converters: tuple[tuple[str, str], ...]
    """Name and kind of each part that varies."""

    @property
    def permission(self) -> Permission | None:
        """What the view asks; None where it says nothing."""
        return permission_of(self.view)


def routes(resolver: Any = None, prefix: str = "", known: tuple[tuple[str, str], ...] = ()) -> Iterator[Route]:
    """Every address, those of included modules too."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        found = known + tuple((name, type(one).__name__) for name, one in entry.pattern.converters.items())
        if isinstance(entry, URLResolver):
            yield from routes(entry, pattern, found)
        elif isinstance(entry, URLPattern):
            yield Route(pattern, entry.callback, found)
