"""Who may ask for a screen: said on the view, checked before it runs. A view that says nothing answers nobody.

@members("verifier", "steward")                 a member with one of these roles
@members(*CASEWORK, methods="GET POST")
@members("administrator", fresh=True)           and the passphrase typed within the last minutes
@anyone                                         whoever reaches the server
@published                                      anyone while the workspace holds no case file; members after that
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from constat.record.keys import ROLES

View = TypeVar("View", bound=Callable[..., Any])

CASEWORK: Final = ("documenter", "verifier", "steward")
"""Who works on what happened."""
READING: Final = ("documenter", "verifier", "editor", "steward", "reader")
"""Who reads any record at all; administrators keep keys, and read nothing."""
EVERYBODY: Final = ROLES


@dataclass(frozen=True, slots=True)
class Permission:
    """What a view asks of whoever asks for it."""

    roles: frozenset[str] | None
    """One of these; None for anyone."""
    methods: frozenset[str]
    bare: bool = False
    """Open to anyone while there is no case file."""
    fresh: bool = False
    """The passphrase must have been typed a short while ago."""


def _said(roles: frozenset[str] | None, methods: str, **more: bool) -> Callable[[View], View]:
    def mark(view: View) -> View:
        asked = frozenset(methods.split())
        view.permission = Permission(roles, asked | ({"HEAD"} if "GET" in asked else set()), **more)  # type: ignore[attr-defined]
        return view

    return mark


def members(*roles: str, methods: str = "GET", fresh: bool = False) -> Callable[[View], View]:
    """The view is for members with one of these roles."""
    unknown = set(roles) - set(ROLES)
    if unknown or not roles:
        raise TypeError(f"no such role: {', '.join(sorted(unknown)) or '-'}")
    return _said(frozenset(roles), methods, fresh=fresh)


def anyone(view: View) -> View:
    """The view is for whoever reaches the server; it decides itself what to show."""
    return _said(None, "GET")(view)


def anyone_may(methods: str) -> Callable[[View], View]:
    """As `anyone`, for other methods too."""
    return _said(None, methods)


def published(view: View) -> View:
    """The view shows datasets and reports: open while the workspace holds no case file, for members after that."""
    return _said(frozenset(ROLES), "GET", bare=True)(view)


def published_may(methods: str) -> Callable[[View], View]:
    """As `published`, for views that answer a question too long for an address and keep nothing of it."""
    return _said(frozenset(ROLES), methods, bare=True)


def permission_of(view: Any) -> Permission | None:
    """What a view says; None where it says nothing, and answers nobody."""
    found = getattr(view, "permission", None)
    return found if isinstance(found, Permission) else None
